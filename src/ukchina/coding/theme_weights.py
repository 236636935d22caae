"""Whether words that may speak of a theme speak of it here: weighed with the rest of the sentence.

The rules of a codebook find the words and say in what state they stand. For a codebook that is
`weighed`, a logistic regression for each theme (`ukchina.coding.weights`) then hears the other
words of the sentence, the themes beside and before it, and how much the text speaks of the theme.
It may let words stand that are alone, and withdraw words that the rules let stand; it never codes
a theme for which a rule has no words to underline.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.tokens import words
from ukchina.coding.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "theme"


class State(StrEnum):
    """What the rules say of the words of a theme in a sentence."""

    PLAIN = "plain"  # some need no company
    COMPANY = "company"  # all need company and have it
    COMMON = "common"  # all need company; two stand apart, or the text speaks of the theme
    ALONE = "alone"  # all need company and have none
    SCENERY = "scenery"  # one late word in a text that does not speak of the theme
    FAINT = "faint"  # all are of rules whose words stand by their weight only


STANDING = frozenset({State.PLAIN, State.COMPANY, State.COMMON})
# How probable the theme has to be for words that need company to stand.
# Chosen by the project on the texts that the weights are learnt from, in folds by document.
LEAST = {
    State.COMPANY: 0.2,
    State.COMMON: 0.2,
    State.ALONE: 0.5,
    State.SCENERY: 0.5,
    State.FAINT: 0.55,
}
# The part of a text that speaks of a theme is told in eighths, three of which are much.
_EIGHTHS, _MUCH = 8, 3


def weighs(theme: str) -> bool:
    """Whether weights were learnt for the theme of this id."""
    return theme in _places()


def signs(state: State, share: float, beside: Iterable[str], *, before: bool) -> tuple[str, ...]:
    """The signs of a theme's words in a sentence.

    `share` is the part of the text's other sentences that speak of the theme, `beside` the ids of
    the other themes of this one, `before` tells whether the sentence before speaks of it.

    >>> signs(State.ALONE, 0.3, ["economy"], before=True)
    ('match:alone', 'text:2', 'before', 'beside:economy')
    """
    told = min(_MUCH, int(_EIGHTHS * share))
    after = ("before",) if before else ()
    return (f"match:{state}", f"text:{told}", *after, *(f"beside:{theme}" for theme in beside))


def heard(plain: str) -> list[tuple[int, ...]]:
    """The rows of a sentence's words in the table of themes, from its folded text."""
    return weights(TABLE).rows(words(plain))


def speaks(theme: str, state: State, rows: Iterable[tuple[int, ...]], signs: Iterable[str]) -> bool:
    """Whether the words stand: as by the rules if they are plain or the theme has no weights.

    `rows` are those of the sentence's words: see `heard`.
    """
    at = _places().get(theme)
    if at is None or state is State.PLAIN:
        return state in STANDING
    least = LEAST[state]
    return weights(TABLE).total(at, rows, signs) > math.log(least / (1 - least))


@cache
def _places() -> dict[str, int]:
    return {theme: at for at, theme in enumerate(weights(TABLE).columns)}
