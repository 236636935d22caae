"""Which announced events the texts report as done, and with whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    Event = Mapping[Any, Any]
    Days = tuple[date, date]

_DONE = ("occurred", "ongoing", "ended")
# Contact is announced as a journey and reported as a meeting: the kinds stand for each other.
_CONTACT = ("visit", "meeting", "dinner")
# An announced speech is reported by what was said on that day.
_SPOKEN = ("speech", "statement", "press-conference")
_KINDS = {"contact": _CONTACT, "spoken": _SPOKEN}
# What counts visits announces none.
COUNTED = "visit-benchmark"
# What was announced for a week may be told of the days around it.
_LEEWAY = timedelta(days=2)


class Reported:
    """The events that texts report as done, by cluster and by who took part in contact."""

    def __init__(self, events: pd.DataFrame) -> None:
        """Hold those of the mentions that are told as done."""
        self._clusters: dict[str, set[str]] = {}
        self._told: dict[tuple[str, str], list[tuple[Days, set[str]]]] = {}
        for event in events[events["status"].isin(_DONE)].to_dict("records"):
            named = set(actors_of(event))
            self._clusters.setdefault(str(event["cluster"]), set()).update(named)
            kind, days = _kind(event), _days(event)
            if kind and days:
                for name in named:
                    self._told.setdefault((kind, name), []).append((days, named))

    def present(self, event: Event) -> set[str] | None:
        """Who took part in what was announced; None where no text reports it as done."""
        same = self._clusters.get(str(event["cluster"]))
        if same is not None:
            return same
        met = list(self._met(event)) if _kind(event) else []
        return set().union(*met) if met else None

    def _met(self, event: Event) -> Iterator[set[str]]:
        """Those told of with somebody of what was announced, in the days that it was to be."""
        kind, days = _kind(event), _days(event)
        for name in actors_of(event):
            for told, named in self._told.get((kind, name), ()):
                if days and told[0] <= days[1] + _LEEWAY and days[0] - _LEEWAY <= told[1]:
                    yield named


def actors_of(event: Event) -> list[str]:
    """The names of those who take part in an event, in the order of the text."""
    actors = event["actors"]
    return actors.split("; ") if isinstance(actors, str) and actors else []


def _kind(event: Event) -> str:
    """The kind of event of which the reports stand for each other; "" for others."""
    cluster = str(event["cluster"])
    if cluster.startswith(COUNTED):
        return ""
    return next((kind for kind, names in _KINDS.items() if cluster.startswith(names)), "")


def _days(event: Event) -> Days | None:
    start, end = event["date_start"], event["date_end"]
    return (start, end) if isinstance(start, date) and isinstance(end, date) else None
