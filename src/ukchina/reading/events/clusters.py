"""Mentions of one event brought together, within a document and over documents."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.values import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[a-z0-9]+")
# Chinese names put the surname first: one syllable or two, then the given name in one word.
_SURNAME_FIRST = re.compile(
    r"(?:Xi|Li|Wang|Han|Ding|He|Qin|Yang|Liu|Zhao|Zheng|Sun|Ma|Mao|Lin|Wu|Cui|Hu|Zhang|Chen|"
    r"Guo|Lai|Yu|Zhou|Huang|Jiang|Fu|Gao|Song|Tang|Xie|Xu|Zhu|Ouyang|Leung|Lam)\s+[A-Z][\w-]+\Z"
)
_REGNAL = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII"})
# A mention whose time is only bounded on one side says too little to be told apart by its date.
_OPEN = frozenset({"until", "since", "vague"})
# Contact of two people: texts call the same hour a visit, a welcome or a meeting.
_CONTACT = frozenset({"meeting", "visit", "dinner"})
_PAIR = 2
# Which precision is the narrower one: the cluster takes the best that a mention gives.
_PRECISIONS = ("day", "range", "approximate", "week", "month", "season", "quarter", "half-year")


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event and its type."""

    event: Event
    type: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event with all that tells of it.

    `id` is readable and stable: type, date, actors. The dates are the narrowest that a mention
    gives; `documents` are the reports, each once.
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


def name(event: Event, kind: str) -> str:
    """The readable id of an event: type, date as far as known, and its first two actors."""
    surnames = list(dict.fromkeys(filter(None, map(_surname, event.actors))))[:_PAIR]
    return "-".join([kind.replace("_", "-"), _when(event), *sorted(surnames)])


def named(found: Sequence[Told]) -> tuple[Told, ...]:
    """The mentions of one document, each with the id of its cluster.

    A mention without a time of its own takes that of its cluster.
    """
    placed: dict[int, Event] = {}
    for group in _groups(found):
        best = min(group, key=lambda told: _narrowness(told.event))
        label = name(_joined(group, best), best.type)
        for told in group:
            event = replace(told.event, cluster=label)
            if event.expression is None and event.precision in _OPEN and told is not best:
                event = replace(
                    event,
                    date_start=best.event.date_start,
                    date_end=best.event.date_end,
                    precision=best.event.precision,
                )
            placed[id(told)] = event
    return tuple(Told(placed[id(told)], told.type) for told in found)


def merged(found: Iterable[Sequence[Told]]) -> tuple[Cluster, ...]:
    """The clusters over the mentions of several documents, by date, undated last.

    Their ids are unique: of several events that would have the same, the later get a number.
    """
    told = [one for document in found for one in document]
    clusters = [_cluster(group) for group in _groups(told)]
    ordered = sorted(clusters, key=lambda one: (one.date_start or date.max, one.id))
    seen: Counter[str] = Counter()
    unique = []
    for cluster in ordered:
        seen[cluster.id] += 1
        number = seen[cluster.id]
        unique.append(cluster if number == 1 else _renamed(cluster, f"{cluster.id}-{number}"))
    return tuple(unique)


def _renamed(cluster: Cluster, label: str) -> Cluster:
    mentions = tuple(replace(event, cluster=label) for event in cluster.mentions)
    return replace(cluster, id=label, mentions=mentions)


def _cluster(group: list[Told]) -> Cluster:
    best = min(group, key=lambda told: _narrowness(told.event))
    joined = _joined(group, best)
    label = name(joined, best.type)
    mentions = tuple(replace(told.event, cluster=label) for told in group)
    return Cluster(
        id=label,
        type=best.type,
        date_start=best.event.date_start,
        date_end=best.event.date_end,
        precision=best.event.precision,
        status=_status(group),
        actors=joined.actors,
        mentions=mentions,
        documents=tuple(dict.fromkeys(event.span.document for event in mentions)),
    )


def _joined(group: list[Told], best: Told) -> Event:
    """The best mention with the actors of all, those that most mentions name first."""
    named_by = Counter(actor for told in group for actor in told.event.actors)
    return replace(best.event, actors=tuple(actor for actor, _ in named_by.most_common()))


def _status(group: list[Told]) -> str:
    """What is known of the event: that it occurred outweighs that it was to come."""
    order = ("occurred", "reported", "ongoing", "ended", "scheduled", "intended")
    stated = [told.event.status for told in group]
    return next((status for status in order if status in stated), stated[0])


def _groups(found: Sequence[Told]) -> list[list[Told]]:
    """The mentions grouped by event; dated ones first, so that undated ones can join them."""
    groups: list[list[Told]] = []
    for told in sorted(found, key=lambda one: _narrowness(one.event)):
        home = next((group for group in groups if any(_same(told, other) for other in group)), None)
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    place = {id(told): order for order, told in enumerate(found)}
    for group in groups:
        group.sort(key=lambda told: place[id(told)])
    return sorted(groups, key=lambda group: place[id(group[0])])


def _same(first: Told, second: Told) -> bool:
    """Whether two mentions tell of one event: of one family, with actors and time in common.

    A mention whose time is open joins one of its own document that has its people; a meeting and
    a visit of the same two on the same day are one.
    """
    families = event_lexicon().families
    one, other = first.event, second.event
    family, its = families.get(first.type), families.get(second.type)
    if family is None or its is None:
        return False
    own, theirs = ({_surname(actor) for actor in event.actors} for event in (one, other))
    shared = own & theirs
    enough = len(shared) >= max(1, min(_PAIR, len(own), len(theirs)))
    pair = len(shared) >= _PAIR and {family, its} <= _CONTACT
    if one.precision in _OPEN or other.precision in _OPEN:
        near = one.span.document == other.span.document
        return near and family == its and (pair or bool(shared and one.status == other.status))
    if family == its:
        return enough and _overlap(one, other)
    return pair and one.precision == other.precision == "day" and _overlap(one, other)


def _overlap(first: Event, second: Event) -> bool:
    starts = (first.date_start or date.min, second.date_start or date.min)
    ends = (first.date_end or date.max, second.date_end or date.max)
    return max(starts) <= min(ends)


def _narrowness(event: Event) -> tuple[int, int]:
    rank = _PRECISIONS.index(event.precision) if event.precision in _PRECISIONS else 99
    bounded = event.date_start is not None and event.date_end is not None
    return (0 if bounded else 1, rank)


def _when(event: Event) -> str:
    start, end = event.date_start, event.date_end
    if start is None or event.precision in _OPEN:
        return "undated"
    if end is None or start == end or event.precision in {"day", "range", "approximate", "week"}:
        return (end if event.precision == "approximate" and end else start).isoformat()
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year}-{start.month:02}"
    return f"{start.year}" if start.year == end.year else f"{start.year}-to-{end.year}"


def _surname(actor: str) -> str:
    plain = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", actor)).strip()
    parts = plain.split()
    if not parts:
        return ""
    named = [part for part in parts if part not in _REGNAL] or parts
    part = parts[0] if _SURNAME_FIRST.match(plain) else named[-1].split("/")[0]
    return "".join(_WORD.findall(part.lower()))
