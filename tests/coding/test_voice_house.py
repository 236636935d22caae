"""Whose page a text is: releases, readouts and statements speak for the body above them."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.coding.voice_house import house
from ukchina.corpus import document
from ukchina.reading.values import Side

UK, CHINA, OTHER, AUTHOR = (
    Side.UK_GOVERNMENT,
    Side.CHINA_GOVERNMENT,
    Side.OTHER,
    Side.AUTHOR,
)
PROSE = "The talks on trade lasted for most of a long day, and nobody left the room early."
SIGNED = [
    ("Talks on trade\nDepartment for Transport, 3 May", UK),
    ("Talks on trade\nPublished 3 May. From: Home Office", UK),
    ("Press release: Trade Minister flies to Shanghai\n3 May", UK),
    ("Readout: Health Minister's call with Chinese counterpart\n3 May", UK),
    ("PM call with President Xi: 3 May\nNo 10", UK),
    ("Talks on trade\nPress Office, Embassy of the People's Republic of China", CHINA),
    ("Embassy Spokesperson Responds to a Report on Visas\n3 May", CHINA),
    ("MOFCOM Spokesperson's Remarks on Tariffs\n3 May", CHINA),
    ("Talks on trade\nStatement by the Sheffield Chamber of Trade", OTHER),
    ("Talks on trade\nFor immediate release, 3 May", OTHER),
    ("Statement on the closure of our Wuhan office\n3 May 2024", OTHER),
    ("Chinese Ambassador Bo Ray Meets with Farmers\n3 May", CHINA),
    ("Talks on trade\nLanark Mills Ltd, 3 May", OTHER),
    ("Talks on trade\nDepartment of State, Washington", OTHER),
    ("Joint statement on tea\n3 May", OTHER),
    ("Talks on trade\nHome Office correspondent", None),
    ("Talks on trade\nForeign Office editor, Shanghai", None),
    ("Talks on trade\nBy Ada Pell in Beijing", None),
    ("Embassy spokesman and mayor at odds over parking\nBy Ada Pell", None),
    ("China responds to new tariffs\nBy Ada Pell", None),
]


@pytest.mark.parametrize(("header", "side"), SIGNED)
def test_the_lines_above_a_text_tell_whose_page_it_is(header: str, side: Side | None) -> None:
    assert house(document("a", f"{header}\n\n{PROSE}")) is side


OPENED = [
    ("Sir, You mistake my country. The door of this embassy is open.", CHINA),
    ("Sir, You mistake my country. The door of the office is open.", None),
    ('"We shall dance," said our finance director, Bo Ray.', OTHER),
    ('"We shall dance," said our friend.', None),
]


@pytest.mark.parametrize(("text", "side"), OPENED)
def test_a_letter_and_a_firms_own_news_tell_it_themselves(text: str, side: Side | None) -> None:
    assert house(document("a", text)) is side


def test_a_release_keeps_the_voices_of_others() -> None:
    text = (
        f"{SIGNED[0][0]}\n\n{PROSE} Both sides agreed that it was late. Wang Yi said he was glad."
    )
    sides = [side for side, *_ in voices(document("a", text))]
    assert sides == [UK, OTHER, CHINA]


WE = "We urge the farmers of Hong Kong to rest. We welcome the rain. The river is high."


@pytest.mark.parametrize(("header", "side"), [("Comment by Ada Pell", AUTHOR), ("3 May 2025", UK)])
def test_what_we_say_under_an_authors_name_is_the_authors(header: str, side: Side) -> None:
    found = voices(document("a", f"Rain at last\n{header}\n\n{WE}"))
    assert {voice[0] for voice in found} == {side}


ACCOUNT = (
    "Dame Ada Pell (Rye) (Lab) moved that the House had considered tea.\n\n"
    "Bo Ray (Deal) (Con): Will she give way?\n\n"
    "Dame Ada Pell: I will. The Minister said that tea was cheap.\n\n"
    "The Minister for Trade replied that it was not."
)


def test_an_account_of_a_debate_takes_the_floor_back() -> None:
    found = [(side, rule) for side, rule, _ in voices(document("a", ACCOUNT))]
    assert [rule for _, rule in found] == ["narration", "turn", "turn", "reported", "reported"]
    assert found[-2:] == [(UK, "reported"), (UK, "reported")]


def test_an_answer_behind_the_question_is_the_answerers() -> None:
    text = "AFP: Is a call planned? Lin Jian: It is.\n\nReuters: When is it? Lin Jian: In May."
    found = [(side, name) for side, _, name in voices(document("a", text))]
    assert found == [(OTHER, "AFP"), (CHINA, "Lin Jian"), (OTHER, "Reuters"), (CHINA, "Lin Jian")]


def test_the_answers_of_a_ministrys_remarks_are_the_ministrys() -> None:
    text = "Foreign Ministry Spokesperson's Remarks on Tea\n\nQuestion: Why?\n\nAnswer: It is late."
    assert [side for side, *_ in voices(document("a", text))] == [OTHER, CHINA]


def test_the_host_of_a_conversation_is_its_author() -> None:
    text = (
        "ADA: Welcome back to the show. How is trade?\n\nBO: Brisk.\n\nADA: And tea?\n\nBO: Cold."
    )
    assert [side for side, *_ in voices(document("a", text))] == [
        AUTHOR,
        AUTHOR,
        OTHER,
        AUTHOR,
        OTHER,
    ]


def test_a_scholar_before_a_committee_is_an_expert() -> None:
    text = (
        "Oral evidence: tea\n\nChair: Is it cold?\n\nDr Pell: It is.\n\nMr Ray: It is not so cold."
    )
    assert [side for side, *_ in voices(document("a", text))] == [OTHER, Side.UK_EXPERT, OTHER]


TOLD = (
    "Baroness Pell said that she was sorry. They had tried to reach her for a week. It rains today."
)


@pytest.mark.parametrize(
    ("header", "second"), [("House of Lords, 2.44 pm", OTHER), ("By Ada Pell", AUTHOR)]
)
def test_a_speech_told_in_minutes_goes_on(header: str, second: Side) -> None:
    found = voices(document("a", f"Tea and rain\n{header}\n\n{PROSE} {TOLD}"))
    assert [side for side, *_ in found] == [AUTHOR, OTHER, second, AUTHOR]


PAGES = [
    (
        (
            "Press release: New rules for seed exports to China\n"
            "From: Department for Environment, Food & Rural Affairs\n"
            "Published 3 May 2024\n\n"
            "Farmers will be able to sell seed potatoes to China from June under a deal "
            "struck this week. The agreement follows five years of talks. Environment "
            "Secretary Ada Pell said: “This is good for growers.” Bo Ray, who grows potatoes "
            "in Angus, said: “About time.” China is the world's largest grower of potatoes."
        ),
        [UK, UK, UK, OTHER, UK],
    ),
    (
        (
            "Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on May 3, 2024\n\n"
            "Reuters: The UK has sanctioned three firms. Your comment?\n\n"
            "Mao Ning: China firmly opposes this. We have lodged stern representations with "
            "London.\n\n"
            "BBC: Will there be a response?\n\n"
            "Mao Ning: We will take necessary measures."
        ),
        [OTHER, OTHER, CHINA, CHINA, OTHER, CHINA],
    ),
    (
        (
            "Wang Yi Meets with British Foreign Secretary\n"
            "Ministry of Foreign Affairs of the People's Republic of China\n\n"
            "On May 3, Wang Yi met with the British Foreign Secretary in Munich. Wang Yi said"
            " that the two sides should respect each other. The British side said it hoped "
            "for more talks. The two sides exchanged views on Ukraine."
        ),
        [CHINA, CHINA, UK, OTHER],
    ),
    (
        (
            "Statement from the Confederation of Scottish Weavers\n"
            "3 May 2024\n\n"
            "The tariff will hurt mills from Hawick to Harris. Our members export a third of "
            "their cloth. We call on ministers to act. The Chinese Embassy has said that the "
            "tariff is fair."
        ),
        [AUTHOR, AUTHOR, AUTHOR, CHINA],
    ),
    (
        (
            "The long road to Kowloon\n"
            "By Ada Pell\n\n"
            "I first met Mr Lau in a cafe. He ordered eggs. “They burned my shop,” he told "
            "me. “I watched from the bridge.” His wife would not speak of it. The government "
            "in London says it cannot comment on single cases."
        ),
        [AUTHOR, AUTHOR, OTHER, OTHER, AUTHOR, UK],
    ),
    (
        (
            "Oral Answers: China\n"
            "House of Commons, 3 May 2024\n\n"
            "Mr Bo Ray (Rye) (Con): What has the Minister done about the bounties?\n\n"
            "The Minister for Security (Ada Pell): We have raised them with Beijing. No one "
            "should live in fear.\n\n"
            "Mr Bo Ray: That is not enough."
        ),
        [OTHER, UK, UK, OTHER],
    ),
    (
        (
            "Ambassador Zheng Zeguang Delivers a Speech at the Spring Dinner\n"
            "2024/05/03\n\n"
            "Distinguished guests, spring has come to London. China's door will open wider. I"
            " hope that all of you will walk through it."
        ),
        [CHINA, CHINA, CHINA],
    ),
    (
        (
            "Why Britain must not look away\n"
            "Opinion by Bo Ray MP\n\n"
            "We in this House have a duty. We condemn the bounties, and we will keep saying "
            "so to Beijing. The government says it has raised the matter. That is not enough."
        ),
        [AUTHOR, AUTHOR, UK, AUTHOR],
    ),
]


@pytest.mark.parametrize(("text", "sides"), PAGES)
def test_each_kind_of_page_has_its_own_voice(text: str, sides: list[Side]) -> None:
    assert [side for side, *_ in voices(document("a", text))] == sides


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("They agreed to meet again in the spring.", Side.UK_GOVERNMENT),
        ("The leaders welcomed the work on ferries.", Side.UK_GOVERNMENT),
        ("Ferry owners told reporters that they were pleased.", Side.OTHER),
    ],
)
def test_what_those_who_met_agreed_is_the_claim_of_whose_readout_it_is(
    said: str, side: Side
) -> None:
    text = (
        "Press release: Foreign Secretary meets Foreign Minister Wang\n\n"
        f"The Foreign Secretary met Foreign Minister Wang Yi in London today. {said}"
    )
    assert voices(document("sample", text))[-1][0] is side


@pytest.mark.parametrize(
    ("opening", "side"),
    [
        ("As Chinese ambassador in London I have seen many locks.", CHINA),
        ("I am today informing the House of a new lock.", UK),
        ("I am directed by the Secretary of State to say that the lock may be built.", UK),
        ("I am today informing the reader of a new lock.", AUTHOR),
        ("As the Chinese ambassador left, the lock broke.", AUTHOR),
    ],
)
def test_whoever_speaks_from_an_office_speaks_for_it(opening: str, side: Side) -> None:
    text = f"Locks\n\n{opening} The gates are of oak.\n\nThey will last.\n"
    assert {found for found, *_ in voices(document("a", text))} == {side}


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Home Office lorries found without their papers in a ditch", None),
        ("Home Office", UK),
        ("Home Office and Ministry of Justice", UK),
    ],
)
def test_a_headline_that_begins_with_an_office_is_no_signature(
    line: str, side: Side | None
) -> None:
    text = f"{line}\nBy the lock staff\n12 May 2025\n\n{PROSE}\n"
    assert house(document("a", text)) is side
