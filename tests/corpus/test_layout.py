"""Body against furniture: what is read and coded, and what only stands on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import document
from ukchina.corpus.documents import Role
from ukchina.corpus.layout import blocks
from ukchina.sentences import body
from ukchina.spans import INVISIBLE

PROSE = "The foreign secretary met his counterpart in Beijing and spoke of trade for two hours."
MORE = "Officials on both sides called the talks useful but gave no date for another round."


def seen(text: str) -> str:
    """What a reader sees of a text: neither white space nor marks without a form."""
    return "".join(mark for mark in text if mark not in INVISIBLE).strip()


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


@given(
    st.lists(
        st.sampled_from(
            [PROSE, MORE, "", " ", "Short Title Here", "June 25, 2025", "date 2024-01-02 x", "a b,"]
        )
    ).map("\n".join)
    | st.text(st.sampled_from("aB .\n\r\t—–-(),:;“”\u00a0\u2028中é\u00ad\u200b#[]1■"), max_size=80)
    | st.text()
)
def test_blocks_are_ordered_disjoint_and_cover_all_but_white_space(text: str) -> None:
    covered = 0
    for block in blocks(text):
        assert covered <= block.start < block.end <= len(text)
        assert not seen(text[covered : block.start])
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        covered = block.end
    assert not seen(text[covered:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f" date 2024-10-18 BEIJING/LONDON — {PROSE}",
            [("date", "date 2024-10-18"), ("dateline", "BEIJING/LONDON —"), ("paragraph", PROSE)],
        ),
        (
            f"date 2026-01-29 (Reuters) -- {PROSE}",
            [("date", "date 2026-01-29"), ("agency", "(Reuters) --"), ("paragraph", PROSE)],
        ),
        (
            f"LONDON, Jan 29 (Reuters) - {PROSE}",
            [("dateline", "LONDON, Jan 29 (Reuters) -"), ("paragraph", PROSE)],
        ),
        (
            f"BEIJING, Feb. 13 (Xinhua) -- {PROSE}",
            [("dateline", "BEIJING, Feb. 13 (Xinhua) --"), ("paragraph", PROSE)],
        ),
        (
            (
                f"The Daily Kettle\nHot. Fresh. Free.\n\nMinisters Weigh New Trade Talks\n"
                f"12 May 2025\n\n{PROSE}"
            ),
            [
                ("outlet", "The Daily Kettle"),
                ("slogan", "Hot. Fresh. Free."),
                ("title", "Ministers Weigh New Trade Talks"),
                ("date", "12 May 2025"),
                ("paragraph", PROSE),
            ],
        ),
        (
            f"Talks go on\nKYODO WIRE - Oct 18, 2024 - 22:14 | World\n\n{PROSE}",
            [
                ("title", "Talks go on"),
                ("date", "KYODO WIRE - Oct 18, 2024 - 22:14 | World"),
                ("paragraph", PROSE),
            ],
        ),
        (
            f"Published 18 November 2024\n\n{PROSE}",
            [("date", "Published 18 November 2024"), ("paragraph", PROSE)],
        ),
        (
            f"It was late. He left.\n\n{PROSE}",
            [("paragraph", "It was late. He left."), ("paragraph", PROSE)],
        ),
        (
            f"{PROSE}\n\nWhat comes next\n\n{MORE}",
            [("paragraph", PROSE), ("heading", "What comes next"), ("paragraph", MORE)],
        ),
        (
            f"(AFP) -- {PROSE}\n\nBritain Looks East for Growth\n\n{MORE}",
            [
                ("agency", "(AFP) --"),
                ("paragraph", PROSE),
                ("related headline", "Britain Looks East for Growth"),
                ("paragraph", MORE),
            ],
        ),
        (
            f"{PROSE}\n\nRead more: Trade in numbers\n\n{MORE}\n\nReporting by A. Reader",
            [
                ("paragraph", PROSE),
                ("related", "Read more: Trade in numbers"),
                ("paragraph", MORE),
                ("credit", "Reporting by A. Reader"),
            ],
        ),
    ],
)
def test_furniture_is_told_from_the_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report lists espionage, cyber threats, and\n\ninterference in elections as concerns.",
        (
            "The minister, who had arrived late in the evening, met officials of the\n"
            "ministry and of the trade commission, and left for Shanghai on the next\n"
            "morning without a statement."
        ),
        "The minister met the\r\npremier on his second day in the capital, officials said later.",
    ],
)
def test_a_sentence_broken_over_lines_is_one_block(text: str) -> None:
    assert [block.role for block in blocks(text)] == [Role.BODY]


def test_each_line_of_an_unspaced_essay_is_a_paragraph() -> None:
    assert kinds(f"{PROSE * 2}\n{MORE * 2}") == [("paragraph", PROSE * 2), ("paragraph", MORE * 2)]


@pytest.mark.parametrize(
    "text", ["Wang Yi met Lammy in Beijing.", "\n\n“We shall see,” he said.\n"]
)
def test_a_lone_line_that_ends_in_a_stop_is_body_and_no_title(text: str) -> None:
    assert kinds(text) == [("paragraph", text.strip())]


@pytest.mark.parametrize(
    "text", ["Wang Yi meets Lammy in Beijing", "All rights reserved.", "Share."]
)
def test_a_lone_line_without_a_sentence_is_no_body(text: str) -> None:
    assert all(block.role is Role.FURNITURE for block in blocks(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("#MeToo campaigners met ministers in Beijing and spoke of trade for hours.", "paragraph"),
        ("# Campaigners met ministers in Beijing and spoke of trade for hours.", "heading"),
        ("## Trade", "heading"),
    ],
)
def test_a_hashtag_is_a_word_and_no_heading(text: str, kind: str) -> None:
    prose = "The two ministers met in Beijing and spoke of trade there."
    found = blocks(f"{prose}\n\n{text}\n\n{prose}\n")
    assert [block.kind for block in found] == ["paragraph", kind, "paragraph"]


def test_no_item_beneath_a_day_without_its_year_is_lost() -> None:
    items = [
        "The board said kettles sell well in Ningbo. Its chair was glad of it.",
        'The ministry called the duty on kettles a mistake. "It will go," it said.',
        "Glazers in Stoke said that orders from China had come back in the spring.",
    ]
    days = ["Monday 8 December", "Tuesday 9 December", "Friday 12 December"]
    heads = ["Kettles find buyers in Ningbo", "Ministry regrets the duty", "Orders come back"]
    text = "The Kettle Brief\nIssue 112 | Week ending 12 December 2025\n\n" + "\n\n".join(
        f"{day}\n{head}\n{item}" for day, head, item in zip(days, heads, items, strict=True)
    )
    found = document("a", text)
    assert " ".join(found.words(one.span) for one in body(found)) == " ".join(items)
