"""Whose words the answers, reports and pages are."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.people.mentions import mentions
from ukchina.reading.values import Side

UK, CHINA, OTHER, AUTHOR = (
    Side.UK_GOVERNMENT,
    Side.CHINA_GOVERNMENT,
    Side.OTHER,
    Side.AUTHOR,
)
UK_EXPERT, CHINA_EXPERT = Side.UK_EXPERT, Side.CHINA_EXPERT

ASKED = [
    (
        # Answers in quotation marks, without a label.
        (
            "“Bring your own kettle”: a potter on two years in Jingdezhen\nInterview\n\n"
            "Nell Varga ran a kiln near Jingdezhen until 2018. She spoke to us in Stoke.\n\n"
            "Q: What was it like?\n\n“Hot, mostly. The mayor lent us a truck.”\n\n"
            "Q: Did you quarrel?\n\n“Once, about glaze. Nobody bore a grudge.”\n\n"
            "The kiln closed last year."
        ),
        [AUTHOR, AUTHOR, AUTHOR, OTHER, OTHER, AUTHOR, OTHER, OTHER, AUTHOR],
    ),
    (
        # An official of a chamber is no official of state.
        (
            "Interview: British firms 'sick of waiting', says chamber official\n"
            "BEIJING, Dec. 5 (Reuters)\n\n"
            "British firms are sick of waiting, an official of a business chamber said.\n\n"
            "Q: Who keeps them waiting?\n\nA: Everybody. I have stopped counting.\n\n"
            "Q: Will it change?\n\nA: Ask me in May."
        ),
        [OTHER, AUTHOR, OTHER, OTHER, AUTHOR, OTHER],
    ),
    (
        # A scholar who also advises a government, back from where they learnt.
        (
            "Interview: a Shanghai view of London\nBy Ines Kahn\n\n"
            "Professor He Guolin spent nine years at universities in Leeds before he returned to "
            "Shanghai to run an institute of European studies. He answered our questions.\n\n"
            "Q: Is London still read?\n\nA: By a few. I read it daily.\n\n"
            "Q: Does it matter?\n\nA: Less than it did."
        ),
        [AUTHOR, AUTHOR, AUTHOR, CHINA_EXPERT, CHINA_EXPERT, AUTHOR, CHINA_EXPERT],
    ),
    (
        # Written answers name who answers.
        (
            "Hong Kong: Savings\nWritten questions, House of Lords\n\n"
            "HL7001. Lord Penny: To ask His Majesty's Government what they have said.\n\n"
            "Answered by Lord Marl of Ely: We have raised the matter. It is unjust.\n\n"
            "HL7002. Baroness Tarn: To ask His Majesty's Government how many applied.\n\n"
            "Answered by Lord Marl of Ely: Some nine hundred."
        ),
        [AUTHOR, OTHER, UK, UK, AUTHOR, OTHER, UK],
    ),
    (
        # Witnesses: one who left an office, one who never held any.
        (
            "Foreign Affairs Committee\nOral evidence: Exit bans, HC 7\n"
            "Witnesses: Dame Ida Merrow, former Director, Consular Services, Foreign Office; "
            "Colin Brack, father of a detained student.\n\n"
            "Q1 Chair: Mr Brack, how is he?\n\nColin Brack: Thinner. He reads a good deal.\n\n"
            "Q2 Chair: Dame Ida, does pressure help?\n\nDame Ida Merrow: Seldom. It may annoy."
        ),
        [OTHER, OTHER, OTHER, OTHER, UK_EXPERT, UK_EXPERT],
    ),
]


@pytest.mark.parametrize(("text", "sides"), ASKED)
def test_an_answer_is_its_answerers(text: str, sides: list[Side]) -> None:
    assert [side for side, *_ in voices(document("page.txt", text))][: len(sides)] == sides


def test_a_namesake_of_a_known_person_with_another_given_name_is_somebody_else() -> None:
    page = document(
        "page.txt", "Trade talks\n\nProfessor He Guolin taught there. Vice Premier He then spoke."
    )
    assert "He Lifeng" not in {found.name for found in mentions(page)}


TOLD = [
    ("The dean tells a different story.", AUTHOR),
    ("Barclays endorsed the plan the next day.", AUTHOR),
    ("The firm responded with a second offer.", AUTHOR),
    (
        (
            "The bonds were priced at par, according to two people familiar with the sale who "
            "asked not to be named because its terms are private."
        ),
        OTHER,
    ),
    ("The brewers withdrew the offer, saying that nobody had read it.", OTHER),
    ("British Rail ended the service in May, insisting that it lost money.", OTHER),
    ("It closed in May, leaving a hole in the street.", AUTHOR),
    ("Officials travelling with Reeves said the list was short.", UK),
    ("A person in Whitehall said the list was short.", UK),
    ("Thames Valley police said the list was short.", UK),
    ("The foreign ministry in Beijing said the list was short.", CHINA),
    ("An official at China's mission to the European Union said the list was short.", CHINA),
    ("The premier's critics said the list was short.", OTHER),
]


@pytest.mark.parametrize(("sentence", "side"), TOLD)
def test_what_is_done_is_told_and_what_is_said_is_theirs(sentence: str, side: Side) -> None:
    assert voices(document("page.txt", f"Notes from the fair\n\n{sentence}"))[0][0] is side


PAGES = [
    (
        (
            "Department for Transport\nUK and China reopen rail talks\n3 May 2025\n\n"
            "A rail terminal will open. I am told that Ningbo is keen."
        ),
        [UK, UK],
    ),
    (
        (
            "Foreign, Commonwealth & Development Office\nGovernment response to the Committee\n\n"
            "Recommendation 4: that the Government publish its map. We agree."
        ),
        [OTHER, UK],
    ),
    (
        (
            "Trade Remedies Authority\nTin review opens\nNews release, 3 May 2025\n\n"
            "A review of tin has begun. Importers have a month."
        ),
        [UK, UK],
    ),
    (
        (
            "Free Tibet responds to the visit\nFree Tibet\nStatement, 3 May 2025\n\n"
            "Weavers will gather on the quay. We ask the Prime Minister to name them. "
            "We do not oppose the visit."
        ),
        [AUTHOR, AUTHOR, AUTHOR],
    ),
]


@pytest.mark.parametrize(("text", "sides"), PAGES)
def test_a_page_speaks_for_the_body_whose_it_is(text: str, sides: list[Side]) -> None:
    assert [side for side, *_ in voices(document("page.txt", text))] == sides


POLLED = [
    "Those under 30 were warmer to China.",
    "An identical share trusted Brussels.",
    "Asked about tariffs, 48% endorsed them.",
    "Trade was named by 35 per cent.",
]


@pytest.mark.parametrize("sentence", POLLED)
def test_a_survey_goes_on_in_its_shares_and_groups(sentence: str) -> None:
    told = voices(
        document("page.txt", f"What voters think\n\nA survey of 900 adults asked. {sentence}")
    )
    assert told[-1][0] is OTHER
