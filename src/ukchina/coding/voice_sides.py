"""Whose side a source is on by the words that describe it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ukchina.coding.voice_words import words
from ukchina.reading.values import Side

# The titles in capitals that lead to a name ("Assistant Chief Constable ").
_TITLES = re.compile(r"(?:\b[A-Z][\w'-]* )+\Z")
# Where a mission is posted is not whose it is ("China's mission to the European Union").
_POSTED = re.compile(
    r"((?:Chin(?:a's|ese)|Britain's|British|UK) (?:[\w-]+ )?(?:mission|ambassador|envoy))"
    r" to (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*"
)
_ORDER = ("other", "china_government", "uk_government", "uk_expert", "china_expert")


@lru_cache(maxsize=4096)
def side_of(phrase: str) -> Side:
    """The side of a source by the words that describe it; other when they tell none.

    >>> side_of("the culture secretary"), side_of("a shadow minister")
    (<Side.UK_GOVERNMENT: 'uk_government'>, <Side.OTHER: 'other'>)
    """
    phrase = _POSTED.sub(r"\1", phrase)
    return next((side for side, told in _sides() if told.search(phrase)), Side.OTHER)


def titled(before: str, name: str) -> Side:
    """The side of a name that no table lists, by the words in it and its titles in `before`.

    >>> titled("Yesterday Deputy Chief Constable ", "Ann Marl"), titled("A friend of ", "Ann Marl")
    (<Side.UK_GOVERNMENT: 'uk_government'>, <Side.OTHER: 'other'>)
    """
    titles = _TITLES.search(before)
    return side_of(f"{titles[0] if titles else ''}{name}")


@cache
def _sides() -> tuple[tuple[Side, re.Pattern[str]], ...]:
    found = words()["sources"]["sides"]
    listed = [(Side(side), re.compile(found[side])) for side in _ORDER]
    bare, body = re.compile(found["uk_bare"]), re.compile(words()["standing"]["uk_body"])
    former = [
        (Side.CHINA_EXPERT, re.compile(found["china_former"])),
        (Side.UK_EXPERT, re.compile(found["uk_former"])),
    ]
    return (*former, *listed[:3], (Side.UK_GOVERNMENT, bare), *listed[3:], (Side.UK_EXPERT, body))
