"""Blocks as a printed page holds them: columns of fitting widths, wide and long ones in parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.blocks import tree
from ukchina.blocks.plain import words
from ukchina.publish.columns import fitted, least_widths_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE_MM, PADDING_MM = 160.0, 3.6  # the widest table; what lies between two columns
_LETTER_MM = 1.75  # of the sans in 8.8 points
_SIZES = ((9, 7.2), (6, 8.0), (0, 8.8))  # points of a table with more columns than so many
_LONGEST = 12_000  # characters of a paragraph: four sheets, more than any article's
_MOST_COLUMNS = 12  # on 160 mm, more would be narrower than a date
_MOST_ROWS = 200  # six sheets of short rows; Typst takes five times as long for twice the rows


def printed(blocks: Iterable[tree.Block]) -> Iterator[tree.Block]:
    """The blocks that are printed, each table as wide as the line."""
    for block in blocks:
        if isinstance(block, tree.CodeCell):
            continue
        if isinstance(block, tree.Table):
            yield from (part for wide in _parted(block) for part in _shortened(_fitted(wide)))
        elif isinstance(block, tree.Paragraph | tree.Passage):
            yield from (replace(block, children=part) for part in _stretches(block.children))
        else:
            yield block


def _stretches(children: tree.Inlines) -> Iterator[tree.Inlines]:
    """The parts of a paragraph, parted only when it is several pages long.

    Typst takes four times as long for a paragraph of twice the length.
    """
    stretch: list[tree.Inline] = []
    chars = 0
    for child in _cut(children):
        if chars > _LONGEST:
            yield tuple(stretch)
            stretch, chars = [], 0
        stretch.append(child)
        chars += len(words((child,)))
    yield tuple(stretch)


def _cut(children: tree.Inlines) -> Iterator[tree.Inline]:
    """The children, a text of many pages in parts that end with a word."""
    for child in children:
        rest = child
        while isinstance(rest, str) and len(rest) > _LONGEST:
            end = rest.rfind(" ", 0, _LONGEST) + 1 or _LONGEST
            yield rest[:end]
            rest = rest[end:]
        yield rest


def letter_mm(columns: int) -> float:
    """The width of a letter in a table of so many columns: many are set smaller."""
    points = next(size for most, size in _SIZES if columns > most)
    return _LETTER_MM * points / 8.8


def _fitted(table: tree.Table) -> tree.Table:
    letter = letter_mm(len(table.columns))
    return fitted(table, LINE_MM / letter, gap=PADDING_MM / letter)


def _parted(table: tree.Table) -> Iterator[tree.Table]:
    """The table, in parts that fit the page, each with the first column, where it is too wide."""
    total = len(table.columns)
    if total <= _MOST_COLUMNS:
        yield table
        return
    for start, end in _cuts(table):
        picked = (0, *range(start, end))
        shown = f"Columns {start + 1} to {end} of {total}"
        part = replace(
            table,
            columns=tuple(table.columns[index] for index in picked),
            rows=tuple(tuple(row[index] for index in picked) for row in table.rows),
            anchors=table.anchors if start == 1 else (),
        )
        yield _captioned(part, shown, first=start == 1)


def _shortened(table: tree.Table) -> Iterator[tree.Table]:
    """The table, in parts of so many rows where it is longer; the last names the source."""
    total = len(table.rows)
    if total <= _MOST_ROWS:
        yield table
        return
    for start in range(0, total, _MOST_ROWS):
        end = min(start + _MOST_ROWS, total)
        shown = f"Rows {start + 1:,} to {end:,} of {total:,}"
        part = replace(
            table,
            rows=table.rows[start:end],
            anchors=table.anchors[start:end],
            source=table.source if end == total else "",
        )
        yield _captioned(part, shown, first=start == 0)


def _captioned(part: tree.Table, shown: str, *, first: bool) -> tree.Table:
    """The part with what it shows in its caption; links to the table lead to the first."""
    return replace(
        part,
        subtitle=f"{part.subtitle} ({shown})" if part.subtitle else shown,
        number=part.number if first else f"{part.number} (continued)",
        anchor=part.anchor if first else "",
    )


def _cuts(table: tree.Table) -> Iterator[tuple[int, int]]:
    """The first column of each part but that of names, and the column after its last."""
    letter = letter_mm(_MOST_COLUMNS)
    first, *least = least_widths_of(table, gap=PADDING_MM / letter)
    room, start, width = LINE_MM / letter - first, 1, 0.0
    for index, one in enumerate(least, start=1):
        full = width + one > room or index - start >= _MOST_COLUMNS - 1
        if full and index > start:
            yield start, index
            start, width = index, 0.0
        width += one
    yield start, len(table.columns)
