"""HTML that a notebook's cell has put out, read into blocks: words and tables stay, code goes."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ukchina.blocks import tree
from ukchina.blocks.plain import words
from ukchina.publish.columns import columns
from ukchina.publish.html_parse import Element, Found, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PLAYED = frozenset(("iframe", "audio", "video"))
_BLOCKS = (
    _HEADINGS
    | _PLAYED
    | {
        *("p", "div", "section", "article", "header", "footer", "main", "body", "html", "form"),
        *("table", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "img", "figure", "hr"),
        *("center", "details", "summary"),
    }
)
_DATA = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+)\Z")
_DRAWING = re.compile(r"data:image/svg\+xml(?:;[\w=-]+)*?(;base64)?,(.+)\Z", re.DOTALL)
_PROGRAM = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_SVG = re.compile(r"(<svg\b.*?</svg\s*>)", re.DOTALL | re.IGNORECASE)
# What a map says in place of itself where a notebook is not trusted: no word of its author.
_EXCUSE = re.compile(r"\s*Make this Notebook Trusted to load map.*")
LIVE = "This output needs a live notebook."


def html_blocks(text: str) -> tree.Blocks:
    """The visible content of the HTML as blocks; empty when scripts would have to make it.

    A drawing inside it (`<svg>`) is a figure of its own.
    """
    parts = _SVG.split(_PROGRAM.sub("", text))
    found: list[tree.Block] = []
    for place, part in enumerate(parts):
        found += [_drawing(part, "")] if place % 2 else _blocks(parsed(part))
    return tuple(found)


def data_image(address: str, alt: str) -> tree.Figure | None:
    """The picture of a data address; None when it is no PNG, JPEG or SVG."""
    if match := _DATA.match(address):
        return tree.Figure(match[2], alt, format="png" if match[1] == "png" else "jpeg")
    if match := _DRAWING.match(address):
        try:
            content = base64.b64decode(match[2]).decode() if match[1] else unquote(match[2])
        except (binascii.Error, UnicodeDecodeError):
            return None
        return _drawing(content, alt)
    return None


def _drawing(content: str, alt: str) -> tree.Figure:
    named = content if "xmlns=" in content else content.replace("<svg", f'<svg xmlns="{_NS}"', 1)
    return tree.Figure(named, alt)


_NS = "http://www.w3.org/2000/svg"


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
    if element.silent:
        return False
    return any(
        child.tag in _BLOCKS or _holds_block(child)
        for child in element.children
        if isinstance(child, Element)
    )


def _block(element: Element) -> tree.Blocks:
    if element.tag in _HEADINGS:
        return (tree.Paragraph((tree.Strong(_trimmed(_inlines(element.children))),)),)
    if element.silent:
        return ()
    if "alert" in element.attributes.get("class", "").split():
        return (_callout(element),)
    made = _MADE.get(element.tag)
    return made(element) if made else _blocks(element.children)


def _callout(element: Element) -> tree.Callout:
    """A box of Bootstrap, as tutorials have them."""
    grave = re.search(r"alert-(?:danger|warning|error)", element.attributes["class"])
    kind, title = ("warning", "Warning") if grave else ("note", "Note")
    return tree.Callout(kind, title, _blocks(element.children))


def _played(element: Element) -> tree.Blocks:
    address = element.attributes.get("src", "")
    if not address.startswith("http"):
        return (tree.Unsupported(LIVE),)
    return (tree.Paragraph((f"{LIVE} It shows ", tree.Link(address, (address,)))),)


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


def _inlines(children: list[Found]) -> tree.Inlines:
    found: list[tree.Inline] = []
    for child in children:
        if isinstance(child, str):
            if (text := re.sub(r"[ \t\r\n\f]+", " ", child)) and not _EXCUSE.fullmatch(text):
                found.append(text)
        elif not child.silent:
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
        case "sub" | "sup" if inside:
            inside = (tree.Styled(inside, "sub" if element.tag == "sub" else "sup"),)
        case "s" | "del" | "strike" if inside:
            inside = (tree.Styled(inside, "struck"),)
        case "code" | "kbd" | "samp" | "tt":
            inside = (tree.Code(element.text),)
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
    return (*_caption(element), tree.Table(columns(titles, body), body))


def _caption(element: Element) -> tree.Blocks:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "caption" and child.text.strip():
            return (tree.Paragraph((tree.Strong(_trimmed(_inlines(child.children))),)),)
    return ()


def _is_head(row: Element, index: int) -> bool:
    if "in" in row.attributes:
        return row.attributes["in"] == "thead"
    cells = [child for child in row.children if isinstance(child, Element)]
    return index == 0 and bool(cells) and all(cell.tag == "th" for cell in cells)


_MADE: dict[str, Callable[[Element], tree.Blocks]] = {
    "table": _table,
    "ul": _listing,
    "ol": _listing,
    "pre": lambda element: (tree.CodeBlock(element.text.strip("\n")),),
    "blockquote": lambda element: (tree.Quote(_blocks(element.children)),),
    "img": _image,
    **dict.fromkeys(_PLAYED, _played),
}
