"""What a sentence says was done to a channel or a restriction: done, ended, meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_links import said_of
from ukchina.findings.scorecard_rules import EARLIER, INTENDED, MINUS, PLUS, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.findings.scorecard_rules import Indicator

# An act stands within so many characters of what it is done to: about ten words. Longer links
# were wrong more often than right in texts written for the tests.
_REACH = 60
# What makes an act denied or meant stands this near before its verb: about eight words.
_BEFORE = 50
# Who asks that a thing be done may stand further before it: the whole thing lies between.
_ASKED = 100
_ASKS = re.compile(
    r"\b(?:ask|call|press)(?:s|es|ed|ing)?(?:\s+[\w']+){0,6}?\s+for\b"
    r"|\b(?:urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|ask(?:s|ed|ing)?)\s+that\b"
    r"|\bmust\s+be\s+\Z|\bshould\s+be\s+\Z",
    re.IGNORECASE,
)


# "the sanctions that China imposed": what is told of them stands behind its own clause.
_RELATIVE = re.compile(r"\A,?\s+(?:that|which)\b")
# "the dialogue, which I attended", "the dialogue we held": its object, with who did it between.
_RELATED = re.compile(
    r"\A(?:\s+(?:with|between|in)(?:\s+[\w'-]+){1,4}?)?"
    r"(?:,?\s+(?:which|that)\s+(?:I|we|he|she|they|ministers|(?:the|our|his|her|its)\s+(?:[\w-]+\s+){0,3}?"
    r"[\w-]+|(?-i:[A-Z])[\w.'-]*(?:\s+(?-i:[A-Z])[\w.'-]*){0,3})"
    r"|\s+(?:I|we|he|she|they))\s+(?:(?:have|has|had|also|both|jointly)\s+){0,2}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that does something to the indicator's object, and where it stands.

    `part` names which of several objects, where the indicator reads them on their own.
    """

    sign: str
    start: int
    end: int
    part: str = ""


def acts(plain: str, indicator: Indicator) -> tuple[Act, ...]:
    """The acts that a folded sentence tells of the objects of an indicator, in order.

    An earlier end is left out where the sentence also says what came of it.
    """
    words = indicator.words
    things = [thing for thing in words["object"].finditer(plain) if not _of_third(plain, thing)]
    near: dict[Act, list[re.Match[str]]] = {}
    for thing in things:
        every = (*_before(plain, thing, words), *_after(plain, thing, words))
        for act in dict.fromkeys(every or _sat_at(plain, thing, words)):
            near.setdefault(act, []).append(thing)
    parted = [
        replace(act, part=part)
        for act, those in near.items()
        for thing in said_of(plain, those, (act.start, act.end))
        for part in indicator.parts_in(thing[0])
    ]
    return _kept(plain, [*_alone(plain, words), *parted])


def told_later(plain: str, act: Act) -> bool:
    """Whether words around an end call it a later one: "was suspended again", "has since been"."""
    known = rules().words
    near = plain[max(0, act.start - _BEFORE) : act.start]
    return bool(known["since_then"].search(near) or known["once_more"].match(plain, act.end))


def _kept(plain: str, found: Sequence[Act]) -> tuple[Act, ...]:
    """The acts in order, without an earlier end of which it is also said what came of it."""
    came = {act.part for act in found if act.sign != EARLIER}

    def over(act: Act) -> bool:
        return act.part in came or "" in came or (not act.part and bool(came))

    def last(act: Act) -> bool:
        return told_later(plain, act) and all(
            one.end <= act.start for one in found if one.sign != EARLIER and one.part == act.part
        )

    kept = (act for act in found if act.sign != EARLIER or not over(act) or last(act))
    return tuple(sorted(set(kept), key=lambda act: (act.start, act.part)))


def _of_third(plain: str, thing: re.Match[str]) -> bool:
    known = rules().words["third_near"]
    before, after = (
        plain[max(0, thing.start() - 30) : thing.start()],
        plain[thing.end() : thing.end() + 40],
    )
    return bool(known.search(f"{before}<object>{after}"))


def _alone(plain: str, words: Mapping[str, re.Pattern[str]]) -> Iterator[Act]:
    """Verbs and nouns that are an easing or a restriction by themselves."""
    for name, sign in (("alone_done", PLUS), ("alone_ended", EARLIER)):
        for match in words[name].finditer(plain) if name in words else ():
            shown = _shown(plain, match, "done", sign)
            if shown and not (sign == EARLIER and shown != EARLIER):
                yield Act(shown, match.start(), match.end())


