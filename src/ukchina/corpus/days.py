"""The day of publication, among all the dates that stand around a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.dates import DATE, PARTIAL, date_of, in_year
from ukchina.corpus.documents import Fact
from ukchina.corpus.fields import field_of
from ukchina.spans import Span

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
_BODY_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Day:
    """The day of publication, if known, and what is doubtful about it."""

    fact: Fact[date] | None
    flags: tuple[str, ...] = ()


def published(name: str, plain: str, blocks: Sequence[Block], top: Sequence[Block]) -> Day:
    """The day of publication that the furniture around the text (`top`) states.

    A date called published goes before a bare one, that before one of an update, that before
    one within the title. A day is the publisher's own, whatever the time zone of its hour. A day
    without a year gets one only from its weekday and another date of the text, with a flag.
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
    return _without_year(name, plain, blocks, top) or Day(None, tuple(flags))


def _stated(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, re.Match[str]]]:
    label = ""
    for block in top:
        words = plain[block.start : block.end]
        if block.kind == "label":
            label = words
            continue
        if block.kind in _KINDS or block.kind in {"title", "page"}:
            last = block.start
            for match in DATE.finditer(plain, block.start, block.end):
                before = plain[last : match.start()]
                yield _rank(block, words, f"{label} {before}"), match
                label = before
                last = match.end()
        label = ""


def _rank(block: Block, words: str, before: str) -> int:
    if block.kind in {"title", "page"}:
        return _TITLE if block.kind == "title" else _PAGE
    if block.kind == "field":
        found = field_of(words)
        stated = found[0] if found else ""
        return {"published": _STATED, "updated": _UPDATED}.get(stated, _TITLE)
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
