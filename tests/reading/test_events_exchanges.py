"""Words that officials of both sides exchange are an event, also without a date of their own."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.events.acts import mentioned
from ukchina.reading.events.clusters import merged
from ukchina.reading.values import Side

LEAD = "date 2024-10-18 Officials wrote at length of trade and went home.\n\n"
BOTH = (Side.CHINA_GOVERNMENT, Side.UK_GOVERNMENT)


def told(text: str) -> list[tuple[str, str]]:
    return [(one.type, one.event.status) for one in mentioned(document("a", LEAD + text))]


@pytest.mark.parametrize(
    "text",
    [
        "Wang Yi told the chancellor that steel was cheap.",
        "Lammy told Mr Wang that steel was cheap.",
        "The prime minister told President Xi that steel was cheap.",
        "The Chinese foreign minister told the British foreign secretary that steel was cheap.",
        "The foreign secretary told his Chinese counterpart that steel was cheap.",
        "David Lammy told his counterpart that steel was cheap.",
        "Chinese officials told British ministers that steel was cheap.",
        "Keir Starmer raised the case with Xi Jinping.",
        "Rachel Reeves discussed prices at length with He Lifeng.",
        "David Lammy pressed Wang Yi over the price of steel.",
        "David Lammy spoke to his Chinese counterpart about steel.",
        "Wang Yi was told by David Lammy that steel was cheap.",
        "Wang Yi put it to David Lammy that steel was cheap.",
        # with a day of its own
        "David Lammy told Wang Yi on Tuesday that steel was cheap.",
    ],
)
def test_officials_of_both_sides_exchange_words(text: str) -> None:
    (found,) = mentioned(document("a", LEAD + text))
    assert (found.type, found.event.status, found.sides) == ("exchange", "occurred", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        # of one side
        "Reeves told the prime minister that steel was cheap.",
        "Keir Starmer told Rachel Reeves that Xi Jinping was right.",
        "Wang Yi discussed prices with Xi Jinping.",
        # to others
        "Rachel Reeves told MPs that Wang Yi was right.",
        "Rachel Reeves told reporters that Wang Yi was right.",
        "Rachel Reeves told Reuters that Wang Yi was right.",
        "Wang Yi told the Chinese people that Keir Starmer was right.",
        "David Lammy told his French counterpart that Wang Yi was right.",
        "David Lammy raised the case with British executives.",
        "Rachel Reeves said in a call with investors that Xi Jinping was right.",
        # to somebody's staff, or to a capital
        "David Lammy told Wang Yi's office that steel was cheap.",
        "Beijing told London that steel was cheap.",
        # asked, or supposed
        "MPs asked whether David Lammy had raised the case with Wang Yi.",
        "The case would be raised by David Lammy with Wang Yi.",
        # by others
        "A reporter told Wang Yi that steel was cheap.",
        "Emmanuel Macron told Xi Jinping that steel was cheap.",
    ],
)
def test_words_within_one_side_or_to_others_are_no_exchange(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("David Lammy did not raise the case with Wang Yi.", "exchange", "absence"),
        ("David Lammy has never told Wang Yi that steel was cheap.", "exchange", "absence"),
        ("David Lammy will raise the case with Wang Yi.", "exchange", "scheduled"),
        ("Keir Starmer vowed to discuss the case with Xi Jinping.", "exchange", "scheduled"),
        ("In a call with his Chinese counterpart, David Lammy spoke of steel.", "call", "occurred"),
        ("David Lammy spoke of steel during a call with Wang Yi.", "call", "occurred"),
    ],
)
def test_an_exchange_may_be_denied_to_come_or_a_call(text: str, kind: str, status: str) -> None:
    assert told(text) == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("David Lammy saw the mill. He told Mr Wang that steel was cheap.", {"Lammy", "Yi"}),
        ('"I told Wang Yi that steel was cheap," said David Lammy.', {"Lammy", "Yi"}),
    ],
)
def test_whoever_speaks_may_stand_behind_a_pronoun(text: str, actors: set[str]) -> None:
    (found,) = mentioned(document("a", LEAD + text))
    assert {name.split()[-1] for name in found.event.actors} == actors


def test_what_two_texts_tell_of_one_day_is_one_contact() -> None:
    texts = (
        "David Lammy met Wang Yi in Wuhan on Tuesday.",
        "Wang Yi told David Lammy on Tuesday that steel was cheap.",
    )
    found = merged(
        mentioned(document(name, LEAD + text)) for name, text in zip("ab", texts, strict=True)
    )
    assert [(one.type, one.documents) for one in found] == [("meeting", ("a", "b"))]
