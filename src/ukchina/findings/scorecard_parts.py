"""What the reports of a cell come to, each channel that they name read on its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import BOTH, EARLIER, INTENDED, MINUS, NONE, PLUS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ukchina.findings.scorecard_reports import Report

# The order in which reports are told, by what they say.
_ORDER = (PLUS, MINUS, EARLIER, INTENDED)
# Which reports a value rests on: an intention says nothing for what is already done.
_RESTS_ON = {
    PLUS: (PLUS,),
    BOTH: (PLUS, MINUS, EARLIER),
    INTENDED: (INTENDED,),
    MINUS: (MINUS, EARLIER),
}
# And which parts the whole rests on.
_OF_PARTS = {PLUS: (PLUS,), BOTH: (PLUS, BOTH, MINUS), INTENDED: (INTENDED,), MINUS: (MINUS,)}


@dataclass(frozen=True, slots=True)
class Part:
    """A channel by its name, "" for those without one, with its value and what it rests on."""

    name: str
    value: str
    reports: tuple[Report, ...]


def apart(group: Sequence[Report]) -> list[tuple[str, list[Report]]]:
    """The reports of each part by its name; what is told of none by name is told of each."""
    named = dict.fromkeys(report.part for report in group if report.part)
    return [(part, [one for one in group if one.part in {part, ""}]) for part in named or [""]]


def read_apart(counted: Sequence[Report], number: Callable[[str], int]) -> tuple[Part, ...]:
    """The parts with their values; `number` is that of a document's origin."""
    found = []
    for name, every in apart(counted):
        group = in_order(every)
        told: dict[int, set[str]] = {}
        for report in group:
            told.setdefault(number(report.document), set()).add(report.sign)
        value = _whole({_one(signs) for signs in told.values()})
        rests = [one for one in group if _rests(one.sign, value, told[number(one.document)])]
        if value != NONE:
            found.append(Part(name, value, tuple(rests)))
    return tuple(found)


def in_order(group: Sequence[Report]) -> list[Report]:
    """The reports without what a later one has overtaken, by their days or by their words.

    An end behind all that is told at work stands (−) and takes their place, though not that of
    another measure's easing; one before it is past.
    """
    done = [one for one in group if one.sign == PLUS]
    ends = [one for one in group if one.sign == EARLIER]
    if not (done and ends):
        return list(group)
    over = [end for end in ends if all(_behind(end, one) for one in done)]
    if over:
        stands = [replace(one, sign=MINUS) if one in over else one for one in group]
        return [one for one in stands if one.sign != PLUS or one.indicator == "eased"]
    past = {end for end in ends if any(_before(end, one) for one in done)}
    return [one for one in group if one not in past]


def _behind(end: Report, done: Report) -> bool:
    """Whether an end is told of a later time than a channel at work."""
    first, last = end.bounds[0], done.bounds[1]
    if end.again and end.evidence == done.evidence:
        return True
    if first:
        return last is not None and last < first
    if end.document == done.document:
        return end.again and _place(done) <= _place(end)
    told = end.bounds[1]
    return end.again and told is not None and last is not None and last < told


def _place(report: Report) -> int:
    """Where the sentence of a report stands in its text."""
    return int(report.evidence.rpartition("@")[2].partition("-")[0])


def _before(end: Report, done: Report) -> bool:
    first, last = done.bounds[0], end.bounds[1]
    return first is not None and last is not None and end.bounds[0] is not None and last < first


def of_parts(parts: Iterable[Part]) -> str:
    """The value of the whole: both where one works and another does not."""
    return _whole({part.value for part in parts})


def telling(parts: Sequence[Part]) -> tuple[str, ...]:
    """The sentences that the value of the whole rests on, those first that are dated to the day."""
    kinds = _OF_PARTS.get(of_parts(parts), ())
    told = dict.fromkeys(one for part in parts if part.value in kinds for one in part.reports)
    ordered = sorted(told, key=lambda one: (_ORDER.index(one.sign), one.day is None))
    return tuple(dict.fromkeys(report.evidence for report in ordered))


def _whole(values: Collection[str]) -> str:
    if BOTH in values or (PLUS in values and MINUS in values):
        return BOTH
    return next((value for value in (PLUS, INTENDED, MINUS) if value in values), NONE)


def _one(signs: Collection[str]) -> str:
    """What one origin says: an end that is over gives way to what came, an intention to work."""
    if PLUS in signs:
        return BOTH if MINUS in signs else PLUS
    return INTENDED if INTENDED in signs else MINUS


def _rests(sign: str, value: str, told: Collection[str]) -> bool:
    """Whether a value rests on a report; on an end only where its origin tells of nothing since."""
    if sign == EARLIER and (PLUS in told or INTENDED in told):
        return False
    return sign in _RESTS_ON.get(value, ())
