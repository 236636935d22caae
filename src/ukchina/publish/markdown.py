"""A Markdown cell as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ukchina.blocks import tree
from ukchina.publish.columns import columns
from ukchina.publish.html_input import data_image, html_blocks
from ukchina.publish.markdown_source import prepared
from ukchina.publish.markdown_tags import WRAPS, as_picture, closing, reduced, tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Token = Mapping[str, Any]

_ATTRIBUTES = re.compile(
    r"\s*\{\s*(?:#(?P<anchor>[\w:.-]+))?\s*(?P<plain>-)?(?:\s*\.[\w-]+)*\s*\}\s*\Z"
)
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*\Z")
_ATTACHED = re.compile(r"attachment:([^\"'\s>]+)")
_PLUGINS = ["table", "footnotes", "math", "url", "strikethrough", "task_lists", "def_list"]
_PICTURES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


def markdown_blocks(
    source: str, attachments: Mapping[str, Mapping[str, str]] | None = None
) -> tree.Blocks:
    """The blocks of a Markdown text; heading levels are as written (1 for `#`).

    `{#anchor}` after a heading names it, `{-}` leaves it without a number; `[](#anchor)` refers
    to it; `[words](evidence:ID)` leads to evidence. Pictures come from `attachments` and data
    addresses only. Raw HTML is reduced to its words and tables.

    >>> markdown_blocks("*Two* words")
    (Paragraph(children=(Emphasis(children=('Two',)), ' words')),)
    """
    tokens, _ = _parser().parse(prepared(source))
    notes = {
        item["attrs"]["key"]: item["children"]
        for token in tokens
        if token["type"] == "footnotes"
        for item in token["children"]
    }
    reader = _Reader(attachments or {}, notes)
    return tuple(block for token in tokens for block in reader.block(token))


@cache
def _parser() -> Any:  # noqa: ANN401  mistune's tokens are untyped
    import mistune  # noqa: PLC0415  30 ms that a page without Markdown need not pay

    return mistune.create_markdown(renderer=None, plugins=_PLUGINS)


@dataclass(slots=True)
class _Reader:
    attachments: Mapping[str, Mapping[str, str]]
    notes: Mapping[str, Any]
    reading: set[str] = field(default_factory=set)

    def block(self, token: Token) -> Iterator[tree.Block]:
        kind = token["type"]
        if kind in {"paragraph", "block_text"}:
            yield from self.paragraph(token["children"])
        elif kind in _MADE:
            yield _MADE[kind](self, token)
        elif kind == "block_html":
            yield from html_blocks(self.attached(token["raw"]))
        elif kind == "block_math":
            yield _formulas(token["raw"])

    def paragraph(self, tokens: list[Token]) -> Iterator[tree.Block]:
        """A paragraph; its pictures stand as blocks of their own."""
        line: list[Token] = []
        for given in [*tokens, None]:
            token = as_picture(given) if given else None
            if token is not None and token["type"] != "image":
                line.append(token)
                continue
            inlines = self.inlines(line)
            if any(not isinstance(node, str) or node.strip() for node in inlines):
                yield tree.Paragraph(inlines)
            line = []
            if token is not None:
                yield self.picture(token)

    def attached(self, html: str) -> str:
        """The HTML with the pictures of the cell where it names them."""

        def content(match: re.Match[str]) -> str:
            for kind, data in self.attachments.get(match[1], {}).items():
                if kind in _PICTURES:
                    return f"data:{kind};base64,{''.join(data)}"
            return match[0]

        return _ATTACHED.sub(content, html)

    def inlines(self, tokens: list[Token]) -> tree.Inlines:
        """The tokens as inlines, what stands between the tags of a pair inside one."""
        found: list[tree.Inline] = []
        place = 0
        while place < len(tokens):
            wrap = WRAPS.get(tag_of(tokens[place]))
            end = closing(tokens, place) if wrap else None
            if wrap and end:
                found.append(wrap(self.inlines(tokens[place + 1 : end])))
                place = end
            else:
                found += self.inline(tokens[place])
            place += 1
        return tuple(found)

    def inline(self, token: Token) -> Iterator[tree.Inline]:
        kind = token["type"]
        if kind == "inline_html":
            yield from reduced(token["raw"])
        elif kind == "footnote_ref":
            yield from self.note(token)
        elif kind in _LINES:
            yield _LINES[kind](self, token)
        elif "children" in token:
            yield from self.inlines(token["children"])
        else:
            yield token.get("raw", "")

    def note(self, token: Token) -> Iterator[tree.Inline]:
        name = token["raw"]
        if name not in self.notes or name in self.reading:  # a note inside itself
            yield f"[^{name}]"
            return
        self.reading.add(name)
        lines = [self.inlines(part.get("children", [])) for part in self.notes[name]]
        self.reading.discard(name)
        yield tree.Note(tuple(node for line in lines for node in (*line, " "))[:-1])

    def link(self, token: Token) -> tree.Inline:
        url, children = token["attrs"]["url"], self.inlines(token["children"])
        if url.startswith("evidence:"):
            return tree.Evidence(url.removeprefix("evidence:"), children)
        if url.startswith("#"):
            label = "".join(node for node in children if isinstance(node, str))
            return tree.Reference(url[1:], label)
        return tree.Link(url, children)

    def picture(self, token: Token) -> tree.Block:
        url, alt = token["attrs"]["url"], _raw(token)
        headline = token["attrs"].get("title") or ""
        for kind, content in self.attachments.get(url.removeprefix("attachment:"), {}).items():
            if kind in _PICTURES:
                shape = cast("tree.ImageFormat", _PICTURES[kind])
                return tree.Figure("".join(content), alt, headline, format=shape)
        figure = data_image(url, alt)
        return figure or tree.Unsupported(
            f"{alt or 'An image'} ({url[:80]}) is not in the notebook"
        )

    def heading(self, token: Token) -> tree.Block:
        children = self.inlines(token["children"])
        last = children[-1] if children else ""
        given = _ATTRIBUTES.search(last) if isinstance(last, str) else None
        if given is None:
            return tree.Heading(token["attrs"]["level"], children)
        kept = given.string[: given.start()]
        children = (*children[:-1], kept) if kept else children[:-1]
        name, numbered = given["anchor"] or "", given["plain"] is None
        return tree.Heading(token["attrs"]["level"], children, name, numbered=numbered)

    def listing(self, token: Token) -> tree.Block:
        items = [
            _ticked(item, tuple(block for part in item["children"] for block in self.block(part)))
            for item in token["children"]
        ]
        given = token["attrs"]
        return tree.ListBlock(tuple(items), ordered=given["ordered"], start=given.get("start", 1))

    def quote(self, token: Token) -> tree.Block:
        """A quotation; a box when its first line is GitHub's "[!NOTE]"."""
        parts = token["children"]
        blocks = [block for part in parts for block in self.block(part)]
        first = _first_line(parts)
        named = _ALERT.match(first)
        if named is None or not isinstance(blocks[0], tree.Paragraph):
            return tree.Quote(tuple(blocks))
        rest = tree.Paragraph(blocks[0].children[2:])
        kind = "note" if named[1] in {"NOTE", "TIP"} else "warning"
        shown = (rest, *blocks[1:]) if rest.children else tuple(blocks[1:])
        return tree.Callout(kind, named[1].capitalize(), shown)

    def definitions(self, token: Token) -> tree.Block:
        """Each term with what it means."""
        items: list[list[tree.Block]] = []
        for part in token["children"]:
            if part["type"] == "def_list_head":
                items.append([tree.Paragraph((tree.Strong(self.inlines(part["children"])),))])
            elif items:
                items[-1] += [block for one in part["children"] for block in self.block(one)]
        return tree.ListBlock(tuple(map(tuple, items)))

    def table(self, token: Token) -> tree.Block:
        head, *bodies = token["children"]
        titles = ["".join(_raw(part) for part in cell["children"]) for cell in head["children"]]
        aligns = [cell["attrs"].get("align") for cell in head["children"]]
        rows = tuple(
            tuple(self.inlines(cell["children"]) for cell in row["children"])
            for body in bodies
            for row in body["children"]
        )
        return tree.Table(columns(titles, rows, aligns), rows)


