"""Times that the calendar names: dates, weekdays, months, quarters, seasons, years, decades."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ukchina.corpus.dates import MONTHS
from ukchina.reading.times import calendar
from ukchina.reading.times.calendar import NOWHERE, Interval
from ukchina.reading.times.lexicon import WEEKDAYS, lexicon
from ukchina.reading.times.numbers import ordinal
from ukchina.reading.times.scene import (
    Scene,
    around,
    month_near,
    nearest,
    step,
    told_of,
    year_number,
)

_PARTS = {
    "early": "early",
    "beginning": "start",
    "start": "start",
    "turn": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "close": "end",
    "latter": "late",
}
_DECADES = {
    word: 1920 + 10 * number
    for number, word in enumerate(
        [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ]
    )
} | {"noughties": 2000}
_STUDIES = re.compile(r"\b(?:students?|universit|academic|school|campus|enrol)", re.IGNORECASE)
_ORDINAL_WORDS = {"final": 4, "last": 4}


def part_name(words: str | None) -> str:
    """Which third of a stretch `words` name ("the beginning of": early); "" for the whole."""
    plain = (words or "").lower().split()
    return next((_PARTS[word] for word in plain if word in _PARTS), "")


def parted(whole: Interval, words: str | None) -> Interval:
    """The third of `whole` that `words` name, or all of it."""
    name = part_name(words)
    return calendar.part(whole, name) if name else whole


def month_number(words: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return MONTHS[words.rstrip(".").casefold()]


def _day_of(number: int | None, month: int, day: int) -> Interval:
    try:
        return calendar.day(date(number, month, day)) if number else NOWHERE
    except ValueError:
        return NOWHERE


def _near_day(scene: Scene, month: int, day: int) -> Interval:
    """That day of the year that tense points to."""
    if scene.anchor is None:
        return NOWHERE
    years = around(scene.anchor.year)
    days = [found for found in (_day_of(number, month, day) for number in years) if found.start]
    if scene.way == "either":
        return nearest(days, scene)
    if scene.past:
        return next((d for d in reversed(days) if d.start and d.start <= scene.anchor), NOWHERE)
    return next((d for d in days if d.start and d.start >= scene.anchor), NOWHERE)


def dated(match: re.Match[str], scene: Scene) -> Interval:
    """A day of a month, in any of the ways of writing it."""
    part = match.groupdict()
    day = int("".join(c for c in part["day"] if c.isdigit()))
    month = int(part["month_number"]) if part.get("month_number") else month_number(part["month"])
    number = year_number(part.get("year"), part.get("rel"), scene)
    return _day_of(number, month, day) if number else _near_day(scene, month, day)


def days(match: re.Match[str], scene: Scene) -> Interval:
    """From one day of a month to another."""
    first = dated(match, scene)
    last = int("".join(c for c in match["last"] if c.isdigit()))
    if first.start is None:
        return NOWHERE
    end = _day_of(first.start.year, first.start.month, last)
    return calendar.hull(first, end) if end.start and end.start > first.start else NOWHERE


def month_day(match: re.Match[str], scene: Scene) -> Interval:
    """A day of the running month, or of the one before or after as tense points."""
    if scene.anchor is None:
        return NOWHERE
    day = int(match["day"][:-2])
    shift = 0
    if scene.past and day > scene.anchor.day:
        shift = -1
    if not scene.past and day < scene.anchor.day:
        shift = 1
    moved = calendar.shifted(scene.anchor.replace(day=1), shift, "month")
    return _day_of(moved.year, moved.month, day)


def month(match: re.Match[str], scene: Scene) -> Interval:
    """A month; without its year the most recent or the next one."""
    part = match.groupdict()
    name = month_number(part["month"])
    number = year_number(part.get("year"), part.get("rel"), scene)
    if number:
        return parted(calendar.months(number, name), part.get("part"))
    if part.get("which"):
        return parted(_relative_month(name, part["which"], scene), part.get("part"))
    return parted(month_near(name, scene), part.get("part"))


def month_beside(match: re.Match[str], scene: Scene) -> Interval:
    """A month with its "last" or "next", where a number follows that is no day of it."""
    return _relative_month(month_number(match["month"]), match["rel"], scene)


def _relative_month(name: int, which: str, scene: Scene) -> Interval:
    if scene.anchor is None:
        return NOWHERE
    way = {-1: "past", 0: scene.way, 1: "future"}[step(which)]
    found = month_near(name, replace(scene, way=way))
    running = calendar.unit_of(scene.anchor, "month")
    if step(which) and found == running and found.start:
        return calendar.months(found.start.year + step(which), name)
    return found


def month_week(match: re.Match[str], scene: Scene) -> Interval:
    """A week of a month: its days 1 to 7, 8 to 14, 15 to 21 or 22 to 28."""
    whole = month(match, scene)
    if whole.start is None:
        return NOWHERE
    first = whole.start + timedelta(days=7 * ((ordinal(match["ordinal"]) or 1) - 1))
    return Interval(first, first + timedelta(days=6), "week")


def quarter(match: re.Match[str], scene: Scene) -> Interval:
    """A quarter of a year; without one the most recent or the next."""
    part = match.groupdict()
    words = part["ordinal"].lower()
    count = int(words) if words.isdigit() else _ORDINAL_WORDS.get(words) or ordinal(words) or 1
    number = year_number(part.get("year") or part.get("year2"), part.get("rel"), scene)
    if number:
        return calendar.months(number, 3 * count - 2, 3, "quarter")
    return month_near(3 * count - 2, scene, 3, "quarter")


def half(match: re.Match[str], scene: Scene) -> Interval:
    """A half of a year."""
    part = match.groupdict()
    words = part["ordinal"].lower()
    count = int(words) if words.isdigit() else ordinal(words) or 1
    rel = part.get("rel")
    number = year_number(part.get("year"), "this" if rel and rel.lower() == "the" else rel, scene)
    return calendar.months(number, 6 * count - 5, 6, "half-year") if number else NOWHERE


def season(match: re.Match[str], scene: Scene) -> Interval:
    """A season; a winter is named by its December."""
    part = match.groupdict()
    name = part["season"].lower()
    number = year_number(part.get("year"), part.get("rel2"), scene)
    if number:
        return parted(calendar.season(number, name), part.get("part"))
    rel = step(part.get("rel"))
    way = {-1: "past", 0: scene.way, 1: "future"}[rel]
    found = month_near(calendar.SEASONS[name], replace(scene, way=way), 3, "season")
    inside = found.start and scene.anchor and found.end and found.start <= scene.anchor <= found.end
    if rel and inside and found.start:
        found = calendar.season(found.start.year + rel, name)
    return parted(found, part.get("part"))


def fiscal(match: re.Match[str], scene: Scene) -> Interval:
    """A year that straddles two: academic from September, financial from April, else both.

    With a stroke ("2024/25") it is one year, that of students or of money.
    """
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004  (digits)
    sort = (match["sort"] or "").lower()
    if not first < end or (len(last) == 2 and end - first > 50):  # noqa: PLR2004  (no span: a code)
        return NOWHERE
    if not sort and match["mark"] == "/" and end == first + 1:
        sort = "academic" if _STUDIES.search(scene.sentence) else "financial"
    start = {"academic": 9, "financial": 4, "fiscal": 4, "tax": 4}.get(sort)
    if start:
        return calendar.months(first, start, 12, "range")
    return Interval(date(first, 1, 1), date(end, 12, 31), "range")


def year(match: re.Match[str], _: Scene) -> Interval:
    """A year, or its beginning, middle or end."""
    return parted(calendar.year(int(match["year"])), match["part"])


def decade(match: re.Match[str], _: Scene) -> Interval:
    """A decade, in figures or words."""
    part = match.groupdict()
    first = int(part["year"]) if part.get("year") else _DECADES[part["word"].lower()]
    return parted(calendar.decade(first), part.get("part"))


def century(match: re.Match[str], _: Scene) -> Interval:
    """A century, from its year 1."""
    number = ordinal(match["ordinal"]) or 1
    if not 1 < number <= 21:  # noqa: PLR2004  (centuries before the second and to come are names)
        return NOWHERE
    whole = Interval(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "range")
    return parted(whole, match["part"])


def weekday(match: re.Match[str], scene: Scene) -> Interval:
    """A weekday: the last or the next one as tense points; the day of speaking counts as both."""
    part = match.groupdict()
    anchor = scene.anchor
    rel = part["rel"]
    if told_of(rel):
        anchor = scene.told.start if scene.told else None
    if anchor is None:
        return NOWHERE
    wanted = WEEKDAYS[part["weekday"].lower().rstrip("s")]
    if part["week"]:
        week = calendar.week(anchor + timedelta(days=7 * step(part["week"])))
        return calendar.day(_at(week.start, anchor) + timedelta(days=wanted))
    return calendar.day(_weekday_near(anchor, wanted, rel, past=scene.past))


def _weekday_near(anchor: date, wanted: int, rel: str | None, *, past: bool) -> date:
    behind = (anchor.weekday() - wanted) % 7
    if step(rel) < 0:
        # said on a Tuesday, "last Monday" is not yesterday
        return anchor - timedelta(days=behind if behind > 1 else behind + 7)
    monday = anchor - timedelta(days=anchor.weekday())
    if step(rel) > 0 and ("coming" in (rel or "").lower() or told_of(rel)):
        return anchor + timedelta(days=-behind % 7 or 7)
    if step(rel) > 0:
        return monday + timedelta(days=7 + wanted)
    if rel is not None and past:
        return monday + timedelta(days=wanted)
    return anchor + timedelta(days=-behind if past else -behind % 7)


def _at(found: date | None, fallback: date) -> date:
    return found or fallback


def holiday(match: re.Match[str], scene: Scene) -> Interval:
    """A feast of a fixed day."""
    name = " ".join(match["holiday"].lower().split())
    month_, day = lexicon().holidays[name]
    if match["year"]:
        return _day_of(int(match["year"]), month_, day)
    return _near_day(scene, month_, day)
