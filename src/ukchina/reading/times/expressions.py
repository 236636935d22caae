"""The times that a document tells, each as an interval of days with a precision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.times.calendar import Interval
from ukchina.reading.times.lexicon import lexicon
from ukchina.reading.times.phrases import Phrase, phrases
from ukchina.reading.times.quoted import attributes, inside, quoted
from ukchina.reading.times.resolve import CONDITIONAL, TOLD, interval, stated
from ukchina.reading.times.scene import Scene
from ukchina.reading.times.tense import way
from ukchina.reading.values import KEPT
from ukchina.sentences import Sentence, body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ukchina.corpus import Document

UNKNOWN_UTTERANCE = "utterance undated"
_ADJACENT = re.compile(r"[\s,]*\Z")
_DEICTIC = {"deictic", "now"}
_STAY = "stay"
_ACCESSION_CHARS = 60


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: the days it means (inclusive; None is open) and how they are known.

    `precision` is day, week, month, quarter, season, half-year, year, decade, range, since,
    until, approximate or vague; `resolution` explicit (the text states it), anchored (told from
    the day of publication), quoted (from that of an utterance), told (from another time of the
    text) or undatable. `anchor` is the day it was told from, `way` past or future.
    """

    span: Span
    start: date | None
    end: date | None
    precision: str
    resolution: str
    anchor: date | None
    way: str
    kind: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is the same for every expression of a document."""

    document: Document
    plain: str
    anchor: date | None
    quotations: tuple[tuple[int, int], ...]


@lru_cache(maxsize=KEPT)
def times(document: Document) -> tuple[Time, ...]:
    """The time expressions of the body of `document`, in order and disjoint.

    What has to be told from a day nobody states keeps both ends open: an undated document yields
    only the dates that it states itself. A deictic word inside a quotation is told from the day
    of the utterance; where that is not given, from the day of publication or the one before,
    flagged "utterance undated".
    """
    published = document.published.value if document.published else None
    page = _Page(document, fold(document.text), published, quoted(document))
    found: list[Time] = []
    latest: dict[str, Interval] = {}
    accession: Interval | None = None
    for sentence in body(document):
        base = Scene(published, "past", accession=accession)
        here = _in_sentence(page, sentence, base, (found, latest))
        accession = accession or _accession(page.plain, here)
        found += here
        latest |= {kind: last for kind in ("", "day") if (last := _last(here, kind))}
    return tuple(found)


def _as_interval(time: Time) -> Interval:
    return Interval(time.start, time.end, time.precision)


def _last(known: list[Time], precision: str = "") -> Interval | None:
    """The last of these times that has a start (and that precision)."""
    for time in reversed(known):
        if time.start and precision in {"", time.precision}:
            return _as_interval(time)
    return None


def _in_sentence(
    page: _Page, sentence: Sentence, base: Scene, told: tuple[list[Time], Mapping[str, Interval]]
) -> list[Time]:
    """The times of a sentence; `told` are those before it, and the last of all and by day."""
    before, latest = told
    words = page.plain[sentence.span.start : sentence.span.end]
    known = phrases(words, page.plain)
    found: list[Time] = []
    kept: list[Phrase] = []
    for i, phrase in enumerate(known):
        outer = i > 0 and _ADJACENT.match(words[known[i - 1].end : phrase.start]) is not None
        scene = Scene(
            base.anchor,
            way(words, phrase.start, phrase.end, outer=outer),
            sentence=words,
            start=phrase.start,
            told=_last(found) or latest.get(""),
            told_day=_last(found, "day") or latest.get("day"),
            nearest=_as_interval(found[-1]) if found else None,
            accession=base.accession,
        )
        if _STAY in {point.kind for point in phrase.points} and not _last(found, "day"):
            scene = _day_behind(page, sentence, (words, known[i + 1 :]), scene)
        time = _time(page, sentence, phrase, scene)
        if time.resolution != "undatable" or time.kind not in CONDITIONAL or page.anchor is None:
            kept.append(phrase)
            found.append(time)
    if page.anchor is None:
        return found
    return [
        _uttered(page, sentence, phrase, (time, found, before))
        for phrase, time in zip(kept, found, strict=True)
    ]


def _day_behind(
    page: _Page, sentence: Sentence, behind: tuple[str, Sequence[Phrase]], scene: Scene
) -> Scene:
    """The scene with the day that the sentence tells behind: "began a four-day visit on Sunday"."""
    words, following = behind
    for phrase in following:
        way_ = way(words, phrase.start, phrase.end)
        own = replace(scene, way=way_, start=phrase.start)
        day = _as_interval(_time(page, sentence, phrase, own))
        if day.start and day.precision == "day":
            return replace(scene, told=day)
    return scene


def _time(page: _Page, sentence: Sentence, phrase: Phrase, scene: Scene) -> Time:
    resolved = interval(phrase, scene)
    kinds = {point.kind for point in phrase.points}
    placed = resolved.start is not None or resolved.end is not None
    resolution = "anchored"
    if not placed:
        resolution = "undatable"
    elif all(stated(point) for point in phrase.points):
        resolution = "explicit"
    elif kinds & TOLD:
        resolution = "told"
    start = sentence.span.start
    return Time(
        span=Span(page.document.name, start + phrase.start, start + phrase.end),
        start=resolved.start,
        end=resolved.end,
        precision=resolved.precision,
        resolution=resolution,
        anchor=None if resolution in {"explicit", "undatable"} else scene.anchor,
        way=scene.way,
        kind=phrase.points[0].kind,
    )


def _uttered(
    page: _Page,
    sentence: Sentence,
    phrase: Phrase,
    known: tuple[Time, list[Time], list[Time]],
) -> Time:
    """`time`, told from the utterance if it is a deictic word inside a quotation."""
    time, here, before = known
    if time.kind not in _DEICTIC or not inside(page.quotations, time.span.start):
        return time
    words = page.plain[sentence.span.start : sentence.span.end]
    day = _utterance(page, sentence, here, before)
    days = [day] if day else [page.anchor - timedelta(days=1), page.anchor] if page.anchor else []
    read = [
        interval(phrase, Scene(day, time.way, sentence=words, start=phrase.start)) for day in days
    ]
    if day:
        return replace(time, start=read[0].start, end=read[0].end, resolution="quoted", anchor=day)
    return replace(
        time,
        start=read[0].start,
        end=read[-1].end,
        precision="approximate",
        resolution="quoted",
        flags=(UNKNOWN_UTTERANCE,),
    )


def _utterance(
    page: _Page, sentence: Sentence, here: list[Time], before: list[Time]
) -> date | None:
    """The day the sentence's quotation was spoken, if the text says it; None otherwise.

    The attribution stands in the same sentence, or, for a sentence that is all quotation, in the
    one before.
    """
    spoken = [
        time
        for time in here
        if time.precision == "day" and not inside(page.quotations, time.span.start)
    ]
    if spoken:
        return spoken[-1].start
    bounds = (sentence.span.start, sentence.span.end)
    if attributes(page.plain, *bounds, page.quotations) or not before:
        return None
    last = before[-1]
    paragraph = page.plain[last.span.end : sentence.span.start]
    near = (
        len(paragraph) < _ACCESSION_CHARS * 3
        and "\n" not in page.document.text[last.span.end : sentence.span.start].strip()
    )
    outside = not inside(page.quotations, last.span.start)
    return last.start if near and outside and last.precision == "day" else None


def _accession(plain: str, here: list[Time]) -> Interval | None:
    """When a government came in, if one of these times stands behind such a verb."""
    for time in here:
        before = plain[max(0, time.span.start - _ACCESSION_CHARS) : time.span.start].lower()
        if time.end and any(verb in before for verb in lexicon().words["accession"]):
            return _as_interval(time)
    return None
