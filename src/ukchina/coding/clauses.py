"""A sentence as its clauses in order, each with the link that opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.coding.orientation_lexicon import Expression
    from ukchina.coding.tokens import Token

MAIN = "main"
_OPENERS = frozenset({"concessive", "despite", "contrast", "condition", "when", "background"})
# Clauses that stand beside the main clause and end at a comma; a contrast is a main clause itself.
_SUBORDINATE = frozenset({"concessive", "despite", "condition", "when", "background"})
_BREAK = re.compile(r"[;:()]| - |- | -|[.?!] ")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `first` to `last` of a sentence (counted from 0) and what links them.

    `link` is main, concessive ("while"), despite, contrast ("but"), condition ("until"), when, or
    background ("because", "which").
    """

    first: int
    last: int
    link: str


def clauses(
    plain: str, tokens: tuple[Token, ...], found: tuple[Expression, ...]
) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; together they hold every word once.

    `plain` is the folded sentence, `tokens` its words, `found` its expressions.
    """
    openers = {
        expression.first: expression.kind for expression in found if expression.kind in _OPENERS
    }
    result: list[Clause] = []
    gaps = ["", *(plain[left.end : right.start] for left, right in pairwise(tokens))]
    first, link = 0, MAIN
    for at, gap in enumerate(gaps[: len(tokens)]):
        opened = openers.get(at)
        if gap == " " and opened is None:
            continue
        if opened and _parenthetical(at, gaps):
            opened = None
        if opened == "contrast" and _adds(tokens[first:at]):
            opened = None
        closed = link in _SUBORDINATE and "," in gap and not _enumerates(at, tokens, gaps)
        if opened is None and not closed and _BREAK.search(gap) is None:
            continue
        if at > first:
            result.append(Clause(first, at - 1, link))
        first, link = at, opened or MAIN
    if tokens:
        result.append(Clause(first, len(tokens) - 1, link))
    return tuple(result)


def _parenthetical(at: int, gaps: list[str]) -> bool:
    """Whether word `at` stands alone between commas: ", however, " opens no clause."""
    return "," in gaps[at] and at + 1 < len(gaps) and "," in gaps[at + 1]


def _adds(before: tuple[Token, ...]) -> bool:
    """Whether the words of the clause so far make a "but" add: "not only at home but abroad"."""
    words = [token.word.lower() for token in before]
    return any(
        left == "not" and right in {"only", "just", "merely", "simply"}
        for left, right in pairwise(words)
    )


def _enumerates(at: int, tokens: tuple[Token, ...], gaps: list[str]) -> bool:
    """Whether the comma before word `at` parts items of a list, and not the clauses.

    It does when "and" or "or" follows within three words and a later comma can end the clause:
    "While the leaders of Spain, Italy and Greece travelled, …".
    """
    joined = any(token.word in {"and", "or"} for token in tokens[at + 1 : at + 4])
    return joined and any("," in gap for gap in gaps[at + 1 :])