def _raw(token: Token) -> str:
    if "children" in token:
        return "".join(_raw(child) for child in token["children"])
    return str(token.get("raw", ""))


def _first_line(parts: list[Token]) -> str:
    children = parts[0].get("children", ()) if parts else ()
    return str(children[0].get("raw", "")) if children else ""


def _ticked(item: Token, blocks: tree.Blocks) -> tree.Blocks:
    """An item of a list, a box before it when it is a task."""
    if item["type"] != "task_list_item":
        return blocks
    box = "☑ " if item["attrs"]["checked"] else "☐ "
    match blocks:
        case (tree.Paragraph(children), *rest):
            return (tree.Paragraph((box, *children)), *rest)
    return (tree.Paragraph((box,)), *blocks)


def _formulas(raw: str) -> tree.Block:
    """A formula on its own line, or the line that holds several of them."""
    parts = raw.split("$$")
    if len(parts) == 1:
        return tree.MathBlock(raw.strip())
    line = [part if index % 2 else tree.Math(part.strip()) for index, part in enumerate(parts)]
    return tree.Paragraph(tuple(line))


_MADE: dict[str, Callable[[_Reader, Token], tree.Block]] = {
    "heading": _Reader.heading,
    "list": _Reader.listing,
    "block_quote": _Reader.quote,
    "table": _Reader.table,
    "block_code": lambda _, token: tree.CodeBlock(
        token["raw"].rstrip("\n"), (token.get("attrs") or {}).get("info") or ""
    ),
    "def_list": _Reader.definitions,
}
_LINES: dict[str, Callable[[_Reader, Token], tree.Inline]] = {
    "text": lambda _, token: token["raw"],
    "strikethrough": lambda reader, token: tree.Styled(reader.inlines(token["children"]), "struck"),
    "strong": lambda reader, token: tree.Strong(reader.inlines(token["children"])),
    "emphasis": lambda reader, token: tree.Emphasis(reader.inlines(token["children"])),
    "codespan": lambda _, token: tree.Code(token["raw"]),
    "inline_math": lambda _, token: tree.Math(token["raw"]),
    "linebreak": lambda *_: tree.LineBreak(),
    "softbreak": lambda *_: " ",
    "link": _Reader.link,
    "image": lambda _, token: _raw(token),
}
