"""What texts tell of times from which there is no text, and windows asked for that hold none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ukchina.findings.claims import summary
from ukchina.findings.gaps_limits import limits_of
from ukchina.findings.scorecard import scorecard
from ukchina.findings.uncounted import outside
from ukchina.study import open_study
from ukchina.study.parameters import Parameters

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "LONDON, May 4, 2026 (Reuters) - "
TOLD = "Rachel Reeves met He Lifeng in Beijing in March 2025. Exports to China fell in April."


def test_contact_of_a_year_without_a_text_is_told_and_in_no_cell(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + TOLD, "utf-8")
    study = open_study(tmp_path)
    assert scorecard(study).cell("contact", "2026").value == "no evidence"
    assert str(outside(study)).endswith("ministerial contact in person in 2025.")
    found = outside(study)
    assert found
    assert [study.words(one)[:13] for one in found.evidence] == ["Rachel Reeves"]
    assert "no contact is reported in the time of these texts" in str(summary(study)[0])


@pytest.mark.parametrize(
    "told",
    [
        "Rachel Reeves met He Lifeng in Beijing in March. Exports to China fell in April.",
        "Rachel Reeves will meet He Lifeng in Beijing in March 2027. Exports to China fell.",
        "Rachel Reeves has not met He Lifeng in Beijing since 2024. Exports to China fell.",
    ],
)
def test_what_is_of_the_texts_own_time_or_not_done_is_not_told_in_retrospect(
    tmp_path: Path, told: str
) -> None:
    (tmp_path / "a.txt").write_text(HEAD + told, "utf-8")
    assert outside(open_study(tmp_path)) is None


def test_a_year_with_a_text_has_the_contact_that_another_tells(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + TOLD, "utf-8")
    (tmp_path / "b.txt").write_text("LONDON, June 2, 2025 (Reuters) - Britain sells to China.")
    study = open_study(tmp_path)
    assert outside(study) is None
    assert scorecard(study).cell("contact", "2025").value == "+"


def test_windows_asked_for_without_a_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + TOLD, "utf-8")
    cuts = (("before", date(2025, 1, 1)), ("now", date(2026, 1, 1)), ("then", date(2027, 1, 1)))
    study = open_study(Parameters(corpus=str(tmp_path), windows=cuts))
    told = [str(one) for one in limits_of(study) if one.id == "limit_windows"]
    (said,) = told
    assert said == (
        "No text selected was published in the windows ‘before’ and ‘then’: "
        "nothing can be told of them."
    )
    assert "in the window ‘before’" in str(outside(study))
    one = open_study(Parameters(corpus=str(tmp_path), windows=cuts[1:2]))
    assert not any(found.id == "limit_windows" for found in limits_of(one))


def test_the_summary_says_that_contact_rests_on_one_text(tmp_path: Path) -> None:
    told = "Rachel Reeves met He Lifeng in Beijing on Saturday. Exports to China fell in April."
    (tmp_path / "a.txt").write_text(HEAD + told, "utf-8")
    said = [str(one) for one in summary(open_study(tmp_path))]
    assert any(
        one.startswith("What is known of ministers’ contact in 2026 rests on") for one in said
    )
