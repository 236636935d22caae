"""Whom a text means by an office alone: "the foreign secretary", "China's ambassador to the UK"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import naming_of
from ukchina.reading.people.offices import (
    NATION,
    every_office,
    of_the_side,
    plain_title,
    title_pattern,
    titles,
)
from ukchina.reading.people.roster import Actor, roster
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ukchina.reading.people.naming import Naming

_POST = r"(?:the +)?(?:uk|u\.k\.|united kingdom|britain|london|china|beijing)\b"
_CHINESE = re.compile(r"chin(?:a|ese)|beijing", re.IGNORECASE)
# Between a name and a title in apposition.
_APPOSED = len(", ")
# The years in which somebody held an office, told right behind it.
_YEARS = re.compile(
    r",? +(?:(?:in|to) (?:Beijing|London|China|Britain|the UK),? +)?(?:from|between|in|until|since"
    r"|for [\w-]+ years from) +(?P<first>(?:19|20)\d\d)"
    r"(?: *(?:to|until|till|and|-) *(?P<last>(?:19|20)\d\d))?\b"
)
# An apposition ends here, or goes on with what else its person is.
_CLOSED = re.compile(r" *(?:[,.;:)]|\Z|\n| (?:and|who|which|at|in|of|from)\b)")
# Who may hold a title on a day is asked again and again: bounds what is kept of it.
_ASKED = 4096


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bthe +|\b(?=(?:china|beijing|britain|london)'s ))"
        rf"(?P<naming>(?:(?P<nation>{NATION}) +)?(?P<title>{title_pattern()}))\b"
        rf"(?!,? +(?-i:[A-Z]))"
        rf"(?:(?<=ambassador) +(?:to|in) +(?P<post>{_POST})|(?! +(?:of|for|to)\b))"
        r"(?!,? +(?-i:[A-Z]))",
        re.IGNORECASE,
    )


def definite_descriptions(
    plain: str, bounds: Sequence[tuple[int, int]], named: Sequence[Naming], day: date | None
) -> Iterator[Naming]:
    """Whom "the foreign secretary" means: a holder whom the text has named, else that of `day`.

    `bounds` and `named` are in order and disjoint.
    """
    known = _Named(named)
    for start, end in bounds:
        for match in _definite().finditer(plain, start, end):
            naming = _holder(match, known, day)
            if naming and not _of_other_years(match, naming):
                yield naming


def _of_other_years(match: re.Match[str], naming: Naming) -> bool:
    """Whether the years told behind a title are not those of its holder ("from 2011 to 2015")."""
    years = _YEARS.match(match.string, match.end())
    if years is None or naming.actor is None:
        return False
    wanted = titles()[plain_title(match["title"])]
    first, last = int(years["first"]), int(years["last"] or years["first"])
    return not any(
        (office.start is None or office.start.year <= first)
        and (office.end is None or last <= office.end.year)
        for office in every_office(naming.actor)
        if office.office in wanted
    )


class _Named:
    """Whom a text names, in its order; asked of places in their order.

    Those of the table are kept by when they were named last: the work for a place grows with how
    many they are, never with the length of the text.
    """

    def __init__(self, named: Sequence[Naming]) -> None:
        self._named = named
        self._ends = [naming.end for naming in named]
        self._next = 0
        self._last: dict[Actor, None] = {}

    def beside(self, start: int) -> Naming | None:
        """Whoever is named right before a place."""
        place = bisect_left(self._ends, start - _APPOSED)
        found = place < len(self._ends) and self._ends[place] < start
        return self._named[place] if found else None

    def before(self, start: int) -> Iterator[Actor]:
        """The persons and bodies of the table named before a place, the last named first."""
        while self._next < len(self._named) and self._named[self._next].start < start:
            actor = self._named[self._next].actor
            if actor:
                self._last.pop(actor, None)
                self._last[actor] = None
            self._next += 1
        return reversed(self._last)


def _holder(match: re.Match[str], known: _Named, day: date | None) -> Naming | None:
    title, nation = plain_title(match["title"]), (match["nation"] or "").lower()
    wanted = frozenset(titles()[title])
    if _describes_another(match, wanted, known, day):
        return None
    if match["post"]:
        chinese = _CHINESE.search(match["post"])
        wanted = frozenset({"Ambassador to China" if chinese else "Ambassador to the UK"})
    earlier = known.before(match.start())
    actor = next((one for one in earlier if _may_mean(one, wanted, day, nation)), None)
    if actor is None and day:
        actor = _of_the_day(title, wanted, nation, day)
    if actor is None:
        return None
    start, end = match.start("naming"), match.end("post" if match["post"] else "naming")
    return naming_of(start, end, actor, form="description")


@lru_cache(maxsize=_ASKED)
def _of_the_day(title: str, wanted: frozenset[str], nation: str, day: date) -> Actor | None:
    """Who holds an office of the title on that day, of several the British one unless told.

    Those first whose office comes first among the title's own.
    """
    holders = [actor for actor in roster() if _may_mean(actor, wanted, day, nation)]
    if len(holders) > 1:
        british = [actor for actor in holders if actor.in_office is Side.UK_GOVERNMENT]
        holders = british or (holders if _CHINESE.match(nation) else [])
    order = titles()[title]

    def rank(actor: Actor) -> int:
        held = {office.office for office in every_office(actor) if office.held_on(day)}
        return next((at for at, office in enumerate(order) if office in held), len(order))

    return min(holders, key=rank, default=None)


def _describes_another(
    match: re.Match[str], wanted: frozenset[str], known: _Named, day: date | None
) -> bool:
    """Whether the title stands beside a name as that person's own, though no longer held."""
    beside = known.beside(match.start())
    if beside is None or match.string[beside.end] != ",":
        return False
    if beside.actor is None:
        return beside.type == "person" and _CLOSED.match(match.string, match.end()) is not None
    own = {office.office for office in every_office(beside.actor)} & wanted
    return bool(own) and not _may_mean(beside.actor, wanted, day, "")


@lru_cache(maxsize=_ASKED)
def _may_mean(actor: Actor, wanted: frozenset[str], day: date | None, nation: str) -> bool:
    if actor.type != "person" or not of_the_side(nation, actor):
        return False
    held = (*actor.held(day), *(post for post in actor.posts if day is None or post.held_on(day)))
    return not wanted.isdisjoint(office.office for office in held)
