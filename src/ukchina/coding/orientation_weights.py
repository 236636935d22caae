"""What a sentence's rule, themes and words together weigh for its orientation.

A multinomial logistic regression (`ukchina.coding.weights`) whose inputs are signs (which family
of rules decided, whom the sentence names, what it is about) and the words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ukchina.coding.values import Orientation
from ukchina.coding.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEIGHED = "weighed"
TABLE = "orientation"
# The columns of the table; what is neutral weighs nothing.
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


def pairs(words: Sequence[str]) -> tuple[str, ...]:
    """The words, and each two that follow one another.

    >>> pairs(["called", "off", "talks"])
    ('called', 'off', 'talks', 'called off', 'off talks')
    """
    return (*words, *map(" ".join, pairwise(words)))


def weigh(words: Sequence[str], signs: Iterable[str]) -> Orientation:
    """The orientation that weighs most for these words and signs; neutral if none weighs above 0.

    A word, or two that follow one another, counts once, however often it stands.
    """
    table = weights(TABLE)
    rows, named = table.rows(pairs(words)), tuple(signs)
    best, most = Orientation.NEUTRAL, 0.0
    for at, orientation in enumerate(ORDER):
        weight = table.total(at, rows, named)
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
