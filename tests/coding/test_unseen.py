"""What the program says of its agreement on unseen texts is what is measured on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ukchina.coding import read_codebook
from ukchina.coding.measure import measure, write
from ukchina.coding.unseen import FILE, ORIENTATION, SETS, THEMES, VOICE, unseen
from ukchina.coding.values import MACHINE

HOME = Path(__file__).parent
ROOT = HOME.parents[1]
# What stands in the README, with the number of sentences.
SHORT = {
    (row.texts, row.beside, row.reading): (row.f1 or row.alpha or 0, row.sentences)
    for row in unseen(read_codebook())
    if row.reading in {THEMES, ORIENTATION, VOICE}
}


@pytest.mark.parametrize("name", SETS)
def test_what_the_file_holds_is_measured_again(name: str) -> None:
    kept = tuple(row for row in unseen(read_codebook()) if row.texts == name)
    assert measure(HOME / name) == kept, "rules have changed: python benchmarks/unseen.py"


def test_the_file_holds_every_reading_of_every_set() -> None:
    readings = {theme.id for theme in read_codebook().themes} | {THEMES, ORIENTATION, VOICE}
    found = {(row.texts, row.beside): set[str]() for row in unseen(read_codebook())}
    for row in unseen(read_codebook()):
        found[row.texts, row.beside].add(row.reading)
    assert {name for name, beside in found if beside == MACHINE} == set(SETS)
    assert all(every == readings for every in found.values())


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = unseen(read_codebook())
    write(tmp_path / FILE, rows)
    assert (tmp_path / FILE).read_bytes() == (ROOT / "src/ukchina/coding" / FILE).read_bytes()


def test_nothing_is_known_of_another_codebook() -> None:
    assert unseen(replace(read_codebook(), sha256="0" * 64)) == ()


@pytest.mark.parametrize(("name", "beside"), sorted({row[:2] for row in SHORT}))
def test_the_readme_has_the_same_figures(name: str, beside: str) -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, below = told.partition(f"\n| `{name}`")
    line = below.partition("\n")[0] if beside == MACHINE else _line(below, "| two readers")
    shares = [SHORT[name, beside, reading] for reading in (THEMES, ORIENTATION, VOICE)]
    wanted = [f"{shares[0][1]:,}", *(f"{share:.2f}".lstrip("0") for share, _ in shares)]
    assert [cell.strip() for cell in line.strip("|").split("|")][1:] == wanted


def _line(text: str, start: str) -> str:
    """The first line of a table that starts so."""
    return next(line for line in text.splitlines() if line.startswith(start))[1:]
