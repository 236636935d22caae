"""What stands around a figure: the time it holds for, and who is said to give it."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.issuer import issuer
from ukchina.reading.quantities.lexicon import quantity_lexicon
from ukchina.reading.speech.quotations import quotations
from ukchina.spans import Span, fold, quote

if TYPE_CHECKING:
    from ukchina.corpus import Document
    from ukchina.reading.times.expressions import Time
    from ukchina.sentences import Sentence

_CONVERSION = re.compile(r"(?:illion|bn|mn|tn|\d)\s*\((?:about\s+)?\Z")
# Times that a figure may hold for; "on Friday" dates the speaking, not the figure.
_PERIODS = {
    "date", "month", "quarter", "half", "season", "year", "fiscal", "year_to", "ytd", "so_far",
    "in_units", "window", "stay", "gap", "unit", "decade",
}  # fmt: skip
_AHEAD = re.compile(r"(?:over|within|during|for|across)\s+the\s+(?:next|coming)\b", re.IGNORECASE)
_BY = re.compile(r"by\s+(?:\d|the\s+year)", re.IGNORECASE)
_MOST_CHARS = 200
# Counted back from a day by years, a period is known to the month at best.
_LONG = timedelta(days=360)


def reference_date(span: Span, here: list[Time], measure: str, plain: str) -> str:
    """The time that a figure holds for, ISO 8601 ("2024-03", "2018-10-18/2024-10-18"); "" if none.

    The time inside the figure's words first, else the nearest period of its sentence. Ranks and
    money of one sentence share its period. `plain` is the folded text: what is to come "over the
    next decade" holds for no time yet.
    """
    inside = [time for time in here if time.span.overlaps(span) and time.start]
    if inside:
        return written(inside[0])
    if measure in {"superlative", "duration"}:
        return ""
    periods = [time for time in here if _is_period(time, plain) or _is_goal(time, plain)]
    near = min(periods, key=lambda time: _distance(time.span, span), default=None)
    return written(near) if near and _distance(near.span, span) < _MOST_CHARS else ""


def _is_period(time: Time, plain: str) -> bool:
    """Whether a figure may hold for that time: it has both ends, and is not to come."""
    bounded = time.kind in _PERIODS and time.start and time.end and time.way == "past"
    return bool(bounded) and not _AHEAD.match(plain, time.span.start, time.span.end)


def _is_goal(time: Time, plain: str) -> bool:
    """Whether it is the year by which a figure is, or is to be, reached: "by 2035"."""
    until = time.kind == "year" and time.precision == "until" and time.end
    return bool(until) and _BY.match(plain, time.span.start, time.span.end) is not None


def written(time: Time) -> str:
    """A time's days as ISO 8601, a whole month or year in short."""
    if time.end and time.kind == "year" and time.precision == "until":
        return time.end.isoformat()[:4]
    if time.start is None or time.end is None:
        return ""
    start, end = time.start.isoformat(), time.end.isoformat()
    if time.kind in {"in_units", "window", "gap", "since"} and time.end - time.start > _LONG:
        start, end = start[:7], end[:7]
    if time.precision == "year":
        return start[:4]
    if time.precision == "month":
        return start[:7]
    return start if start == end else f"{start}/{end}"


def source(sentence: str, start: int) -> str:
    """Who the sentence says gives its figures; "" when it does not say.

    A sum in brackets behind another is the outlet's own conversion.
    """
    if _CONVERSION.search(sentence[:start]):
        return ""
    stated = _stated(sentence)
    return next((name for first, last, name in stated if last > start or first < start), "")


# Asked for each figure of a sentence.
@lru_cache(maxsize=8)
def _stated(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Where a sentence says whose its figures are, and the name."""
    return tuple(
        (*match.span(), _name(match["source"]))
        for pattern in quantity_lexicon().sources
        for match in pattern.finditer(sentence)
    )


def issued(document: Document, sentence: Sentence, start: int) -> str:
    """The body whose release gives a figure without another source; "" for other texts.

    What the release quotes from somebody not of its side is not the issuer's, nor is a sum in
    brackets, which converts the one before it.
    """
    body = issuer(document)
    at = sentence.span.start + start
    plain = fold(document.text)
    if body is None or _CONVERSION.search(plain[sentence.span.start : at]):
        return ""
    others = (q for q in quotations(document) if q.side is not body.side)
    return "" if any(q.span.start <= at < q.span.end for q in others) else body.name


def _name(words: str) -> str:
    cut = words
    for stop in (" with ", " which ", " in a ", " on ", " that ", " and its "):
        cut = cut.split(stop)[0]
    return quote(cut).strip(" ,.")


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
