"""Titles, attributions and notices, which texts share though none is taken from the other."""

from __future__ import annotations

import re
import tomllib
from functools import cache
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


def formulas(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where formulas stand in `plain[start:end]`, in order and disjoint.

    `plain` is folded text. Each pattern and its reason stand in `formulas.toml`.
    """
    for match in _pattern().finditer(plain, start, end):
        yield match.span()


@cache
def _pattern() -> re.Pattern[str]:
    data = resources.files("ukchina.corpus").joinpath("formulas.toml").read_text("utf-8")
    parts = [
        table["pattern"].replace("{name}", _NAME).replace("{day}", _DAY)
        for table in tomllib.loads(data)["formula"]
    ]
    # A formula begins with a word: none is tried at the ends of words, which halves the time.
    return re.compile(
        rf"\b(?=[\w'-])(?:{'|'.join(f'(?:{part})' for part in parts)})", re.IGNORECASE
    )
