"""Which hyphens at the end of a line belong to their word: what the text and a list tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from functools import cache, cached_property
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"(?<![^\W\d_])([^\W\d_]++-)(?=([^\W\d_]+))")
# A word of its own, that no hyphen and line end is part of.
_ALONE = re.compile(r"(?<=[^-\s]\s)[a-z]{1,40}+(?!\w)")


class Compounds:
    """The compounds that a text tells by its other words; each kind is gathered in one pass.

    >>> Compounds("clear-sighted talk of a database").hold("clear", "sighted")
    True
    >>> Compounds("clear-sighted talk of a database").hold("data", "base")
    False
    """

    def __init__(self, text: str) -> None:
        """Keep the text; it is read when the first pair is asked for."""
        self._text = text.lower()

    def hold(self, first: str, second: str) -> bool:
        """Whether a hyphen belongs between two halves, which are in small letters.

        It does not where the text writes them as one; it does where it writes them with a hyphen
        within a line, or where `hyphens.toml` knows one of them.
        """
        if _begins(self._whole, first + second):
            return False
        if _begins(self._hyphened, f"{first}-{second}"):
            return True
        known = _halves()
        if first in known["either"]:
            return second in self._alone
        return first in known["first"] or second in known["second"]

    @cached_property
    def _whole(self) -> list[str]:
        return sorted(set(_WORD.findall(self._text)))

    @cached_property
    def _hyphened(self) -> list[str]:
        return sorted({first + second for first, second in _HYPHENED.findall(self._text)})

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(_ALONE.findall(self._text))


def _begins(words: list[str], start: str) -> bool:
    """Whether one of the sorted words begins so."""
    at = bisect_left(words, start)
    return at < len(words) and words[at].startswith(start)


@cache
def _halves() -> dict[str, frozenset[str]]:
    """The halves of compounds that `hyphens.toml` lists."""
    data = tomllib.loads(resources.files("ukchina").joinpath("hyphens.toml").read_text("utf-8"))
    return {half: frozenset(table["words"]) for half, table in data.items()}
