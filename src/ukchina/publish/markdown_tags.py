"""Tags of HTML inside a paragraph of Markdown: what they mean is kept, they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ukchina.blocks import tree
from ukchina.publish.html_parse import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Token = Mapping[str, Any]

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^>]*>\Z")
# Tags that a page has and a paragraph here has not: only their words are shown.
_HARMLESS = frozenset(
    [
        "a",
        "abbr",
        "audio",
        "b",
        "big",
        "button",
        "center",
        "circle",
        "cite",
        "code",
        "del",
        "details",
        "div",
        "em",
        "figcaption",
        "figure",
        "font",
        "g",
        "hr",
        "i",
        "iframe",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "line",
        "mark",
        "ol",
        "p",
        "path",
        "q",
        "rect",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "svg",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ]
)
WRAPS: Mapping[str, Callable[[tree.Inlines], tree.Inline]] = {
    **dict.fromkeys(("b", "strong"), tree.Strong),
    **dict.fromkeys(("i", "em", "cite", "var"), tree.Emphasis),
    **dict.fromkeys(("s", "del", "strike"), lambda inside: tree.Styled(inside, "struck")),
    "sub": lambda inside: tree.Styled(inside, "sub"),
    "sup": lambda inside: tree.Styled(inside, "sup"),
}


def tag_of(token: Token) -> str:
    """The name of the tag that a token of HTML opens, "/" before it when it closes one."""
    tag = _TAG.match(token["raw"]) if token["type"] == "inline_html" else None
    return (token["raw"][:2] == "</") * "/" + tag[1].lower() if tag else ""


def closing(tokens: list[Token], place: int) -> int | None:
    """Where the tag that is opened at `place` is closed."""
    wanted = f"/{tag_of(tokens[place])}"
    for end in range(place + 1, len(tokens)):
        if tag_of(tokens[end]) == wanted:
            return end
    return None


def as_picture(token: Token) -> Token:
    """The token; one of an image when it is the tag of one."""
    if token["type"] != "inline_html" or not token["raw"].lower().startswith("<img"):
        return token
    found = [one for one in parsed(token["raw"]) if not isinstance(one, str)]
    given = found[0].attributes if found else {}
    alt = [{"type": "text", "raw": given.get("alt", "")}]
    attributes = {"url": given.get("src", ""), "title": given.get("title", "")}
    return {"type": "image", "attrs": attributes, "children": alt}


def reduced(raw: str) -> Iterator[tree.Inline]:
    """What a tag alone shows: a line's end, nothing, or itself when no page knows it."""
    if raw.startswith("<!--"):
        return
    tag = _TAG.match(raw)
    if tag and tag[1].lower() == "br":
        yield tree.LineBreak()
    elif tag is None or tag[1].lower() not in _HARMLESS:
        yield raw
