"""The expressions of `orientation.toml` that stand in a sentence, the longest at each place."""

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


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at its place: `first` and `last` count the sentence's words from 0."""

    kind: str
    first: int
    last: int


def expressions(plain: str, tokens: tuple[Token, ...]) -> tuple[Expression, ...]:
    """What stands in a folded sentence with these words, in order and without overlap.

    At each word the longest expression wins, of equal ones the first in the file.
    """
    matcher, kinds = _lexicon()
    matches = sorted(matcher.find(plain), key=lambda match: (match[0], -match[1], match[2]))
    starts = [token.start for token in tokens]
    found: list[Expression] = []
    reached = 0
    for start, end, key in matches:
        if start < reached:
            continue
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        found.append(Expression(kinds[key], first, after - 1))
        reached = end
    return tuple(found)


def patterns() -> tuple[tuple[str, str], ...]:
    """Every expression of the file as (kind, pattern), in order, as they are written there."""
    source = files("ukchina.coding").joinpath("orientation.toml").read_text(encoding="utf-8")
    return tuple(
        (group["kind"], expression)
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
