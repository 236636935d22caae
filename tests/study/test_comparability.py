"""A cited figure is borne out only by another text, origin, source and the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.study import open_study
from ukchina.study.comparability import cited_figures

if TYPE_CHECKING:
    from pathlib import Path

HERE = "date 2025-01-11 LONDON (Reuters) -- "
THERE = "date 2025-01-20 BEIJING (BBC) -- "
FIGURES = [
    ("Trade was worth £87bn.", "Britain traded goods of £87bn with China.", "comparable"),
    ("Trade was worth £87bn.", "Trade was worth £60bn.", "differs"),
    ("Trade was worth £18bn in 2009.", "The trade fair brought £750m.", "stands alone"),
    (
        "Trade was worth £98bn in the year to June 2024.",
        "Trade was worth £87bn in the year to March 2024.",
        "stands alone",
    ),
    (
        "Rachel Reeves said trade was worth £87bn.",
        "“Trade was worth £87bn,” Rachel Reeves said in a speech.",
        "same claimant",
    ),
    (
        "Trade was worth £87bn, according to the Office for National Statistics.",
        "According to the Office for National Statistics, trade was worth £87bn.",
        "same claimant",
    ),
]


@pytest.mark.parametrize(("one", "other", "verdict"), FIGURES)
def test_two_texts_give_a_figure(tmp_path: Path, one: str, other: str, verdict: str) -> None:
    (tmp_path / "a.txt").write_text(HERE + one)
    (tmp_path / "b.txt").write_text(THERE + other)
    table = cited_figures(open_study(tmp_path))
    found = table[table["measure"] == "trade_value"]
    assert list(found["verdict"]) == [verdict, verdict]


def test_a_figure_of_one_text_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{HERE}Trade was worth £87bn. Trade was worth £87bn, again.")
    assert set(cited_figures(open_study(tmp_path))["verdict"]) == {"stands alone"}
