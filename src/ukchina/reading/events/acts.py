"""The events that a document tells: who did what with whom, when, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from ukchina.reading.events.actors import actors
from ukchina.reading.events.clauses import clause, closed, embedded, phrase, trimmed, verb_at
from ukchina.reading.events.clusters import Cluster, merged, named
from ukchina.reading.events.dating import dates, own_clause
from ukchina.reading.events.doers import sides
from ukchina.reading.events.exchanges import exchanged
from ukchina.reading.events.gapped import gap, in_row
from ukchina.reading.events.genre import is_comment
from ukchina.reading.events.grouping import Told
from ukchina.reading.events.lexicon import Trigger, event_lexicon, triggers
from ukchina.reading.events.listed import undertaken
from ukchina.reading.events.status import SAYING, leading, relative, status, when
from ukchina.reading.times.calendar import Interval
from ukchina.reading.times.expressions import Time, times
from ukchina.reading.values import KEPT, Event, within
from ukchina.sentences import Sentence, body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ukchina.corpus import Document

# Times that say how long or how often, not when: no event hangs on them alone.
_LENGTHS = {"length", "vague_future", "for_units"}
# A time as wide as a year dates a figure or a policy; any verb at all makes an event of these.
_NARROW = {"day", "week", "month", "approximate", "range", "season", "quarter", "half-year"}
# News opens with what happened on the day or the day before; agreed for the first sentences only.
# A comment does not: what it opens with may be long known.
_LEAD_SENTENCES = 2
_SIMPLE_PAST = re.compile(
    r"\b(?:met|held|welcomed|received|hosted|visited|signed)\b", re.IGNORECASE
)

_MEANS = re.compile(
    r"\b(?:by|without|of|for|in|from|against|about|on|through|than)\s+\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of a sentence that tells an event; its trigger, that one's place, and its time.

    `passed` is a part of it that tells another event: the object before, which has its own time.
    """

    start: int
    end: int
    trigger: Trigger
    at: int
    time: Time | None
    passed: tuple[int, int] = (0, 0)


@lru_cache(maxsize=KEPT)
def events(document: Document) -> tuple[Event, ...]:
    """The mentions of events in the body of `document`, in order.

    The span is the clause or noun phrase; `cluster` is shared by mentions of one event within the
    document (`clusters` merges over documents). A mention without a time of its own takes that of
    its cluster; what nothing dates is open, and nothing at all in an undated document.
    """
    return tuple(told.event for told in mentioned(document))


@lru_cache(maxsize=KEPT)
def mentioned(document: Document) -> tuple[Told, ...]:
    """The events of `document` with their types, clustered within it."""
    plain = fold(document.text)
    known = times(document)
    found: list[Told] = []
    for sentence in body(document):
        words = plain[sentence.span.start : sentence.span.end]
        here = within(known, sentence.span)
        found += [
            _told(document, sentence, words, cut) for cut in _cuts(document, sentence, words, here)
        ]
    found.sort(key=lambda told: told.event.span)
    return named(found)


def clusters(documents: Iterable[Document]) -> tuple[Cluster, ...]:
    """The events of all the documents, mentions of one brought together, by date."""
    return merged(mentioned(document) for document in documents)


def _cuts(document: Document, sentence: Sentence, words: str, here: list[Time]) -> list[_Cut]:
    """The events of a sentence, each stretch once."""
    found: list[_Cut] = []
    for time, following in zip_longest(here, here[1:]):
        timed = time.kind not in _LENGTHS
        cut = _at_time(document, sentence, (time, following), words=words) if timed else None
        row = _in_a_row(sentence, words, cut, found[-1]) if cut and found else None
        if row:
            found[-1:] = row
        elif cut and not _repeats(cut, found):
            found.append(cut)
    family = event_lexicon().family
    for trigger in triggers(words):
        if trigger.dated:
            continue
        for match in family.matches(trigger.number, words):
            if not trigger.admits(match[0], words) or _is_means(words, match):
                continue
            if trigger.both and not exchanged(document, sentence, match, trigger.type):
                continue
            bounds = _bounds(words, trigger, match, None)
            cut = _Cut(*bounds, trigger, verb_at(words, *match.span()), None)
            if not _repeats(cut, found):
                found.append(cut)
    return found


def _in_a_row(sentence: Sentence, words: str, cut: _Cut, last: _Cut) -> tuple[_Cut, _Cut] | None:
    """The last event up to its time, and a second one of its verb; None where there is no such."""
    if not (last.time and cut.time) or {last.time.precision, cut.time.precision} != {"day"}:
        return None
    offset = sentence.span.start
    told, time = ((one.span.start - offset, one.span.end - offset) for one in (last.time, cut.time))
    match = last.trigger.pattern.search(words, last.at)
    verb = match.span() if match else (last.at, last.at)
    at = gap(words, verb, told, time, trigger=last.trigger)
    if at is None:
        return None
    own = cut if at <= cut.at else last
    second = replace(own, start=last.start, end=time[1], time=cut.time, passed=(verb[1], at))
    return replace(last, end=told[1]), second


def _is_means(words: str, match: re.Match[str]) -> bool:
    """Whether the trigger is a gerund behind a preposition: "by reopening" tells no event."""
    gerund = match[0].split()[0].endswith("ing")
    return gerund and _MEANS.search(words, 0, match.start()) is not None


