"""Office-holders whom no table knows: by the title beside their name, and by their transcript."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Side

LEAD = "date 2026-02-01 Officials spoke at length of trade and of little else, and went home.\n\n"
UK, CHINA, OTHER = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT, Side.OTHER


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Foreign Secretary Ruth Ames said that trade was good.", "Ruth Ames", UK),
        ("The Foreign Secretary, Ruth Ames, said that trade was good.", "Ruth Ames", UK),
        ("Business and Trade Secretary Hal Orde said trade was good.", "Hal Orde", UK),
        ("Hal Orde, Business Secretary, said that trade was good.", "Hal Orde", UK),
        ("Exports Minister Hal Orde said that trade was good.", "Hal Orde", OTHER),
        ("Minister of Commerce Lu Zhen said that trade was good.", "Lu Zhen", OTHER),
        ("Chinese Foreign Minister Lu Zhen said that trade was good.", "Lu Zhen", CHINA),
        ("Foreign Ministry spokesperson Qin Lan said trade was good.", "Qin Lan", CHINA),
        ("Russian foreign ministry spokesperson Anna Belova said so.", "Anna Belova", OTHER),
        ("Former Foreign Secretary Ruth Ames said that trade was good.", "Ruth Ames", OTHER),
        ("Shadow Foreign Secretary Ruth Ames said that trade was good.", "Ruth Ames", OTHER),
    ],
)
def test_an_unlisted_minister_is_named_without_the_title_and_on_its_side(
    text: str, name: str, side: Side
) -> None:
    found = [m for m in mentions(document("a", LEAD + text)) if m.type == "person"]
    assert [(m.name, m.side) for m in found] == [(name, side)]


def test_an_unlisted_minister_speaks() -> None:
    read = document("a", LEAD + "Minister of Commerce Lu Zhen said that trade was good.")
    assert [q.speaker for q in quotations(read)] == ["Lu Zhen"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a ministry's own spokesperson, whom its title names
        (
            (
                "Foreign Ministry Spokesperson Qin Lan's Regular Press Conference\n"
                "February 2, 2026\n\nReuters: Was the case of the publisher raised with you?\n\n"
                "Qin Lan: Hong Kong affairs are China's internal affairs.\n"
            ),
            [("Reuters", OTHER), ("Qin Lan", CHINA)],
        ),
        # a committee's numbers are no part of a name; a scholar before it is an expert
        (
            (
                "Oral evidence: Export-led growth and China\nTuesday 3 February 2026\n\n"
                "Q1 Chair: What has the commission ever achieved, in your view?\n\n"
                "Dr Calder: It agreed texts on pork, on cosmetics and on lawyers.\n\n"
                "Q2 Sir Tom Vane: Was any of them worth the paper they stand on?\n"
            ),
            [("Chair", OTHER), ("Calder", Side.UK_EXPERT), ("Tom Vane", OTHER)],
        ),
        # a name that Hansard has introduced needs no party again
        (
            (
                "China: Hong Kong\nVolume 779: debated on Tuesday 3 February 2026\n\n"
                "Claire Orr (Tolbridge) (Lab)\n\n1. What has she done for them since? (907501)\n\n"
                "The Secretary of State for Foreign Affairs (Ruth Ames)\n\n"
                "I raised those cases in Beijing last week, and will do so again.\n\n"
                "Claire Orr\n\nI thank the Foreign Secretary for that very full answer.\n"
            ),
            [("Claire Orr", OTHER), ("Ruth Ames", UK), ("Claire Orr", OTHER)],
        ),
    ],
)
def test_a_transcript_gives_each_turn_to_its_speaker(
    text: str, speakers: list[tuple[str, Side]]
) -> None:
    assert [(q.speaker, q.side) for q in quotations(document("a", text))] == speakers


@pytest.mark.parametrize("head", ["Will China", "May Beijing", "Can Britain", "Will China-UK ties"])
def test_a_question_about_a_country_names_no_speaker(head: str) -> None:
    text = f"{head}: who can tell what comes of it?\n\nMao Ning: We have noted the reports on this."
    found = quotations(document("a", f"{text}\n\n{head} said so, an expert on trade wrote."))
    assert not {one.speaker for one in found} & {head, "Will China-UK"}
