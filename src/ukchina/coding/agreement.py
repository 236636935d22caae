"""Measures of agreement between coders; what is undefined is None, never 0 or 1.

Ratings come as one sequence per coder, units in the same order, None where a coder said nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import permutations
from math import sqrt
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

Level = Literal["nominal", "ordinal", "interval"]
T = TypeVar("T", bound="Hashable")
# The ratings of one unit, in the order of the coders.
Rated = TypeVar("Rated", bound="tuple[Hashable | None, ...]")
# Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom, then the normal's: few
# documents make wide intervals.
_T95: tuple[float, ...] = (
    12.706,
    4.303,
    3.182,
    2.776,
    2.571,
    2.447,
    2.365,
    2.306,
    2.262,
    2.228,
    2.201,
    2.179,
)
_T95 += (2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064)
_T95 += (2.060, 2.056, 2.052, 2.048, 2.045, 2.042)
_NORMAL95 = 1.960
_PAIR = 2


def alpha(
    ratings: Sequence[Sequence[Hashable | None]], *, level: Level = "nominal"
) -> float | None:
    """Krippendorff's alpha: 1 is agreement, 0 what chance gives, less is worse than chance.

    Any number of coders, missing values allowed; ordinal and interval levels want numbers. None
    when there are no two ratings of one unit or when all ratings are the same. Method:
    Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).

    >>> round(alpha([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]), 3)
    0.095
    """
    return alpha_of(Counter(zip(*ratings, strict=True)), level=level)


def alpha_of(units: Mapping[Rated, int], *, level: Level = "nominal") -> float | None:
    """As `alpha`, of the ratings of units with how often each occurs; a coder may say None."""
    weights: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for rated, times in units.items():
        unit = [value for value in rated if value is not None]
        for one, other in permutations(unit, _PAIR):
            weights[one, other] += times / (len(unit) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (value, _), weight in weights.items():
        totals[value] += weight
    number = sum(totals.values())
    distance = _distance(totals, level)
    expected = sum(
        totals[one] * totals[other] * distance(one, other) for one in totals for other in totals
    )
    if not expected:
        return None
    observed = sum(weight * distance(*pair) for pair, weight in weights.items())
    return 1 - (number - 1) * observed / expected


def ac1(
    ratings: Sequence[Sequence[Hashable | None]], *, categories: int | None = None
) -> float | None:
    """Gwet's AC1: agreement beyond chance that does not break down on rare categories.

    `categories` is the number of values a coder could choose from (without it, of those that
    occur). None when it is less than two, or no unit has two ratings. Method: Gwet, "Computing
    inter-rater reliability … in the presence of high agreement" (2008).
    """
    rated = [[value for value in unit if value is not None] for unit in zip(*ratings, strict=True)]
    rated = [unit for unit in rated if unit]
    shared = [Counter(unit) for unit in rated if len(unit) >= _PAIR]
    number = categories or len({value for unit in rated for value in unit})
    if number < _PAIR or not shared:
        return None
    observed = sum(
        sum(count * (count - 1) for count in unit.values()) / (unit.total() * (unit.total() - 1))
        for unit in shared
    ) / len(shared)
    shares: dict[Hashable, float] = defaultdict(float)
    for unit in rated:
        for value in unit:
            shares[value] += 1 / len(unit) / len(rated)
    chance = sum(share * (1 - share) for share in shares.values()) / (number - 1)
    return (observed - chance) / (1 - chance)


def jackknife(
    groups: Sequence[Iterable[T]], measure: Callable[[Counter[T]], float | None]
) -> tuple[float, float] | None:
    """The 95 % interval of `measure` over all units, by leaving out one group at a time.

    A group is what may not be independent within: here the units of a document. `measure` gets
    the units with how often each occurs. None when there are fewer than two groups or the measure
    is undefined without one of them. The bounds are not cut at 1. Method: Efron and Tibshirani
    (1993), ch. 11, with Student's t.
    """
    tallies = [Counter(group) for group in groups]
    every = Counter[T]()
    for tally in tallies:
        every.update(tally)
    whole = measure(every)
    if len(groups) < _PAIR or whole is None:
        return None
    values = []
    for tally in tallies:
        value = measure(every - tally)
        if value is None:
            return None
        values.append(value)
    number = len(values)
    mean = sum(values) / number
    error = sqrt((number - 1) / number * sum((value - mean) ** 2 for value in values))
    width = error * (_T95[number - _PAIR] if number - _PAIR < len(_T95) else _NORMAL95)
    return whole - width, whole + width


@dataclass(frozen=True, slots=True)
class Counts:
    """How often two coders both, only the second, only the first said yes, and neither."""

    both: int
    second_only: int
    first_only: int
    neither: int

    @property
    def first(self) -> int:
        """How often the first coder said yes."""
        return self.both + self.first_only

    @property
    def second(self) -> int:
        """How often the second coder said yes."""
        return self.both + self.second_only

    @property
    def precision(self) -> float | None:
        """The share of the second coder's yeses that the first shares."""
        return _share(self.both, self.second)

    @property
    def recall(self) -> float | None:
        """The share of the first coder's yeses that the second shares."""
        return _share(self.both, self.first)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when neither coder ever said yes."""
        return _share(2 * self.both, self.first + self.second)

    @property
    def prevalence(self) -> float | None:
        """The share of units to which the first coder said yes."""
        total = self.both + self.second_only + self.first_only + self.neither
        return _share(self.first, total)


def counts(first: Sequence[bool], second: Sequence[bool]) -> Counts:
    """The four counts of two coders' yeses and noes."""
    seen = Counter(zip(first, second, strict=True))
    return Counts(
        both=seen[True, True],
        second_only=seen[False, True],
        first_only=seen[True, False],
        neither=seen[False, False],
    )


def _distance(totals: dict[Hashable, float], level: Level) -> Callable[[Hashable, Hashable], float]:
    """The squared difference of two values at a level of measurement."""
    if level == "nominal":
        return lambda one, other: float(one != other)
    numbers: dict[Hashable, float] = {value: float(str(value)) for value in totals}
    if level == "interval":
        return lambda one, other: (numbers[one] - numbers[other]) ** 2

    def ordinal(one: Hashable, other: Hashable) -> float:
        low, high = sorted((numbers[one], numbers[other]))
        between = sum(total for value, total in totals.items() if low <= numbers[value] <= high)
        return 0.0 if one == other else (between - (totals[one] + totals[other]) / 2) ** 2

    return ordinal


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
