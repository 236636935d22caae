"""Titles: who "the foreign secretary" is, and whether a person held the office a text gives them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.naming import Naming, rules
from ukchina.reading.roster import Actor, roster
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

_PAST = re.compile(
    r"\b(?:former|then|ex|late|previous|once|one-time|erstwhile|outgoing|incoming|future|future|designate|predecessor|short-serving|deputy|shadow|acting|time)\b[ -]*",
    re.I,
)
_NATION = r"(?:british|uk|u\.k\.|chinese|china's|britain's|us|u\.s\.|american|taiwanese|hong kong)"


@cache
def titles() -> Mapping[str, tuple[str, ...]]:
    """The offices that each title may mean, by the title in lower case."""
    return {title: tuple(offices) for title, offices in rules()["titles"]["words"].items()}


@cache
def title_pattern() -> str:
    """An alternation of every title, longest first, any run of spaces for a space."""
    words = sorted(titles(), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in words)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead>(?:[\w.'-]+ +){{0,3}})(?P<title>{title_pattern()}),? +(?:(?:mr|ms|mrs|dr|sir|dame|lord) +)?\Z",
        re.I,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf" *, *(?P<lead>(?:(?:the|a|an|britain's|china's|{_NATION}|[\w-]+) +){{0,3}}?)(?P<title>{title_pattern()})\b(?! +(?:of state|for))",
        re.I,
    )


def title_of(words: str) -> str:
    """The title that a description ends with, in lower case; "" when it has none of the table.

    >>> title_of("the Chinese vice-president"), title_of("the diplomat")
    ('vice-president', '')
    """
    match = re.search(rf"\b({title_pattern()})\Z", words, re.IGNORECASE)
    return re.sub(r" +", " ", match[1].lower()) if match else ""


def office_flags(plain: str, naming: Naming, day: date | None) -> tuple[str, ...]:
    """What the text gives a person that they did not hold on `day`; nothing for undated texts."""
    if day is None or naming.actor is None or naming.type != "person" or not naming.actor.offices:
        return ()
    for match in (
        _before().search(plain[max(0, naming.start - 80) : naming.start]),
        _after().match(plain[naming.end : naming.end + 80]),
    ):
        if match is None or _PAST.search(match["lead"]):
            continue
        wanted = set(titles()[re.sub(r" +", " ", match["title"].lower())])
        actor = naming.actor
        every = {office.office for office in (*actor.offices, *actor.posts)}
        held = {office.office for office in (*actor.offices, *actor.posts) if office.held_on(day)}
        if not wanted & held:
            office = next(iter(sorted(wanted & every)), sorted(wanted)[0])
            return (f"office: not {office} on {day.isoformat()}",)
    return ()


def definite_descriptions(
    plain: str, bounds: Sequence[tuple[int, int]], named: Sequence[Naming], day: date | None
) -> Iterator[Naming]:
    """ "The foreign secretary" as the holder whom the text has named, or who held it on `day`."""
    pattern = re.compile(
        rf"\bthe +(?P<naming>(?:(?P<nation>{_NATION}) +)?(?P<title>{title_pattern()}))\b(?! +[A-Z])",
        re.I,
    )
    for start, end in bounds:
        for match in pattern.finditer(plain, start, end):
            naming = _holder(match, named, day)
            if naming:
                yield naming


def _holder(match: re.Match[str], named: Sequence[Naming], day: date | None) -> Naming | None:
    wanted = set(titles()[re.sub(r" +", " ", match["title"].lower())])
    nation = (match["nation"] or "").lower()
    holders = [
        naming.actor
        for naming in reversed(named)
        if naming.start < match.start() and naming.actor and _may(naming.actor, wanted, day, nation)
    ]
    if not holders and day:
        holders = [actor for actor in roster() if _may(actor, wanted, day, nation)]
        if len(holders) > 1:
            holders = [actor for actor in holders if actor.in_office is Side.UK_GOVERNMENT]
    if not holders:
        return None
    actor = holders[0]
    start, end = match.span("naming")
    return Naming(
        start,
        end,
        actor.name,
        actor.type,
        actor.side,
        actor,
        form="description",
        pronoun=actor.pronoun,
    )


def _may(actor: Actor, wanted: set[str], day: date | None, nation: str) -> bool:
    if actor.type != "person":
        return False
    held = {
        office.office
        for office in (*actor.held(day), *(p for p in actor.posts if day is None or p.held_on(day)))
    }
    if nation.startswith(("chin",)) and actor.side is not Side.CHINA_GOVERNMENT:
        return False
    if nation.startswith(("brit", "uk", "u.k")) and actor.in_office is not Side.UK_GOVERNMENT:
        return False
    return bool(held & wanted)
