"""The values of orientation: which way an expression points, and what turned it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.coding.orientation_lexicon import Expression


class Pole(IntEnum):
    """Which way an expression points, and how far it decides.

    COOPERATIVE and CONTENTIOUS decide alone; FAVOURABLE and ADVERSE where nothing stronger
    stands; CONTACT and DISPUTED only when the sentence sets them against the other pole.
    """

    CONTENTIOUS = -3
    ADVERSE = -2
    DISPUTED = -1
    NONE = 0
    CONTACT = 1
    FAVOURABLE = 2
    COOPERATIVE = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression with its pole, the clause it stands in, and what turned it ("" for nothing)."""

    expression: Expression
    pole: Pole
    clause: int
    turned: str = ""
