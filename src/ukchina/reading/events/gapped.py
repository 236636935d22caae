"""A second object with a time of its own behind one verb: "met Wang on Monday and He on Friday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.times.tense import verbs

if TYPE_CHECKING:
    from ukchina.reading.events.lexicon import Trigger

    Bounds = tuple[int, int]

# Contact, which is told in rows; of other verbs what follows "and" is as often a subject.
_KINDS = frozenset({"meeting", "call", "visit", "dinner"})
# An object of up to nine words; a place, a time or a clause is none.
_NOT = (
    r"(?!(?:again|also|in|on|at|by|for|from|to|into|of|over|during|after|before|since|until"
    r"|between|who|which|where|when|then|there|(?-i:it|he|she|they|we|I)|is|was|will)\b)"
)
_OBJECT = rf"{_NOT}(?:(?!(?:who|which|that|where|when|while|visit|trip|tour)\b)[\w'.-]+ ){{1,9}}"
_LAST = re.compile(rf",? (?:and|then|and then) {_OBJECT}\Z", re.IGNORECASE)
_NEXT = re.compile(rf", (?!an?\b|the\b|his\b|her\b|their\b){_OBJECT}\Z", re.IGNORECASE)
_HAS_OBJECT = re.compile(rf"\s*{_NOT}\w", re.IGNORECASE)
_LEAD = re.compile(r"^,? (?:and |then )*", re.IGNORECASE)
# More times may follow in the row, the last of them behind "and".
_GOES_ON = re.compile(rf",? and (?:then )?{_OBJECT}", re.IGNORECASE)


def in_row(words: str, told: int, time: int) -> bool:
    """Whether nothing but "and" and an object stand between the end of a time and the next."""
    return _LAST.match(words[told:time]) is not None and not any(
        told <= one.start < time for one in verbs(words)
    )


def gap(words: str, verb: Bounds, told: Bounds, time: Bounds, *, trigger: Trigger) -> int | None:
    """Where the second object begins that `time` dates; None where it dates no such.

    `verb` and `told` are where the trigger of an event and its own time stand in the sentence.
    """
    if trigger.noun or trigger.type not in _KINDS or not verb[1] <= told[0] < told[1] <= time[0]:
        return None
    between = words[told[1] : time[0]]
    goes_on = _NEXT.match(between) and _GOES_ON.match(words, time[1])
    if not (in_row(words, told[1], time[0]) or goes_on):
        return None
    if not _HAS_OBJECT.match(words[verb[1] : told[0]]):
        return None
    return time[0] - len(_LEAD.sub("", between))
