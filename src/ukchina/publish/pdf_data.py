"""A page as the data that the Typst template reads: no markup, only strings and numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from ukchina.blocks import to_json
from ukchina.blocks.formulas import formula
from ukchina.blocks.names import public_url, visible
from ukchina.blocks.quoting import quoted
from ukchina.blocks.svg import clean_svg
from ukchina.publish.notebook import spelled
from ukchina.publish.pdf_tables import LINE_MM, PADDING_MM, letter_mm, printed
from ukchina.publish.pictures import picture_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ukchina.publish.notebook import Page

_NAMES = frozenset(("type", "anchor", "anchors", "evidence", "url", "format", "align", "kind"))
_WHOLE = frozenset(("alt", "text"))  # a string to the template, never pieces
_LONG_WORD = 30  # characters that no line of ours should fail to break
_NARROW = {"Entry": "label", "Claim": "confidence"}  # what stands in the margin
_NARROW_WORD = 15
_PARTS = re.compile(r"[^./_@:]*[./_@:]+|[^./_@:]+\Z")
_LINE_ENDS = re.compile(r"[ \t]*[\n\t\x0b\x0c\x85\u2028\u2029]\s*")
_UNSEEN = re.compile("[\u200d\ufe0e\ufe0f]")  # how emoji join and look: nothing to see in itself
_TALL_CELL = 900  # characters: a row of a third of a page may go over to the next
_WHOLE_ROWS, _WHOLE_CHARS = 5, 900  # a table of a fifth of a page at most is not broken


@dataclass(frozen=True, slots=True)
class Printed:
    """What the template reads: `values` as JSON, `images` by name; `texts` are all words shown."""

    values: dict[str, Any]
    images: dict[str, bytes]
    texts: tuple[str, ...]


def pdf_data(page: Page, missing: frozenset[str]) -> Printed:
    """The page as JSON values, and the images they name.

    Each string is shown as it is, except that characters in `missing` become code points; a
    word too long for its line is a list of pieces between which the line may break.
    """
    writer = _Writer(missing)
    body = [writer.node(value) for value in to_json(printed(page.blocks))]
    cover = writer.node(to_json((page.cover,))[0])
    places = {place for node in _nodes([cover, body]) for place in _places(node)}
    for node in _nodes([cover, body]):
        if node.get("type") in {"Evidence", "Words"}:
            node["target"] = f"e:{node['evidence']}" in places
        elif node.get("type") == "Reference":
            node["target"] = f"a:{node['anchor']}" in places
    data = {
        "title": writer.plain(page.title),
        "language": page.language.partition("-")[0],
        "region": page.language.partition("-")[2] or None,
        "authors": ["The ukchina authors"] if page.own else [],
        "date": spelled(page.date),
        "cover": cover,
        "body": body,
    }
    return Printed(data, writer.images, (*strings(data), *writer.drawn))


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401  any JSON value
    """Every string in the JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any JSON value
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def _places(node: dict[str, Any]) -> Iterator[str]:
    """The names of the places that the template makes of this node."""
    kind = node.get("type")
    if kind == "Entry":
        yield f"e:{node['anchor']}"
    elif kind == "Anchor":
        yield f"e:{node['evidence']}"
    elif kind in {"Heading", "Figure", "Table", "Claim"}:
        yield f"a:{node.get('anchor', '')}"
        yield from (f"e:{name}" for name in node.get("anchors", ()))


