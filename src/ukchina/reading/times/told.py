"""Times told from an event of the text: a visit's days, a gap, a government, what was before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from ukchina.reading.times import calendar
from ukchina.reading.times.calendar import NOWHERE, Interval
from ukchina.reading.times.counted import counts, singular
from ukchina.reading.times.lexicon import lexicon
from ukchina.reading.times.numbers import ordinal

if TYPE_CHECKING:
    from ukchina.reading.times.scene import Scene

_BACK_AGAIN = re.compile(
    r"\b(?:before that|until then|ended|ending|broke|breaking)\b", re.IGNORECASE
)
# "On the second day of a", "the final day of her": what a visit's length stands behind.
_DAY_OF = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|last|final|closing)\s+"
    r"(?:full\s+)?day\s+of\s+(?:[\w'-]+\s+){1,3}\Z",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?:(?:his|her|their|its)|[\w.-]+(?:'s|s'))\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE
)


def stay(match: re.Match[str], scene: Scene) -> Interval:
    """The days of a visit: from the day told last, or up to it when the visit is said to end.

    On its second day it has begun the day before. Without such a day it begins (or ends) on the
    day of speaking, if that is known; of somebody's visit that nothing dates no day is known.
    """
    told = scene.told
    dated = told is not None and told.precision == "day"
    before = scene.sentence[: scene.start]
    day = _DAY_OF.search(before)
    first = told.start if told and dated else scene.anchor
    if first is None or (not dated and not day and _WHOSE.search(before)):
        return NOWHERE
    length = timedelta(days=int(counts(match)[0]) - 1)
    if day:
        passed = ordinal(day["ordinal"])
        first -= length if passed is None else min(length, timedelta(days=passed - 1))
    elif set(before.lower().split()[-4:]) & set(lexicon().words["closing"]):
        first -= length
    return Interval(first, first + length, "range")


def gap(match: re.Match[str], scene: Scene) -> Interval:
    """The years of a gap that came before what was told last ("before that"), else until now."""
    count, unit = counts(match)[0], singular(match["unit"])
    if _BACK_AGAIN.search(scene.sentence) and scene.told and scene.told.start:
        told = scene.told
        return Interval(calendar.shifted(scene.told.start, -count, unit), told.end, "range")
    if scene.anchor is None or not scene.past:
        return NOWHERE
    return Interval(calendar.shifted(scene.anchor, -count, unit), scene.anchor, "range")


def same_day(_: re.Match[str], scene: Scene) -> Interval:
    """The day that was told last."""
    return scene.told_day or NOWHERE


def tenure(_: re.Match[str], scene: Scene) -> Interval:
    """Until the government changed: the date the text gives its successor's election, else open."""
    end = scene.accession.end if scene.accession else scene.anchor
    return Interval(None, end, "until")


def before_event(_: re.Match[str], scene: Scene) -> Interval:
    """Until the event that the text is about, thus until the day of speaking at the latest."""
    return Interval(None, scene.anchor, "until")


def since_then(_: re.Match[str], scene: Scene) -> Interval:
    """From what was told last, if it was dated, until now."""
    told = scene.nearest or scene.told
    return Interval(told.start if told else None, scene.anchor, "since")


def until_clause(_: re.Match[str], __: Scene) -> Interval:
    """A condition: no date."""
    return NOWHERE
