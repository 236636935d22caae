"""Measures the coding of a set of texts against those who coded it: the rows of `unseen.csv`."""

from __future__ import annotations

import csv
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from ukchina.coding.coder import code
from ukchina.coding.coders import read_coders
from ukchina.coding.comparison import as_coded, reliability
from ukchina.coding.unseen import ORIENTATION, SECOND, THEMES, VOICE, Measured
from ukchina.coding.values import MACHINE
from ukchina.corpus import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ukchina.coding.agreement import Counts
    from ukchina.coding.comparison import Agreement, Reliability

FIRST = "gold"
_PLACES = 4


def measure(folder: Path) -> tuple[Measured, ...]:
    """All readings of the set in `folder`: the machine's, then the second reader's if there is one.

    Raises what `read_corpus` and `read_coders` raise; `KeyError` without a coder `gold`.
    """
    corpus = read_corpus(folder)
    coders = {coder.name: coder for coder in read_coders(corpus)}
    machine = (found for document in corpus.documents for found in code(document))
    rows = [*_rows(folder.name, MACHINE, reliability(machine, coders[FIRST]))]
    if SECOND in coders:
        second = as_coded(coders[SECOND])
        rows += _rows(folder.name, SECOND, reliability(second, coders[FIRST]))
    return tuple(rows)


def write(path: Path, rows: Iterable[Measured]) -> None:
    """Writes the rows as the file that `ukchina.coding.unseen` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, [one.name for one in fields(Measured)], lineterminator="\n")
        lines.writeheader()
        lines.writerows(map(asdict, rows))


def _rows(texts: str, beside: str, found: Reliability) -> Iterator[Measured]:
    def row(
        reading: str, marked: int, counted: Counts | None, agreed: Agreement | None
    ) -> Measured:
        low, high = (agreed.interval if agreed else None) or (None, None)
        return Measured(
            texts,
            beside,
            reading,
            found.documents,
            found.units,
            marked,
            _rounded(counted.precision if counted else None),
            _rounded(counted.recall if counted else None),
            _rounded(counted.f1 if counted else None),
            _rounded(agreed.alpha if agreed else None),
            _rounded(low),
            _rounded(high),
        )

    for theme in found.themes:
        yield row(theme.theme, theme.counts.first, theme.counts, theme.agreement)
    yield row(THEMES, found.micro.first, found.micro, None)
    for reading, choice in ((ORIENTATION, found.orientation), (VOICE, found.voice)):
        yield row(reading, choice.units, None, choice.agreement)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
