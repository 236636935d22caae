"""How narrow a column may become before its words break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks.plain import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.blocks.tree import Table

# Characters, chosen on screens of 360 and 1400 pixels: a cell of so many stays on one line, a
# longer word may break, a sentence or a paragraph asks for a line of so many.
_ONE_LINE, _LONGEST_WORD, _SENTENCE, _PARAGRAPH = 12, 16, 16, 26
_MANY = 70  # characters: from here on a cell is a paragraph
_HEAD = 1.1  # a semibold letter is wider
_RAGGED = 1.12  # lines end at words: a tenth of them stays empty
# A table is judged by its first rows, in steps of a fortieth of its free width: finer is not seen.
_MOST_ROWS, _STEPS = 60, 40
_LEVEL = 0.1  # what shortening one of two equal cells is worth: the other may come next


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


def shortest(
    least: Sequence[float], chars: float, *, texts: Sequence[Sequence[str]], gap: float
) -> list[float]:
    """Widths, none below its `least`, that make a table of these cells as short as may be.

    The room of a line of `chars` characters goes, a little at a time, to the column that then
    makes the rows shortest, for only the highest cell of a row counts. What no row needs is not
    given away. `gap` is the part of a width that holds no words.

    >>> shortest([4, 4], 40, texts=[["word " * 30, "word"]], gap=0)
    [36.0, 4.0]
    """
    widths = [float(width) for width in least]
    needs = [[len(text) * _RAGGED for text in row] for row in texts[:_MOST_ROWS]]
    step = max((chars - sum(widths)) / _STEPS, 0.5)
    while sum(widths) + step <= chars:
        gains = [0.0] * len(widths)
        for need in needs:
            lines = [_lines(one, width - gap) for one, width in zip(need, widths, strict=True)]
            highest = max(range(len(lines)), key=lines.__getitem__)
            others = max((one for index, one in enumerate(lines) if index != highest), default=1)
            then = _lines(need[highest], widths[highest] + step - gap)
            gains[highest] += lines[highest] - max(then, others)
            gains[highest] += (lines[highest] - then) * _LEVEL
        best = max(range(len(gains)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += step
    return widths


def _lines(need: float, width: float) -> float:
    """The lines that so many characters take, as a fraction, so that each letter more counts."""
    return max(1.0, need / max(width, 1.0))


def _least(title: str, texts: list[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    wanted = longest
    if longest > _ONE_LINE:
        line = _PARAGRAPH if longest > _MANY else min(longest, _SENTENCE)
        wanted = max(min(longest_word(texts), _LONGEST_WORD), line)
    head = round(min(longest_word([title]), _LONGEST_WORD) * _HEAD)
    return max(wanted, head) + 1
