"""Whose release a text is, and that its figures are the issuer's where nobody else gives them."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.mentions import mentions
from ukchina.reading.quantities.amounts import quantities
from ukchina.reading.values import Side

PROSE = "The two sides spoke of trade for most of the day, and of little else that mattered."


@pytest.mark.parametrize(
    ("header", "name", "side"),
    [
        (
            "Talks on trade go well in Beijing\nFrom:\nForeign, Commonwealth & Development Office",
            "Foreign Office",
            Side.UK_GOVERNMENT,
        ),
        (
            "New help for exporters to China\nFrom:\nDepartment for Culture and Sport",
            "Department for Culture and Sport",
            Side.UK_GOVERNMENT,
        ),
        (
            "PM call with President Xi today\nPrime Minister's Office, 10 Downing Street",
            "Downing Street",
            Side.UK_GOVERNMENT,
        ),
        (
            (
                "Ministry of Foreign Affairs of the People's Republic of China\n"
                "Wang Yi meets with British counterpart in Beijing"
            ),
            "Chinese Foreign Ministry",
            Side.CHINA_GOVERNMENT,
        ),
        (
            "Foreign Ministry Spokesperson Lin Jian's Regular Press Conference on May 16, 2025",
            "Chinese Foreign Ministry",
            Side.CHINA_GOVERNMENT,
        ),
        (
            "Embassy Spokesperson's Remarks on the UK's Accusation of Cyber Activities",
            "Chinese Embassy in the UK",
            Side.CHINA_GOVERNMENT,
        ),
    ],
)
def test_an_official_release_has_its_body_as_issuer(header: str, name: str, side: Side) -> None:
    found = issuer(document("a", f"{header}\n\nPublished 16 May 2025\n\n{PROSE}"))
    assert found is not None
    assert (found.name, found.side) == (name, side)


@pytest.mark.parametrize(
    "header",
    [
        "Talks on trade go well in Beijing\nThe Morning Ledger",
        "Talks on trade go well in Beijing",
        "Foreign Ministry spokesperson denies hacking claims\nReuters",
        "Why the Treasury blinked first\nThe Foreign Post",
    ],
)
def test_an_article_about_a_ministry_is_not_its_release(header: str) -> None:
    assert issuer(document("a", f"{header}\n\n16 May 2025\n\n{PROSE}")) is None


RELEASE = "Exports to China grow\nFrom:\nHM Treasury\nPublished 16 May 2025\n\n"


def test_the_issuer_is_named_as_a_body_of_its_side() -> None:
    (named,) = [m for m in mentions(document("a", RELEASE + PROSE)) if m.name == "UK Treasury"]
    assert (named.type, named.side) == ("institution", Side.UK_GOVERNMENT)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Exports to China reached £30 billion last year.", "UK Treasury"),
        ("According to the ONS, exports reached £30 billion last year.", "ONS"),
        ("Exports reached £30 billion last year, according to the ONS.", "ONS"),
        ("Rachel Reeves said:\n\n“We sold £30 billion of goods last year.”", "UK Treasury"),
        ("Sherry Madera, of a council, said:\n\n“Members sold £30 billion of goods.”", ""),
        ("Wang Yi said that China bought £30 billion of British goods last year.", ""),
    ],
)
def test_a_figure_without_a_source_is_the_issuers_unless_another_side_says_it(
    text: str, source: str
) -> None:
    read = document("a", RELEASE + PROSE + "\n\n" + text)
    assert [q.source for q in quantities(read) if q.unit.startswith("GBP")] == [source]


def test_a_figure_of_an_article_without_a_source_has_none() -> None:
    read = document("a", f"Exports grow\nReuters\n16 May 2025\n\n{PROSE} They reached £30 billion.")
    assert [q.source for q in quantities(read)] == [""]
