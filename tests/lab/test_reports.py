"""The report that a notebook builds is the one of its study's parameters, or an error."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import BuildError
from ukchina.lab.reports import build_report
from ukchina.study import open_study, parameters

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.study import Study

LIMITS = {
    "include_undated": False,
    "voices": "author,uk_government",
    "windows": "Sunak=2022-10-25,Starmer=2024-07-05",
    "date_from": "2023-01-01",
    "min_documents": 2,
}


@pytest.mark.parametrize("limits", [{}, LIMITS, {"themes": "economy"}])
def test_the_command_is_given_the_studys_parameters(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, limits: dict[str, object]
) -> None:
    called: list[str] = []

    def ran(call: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        called.extend(call)
        return subprocess.CompletedProcess(call, 0, "out/report.html\nout/tables/x.csv\n", "")

    monkeypatch.setattr(subprocess, "run", ran)
    study = open_study(seeds, **limits)
    shown = build_report(study, "out")
    given = called[called.index("-o") + 2 :]
    assert set(given[::3]) <= {"-p"}
    again = dict(zip(given[1::3], given[2::3], strict=True))
    assert parameters(None, corpus=str(seeds), **again) == study.parameters
    assert "report.html" in str(shown)
    assert "x.csv" not in str(shown)


def test_a_report_that_cannot_be_built_is_an_error(
    study: Study, folder: Path, tmp_path: Path
) -> None:
    shutil.rmtree(folder)
    with pytest.raises(BuildError, match="nothing there; wanted a folder of texts"):
        build_report(study, tmp_path / "report")
    assert not (tmp_path / "report").exists()
