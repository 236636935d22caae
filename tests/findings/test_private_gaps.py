"""Gaps of private persons are none between governments, and a past sanction is imposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.findings.gaps_limits import limits_of
from ukchina.study import open_study
from ukchina.study.chronology import chronology

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "LONDON, May 4, 2026 (Reuters) - The talks in Beijing were the first such talks since 2018. "


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("Ada Pell, of the World Uyghur Congress, hasn't met her sister in China since 2016.", 0),
        ("No British minister has visited Beijing since 2016, officials said.", 1),
    ],
)
def test_only_official_contact_counts_the_gap(tmp_path: Path, told: str, counted: int) -> None:
    (tmp_path / "a.txt").write_text(HEAD + told, "utf-8")
    study = open_study(tmp_path)
    assert len([one for one in limits_of(study) if one.id == "limit_benchmarks"]) == counted
    events = chronology(study)
    lanes = set(events["lane"][events["status"] == "absence"])
    assert ("Joint" in lanes) <= bool(counted)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("China sanctioned nine peers and then wanted to trade.", "occurred"),
        ("China imposed sanctions on nine peers, hoping to silence them.", "occurred"),
        ("China wants to impose sanctions on nine peers.", "intended"),
        ("Nine peers will be sanctioned by China.", "scheduled"),
    ],
)
def test_a_past_sanction_is_imposed_whatever_is_meant_next(
    tmp_path: Path, told: str, status: str
) -> None:
    (tmp_path / "a.txt").write_text(f"{HEAD}They sat for long. They spoke of trade. {told}")
    found = open_study(tmp_path).events
    own = found[found["cluster"].str.startswith("sanctions")]
    assert set(own["status"]) == {status}
