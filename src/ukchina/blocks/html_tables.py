"""A table's rows and columns as HTML: a grid, and on a phone a card a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from ukchina.blocks.names import anchor
from ukchina.blocks.plain import words
from ukchina.blocks.widths import least_widths, shortest

if TYPE_CHECKING:
    from ukchina.blocks.html import Writer
    from ukchina.blocks.tree import Inlines, Table

# Characters: the page's line on a wide screen and on a phone, and what lies between two columns.
_LINE, _PHONE_LINE, _GAP = 118, 42, 2.6
# Of more columns a card would be longer than a screen: the table is moved sideways instead.
_MOST_IN_CARD = 8
_FEW = 6  # more columns are set smaller, as in the PDF


def grid(writer: Writer, table: Table) -> Markup:
    """The rows under their heads, in a box that scrolls where they are too wide.

    A table that no phone has room for is marked, and says in each cell what column it is of.
    """
    least = least_widths(table)
    cards = _as_cards(table, least)
    label = Markup(' role="%s"') if cards else Markup("")
    head = Markup("").join(
        Markup('<th scope="col"%s class="%s" style="--least:%sch%s">%s</th>')
        % (label and label % "columnheader", column.align, width, share, writer.text(column.title))
        for column, width, share in zip(table.columns, least, _shares(table, least), strict=True)
    )
    rows = Markup("\n").join(
        Markup("<tr%s%s>%s</tr>")
        % (label and label % "row", _place(name), _cells(writer, table, row, cards=cards))
        for name, row in zip(table.anchors or ("",) * len(table.rows), table.rows, strict=True)
    )
    shown = Markup(
        '<div class="scroll" tabindex="0" role="group" aria-label="%s"><table%s>%s'
        "<tbody%s>%s</tbody></table></div>"
    )
    kinds = " ".join(["cards"] * cards + ["many"] * (len(table.columns) > _FEW))
    role = (Markup(' class="%s"') % kinds if kinds else "") + (label and label % "table")
    group, line = (label and label % name for name in ("rowgroup", "row"))
    top = Markup("<thead%s><tr%s>%s</tr></thead>") % (group, line, head)
    titled = any(column.title for column in table.columns)
    return shown % (table.headline or "Table", role, top if titled else "", group, rows)


def _as_cards(table: Table, least: tuple[int, ...]) -> bool:
    count = len(table.columns)
    return 1 < count <= _MOST_IN_CARD and sum(least) + _GAP * count > _PHONE_LINE


def _shares(table: Table, least: tuple[int, ...]) -> list[str]:
    """The share of the line that each column asks for; none where all stand in few words."""
    widths = [width + _GAP for width in least]
    if sum(widths) > _LINE:
        return [""] * len(least)
    texts = [[words(cell) for cell in row] for row in table.rows]
    wanted = shortest(widths, _LINE, texts=texts, gap=_GAP)
    rest = (_LINE - sum(wanted)) / sum(column.weight for column in table.columns)
    full = [
        width + rest * column.weight for width, column in zip(wanted, table.columns, strict=True)
    ]
    return [f";width:{width / _LINE:.0%}" for width in full]


def _cells(writer: Writer, table: Table, row: tuple[Inlines, ...], *, cards: bool) -> Markup:
    return Markup("").join(
        Markup('<td class="%s"%s>%s</td>')
        % (
            column.align,
            Markup(' role="cell" data-label="%s"') % writer.text(column.title) if cards else "",
            writer.inlines(cell),
        )
        for column, cell in zip(table.columns, row, strict=True)
    )


def _place(name: str) -> Markup:
    return Markup(' id="%s"') % anchor(name) if name else Markup("")
