"""Whether an event is a meeting of ministers in person, and of which sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import INTENDED, MINUS, PLUS, rules
from ukchina.reading.people.roster import by_name
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ukchina.findings.scorecard_text import Row, Text

_SIDES = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
# A person named so close before the event's words is its subject ("James Cleverly's trip").
_ADJACENT = 3


def ministers(text: Text, event: Row) -> frozenset[Side]:
    """The sides whose named ministers or leaders take part in the event."""
    names = [name for name in (event["actors"] or "").split("; ") if name]
    own = text.actors
    near = [
        actor["name"]
        for actor in own
        if actor["type"] == "person" and 0 <= event["start"] - actor["end"] <= _ADJACENT
    ]
    told = [day for day in (event["date_start"], event["date_end"]) if day]
    days = told or [text.study.published(text.document)]
    sides = {_side(own, name, day) for name in (*names, *near) for day in days}
    return frozenset(side for side in sides if side)


def contact_sign(words: str, sentence: str, status: str, sides: frozenset[Side]) -> str:
    """+, −, intended, or "" when the event is no contact of ministers in person.

    `words` are the event's and `sentence` the whole, folded; `sides` those whose ministers are in.
    """
    known = rules().indicator("contact").words
    if known["remote"].search(words) or status in {"hypothetical", "reported"}:
        return ""
    unnamed = known["collective"].search(words) is not None
    if status == "absence" or known["never"].search(words):
        somebody = unnamed or sides or known["minister"].search(words)
        return MINUS if somebody and known["act"].search(words) and _named(sentence) else ""
    if not _bilateral(words, sentence, sides, unnamed=unnamed):
        return ""
    if known["benchmark"].search(words) or known["past"].search(words):
        return MINUS if known["fails"].search(words) else PLUS
    if known["fails"].search(words):
        return ""
    return INTENDED if status in {"scheduled", "intended"} or known["meant"].search(words) else PLUS


def _bilateral(words: str, sentence: str, sides: frozenset[Side], *, unnamed: bool) -> bool:
    """Whether both sides' ministers meet, or one side's visits the other's country."""
    known = rules().indicator("contact").words
    if known["meet"].search(words) and len(sides) == len(_SIDES):
        return True
    if unnamed and known["meet"].search(words):
        return _both_named(words)
    if not known["visit"].search(words):
        return False
    there = {Side.UK_GOVERNMENT: "in_china", Side.CHINA_GOVERNMENT: "in_britain"}
    return any(known[place].search(sentence) for side, place in there.items() if side in sides)


def _named(sentence: str) -> bool:
    """Whether a sentence names one of the two, or is left to those named before it."""
    known = rules().words
    of_two = known["british"].search(sentence) or known["chinese"].search(sentence)
    return bool(of_two or not known["third"].search(sentence))


def _both_named(words: str) -> bool:
    known = rules().words
    return bool(known["british"].search(words) and known["chinese"].search(words))


def _side(own: Sequence[Row], name: str, day: date | None) -> Side | None:
    """The side of a minister or leader on that day; None for anybody else."""
    known = rules().indicator("contact").words
    actor = by_name().get(name)
    if actor and actor.offices:
        held, side = [office.office for office in actor.held(day)], actor.in_office
    else:
        stated = next((row for row in own if row["name"] == name and row["office"]), None)
        if stated is None:
            return None
        held, side = stated["office"].split("; "), Side(stated["side"])
    high = [office for office in held if not known["lesser"].search(office)]
    return side if side in _SIDES and any(map(known["minister"].search, high)) else None
