"""Claims of those whose answer, view or share in a poll a sentence tells of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import Claim, Subject
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_words import words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence


# Whose answer or line it is where a capital or an adjective stands for the government.
_OFFICIAL = {
    "Whitehall": Side.UK_GOVERNMENT,
    "London": Side.UK_GOVERNMENT,
    "The official": Side.UK_GOVERNMENT,
    "The government": Side.UK_GOVERNMENT,
    "the government": Side.UK_GOVERNMENT,
    "Beijing": Side.CHINA_GOVERNMENT,
}


def held(narration: str, found: Sequence[Subject]) -> Claim | None:
    """The claim of whose answer, view or fear is told ("Downing Street's answer is that ...")."""
    match = _held().match(narration)
    if match is None:
        return None
    start, end = match.span("who")
    named = [subject for subject in found if start <= subject.start and subject.end <= end]
    subject = named[-1] if named else None
    known = subject.side if subject else _OFFICIAL.get(match["who"], side_of(match["who"]))
    name = subject.name if subject else match["who"]
    return Claim(Subject(start, end, known, name, "collective"), "reported")


@cache
def _held() -> re.Pattern[str]:
    nouns = "|".join(words()["held"]["nouns"])
    return re.compile(
        r"(?:But |And |Yet |So )?"
        r"(?P<who>[\w' -]{2,50}?(?='s? )|(?:Their|His|Her|Its|The official)\b)"
        rf"(?:'s?)? (?:\w+ ){{0,2}}?(?:{nouns})(?:, [^,;~]{{2,60}},)?"
        r" (?:is|was|has been|remains|seems to be)"
        r"(?: \w+ly)? (?:that|to|simple|plain|clear|blunt|practical|short)\b"
    )


def polled(narration: str) -> Claim | None:
    """The claim of those whom a poll asked ("Two in three of those polled think ...")."""
    match = _polled().match(narration)
    return (
        Claim(Subject(*match.span(), Side.OTHER, "poll", "document"), "reported") if match else None
    )


@cache
def _polled() -> re.Pattern[str]:
    return re.compile(words()["polled"]["pattern"])
