"""Columns of a table whose widths and alignment nobody has set."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.blocks.plain import words
from ukchina.blocks.tree import Column
from ukchina.blocks.widths import longest_word, shortest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.blocks.tree import Align, Inlines, Table

_NUMBER = re.compile(r"[-+−£$€]?[\d.,  ]+(?:[eE][-+]?\d+)?\s?%?|nan|NaN|NA|<NA>|None|–|-|\Z")
_WHOLE = 14  # characters: "2024-10-18", "cooperative"; longer words may be hyphenated
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


def fitted(table: Table, chars: float, *, gap: float) -> Table:
    """The table with columns of a line of `chars` characters in which ordinary words stay whole.

    `gap` is what lies between two columns. Each column gets the least its words need; the rest of
    the line goes where it makes the table shorter, and what makes no difference goes by weight.
    Widths stay as they are when the line is too short.
    """
    texts = [[words(cell) for cell in row] for row in table.rows]
    least = least_widths_of(table, gap=gap)
    if sum(least) > chars:
        return table
    widths = shortest(least, chars, texts=texts, gap=gap)
    rest = (chars - sum(widths)) / sum(column.weight for column in table.columns)
    made = (
        replace(column, weight=round(width + rest * column.weight, 2))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return replace(table, columns=tuple(made))


def least_widths_of(table: Table, *, gap: float) -> list[float]:
    """The characters that each column needs so that its ordinary words stay whole."""
    return [
        gap + min(longest_word([column.title, *(words(row[index]) for row in table.rows)]), _WHOLE)
        for index, column in enumerate(table.columns)
    ]


def _weight(texts: Sequence[str]) -> float:
    longest_word = max(max(map(len, text.split()), default=0) for text in texts)
    mean = sum(len(text) for text in texts) / len(texts)
    return float(min(max(_NARROWEST, longest_word, round(mean)), _WIDEST))
