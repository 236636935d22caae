"""Whether an event is a meeting of ministers in person, and of which sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_company import is_errand, only_others, spoken_of, taking_part
from ukchina.findings.scorecard_rules import INTENDED, MINUS, PLUS, rules
from ukchina.reading.people.roster import by_name
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ukchina.findings.scorecard_text import Row, Text

_SIDES = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
# A person named so close before the event's words is its subject ("James Cleverly's trip").
_ADJACENT = 3
# What lessens an office stands so close before it: "the shadow foreign secretary".
_TITLE = 12
# Such a title, with the country and the department, stands within so many before a name.
_BEFORE_NAME = 60
_BREAK = re.compile(r"[.;:,\"()\n]|\b(?:and|with|by|to|of|met|told|that)\b", re.IGNORECASE)
# What names an unnamed office-holder of a side, and that side's journey to the other's country.
_OFFICES = {Side.UK_GOVERNMENT: "british_office", Side.CHINA_GOVERNMENT: "chinese_office"}
_JOURNEYS = {Side.UK_GOVERNMENT: "to_china", Side.CHINA_GOVERNMENT: "to_britain"}


def ministers(text: Text, event: Row) -> frozenset[Side]:
    """The sides whose named ministers or leaders take part in the event.

    "The two leaders" are the two persons named last. Whoever is only spoken of behind a meeting
    with others takes no part.
    """
    aside = spoken_of(text, event)
    names = [name for name in (event["actors"] or "").split("; ") if name and name not in aside]
    own = text.actors
    near = [
        actor["name"]
        for actor in own
        if actor["type"] == "person" and 0 <= event["start"] - actor["end"] <= _ADJACENT
    ]
    if rules().indicator("contact").words["pair"].search(text.words(event)):
        near += _two_before(own, event["start"])
    told = [day for day in (event["date_start"], event["date_end"]) if day]
    days = told or [text.study.published(text.document)]
    sides = {_side(text, name, day) for name in (*names, *near) for day in days}
    return frozenset(side for side in sides if side)


def contact_sign(
    words: str, sentence: str, status: str, sides: frozenset[Side], *, dated: bool = True
) -> str:
    """+, −, intended, or "" when the event is no contact of ministers in person.

    `words` are the event's and `sentence` the whole, folded; `sides` those whose ministers are in;
    `dated` says whether its text is: what no day is known of is always told as reported.
    """
    known = rules().indicator("contact").words
    heard = status == "reported" and dated
    if known["remote"].search(words) or status == "hypothetical" or heard:
        return ""
    words = _once(taking_part(words))
    sides |= _unnamed(words)
    if status == "absence" or known["never"].search(words):
        return MINUS if _missing(words, sentence, sides) else ""
    if _fails(words, known) or not _bilateral(words, sentence, sides):
        return ""
    if known["during"].search(words):
        return PLUS
    meant = status in {"scheduled", "intended"} or known["meant"].search(words)
    if status not in {"scheduled", "intended"} and _done(words, known):
        return PLUS
    return INTENDED if meant else PLUS


def _once(words: str) -> str:
    """The words, blank for what happens again and again: "whenever he met a counterpart"."""
    habit = rules().indicator("contact").words["habit"]
    return habit.sub(lambda told: " " * len(told[0]), words)


def _fails(words: str, known: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the contact is not made, or given up: what is denied in a later clause is another."""
    found = known["touching"].search(words)
    end = found.end() if found else 0
    return any(
        denied.start() < end or not known["apart"].search(words, end, denied.start())
        for denied in known["fails"].finditer(words)
    )


def _done(words: str, known: Mapping[str, re.Pattern[str]]) -> bool:
    return bool(known["benchmark"].search(words) or known["past"].search(words))


def _unnamed(words: str) -> frozenset[Side]:
    """The sides of which the words name an office and not its holder."""
    known = rules().indicator("contact").words
    lesser = known["lesser"]
    return frozenset(
        side
        for side, name in _OFFICES.items()
        if any(
            not lesser.search(words, max(0, found.start() - _TITLE), found.end())
            for found in known[name].finditer(words)
        )
    )


