"""What a time expression is read against: the day of speaking, the tense, what was told before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.times.calendar import Interval, months, shifted, year

if TYPE_CHECKING:
    from datetime import date

_EARLIER = {"last", "the previous", "this past"}
_LATER = {"next", "the following", "the coming", "this coming"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The reading conditions of one expression.

    `anchor` is the day of speaking (None: unknown), `way` past, future or either, `told` the
    interval stated last before the expression, `told_day` the last single day, `nearest` what
    the same sentence told last, dated or not, `sentence` its sentence in plain form and `start`
    its place there, `accession` when the government came in, if the text says so.
    """

    anchor: date | None
    way: str
    sentence: str = ""
    start: int = 0
    told: Interval | None = None
    told_day: Interval | None = None
    nearest: Interval | None = None
    accession: Interval | None = None

    @property
    def past(self) -> bool:
        """Whether the clause looks back."""
        return self.way == "past"


def step(words: str | None) -> int:
    """-1 for "last" and its like, +1 for "next", 0 for "this".

    >>> step("last"), step("the  following"), step("this")
    (-1, 1, 0)
    """
    plain = " ".join((words or "").lower().split())
    return -1 if plain in _EARLIER else int(plain in _LATER)


def told_of(words: str | None) -> bool:
    """Whether `words` point to what was told before, not to the day of speaking."""
    plain = " ".join((words or "").lower().split())
    return plain in {"that", "the same", "the previous", "the following"}


def year_number(stated: str | None, rel: str | None, scene: Scene) -> int | None:
    """The year that is written, or that "last year" or "the same year" means; None if unknown."""
    if stated:
        return int(stated)
    if rel is None:
        return None
    base = scene.anchor
    if told_of(rel):
        base = scene.told.start if scene.told else None
    return base.year + step(rel) if base else None


def month_near(month: int, scene: Scene, count: int = 1, precision: str = "month") -> Interval:
    """That month (or months from it on) of the year that tense points to.

    Looking back it is the most recent one, looking ahead the next; the running one counts as
    either. Where the clause may look both ways ("was due") it is the nearest.

    >>> from datetime import date
    >>> month_near(9, Scene(date(2023, 5, 6), "past")).start
    datetime.date(2022, 9, 1)
    """
    if scene.anchor is None:
        return Interval(None, None, "vague")
    number = scene.anchor.year
    candidate = months(number, month, count, precision)
    if scene.way == "either":
        return nearest([months(year, month, count, precision) for year in around(number)], scene)
    if scene.past and candidate.start and candidate.start > scene.anchor:
        candidate = months(number - 1, month, count, precision)
    if not scene.past and candidate.end and candidate.end < scene.anchor:
        candidate = months(number + 1, month, count, precision)
    return candidate


def around(number: int) -> range:
    """The years before, of and after that one."""
    return range(number - 1, number + 2)


def nearest(candidates: list[Interval], scene: Scene) -> Interval:
    """Of several intervals the one whose start is nearest to the day of speaking."""
    anchor = scene.anchor
    placed = [(abs((one.start - anchor).days), one) for one in candidates if one.start and anchor]
    return min(placed, key=lambda pair: pair[0])[1] if placed else Interval(None, None, "vague")


def back(scene: Scene, count: float, unit: str) -> Interval:
    """From `count` units before the day of speaking until that day."""
    if scene.anchor is None:
        return Interval(None, None, "vague")
    return Interval(shifted(scene.anchor, -count, unit), scene.anchor, "range")


def ahead(scene: Scene, count: float, unit: str) -> Interval:
    """From the day of speaking until `count` units after it."""
    if scene.anchor is None:
        return Interval(None, None, "vague")
    return Interval(scene.anchor, shifted(scene.anchor, count, unit), "range")


def whole_year(number: int | None) -> Interval:
    """That year, or nowhere when the number is unknown."""
    return year(number) if number else Interval(None, None, "vague")
