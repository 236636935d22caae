"""Whose claims the sentences are of a text whose title is kept apart from it, as in a dataset."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ukchina.coding.voice import voices
from ukchina.coding.voice_house import house
from ukchina.corpus import document
from ukchina.corpus.documents import Document, Fact
from ukchina.reading.values import Side

UK, CHINA, OTHER, AUTHOR, EXPERT = (
    Side.UK_GOVERNMENT,
    Side.CHINA_GOVERNMENT,
    Side.OTHER,
    Side.AUTHOR,
    Side.UK_EXPERT,
)
PROSE = "The talks on trade lasted for most of a long day, and nobody left the room early."
TITLES = [
    ("Chancellor's remarks, Guildhall, Tuesday", UK),
    ("Home Secretary statement on the arrests in Kent", UK),
    ("Written ministerial statement: imports of solar glass", UK),
    ("Consular update: travel to Yunnan", UK),
    ("Notice to exporters: thermal cameras", UK),
    ("Trade Minister concludes visit to Chengdu", UK),
    ("Speech by Ambassador Bo Ray at the Thames Regatta", CHINA),
    ("MOFCOM spokesperson on Britain's duties on bicycles", CHINA),
    ("HKSAR Government rejects a report on schools", CHINA),
    ("Chancellor's remarks anger fishermen", None),
    ("Home Office loses a lorry of files", None),
    ("Chinese Embassy opens its garden to neighbours", None),
    ("General Secretary speech on rural roads", None),
]
SPEECH = """I grew up beside a canal. My father mended its gates, and I held the lamp.

We built this one with friends from Suzhou. I hope that it leaks less."""
SPEECHES = [
    ("Harbour Minister: remarks at the opening of a lock", UK),
    ("British Ambassador to China: speech at a lock", UK),
    ("Consul General's column, the Canal Gazette", CHINA),
    ("The Lord Mayor of Leeds: speech in Suzhou", AUTHOR),
    ("The gates of Suzhou", AUTHOR),
]
DEBATE = """My constituents grow watercress, and their pumps come from Ningbo. \
Will the Minister tell us who reads the meters? I thank my hon. Friend for raising it. \
We have asked the makers twice.

The pumps in my own village have failed since Easter. Nobody came to mend them."""
INTERVIEW = """Ann Orrell keeps bees above Buxton and sells the honey in Shenzhen.

How did you begin? With one hive and a borrowed hat. I lost the hat.

What do they pay you? More than Derby does. My brother drives it to the airport.

Would you do it again? Every year, if the bees will. I like the letters."""


def titled(title: str, text: str) -> Document:
    return replace(document("page", text), title=Fact(title, "manifest"))


def sides(title: str, text: str) -> list[Side]:
    return [side for side, *_ in voices(titled(title, text))]


@pytest.mark.parametrize(("title", "side"), TITLES)
def test_a_title_kept_apart_tells_whose_page_it_is(title: str, side: Side | None) -> None:
    assert house(titled(title, PROSE)) is side


@pytest.mark.parametrize(
    "title",
    [
        "Westminster Hall: Watercress",
        "Watercress (House of Commons, Urgent Question)",
        "Lords debate: Watercress",
        "Commons urgent question: Watercress",
    ],
)
def test_in_a_debate_without_names_members_ask_and_ministers_answer(title: str) -> None:
    assert sides(title, DEBATE) == [OTHER, OTHER, UK, UK, OTHER, OTHER]


@pytest.mark.parametrize(("title", "side"), SPEECHES)
def test_a_speech_is_whoever_the_title_says_delivered_it(title: str, side: Side) -> None:
    assert set(sides(title, SPEECH)) == {side}


def test_a_report_on_a_speech_is_the_authors() -> None:
    assert sides("Harbour Minister: remarks at the opening of a lock", PROSE) == [AUTHOR]


def test_a_conversation_may_stand_in_one_paragraph() -> None:
    text = "ORRELL: It leaks. PYM: Since when? ORRELL: Since the frost. We told the makers."
    assert sides("The lock", text) == [OTHER] * 4


def test_an_office_may_be_a_label_in_capitals() -> None:
    text = "CHAIR: Does it leak? CHANCELLOR: It did. CHAIR: And now? CHANCELLOR: It is dry."
    assert sides("The lock", text) == [OTHER, UK] * 2


def test_one_label_and_a_note_are_no_conversation() -> None:
    assert sides("The lock", "SUZHOU: It leaks. NOTE: It froze.") == [AUTHOR] * 2


def test_what_the_record_of_a_debate_tells_is_the_authors() -> None:
    text = f"{DEBATE} The House divided on the motion, and it was lost by four votes."
    assert sides("Westminster Hall: Watercress", text)[-1] is AUTHOR


def test_an_essay_that_asks_a_minister_is_no_debate() -> None:
    assert sides("The watercress affair", DEBATE)[0] is AUTHOR


@pytest.mark.parametrize(
    ("role", "side"),
    [("keeps bees above Buxton", OTHER), ("is a researcher at King's College London", EXPERT)],
)
def test_the_answers_of_an_interview_are_those_of_whoever_is_asked(role: str, side: Side) -> None:
    found = sides('"I lost the hat"', INTERVIEW.replace("keeps bees above Buxton", role))
    assert found[1:] == [AUTHOR, side, side] * 3


def test_a_minister_asked_without_a_word_before_answers_for_the_government() -> None:
    questions = INTERVIEW.split("\n\n", 1)[1]
    assert sides("Interview: Trade Secretary on honey", questions) == [AUTHOR, UK, UK] * 3


def test_questions_without_a_you_are_rhetorical() -> None:
    text = INTERVIEW.replace("you ", "they ")
    assert sides("On honey", text)[2:4] == [AUTHOR, AUTHOR]


def test_a_scholar_giving_oral_evidence_is_an_expert_by_a_title_kept_apart() -> None:
    text = """Q1 Chair: Who makes the pumps?

Dr Orrell: Two firms in Ningbo make nearly all of them.

Q2 Chair: Is that wise?

Dr Orrell: It is cheap, which I am told is the same thing."""
    found = sides("Water Committee: oral evidence on pumps", text)
    assert found == [OTHER, EXPERT, OTHER, EXPERT]
