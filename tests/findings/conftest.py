"""Corpora of short texts, each written for a behaviour that the scorecard must show."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from ukchina.study import open_study

if TYPE_CHECKING:
    from ukchina.study import Study

TEXTS = Path(__file__).with_name("scorecard_texts")


class Told(Protocol):
    """A function that opens the study of some of the texts."""

    def __call__(self, *names: str, more: str = "", **limits: object) -> Study:
        """The study of the texts of those names, in order, and of one `more` text."""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Open the study of texts of `scorecard_texts`, by name; a name may come twice."""
    made = iter(range(100))

    def opened(*names: str, more: str = "", **limits: object) -> Study:
        folder = tmp_path / f"corpus{next(made)}"
        folder.mkdir()
        for place, name in enumerate(names):
            shutil.copy(TEXTS / f"{name}.txt", folder / f"{'abcdefgh'[place]}_{name}.txt")
        if more:
            (folder / "more.txt").write_text(more, "utf-8")
        return open_study(folder, **limits)

    return opened
