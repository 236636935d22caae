"""The pages of an edition, read."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Read(HTMLParser):
    """What a page holds: its tags, the names of attributes, its ids, its links, its words."""

    def __init__(self) -> None:
        """Nothing has been read."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and what its attributes say."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        """Hear words again after a script or a style."""
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        """Keep words that a reader sees."""
        if not self._silent:
            self.words.append(data)


@pytest.fixture(scope="session")
def read() -> Callable[[Path], Read]:
    """A page of HTML, read."""

    def reading(path: Path) -> Read:
        reader = Read()
        reader.feed(path.read_text("utf-8"))
        return reader

    return reading
