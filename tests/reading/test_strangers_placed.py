"""Whose side an unlisted minister is on, whose a title is, and who is meant by an office's side."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Mention, Side

LEAD = "date 2026-02-01 Officials spoke at length of trade and of little else, and went home.\n\n"
UK, CHINA, OTHER = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT, Side.OTHER


def found(text: str) -> list[Mention]:
    return [one for one in mentions(document("a", LEAD + text)) if one.type == "person"]


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        # beside a Chinese office-holder, in whichever order
        ("The trade minister, Hal Orde, met He Lifeng on Monday.", "Hal Orde", UK),
        ("The trade minister, Hal Orde, met the Chinese vice-premier, He Lifeng.", "Hal Orde", UK),
        ("The trade minister, Hal Orde, met his Chinese counterpart on Monday.", "Hal Orde", UK),
        ("Hal Orde, the trade minister, hosted the Chinese vice-premier.", "Hal Orde", UK),
        ("Energy secretary Hal Orde wrote to China's climate envoy.", "Hal Orde", UK),
        ("China's vice commerce minister met the trade minister, Hal Orde.", "Hal Orde", UK),
        ("The commerce minister, Fang Zhiwei, met the British chancellor.", "Fang Zhiwei", CHINA),
        # a peer is British
        ("Lord Orde, the science minister, said that it was wrong.", "Lord Orde", UK),
        # what the words tell goes before whom they meet
        ("The Chinese trade minister, Lu Zhen, met the Chinese premier.", "Lu Zhen", CHINA),
        ("The British trade minister, Hal Orde, met the Chinese premier.", "Hal Orde", UK),
        # of a third state, of none, in opposition, or no minister
        ("The French trade minister, Luc Orde, met the Chinese premier.", "Luc Orde", OTHER),
        ("The shadow trade minister, Hal Orde, met the Chinese premier.", "Hal Orde", OTHER),
        ("The former trade minister, Hal Orde, met the Chinese premier.", "Hal Orde", OTHER),
        ("The company's director, Hal Orde, met the Chinese premier.", "Hal Orde", OTHER),
    ],
)
def test_a_minister_of_no_told_country_is_not_of_the_side_they_meet(
    text: str, name: str, side: Side
) -> None:
    assert [one.side for one in found(text) if one.name == name] == [side]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lord Vance, a Labour peer, said that trade was good.", "Lord Vance"),
        ("Lady Rubio told peers that trade was good.", "Lady Rubio"),
        ("Lord Hammond said that trade was good.", "Philip Hammond"),
        ("Mr Vance said that trade was good.", "JD Vance"),
        ("President Xi said that trade was good.", "Xi Jinping"),
        ("Hal Orde, a baker, left. Lu Zhen, an official, came. Mr Lu said so.", "Lu Zhen"),
    ],
)
def test_a_title_that_a_listed_person_has_not_is_a_strangers(text: str, name: str) -> None:
    assert found(text)[-1].name == name


@pytest.mark.parametrize(
    "text",
    [
        "Dr Xi wrote a paper on it.",
        "Xi Jinping left on Monday. Dr Xi wrote a paper on it.",
        "Dame Trump wrote a paper on it.",
        "The Lord Mayor spoke of it.",
        "The Lord Chancellor Vance spoke of it.",
    ],
)
def test_a_title_names_no_listed_foreigner(text: str) -> None:
    names = [one.name for one in found(text) if not text.startswith("Xi") or one.span.start > 110]
    assert not {"Xi Jinping", "Donald Trump", "Lord Mayor", "Lord Chancellor"} & set(names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Chinese ambassador said it was wrong.", "Zheng Zeguang"),
        ("Caroline Wilson left. The Chinese ambassador said it was wrong.", "Zheng Zeguang"),
        ("The Chinese ambassador to London said it was wrong.", "Zheng Zeguang"),
        ("Zheng Zeguang left. The British ambassador said it was wrong.", "Peter Wilson"),
    ],
)
def test_an_office_of_a_side_means_a_holder_of_that_side(text: str, name: str) -> None:
    assert quotations(document("a", LEAD + text))[-1].speaker == name


@pytest.mark.parametrize(
    "text",
    [
        "Peter Wilson left. The American ambassador said it was wrong.",
        "Zheng Zeguang left. The French ambassador said it was wrong.",
        "Caroline Wilson left. A former Chinese ambassador said it was wrong.",
    ],
)
def test_an_office_of_another_state_means_nobody_of_the_two(text: str) -> None:
    assert quotations(document("a", LEAD + text))[-1].speaker.endswith("(unnamed)")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr Ada Pell was Britain's ambassador in Beijing from 1997 to 2002.", ["Ada Pell"]),
        ("She met the ambassador to China from 1997 to 2002.", []),
        ("She met China's ambassador to the UK, who said so.", ["Zheng Zeguang"]),
        ("She met the foreign secretary in 2026.", ["Yvette Cooper"]),
        ("Ada Pell, the trade minister, said so.", ["Ada Pell"]),
        ("Yvette Cooper, the foreign secretary, said so.", ["Yvette Cooper"] * 2),
    ],
)
def test_an_office_of_other_years_is_not_its_holders_of_today(text: str, names: list[str]) -> None:
    assert [one.name for one in found(text)] == names


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("Ordwind Marine (LSE: ORD) said that sales rose.", 0),
        ("Ordwind Marine plc (LSE:ORD.L; NYSE: ORD) said that sales rose.", 0),
        ("Ada Pell of the LSE: trade is good.", 1),
        ("Ada Pell (LSE) said that trade was good.", 1),
    ],
)
def test_a_shares_market_is_no_school(text: str, schools: int) -> None:
    every = mentions(document("a", LEAD + text))
    assert sum(one.name == "London School of Economics" for one in every) == schools
