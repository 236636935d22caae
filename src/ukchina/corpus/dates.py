"""The dates that headers write: ISO, and the British and American forms."""

from __future__ import annotations

import re
from datetime import date

_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS = {
    name.lower(): number
    for number, full in enumerate(_FULL, start=1)
    for name in (full, full[:3], *(["sept"] if full == "September" else []))
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

DATE = re.compile(
    rf"{_WEEKDAY}(?:{_YEAR}-(?P<month_number>\d\d)-(?P<day_number>\d\d)"
    rf"|{_DAY.replace('day>', 'day_first>')}\s+{_MONTH.replace('month>', 'month_second>')},?\s+"
    rf"{_YEAR.replace('year>', 'year_after>')}"
    rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR.replace('year>', 'year_last>')})\b",
    re.IGNORECASE,
)


def short_date(day: date) -> str:
    """The day as readers see it, whatever the machine's locale.

    >>> short_date(date(2024, 10, 18))
    '18 Oct 2024'
    """
    return f"{day.day} {_SHORT[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """The day as prose writes it, whatever the machine's locale.

    >>> long_date(date(2024, 10, 18))
    '18 October 2024'
    """
    return f"{day.day} {_FULL[day.month - 1]} {day.year}"


def date_of(match: re.Match[str]) -> date | None:
    """The day that a match of `DATE` names; None when the calendar has no such day."""
    part = match.groupdict()
    year = int(part["year"] or part["year_after"] or part["year_last"])
    month_name = part["month"] or part["month_second"]
    month = int(part["month_number"]) if month_name is None else MONTHS[month_name.lower()]
    day = int(part["day_number"] or part["day_first"] or part["day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
