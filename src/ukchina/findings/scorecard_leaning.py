"""How far sentences lean to either axis, origins weighing alike, and what hangs on one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from ukchina.findings.scorecard_rules import BOTH, MINUS, PLUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# Two thirds: a plain majority turns on one sentence in a short text. Chosen with the rules.
CLEAR = Fraction(2, 3)
OWN = "own"
AXES = ("cooperative", "contentious", "mixed")

_Told = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The sum over origins of the share of their sentences that leans to either axis: exact.

    `told` are the sentences of an origin by axis, and how many origins have told so many.
    """

    told: Counter[_Told]
    mixed: str
    toward: Fraction
    against: Fraction
    origins: int

    @property
    def value(self) -> str:
        """+ or − where the mean share is clear, else ±."""
        return _value(self.toward, self.against, self.origins)

    def without_one(self) -> frozenset[str]:
        """The values that are left when any one of the sentences is; none of a single sentence."""
        # No sentence moves a mean by more than the share of its origin.
        reach = Fraction(1, max(1, self.origins - 1))
        means = (Fraction(total, self.origins) for total in (self.toward, self.against))
        if all(abs(mean - CLEAR) > reach for mean in means):
            return frozenset((self.value,))
        return frozenset(_value(*left) for left in self._each_less_one())

    def _each_less_one(self) -> Iterator[tuple[Fraction, Fraction, int]]:
        """Both sums and the number of origins, less a sentence of each kind that there is."""
        for own in self.told:
            for axis, many in enumerate(own):
                less = (*own[:axis], many - 1, *own[axis + 1 :])
                origins = self.origins - (not any(less))
                if many and origins:
                    was, now = _both(own, self.mixed), _both(less, self.mixed)
                    yield self.toward - was[0] + now[0], self.against - was[1] + now[1], origins


def shares(told: NDArray[np.int64], mixed: str) -> Shares:
    """The shares of origins, a row each of `told`: sentences by axis; one at least leans.

    `mixed` counts sentences that hold both as a class of their own, or as of an axis.
    """
    size = int(told.max(initial=0)) + 1
    keys, times = np.unique(told @ np.array([size * size, size, 1]), return_counts=True)
    rows = np.column_stack([keys // size**2, keys // size % size, keys % size]).tolist()
    kinds = Counter({tuple(row): many for row, many in zip(rows, times.tolist(), strict=True)})
    del kinds[0, 0, 0]
    # Parts of the same whole are added before they are divided.
    parts: dict[int, list[int]] = {}
    for own, many in kinds.items():
        both = parts.setdefault(sum(own), [0, 0])
        for axis, part in enumerate(_parts(own, mixed)):
            both[axis] += many * part
    toward, against = (
        sum((Fraction(both[axis], whole) for whole, both in parts.items()), Fraction())
        for axis in (0, 1)
    )
    return Shares(kinds, mixed, toward, against, sum(kinds.values()))


def _value(toward: Fraction, against: Fraction, origins: int) -> str:
    if toward >= CLEAR * origins:
        return PLUS
    return MINUS if against >= CLEAR * origins else BOTH


def _both(own: _Told, mixed: str) -> tuple[Fraction, Fraction]:
    """The shares of one origin's sentences that lean to cooperation, and to contention."""
    whole = sum(own)
    if not whole:
        return Fraction(), Fraction()
    toward, against = (Fraction(part, whole) for part in _parts(own, mixed))
    return toward, against


def _parts(own: _Told, mixed: str) -> tuple[int, int]:
    """How many of one origin's sentences lean to cooperation, and to contention."""
    toward, against = AXES[:2]
    return own[0] + own[2] * (mixed == toward), own[1] + own[2] * (mixed == against)
