"""HTML read into a tree of tags, forgiving as browsers are; nothing of it is run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
# Programs, controls and what only a player shows; a reader of paper has none of them.
_SILENT = frozenset(
    {
        *("head", "noscript", "object", "script", "style", "svg", "template", "canvas"),
        *("button", "select", "option", "input", "textarea", "progress", "meter"),
    }
)
_ROWS = {"tr", "tbody", "tfoot"}
_CLOSED_BY = {
    "li": {"li"},
    "p": {"p", "div", "table", "ul", "ol", "pre", "blockquote", "li", "h1", "h2", "h3", "h4"},
    "td": {"td", "th", *_ROWS},
    "th": {"td", "th", *_ROWS},
    "tr": _ROWS,
}
_HIDDEN = re.compile(r"display\s*:\s*none")


@dataclass(slots=True)
class Element:
    """A tag with what stands inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether a reader sees nothing of it."""
        hidden = "hidden" in self.attributes or _HIDDEN.search(self.attributes.get("style", ""))
        return self.tag in _SILENT or bool(hidden)

    @property
    def text(self) -> str:
        """The words inside it, with their line ends."""
        if self.silent:
            return ""
        return "".join(
            child if isinstance(child, str) else "\n" if child.tag == "br" else child.text
            for child in self.children
        )


Found: TypeAlias = Element | str


def parsed(text: str) -> list[Found]:
    """What the HTML holds, in order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root.children


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
