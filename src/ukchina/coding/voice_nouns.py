"""The nouns of people, bodies and papers that can speak, from `[sources]` of `voice.toml`."""

from __future__ import annotations

import re
from functools import cache

from ukchina.coding.voice_words import words

WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w'&-]+")
_RULED = re.compile(r" (?:of|for|at|in|on|to|from|with|by|against|about)\b")


def can_speak(phrase: str) -> bool:
    """Whether people, bodies or papers are the head of a phrase, or of its first part.

    >>> can_speak("two farmers from Fife"), can_speak("plans for the company")
    (True, False)
    """
    return not speakers().isdisjoint(_head(phrase))


def is_paper(phrase: str) -> bool:
    """Whether a paper, a survey or figures are the head of a phrase."""
    return not _papers().isdisjoint(_head(phrase))


def _head(phrase: str) -> list[str]:
    """The words of a phrase before those that a preposition rules, in lower case."""
    return [word.lower() for word in WORD.findall(_RULED.split(phrase, maxsplit=1)[0])]


@cache
def speakers() -> frozenset[str]:
    """The nouns of people, bodies and papers, one and several, in lower case."""
    found = words()["sources"]
    people = [*found["people"], *found["bodies"]]
    return _papers().union(form.lower() for noun in people for form in (noun, _plural(noun)))


@cache
def _papers() -> frozenset[str]:
    listed = words()["sources"]["papers"]
    return frozenset(form.lower() for noun in listed for form in (noun, _plural(noun)))


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("ss", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + "s"
