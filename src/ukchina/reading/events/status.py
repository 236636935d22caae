"""How sure an event is, and when it was: from its trigger, its words and its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.reading.events.lexicon import Trigger, event_lexicon
from ukchina.reading.times.calendar import Interval

if TYPE_CHECKING:
    from datetime import date

    from ukchina.reading.times.expressions import Time

# Of these the clause's words tell what was said, not how sure the saying is.
SAYING = frozenset({"statement", "speech", "press_conference", "media_report"})
_TO_COME = frozenset({"intended", "scheduled"})


def status(words: str, trigger: Trigger, time: Time | None, published: date | None) -> str:
    """The status that the trigger implies, else the clause's words, else the time's direction.

    What a text of no known day tells without a date is "reported".
    """
    if trigger.status:
        return trigger.status
    if trigger.type not in SAYING:
        for name, pattern in event_lexicon().statuses:
            if pattern.search(words):
                return name
        if time and time.way != "past" and not _over(time, published):
            return "scheduled"
    dated = time is not None and time.resolution == "explicit"
    return "occurred" if published or dated else "reported"


def _over(time: Time, published: date | None) -> bool:
    """Whether the time ended before the day of publication, or reached back from it."""
    if published is None or time.end is None or time.start is None:
        return False
    return time.end < published or time.start < time.end == published


def when(time: Time | None, stated: str, published: date | None) -> Interval:
    """The interval of the event's time; without one it is open at the side of publication."""
    if time:
        return Interval(time.start, time.end, time.precision)
    if published is None or stated in {"hypothetical", "absence"}:
        return Interval(None, None, "vague")
    if stated in _TO_COME:
        return Interval(published, None, "since")
    return Interval(None, published, "until")
