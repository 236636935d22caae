"""The dates that headers write: ISO, the British and American forms, and lines of nothing else."""

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
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?\s{0,3})"
_NTH = r"(?:st|nd|rd|th)?"

# A day with its year. A day and month in figures ("05/06/2025") is one only when it can be read
# in one way. Copied pages run it together with its label and with its hour.
_START = r"(?:\b|(?<=published)|(?<=updated)|(?<=posted))"
_YEAR_END = r"(?!\d(?!\d?:\d\d))"
DATE = re.compile(
    rf"{_START}{_WEEKDAY}?(?:"
    r"(?P<year_iso>\d{4})(?P<mark>[-/.])(?P<month_iso>\d{1,2})(?P=mark)(?P<day_iso>\d{1,2})(?!\d)"
    rf"|(?P<day_first>\d{{1,2}}){_NTH}(?:\s{{1,3}}of)?[\s-]{{1,3}}(?P<month_second>{_NAMES})\b\.?,?"
    rf"[\s-]{{1,3}}(?P<year_after>\d{{4}}){_YEAR_END}"
    rf"|(?P<month_first>{_NAMES})\b\.?\s{{0,3}}(?P<day_second>\d{{1,2}}){_NTH},?\s{{1,3}}"
    rf"(?P<year_last>\d{{4}}){_YEAR_END}"
    r"|(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year_figures>\d{4})(?!\d)"
    r"|(?P<year_han>\d{4})年(?P<month_han>\d{1,2})月(?P<day_han>\d{1,2})日"
    r")",
    re.IGNORECASE,
)
# A day without its year ("Fri 18 October", "Jan. 29").
PARTIAL = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY})?(?:(?P<day>\d{{1,2}}){_NTH}\s{{1,3}}(?P<month>{_NAMES})\b"
    rf"|(?P<month_first>{_NAMES})\b\.?\s{{1,3}}(?P<day_second>\d{{1,2}}){_NTH}\b)"
    r"(?!\s{0,2}[\d:])",
    re.IGNORECASE,
)
_WORD = (
    DATE.pattern.replace("?P<mark>", "?:").replace("(?P=mark)", "[-/.]").replace("?P<sign>", "?:")
)
_WORD = re.sub(r"\?P<\w+>", "?:", _WORD.replace("(?P=sign)", "[/.]"))
_PART = re.sub(r"\?P<\w+>", "?:", PARTIAL.pattern)
_TIME = (
    r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?\s?(?:[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|noon)"
)
_LABELS = (
    r"first published|publication date|published|last updated|updated|last modified|modified|"
    r"posted|issued|created|released?|delivered|debated|volume \d{1,4}|date|time|on|at|from|"
    r"\d{1,3} (?:minute|min|hour|day|week|month|year)s? ago|"
    r"gmt|bst|utc|est|edt|et|pst|pdt|pt|cst|hkt|cet|cest|jst|sgt|hrs|"
    r"(?:beijing|local|london|uk) time|uk|"
    r"z|[+-]\d\d:?\d\d|see all updates|minutes? read"
)
MONTH_YEAR = rf"(?:{_NAMES})\b\.?,?\s{{1,3}}\d{{4}}\b"
_GLUED = rf"(?:published|updated|posted)(?={_NAMES})|(?:gmt|utc)[+-]\d{{1,2}}"
_TOKEN = rf"(?:{_WORD}|{_GLUED}|{_PART}|{MONTH_YEAR}|{_TIME}|t(?=\d)|(?:{_LABELS})(?![^\W_]))"
_DATE_LINE = re.compile(rf"[\W_]*(?:{_TOKEN}[\W_]{{0,6}}){{1,12}}\Z", re.IGNORECASE)
_SPELT = re.compile(rf"(?:{_WORD}|{_PART}|{MONTH_YEAR})", re.IGNORECASE)
# A day, with its year or without, as a part of a longer pattern.
DAY = rf"(?i:{_WORD}|{_PART})"
_HAS_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 160


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
    """The day that a match of `DATE` names; None when the calendar has no such day.

    Also None for a day and month in figures that could change places ("05/06/2025").
    """
    part = match.groupdict()
    if part["year_figures"]:
        one, two = int(part["one"]), int(part["two"])
        if one != two and max(one, two) <= len(_FULL):
            return None
        day, month = (two, one) if two > len(_FULL) else (one, two)
        return _day(int(part["year_figures"]), month, day)
    year = part["year_iso"] or part["year_after"] or part["year_last"] or part["year_han"]
    name = part["month_second"] or part["month_first"]
    month = MONTHS[name.casefold()] if name else int(part["month_iso"] or part["month_han"])
    found = part["day_iso"] or part["day_first"] or part["day_second"] or part["day_han"]
    return _day(int(year), month, int(found))


def in_year(match: re.Match[str], year: int) -> date | None:
    """The day of `year` that a match of `PARTIAL` names; None when its weekday was another."""
    name, day = match["month"] or match["month_first"], match["day"] or match["day_second"]
    found = _day(year, MONTHS[name.casefold()], int(day))
    weekday = match["weekday"]
    if found and weekday and _WEEKDAYS[found.weekday()] != weekday[:3].lower():
        return None
    return found


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date or a time, with its labels, zones and separators.

    >>> is_date_line("Last modified on Thu 29 Jan 2026 18.03 GMT")
    True
    >>> is_date_line("They met on 29 January 2026")
    False
    """
    if len(line) > _LONGEST_LINE or not _HAS_DIGIT.search(line):
        return False
    return _DATE_LINE.match(line) is not None


def is_time_line(line: str) -> bool:
    """Whether a line of dates and times has no date ("12:39:00")."""
    return is_date_line(line) and _SPELT.search(line) is None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
