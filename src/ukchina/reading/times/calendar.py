"""Stretches of the calendar: days, weeks from Monday, months, seasons, years, and their parts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

# A decade is named by its first year; a season by the months that meteorologists give it.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_THIRDS = {"early": 0, "mid": 1, "late": 2}
_MONTHS_OF = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120, "century": 1200}
_SIZES = {
    "day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14, "month": 30, "quarter": 91,
    "season": 92, "half-year": 183, "year": 365, "decade": 3650, "century": 36500,
}  # fmt: skip
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; None is open. `precision` says how it is known."""

    start: date | None
    end: date | None
    precision: str

    @property
    def known(self) -> bool:
        """Whether both ends are days."""
        return self.start is not None and self.end is not None


NOWHERE = Interval(None, None, "vague")


def day(when: date) -> Interval:
    """That one day."""
    return Interval(when, when, "day")


def week(when: date) -> Interval:
    """The week of that day, from Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Interval:
    """Saturday and Sunday of the week of that day."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday + timedelta(days=5), monday + timedelta(days=6), "range")


def months(year: int, month: int, count: int = 1, precision: str = "month") -> Interval:
    """`count` whole months from that one on; `month` may run past December."""
    first = year * 12 + month - 1
    last = first + count - 1
    end_year, end_month = divmod(last, 12)
    end = date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    return Interval(date(first // 12, first % 12 + 1, 1), end, precision)


def year(number: int) -> Interval:
    """The whole of that year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Interval:
    """The ten years from that one on."""
    return Interval(date(number, 1, 1), date(number + 9, 12, 31), "decade")


def season(number: int, name: str) -> Interval:
    """That season of that year; a winter begins in its year's December."""
    return months(number, SEASONS[name], 3, "season")


def unit_of(when: date, unit: str) -> Interval:
    """The day, week, month, quarter, half-year, year or decade that holds `when`."""
    if unit in {"day", "night"}:
        return day(when)
    if unit in {"week", "fortnight"}:
        return week(when)
    if unit == "weekend":
        return weekend(when)
    if unit == "decade":
        return decade(when.year // 10 * 10)
    if unit == "century":
        return Interval(
            date(when.year // 100 * 100, 1, 1), date(when.year // 100 * 100 + 99, 12, 31), "range"
        )
    size = _MONTHS_OF[unit]
    return months(when.year, (when.month - 1) // size * size + 1, size, unit)


def longer(precision: str, unit: str) -> bool:
    """Whether a stretch of that precision is longer than the unit; of a range nobody knows.

    >>> longer("season", "day"), longer("day", "week"), longer("range", "day")
    (True, False, False)
    """
    return precision in _SIZES and unit in _SIZES and _SIZES[precision] > _SIZES[unit]


def shifted(when: date, count: float, unit: str) -> date:
    """`when` moved by `count` units; a day that the month does not have becomes its last one.

    >>> shifted(date(2024, 3, 31), -1, "month")
    datetime.date(2024, 2, 29)
    """
    if unit in _DAYS_OF:
        return when + timedelta(days=round(count * _DAYS_OF[unit]))
    number = when.year * 12 + when.month - 1 + round(count * _MONTHS_OF[unit])
    into, month = divmod(number, 12)
    into = min(max(into, 1), 9998)
    return date(into, month + 1, min(when.day, monthrange(into, month + 1)[1]))


def part(whole: Interval, name: str) -> Interval:
    """The early, middle or late third of `whole`, `approximate`.

    Thirds, because no text says where "early" ends; a month's are ten days each.

    >>> part(months(2024, 10), "late").start
    datetime.date(2024, 10, 21)
    """
    if whole.start is None or whole.end is None:
        return whole
    if name in {"start", "end"}:
        return _edge(whole, whole.start, whole.end, name)
    third = _THIRDS[name]
    days = (whole.end - whole.start).days + 1
    if whole.precision in {"year", "season", "quarter", "half-year"}:
        size = max(1, round(days / 91.3))  # months in a third: a year has 12.2 of 30 days
        first = shifted(whole.start, third * size, "month")
        last = shifted(first, size, "month") - timedelta(days=1)
    else:
        size = days // 3
        first = whole.start + timedelta(days=third * size)
        last = first + timedelta(days=size - 1)
    return Interval(first, whole.end if name == "late" else last, "approximate")


def _edge(whole: Interval, first: date, last: date, name: str) -> Interval:
    """The first or last month of a year or half-year, else the first or last third of `whole`."""
    if whole.precision not in {"year", "half-year", "quarter", "season"}:
        return part(whole, "early" if name == "start" else "late")
    edge = first if name == "start" else last
    return Interval(*_ends(months(edge.year, edge.month)), "approximate")


def _ends(whole: Interval) -> tuple[date | None, date | None]:
    return whole.start, whole.end


def until(whole: Interval, last: date) -> Interval:
    """`whole`, ending on `last` at the latest."""
    if whole.start is None or whole.end is None or whole.end <= last or whole.start > last:
        return whole
    return replace(whole, end=last)


def hull(first: Interval, second: Interval, precision: str = "range") -> Interval:
    """From the start of `first` to the end of `second`."""
    return Interval(first.start, second.end, precision)
