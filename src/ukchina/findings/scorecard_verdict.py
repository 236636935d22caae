"""The grade that a scorecard gives, by the rule of `[verdict]` in `scorecard.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.dates import long_date
from ukchina.findings.scorecard_rules import BOTH, INTENDED, MINUS, NONE, PLUS, rules
from ukchina.findings.words import listed, windowed

if TYPE_CHECKING:
    from ukchina.findings.scorecard import Cell, Scorecard

_RANK = {MINUS: 0, INTENDED: 1, BOTH: 2, PLUS: 3}
CONTENDED = ("security", "rights")
GRADES = {
    "contact": "a reset of contact",
    "substance": "a reset of substance",
    "partial": "partial",
    "none": "no reset",
    "undetermined": "undetermined",
}
DISPUTES = {
    "improved": "the disputes are improved",
    "unchanged": "the disputes are unchanged",
    "worsened": "the disputes are worse",
    "divided": "one dispute eased and another hardened",
    "unsure": "whether the disputes have moved hangs on one sentence",
    "uncompared": "the disputes cannot be compared over time",
}
_MECHANISMS = {
    PLUS: "mechanisms are at work",
    BOTH: "some mechanisms work and others are suspended",
    INTENDED: "mechanisms are only intended",
    MINUS: "mechanisms are suspended",
    NONE: "no mechanism is reported",
}
_CHANNELS = {
    PLUS: "at work",
    BOTH: "reported both at work and suspended",
    INTENDED: "only intended",
    MINUS: "suspended",
}
# Channels that stand alike need no names in the verdict, and more than these are read in the table.
LEAST_APART, MOST_NAMED = 2, 4
_CONTACT = {
    BOTH: "contact is reported and reported missing",
    INTENDED: "contact is only intended",
    MINUS: "contact is reported not to have taken place",
    NONE: "no contact is reported",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The grade and the clauses that give its reasons.

    `grade` is contact, substance, partial, none or undetermined; `standing` the value of each
    indicator in its latest dated window with evidence; `channels` names those mechanisms of which
    some stand otherwise than others, "" where all stand alike; `disputes` improved, unchanged,
    worsened, divided, unsure or uncompared; `undetermined` the dated windows without contact and
    mechanisms.
    """

    grade: str
    standing: dict[str, str]
    contact: str
    mechanisms: str
    disputes: str
    undetermined: tuple[str, ...]
    channels: str = ""


def graded(card: Scorecard) -> Verdict:
    """The verdict that a scorecard gives, by the rule of `[verdict]`."""
    standing = {indicator.id: last_told(card, indicator.id) for indicator in rules().indicators}
    values = {name: cell.value if cell else NONE for name, cell in standing.items()}
    disputes = _disputes(card)
    return Verdict(
        grade=_grade(values, disputes),
        standing=values,
        contact=_of_all(card, "contact", _contact(card.told("contact"))),
        mechanisms=_of_all(card, "mechanisms", _MECHANISMS[values["mechanisms"]]),
        disputes=disputes,
        undetermined=tuple(
            window
            for window in card.dated
            if all(card.cell(name, window).value == NONE for name in ("contact", "mechanisms"))
        ),
        channels=_channels(standing["mechanisms"]),
    )


def _channels(cell: Cell | None) -> str:
    """Which channels work and which do not; "" where those named stand alike, or are many."""
    parts = cell.parts if cell else ()
    by_value = {value: [name for name, own in parts if own == value] for value in _CHANNELS}
    told = {value: names for value, names in by_value.items() if names}
    if len(told) < LEAST_APART or len(parts) > MOST_NAMED:
        return ""
    return ", ".join(f"{listed(names)} {_CHANNELS[value]}" for value, names in told.items())


def last_told(card: Scorecard, indicator: str) -> Cell | None:
    """The indicator's latest dated cell with evidence; None without one."""
    told = card.told(indicator)
    return told[-1] if told else None


def _of_all(card: Scorecard, indicator: str, clause: str) -> str:
    """The clause, and that it is told of other times, or by sources that do not count, if so."""
    cells = [cell for cell in card.cells if cell.indicator == indicator]
    told = any(cell.uncounted or cell.value != NONE for cell in cells)
    if not card.told(indicator) and any(one.indicator == indicator for one in card.outside):
        return f"{clause} in the time of these texts"
    if card.told(indicator) or not told:
        return clause
    return f"{clause} by a dated source that counts"


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
    """How the disputes stand in their last window, compared with their first.

    A move that leaving out one sentence undoes is none that can be told.
    """
    compared = [told for name in CONTENDED if len(told := card.told(name)) > 1]
    if not compared:
        return "uncompared"
    moves = {_move(told[0], told[-1]) for told in compared}
    if {1, -1} <= moves:
        return "divided"
    if {1, -1} & moves:
        return "improved" if 1 in moves else "worsened"
    moved = any(told[0].value != told[-1].value for told in compared)
    return "unsure" if moved else "unchanged"


def _move(first: Cell, last: Cell) -> int:
    """Which way a dispute moved, 1 or −1; 0 where it did not, or one sentence less undoes it."""
    moves = {
        _sign(_RANK[now] - _RANK[was])
        for was, now in (
            (first.value, last.value),
            *((was, last.value) for was in first.without_one),
            *((first.value, now) for now in last.without_one),
        )
    }
    return moves.pop() if len(moves) == 1 else 0


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _contact(told: tuple[Cell, ...]) -> str:
    """What became of contact, with the month of the latest meeting."""
    last = told[-1] if told else None
    if last is None or last.value != PLUS:
        return _CONTACT[last.value if last else NONE]
    when = long_date(last.day).split(" ", 1)[1] if last.day else windowed([last.window])
    if len(told) > 1 and _RANK[told[0].value] < _RANK[PLUS]:
        return f"contact advanced by {when}"
    return f"contact is reported, last in {when}"
