"""Columns of a table whose widths and alignment nobody has set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.blocks.plain import words
from ukchina.blocks.tree import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.blocks.tree import Align, Inlines

_NUMBER = re.compile(r"[-+−£$€]?[\d.,  ]+(?:[eE][-+]?\d+)?\s?%?|nan|NaN|NA|<NA>|None|–|-|\Z")
_NARROWEST, _WIDEST = 4, 60  # characters: below, a heading breaks; above, lines are long enough


def columns(
    titles: Sequence[str], rows: Sequence[Sequence[Inlines]], aligns: Sequence[Align | None] = ()
) -> tuple[Column, ...]:
    """Columns as wide as their words ask for; those of numbers are set to the right."""
    made = []
    for index, title in enumerate(titles):
        texts = [words(row[index]) for row in rows]
        numbers = bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)
        align: Align = "right" if numbers and any(texts) else "left"
        given = aligns[index] if index < len(aligns) else None
        made.append(Column(title, given or align, _weight([title, *texts])))
    return tuple(made)


def _weight(texts: Sequence[str]) -> float:
    longest_word = max(max(map(len, text.split()), default=0) for text in texts)
    mean = sum(len(text) for text in texts) / len(texts)
    return float(min(max(_NARROWEST, longest_word, round(mean)), _WIDEST))