def _at_time(
    document: Document, sentence: Sentence, pair: tuple[Time, Time | None], *, words: str
) -> _Cut | None:
    """The event that the first time of a `pair` dates: the clause around it with its trigger.

    What the time behind it dates in the same row is not asked for it.
    """
    time, following = pair
    offset = sentence.span.start
    bounds = (time.span.start - offset, time.span.end - offset)
    around = clause(words, *bounds, time=bounds)
    within = (around[0], max(around[1], bounds[1]))
    if following and around[0] < bounds[0] and time.precision == following.precision == "day":
        row = in_row(words, bounds[1], following.span.start - offset)
        within = (around[0], bounds[1]) if row else within
    family = event_lexicon().family
    for trigger in triggers(words):
        if trigger.narrow and time.precision not in _NARROW:
            continue
        for match in family.matches(trigger.number, words, within):
            if not trigger.admits(match[0], words[around[0] : around[1]]):
                continue
            if not dates(words, match.span(), bounds, left=around[0], trigger=trigger):
                continue
            if trigger.both and not exchanged(document, sentence, match, trigger.type):
                continue
            own = own_clause(words, around[0], match.span(), bounds)
            cut = trimmed(words, *own) if own else _bounds(words, trigger, match, bounds)
            return _Cut(*cut, trigger, verb_at(words, *match.span()), time)
    return None


def _bounds(
    words: str, trigger: Trigger, match: re.Match[str], time: tuple[int, int] | None
) -> tuple[int, int]:
    """The noun phrase, or the clause without what reports it and what follows its time."""
    at = match.span()
    if trigger.noun:
        return phrase(words, at[0], max(at[1], time[1] if time else 0))
    left, right = clause(words, *(time or at), time=time)
    if trigger.type not in SAYING:
        said = embedded(words, left, at[0])
        left = said[1] if said else left
    if time:
        right = closed(words, right, at, time)
    return trimmed(words, left, right)


def _repeats(cut: _Cut, found: list[_Cut]) -> bool:
    """Whether an event found before already tells this stretch.

    A clause whose trigger stands outside that event, and whose words are mostly others, tells
    another.
    """
    for other in found:
        shared = min(cut.end, other.end) - max(cut.start, other.start)
        if shared <= 0:
            continue
        if cut.trigger.type == other.trigger.type and other.time == cut.time:
            return True
        outside = not other.start <= cut.at < other.end
        union = max(cut.end, other.end) - min(cut.start, other.start)
        if not outside or 2 * shared > union:
            return True
    return False


# What the news came after is not of yesterday: "business may suffer after he met the bishop".
_BEFORE_IT = re.compile(
    r"\b(?:after|since|because|once)\s+(?:[A-Z][^,;]*|the\s[^,;]*|(?:he|she|they)\s)?\Z"
)


def _told(document: Document, sentence: Sentence, words: str, cut: _Cut) -> Told:
    published = document.published.value if document.published else None
    if cut.trigger.type in SAYING and _ahead(cut.time, published):
        cut = replace(cut, time=None)  # what is said to come is not when it was said
    offset = sentence.span.start
    span = Span(document.name, offset + cut.start, offset + cut.end)
    stated = _stated(document, sentence, words, cut)
    days = when(cut.time, stated, published)
    lead = sentence.number <= _LEAD_SENTENCES and _SIMPLE_PAST.search(words, cut.start, cut.end)
    told = cut.time is None and not _BEFORE_IT.search(words, 0, cut.at)
    if told and lead and published and stated == "occurred" and not is_comment(document):
        days = Interval(published - timedelta(days=1), published, "approximate")
    kind, at = cut.trigger.type, offset + cut.at
    passed = Span(document.name, offset + cut.passed[0], offset + cut.passed[1])
    event = Event(
        span=span,
        expression=cut.time.span if cut.time else None,
        date_start=days.start,
        date_end=days.end,
        precision=days.precision,
        status=stated,
        actors=actors(document, sentence, span, kind, at=at, passed=passed),
    )
    return Told(event, kind, sides(document, sentence, event, kind, at=at, passed=passed))


def _ahead(time: Time | None, published: date | None) -> bool:
    """Whether a time lies after the day of publication, or reaches on from it."""
    if time is None or published is None:
        return False
    if time.start:
        return time.start > published or bool(
            time.start == published and time.way == "future" and time.end and time.end > published
        )
    return bool(time.end and time.end > published)


def _is_over(cut: _Cut, published: date | None, start: int) -> bool:
    """Whether the time behind a trigger, in the sentence that begins at `start`, has gone by."""
    time = cut.time
    if time is None or time.end is None or published is None:
        return False
    return time.end < published and time.span.start - start > cut.at


def _stated(document: Document, sentence: Sentence, words: str, cut: _Cut) -> str:
    """The status of an event: from its clause, what leads to it, or the list it is an item of."""
    published = document.published.value if document.published else None
    own, at = words[cut.start : cut.end], cut.at - cut.start
    if _is_over(cut, published, sentence.span.start):  # done, whatever is told of the noun
        skipped = relative(own, at)
        own, at = own[skipped:], at - skipped
    stated = status(own, cut.trigger, cut.time, published, at=at)
    if stated in {"absence", "hypothetical"}:
        return stated
    stated = leading(words[: cut.start], cut.trigger, words) or stated
    if stated in {"occurred", "reported"} and cut.trigger.type not in SAYING:
        match = cut.trigger.pattern.search(words, cut.at)
        end = match.end() if match else cut.end
        ahead = "scheduled" if _ahead(cut.time, published) else ""
        return undertaken(document, sentence, words[:end], at=cut.at) or ahead or stated
    return stated
