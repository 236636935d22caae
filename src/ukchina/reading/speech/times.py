"""Whose side a speaker was on when they spoke, where the text tells of an earlier year."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import published
from ukchina.reading.people.roster import by_name
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.reading.people.roster import Actor
    from ukchina.reading.speech.discourse import Speaker
    from ukchina.reading.speech.scene import Scene, Unit

_YEAR = re.compile(r"[12][09]\d\d\b")
_BACK_THEN = re.compile(
    r"\b(?:once|famously|years ago|decade ago|back in|in office"
    r"|had (?:\w+ly )?[a-z]+(?:ed|id|en|ld)"
    r"|(?:as|when|while)(?: he was| she was)? (?:then |the )?(?:prime|foreign|home|chancellor))\b"
)
# What stands behind a word of saying is told of others: "she said the case had been dropped".
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|tells|claim(?:ed|s)|add(?:ed|s)|argue[ds]|ask(?:ed|s)|warn(?:ed|s)"
    r"|accuse[ds]|insist(?:ed|s)|that)\b"
)
_FORMER = re.compile(r"\b(?:former|ex)[ -]", re.IGNORECASE)


def at_the_time(view: Scene, unit: Unit, speaker: Speaker, *, cited: bool = False) -> Speaker:
    """The speaker on the side of the office held in the year that the sentence tells of.

    A minister's phrase of 2015 is the government's also in a text of 2023. The year stands in the
    sentence or in one before it in the paragraph; "had once said" and a phrase that is `cited` as
    known ("Osborne's 'golden decade'") are of the time in office too, unless he is called former.
    """
    actor = by_name().get(speaker.name)
    if actor is None or actor.type != "person" or speaker.side is not Side.OTHER:
        return speaker
    words = view.masked[unit.start : unit.end]
    then = _BACK_THEN.search(words)
    if then and then[0].startswith("had") and _SAID.search(words, 0, then.start()):
        then = None
    if actor.offices and (cited or then) and not _FORMER.search(words):
        return replace(speaker, side=actor.in_office)
    paragraph = (view.paragraph_start(unit), view.document.blocks[unit.paragraph - 1].end)
    year = year_told(view.plain, paragraph, unit.end, published(view.document))
    return replace(speaker, side=actor.in_office) if year and in_office(actor, year) else speaker


def in_office(actor: Actor, year: int) -> bool:
    """Whether a person held one of their offices in some part of that year."""
    return any(
        (office.start is None or office.start.year <= year)
        and (office.end is None or office.end.year >= year)
        for office in actor.offices
    )


def year_told(plain: str, paragraph: tuple[int, int], end: int, day: date | None) -> int | None:
    """The last year before that of `day` which a paragraph has named up to `end`."""
    years = _years(plain, paragraph[0], max(paragraph[1], end))
    for at in range(bisect_right(years, end, key=lambda place: place[0]) - 1, -1, -1):
        year = years[at][1]
        if year <= date.max.year and (day is None or year < day.year):
            return year
    return None


@lru_cache(maxsize=8)
def _years(plain: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The years that a paragraph names, each with the place where it ends."""
    return tuple((year.end(), int(year[0])) for year in _YEAR.finditer(plain, start, end))
