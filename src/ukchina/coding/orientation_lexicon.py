"""The expressions of the orientation files that stand in a sentence, the longest at each place."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from ukchina.coding.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.coding.tokens import Token


_FILES = ("orientation.toml", "orientation_general.toml")
# Whom a sentence is about; they stand also inside an expression ("keep Chinese makers out of").
PARTIES = frozenset({"uk", "china", "both", "self", "third", "russia", "taiwan", "domestic"})


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at its place: `first` and `last` count the sentence's words from 0."""

    kind: str
    first: int
    last: int


def expressions(plain: str, tokens: tuple[Token, ...]) -> tuple[Expression, ...]:
    """What stands in a folded sentence with these words, in order.

    At each word the longest expression wins, of equal ones what says nothing, then the first in the
    files, and nothing else is read there but `PARTIES`. What says nothing holds no party either.
    """
    matcher, kinds = _lexicon()
    matches = sorted(
        matcher.find(plain),
        key=lambda match: (match[0], -match[1], kinds[match[2]] != "nothing", match[2]),
    )
    starts = [token.start for token in tokens]
    found: list[Expression] = []
    reached = silent = 0
    for start, end, key in matches:
        kind = kinds[key]
        if start < reached and (kind not in PARTIES or start < silent):
            continue
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        found.append(Expression(kind, first, after - 1))
        if start >= reached:
            reached = end
            silent = end if kind == "nothing" else silent
    return tuple(found)


def patterns() -> tuple[tuple[str, str], ...]:
    """Every expression of the files as (kind, pattern), in order, as they are written there."""
    sources = [files("ukchina.coding").joinpath(name).read_text("utf-8") for name in _FILES]
    return tuple(
        (group["kind"], expression)
        for source in sources
        for group in tomllib.loads(source)["group"]
        for expression in group["expressions"]
    )


@cache
def _lexicon() -> tuple[Matcher, tuple[str, ...]]:
    """The matcher of all expressions, and the kind that each of its keys stands for."""
    listed = [(kind, form) for kind, pattern in patterns() for form in _forms(pattern)]
    matcher = Matcher([(form, key) for key, (_, form) in enumerate(listed)], {})
    return matcher, tuple(kind for kind, _ in listed)


def _forms(expression: str) -> Iterator[str]:
    """The patterns that an expression stands for: one for each choice at its slashes."""
    plain = expression.replace("'s", "").replace("'", " ")
    for words in product(*(word.split("/") for word in plain.split())):
        yield " ".join(words)
