"""What one sentence reports of an indicator: done, ended, meant, or nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ukchina.findings.scorecard_reports import reports
from ukchina.findings.scorecard_rows import rows
from ukchina.study import open_study

with Path(__file__).with_name("scorecard_reports.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["indicator"], row["sentence"], row["sign"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("indicator", "sentence", "sign"), CASES)
def test_a_sentence_reports(tmp_path: Path, indicator: str, sentence: str, sign: str) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-12-20 {sentence}", "utf-8")
    found = reports(rows(open_study(tmp_path)))
    assert {report.sign for report in found if report.indicator == indicator} == (
        {sign} if sign else set()
    )