def _before(
    plain: str, thing: re.Match[str], words: Mapping[str, re.Pattern[str]]
) -> Iterator[Act]:
    """The act nearest before the object."""
    low = max(0, thing.start() - _REACH)
    nearest: tuple[int, str, re.Match[str]] | None = None
    for form in ("done", "base", "gerund", "noun", "ended", "lasting"):
        for match in words[form].finditer(plain, low, thing.start()):
            gap = plain[match.end() : thing.start()]
            near = nearest is None or match.end() > nearest[0]
            if near and not rules().words["parted"].search(gap):
                nearest = (match.end(), form, match)
    if nearest:
        yield from _act(plain, nearest[2], nearest[1], words)


def _after(plain: str, thing: re.Match[str], words: Mapping[str, re.Pattern[str]]) -> Iterator[Act]:
    """The acts behind the object: passive, or of a verb that needs no object."""
    high = min(len(plain), thing.end() + _REACH)
    for form in ("done", "ended", "lasting", "sat"):
        for match in words[form].finditer(plain, thing.end(), high) if form in words else ():
            gap = plain[thing.end() : match.start()]
            related = form == "done" and _RELATED.match(gap)
            if not related and rules().words["parted"].search(_RELATIVE.sub("", gap)):
                continue
            if form == "done" and not related and not _passive(plain, match):
                continue
            yield from _act(plain, match, "done" if form == "sat" else form, words)


def _sat_at(
    plain: str, thing: re.Match[str], words: Mapping[str, re.Pattern[str]]
) -> Iterator[Act]:
    """That a channel met, where something was done at it, and its place or day is told.

    "At the economic dialogue in Beijing in January she announced": what is to be done there, or
    was not, tells no such thing.
    """
    if "at" not in words:
        return
    near = plain[max(0, thing.start() - _REACH) : thing.start()]
    behind = plain[thing.end() : thing.end() + _REACH]
    led = words["at"].search(near)
    if not led or not words["when_where"].match(behind):
        return
    clause = rules().words["opening"].sub("", plain)
    told = words["did_there"].search(plain) and not words["to_be_done"].search(clause)
    if told:
        yield Act(PLUS, thing.start() - len(near) + led.start(), thing.end())


def _asked_for(plain: str, match: re.Match[str]) -> bool:
    """Whether somebody asks that it be done: "asked for the sanctions to be lifted"."""
    before = rules().words["opening"].sub("", plain[max(0, match.start() - _ASKED) : match.start()])
    return _ASKS.search(before) is not None


def _passive(plain: str, match: re.Match[str]) -> bool:
    known = rules().words
    return bool(
        known["alone"].fullmatch(match[0])
        or known["passive"].search(plain[max(0, match.start() - _BEFORE) : match.start()])
    )


def _act(
    plain: str, match: re.Match[str], form: str, words: Mapping[str, re.Pattern[str]]
) -> Iterator[Act]:
    last = words.get("last")
    near = last.finditer(plain, max(0, match.start() - _BEFORE), match.end()) if last else ()
    if any(found.start() <= match.start() < found.end() for found in near):
        yield Act(EARLIER, match.start(), match.end())
        return
    sign = _shown(plain, match, form, EARLIER if form == "ended" else PLUS)
    if sign:
        yield Act(sign, match.start(), match.end())


def _shown(plain: str, match: re.Match[str], form: str, sign: str) -> str:
    """The sign of a verb after the words before it: denied, meant, asked for, or done; "" none."""
    known = rules().words
    before = known["opening"].sub("", plain[max(0, match.start() - _BEFORE) : match.start()])
    if form == "lasting":
        return MINUS
    if known["denied"].search(before):
        return "" if sign == EARLIER else MINUS
    if form == "done" or sign == EARLIER:
        if known["unreal"].search(before):
            meant = "asked" if _asked_for(plain, match) else INTENDED
            return "" if sign == EARLIER else meant
        return sign
    if known["asked"].search(before):
        return "asked"
    happened = {"gerund": "after", "noun": "realised", "base": "did"}[form]
    return PLUS if known[happened].search(before) else INTENDED
