"""HTML that a notebook's cell has put out, read into blocks: words and tables stay, code goes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from ukchina.blocks import tree
from ukchina.blocks.plain import words
from ukchina.publish.columns import columns

if TYPE_CHECKING:
    from collections.abc import Callable

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
_SILENT = frozenset(("head", "iframe", "noscript", "object", "script", "style", "svg", "template"))
_ROWS = {"tr", "tbody", "tfoot"}
_CLOSED_BY = {
    "li": {"li"},
    "p": {"p", "div", "table", "ul", "ol", "pre", "blockquote", "li", "h1", "h2", "h3", "h4"},
    "td": {"td", "th", *_ROWS},
    "th": {"td", "th", *_ROWS},
    "tr": _ROWS,
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | {
    *("p", "div", "section", "article", "header", "footer", "main", "body", "html", "form"),
    *("table", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "img", "figure", "hr"),
    *("center", "details", "summary"),
}
_DATA = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+)\Z")


@dataclass(slots=True)
class Element:
    """A tag with what stands inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


Found: TypeAlias = Element | str


def html_blocks(text: str) -> tree.Blocks:
    """The visible content of the HTML as blocks; empty when scripts would have to make it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return _blocks(reader.root.children)


def data_image(address: str, alt: str) -> tree.Figure | None:
    """The picture of a data address; None when it is no PNG or JPEG."""
    match = _DATA.match(address)
    if match is None:
        return None
    return tree.Figure(match[2], alt, format="png" if match[1] == "png" else "jpeg")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while len(self.open) > 1 and tag in _CLOSED_BY.get(self.open[-1].tag, ()):
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        places = [index for index, element in enumerate(self.open) if element.tag == tag]
        if places and places[-1] > 0:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _blocks(children: list[Found]) -> tree.Blocks:
    found: list[tree.Block] = []
    line: list[Found] = []

    def flush() -> None:
        inlines = _trimmed(_inlines(line))
        if words(inlines).strip():
            found.append(tree.Paragraph(inlines))
        line.clear()

    for child in children:
        if isinstance(child, Element) and (child.tag in _BLOCKS or _holds_block(child)):
            flush()
            found.extend(_block(child))
        else:
            line.append(child)
    flush()
    return tuple(found)


def _holds_block(element: Element) -> bool:
    if element.tag in _SILENT:
        return False
    return any(
        child.tag in _BLOCKS or _holds_block(child)
        for child in element.children
        if isinstance(child, Element)
    )


def _block(element: Element) -> tree.Blocks:
    if element.tag in _HEADINGS:
        return (tree.Paragraph((tree.Strong(_trimmed(_inlines(element.children))),)),)
    made = _MADE.get(element.tag)
    return made(element) if made else _blocks(element.children)


def _listing(element: Element) -> tree.Blocks:
    items = tuple(
        _blocks(child.children)
        for child in element.children
        if isinstance(child, Element) and child.tag == "li"
    )
    return (tree.ListBlock(items, ordered=element.tag == "ol"),) if items else ()


def _image(element: Element) -> tree.Blocks:
    alt = element.attributes.get("alt", "")
    figure = data_image(element.attributes.get("src", ""), alt)
    return (figure or tree.Unsupported(f"{alt or 'An image'} is not in the notebook"),)


def _text(element: Element) -> str:
    if element.tag in _SILENT:
        return ""
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else _text(child)
        for child in element.children
    )


def _inlines(children: list[Found]) -> tree.Inlines:
    found: list[tree.Inline] = []
    for child in children:
        if isinstance(child, str):
            if text := re.sub(r"[ \t\r\n\f]+", " ", child):
                found.append(text)
        elif child.tag not in _SILENT:
            found.extend(_inline(child))
    return tuple(found)


def _inline(element: Element) -> tree.Inlines:
    inside = _inlines(element.children)
    address = element.attributes.get("href", "")
    match element.tag:
        case "br":
            inside = (tree.LineBreak(),)
        case "b" | "strong" if inside:
            inside = (tree.Strong(inside),)
        case "i" | "em" | "cite" | "var" if inside:
            inside = (tree.Emphasis(inside),)
        case "code" | "kbd" | "samp" | "tt":
            inside = (tree.Code(_text(element)),)
        case "a" if inside and address.startswith("http"):
            inside = (tree.Link(address, inside),)
        case "img":
            inside = (element.attributes.get("alt", ""),)
    return inside


def _trimmed(children: tree.Inlines) -> tree.Inlines:
    kept = list(children)
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return tuple(child for child in kept if child != "")


def _rows(element: Element) -> list[Element]:
    rows: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "tr":
            rows.append(child)
        elif isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            for row in _rows(child):
                row.attributes["in"] = child.tag
                rows.append(row)
    return rows


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return min(int(value), 100) if value.isdigit() and int(value) else 1


def _grid(rows: list[Element]) -> list[list[tree.Inlines]]:
    grid: list[list[tree.Inlines]] = []
    below: dict[tuple[int, int], bool] = {}  # places taken by a cell that spans rows
    for number, row in enumerate(rows):
        line: list[tree.Inlines] = []
        for cell in row.children:
            if not isinstance(cell, Element) or cell.tag not in {"td", "th"}:
                continue
            while below.get((number, len(line))):
                line.append(())
            for step in range(_span(cell, "rowspan")):
                for column in range(_span(cell, "colspan")):
                    below[number + step, len(line) + column] = True
            line += [_trimmed(_inlines(cell.children)), *[()] * (_span(cell, "colspan") - 1)]
        grid.append(line)
    return grid


def _table(element: Element) -> tree.Blocks:
    rows = _rows(element)
    grid = _grid(rows)
    width = max((len(line) for line in grid), default=0)
    if not width:
        return ()
    full = [(*line, *[()] * (width - len(line))) for line in grid]
    heads = [index for index, row in enumerate(rows) if _is_head(row, index)]
    parts = zip_longest(*(full[index] for index in heads)) if heads else [()] * width
    titles = [" / ".join(text for cell in part if (text := words(cell))) for part in parts]
    body = tuple(line for index, line in enumerate(full) if index not in heads)
    return (tree.Table(columns(titles, body), body),)


def _is_head(row: Element, index: int) -> bool:
    if "in" in row.attributes:
        return row.attributes["in"] == "thead"
    cells = [child for child in row.children if isinstance(child, Element)]
    return index == 0 and bool(cells) and all(cell.tag == "th" for cell in cells)


_MADE: dict[str, Callable[[Element], tree.Blocks]] = {
    "table": _table,
    "ul": _listing,
    "ol": _listing,
    "pre": lambda element: (tree.CodeBlock(_text(element).strip("\n")),),
    "blockquote": lambda element: (tree.Quote(_blocks(element.children)),),
    "img": _image,
}
