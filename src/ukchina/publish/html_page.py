"""A page as one HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from ukchina.blocks import tree
from ukchina.blocks.html import Writer, texts
from ukchina.blocks.names import page_href
from ukchina.blocks.plain import words
from ukchina.publish.html_fonts import font_faces
from ukchina.publish.notebook import spelled

if TYPE_CHECKING:
    from jinja2 import Template

    from ukchina.publish.notebook import Page

_DEEPEST = 2  # of the headings in the contents
_FEWEST = 3  # headings that are worth a list of contents


def html(page: Page) -> str:
    """The page as HTML: styles, fonts, drawings and the one script are inside it."""
    writer = Writer(sources=page.sources, texts=texts(page.blocks))
    cover = writer.blocks((page.cover,))
    body = writer.blocks(page.blocks)
    heads = [
        block
        for block in page.blocks
        if isinstance(block, tree.Heading) and block.level <= _DEEPEST
    ]
    contents = [
        {
            "level": head.level,
            "anchor": head.anchor,
            "number": head.number,
            "title": writer.text(words(head.children)),
        }
        for head in heads
    ]
    script = _part("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    made = _template().render(
        page=page,
        cover=cover,
        body=body + writer.footnotes(),
        contents=contents if len(contents) >= _FEWEST else [],
        date=spelled(page.date),
        home=page_href(page.home),
        fonts=font_faces(),
        style=Markup(_part("style.css")),  # noqa: S704  a file of this package
        script=Markup(script),  # noqa: S704  the same
        script_hash=digest,
    )
    return made.encode("utf-8", "replace").decode()  # a lone surrogate in a name is no text


def _part(name: str) -> str:
    return files("ukchina.publish").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  30 ms that a PDF need not pay

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(_part("page.html.j2"))
