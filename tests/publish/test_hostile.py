"""A text is data: whatever it says, it is shown as it is and does nothing."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from ukchina.blocks import tree
from ukchina.publish.html_page import html
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., dict[str, Any]]

TEXTS = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; </style><!--",
    "Typst": '#panic("x") $ @x #import "a" *b* _c_ `d` <lab> = H \\ ~ #{1+1} [a] // c /* d',
    "Markdown": "# H **b** [x](javascript:alert(1)) ![a](b) | c | ``` ~~d~~ 1. e",
    "LaTeX": "\\input{x} $\\frac{a}{b}$ \\begin{x} %",
    "script end": "</script>'\";${x} {{ 7*7 }} {% raw %}",
    "spreadsheet": "=cmd|' /C calc'!A0",
    "Arabic": "العلاقات",
    "Chinese": "外交部长王毅，外交大臣林德伟；臺灣、關係、「戰略」",
    "emoji": "tea 😀 ☕ 🎉 🇨🇳 ✊",
    "combining marks": "Z\u0337a\u0338l\u0336g\u0335o e\u0301\u0327",
    "a word of 10,000 characters": "x" * 10_000,
}
HIDDEN = {
    "overrides of direction": ("a\u202eb\u2066c\u200fd", "abcd"),
    "controls": ("a\x00b\x07c\x1bd\x85e\ufeff", "abcde"),
    "a lone surrogate": ("a\ud800b", "a\ufffdb"),
    "a letter of no dictionary": ("\u4dae", "[U+4DAE]"),
    "private use": ("\ue000\U000f0000", "[U+E000][U+F0000]"),
}


def everywhere(text: str) -> tree.Blocks:
    """The text in each place that a text can take."""
    line = (text,)
    table = tree.Table((tree.Column(text), tree.Column("b")), ((line, line),), text, text, text)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    return (
        tree.Heading(1, line),
        tree.Paragraph((tree.Strong(line), tree.Code(text), tree.Note(line), tree.Math(text))),
        tree.Paragraph(
            (tree.Link(f"https://example.org/{text}", line), tree.Mark(line, text, text, text))
        ),
        tree.Paragraph((tree.Evidence(f"{text}@1-2", line), tree.Anchor(f"{text}@1-2", line))),
        tree.Quote((tree.Paragraph(line),), line),
        tree.CodeBlock(text, text),
        tree.CodeBlock(text, "python"),
        tree.MathBlock(text),
        table,
        tree.Figure(drawing, text, text, text, text, data=table),
        tree.Callout(text, text),
        tree.Claim(line, (tree.Words(f"{text}@3-4", text, text, text),), 1, text),
        tree.Annex((tree.Entry(f"{text}@5-6", text, line, ((text, text),)),), (text,), text),
        tree.Passage(line, text),
        tree.CodeCell(text),
        tree.Unsupported(text),
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}


def tags(written: str) -> _Tags:
    reader = _Tags()
    reader.feed(written)
    return reader


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_cannot_become_html(made: Made, name: str) -> None:
    notebook = made((tree.Cover(TEXTS[name]), *everywhere(TEXTS[name])))
    written = html(page(notebook, "x.ipynb"))
    plain = html(page(made((tree.Cover("w"), *everywhere("w"))), "x.ipynb"))
    found, expected = tags(written), tags(plain)
    formula = {"math", "mrow", "mi", "mo", "mn", "mspace", "msup", "msub", "mfrac", "mtext"}
    formula |= {"code", "pre", "span", "div", "a"}
    assert set(found.tags) - formula == set(expected.tags) - formula
    assert found.tags.count("script") == 1
    assert not {name for name in found.names if name.startswith("on")}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_stands_in_the_pdf_as_it_is(made: Made, name: str) -> None:
    shown = page(made((tree.Paragraph(("begin ", TEXTS[name], " end")),)), "x.ipynb")
    words = "".join(extract_text(io.BytesIO(pdf(shown)[0])).split())
    if name.startswith("a word"):
        assert words.count("x") >= len(TEXTS[name])  # over several pages, with their footers
    elif name == "Arabic":
        assert all(letter in words for letter in TEXTS[name])
    elif name == "combining marks":
        letters = [letter for letter in "Zalgo" if letter in words]
        assert "".join(letters) == "Zalgo"
    else:
        assert f"begin{''.join(TEXTS[name].split())}end" in words


@pytest.mark.parametrize("name", HIDDEN)
def test_what_cannot_be_shown_is_left_out_or_named(made: Made, name: str) -> None:
    given, expected = HIDDEN[name]
    shown = page(made((tree.Paragraph((given,)),)), "x.ipynb")
    assert expected in extract_text(io.BytesIO(pdf(shown)[0]))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", html(shown))


@pytest.mark.parametrize("name", [*TEXTS, *HIDDEN])
def test_no_place_of_a_text_breaks_the_pdf(made: Made, name: str) -> None:
    text = TEXTS[name] if name in TEXTS else HIDDEN[name][0]
    shown = page(made((tree.Cover(text[:200]), *everywhere(text[:2000]))), "x.ipynb")
    assert pdf(shown)[0].startswith(b"%PDF-1.7")


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_no_text_at_all_breaks_the_pdf(text: str) -> None:
    shown = page({"metadata": {}, "cells": [{"cell_type": "raw", "source": text}]}, "x.ipynb")
    assert pdf(shown)[0].startswith(b"%PDF-1.7")


def test_long_words_stay_on_the_page(made: Made) -> None:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415  slow to load
    from pdfminer.layout import LTTextContainer  # noqa: PLC0415  the same

    column = tuple(tree.Column(f"c{n}") for n in range(8))
    rows = (tuple((("x" * 300),) for _ in range(8)),)
    blocks = (tree.Paragraph(("y" * 3000,)), tree.CodeBlock("z" * 3000), tree.Table(column, rows))
    made_pdf = pdf(page(made(blocks), "x.ipynb"))[0]
    edges = [
        box.x1
        for layout in extract_pages(io.BytesIO(made_pdf))
        for box in layout
        if isinstance(box, LTTextContainer)
    ]
    assert max(edges) < (210 - 20) / 25.4 * 72
