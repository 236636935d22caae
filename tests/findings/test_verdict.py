"""The verdict follows its rule, says what it rests on, and claims no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ukchina.findings.scorecard import Cell, Scorecard
from ukchina.findings.scorecard_rules import NONE, rules
from ukchina.findings.scorecard_verdict import graded
from ukchina.findings.verdict import verdict
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ukchina.findings.finding import Finding

    Told = Callable[..., Study]


def card(**values: str) -> Scorecard:
    """A scorecard of two dated windows: a value each, parted by a space; "." for no evidence."""
    windows = ("2023", "2024")
    cells = []
    for indicator in rules().indicators:
        told = values.get(indicator.id, ". .").split()
        for window, value in zip(windows, told, strict=True):
            evidence = () if value == "." else ("a@0-1",)
            cells.append(Cell(indicator.id, window, NONE if value == "." else value, evidence))
    return Scorecard(windows, tuple(cells))


GRADES = [
    ({"contact": ". +", "mechanisms": ". intended"}, "partial"),
    ({"contact": "± +", "mechanisms": ". +"}, "contact"),
    ({"contact": "+ .", "mechanisms": "+ ."}, "contact"),
    ({"contact": "+ +", "mechanisms": "+ −"}, "partial"),
    ({"contact": ". +"}, "partial"),
    ({"contact": ". −", "mechanisms": ". −"}, "none"),
    ({"contact": ". −"}, "none"),
    ({"mechanisms": ". intended"}, "partial"),
    ({"security": "− −", "economy": "+ +"}, "undetermined"),
    ({}, "undetermined"),
]
SUBSTANCE = {
    "contact": ". +",
    "mechanisms": ". +",
    "economy": ". +",
    "eased": ". +",
    "security": "− ±",
    "rights": "− −",
}


@pytest.mark.parametrize(("values", "grade"), GRADES)
def test_a_scorecard_has_a_grade(values: dict[str, str], grade: str) -> None:
    assert graded(card(**values)).grade == grade


def test_substance_needs_every_condition() -> None:
    assert graded(card(**SUBSTANCE)).grade == "substance"
    for name in SUBSTANCE:
        if name != "rights":
            weaker = graded(card(**(SUBSTANCE | {name: ". intended"})))
            assert weaker.grade != "substance", name


@pytest.mark.parametrize(
    ("security", "rights", "expected"),
    [
        ("− −", "− −", "unchanged"),
        ("− ±", "− −", "improved"),
        ("± −", "− −", "worsened"),
        ("− +", "± −", "divided"),
        (". −", "− .", "uncompared"),
        ("− −", ". −", "unchanged"),
    ],
)
def test_disputes_are_compared_from_first_to_last(
    security: str, rights: str, expected: str
) -> None:
    assert graded(card(security=security, rights=rights)).disputes == expected


HANGING = [
    ((), (), "improved"),
    (("−",), (), "improved"),
    ((), ("−",), "unsure"),
    (("±",), (), "unsure"),
    ((), ("+",), "improved"),
]


@pytest.mark.parametrize(("first", "last", "expected"), HANGING)
def test_a_move_that_hangs_on_one_sentence_is_not_called(
    first: tuple[str, ...], last: tuple[str, ...], expected: str
) -> None:
    whole = card(security="− ±", rights="− −")
    left = {"2023": frozenset(first), "2024": frozenset(last)}
    cells = tuple(
        replace(cell, without_one=left[cell.window]) if cell.indicator == "security" else cell
        for cell in whole.cells
    )
    assert graded(replace(whole, cells=cells)).disputes == expected


def test_a_window_without_contact_and_mechanisms_is_undetermined() -> None:
    assert graded(card(contact="+ .", mechanisms="intended .")).undetermined == ("2024",)
    assert graded(card(contact="+ .", mechanisms=". intended")).undetermined == ()


def by_id(found: tuple[Finding, ...]) -> dict[str, str]:
    return {one.id: str(one) for one in found}


def test_the_seeds_give_the_verdict_of_a_careful_reader(seeds: Path) -> None:
    said = by_id(verdict(open_study(seeds)))
    assert said["verdict"] == (
        "On these texts the reset is partial: contact advanced by October 2024, mechanisms are "
        "only intended, the disputes are unchanged and 2025 is undetermined (no Chinese voice, "
        "no meeting of ministers found)."
    )
    assert "rests on one text alone, Bloomberg (18 Oct 2024)." in said["mechanisms_rests"]
    assert "which are one origin" in said["contact_rests"]


def test_every_finding_of_the_verdict_has_evidence_in_the_corpus(seeds: Path) -> None:
    study = open_study(seeds)
    known = set(study.body["evidence"])
    for found in verdict(study):
        assert found.evidence
        assert set(found.evidence) <= known


def test_the_verdict_is_no_surer_than_what_decides_it(seeds: Path) -> None:
    found = verdict(open_study(seeds))[0]
    assert (found.id, found.confidence) == ("verdict", "medium")


@pytest.mark.parametrize(
    ("names", "opening"),
    [
        (("meeting", "resumed"), "These texts report a reset of contact, not of substance"),
        (("meeting",), "On these texts the reset is partial"),
        (("distance",), "These texts report no reset"),
        (("unsigned",), "These texts do not decide whether there is a reset"),
        (("lifted",), "These texts do not decide whether there is a reset"),
    ],
)
def test_other_texts_give_another_verdict(told: Told, names: tuple[str, ...], opening: str) -> None:
    assert by_id(verdict(told(*names)))["verdict"].startswith(f"{opening}: ")


def test_no_text_gives_no_verdict(seeds: Path) -> None:
    assert verdict(open_study(seeds, date_from="2030-01-01", include_undated=False)) == ()


def test_two_origins_are_not_said_to_be_one(told: Told) -> None:
    assert "mechanisms_rests" in by_id(verdict(told("meeting")))
    second = "date 2024-12-20 LONDON (BBC) -- Britain plans to resume the joint trade commission."
    assert "mechanisms_rests" not in by_id(verdict(told("meeting", more=second)))


def test_what_nothing_counted_reports_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "David Lammy met Wang Yi in Beijing. Both sides resumed the strategic dialogue there.\n",
        "utf-8",
    )
    said = by_id(verdict(open_study(tmp_path)))["verdict"]
    assert "neither contact nor a mechanism is reported by a dated source that counts" in said
