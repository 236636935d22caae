"""The events that a document tells: who did what with whom, when, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.events_actors import actors
from ukchina.reading.events_clauses import clause, phrase
from ukchina.reading.events_clusters import Cluster, Told, merged, named
from ukchina.reading.events_lexicon import Trigger, event_lexicon
from ukchina.reading.times import Time, times
from ukchina.reading.times_calendar import Interval
from ukchina.reading.values import Event
from ukchina.sentences import Sentence, body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ukchina.corpus import Document

# Times that say how long or how often, not when: no event hangs on them alone.
_LENGTHS = {"length", "vague_future", "for_units"}
_SAYING = {"statement", "speech", "press_conference", "media_report"}
# News opens with what happened on the day or the day before; agreed for the first sentences only.
_LEAD_SENTENCES = 2
_SIMPLE_PAST = re.compile(
    r"\b(?:met|held|welcomed|received|hosted|visited|signed)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of a sentence that tells an event, with its trigger and time."""

    start: int
    end: int
    trigger: Trigger
    time: Time | None


@lru_cache(maxsize=1024)
def events(document: Document) -> tuple[Event, ...]:
    """The mentions of events in the body of `document`, in order.

    The span is the clause or noun phrase; `cluster` is shared by mentions of one event within the
    document (`clusters` merges over documents). A mention without a time of its own takes that of
    its cluster; what nothing dates is open, and nothing at all in an undated document.
    """
    return tuple(told.event for told in mentioned(document))


@lru_cache(maxsize=1024)
def mentioned(document: Document) -> tuple[Told, ...]:
    """The events of `document` with their types, clustered within it."""
    plain = fold(document.text)
    known = times(document)
    found: list[Told] = []
    for sentence in body(document):
        words = plain[sentence.span.start : sentence.span.end]
        here = [time for time in known if time.span in sentence.span]
        found += [_told(document, sentence, words, cut) for cut in _cuts(sentence, words, here)]
    found.sort(key=lambda told: told.event.span)
    return named(found)


def clusters(documents: Iterable[Document]) -> tuple[Cluster, ...]:
    """The events of all the documents, mentions of one brought together, by date."""
    return merged(mentioned(document) for document in documents)


def _cuts(sentence: Sentence, words: str, here: list[Time]) -> list[_Cut]:
    """The events of a sentence, each stretch once."""
    found: list[_Cut] = []
    for time in here:
        cut = _at_time(sentence, words, time) if time.kind not in _LENGTHS else None
        if cut and not _repeats(cut, found):
            found.append(cut)
    for trigger, match in _matches(words):
        if trigger.dated or (trigger.needs and not trigger.needs.search(match[0])):
            continue
        bounds = _bounds(words, trigger, match.span(), None)
        cut = _Cut(*bounds, trigger, None)
        if not _repeats(cut, found):
            found.append(cut)
    return found


def _matches(words: str) -> Iterator[tuple[Trigger, re.Match[str]]]:
    for trigger in event_lexicon().triggers:
        for match in trigger.pattern.finditer(words):
            yield trigger, match


def _at_time(sentence: Sentence, words: str, time: Time) -> _Cut | None:
    """The event that a time expression dates: the clause around it with its trigger."""
    offset = sentence.span.start
    bounds = (time.span.start - offset, time.span.end - offset)
    around = clause(words, *bounds, time=bounds)
    for trigger in event_lexicon().triggers:
        for match in trigger.pattern.finditer(words, around[0], max(around[1], bounds[1])):
            if trigger.needs and not trigger.needs.search(match[0]):
                continue
            if trigger.noun and not _near(match.span(), bounds):
                continue
            if trigger.noun:
                return _Cut(*_bounds(words, trigger, match.span(), bounds), trigger, time)
            return _Cut(*around, trigger, time)
    return None


def _near(match: tuple[int, int], time: tuple[int, int]) -> bool:
    """Whether a noun's time stands in or right behind its phrase."""
    return match[0] - 2 <= time[0] <= match[1] + _HEAD_CHARS


_HEAD_CHARS = 60


def _bounds(
    words: str, trigger: Trigger, match: tuple[int, int], time: tuple[int, int] | None
) -> tuple[int, int]:
    if trigger.noun:
        return phrase(words, match[0], max(match[1], time[1] if time else 0))
    return clause(words, *match)


def _repeats(cut: _Cut, found: list[_Cut]) -> bool:
    """Whether an event found before already tells this stretch."""
    for other in found:
        shared = min(cut.end, other.end) - max(cut.start, other.start)
        if shared <= 0:
            continue
        if cut.time is None or other.time == cut.time or cut.trigger.type == other.trigger.type:
            return True
        if (cut.start, cut.end) == (other.start, other.end):
            return True
    return False


def _told(document: Document, sentence: Sentence, words: str, cut: _Cut) -> Told:
    published = document.published.value if document.published else None
    span = Span(document.name, sentence.span.start + cut.start, sentence.span.start + cut.end)
    status = _status(words[cut.start : cut.end], cut, dated=published is not None)
    when = _when(cut, status, published)
    lead = sentence.number <= _LEAD_SENTENCES and _SIMPLE_PAST.search(words, cut.start, cut.end)
    if cut.time is None and lead and published and status == "occurred":
        when = Interval(published - timedelta(days=1), published, "approximate")
    event = Event(
        span=span,
        expression=cut.time.span if cut.time else None,
        date_start=when.start,
        date_end=when.end,
        precision=when.precision,
        status=status,
        actors=actors(document, sentence, span, cut.trigger.type),
    )
    return Told(event, cut.trigger.type)


def _status(words: str, cut: _Cut, *, dated: bool) -> str:
    """The status that the trigger implies, else the clause's words, else the time's direction."""
    if cut.trigger.status:
        return cut.trigger.status
    if cut.trigger.type not in _SAYING:
        for status, pattern in event_lexicon().statuses:
            if pattern.search(words):
                return status
    if cut.time and cut.time.way == "future" and cut.trigger.type not in _SAYING:
        return "scheduled"
    return "occurred" if dated else "reported"


def _when(cut: _Cut, status: str, published: date | None) -> Interval:
    """The interval of the event's time; without one it is open at the side of publication."""
    if cut.time:
        return Interval(cut.time.start, cut.time.end, cut.time.precision)
    if published is None or status in {"hypothetical", "absence"}:
        return Interval(None, None, "vague")
    if status in {"intended", "scheduled"}:
        return Interval(published, None, "since")
    return Interval(None, published, "until")
