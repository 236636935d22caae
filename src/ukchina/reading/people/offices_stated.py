"""Whose side the text says that a person is on, by the title that it gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.people.offices import NOT_NOW, REACH, stated_titles, titles
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from datetime import date

    from ukchina.reading.people.naming import Naming

_BREAK = re.compile(r"[.;:,\"]")
_APPOSITION = re.compile(r" *[,(] *([^.;:,\"]{0,80})")
_LAST_WORDS = re.compile(r"(?:[\w'-]+ +){1,5}\Z")
_AT_THE_TIME = re.compile(r"\b(?:then|as|when|was)\b", re.IGNORECASE)
_SHADOW = re.compile(
    r"\bshadow +(?:\w+ +){0,3}(?:secretary|minister|chancellor)|\b(?:leader of the opposition"
    r"|opposition leader|opposition spokes\w+)",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\b(?:labour|conservative|tory|liberal democrat|lib dem|snp|green|reform(?: uk)?|party)"
    r" +(?:party +)?leader\b(?! +of)"
    r"|\bleader +of +(?:the +)?(?:labour|conservative|liberal|scottish|green|reform|snp|party|tor)",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:secretary of state|minister of state|under-?secretary of state|minister) +for\b",
    re.IGNORECASE,
)


def side_as_stated(plain: str, naming: Naming, day: date | None = None) -> Side | None:
    """The side of a title that the text gives a person for its own time; None without one.

    A shadow minister, and in an undated text the leader of a party, is not of the government.
    """
    actor = naming.actor
    if actor is None or not actor.offices:
        return None
    around = _around(plain, naming)
    if _SHADOW.search(around) or (day is None and _PARTY.search(around)):
        return Side.OTHER if actor.in_office is Side.UK_GOVERNMENT else None
    if _OF_STATE.search(around) and not NOT_NOW.search(around):
        return actor.in_office
    for lead, title in stated_titles(plain, naming):
        held = {office.office for office in actor.offices} & set(titles()[title])
        if held and (not NOT_NOW.search(lead) or _AT_THE_TIME.search(lead)):
            return actor.in_office
    return None


def _around(plain: str, naming: Naming) -> str:
    """The words of title right before a name and the apposition right after it."""
    before = _BREAK.split(plain[max(0, naming.start - REACH) : naming.start])[-1]
    after = _APPOSITION.match(plain, naming.end, naming.end + REACH)
    title = _LAST_WORDS.search(before)
    return f"{title[0] if title else ''}| {after[1] if after else ''}"
