"""Who says what, as one answer of the voices and of the table of quotations."""

from __future__ import annotations

import pytest

from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.speakers import spoken
from ukchina.corpus import document
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Kind, Quotation, Side
from ukchina.records.record import record

UK, CHINA = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT
OTHER, EXPERT = Side.OTHER, Side.UK_EXPERT


def said(text: str, *kinds: Kind) -> list[tuple[str, Side]]:
    """The speaker and side of each quotation of these kinds, in the order of the text."""
    found = spoken(document("sample", text))
    return [(one.speaker, one.side) for one in found if not kinds or one.kind in kinds]


ANSWERED = (
    "Ada Pell, a shadow minister, said the government had been naive.\n\n"
    "A Downing Street spokesman rejected the criticism."
)

QUOTED = [
    pytest.param(
        f'{ANSWERED} "We have been clear on security," he said. "Nothing was traded away."',
        [("Downing Street", UK), ("Downing Street", UK)],
        id="he is the spokesman who rejected what another had said",
    ),
    pytest.param(
        'Keir Starmer said the talks had gone well.\n\n"Nobody asked our members," said the chair '
        'of the guild. "They would have told him."',
        [("chair of the guild (unnamed)", OTHER), ("chair of the guild (unnamed)", OTHER)],
        id="whoever closes the words, not the minister before",
    ),
    pytest.param(
        'David Lammy spoke to reporters.\n\n"We sold them two boats," says the yard\'s owner, '
        'Maud Tarrow. "They sail well."',
        [("Maud Tarrow", OTHER), ("Maud Tarrow", OTHER)],
        id="the name that stands beside what somebody is",
    ),
    pytest.param(
        'Dan Jarvis said a unit would be set up.\n\n"It begins with a small office," one of its '
        "national officers said.",
        [("one of its national officers (unnamed)", OTHER)],
        id="one of several",
    ),
    pytest.param(
        'David Lammy met Wang Yi in May. "We were frank," David Lammy said. "We go on."',
        [("David Lammy", UK), ("David Lammy", UK)],
        id="what both read alike stays",
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quoted_words_are_those_of_whom_their_sentence_tells(
    text: str, expected: list[tuple[str, Side]]
) -> None:
    assert said(text, Kind.DIRECT) == expected


REPORTED = [
    pytest.param(
        "Keir Starmer met the mayor. A manager was less impressed. He said that his "
        "competitors had halved their prices in three years.",
        ("manager (unnamed)", OTHER),
        id="he takes up whoever has no name",
    ),
    pytest.param(
        "The talks went on. The Trade Remedies Authority concluded in June that the duties on "
        "cranes should stay in force.",
        ("Trade Remedies Authority", UK),
        id="a body of state that the lists of speakers do not have",
    ),
    pytest.param(
        "The yard was busy. Harbour Watch UK says that the claim is based on nothing but rumours.",
        ("Harbour Watch UK", OTHER),
        id="a body that has the name of a state at its end",
    ),
    pytest.param(
        "The yard was busy. China says that the claim is based on nothing but rumours.",
        ("Chinese government (institution)", CHINA),
        id="a state is its government",
    ),
    pytest.param(
        "David Lammy spoke first. David Lammy said that Beijing had told him it wanted calm.",
        ("David Lammy", UK),
        id="whoever speaks in the main clause",
    ),
]


@pytest.mark.parametrize(("text", "first"), REPORTED)
def test_reported_words_have_the_side_of_the_claim(text: str, first: tuple[str, Side]) -> None:
    assert said(text, Kind.INDIRECT)[0] == first


def interview(lead: str, title: str = "An interview with the Chinese ambassador") -> str:
    return (
        f"{title}\n\n{lead}\n\nQ: Has it changed since the summer?\n\nA: It is better. Our leaders "
        "have met in Rio.\n\nQ: Are you hopeful?\n\nA: I am. We will go on."
    )


ASKED = [
    pytest.param(
        interview("Liu Wenhao has been China's ambassador since 2021. He spoke to us last week."),
        ("Liu Wenhao", CHINA),
        id="the lead begins with the name",
    ),
    pytest.param(
        interview("China's ambassador in London, Liu Wenhao, spoke to us about trade and tea."),
        ("Liu Wenhao", CHINA),
        id="the name stands behind the office",
    ),
    pytest.param(
        interview("We met at noon.", "An interview with the Chinese ambassador, Liu Wenhao"),
        ("Liu Wenhao", CHINA),
        id="the title has the name",
    ),
    pytest.param(
        interview(
            "He Jianming runs a school in Leeds. He spoke to reporter Bo Rayner.", "Interview"
        ),
        ("He Jianming", OTHER),
        id="who asks is not who answers",
    ),
    pytest.param(
        interview("A member of the lord mayor's party spoke to Bloomberg on her return.", "Q&A"),
        ("(answerer)", OTHER),
        id="the page names nobody",
    ),
]


@pytest.mark.parametrize(("text", "answerer"), ASKED)
def test_answers_are_those_of_whom_the_page_names(text: str, answerer: tuple[str, Side]) -> None:
    asking = ("(questioner)", OTHER)
    assert said(text) == [asking, answerer, asking, answerer]


KEPT = [
    pytest.param(
        "title Foreign Ministry Spokesperson Lin Jian's Regular Press Conference\n\n"
        "Reuters: The British prime minister said on Monday that China is a threat.\n\n"
        "Lin Jian: We take no notice. China is ready.",
        id="a journalist who tells what a minister said",
    ),
    pytest.param(
        'The so-called "golden era" of the two was over before anybody in London had noticed it.',
        id="words of distance",
    ),
    pytest.param(
        "The Lowry Choir paid for the trip. Ministers in London agreed a plan, and its conductor "
        'called the fee "a bargain".',
        id="a part of a sentence that another tells",
    ),
]


@pytest.mark.parametrize("text", KEPT)
def test_what_the_sentence_does_not_decide_stays_as_read(text: str) -> None:
    found = document("sample", text)
    assert spoken(found) == quotations(found)


@pytest.mark.parametrize("text", [case.values[0] for case in (*QUOTED, *REPORTED, *ASKED, *KEPT)])
def test_only_speakers_and_sides_are_settled(text: str) -> None:
    def apart(every: tuple[Quotation, ...]) -> list[tuple[object, ...]]:
        return [(one.span, one.kind, one.attribution, one.cue, one.flags) for one in every]

    found = document("sample", text)
    assert apart(spoken(found)) == apart(quotations(found))


def test_the_tables_have_one_speaker_for_quoted_words_and_their_sentence() -> None:
    text = f'{ANSWERED} "We have been clear on security," he said. "Nothing was traded away."'
    found = record(document("sample", text), read_codebook()).found
    *_, last, closing = found.coded
    direct = [one for one in found.quotations if one.kind is Kind.DIRECT]
    assert [one.side for one in direct] == [last.voice, closing.voice] == [UK, UK]
    assert {one.speaker for one in direct} == {last.speaker, closing.speaker} == {"Downing Street"}
