"""Written questions of Parliament and their answers, printed without the names of either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

Told = tuple[str, tuple[Side, str, str]]
# A question of Parliament, which ends without a question mark.
TO_ASK = re.compile(
    r"\A(?:\d+\.? )?[Tt]o ask (?:the (?:Secretary|Minister|Prime Minister|Chancellor|Attorney"
    r"|Solicitor|Leader|Deputy|hon\. Member|President|Senior|Chairman|Church|Lord)"
    r"|(?:His|Her) Majesty's Government)"
)


def answered(told: Sequence[Told]) -> list[Told]:
    """The narrations and voices; a question is its member's, what follows it the department's.

    Only where the text begins with such a question; elsewhere they come back as they are.
    """
    if not told or not TO_ASK.match(told[0][0]):
        return list(told)
    return [(narration, _voice(narration, voice)) for narration, voice in told]


def _voice(narration: str, voice: tuple[Side, str, str]) -> tuple[Side, str, str]:
    if TO_ASK.match(narration):
        return Side.OTHER, "statement", ""
    return (Side.UK_GOVERNMENT, "statement", "") if voice[0] is Side.AUTHOR else voice
