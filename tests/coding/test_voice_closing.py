"""Voice where a sentence itself names who closes, asks or writes its words."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.values import Side

UK, CHINA = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT
EXPERT, OTHER, AUTHOR = Side.UK_EXPERT, Side.OTHER, Side.AUTHOR


def sides(text: str) -> list[Side]:
    """The side of each sentence of a text."""
    return [side for side, *_ in voices(document("sample", text))]


CLOSINGS = [
    pytest.param(
        "Keir Starmer said the talks had gone well.\n\n"
        '"Our pupils write to them each term," said head teacher Maud Tarrow. '
        '"They send us drawings."',
        [UK, OTHER, OTHER],
        id="a named person with a role before the name",
    ),
    pytest.param(
        "Keir Starmer said the talks had gone well.\n\n"
        '"We run a kitchen and a choir," said the manager of a day centre in Hull, who asked not '
        'to be named. "Nobody asked us."',
        [UK, OTHER, OTHER],
        id="a person told by role and place",
    ),
    pytest.param(
        "China wants more visitors.\n\n"
        '"People come home and talk of nothing else," said its founder, Edwin Marlott.',
        [CHINA, OTHER],
        id="the founder of a firm that no state owns",
    ),
    pytest.param(
        "A director of a trade lobby in Leeds said his members wanted the dialogue to go ahead. "
        '"They plan over years," he said.',
        [OTHER, OTHER],
        id="he after somebody without a name",
    ),
    pytest.param(
        "Dan Jarvis said a new unit would be set up. According to a person familiar with the "
        'plan, three cities had asked for it. "It begins with a small office," the person said.',
        [UK, OTHER, OTHER],
        id="the person is the one last brought in",
    ),
    pytest.param(
        "The Trade Remedies Authority said it had looked at the evidence.\n\n"
        '"We are content that the duties stay," a spokesperson for the Department for Business and '
        "Trade said.",
        [UK, UK],
        id="a department named in full",
    ),
    pytest.param(
        'Zhao Minglu, of Fudan University, said trade would grow. "It is early," Zhao noted.',
        [Side.CHINA_EXPERT, Side.CHINA_EXPERT],
        id="a surname alone stays with its bearer",
    ),
    pytest.param(
        'David Lammy met Wang Yi. "He hated the early flights," a former adviser to Lammy recalls.',
        [AUTHOR, OTHER],
        id="the one whom an adviser served does not speak",
    ),
    pytest.param(
        "Ada Pell, a lawyer, said that London had bowed to Beijing. Trade was slow, said David "
        "Lammy. Bo Rayner, a baker, told the fair that Britain was late.",
        [OTHER, UK, OTHER],
        id="a state of which somebody says something does not close the sentence",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLOSINGS)
def test_quoted_words_are_those_of_whoever_closes_them(text: str, expected: list[Side]) -> None:
    assert sides(text) == expected


ASKED = [
    ("The British government says that the visit was private.", UK),
    ("The British government yesterday announced two new bans.", OTHER),
    ("Does the British government say that the visit was private?", OTHER),
    ("What is your comment on the visit?", OTHER),
    ("They say that the visit was private.", OTHER),
]


@pytest.mark.parametrize(("asked", "expected"), ASKED)
def test_whoever_asks_only_passes_on_what_a_government_says(asked: str, expected: Side) -> None:
    text = (
        "Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on March 4, 2025\n\n"
        f"Reuters: {asked}\n\nMao Ning: China's position is clear.\n\n"
        "AFP: Is there a date for the talks?\n\nMao Ning: I have nothing to announce.\n"
    )
    assert sides(text)[0] is expected


REPORT = (
    "We heard from nine witnesses. Exporters told us that licences were slow. "
    "We recommend that the Government publish its reasons. The delay is regrettable."
)


@pytest.mark.parametrize(
    "above",
    [
        "House of Commons Trade Committee\nThird Report of Session 2025-26\nSummary",
        "Joint Committee report, Chapter 2 (extract)\nHC 612, published 3 May 2025",
        "Trade Committee: summary of report on ports",
    ],
)
def test_a_committee_is_the_author_of_its_report(above: str) -> None:
    assert sides(f"{above}\n\n{REPORT}") == [AUTHOR, OTHER, AUTHOR, AUTHOR]


def test_a_charity_is_the_author_of_its_appeal() -> None:
    assert sides(f"Statement by Harbour Watch\n\n{REPORT}")[2:] == [AUTHOR, AUTHOR]


def test_where_a_diplomat_was_posted_is_not_whose_they_were() -> None:
    text = "Nora Fenn, a former diplomat who served in Beijing, said the loss was London's."
    assert sides(text) == [EXPERT]


def test_what_a_ministry_says_of_somebody_is_no_title() -> None:
    text = (
        "Ruben Lai told reporters that his father was ill. China's Foreign Ministry says Lai is a "
        "Chinese citizen. Ruben Lai said he would appeal."
    )
    assert sides(text)[::2] == [OTHER, OTHER]
