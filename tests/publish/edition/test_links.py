"""Every link of an edition's pages lands, and none of them leaves the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("edition")


def test_every_link_lands(edition: Path, read: Callable[[Path], Any]) -> None:
    pages = {path.resolve(): read(path) for path in edition.rglob("*.html")}
    lost = []
    for path, found in pages.items():
        for link in found.links:
            name, _, place = link.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            if target not in pages or (place and unquote(place) not in pages[target].ids):
                lost.append(f"{path.name}: {link}")
    assert sum(len(found.links) for found in pages.values()) > 500
    assert lost == []


def test_ids_stand_once_in_a_page(edition: Path, read: Callable[[Path], Any]) -> None:
    for path in edition.rglob("*.html"):
        ids = read(path).ids
        assert len(ids) == len(set(ids)), path.name


@pytest.mark.parametrize("folder", ["sources", "themes"])
def test_every_page_leads_back_to_the_report(
    edition: Path, read: Callable[[Path], Any], folder: str
) -> None:
    for path in (edition / folder).glob("*.html"):
        assert "../report.html" in read(path).links


def test_a_claim_says_how_many_of_its_passages_it_shows(
    edition: Path, read: Callable[[Path], Any]
) -> None:
    words = " ".join(read(edition / "report.html").words)
    assert " of " in words.partition(" passages")[0][-8:]
