"""The expressions of `orientation.toml` that stand in a sentence, the longest at each place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.coding.tokens import Token

# A gap ("..") reaches over at most three words: "strategic approach to building ties" has two
# between verb and object; more words often belong to another phrase.
_GAP_WORDS = 3


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at its place: `first` and `last` count the sentence's words from 0."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    words: tuple[re.Pattern[str] | None, ...]  # None is a gap

    def end(self, words: list[str], runs: list[int], first: int) -> int:
        """The word after the match that begins at `first`; 0 when there is none."""
        return _end(self.words, words, runs[first], first)


def expressions(tokens: tuple[Token, ...]) -> tuple[Expression, ...]:
    """What stands in the words of a sentence, in order and without overlap.

    At each word the longest expression wins, of equal ones the first in the file.
    """
    words = [_form(token.word) for token in tokens]
    runs = _runs(tokens)
    found: list[Expression] = []
    at = 0
    while at < len(words):
        best = max(
            ((pattern.end(words, runs, at), pattern) for pattern in _beginning(words[at])),
            key=lambda match: match[0],
            default=(0, None),
        )
        end, pattern = best
        if pattern is None or end <= at:
            at += 1
            continue
        found.append(Expression(pattern.kind, at, end - 1))
        at = end
    return tuple(found)


def _form(word: str) -> str:
    # "US" is a state and "us" a pronoun: short words in capitals keep them.
    return word if word.isupper() and word in _CAPITALS else word.lower()


_CAPITALS = frozenset({"US", "EU", "UK"})


def _runs(tokens: tuple[Token, ...]) -> list[int]:
    """For each word, the end of the run of joined words that it stands in."""
    ends = [len(tokens)] * len(tokens)
    end = len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        if not tokens[at].joined:
            end = at + 1
        ends[at] = end
    return ends


def _end(patterns: tuple[re.Pattern[str] | None, ...], words: list[str], stop: int, at: int) -> int:
    for position, pattern in enumerate(patterns):
        if pattern is None:
            rest = patterns[position + 1 :]
            for skipped in range(_GAP_WORDS + 1):
                end = _end(rest, words, stop, at + skipped)
                if end:
                    return end
            return 0
        if at >= stop or pattern.match(words[at]) is None:
            return 0
        at += 1
    return at


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    source = files("ukchina.coding").joinpath("orientation.toml").read_text(encoding="utf-8")
    return tuple(
        _Pattern(group["kind"], _compiled(expression))
        for group in tomllib.loads(source)["group"]
        for expression in group["expressions"]
    )


def _compiled(expression: str) -> tuple[re.Pattern[str] | None, ...]:
    words = expression.replace("'s", "").replace("'", " ").split()
    return tuple(None if word == ".." else _word(word) for word in words)


@lru_cache(maxsize=4096)
def _word(glob: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{translate(choice)})" for choice in glob.split("/")))


@lru_cache(maxsize=65536)
def _beginning(word: str) -> tuple[_Pattern, ...]:
    # Texts repeat their words: the scan of all patterns is done once for each.
    return tuple(
        pattern
        for pattern in _patterns()
        if pattern.words[0] is not None and pattern.words[0].match(word)
    )
