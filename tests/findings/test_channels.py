"""Each channel between the two is read on its own: one may work while another is suspended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.blocks import Table
from ukchina.blocks.plain import words
from ukchina.exhibits.scorecard import scorecard_table
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_acts import acts
from ukchina.findings.scorecard_rules import rules
from ukchina.findings.scorecard_verdict import graded
from ukchina.findings.verdict import verdict
from ukchina.spans import fold
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from pathlib import Path

ECONOMIC = "the economic and financial dialogue"
STRATEGIC = "the strategic dialogue"
RIGHTS = "the human rights dialogue"
CLIMATE = "the climate dialogue"
TRADE = "the joint economic and trade commission"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The economic dialogue was held in Hull.", {("+", ECONOMIC)}),
        ("JETCO met in Hull in June.", {("+", TRADE)}),
        ("The joint economic and trade commission was reconvened.", {("+", TRADE)}),
        ("They hope to restart various mechanisms.", {("intended", "")}),
        # one verb is said of all that are told in one breath
        (
            "The economic dialogue and the strategic dialogue were held in Hull.",
            {("+", ECONOMIC), ("+", STRATEGIC)},
        ),
        (
            "They resumed their economic and strategic dialogues.",
            {("+", ECONOMIC), ("+", STRATEGIC)},
        ),
        (
            "They hope to restart JETCO, the climate dialogue and the human rights dialogue.",
            {("intended", TRADE), ("intended", CLIMATE), ("intended", RIGHTS)},
        ),
        # and each verb of its own
        (
            "The strategic dialogue was held in May and the human rights dialogue was suspended.",
            {("+", STRATEGIC), ("earlier", RIGHTS)},
        ),
        (
            "The strategic dialogue was held while the human rights dialogue remains suspended.",
            {("+", STRATEGIC), ("−", RIGHTS)},
        ),
        (
            "Beijing suspended the human rights dialogue, and London held the strategic dialogue.",
            {("+", STRATEGIC), ("earlier", RIGHTS)},
        ),
        (
            "They agreed to restart the strategic dialogue after holding the economic dialogue.",
            {("+", ECONOMIC), ("intended", STRATEGIC)},
        ),
        # an end gives way to what came of the same channel alone
        ("The economic dialogue, suspended in 2019, resumed on Saturday.", {("+", ECONOMIC)}),
        (
            "The economic dialogue, paused in 2019, resumed; the strategic dialogue was shelved.",
            {("+", ECONOMIC), ("earlier", STRATEGIC)},
        ),
    ],
)
def test_a_verb_is_said_of_its_own_channel(sentence: str, told: set[tuple[str, str]]) -> None:
    found = acts(fold(sentence), rules().indicator("mechanisms"))
    assert {(act.sign, act.part) for act in found} == told


def test_sanctions_are_read_together() -> None:
    found = acts(
        "China lifted its ban on beef and its tariffs on whisky.", rules().indicator("eased")
    )
    assert {(act.sign, act.part) for act in found} == {("+", "")}


HELD = "The UK-China strategic dialogue was held in London."
RESUMED = "Britain and China resumed their economic dialogue in Beijing."
STUCK = "The human rights dialogue between Britain and China remains suspended."
MEANT = "Britain and China agreed to restart the strategic dialogue."
PAUSED = "The economic dialogue between Britain and China was suspended in June."
ANY = "Britain and China hope to restart various dialogue mechanisms."
CELLS = [
    ([HELD], "+", {STRATEGIC: "+"}),
    ([HELD, STUCK], "±", {STRATEGIC: "+", RIGHTS: "−"}),
    ([RESUMED, MEANT], "+", {ECONOMIC: "+", STRATEGIC: "intended"}),
    ([MEANT, STUCK], "intended", {STRATEGIC: "intended", RIGHTS: "−"}),
    # what was ended is not made good by another channel, but by itself or by what names none
    ([HELD, PAUSED], "±", {STRATEGIC: "+", ECONOMIC: "−"}),
    ([RESUMED, PAUSED], "+", {ECONOMIC: "+"}),
    ([PAUSED, ANY], "intended", {ECONOMIC: "intended"}),
    ([HELD, ANY], "+", {STRATEGIC: "+"}),
    ([ANY], "intended", {}),
]


def study_of(folder: Path, sentences: list[str]) -> Study:
    text = " ".join(sentences)
    (folder / "a.txt").write_text(f"date 2025-09-20 LONDON (Reuters) -- {text}", "utf-8")
    return open_study(folder)


@pytest.mark.parametrize(("sentences", "value", "parts"), CELLS)
def test_a_cell_names_its_channels_and_weighs_them_together(
    tmp_path: Path, sentences: list[str], value: str, parts: dict[str, str]
) -> None:
    study = study_of(tmp_path, sentences)
    cell = scorecard(study).cell("mechanisms", "2025")
    assert (cell.value, dict(cell.parts)) == (value, parts)
    assert cell.evidence
    table, *_ = scorecard_table(study).blocks()
    assert isinstance(table, Table)
    shown = words(table.rows[1][1])
    assert all(name in shown for name in parts)


def test_both_values_of_a_cell_lead_to_their_sentences(tmp_path: Path) -> None:
    study = study_of(tmp_path, [HELD, PAUSED, "Trade is large."])
    cell = scorecard(study).cell("mechanisms", "2025")
    assert [study.words(one) for one in cell.evidence] == [HELD, PAUSED]
    assert STRATEGIC in cell.note
    assert ECONOMIC in cell.note


def test_the_verdict_names_channels_that_stand_apart(tmp_path: Path) -> None:
    study = study_of(tmp_path, [HELD, STUCK])
    wanted = f"{STRATEGIC} at work, {RIGHTS} suspended"
    assert graded(scorecard(study)).channels == wanted
    assert f"some mechanisms work and others are suspended ({wanted})" in str(verdict(study)[0])


@pytest.mark.parametrize("sentences", [[HELD], [HELD, RESUMED], [ANY], [HELD, ANY]])
def test_channels_that_stand_alike_stay_out_of_the_verdict(
    tmp_path: Path, sentences: list[str]
) -> None:
    assert graded(scorecard(study_of(tmp_path, sentences))).channels == ""
