"""How far sentences lean to either axis, origins weighing alike, and what hangs on one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import BOTH, MINUS, PLUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
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
    kinds = Counter(tuple(row) for row in told.tolist() if any(row))
    both = [(own, _both(own, mixed)) for own in kinds]
    toward, against = (
        sum((found[axis] * kinds[own] for own, found in both), Fraction()) for axis in (0, 1)
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
    parts = (part + (own[2] if mixed == axis else 0) for axis, part in zip(AXES, own, strict=False))
    toward, against, _ = (Fraction(part, whole) for part in parts)
    return toward, against
