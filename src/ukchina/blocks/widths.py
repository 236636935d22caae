"""How narrow a column may become before its words break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks.plain import words

if TYPE_CHECKING:
    from ukchina.blocks.tree import Table

# Characters, chosen on screens of 360 and 1400 pixels: a cell of so many stays on one line, a
# longer word may break, a sentence or a paragraph asks for a line of so many.
_ONE_LINE, _LONGEST_WORD, _SENTENCE, _PARAGRAPH = 12, 16, 16, 26
_MANY = 70  # characters: from here on a cell is a paragraph
_HEAD = 1.1  # a semibold letter is wider


def least_widths(table: Table) -> tuple[int, ...]:
    """The least width of each column in characters, so that ordinary words stay whole.

    >>> from ukchina.blocks import Column, Table
    >>> least_widths(Table((Column("Orientation"), Column("n")), ((("mixed",), ("3",)),)))
    (13, 2)
    """
    return tuple(
        _least(column.title, [words(row[index]) for row in table.rows])
        for index, column in enumerate(table.columns)
    )


def longest_word(texts: list[str]) -> int:
    """The length of the longest word of the texts."""
    return max((len(word) for text in texts for word in text.split()), default=0)


def _least(title: str, texts: list[str]) -> int:
    longest = max(map(len, texts), default=0)
    wanted = longest
    if longest > _ONE_LINE:
        line = _PARAGRAPH if longest > _MANY else min(longest, _SENTENCE)
        wanted = max(min(longest_word(texts), _LONGEST_WORD), line)
    head = round(min(longest_word([title]), _LONGEST_WORD) * _HEAD)
    return max(wanted, head) + 1
