"""A line of authors stands beneath the title, and both are outside of the text."""

from __future__ import annotations

import pytest

from ukchina.corpus import Role, document

PROSE = (
    "Ministers from both sides held talks on trade in Beijing and agreed to meet again in spring.",
    "The talks were the first since 2019, and officials said they would be followed by others.",
)
TITLES = (
    "Ministers fly to Beijing in search of growth",
    "Ministers fly to Beijing in search of new growth.",
    "Britain and China agree to talk about trade again after six years of silence.",
    (
        "Britain and China to hold trade talks in London next week after a long pause, officials "
        "say, as the prime minister weighs a visit"
    ),
    "“We want to talk about trade, and nothing else.”",
    "“We want to talk,” minister says as she flies to Beijing for a week",
    "UK-China: ministers fly to Beijing for talks on trade and security",
    "Minister: we want to talk about trade, and we want it now.",
    "Can the prime minister win the trust of Beijing without losing that of his own party?",
    "Britain must not blink in its talks with Beijing!",
    "Ministers fly to Beijing in search of growth...",
    "By going to Beijing, ministers show they want growth",
    "Embassy row",
)
BYLINES = (
    ("By Jane Doe in London", "Jane Doe in London"),
    ("By Jane Doe in London.", "Jane Doe in London"),
    ("By Jane Doe", "Jane Doe"),
    ("By J. M. Doe Jr.", "J. M. Doe Jr."),
    ("By Jane Doe in Beijing and John Roe in London", "Jane Doe in Beijing and John Roe in London"),
    ("By our correspondent in Beijing", "our correspondent in Beijing"),
    ("By a staff reporter", "a staff reporter"),
)


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize(("byline", "author"), BYLINES, ids=[line for line, _ in BYLINES])
@pytest.mark.parametrize("title", TITLES, ids=[title[:30] for title in TITLES])
def test_a_title_and_the_byline_beneath_it_are_no_text(
    title: str, byline: str, author: str, parted: str
) -> None:
    found = document("a", parted.join((f"{title}\n{byline}", *PROSE)))
    body = [found.text[one.start : one.end] for one in found.blocks if one.role is Role.BODY]
    assert body == [*PROSE]
    assert found.title is not None
    assert found.title.value == title
    assert found.byline is not None
    assert found.byline.value == author


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the two had agreed to meet again.",
        "By Monday.",
        "By then Beijing had agreed.",
        "By talking to Beijing, ministers want growth.",
    ],
)
def test_a_sentence_that_begins_with_by_is_text(line: str) -> None:
    found = document("a", "\n\n".join((PROSE[0], line, PROSE[1])))
    assert [one.role for one in found.blocks] == [Role.BODY] * 3


def test_many_names_without_a_post_are_read_in_no_time() -> None:
    names = "Ann Farrow in Shanghai, Bernard Martindale in Manchester and Hu Lanying in Birmingham"
    text = f"Ministers fly to Beijing for talks\n{names}\n3 May 2024\n\nThe talks went on all day."
    byline = document("a", text).byline
    assert byline is not None
    assert byline.value == names
