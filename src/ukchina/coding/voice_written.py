"""Written questions of Parliament and their answers, printed without the names of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding.voice_words import pattern
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Told, Voice


def asks_in_writing(narration: str) -> bool:
    """Whether a sentence is a written question of Parliament, which has no question mark.

    >>> asks_in_writing("To ask the Secretary of State what was agreed.")
    True
    """
    return pattern("written", "question").match(narration) is not None


def answered(told: Sequence[Told]) -> list[Told]:
    """The narrations and voices; a question is its member's, what follows it the department's.

    Only where the text begins with such a question; elsewhere they come back as they are.
    """
    if not told or not asks_in_writing(told[0][0]):
        return list(told)
    return [(narration, _voice(narration, voice)) for narration, voice in told]


def _voice(narration: str, voice: Voice) -> Voice:
    if asks_in_writing(narration):
        return Side.OTHER, "statement", ""
    return (Side.UK_GOVERNMENT, "statement", "") if voice[0] is Side.AUTHOR else voice
