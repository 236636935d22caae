"""How far the machine agrees with readers on texts that nothing was learnt from.

`unseen.csv` beside this file holds it, a row each reading of each set of texts, with what a second
reader of the same sentences agrees with the first. `benchmarks/unseen.py` writes it, and a test
measures again, so that it is what the rules of its version give.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from ukchina.coding.codebook_file import read_codebook

if TYPE_CHECKING:
    from ukchina.coding.codebook import Codebook

FILE = "unseen.csv"
# The sets that only measure, each a folder of coded texts with the coders `gold` and, of all or
# some of its texts, `second`.
SETS = ("news_held_back", "held_back", "fresh", "articles_held_back")
SECOND = "second"
THEMES, ORIENTATION, VOICE = "themes", "orientation", "voice"


@dataclass(frozen=True, slots=True)
class Measured:
    """The agreement of a reader with the machine or a second reader on one reading of one set.

    `reading` is a theme's id, "themes" (all of them together), "orientation" or "voice"; `beside`
    is "machine" or "second". `marked` counts the sentences that the first reader gives the theme,
    or any orientation or voice. A measure that is not defined is None.
    """

    texts: str
    beside: str
    reading: str
    documents: int
    sentences: int
    marked: int
    precision: float | None
    recall: float | None
    f1: float | None
    alpha: float | None
    low: float | None
    high: float | None


def unseen(codebook: Codebook) -> tuple[Measured, ...]:
    """What was measured, set by set; nothing for another codebook than the one it was done with."""
    return _kept() if codebook.sha256 == read_codebook().sha256 else ()


@cache
def _kept() -> tuple[Measured, ...]:
    lines = files("ukchina.coding").joinpath(FILE).read_text("utf-8").splitlines()
    rows = [{name: text or None for name, text in row.items()} for row in csv.DictReader(lines)]
    return msgspec.convert(rows, tuple[Measured, ...], strict=False)
