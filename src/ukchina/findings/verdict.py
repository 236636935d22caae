"""Whether a reset has occurred on these texts: a grade by rule, with what it rests on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.findings.finding import HIGH, LOW, MEDIUM, Finding, finding
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import BOTH, MINUS, PLUS, rules
from ukchina.findings.scorecard_verdict import CONTENDED, DISPUTES, graded, last_told
from ukchina.findings.words import capital, count, in_prose, listed, textual, windowed
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.findings.scorecard import Cell, Scorecard
    from ukchina.findings.scorecard_verdict import Verdict
    from ukchina.study import Study

_VOICES = (
    ("Chinese", Side.CHINA_GOVERNMENT, Side.CHINA_EXPERT),
    ("British", Side.UK_GOVERNMENT, Side.UK_EXPERT),
)
# More windows without contact and mechanisms are counted; the last of them are told one by one.
MOST_OPEN = 3
_OPENINGS = {
    "contact": "These texts report a reset of contact, not of substance",
    "substance": "These texts report a reset of substance",
    "partial": "On these texts the reset is partial",
    "none": "These texts report no reset",
    "undetermined": "These texts do not decide whether there is a reset",
}


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def verdict(study: Study) -> tuple[Finding, ...]:
    """The verdict and what it rests on, as findings; () without counted sentences.

    Also () where only some voices or themes are counted: what is then missing is the limit's doing.
    """
    if not len(study.counted) or study.parameters.voices or study.parameters.themes:
        return ()
    card = scorecard(study)
    found = [_verdict(study, card), *_resting(study, card), _state_of_disputes(study, card)]
    found += [_undetermined(study, window) for window in graded(card).undetermined[-MOST_OPEN:]]
    return tuple(one for one in found if one is not None and one.holds and one.evidence)


def _verdict(study: Study, card: Scorecard) -> Finding:
    found = graded(card)
    clauses = [*_of_contact(found), DISPUTES[found.disputes]]
    clauses += _open(study, found)
    bearing = [cell for name in ("contact", "mechanisms") if (cell := last_told(card, name))]
    stated = [cell for name in CONTENDED if (cell := last_told(card, name))]
    # What no dated sentence tells rests on what else is told, or on the texts that were read.
    openings = study.outline.ids(study.openings.values())
    heard = _heard(card) if not bearing + stated else []
    made = finding(
        study,
        "verdict",
        claim="{opening}: {clauses}.",
        evidence=_interleaved(bearing) + _interleaved(stated, most=1) or heard or openings,
        opening=_OPENINGS[found.grade],
        clauses=listed(clauses),
    )
    # No surer than the least sure of what decides it.
    return replace(made, confidence=_least(cell.confidence for cell in bearing))


def _of_contact(found: Verdict) -> list[str]:
    """What is known of contact and of mechanisms; of neither in one clause."""
    contact, mechanism = "no contact is reported", "no mechanism is reported"
    rest = found.contact.removeprefix(contact)
    if found.contact.startswith(contact) and found.mechanisms == mechanism + rest:
        return [f"neither contact nor a mechanism is reported{rest}"]
    named = f" ({found.channels})" if found.channels else ""
    return [found.contact, found.mechanisms + named]


def _open(study: Study, found: Verdict) -> list[str]:
    """The windows that are undetermined; of many, how many."""
    if len(found.undetermined) > MOST_OPEN:
        return [f"{count(len(found.undetermined), 'window')} are undetermined"]
    return [
        f"{windowed([window])} is undetermined ({_why(study, window)})"
        for window in found.undetermined
    ]


def _resting(study: Study, card: Scorecard) -> list[Finding | None]:
    """For contact and mechanisms: on how few texts what is known of them rests."""
    return [_rests(study, card, name) for name in ("contact", "mechanisms")]


def _rests(study: Study, card: Scorecard, name: str) -> Finding | None:
    cell = last_told(card, name)
    if cell is None:
        return None
    documents = _in_order(cell.evidence) if cell.origins == 1 else []
    alone = len(documents) == 1
    on = "one text alone, {label}" if alone else "{label}, which are one origin"
    return finding(
        study,
        f"{name}_rests",
        claim="{what} rests on " + on + ".",
        evidence=cell.evidence,
        holds=cell.origins == 1,
        what={
            "contact": "What is known of ministers’ contact in {window}",
            "mechanisms": "What is known of mechanisms in {window}",
        }[name].format(window=windowed([cell.window])),
        label=listed([textual(study.title(document)) for document in documents]),
    )


def _in_order(evidence: Iterable[str]) -> list[str]:
    """The names of the documents of these ids, each where it comes first."""
    return list(dict.fromkeys(one.rpartition("@")[0] for one in evidence))


def _state_of_disputes(study: Study, card: Scorecard) -> Finding:
    """In which windows each dispute is stated, and whether any text reports it settled."""
    by_windows: dict[tuple[str, ...], list[str]] = {}
    evidence: list[str] = []
    for name in CONTENDED:
        held = [cell for cell in card.told(name) if cell.value in {MINUS, BOTH}]
        evidence += [one for cell in held for one in cell.evidence[:2]]
        if held:
            what = rules().indicator(name).name.removesuffix(" contention")
            when = tuple(cell.window for cell in held)
            by_windows.setdefault(when, []).append(f"on {in_prose(what)}")
    settled = any(cell.value == PLUS for name in CONTENDED for cell in card.told(name))
    return finding(
        study,
        "disputes_stated",
        claim="Contention is stated {parts}{rest}.",
        evidence=list(dict.fromkeys(evidence)),
        holds=bool(by_windows),
        parts="; ".join(f"{listed(what)} in {windowed(when)}" for when, what in by_windows.items()),
        rest="" if settled else "; in no window does cooperation prevail on either",
    )


def _undetermined(study: Study, window: str) -> Finding:
    here = study.in_report[study.in_report["window"] == window]["document"]
    first = sorted(study.openings[name] for name in here if name in study.openings)
    return finding(
        study,
        f"undetermined_{window}",
        claim="{window} is undetermined: {why}.",
        evidence=study.outline.ids(first),
        window=capital(windowed([window])),
        why=_why(study, window),
    )


def _why(study: Study, window: str) -> str:
    """What the window lacks: the voices of governments, and any meeting."""
    counted = study.outline.frame.iloc[study.counted]
    voices = set(counted["voice"][counted["window"] == window].unique())
    lacking = [
        f"no {nation}{' official' if expert in voices else ''} voice"
        for nation, side, expert in _VOICES
        if side not in voices
    ]
    return ", ".join([*lacking, "no meeting of ministers found"])


def _heard(card: Scorecard) -> list[str]:
    """What undated or unknown sources tell of what decides the verdict."""
    deciding = [cell for cell in card.cells if cell.indicator in {"contact", "mechanisms"}]
    return [one for cell in deciding for one in (*cell.evidence, *cell.uncounted)]


def _interleaved(cells: Iterable[Cell], most: int = 3) -> list[str]:
    """The most telling sentences of each cell."""
    return list(dict.fromkeys(one for cell in cells for one in cell.evidence[:most]))


def _least(found: Iterable[str]) -> str:
    return max(found, key=(HIGH, MEDIUM, LOW).index, default=LOW)
