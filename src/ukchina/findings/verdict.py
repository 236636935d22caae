"""Whether a reset has occurred on these texts: a grade by rule, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.corpus.dates import long_date
from ukchina.findings.finding import HIGH, LOW, MEDIUM, Finding, finding
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import BOTH, INTENDED, MINUS, NONE, PLUS, rules
from ukchina.findings.words import capital, in_prose, listed
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.findings.scorecard import Cell, Scorecard
    from ukchina.study import Study

_RANK = {MINUS: 0, INTENDED: 1, BOTH: 2, PLUS: 3}
_DISPUTES = ("security", "rights")
_OPENINGS = {
    "contact": "These texts report a reset of contact, not of substance",
    "substance": "These texts report a reset of substance",
    "partial": "On these texts the reset is partial",
    "none": "These texts report no reset",
    "undetermined": "These texts do not decide whether there is a reset",
}
_MECHANISMS = {
    PLUS: "mechanisms are at work",
    BOTH: "some mechanisms work and others are suspended",
    INTENDED: "mechanisms are only intended",
    MINUS: "mechanisms are suspended",
    NONE: "no mechanism is spoken of",
}
_CONTACT = {
    BOTH: "contact is reported and reported missing",
    INTENDED: "contact is only intended",
    MINUS: "contact is reported not to have taken place",
    NONE: "no contact is spoken of",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The grade and the clauses that give its reasons.

    `grade` is contact, substance, partial, none or undetermined; `standing` the value of each
    indicator in its latest dated window with evidence; `disputes` improved, unchanged, worsened,
    divided or uncompared; `undetermined` the dated windows without contact and mechanisms.
    """

    grade: str
    standing: dict[str, str]
    contact: str
    mechanisms: str
    disputes: str
    undetermined: tuple[str, ...]


def graded(card: Scorecard) -> Verdict:
    """The verdict that a scorecard gives, by the rule of `[verdict]`."""
    standing = {indicator.id: _last(card, indicator.id) for indicator in rules().indicators}
    values = {name: cell.value if cell else NONE for name, cell in standing.items()}
    disputes = _disputes(card)
    return Verdict(
        grade=_grade(values, disputes),
        standing=values,
        contact=_contact(card.told("contact")),
        mechanisms=_MECHANISMS[values["mechanisms"]],
        disputes=disputes,
        undetermined=tuple(
            window
            for window in card.dated
            if all(card.cell(name, window).value == NONE for name in ("contact", "mechanisms"))
        ),
    )


def verdict(study: Study) -> tuple[Finding, ...]:
    """The verdict and what it rests on, as findings; () without counted sentences."""
    if study.body.empty:
        return ()
    card = scorecard(study)
    found = [_verdict(study, card), *_resting(study, card), _state_of_disputes(study, card)]
    found += [_undetermined(study, window) for window in graded(card).undetermined]
    return tuple(one for one in found if one is not None and one.holds and one.evidence)


def _last(card: Scorecard, indicator: str) -> Cell | None:
    told = card.told(indicator)
    return told[-1] if told else None


def _grade(values: dict[str, str], disputes: str) -> str:
    contact, mechanisms = values["contact"], values["mechanisms"]
    if contact == mechanisms == NONE:
        return "undetermined"
    if {contact, mechanisms} <= {MINUS, NONE}:
        return "none"
    if (contact, mechanisms) != (PLUS, PLUS):
        return "partial"
    substance = values["economy"] == values["eased"] == PLUS and disputes == "improved"
    return "substance" if substance else "contact"


def _disputes(card: Scorecard) -> str:
    """How the disputes stand in their last window, compared with their first."""
    moves = []
    for name in _DISPUTES:
        told = card.told(name)
        if len(told) > 1:
            moves.append(_RANK[told[-1].value] - _RANK[told[0].value])
    if not moves:
        return "uncompared"
    better, worse = any(move > 0 for move in moves), any(move < 0 for move in moves)
    if better and worse:
        return "divided"
    return "improved" if better else "worsened" if worse else "unchanged"


def _contact(told: tuple[Cell, ...]) -> str:
    """What became of contact, with the month of the latest meeting."""
    last = told[-1] if told else None
    if last is None or last.value != PLUS:
        return _CONTACT[last.value if last else NONE]
    when = long_date(last.day).split(" ", 1)[1] if last.day else last.window
    if len(told) > 1 and _RANK[told[0].value] < _RANK[PLUS]:
        return f"contact advanced by {when}"
    return f"contact is reported, last in {when}"


