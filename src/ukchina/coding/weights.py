"""What words and signs weigh for something that is read in a sentence: tables learnt from texts.

A table has a column for each thing weighed for, a row for each sign that the rules give ("the
match has company") and one for each word. `benchmarks/learn_weights.py` learns them by logistic
regression from the coded texts. The weight of a word is what the coded texts show of it and what
its GloVe vector (Pennington, Socher and Manning 2014) shows of words that are used alike, so that
a word which no coded text holds is heard too.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = ("orientation", "theme", "voice")
# The sign that every sentence bears.
EVERY = ""
_THOUSANDTH = 0.001


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of signs by name and of words, each in the order of `columns`.

    Those of words are thousandths as the file writes them ("12,-7,0"): few of the many are asked.
    """

    columns: tuple[str, ...]
    signs: dict[str, tuple[float, ...]]
    words: dict[str, str]

    def rows(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The rows of those `words` that have one, each word once, in thousandths."""
        table = self.words
        return [_thousandths(table[word]) for word in dict.fromkeys(words) if word in table]

    def total(self, at: int, rows: Iterable[tuple[int, ...]], signs: Iterable[str]) -> float:
        """What `rows` and `signs`, and the sign of every sentence, weigh for the column `at`."""
        held = (self.signs[sign][at] for sign in (EVERY, *signs) if sign in self.signs)
        return sum(held) + _THOUSANDTH * sum(row[at] for row in rows)


@cache
def weights(name: str) -> Weights:
    """The table of that name, from `NAME_weights.toml` and `NAME_words.csv` beside this file."""
    home = files("ukchina.coding")
    listed = tomllib.loads(home.joinpath(f"{name}_weights.toml").read_text("utf-8"))
    head, *lines = home.joinpath(f"{name}_words.csv").read_text("utf-8").splitlines()
    return Weights(
        columns=tuple(head.split(",")[1:]),
        signs={sign: tuple(row) for sign, row in listed["sign"].items()},
        words=dict(line.split(",", 1) for line in lines),
    )


@cache
def fingerprint() -> str:
    """The SHA-256 of all tables together: codings are made of them as of a codebook."""
    home = files("ukchina.coding")
    held = [f"{name}_{kind}" for name in TABLES for kind in ("weights.toml", "words.csv")]
    return sha256(b"".join(home.joinpath(name).read_bytes() for name in held)).hexdigest()


@lru_cache(maxsize=8192)
def _thousandths(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split(",")))
