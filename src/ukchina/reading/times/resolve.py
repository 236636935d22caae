"""The interval that a phrase means on a day of speaking."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ukchina.reading.times import counted, named, told
from ukchina.reading.times.calendar import Interval, hull

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.reading.times.phrases import Phrase, Point
    from ukchina.reading.times.scene import Scene

RESOLVERS: dict[str, Callable[[re.Match[str], Scene], Interval]] = {
    "date": named.dated,
    "days": named.days,
    "month_day": named.month_day,
    "month": named.month,
    "month_next": named.month_beside,
    "month_week": named.month_week,
    "quarter": named.quarter,
    "half": named.half,
    "season": named.season,
    "fiscal": named.fiscal,
    "year": named.year,
    "decade": named.decade,
    "century": named.century,
    "weekday": named.weekday,
    "holiday": named.holiday,
    "deictic": counted.deictic,
    "now": counted.now,
    "so_far": counted.so_far,
    "unit": counted.unit,
    "weekend": counted.weekend,
    "new_year": counted.new_year,
    "ago": counted.ago,
    "later": counted.later,
    "window": counted.window,
    "recent": counted.recent,
    "coming": counted.coming,
    "in_units": counted.in_units,
    "for_units": counted.for_units,
    "ytd": counted.ytd,
    "year_to": counted.year_to,
    "vague_past": counted.vague_past,
    "vague_future": counted.vague_future,
    "length": counted.length,
    "stay": told.stay,
    "same_day": told.same_day,
    "gap": told.gap,
    "tenure": told.tenure,
    "before_event": told.before_event,
    "since_then": told.since_then,
    "until_clause": told.until_clause,
}
# Kinds that say themselves when they are, whoever speaks.
SELF_DATED = {"fiscal", "year", "decade", "century"}
# Kinds that are told from another time of the text.
TOLD = {"same_day", "later", "stay", "gap", "tenure", "since_then"}
# Kinds that are times only under conditions: a length of time is none.
CONDITIONAL = {"for_units", "in_units"}
_NEGATION = re.compile(r"\b(?:not|never|no|nor)\b|n't\b", re.IGNORECASE)
_END = re.compile(r"\bend\s+of\b", re.IGNORECASE)
_AS_OF = re.compile(r"as\s+(?:of|at)\b", re.IGNORECASE)


def interval(phrase: Phrase, scene: Scene) -> Interval:
    """The days that `phrase` means, in order; both ends None where nothing places it."""
    found = _interval(phrase, scene)
    if found.start and found.end and found.start > found.end:
        return Interval(None, None, "vague")
    return found


def _interval(phrase: Phrase, scene: Scene) -> Interval:
    if len(phrase.points) > 1:
        return _pair(phrase.points[0], phrase.points[1], scene)
    if phrase.lead == "since":  # what began has begun, whatever the clause looks at
        scene = replace(scene, way="past")
    found = point(phrase.points[0], scene)
    if phrase.lead:
        return _led(phrase, found, scene)
    words = scene.sentence[phrase.start : phrase.end]
    if _AS_OF.match(words) and _END.search(words) and found.end:
        return Interval(found.end, found.end, "approximate")
    return found


def point(of: Point, scene: Scene) -> Interval:
    """The days that one point means."""
    return RESOLVERS[of.kind](of.match, scene)


def stated(of: Point) -> bool:
    """Whether a point carries its own year."""
    part = of.match.groupdict()
    return of.kind in SELF_DATED or bool(part.get("year") or part.get("year2"))


def _pair(first: Point, second: Point, scene: Scene) -> Interval:
    """From one point to the other; the year of either one holds for both."""
    if stated(first) and not stated(second):
        start = point(first, scene)
        end = point(second, replace(scene, anchor=start.end, way="future"))
    elif stated(second) or scene.past:
        end = point(second, scene)
        start = point(first, scene)
        if not stated(first):
            start = point(first, replace(scene, anchor=end.start, way="past"))
    else:
        start = point(first, scene)
        end = point(second, replace(scene, anchor=start.end, way="future"))
    return hull(start, end)


def _led(phrase: Phrase, found: Interval, scene: Scene) -> Interval:
    """`found` behind since, until, before, after or about."""
    if phrase.lead == "since":
        return Interval(found.start, scene.anchor if found.start else None, "since")
    if phrase.lead == "until":
        begun = _NEGATION.search(scene.sentence[: phrase.start]) is not None
        words = scene.sentence[phrase.start : phrase.end].lower()
        inside = begun and words.startswith(("until", "till"))
        return Interval(found.start if inside else None, found.end, "until")
    if phrase.lead == "before":
        return Interval(None, found.start - timedelta(days=1) if found.start else None, "until")
    if phrase.lead == "from":
        days = phrase.points[0].kind == "days"
        return found if days else Interval(found.start, None, "since")
    if phrase.lead == "after":
        return Interval(found.end, None, "since")
    return replace(found, precision="approximate") if found.known else found
