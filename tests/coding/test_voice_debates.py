"""Whose words are those by which members of Parliament address each other."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.values import Side

UK, CHINA, OTHER, AUTHOR = (
    Side.UK_GOVERNMENT,
    Side.CHINA_GOVERNMENT,
    Side.OTHER,
    Side.AUTHOR,
)
DEBATE = "House of Commons: canal gates, urgent question\nHansard, 3 March 2025\n\n{}\n"
HANSARD = "Oral Answers to Questions\nHouse of Commons, 3 March 2025\n\nCanal gates\n\n{}\n"
ARTICLE = "The gates of Suzhou leak again\n\n3 March 2025\n\n{}\n"
QUESTION = "My constituents moor below the gates. Will the Minister have them mended?"
LONG = "The gates came from Suzhou last autumn, and they have leaked ever since."


def sides(page: str, *paragraphs: str) -> list[Side]:
    text = page.format("\n\n".join(paragraphs))
    return [side for side, _, _ in voices(document(text=text, name="debate"))]


THANKS = [
    "I thank the Minister for his answer.",
    "I thank the Secretary of State for her answer.",
    "I thank my right hon. Friend the Foreign Secretary for his statement.",
    "I am grateful to the Minister for that very full reply.",
    "I thank the Prime Minister for advance sight of his statement.",
    "My Lords, I am grateful to the noble Lord for his response.",
    "We thank the Minister for her characteristically frank answer.",
    "I urge the Government to answer its critics on the gates.",
]
ANSWERS = [
    "I thank the hon. Member for his question.",
    "I thank my hon. Friend for raising the gates.",
    "I am grateful to the hon. Lady for her question.",
    "The Government have asked the makers twice.",
]


@pytest.mark.parametrize("thanks", THANKS)
@pytest.mark.parametrize("page", [DEBATE, HANSARD], ids=["debate", "hansard"])
def test_who_thanks_for_an_answer_is_a_member(page: str, thanks: str) -> None:
    before = "The Government will mend the gates. I thank the hon. Lady for her question."
    found = sides(page, QUESTION, before, f"{thanks} {LONG}")
    assert found == [OTHER, OTHER, UK, UK, OTHER, OTHER]


@pytest.mark.parametrize("answer", ANSWERS)
def test_who_thanks_for_a_question_is_the_minister(answer: str) -> None:
    found = sides(DEBATE, QUESTION, f"{answer} {LONG}")
    assert found == [OTHER, OTHER, UK, UK]


NOT_THE_MINISTERS = [
    "I thank the Minister for his answer.",
    "We thank the Foreign Secretary for her claim that the gates hold.",
    "I thank the Government for its answer, and my readers for their patience.",
]
THE_MINISTERS = [
    "The Foreign Secretary answered that the gates hold.",
    "The Foreign Secretary for his part said that the gates hold.",
    "The Foreign Secretary, in her report, warned that the gates leak.",
    "Asked by members of the House, the Foreign Secretary said the gates hold.",
]


@pytest.mark.parametrize("thanks", NOT_THE_MINISTERS)
def test_whoever_is_thanked_says_nothing(thanks: str) -> None:
    assert sides(ARTICLE, f"{LONG} {thanks}") == [AUTHOR, AUTHOR]


@pytest.mark.parametrize("said", THE_MINISTERS)
def test_a_minister_who_does_answer_speaks(said: str) -> None:
    assert sides(ARTICLE, f"{LONG} {said}") == [AUTHOR, UK]


def test_a_page_of_hansard_in_which_nobody_addresses_a_minister_is_no_debate() -> None:
    assert sides(HANSARD, f"{LONG} My own village mended two.") == [AUTHOR, AUTHOR]


def test_a_page_of_hansard_whose_members_are_named_is_read_by_their_names() -> None:
    named = f"""Ann Orrell (Buxton) (Lab)

{QUESTION}

The Minister for Canals

{LONG} We have asked the makers twice.

Ann Orrell

I thank the Minister for his answer. {LONG}"""
    before = sides("The gates of Suzhou\n\n{}\n", named)
    assert sides(HANSARD, named) == before
    assert before[-2:] == [OTHER, OTHER]
