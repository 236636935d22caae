"""The day of publication, among all the dates that stand around a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.dates import DATE, MONTH_YEAR, PARTIAL, date_of, in_year
from ukchina.corpus.documents import Fact
from ukchina.corpus.fields import field_of
from ukchina.spans import Span, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ukchina.corpus.documents import Block

# How a date counts as the day of publication; the lowest wins, of equals the first in the text.
_STATED, _PLAIN, _UPDATED, _TITLE, _PAGE = range(5)
_DOUBTFUL = {_UPDATED: "the update", _TITLE: "the title", _PAGE: "the page header"}
_KINDS = frozenset(
    {
        "agency",
        "byline",
        "citation",
        "credit",
        "date",
        "dateline",
        "field",
        "masthead",
        "outlet",
        "standfirst",
        "value",
    }
)
_LABEL = re.compile(
    r"\b(?P<updated>(?:last )?(?:updated|modified)|updates?)\b"
    r"|\b(?P<stated>(?:first )?published|publication date|posted|issued|released?"
    r"|debated on|answered on|sent)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Lines that may be a sentence: what one of them says will come, or has ended, is no publication.
_SPOKEN = frozenset({"title", "page", "standfirst", "masthead"})
_GOVERNED = re.compile(
    r"(?:\b(?:by|before|until|till|after|since|than|due|deadline(?: of| is)?:?|ahead of|starting"
    r"|(?:scheduled|set|due|planned|fixed|pencilled in|delayed|postponed|extended|moved)"
    r"(?: for| on| to)?)(?: (?:midnight|noon|the end) (?:on|of))?\s{1,3}(?:the\s{1,3})?"
    r"|\b(?:will|would|shall|due|deadline|(?:expected|set) to)\b[^.,:;|()-]{0,80}\s)\Z",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"\b(?:embargo\w*|release[ds]?|publication|published|broadcast)\b", re.IGNORECASE
)
_MONTH = re.compile(rf"(?<!\w)(?<!\d\s)(?:{MONTH_YEAR})", re.IGNORECASE)
_MONTHLY = frozenset({"agency", "byline", "date", "field", "outlet", "value"})
_BODY_CHARS = 100_000
_BEFORE = 300  # characters before a date that say what day it is


@dataclass(frozen=True, slots=True)
class Day:
    """The day of publication, if known, and what is doubtful about it."""

    fact: Fact[date] | None
    flags: tuple[str, ...] = ()


def published(name: str, plain: str, blocks: Sequence[Block], top: Sequence[Block]) -> Day:
    """The day of publication that the furniture around the text (`top`) states.

    A date called published goes before a bare one, that before one of an update, that before
    one within the title; one that a title or standfirst only looks ahead to is none ("by 20
    January 2026"). A day is the publisher's own, whatever the time zone of its hour. A day without
    a year gets one only from its weekday and another date of the text, with a flag; a month without
    a day is only flagged.
    """
    found = []
    flags = []
    for rank, match in _stated(plain, top):
        day = date_of(match)
        if day:
            found.append((rank, match.start(), match.end(), day))
        elif match["year_figures"]:
            flags.append(f"date can be read in two ways: {match[0]}")
    if found:
        rank, start, end, day = min(found, key=lambda row: row[:2])
        if rank in _DOUBTFUL:
            flags = [*flags, f"day from {_DOUBTFUL[rank]}"]
        return Day(Fact(day, "text", Span(name, start, end)), tuple(flags))
    without = _without_year(name, plain, blocks, top) or _without_day(plain, top)
    return without or Day(None, tuple(flags))


def _stated(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, re.Match[str]]]:
    label = ""
    for block in top:
        words = plain[block.start : block.end]
        if block.kind == "label":
            label = words
            continue
        if block.kind in _KINDS or block.kind in {"title", "page"}:
            last, rank = block.start, _own_rank(block, words)
            for match in DATE.finditer(plain, block.start, block.end):
                before = plain[max(last, match.start() - _BEFORE) : match.start()]
                if block.kind in _SPOKEN and _is_ahead(before):
                    continue
                yield _rank(f"{label} {before}") if rank is None else rank, match
                label = before
                last = match.end()
        label = ""


def _is_ahead(before: str) -> bool:
    """Whether the words before a date make it a deadline, or the day of what is to come."""
    return _GOVERNED.search(before) is not None and _EMBARGO.search(before) is None


def _own_rank(block: Block, words: str) -> int | None:
    """How the dates of a title, page header or field count, whatever stands before them."""
    if block.kind in {"title", "page"}:
        return _TITLE if block.kind == "title" else _PAGE
    if block.kind != "field":
        return None
    found = field_of(words)
    return {"published": _STATED, "updated": _UPDATED}.get(found[0] if found else "", _TITLE)


def _rank(before: str) -> int:
    """How a date counts after these words."""
    labels = list(_LABEL.finditer(before))
    if not labels:
        return _PLAIN
    return _UPDATED if labels[-1]["updated"] else _STATED


def _without_year(
    name: str, plain: str, blocks: Sequence[Block], top: Sequence[Block]
) -> Day | None:
    """A day without its year, resolved or flagged; None when the header has no such day."""
    for block in top:
        if block.kind not in {"date", "dateline", "byline", "agency"}:
            continue
        match = PARTIAL.search(plain, block.start, block.end)
        if match is None:
            continue
        day = _resolved(plain, blocks, match)
        if day is None:
            return Day(None, (f"date without a year: {match[0].strip()}",))
        fact = Fact(day, "text", Span(name, *match.span()))
        return Day(fact, (f"year of publication inferred: {day.year}",))
    return None


def _without_day(plain: str, top: Sequence[Block]) -> Day | None:
    """The month that the header states in the place of a day, as a flag; None without one."""
    for block in top:
        month = _MONTH.search(plain, block.start, block.end) if block.kind in _MONTHLY else None
        if month:
            return Day(None, (f"date without a day: {quote(month[0])}",))
    return None


def _resolved(plain: str, blocks: Sequence[Block], match: re.Match[str]) -> date | None:
    """The one day that a weekday allows near the years of the text's other dates; else None.

    Without a weekday only a notice of copyright tells the year.
    """
    if match["weekday"]:
        own = [date_of(found) for found in DATE.finditer(plain, 0, _BODY_CHARS)]
        years = {day.year for day in own if day}
        years |= {max(years) + 1} if years else set()
    else:
        notices = [plain[b.start : b.end] for b in blocks if b.kind == "copyright"]
        years = {int(year) for notice in notices for year in _YEAR.findall(notice)}
    days = {day for year in years if (day := in_year(match, year))}
    return days.pop() if len(days) == 1 else None
