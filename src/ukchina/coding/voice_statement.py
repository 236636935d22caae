"""The body that a statement speaks for: the "we" of a text outside its quotations."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_words import words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

# One "we" may be a columnist's or the reader's; a statement keeps saying what "we" do.
_FEWEST = 2


def statement(narrations: Sequence[str]) -> Side | None:
    """The side whose statement the text is; None for an article.

    `narrations` are the sentences that are nobody's by their own words, quotations masked. Whom
    the text calls on tells who speaks: a committee or a charity calls on the government.
    """
    if sum(bool(_performs().search(narration)) for narration in narrations) < _FEWEST:
        return None
    for side, pattern in _sides():
        if any(pattern.search(narration) for narration in narrations):
            return side
    return None


@cache
def _performs() -> re.Pattern[str]:
    return re.compile(words()["statement"]["performs"])


@cache
def _sides() -> tuple[tuple[Side, re.Pattern[str]], ...]:
    return tuple(
        (Side(side), re.compile(pattern)) for side, pattern in words()["statement"]["sides"].items()
    )
