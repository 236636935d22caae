"""Readouts known by their shape: officials meet, and nearly all that is told is what they said."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ukchina.coding.voice_words import words
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Told
    from ukchina.corpus import Document

_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
# A readout is short, and officials say at least this share of it; others hardly speak.
_MOST = 40
# What nobody but the last speaker hopes, also in a paragraph of its own.
_HOPED = re.compile(r"It is (?:\w+ )?(?:hoped|expected) that\b")
_FEWEST = 3
_OFFICIAL = 0.3
_OTHERS = 0.1


def is_account(told: Sequence[Told]) -> bool:
    """Whether the text reports what officials of the two states told each other, and no more."""
    if not _FEWEST <= len(told) <= _MOST or not _meets().search(told[0][0]):
        return False
    sides = [side for _, (side, _, name) in told if name != JOINT]
    officials = sum(side in _GOVERNMENTS for side in sides)
    others = sum(side not in _GOVERNMENTS and side is not Side.AUTHOR for side in sides)
    return officials >= _OFFICIAL * len(told) and others <= _OTHERS * len(told)


def side(document: Document, told: Sequence[Told]) -> Side | None:
    """The government whose readout the text is, though no line above it says so; None for news.

    A readout begins with the one of its own side who met somebody. Agencies and newspapers have
    an outlet or a reporter above the text, or tell the day of the week.
    """
    sentences = body(document)
    if document.outlet or not sentences or not is_account(told):
        return None
    if any(block.kind == "byline" for block in document.blocks):
        return None
    if any(_weekday().search(narration) for narration, _ in told):
        return None
    return _first(document, sentences[0].span.start, sentences[0].span.end)


def _first(document: Document, start: int, end: int) -> Side | None:
    """The side of the official whose meeting the first sentence tells."""
    opening = fold(document.text[start:end])
    if _meets_uk().match(opening):
        return Side.UK_GOVERNMENT
    met = _meets().search(opening)
    people = [m for m in mentions(document) if m.type == "person" and start <= m.span.start < end]
    if not met or not people or people[0].span.start > start + met.start():
        return None
    return Side.CHINA_GOVERNMENT if people[0].side is Side.CHINA_GOVERNMENT else None


def going_on(document: Document, told: Sequence[Told]) -> list[Told]:
    """The narrations and voices, an official's words going on to the end of their paragraph.

    "Xi said that ... The two sides should ...": what holds now or ought to be is still the
    speaker's; what happened is the text's own.
    """
    if not is_account(told):
        return list(told)
    result: list[Told] = []
    before = None
    for sentence, (narration, voice) in zip(body(document), told, strict=True):
        own = voice[0] is Side.AUTHOR
        hoped = own and bool(result) and _HOPED.match(narration) is not None
        if hoped and result[-1][1][0] in _GOVERNMENTS:
            before = sentence.paragraph
        if own and before == sentence.paragraph and _holds(narration):
            last, _, name = result[-1][1]
            result.append((narration, (last, "indirect", name)))
            continue
        result.append((narration, voice))
        spoke = voice[0] in _GOVERNMENTS and voice[1] != "narration"
        before = sentence.paragraph if spoke else None
    return result


def _holds(narration: str) -> bool:
    """Whether a sentence says what is or should be, and not what took place at a meeting."""
    if _event().match(narration):
        return False
    found = _finite().search(narration)
    return found is not None and found["now"] is not None


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(_rules()["weekday"])


@cache
def _meets() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_rules()['meets']})\b")


@cache
def _meets_uk() -> re.Pattern[str]:
    found = _rules()
    return re.compile(
        rf"{found['lead']}{found['uk_office']}{found['between']}(?:{found['meets']})\b"
    )


@cache
def _event() -> re.Pattern[str]:
    return re.compile(_rules()["event"])


@cache
def _finite() -> re.Pattern[str]:
    found = _rules()
    return re.compile(rf"\b(?:(?P<now>{found['now']})|(?P<then>{found['then']}))\b")


def _rules() -> dict[str, Any]:
    found: dict[str, Any] = words()["readout"]
    return found
