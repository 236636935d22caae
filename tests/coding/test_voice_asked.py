"""Interviews, hearings and written questions: who asks, who answers and whose side that is."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.coding.voice_asked import has_left_office
from ukchina.corpus import document
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Side

OTHER, AUTHOR, EXPERT = Side.OTHER, Side.AUTHOR, Side.UK_EXPERT
UK, CHINA, CHINA_EXPERT = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT, Side.CHINA_EXPERT


def sides(text: str) -> list[Side]:
    return [side for side, *_ in voices(document("page", text))]


APART = """'We mend what leaks': an interview with {who}
The Lock Gazette
12 May 2025

{lead} The prime minister had been to Suzhou in the week before we spoke.

Are the pumps any better this year, in your view?

They leak less, and I have stopped carrying a bucket. Ministers say that all is dry.

What do the makers in Suzhou tell you about the price?

We are told to wait. It has risen twice since the harvest.

Would a treaty help?

I doubt it. Nobody reads them in a pump room.
"""
LEADS = [
    ("a lock keeper", "Ada Orrell has kept the locks at Deal since 2004.", OTHER),
    ("a former British diplomat", "Ada Orrell now keeps the locks at Deal.", EXPERT),
    ("a lock keeper", "Ada Orrell retired from the Foreign Office in 2019.", EXPERT),
    ("a scholar", "Ada Orrell is a lecturer at King's College London.", EXPERT),
    ("an envoy", "Bo Ray has been China's ambassador in London since 2021.", CHINA),
    ("a lock keeper", "Ada Orrell was a minister of state from 2013 until 2018.", EXPERT),
    ("a canal lawyer", "Ada Orrell acts for the owners of locks.", EXPERT),
    ("a canal lawyer", "Guo Lihua acts for the owners of locks.", CHINA_EXPERT),
]


@pytest.mark.parametrize(("who", "lead", "side"), LEADS)
def test_answers_under_questions_of_their_own_are_those_of_whoever_the_head_names(
    who: str, lead: str, side: Side
) -> None:
    found = sides(APART.format(who=who, lead=lead))
    answers = [found[at] for at in (3, 4, 6, 7, -2, -1)]
    assert answers == [side] * 6
    assert found[2] is AUTHOR


def test_a_column_that_asks_at_the_head_of_its_parts_is_the_authors() -> None:
    text = APART.replace("an interview with {who}", "the locks of {who}").format(
        who="Deal", lead="The locks of Deal are old."
    )
    text = text.replace("we spoke", "the flood").replace("in your view", "on the whole")
    text = text.replace("I have stopped carrying", "nobody carries").replace("I doubt it", "No")
    assert CHINA not in sides(text)
    assert sides(text)[-1] is AUTHOR


LABELLED = """'We mend what leaks': {head}
The Lock Gazette, 12 May 2025

{lead}

Q: Has the trade in pumps changed?

{name}: It has grown. Our makers have built four new works.

Q: And the price?

{name}: It has not.
"""


@pytest.mark.parametrize(
    ("head", "lead", "name", "asks", "side"),
    [
        ("an interview with a keeper", "Ada Orrell keeps a lock.", "A", AUTHOR, OTHER),
        ("interview with Ada Pym", "Ada Pym, a professor at Leeds, spoke.", "Pym", AUTHOR, EXPERT),
        ("press conference", "The talks were brief.", "Pym", OTHER, OTHER),
    ],
)
def test_the_questions_of_an_interview_are_the_authors_and_of_a_press_conference_anothers(
    head: str, lead: str, name: str, asks: Side, side: Side
) -> None:
    found = sides(LABELLED.format(head=head, lead=lead, name=name))
    assert found[1:] == [asks, side, side, asks, side]


@pytest.mark.parametrize(
    ("head", "asks"), [("an interview with a keeper", AUTHOR), ("a debate among keepers", OTHER)]
)
def test_whoever_mostly_asks_in_an_interview_asks_for_the_page(head: str, asks: Side) -> None:
    text = (
        f"The locks: {head}\n\nAda Orrell keeps a lock.\n\n"
        "Cy Lee: You mend pumps. Do they leak?\n\nOrrell: Two do.\n\n"
        "Lee: Who pays?\n\nOrrell: My sister. Who else would?\n\nOrrell: I asked her."
    )
    found = sides(text)
    assert [found[1], found[2], found[4]] == [asks] * 3
    assert found[3] is found[-1] is OTHER


def test_a_surname_stands_for_the_label_that_it_shortens() -> None:
    text = "Zheng Zeguang: It is so.\n\nHost: Why?\n\nZheng: It was.\n\nHost: When?\n\nZheng: Once."
    assert sides(text) == [CHINA, AUTHOR, CHINA, AUTHOR, CHINA]


HEARING = """Oral evidence: pumps
Defence Committee, 4 March 2025
{witnesses}

Q1 Chair: Did they leak in the strait?

{label}: Two of them did. We mended both at sea.

Q2 Member: Who makes them now?

