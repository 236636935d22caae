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


ENDED_LATER = "Beijing suspended the economic dialogue with Britain on 3 September."
MET = "Britain and China held their economic dialogue in Beijing in May."
IN_ORDER = [
    # of days that are told the later holds, in whatever order, in one text or in two
    ([MET, ENDED_LATER], "−"),
    ([ENDED_LATER, MET], "−"),
    (["Beijing suspended the economic dialogue with Britain in March.", MET], "+"),
    (
        ["Britain's economic dialogue with China resumed in May but was then halted."],
        "−",
    ),
    # another channel is not touched
    ([HELD, ENDED_LATER], "±"),
    # without days, words tell it
    ([RESUMED, "In Beijing the economic dialogue with Britain was suspended again."], "−"),
    ([RESUMED, "The economic dialogue with Britain has since been suspended."], "−"),
    (["Beijing suspended the economic dialogue with Britain again.", RESUMED], "+"),
    ([RESUMED, PAUSED], "+"),
    # who means to go on says so
    ([MET, ENDED_LATER, "Britain hopes to resume the economic dialogue with China."], "intended"),
]


@pytest.mark.parametrize(("sentences", "value"), IN_ORDER)
def test_of_a_channel_at_work_and_its_end_the_later_holds(
    tmp_path: Path, sentences: list[str], value: str
) -> None:
    assert scorecard(study_of(tmp_path, sentences)).cell("mechanisms", "2025").value == value


@pytest.mark.parametrize(
    ("days", "value"), [(("2025-05-20", "2025-09-04"), "−"), (("2025-09-04", "2025-05-20"), "+")]
)
def test_of_two_texts_the_later_act_holds(
    tmp_path: Path, days: tuple[str, str], value: str
) -> None:
    held = "Britain and China held their economic dialogue in Beijing on Monday, aides said."
    ended = "Beijing suspended the economic dialogue with Britain on Monday, diplomats said."
    for name, day, text in zip("ab", days, (held, ended), strict=True):
        (tmp_path / f"{name}.txt").write_text(f"date {day} LONDON (Reuters) -- {text}", "utf-8")
    cell = scorecard(open_study(tmp_path)).cell("mechanisms", "2025")
    assert cell.value == value
    assert [one[0] for one in cell.evidence] == ["b" if value == "−" else "a"]
    assert "reported at work in 1" in cell.note
    assert "reported suspended" in cell.note or "reported ended" in cell.note


def test_what_is_imposed_after_another_thing_was_eased_is_both(tmp_path: Path) -> None:
    eased = "China lifted its ban on British beef in May."
    later = "China imposed tariffs on British whisky on 3 September."
    assert scorecard(study_of(tmp_path, [eased, later])).cell("eased", "2025").value == "±"
    sooner = "China imposed tariffs on British whisky in March."
    (tmp_path / "a.txt").unlink()
    assert scorecard(study_of(tmp_path, [sooner, eased])).cell("eased", "2025").value == "+"
