"""The clause or noun phrase of a sentence that tells an event."""

from __future__ import annotations

import re
from functools import lru_cache

from ukchina.reading.events_lexicon import event_lexicon

_RELATIVE = re.compile(r"(?:who|which|where|whose)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\w']+")
_LEADING = re.compile(r"[\s,\"'(-]+")
_TRAILING = re.compile(r"[\s,.;:?!\"'(-]+\Z")
_POSSESSOR = re.compile(
    r"(?:(?:his|her|their|its|the|a|an|only|then)\s+|(?-i:[A-Z])[\w.-]*(?:'s|s')?\s+"
    r"|predecessor\s+|former\s+|previous\s+)+\Z",
    re.IGNORECASE,
)
# The name before "'s": the words of a phrase that begins with its possessive mark.
_OWNER = re.compile(r"(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*\Z")
# A subject before a relative clause is taken in when it opens the sentence and is this short.
_SUBJECT_WORDS = 4
_HEAD = 80


@lru_cache(maxsize=512)
def _cuts(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where clauses part: the end of one and the start of the next."""
    found = event_lexicon().boundary.finditer(sentence)
    return tuple((match.start(), match.end()) for match in found)


def clause(
    sentence: str, start: int, end: int, *, time: tuple[int, int] | None = None
) -> tuple[int, int]:
    """The clause of `sentence` (in plain form) that holds `start` to `end`.

    A comma right behind the clause's `time` ends it, unless the time opens the clause. A
    relative clause that is closed before `start` is a parenthesis and stays inside.
    """
    lefts = [0, *(after for _, after in _cuts(sentence) if after <= start)]
    left = lefts.pop()
    while lefts and _RELATIVE.match(sentence, left) and "," in sentence[left:start]:
        left = lefts.pop()
    if _RELATIVE.match(sentence, left) and len(sentence[:left].split()) <= _SUBJECT_WORDS:
        left = 0
    right = min((before for before, _ in _cuts(sentence) if before >= end), default=len(sentence))
    if time and time[0] > left + 1 and sentence[time[1] : time[1] + 1] == "," and time[1] >= end:
        right = min(right, time[1])
    return trimmed(sentence, left, right)


def phrase(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The noun phrase whose middle is `start` to `end`: from its possessor or determiner on."""
    low = max(0, start - _HEAD)
    owner = _OWNER.search(sentence[low:start]) if sentence[start : start + 1] == "'" else None
    start = low + owner.start() if owner else start
    possessor = _POSSESSOR.search(sentence[low:start])
    left = low + possessor.start() if possessor else start
    return trimmed(sentence, left, end)


def trimmed(sentence: str, left: int, right: int) -> tuple[int, int]:
    """The stretch without the words that introduce it and the marks around it."""
    while left < right:
        lead = _LEADING.match(sentence, left, right)
        if lead:
            left = lead.end()
        word = _FIRST_WORD.match(sentence, left, right)
        if word is None or word[0].lower() not in event_lexicon().dropped:
            break
        left = word.end()
    tail = _TRAILING.search(sentence, left, right)
    return left, tail.start() if tail else right