def _missing(words: str, sentence: str, sides: frozenset[Side]) -> bool:
    """Whether ministers of the two did not meet, or visit the other's country or its capital."""
    known = rules().indicator("contact").words
    several = known["collective"].search(words)
    if not (sides or several or known["minister"].search(words)) or not _named(sentence):
        return False
    met = known["meet"].search(words) and not only_others(words)
    if met and (several or len(sides) == len(_SIDES)):
        return True
    return any(known[f"{name}_at_all"].search(words) for name in _of(sides or _SIDES))


def _bilateral(words: str, sentence: str, sides: frozenset[Side]) -> bool:
    """Whether both sides' ministers meet, or one side's visits the other's country."""
    known = rules().indicator("contact").words
    if _both_meet(words, sides, known):
        return True
    if is_errand(words):
        return False
    if any(known[name].search(words) for name in _of(sides)):
        return True
    # A journey told without where it went: the sentence says it.
    bare = known["journey"].search(words)
    if bare and any(known[name].search(sentence) for name in _of(sides)):
        return True
    state = Side.CHINA_GOVERNMENT in sides and known["state_visit"].search(words)
    return bool(state) and not rules().words["third"].search(sentence)


def _both_meet(words: str, sides: frozenset[Side], known: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether those of both sides meet, hold a dialogue, or exchange words at a place."""
    both = len(sides) == len(_SIDES)
    if known["meet"].search(words) and (
        both
        or (known["joint"].search(words) and _both_named(words))
        or (
            known["counterpart"].search(words)
            and any(known[p].search(words) for p in _there(sides))
        )
        or (sides and known["guest"].search(words))
    ):
        return True
    if not both:
        return False
    placed = known["exchange"].search(words) and known["somewhere"].search(words)
    return bool(placed or known["session"].search(words))


def _of(sides: Iterable[Side]) -> list[str]:
    return [_JOURNEYS[side] for side in _SIDES if side in sides]


def _there(sides: Iterable[Side]) -> list[str]:
    """The patterns of the other's country for the sides."""
    return [name.replace("to_", "in_") for name in _of(sides)]


def _named(sentence: str) -> bool:
    """Whether a sentence names one of the two, or is left to those named before it."""
    known = rules().words
    of_two = known["british"].search(sentence) or known["chinese"].search(sentence)
    return bool(of_two or not known["third"].search(sentence))


def _both_named(words: str) -> bool:
    known = rules().words
    return bool(known["british"].search(words) and known["chinese"].search(words))


def _two_before(own: Sequence[Row], start: int) -> list[str]:
    """The two persons that a text names last before a place."""
    named = [a["name"] for a in own if a["type"] == "person" and a["end"] <= start]
    return list(dict.fromkeys(reversed(named)))[:2]


def _side(text: Text, name: str, day: date | None) -> Side | None:
    """The side of a minister or leader on that day; None for anybody else."""
    known = rules().indicator("contact").words
    actor = by_name().get(name)
    side: Side | None
    if actor and actor.offices:
        held, side = [office.office for office in actor.held(day)], actor.in_office
    else:
        rows = [row for row in text.actors if row["name"] == name]
        held = [one for row in rows for one in (row["office"] or "").split("; ") if one]
        held = held or [title for row in rows if (title := _title(text, row))]
        side = next((Side(row["side"]) for row in rows if row["side"] in _SIDES), None)
    high = [office for office in held if not known["lesser"].search(office)]
    return side if side in _SIDES and any(map(known["minister"].search, high)) else None


def _title(text: Text, mention: Row) -> str:
    """The office that the words right before a name tell ("Britain's trade minister"), or ""."""
    known = rules().indicator("contact").words
    before = text.plain[max(0, mention["start"] - _BEFORE_NAME) : mention["start"]]
    before = _BREAK.split(before.rstrip().removesuffix(","))[-1]
    found = list(known["minister"].finditer(before))
    return before if found and found[-1].end() == len(before) else ""