def _verdict(study: Study, card: Scorecard) -> Finding:
    found = graded(card)
    clauses = [found.contact, found.mechanisms]
    if found.disputes == "uncompared":
        clauses.append("the disputes cannot be compared over time")
    elif found.disputes == "divided":
        clauses.append("one dispute eased and another hardened")
    else:
        clauses.append(f"the disputes are {found.disputes}")
    clauses += [
        f"{window} is undetermined ({_why(study, window)})" for window in found.undetermined
    ]
    bearing = [cell for name in ("contact", "mechanisms") if (cell := _last(card, name))]
    stated = [cell for name in _DISPUTES if (cell := _last(card, name))]
    made = finding(
        study,
        "verdict",
        claim="{opening}: {clauses}.",
        evidence=_interleaved(bearing) + _interleaved(stated, most=1),
        opening=_OPENINGS[found.grade],
        clauses=listed(clauses),
    )
    # No surer than the least sure of what decides it.
    return replace(made, confidence=_least(cell.confidence for cell in bearing))


def _resting(study: Study, card: Scorecard) -> list[Finding | None]:
    """For contact and mechanisms: on how few texts what is known of them rests."""
    return [_rests(study, card, name) for name in ("contact", "mechanisms")]


def _rests(study: Study, card: Scorecard, name: str) -> Finding | None:
    cell = _last(card, name)
    if cell is None:
        return None
    documents = list(dict.fromkeys(e.rpartition("@")[0] for e in cell.evidence))
    labels = study.documents.set_index("document")["label"]
    alone = len(documents) == 1
    on = "the text of {label} alone" if alone else "{label}, which are one origin"
    return finding(
        study,
        f"{name}_rests",
        claim="{what} rests on " + on + ".",
        evidence=cell.evidence,
        holds=cell.origins == 1,
        what={
            "contact": "What is known of ministers' contact in {window}",
            "mechanisms": "What is known of mechanisms in {window}",
        }[name].format(window=cell.window),
        label=listed([str(labels[document]) for document in documents]),
    )


def _state_of_disputes(study: Study, card: Scorecard) -> Finding:
    """In which windows each dispute is stated, and whether any text reports it settled."""
    by_windows: dict[str, list[str]] = {}
    evidence: list[str] = []
    for name in _DISPUTES:
        held = [cell for cell in card.told(name) if cell.value in {MINUS, BOTH}]
        evidence += [one for cell in held for one in cell.evidence[:2]]
        if held:
            what = rules().indicator(name).name.removesuffix(" contention")
            when = listed([cell.window for cell in held])
            by_windows.setdefault(when, []).append(f"on {in_prose(what)}")
    settled = any(cell.value == PLUS for name in _DISPUTES for cell in card.told(name))
    return finding(
        study,
        "disputes_stated",
        claim="Contention is stated {parts}{rest}.",
        evidence=list(dict.fromkeys(evidence)),
        holds=bool(by_windows),
        parts="; ".join(f"{listed(what)} in {when}" for when, what in by_windows.items()),
        rest="" if settled else "; no dated text shows either settled",
    )


def _undetermined(study: Study, window: str) -> Finding:
    here = study.body[study.body["window"] == window]
    return finding(
        study,
        f"undetermined_{window}",
        claim="{window} is undetermined: {why}.",
        evidence=list(here.drop_duplicates("document")["evidence"]),
        window=capital(window),
        why=_why(study, window),
    )


def _why(study: Study, window: str) -> str:
    """What the window lacks: the voices of governments, and any meeting."""
    voices = set(study.body[study.body["window"] == window]["voice"])
    lacking = {Side.CHINA_GOVERNMENT: "no Chinese voice", Side.UK_GOVERNMENT: "no British voice"}
    return ", ".join(
        [*(text for side, text in lacking.items() if side not in voices), "no meeting"]
    )


def _interleaved(cells: Iterable[Cell], most: int = 3) -> list[str]:
    """The most telling sentences of each cell."""
    return list(dict.fromkeys(one for cell in cells for one in cell.evidence[:most]))


def _least(found: Iterable[str]) -> str:
    return max(found, key=(HIGH, MEDIUM, LOW).index, default=LOW)
