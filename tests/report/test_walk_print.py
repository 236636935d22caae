"""A walk through the printed report: it says what the page says, and its links land."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf
import pytest
from pdfminer.high_level import extract_text

if TYPE_CHECKING:
    from pathlib import Path

Report: TypeAlias = Any
pytestmark = pytest.mark.xdist_group("edition")
# What stands between the sentences of a paragraph once its links to evidence are left out.
LINKS = re.compile(r" ?\([; ]*\)")


def squeezed(text: str) -> str:
    """The text without white space and hyphens: a line may end anywhere."""
    return re.sub(r"[\s­‐-]|\u2060", "", text)


def stands(sentence: str, pages: list[str]) -> bool:
    """Whether a page has the sentence, or one its beginning and the next its end."""
    wanted = squeezed(sentence)
    return any(wanted in page for page in pages) or any(
        wanted[:cut] in page and wanted[cut:] in following
        for page, following in pairwise(pages)
        for cut in range(1, len(wanted))
    )


def test_the_printed_report_says_the_same(report: Report, edition: Path) -> None:
    pages = [squeezed(page) for page in extract_text(edition / "report.pdf").split("\f")]
    for claim in report.claims():
        assert stands(claim.statement, pages), claim.id
        for words, _ in claim.quoted:
            assert stands(words, pages), words
    for prose in report.prose():
        for sentence in LINKS.split(prose):
            assert stands(sentence, pages), sentence
    assert not stands(report.claims()[0].statement.replace("partial", "complete"), pages)


def test_every_link_of_the_printed_report_lands(edition: Path) -> None:
    with pikepdf.open(edition / "report.pdf") as file:
        pages = {page.objgen for page in file.pages}
        names = dict(pikepdf.NameTree(file.Root.Names.Dests)) if "/Names" in file.Root else {}
        links = [
            note
            for page in file.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link"
        ]
        inside = [link for link in links if "/Dest" in link or link.A.S == "/GoTo"]
        assert len(inside) > 200
        for link in inside:
            place = link.get("/Dest", None) or link.A.D
            if isinstance(place, (pikepdf.String, pikepdf.Name)):
                place = names[str(place)]
            target = place.D if isinstance(place, pikepdf.Dictionary) else place
            assert target[0].objgen in pages
        for link in links:
            if link not in inside:
                assert str(link.A.URI).startswith(("https://", "themes/", "sources/", "changes"))
