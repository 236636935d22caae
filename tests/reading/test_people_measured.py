"""The figures that issue 5 asks for, on the reference and on the project's own texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError
from ukchina.reading.measure.people import Item, figures, marked, report

if TYPE_CHECKING:
    from pathlib import Path

WANTED = {
    ("seeds", "quoted"): (0.97, 0.97, 0.95, 0.97),
    ("seeds", "indirect"): (0.75, 0.75, 0.75, 0.75),
    ("seeds", "named"): (0.95, 0.95, 0.95, 0.95),
    ("own, first", "quoted"): (0.93, 0.93, 0.85, 0.85),
    ("own, first", "indirect"): (0.75, 0.75, 0.75, 0.75),
    ("own, second", "quoted"): (0.93, 0.93, 0.85, 0.85),
    ("own, second", "indirect"): (0.75, 0.75, 0.75, 0.75),
    ("own, third", "quoted"): (0.93, 0.93, 0.85, 0.85),
    ("own, third", "indirect"): (0.75, 0.75, 0.75, 0.75),
    ("own, fresh", "quoted"): (0.9, 0.95, 0.85, 0.85),
    ("own, fresh", "indirect"): (0.75, 0.75, 0.75, 0.75),
}


def test_the_figures_are_those_that_were_asked_for(root: Path) -> None:
    for line in report(root):
        label, group, *_ = [part for part in line.split("  ") if part.strip()]
        shares = [float(word) for word in line.split() if word.count(".") == 1]
        key = next(k for k in WANTED if line.startswith(f"{k[0]:11} {k[1]:9} "))
        assert all(share >= least for share, least in zip(shares, WANTED[key], strict=True)), line
        assert label
        assert group


def test_the_command_refuses_a_folder_that_is_not_the_project(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="run this from the root"):
        list(report(tmp_path))


def test_a_marked_text_loses_its_markers_and_keeps_their_places() -> None:
    text, (item,) = marked(
        "a", "Rain fell on us all day. “⟦d|Wang Yi|cn⟧Rain is good for us,⟦/⟧” Wang Yi said."
    )
    assert text.text[item.start : item.end] == "Rain is good for us,"
    assert (item.group, item.name, item.side) == ("quoted", "Wang Yi", "china_government")


def test_a_found_item_answers_one_wanted_item_only() -> None:
    item = Item("a", 0, 10, "quoted", "X", "other")
    twice = figures([item, item], [item])
    assert (twice.wanted, twice.found, twice.both, twice.names) == (2, 1, 1, 1)
    assert "recall 0.500" in str(twice)
