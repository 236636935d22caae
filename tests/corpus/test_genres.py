"""Texts of every genre that users paste, each with its sentences marked and its facts in a table.

In the folders a body sentence stands between «guillemets» and a heading between ‹single ones›;
whatever else can be seen is furniture. `genres.csv` has the facts. The texts of `unseen/`,
`pasted/`, `clipped/` and of the three `copied` folders were written before the rules that read
them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ukchina.corpus import Document, Role, document
from ukchina.sentences import sentences

HERE = Path(__file__).parent
FACTS = ("title", "outlet", "published", "place", "byline")
with (HERE / "genres.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
NAMES = [f"{row['folder']}/{row['document']}" for row in ROWS]


def parted(marked: str) -> tuple[str, list[str], list[str]]:
    """The text without marks, its sentences and its headings, each with its place."""
    text = ""
    found: dict[str, list[str]] = {"»": [], "›": []}
    start = 0
    for mark in marked:
        if mark in "«‹":
            start = len(text)
        elif mark in "»›":
            words = text[start:].rstrip()
            found[mark].append(f"{start}-{start + len(words)} {words}")
        else:
            text += mark
    return text, found["»"], found["›"]


def placed(read: Document, role: Role) -> list[str]:
    return [
        f"{found.span.start}-{found.span.end} {found.span.of(read.text)}"
        for found in sentences(read)
        if found.role is role
    ]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_header_says_what_its_genre_writes(row: dict[str, str]) -> None:
    marked = (HERE / row["folder"] / f"{row['document']}.txt").read_text("utf-8")
    read = document(row["document"], parted(marked)[0])
    found = {fact: getattr(read, fact) for fact in FACTS}
    assert {fact: str(value.value) if value else "" for fact, value in found.items()} == {
        fact: row[fact] for fact in FACTS
    }


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_sentences_and_headings_are_told_from_furniture(row: dict[str, str]) -> None:
    marked = (HERE / row["folder"] / f"{row['document']}.txt").read_text("utf-8")
    text, wanted, headings = parted(marked)
    read = document(row["document"], text)
    assert placed(read, Role.BODY) == wanted
    assert placed(read, Role.HEADING) == headings


@pytest.mark.parametrize(
    "outlet", ["Reuters", "AFP", "Xinhua", "PA Media", "BBC News", "Financial Times"]
)
def test_an_agency_at_the_top_is_the_outlet_and_beneath_a_title_a_picture_s_credit(
    outlet: str,
) -> None:
    title = "Talks on trade begin again in Beijing"
    body = "The two ministers met in Beijing and spoke of trade there."
    above = document("a", f"{outlet}\n{title}\n5 July 2024\n\n{body}")
    assert (above.outlet.value, above.title.value) == (outlet, title)
    if outlet not in {"BBC News", "Financial Times"}:
        assert document("a", f"{title}\n5 July 2024\n\n{outlet}\n\n{body}").outlet is None


@pytest.mark.parametrize(
    ("header", "day", "flags"),
    [
        ("12 May 2025", "2025-05-12", ()),
        ("May 12th, 2025, 11:30 PM EST", "2025-05-12", ()),
        ("Published 12/31/2024", "2024-12-31", ()),
        ("Published 05/06/2025", "", ("date can be read in two ways: 05/06/2025",)),
        ("Last updated: 12 May 2025", "2025-05-12", ("day from the update",)),
        ("Updated 14 May 2025\nPublished 12 May 2025", "2025-05-12", ()),
        ("Mon, 12 May 2025 23:59:00 -0800", "2025-05-12", ()),
        ("2025-05-12T23:30:00Z", "2025-05-12", ()),
        ("31 February 2025", "", ()),
        ("Monday 3 March", "", ("date without a year: Monday 3 March",)),
        ("May 2025", "", ("date without a day: May 2025",)),
        ("Published: May 2025", "", ("date without a day: May 2025",)),
        ("A short history of locks\nDate: May 2025", "", ("date without a day: May 2025",)),
        ("A short history of locks\nBy Ann Other\nMay 2025", "", ("date without a day: May 2025",)),
        ("A short history of locks\nThe Ledger, May 2025", "", ("date without a day: May 2025",)),
        ("A short history of locks\nThe May 2025 talks in full", "", ()),
        ("A short history of locks\nMay 2025\n12 May 2025", "2025-05-12", ()),
        ("A Short History of 12 May 2025", "2025-05-12", ("day from the title",)),
    ],
)
def test_a_day_is_stated_or_unknown_and_doubts_are_told(
    header: str, day: str, flags: tuple[str, ...]
) -> None:
    read = document("a", f"{header}\n\nThe two ministers met in Beijing and spoke of trade there.")
    assert (str(read.published.value) if read.published else "", read.flags) == (day, flags)


HEADLINE = "The ruling on the locks comes nearer"
AHEAD = [
    "A ruling would now be made by 20 January 2026",
    "A ruling is due before 20 January 2026",
    "The ruling will come on 20 January 2026",
    "Ministers have until 20 January 2026 to rule on it",
    "A ruling on the locks, postponed to 20 January 2026, is awaited",
    "A ruling is expected to be made on 20 January 2026",
    "The new deadline: 20 January 2026",
    "No lock has opened since 20 January 2026",
]
OWN = [
    "Speech on the locks of the north, delivered on 20 January 2026",
    "Why Britain will build locks: a lecture, 20 January 2026",
    "A statement on the locks, embargoed until 20 January 2026",
    "The ministry's answers of 20 January 2026 on locks",
    "Talks of 2 May and 20 January 2026 on the locks",
]


@pytest.mark.parametrize("line", AHEAD)
def test_a_day_that_a_heading_only_looks_to_is_not_that_of_publication(line: str) -> None:
    body = "The two ministers met in Beijing and spoke of trade there."
    for header in (line, f"{HEADLINE}\n{line}", f"{HEADLINE}\nBy Ann Other\n{line}"):
        assert document("a", f"{header}\n\n{body}").published is None
    dated = document("a", f"{line}\n5 December 2025\n\n{body}")
    assert str(dated.published.value) == "2025-12-05"


@pytest.mark.parametrize("line", OWN)
def test_a_day_that_a_heading_gives_its_text_is_that_of_publication(line: str) -> None:
    body = "The two ministers met in Beijing and spoke of trade there."
    read = document("a", f"{HEADLINE}\n{line}\n\n{body}")
    assert str(read.published.value) == "2026-01-20"


def test_a_year_is_inferred_only_from_a_weekday_and_another_date() -> None:
    body = "The drills began on 14 October 2024 around the island, the ministry said."
    assert str(document("a", f"Friday, 18 October\n\n{body}").published.value) == "2024-10-18"
    assert document("a", f"Friday, 18 October\n\n{body}").flags == (
        "year of publication inferred: 2024",
    )
    for unknown in ("18 October", "Sunday, 18 October"):
        read = document("a", f"{unknown}\n\n{body}")
        assert read.published is None
        assert read.flags == (f"date without a year: {unknown}",)
