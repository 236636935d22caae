"""Whom "she" of an event stands for, who dines alone, and whose decision or measure is told."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.events.acts import mentioned

LEAD = "date 2026-03-20 Officials spoke at length of trade and of little else, and went home.\n\n"


def told(text: str) -> list[tuple[str, ...]]:
    return [one.event.actors for one in mentioned(document("a", LEAD + text))]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the sex of whom the table lists
        ("Yvette Cooper met Li Qiang on Monday. She will visit Wuhan in May.", "Yvette Cooper"),
        ("Rachel Reeves met He Lifeng on Monday. She flew to Wuhan on Friday.", "Rachel Reeves"),
        ("Rachel Reeves met He Lifeng on Monday. He will visit London in May.", "He Lifeng"),
        # the subject of the sentence before, not whom it names last
        ("David Lammy met Wang Yi on Monday. He will visit Wuhan in May.", "David Lammy"),
        ("Wang Yi spoke to David Lammy on Monday. He will visit Leeds in May.", "Wang Yi"),
        # the sex that a title tells
        ("Dame Ada Pell met Wang Yi on Monday. She will visit Wuhan in May.", "Ada Pell"),
        ("Sir Hal Orde met Mao Ning on Monday. He will visit Wuhan in May.", "Hal Orde"),
        # within its own sentence
        ("After David Lammy spoke, he visited Wuhan in February.", "David Lammy"),
    ],
)
def test_a_pronoun_is_the_subject_before_that_fits(text: str, actor: str) -> None:
    assert told(text)[-1] == (actor,)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Wang Yi thanked Keir Starmer. The next day Zheng Zeguang attended the annual dinner.",
            ("Zheng Zeguang",),
        ),
        (
            "Wang Yi thanked Keir Starmer. On Friday Zheng Zeguang was at the dinner of the forum.",
            ("Zheng Zeguang",),
        ),
        (
            "Keir Starmer left. On Friday Zheng Zeguang spoke at a dinner hosted by the forum.",
            ("Zheng Zeguang",),
        ),
        (
            "Wang Yi spoke of trade. Later David Lammy met his counterpart on Tuesday.",
            ("David Lammy", "Wang Yi"),
        ),
    ],
)
def test_whoever_attends_a_dinner_dines_with_nobody_told_of_before(
    text: str, actors: tuple[str, ...]
) -> None:
    assert told(text)[-1] == actors


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ministers were asked about China's export controls announced in May.", ["china"]),
        ("London welcomed China's decision to lift the ban in May.", ["china"]),
        ("Ministers condemned the sanctions imposed by China in 2021.", ["china"]),
        ("The government's decision in January to approve China's embassy ended a row.", ["uk"]),
        ("Beijing was pleased by the January decision to approve the embassy.", []),
        # who does it themselves
        ("China imposed sanctions on nine Britons in 2021.", ["china"]),
        ("Ministers approved the embassy in January.", ["uk"]),
        ("Britain's curbs on China were eased on Friday.", []),
    ],
)
def test_a_decision_is_its_owners_not_that_of_whoever_speaks_of_it(
    text: str, sides: list[str]
) -> None:
    found = mentioned(document("a", LEAD + text))
    assert [side.value.removesuffix("_government") for side in found[-1].sides] == sides


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Yvette Cooper said in May that Beijing broke its word.", ("Yvette Cooper",)),
        (
            "Keir Starmer told Xi Jinping in January that Beijing must act.",
            ("Keir Starmer", "Xi Jinping"),
        ),
    ],
)
def test_whoever_a_statement_is_about_takes_no_part_in_it(
    text: str, actors: tuple[str, ...]
) -> None:
    assert told(text)[-1] == actors


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "China's best partner asked Huawei in. The government ordered its removal in May.",
            "UK government (institution)",
        ),
        (
            "Ministers met Wang Yi. The government announced a ban on steel on Monday.",
            "UK government (institution)",
        ),
        (
            "Beijing shut the office. The government announced a ban on Monday.",
            "Chinese government (institution)",
        ),
        (
            "Beijing shut it.\n\nThe government announced a ban on Monday.",
            "UK government (institution)",
        ),
    ],
)
def test_the_government_is_beijings_only_where_beijing_acts_in_its_paragraph(
    text: str, actor: str
) -> None:
    assert told(text)[-1] == (actor,)
