"""Shares of those asked, told without "the survey found" again: they are the poll's claim."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_words import pattern, words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.coding.voice_context import Told

_POLL = "poll"


def surveyed(told: Sequence[Told]) -> Iterator[Told]:
    """The sentences and voices, those given to the poll that only tell what its shares answered.

    `told` are the sentences of a document with their quotations masked, and their voices. Nothing
    changes before a sentence names a poll or survey, where somebody else speaks, or in the text of
    those who made the survey ("our sample").

    >>> found = (Side.OTHER, "reported", "A survey")
    >>> own = (Side.AUTHOR, "narration", "")
    >>> [*surveyed([("A survey found fear.", found), ("Only 3 percent favour it.", own)])][1][1]
    (<Side.OTHER: 'other'>, 'reported', 'poll')
    """
    asked = False
    own, survey = pattern("polled", "own"), pattern("polled", "survey")
    if any(own.search(narration) for narration, _ in told):
        yield from told
        return
    for narration, voice in told:
        asked = asked or survey.search(narration) is not None
        if asked and voice[0] is Side.AUTHOR and _answers(narration):
            yield narration, (Side.OTHER, "reported", _POLL)
        else:
            yield narration, voice


def _answers(narration: str) -> bool:
    """Whether a share or group of those asked thinks or plans something in the sentence."""
    return bool(_share().search(narration) or _group().match(narration))


@cache
def _share() -> re.Pattern[str]:
    found = words()["polled"]
    return re.compile(rf"{found['share']}{found['between']}{found['answers']}")


@cache
def _group() -> re.Pattern[str]:
    found = words()["polled"]
    return re.compile(rf"{found['group']}{found['between']}{found['answers']}|{found['level']}")