{label}: A yard in Ningbo.
"""


@pytest.mark.parametrize(
    ("witnesses", "label", "side"),
    [
        ("Witness: Vice-Admiral Bo Pennant", "Vice-Admiral Pennant", UK),
        ("Witness: Dame Ada Pell, former British ambassador in Suzhou", "Dame Ada Pell", EXPERT),
        ("Witness: Professor Zhang Lihua, of Tsinghua University", "Professor Zhang", CHINA_EXPERT),
        ("Witness: Ann Orrell, a maker of pumps", "Ann Orrell", OTHER),
    ],
)
def test_a_witness_before_a_committee_is_who_the_page_says(
    witnesses: str, label: str, side: Side
) -> None:
    found = sides(HEARING.format(witnesses=witnesses, label=label))
    assert found == [OTHER, side, side, OTHER, side]


DEBATE = """Pumps
House of Commons, Tuesday 4 March 2025

Sir Bo Ray (Deal) (Con): I beg to move, That this House has considered pumps.

Ada Pell (Rye) (Lab): Will he tell us who made them?

Sir Bo Ray: I will, if the Minister will not.

Cy Orr (Hythe) (SNP): How many have failed?

Sir Bo Ray: Forty have failed.

The Minister for Harbours: We have mended thirty-one of them.
"""


def test_a_member_who_moves_a_debate_and_answers_in_it_is_no_minister() -> None:
    assert sides(DEBATE) == [OTHER] * 5 + [UK]


def test_a_written_question_is_its_members_and_the_answer_the_departments() -> None:
    text = (
        "Pumps: Imports\nHouse of Commons, Written Questions and Answers\n\n"
        "To ask the Secretary of State for Defence, how many pumps were made in Ningbo.\n\n"
        "Thirty-one were. Their meters are read at Deal.\n"
    )
    assert sides(text) == [OTHER, UK, UK]


def test_whoever_asks_in_writing_is_a_member_and_the_long_answer_the_departments() -> None:
    ask = "To ask the Secretary of State for Defence, how many pumps leak."
    text = (
        f"Pumps\nHouse of Commons\n\nPriti Patel: {ask}\n\n"
        "Ada Orr (Parliamentary Under-Secretary, Department of Pumps): Two do.\n\n"
        "They are old.\n\nThey will be mended.\n\nWe keep no list.\n\nA list would cost more.\n"
    )
    assert sides(text) == [OTHER] + [UK] * 5


def test_an_urgent_question_leaves_members_and_the_chair_who_they_are() -> None:
    text = (
        "Pumps\nVolume 760: debated on Tuesday 14 January 2025\n\n"
        "Ada Orr (Hythe) (Con) (Urgent Question): To ask the Minister if she will speak.\n\n"
        "The Minister for Harbours (Bo Ray): Two pumps leak.\n\n"
        "Cy Lee (Deal) (Lab): My constituents are wet. When will they be dry?\n\n"
        "Bo Ray: In spring.\n\nMr Speaker: Be brief, please.\n\n"
        "Di Poe (Rye) (LD): The pumps are Chinese. Why was that not said?\n\nBo Ray: It was.\n"
    )
    assert sides(text) == [OTHER, UK, OTHER, OTHER, UK, OTHER, OTHER, OTHER, UK]


def test_an_embassys_remarks_on_a_committee_are_the_embassys() -> None:
    text = (
        "Embassy Spokesperson's Remarks on the Report of the Foreign Affairs Committee\n"
        "7 June 2023\n\nQuestion: What is your comment?\n\nAnswer: It is full of errors.\n"
    )
    assert sides(text)[-1] is CHINA


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("a retired British diplomat", True),
        ("she ran the China desk in the Foreign Office", True),
        ("a former Chinese diplomat", False),
        ("a former lock keeper", False),
        ("a British diplomat", False),
        ("she served as trade commissioner between 2009 and 2014", True),
        ("she was a lock keeper until 2014", False),
    ],
)
def test_whoever_has_left_a_british_office_of_state_is_known_by_words(
    words: str, *, left: bool
) -> None:
    assert has_left_office(words) is left


def test_two_questions_are_an_interview_where_the_title_is_what_somebody_said() -> None:
    lead = "Ada Orrell keeps the locks at Deal."
    talk = "Do they leak? They did, and I mended them. Who pays? My sister, as a rule."
    text = f"'I mend what leaks'\nThe Lock Gazette\n\n{lead}\n\n{talk}\n\nWhy stay? I like it.\n"
    assert sides(text) == [AUTHOR, AUTHOR, OTHER, AUTHOR, OTHER, AUTHOR, OTHER]
    house = text.replace("They did, and", "Madam Deputy Speaker, they did, and")
    assert sides(house)[-1] is AUTHOR


def test_answers_without_a_label_are_not_whose_questions_have_one() -> None:
    text = (
        "'The talks are a start': Ann Farrow on trade with China\nThe Kettle\n3 May 2025\n\n"
        "Ann Farrow, a professor of Chinese politics at the University of Leeds, spoke to us.\n\n"
        "Q: Are the talks a start?\n\nThey are a start, and I would not call them more.\n\n"
        "They may be the last.\n\nQ: What should ministers do?\n\nI would go there every year."
    )
    found = document("a", text)
    heard = [(side, name) for side, _, name in voices(found)]
    assert heard[2:4] == [(Side.UK_EXPERT, "Ann Farrow")] * 2
    assert heard[5] == (Side.UK_EXPERT, "Ann Farrow")
    assert {one.speaker for one in quotations(found)} == {"(questioner)"}
