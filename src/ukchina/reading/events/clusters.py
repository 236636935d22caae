"""Mentions of one event brought together, within a document and over documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ukchina.reading.events.grouping import OPEN, PAIR, Told, groups, narrowness, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.reading.values import Event, Side


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event with all that tells of it.

    `id` is readable and stable: type, date, actors. The dates are the narrowest that a mention
    gives; `documents` are the reports, each once; `sides` those whose doing it is, by any mention.
    """

    id: str
    type: str
    date_start: date | None
    date_end: date | None
    precision: str
    status: str
    actors: tuple[str, ...]
    mentions: tuple[Event, ...]
    documents: tuple[str, ...]
    sides: frozenset[Side] = frozenset()


def _name(event: Event, kind: str, actors: Iterable[str]) -> str:
    """The readable id of an event: type, date as far as known, and its first two actors."""
    surnames = list(dict.fromkeys(filter(None, map(surname, actors))))[:PAIR]
    return "-".join([kind.replace("_", "-"), _when(event), *sorted(surnames)])


def named(found: Sequence[Told]) -> tuple[Told, ...]:
    """The mentions of one document, each with the id of its cluster.

    A mention without a time of its own takes that of its cluster.
    """
    placed: dict[int, Event] = {}
    for group in groups(found):
        best = _best(group)
        label = _name(best.event, best.type, _actors(group))
        for told in group:
            event = replace(told.event, cluster=label)
            if event.expression is None and event.precision in OPEN and told is not best:
                event = replace(
                    event,
                    date_start=best.event.date_start,
                    date_end=best.event.date_end,
                    precision=best.event.precision,
                )
            placed[id(told)] = event
    return tuple(replace(told, event=placed[id(told)]) for told in found)


def merged(found: Iterable[Sequence[Told]]) -> tuple[Cluster, ...]:
    """The clusters over the mentions of several documents, by date, undated last.

    Their ids are unique: of several events that would have the same, the later get a number.
    """
    told = [one for document in found for one in document]
    ordered = sorted(
        map(_labelled, groups(told)),
        key=lambda one: (one.best.event.date_start or date.max, one.label),
    )
    seen: Counter[str] = Counter()
    unique = []
    for one in ordered:
        seen[one.label] += 1
        number = seen[one.label]
        unique.append(_cluster(one, one.label if number == 1 else f"{one.label}-{number}"))
    return tuple(unique)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """The mentions of one event, the best of them, all who take part, and a label."""

    group: list[Told]
    best: Told
    actors: tuple[str, ...]
    label: str


def _labelled(group: list[Told]) -> _Labelled:
    best = _best(group)
    actors = _actors(group)
    return _Labelled(group, best, actors, _name(best.event, best.type, actors))


def _cluster(found: _Labelled, label: str) -> Cluster:
    group, best = found.group, found.best
    mentions = tuple(
        told.event if told.event.cluster == label else replace(told.event, cluster=label)
        for told in group
    )
    return Cluster(
        id=label,
        type=best.type,
        date_start=best.event.date_start,
        date_end=best.event.date_end,
        precision=best.event.precision,
        status=_status(group),
        actors=found.actors,
        mentions=mentions,
        documents=tuple(dict.fromkeys(event.span.document for event in mentions)),
        sides=frozenset(side for told in group for side in told.sides),
    )


def _best(group: list[Told]) -> Told:
    """The mention with the narrowest time."""
    return group[0] if len(group) == 1 else min(group, key=lambda told: narrowness(told.event))


def _actors(group: list[Told]) -> tuple[str, ...]:
    """The actors of all mentions, those that most name first."""
    if len(group) == 1:
        return tuple(dict.fromkeys(group[0].event.actors))
    named_by = Counter(actor for told in group for actor in told.event.actors)
    return tuple(actor for actor, _ in named_by.most_common())


def _status(group: list[Told]) -> str:
    """What is known of the event: that it occurred outweighs that it was to come."""
    order = ("occurred", "reported", "ongoing", "ended", "scheduled", "intended")
    stated = [told.event.status for told in group]
    return next((status for status in order if status in stated), stated[0])


def _when(event: Event) -> str:
    start, end = event.date_start, event.date_end
    if start is None or event.precision in OPEN:
        return "undated"
    if end is None or start == end or event.precision in {"day", "range", "approximate", "week"}:
        return (end if event.precision == "approximate" and end else start).isoformat()
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year}-{start.month:02}"
    return f"{start.year}" if start.year == end.year else f"{start.year}-to-{end.year}"