@dataclass(slots=True)
class _Writer:
    missing: frozenset[str]
    images: dict[str, bytes] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)

    def node(self, value: Any, key: str = "", longest: int = _LONG_WORD) -> Any:  # noqa: ANN401  any JSON value
        if isinstance(value, str):
            return self.string(value, key, longest)
        if isinstance(value, list):
            return [self.node(item, key, longest) for item in value]
        if not isinstance(value, dict):
            return value
        special = _SPECIAL.get(value["type"])
        if special:
            return special(self, value, longest)
        if value["type"] == "Words":
            value = {**value, "quoted": quoted(value["quoted"])}
        narrow = _NARROW.get(value["type"], "")
        return {
            name: self.node(item, name, _NARROW_WORD if name == narrow else longest)
            for name, item in value.items()
        }

    def string(self, text: str, key: str, longest: int) -> str | list[str]:
        if key in _NAMES:
            return text
        shown = _LINE_ENDS.sub(" ", self.plain(text))
        return shown if key in _WHOLE else pieces(shown, longest)

    def plain(self, text: str) -> str:
        """The text with code points for what no font has."""
        shown = visible(text)
        if shown.isascii() or self.missing.isdisjoint(shown):
            return shown
        return "".join(f"[U+{ord(c):04X}]" if c in self.missing else c for c in shown)

    def figure(self, value: dict[str, Any], _: int) -> dict[str, Any]:
        """The figure with its image's name; what it plots is for HTML."""
        kept = {name: item for name, item in value.items() if name not in {"image", "data"}}
        shape = value.get("format", "svg")
        name = f"image-{len(self.images)}.svg"
        self.images[name] = self.drawing(value["image"], shape)
        return {**{key: self.node(item, key) for key, item in kept.items()}, "file": name}

    def drawing(self, image: str, shape: str) -> bytes:
        """The bytes of an image, made safe."""
        if shape != "svg":
            return picture_svg(image, shape)
        root = clean_svg(image)
        root.set("xmlns", "http://www.w3.org/2000/svg")
        for element in root.iter():
            if element.text and element.tag != "style":
                element.text = self.lettering(element.text)
        drawn: bytes = ET.tostring(root, encoding="utf-8")
        return drawn

    def lettering(self, text: str) -> str:
        """The text of a drawing, where Typst joins no mark to a letter of another font."""
        shown = _UNSEEN.sub("", self.plain(unicodedata.normalize("NFC", text)))
        self.drawn.append(shown)
        return "".join(f"[U+{ord(c):04X}]" if _joins(c) else c for c in shown)

    def table(self, value: dict[str, Any], _: int) -> dict[str, Any]:
        """The table; each column's words may break where its width asks for it."""
        weights = [column.get("weight", 1.0) for column in value["columns"]]
        usable = LINE_MM - PADDING_MM * len(weights)
        letter = letter_mm(len(weights))
        longest = [max(2, int(usable * weight / sum(weights) / letter)) for weight in weights]
        columns = [
            self.node(column, "columns", limit)
            for column, limit in zip(value["columns"], longest, strict=True)
        ]
        rows = [
            [self.node(cell, "rows", limit) for cell, limit in zip(row, longest, strict=True)]
            for row in value["rows"]
        ]
        rest = {key: item for key, item in value.items() if key not in {"columns", "rows"}}
        shown = {key: self.node(item, key) for key, item in rest.items()}
        tall = [max(map(_length, row), default=0) > _TALL_CELL for row in rows]
        whole = len(rows) <= _WHOLE_ROWS and _length(rows) < _WHOLE_CHARS
        return {**shown, "columns": columns, "rows": rows, "tall": tall, "whole": whole}

    def code(self, value: dict[str, Any], _: int) -> dict[str, Any]:
        """The lines of a listing, each in pieces."""
        text = self.plain(value["text"]).expandtabs(4)
        return {"type": "CodeBlock", "lines": [pieces(line, 60) for line in text.split("\n")]}

    def formula(self, value: dict[str, Any], longest: int) -> dict[str, Any]:
        """The formula as a tree; its TeX when it cannot be read, or not be set."""
        block = value["type"] == "MathBlock"
        try:
            made = formula(visible(value["tex"]))
        except ValueError:
            made = []
        if made and self.missing.isdisjoint("".join(strings(made))):
            return {"type": value["type"], "alt": self.plain(value["tex"]), "formula": made}
        if block:
            return self.code({"text": value["tex"]}, longest)
        return {"type": "Code", "text": pieces(self.plain(value["tex"]), longest)}


_SPECIAL: dict[str, Callable[[_Writer, dict[str, Any], int], dict[str, Any]]] = {
    "Figure": _Writer.figure,
    "Table": _Writer.table,
    "CodeBlock": _Writer.code,
    "Code": lambda writer, value, longest: {
        "type": "Code",
        "text": pieces(writer.plain(value["text"]), longest),
    },
    "Link": lambda writer, value, longest: {
        "type": "Link",
        "url": public_url(value["url"]),
        "children": writer.node(value["children"], "children", longest),
    },
    "Math": _Writer.formula,
    "MathBlock": _Writer.formula,
}


def _length(value: Any) -> int:  # noqa: ANN401  any JSON value
    return sum(map(len, strings(value)))


def pieces(text: str, longest: int) -> str | list[str]:
    """The text, or pieces of it when a word is longer than `longest` characters."""
    words = re.split(r"(\s+)", text) if len(text) > longest else [text]
    if not any(_too_long(word, longest) for word in words):
        return text
    found: list[str] = [""]
    for word in words:
        if _too_long(word, longest):
            found.extend(_broken(word, longest))
            found.append("")
        else:
            found[-1] += word
    return [piece for piece in found if piece]


def _joins(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}


def _too_long(word: str, longest: int) -> bool:
    hyphenated = word.isalpha() and len(word) <= _LONG_WORD
    return len(word) > longest and not (hyphenated and longest > len("hyphen"))


def _broken(word: str, longest: int) -> Iterator[str]:
    """The pieces of a word: after its marks ("economy.|finance"), else wherever a line is full."""
    size = max(1, longest // 3)
    for part in _PARTS.findall(word):
        piece = ""
        for character in part:
            if len(piece) >= size and len(part) > longest and not _joins(character):
                yield piece
                piece = ""
            piece += character
        yield piece
