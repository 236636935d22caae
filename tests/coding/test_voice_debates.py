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


GATES = "The gates came from Suzhou last autumn, and they have leaked ever since."
ASKED = "Why have Ministers not published the advice on the gates of Suzhou?"
OFFICES = [
    "The Minister for Canals",
    "Minister of State",
    "The Parliamentary Under-Secretary of State for Locks",
    "The Foreign Secretary",
    "The Prime Minister",
]
HEADS = [
    "Ann Orrell\n{}\n",
    "Ann Orrell\n\n{}\n\n",
    "{} (Ann Orrell)\n",
    "{} (Ann Orrell)\n\n",
]


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("title", ["Chinese Embassy", "Foreign Office", "The gates of Suzhou"])
def test_a_name_and_an_office_on_lines_of_their_own_head_a_turn(
    title: str, head: str, office: str
) -> None:
    page = f"""{title}
Volume 763: debated on Tuesday 4 March 2025

{head.format(office)}{GATES}

Ben Tull (Buxton) (Con)
{ASKED}

Ann Orrell
We have asked the makers twice, and we shall ask them again in the spring."""
    found = voices(document(text=page, name="debate"))
    assert [side for side, _, _ in found] == [UK, OTHER, UK]


def test_a_shadow_minister_beneath_his_name_is_a_member() -> None:
    page = f"""The gates of Suzhou
Volume 763: debated on Tuesday 4 March 2025

Ben Tull
Shadow Minister for Canals
{ASKED}

Ann Orrell
The Minister for Canals
{GATES}"""
    assert [side for side, _, _ in voices(document(text=page, name="debate"))] == [OTHER, UK]


def test_names_and_offices_listed_in_an_article_head_no_turns() -> None:
    page = f"""Who decides about the gates of Suzhou

4 March 2025

{GATES}

Ann Orrell
The Minister for Canals
She has said little in public on the gates of Suzhou since the autumn.

Ben Tull
The Minister for Locks
He is known to want the gates of Suzhou sent back to their makers."""
    assert {side for side, _, _ in voices(document(text=page, name="a"))} == {AUTHOR}


@pytest.mark.parametrize("title", ["Chinese Embassy", "Foreign Office", "Ministry of Commerce"])
def test_a_debate_is_not_the_page_of_the_body_that_its_title_names(title: str) -> None:
    page = f"""{title}
Hansard, Tuesday 4 March 2025

Ben Tull (Buxton) (Con)
The gates leak, and the gates have leaked since they came from Suzhou.

Cara Vane (Derby) (Lab)
The gates are a disgrace, and nobody has mended them since the autumn."""
    assert {side for side, _, _ in voices(document(text=page, name="debate"))} == {OTHER}


def test_a_page_headed_by_a_body_that_is_no_debate_stays_its_own() -> None:
    page = """Chinese Embassy
4 March 2025

The report on the gates smears the makers, and it is pure fiction from end to end."""
    assert {side for side, _, _ in voices(document(text=page, name="page"))} == {CHINA}


@pytest.mark.parametrize("title", ["Chinese Embassy", "Canal Gates", "Foreign Office"])
def test_a_title_above_an_office_with_its_holder_is_no_name(title: str) -> None:
    page = f"""{title}

The Minister for Canals (Ann Orrell)
{GATES}

Ben Tull (Buxton) (Con)
{ASKED}"""
    read = document(text=page, name="debate")
    assert read.title is not None
    assert read.title.value == title
    assert [(side, who) for side, _, who in voices(read)] == [
        (UK, "Ann Orrell"),
        (OTHER, "Ben Tull"),
    ]
