"""Titles, attributions and notices, which texts share though none is taken from the other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
_DAY = (
    r"(?:on |late on |earlier on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)(?: \d{1,2})?)"
)


# Characters that match letters of ASCII when case is ignored, though their lower case is another.
_FOREIGN = re.compile(r"[\u0130\u0131\u017f\u212a]")


@dataclass(frozen=True, slots=True)
class Formula:
    """A pattern, and words in lower case of which whatever it matches has one."""

    pattern: str
    needs: tuple[str, ...]


def formulas(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where formulas stand in `plain[start:end]`, in order and disjoint.

    `plain` is folded text. Each pattern and its reason stand in `formulas.toml`.
    """
    found = _possible(plain[start:end])
    if found:
        for match in pattern(found).finditer(plain, start, end):
            yield match.span()


def _possible(stretch: str) -> tuple[Formula, ...]:
    """The formulas that may stand in a stretch, by the words that they need."""
    if not stretch.isascii() and _FOREIGN.search(stretch):
        return known()
    low = stretch.lower()
    return tuple(one for one in known() if any(word in low for word in one.needs))


@cache
def known() -> tuple[Formula, ...]:
    """All formulas, in the order in which they are tried."""
    data = resources.files("ukchina.corpus").joinpath("formulas.toml").read_text("utf-8")
    return tuple(
        Formula(
            table["pattern"].replace("{name}", _NAME).replace("{day}", _DAY), tuple(table["needs"])
        )
        for table in tomllib.loads(data)["formula"]
    )


@lru_cache(maxsize=256)  # few of the formulas ever stand in one paragraph
def pattern(found: tuple[Formula, ...]) -> re.Pattern[str]:
    """What matches these formulas, at one place the first of them that can."""
    # A formula begins with a word: none is tried at the ends of words, which halves the time.
    return re.compile(
        rf"\b(?=[\w'-])(?:{'|'.join(f'(?:{one.pattern})' for one in found)})", re.IGNORECASE
    )
