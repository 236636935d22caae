"""A finished report, read back: its prose, its claims, its exhibits and what they plot."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")
# A text within a sentence: "Bloomberg (18 Oct 2024)".
_LABEL = re.compile(r"\(\d{1,2} \w{3} \d{4}(?:, no\. \d+)?\)")


def numbers(text: str) -> list[str]:
    """The numerals of a sentence in order, those in words too; quotations and labels left out."""
    bare = _LABEL.sub("", _QUOTED.sub("", text))
    found = (match[0].replace(",", "").lower() for match in _NUMBER.finditer(bare))
    return [str(_WORDS.index(one) + 2) if one in _WORDS else one for one in found]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A sentence of the summary as the page has it: its id, words, quotations and their places."""

    id: str
    statement: str
    counts: str
    quoted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or table: its anchor, what stands around it, and its rows."""

    anchor: str
    caption: str
    alt: str
    rows: tuple[dict[str, str], ...]
    picture: bool


class Report:
    """The report of an edition in `folder`."""

    def __init__(self, folder: Path, page: str = "") -> None:
        """Read the report of `folder`, or the page that is given in its place."""
        self.folder = folder
        self.page = page or (folder / "report.html").read_text("utf-8")
        self.tree = html.fromstring(self.page)
        self.record: dict[str, Any] = json.loads((folder / "edition.json").read_text("utf-8"))

    def claims(self) -> list[Claimed]:
        """The sentences of the summary, in order."""
        return [
            Claimed(
                id=element.get("id", ""),
                statement=_said(element.find_class("statement")[0]),
                counts=_said(element.find(".//summary")),
                quoted=tuple(
                    (
                        _said(item.find_class("quoted")[0]),
                        _place(item.find_class("evidence")[0]),
                    )
                    for item in element.iter("li")
                ),
            )
            for element in self.tree.find_class("claim")
            if element.get("id")
        ]

    def prose(self) -> Iterator[str]:
        """Each paragraph and item outside claims, exhibits and annex, without its links."""
        main = self.tree.get_element_by_id("main")
        for element in main.iter("p", "li"):
            within = {one.tag: one.get("class") for one in element.iterancestors()}
            inside = " ".join(filter(None, within.values()))
            if {"figure", "details", "nav"} & set(within) or re.search("claim|entry|annex", inside):
                continue
            if element.tag == "p" and "li" in within:
                continue
            yield _said(element, links=False)

    def shown(self) -> list[Shown]:
        """The figures and tables that have a number."""
        found = []
        for element in self.tree.iter("figure"):
            anchor = element.get("id")
            if anchor:
                parts = [*element.find_class("headline"), *element.find_class("subtitle")]
                caption = " ".join(_said(part) for part in parts)
                pictures = list(element.iter("svg", "img"))
                titles = [_said(one) for picture in pictures for one in picture.iter("title")]
                found.append(
                    Shown(anchor, caption, " ".join(titles), self._rows(anchor), bool(pictures))
                )
        return found

    def _rows(self, anchor: str) -> tuple[dict[str, str], ...]:
        with (self.folder / "exhibits" / f"{anchor}.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            head, *rows = csv.reader(file)
        keys = [f"{place} {name}" for place, name in enumerate(head)]
        return tuple(dict(zip(keys, row, strict=True)) for row in rows)


def _said(element: Any, *, links: bool = True) -> str:  # noqa: ANN401  an element of lxml
    """The words of an element; without `links`, those of evidence are left out."""
    parts = [element.text or ""]
    for child in element:
        cut = not links and child.tag == "a" and child.get("class") == "evidence"
        parts += ["" if cut else _said(child, links=links), child.tail or ""]
    return " ".join("".join(parts).split())


def _place(link: Any) -> str:  # noqa: ANN401  an element of lxml
    """The evidence id that a link leads to."""
    return unquote(link.get("href")).partition("#e-")[2]


@pytest.fixture(scope="session")
def report(edition: Path) -> Report:
    return Report(edition)


@pytest.fixture(scope="session")
def numerals() -> Callable[[str], list[str]]:
    return numbers
