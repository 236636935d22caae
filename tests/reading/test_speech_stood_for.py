"""Whom "she" of a spokesperson stands for, and who has the floor under a short heading."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.speech.turns import turns

LEAD = "date 2026-03-20 Officials spoke at length of trade and of little else, and went home.\n\n"
EMBASSY = "Chinese Embassy in the UK"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Priti Patel was there. A spokesperson for the Chinese embassy countered that "
                'critics were wrong; the plan, she said, "keeps to the rules".'
            ),
            EMBASSY,
        ),
        (
            (
                "Priti Patel spoke on Monday. A Chinese embassy spokesperson rejected it. She said "
                "that the plan was fine."
            ),
            EMBASSY,
        ),
        (
            (
                "Yvette Cooper spoke on Monday. A spokeswoman for the Chinese embassy rejected it. "
                "She said that the plan was fine."
            ),
            EMBASSY,
        ),
        # a man is no "she", a body neither
        (
            (
                "Priti Patel spoke on Monday. A Chinese embassy spokesman rejected it. She said "
                "that the plan was wrong."
            ),
            "Priti Patel",
        ),
        (
            (
                "Priti Patel spoke on Monday. The Chinese embassy rejected it. She said that "
                "the plan was wrong."
            ),
            "Priti Patel",
        ),
    ],
)
def test_she_is_the_spokesperson_who_spoke_last(text: str, speaker: str) -> None:
    assert quotations(document("a", LEAD + text))[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # what ends the sentence before does not rule the first words of this one
        (
            "It was about trade. Mao Ning rejected it. She said that the price of steel fell.",
            "Mao Ning",
        ),
        (
            "He was with Mr. Orde. Mao Ning rejected it. She said that the price of steel fell.",
            "Mao Ning",
        ),
    ],
)
def test_a_sentence_ends_what_may_rule_a_name(text: str, speaker: str) -> None:
    assert quotations(document("a", LEAD + text))[-1].speaker == speaker


DEBATE = """China: Embassy
Volume 782: debated on Tuesday 21 April 2026

The Minister of State, Foreign, Commonwealth and Development Office (Ada Pell)
I make a statement on China, which the House has asked for. No decision has been taken.

Mr Hal Orde (North Hartland) (Con)
Which of them does the Minister believe about China?

Ada Pell
The hon. Gentleman knows.

"""


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Mr Orde", "Hal Orde"),
        ("Mr Hal Orde", "Hal Orde"),
        ("Ms Pell", "Ada Pell"),
        ("Dame Ruth Ames (Eastmoor) (Lab)", "Ruth Ames"),
    ],
)
def test_a_member_comes_back_by_title_and_surname(heading: str, speaker: str) -> None:
    text = f"{DEBATE}{heading}\nOn a point of order. The Minister said that none was taken.\n"
    assert turns(document("a", text))[-1].speaker == speaker


def test_a_heading_of_nobody_named_before_ends_the_turn() -> None:
    text = f"{DEBATE}Mr Speaker's Absence\nThe House was told of it on Monday, and rose.\n"
    assert "Speaker" not in turns(document("a", text))[-1].speaker
