"""Whether a time that stands in a clause is that of the trigger, or of something told beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.events.clauses import embedded
from ukchina.reading.events.status import CONDITION, SAYING

if TYPE_CHECKING:
    from ukchina.reading.events.lexicon import Trigger

    Bounds = tuple[int, int]

# A noun's time stands within so many characters of it: ten words of place and company.
_HEAD_CHARS = 60
_TOLD = r"(?:[\w'-]+ ){0,3}?(?:[a-z]{2,}ed|made|gave|took|set|held|began|put|brought|built|met)\b"
# What a noun is told to have done: "the sanctions it imposed in 2021", "the audit that they began".
_REDUCED = re.compile(rf"\b(?:that|which|who|it|he|she|they|we) {_TOLD}", re.IGNORECASE)
_MAIN = re.compile(r" (?:has|have|had|is|was|were|are|remains?|will)\b", re.IGNORECASE)
_RELATIVE = re.compile(rf"\b(?:that|which|who) {_TOLD}[^,;:]*\Z", re.IGNORECASE)


# What is told in passing, between commas, is not told of the time of the main verb.
_ASIDE = re.compile(r", (?:who|which|whose)\b[^,;]*,", re.IGNORECASE)


def own_clause(words: str, left: int, match: Bounds, time: Bounds) -> Bounds | None:
    """The relative clause on a subject, where it holds both the trigger and its time.

    "The dialogue that ministers promised in 2025 has not been held": what else is told of the
    subject is another event.
    """
    clause = _RELATIVE.search(words[left : time[0]])
    start = left + clause.start() if clause else match[0] + 1
    return (start, time[1]) if start <= match[0] and _MAIN.match(words, time[1]) else None


def dates(words: str, match: Bounds, time: Bounds, *, left: int, trigger: Trigger) -> bool:
    """Whether a time dates the trigger matched, in the clause of a sentence that begins at `left`.

    A noun has its time in or right behind its phrase. A verb has neither the time of the verb of
    saying that reports it, nor that of a relative clause on its subject or its object.
    """
    if trigger.noun:
        return match[0] - 2 <= time[0] <= match[1] + _HEAD_CHARS
    if _is_said(words, match, time, left=left, trigger=trigger):
        return False
    if trigger.type == CONDITION:
        return match[0] < time[0] and "," not in words[match[0] : time[0]]
    if match[1] <= time[0]:
        aside = any(
            one.start() < match[0] and match[1] <= one.end() <= time[0]
            for one in _ASIDE.finditer(words, left)
        )
        return not aside and _REDUCED.search(words, match[1], time[0]) is None
    between = words[time[1] : match[0]]
    return time[1] > match[0] or "," in between or not _RELATIVE.search(words[left : time[0]])


def _is_said(words: str, match: Bounds, time: Bounds, *, left: int, trigger: Trigger) -> bool:
    """Whether the time belongs to the verb of saying that reports what the trigger tells."""
    said = None if trigger.type in SAYING else embedded(words, left, match[0])
    return said is not None and time[0] < said[1] <= match[0]
