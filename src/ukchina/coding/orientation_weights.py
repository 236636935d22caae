"""What a sentence's rule, themes and words together weigh for its orientation.

A multinomial logistic regression whose inputs are signs (which family of rules decided, whom the
sentence names, what it is about) and the words. The weight of a word comes from its GloVe vector
(Pennington, Socher and Manning 2014), so that words which no coded text holds weigh like those
they are used like. `benchmarks/learn_orientation.py` makes both files from the coded texts.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ukchina.coding.values import Orientation

if TYPE_CHECKING:
    from collections.abc import Iterable

WEIGHED = "weighed"
# The order of the weights in both files; what is neutral weighs nothing.
ORDER = (Orientation.CONTENTIOUS, Orientation.COOPERATIVE, Orientation.MIXED)
_FAMILIES = {
    "contention": "against",
    "cooperation-turned": "against",
    "leaning-ill": "ill",
    "subject": "ill",
    "cooperation": "for",
    "contention-turned": "well",
    "leaning-well": "well",
    "no-cue": "neither",
    "topic": "neither",
    "third-parties": "neither",
    "domestic": "neither",
}
_AT_ISSUE = frozenset({"values", "security", "hong_kong", "taiwan", "sovereignty", "ukraine"})
_RELATIONSHIP = frozenset({"reset", "dialogue"})
_THOUSANDTH = 0.001


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of signs by name and of words, each in `ORDER`.

    Those of words are thousandths as the file writes them ("12,-7,0"): few of the many are asked.
    """

    signs: dict[str, tuple[float, ...]]
    words: dict[str, str]


def signs(rule: str, kinds: frozenset[str], themes: frozenset[str]) -> tuple[str, ...]:
    """The signs of a sentence that this rule decided, with these kinds of expressions and themes.

    >>> signs("contention", frozenset({"china"}), frozenset({"security"}))[:3]
    ('rule:against', 'names:china', 'about:issue')
    """
    family, named, about = _FAMILIES.get(rule, "both"), _named(kinds), _about(themes)
    return (
        f"rule:{family}",
        f"names:{named}",
        f"about:{about}",
        f"rule:{family} names:{named}",
        f"rule:{family} about:{about}",
        *(f"theme:{theme}" for theme in sorted(themes)),
    )


def weigh(words: Iterable[str], signs: Iterable[str]) -> Orientation:
    """The orientation that weighs most for these words and signs; neutral if none weighs above 0.

    A word counts as often as it stands; together they weigh their sum over the root of their
    number, so that a long sentence is not heard louder than its words.
    """
    table = _weights()
    found = [_thousandths(table.words[word]) for word in words if word in table.words]
    share = _THOUSANDTH / math.sqrt(len(found)) if found else 0.0
    held = [table.signs[sign] for sign in ("", *signs) if sign in table.signs]
    best, most = Orientation.NEUTRAL, 0.0
    for at, orientation in enumerate(ORDER):
        weight = sum(row[at] for row in held) + share * sum(row[at] for row in found)
        if weight > most:
            best, most = orientation, weight
    return best


def _named(kinds: frozenset[str]) -> str:
    if "both" in kinds or {"uk", "china"} <= kinds:
        return "both"
    return "china" if "china" in kinds else "uk" if "uk" in kinds else "neither"


def _about(themes: frozenset[str]) -> str:
    if themes & _AT_ISSUE:
        return "issue"
    if themes & _RELATIONSHIP:
        return "relationship"
    return "other" if themes else "nothing"


@cache
def _weights() -> Weights:
    """The weights of the package's two files."""
    home = files("ukchina.coding")
    listed = tomllib.loads(home.joinpath("orientation_weights.toml").read_text("utf-8"))["sign"]
    _, *lines = home.joinpath("orientation_words.csv").read_text("utf-8").splitlines()
    return Weights(
        signs={sign: tuple(weights) for sign, weights in listed.items()},
        words=dict(line.split(",", 1) for line in lines),
    )


@lru_cache(maxsize=8192)
def _thousandths(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split(",")))
