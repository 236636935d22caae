"""Blocks as plain text: for terminals, titles and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ukchina.blocks import tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.blocks.tree import Blocks, Inline, Inlines, Table


def words(children: Inlines) -> str:
    """The words of a line, without notes and marks.

    >>> words(("Beijing ", tree.Strong(("dwells",)), " on trade"))
    'Beijing dwells on trade'
    """
    return "".join(_inline(child) for child in children)


def plain(blocks: Blocks) -> str:
    """The blocks as plain text, one empty line between them."""
    texts = (_BLOCKS[type(block)](block) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _inline(node: Inline) -> str:
    match node:
        case str():
            return node
        case tree.Code(text) | tree.Math(text):
            return text
        case tree.LineBreak():
            return "\n"
        case tree.Reference(anchor, label):
            return label or anchor
        case tree.Note():
            return ""
    return words(node.children)


def _listing(node: tree.ListBlock) -> str:
    signs = [f"{node.start + index}." if node.ordered else "-" for index in range(len(node.items))]
    pairs = zip(signs, node.items, strict=True)
    return "\n".join(f"{sign} {plain(item)}" for sign, item in pairs)


def _claim(node: tree.Claim) -> str:
    return _lines(words(node.children), *(f"  [{item.label}]" for item in node.evidence))


def _entry(node: tree.Entry) -> str:
    facts = "; ".join(f"{key}: {value}" for key, value in node.facts)
    return _lines(f"{node.label}: {words(node.children)}", facts)


def _cover(node: tree.Cover) -> str:
    facts = [f"{key}: {words(value)}" for key, value in node.facts]
    statements = [words(line) for line in node.statements]
    return _lines(node.kicker, node.title, node.subtitle, *facts, *statements)


def _rows(table: Table) -> str:
    head = " | ".join(column.title for column in table.columns)
    return _lines(head, *(" | ".join(words(cell) for cell in row) for row in table.rows))


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


_BLOCKS: dict[type, Callable[[Any], str]] = {
    tree.Heading: lambda node: f"{node.number} {words(node.children)}".strip(),
    tree.Paragraph: lambda node: words(node.children),
    tree.Passage: lambda node: words(node.children),
    tree.CodeBlock: lambda node: node.text,
    tree.CodeCell: lambda node: node.text,
    tree.MathBlock: lambda node: node.tex,
    tree.Unsupported: lambda node: node.message,
    tree.PageBreak: lambda _: "",
    tree.Figure: lambda node: _lines(node.headline, node.subtitle, f"[{node.alt}]", node.source),
    tree.Table: lambda node: _lines(node.headline, node.subtitle, _rows(node), node.source),
    tree.ListBlock: _listing,
    tree.Quote: lambda node: _lines(plain(node.blocks), words(node.attribution)),
    tree.Callout: lambda node: _lines(node.title, plain(node.blocks)),
    tree.Claim: _claim,
    tree.Entry: _entry,
    tree.Annex: lambda node: plain(node.entries),
    tree.Cover: _cover,
}
