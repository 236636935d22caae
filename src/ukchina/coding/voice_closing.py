"""Who closes quoted words, where the sentence names another than the reading of the quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS
from ukchina.coding.voice_nouns import can_speak, is_paper
from ukchina.coding.voice_sides import side_of
from ukchina.reading.people.described import side_of as side_of_person
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ukchina.coding.voice_context import Claim, Context, Subject, Voice
    from ukchina.reading.values import Quotation

_HE = re.compile(r"~,? ?(?:he|she) \w+|\A(?:He|She)\b[^~]{0,40}~")
# "Said the manager of a centre in Leeds": the whole phrase, not the town at its end, speaks.
_SAID = re.compile(
    r"~[\s,-]*(?:said|says|added|adds|asked|wrote|warned|argued|explained|noted|admitted|recalled"
    r"|conceded|insisted|joked|suggested|observed|remarked) (?P<who>(?!that\b)\w[^~;.]{1,120})"
)
_NEW = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?!spokes)"
    r"|[Tt]he (?!spokes)[\w' -]+ (?:of|at|for|in|from) \w"
)
_BARE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:senior )?[\w-]+")
# Several people, and what is no person's name, are not taken up by "he".
_NO_PERSON = re.compile(r"(?:(?:His|Her|Its|Their|Our|My)\b|Police\b|.* and )")
_DEFINITE = re.compile(r"[Tt]he (?:[\w-]+ )?(?P<noun>[\w-]+)")
_INTRODUCED = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'-]+ ){0,4}?(?P<noun>official|diplomat|person|strategist"
    r"|aide|adviser|minister|source|insider|lawyer|executive|banker|manager|analyst|consultant"
    r"|negotiator|officer|researcher|academic|consul|envoy|ambassador)\b"
)
# What is told of a person right behind the name.
_BEHIND = re.compile(r", (?P<told>[^~;.]{3,120})")
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Rr]etired)\b")
_UNNAMED = "(unnamed)"
_PURE = re.compile(r"[~\s.]+")
_NAME = re.compile(r"[A-Z][\w'-]+ [A-Z][\w'-]+")


def closed(
    narration: str, direct: Sequence[Quotation], own: Claim | None, context: Context
) -> Voice | None:
    """The voice of quoted words whose speaker the sentence itself tells; None to leave it.

    `narration` is the sentence with its quotations masked, `direct` the quotations that decide it,
    `own` the claim of its own words.
    """
    if not direct:
        return None
    quotation = direct[0]
    if quotation.attribution == "pronoun":
        return _taken_up(narration, quotation, context)
    if own is None or own.subject.type == "pronoun":
        return None
    who = _who(narration, own.subject)
    if quotation.attribution == "continuation":
        return _instead(narration, who, quotation, context)
    return (
        _told(narration, who, quotation, context) if quotation.attribution == "explicit" else None
    )


def _told(narration: str, who: Subject, quotation: Quotation, context: Context) -> Voice | None:
    """The voice of the subject where the quotation's speaker is taken from elsewhere."""
    if _BARE.fullmatch(who.name):
        return None
    unnamed = quotation.speaker.endswith(_UNNAMED)
    left = _FORMER.search(who.name) is not None
    if unnamed and quotation.side in GOVERNMENTS and who.side is Side.OTHER:
        return _voice(who) if left else _known(who.name, context)
    if unnamed or _NEW.match(who.name):
        return _instead(narration, who, quotation, context)
    return _known(who.name, context)


def goes_on(narration: str, direct: Sequence[Quotation]) -> bool:
    """Whether a sentence is nothing but words that go on with the last speaker."""
    continued = bool(direct) and direct[0].attribution == "continuation"
    return continued and _PURE.fullmatch(narration) is not None


def introduced(own: Claim | None, known: Mapping[str, Side]) -> Mapping[str, Side]:
    """The sides of those without a name, by noun, with whom the claim of a sentence brings in."""
    match = _INTRODUCED.match(own.subject.name) if own else None
    return known if own is None or match is None else {**known, match["noun"]: own.subject.side}


def _taken_up(narration: str, quotation: Quotation, context: Context) -> Voice | None:
    """The voice of "he said" where another person than the quotation's has spoken last."""
    person = context.person
    if person is None or person.side is quotation.side or not _HE.search(narration):
        return None
    if _NO_PERSON.match(person.name) or person.name == quotation.speaker:
        return None
    speaks = can_speak(person.name) and not is_paper(person.name)
    if not (speaks or person.type == "person" or _NAME.search(person.name)):
        return None
    return person.side, "quotation", person.name


def _who(narration: str, subject: Subject) -> Subject:
    """The subject, or the longer phrase behind "said" in which it only is the last name."""
    match = _SAID.search(narration)
    if match is None or not match.start("who") < subject.start < match.end("who"):
        return subject
    who = match["who"]
    if subject.type == "person" or _NAME.match(who):
        return subject
    head = who.split(",")[0]
    return replace(
        subject, start=match.start("who"), side=side_of(head), name=head, type="collective"
    )


def _known(name: str, context: Context) -> Voice | None:
    """The voice of "the official" whom the text has brought in without a name."""
    match = _DEFINITE.fullmatch(name)
    side = context.unnamed.get(match["noun"]) if match else None
    return None if side is None else (side, "quotation", f"{name} {_UNNAMED}")


def _instead(narration: str, who: Subject, quotation: Quotation, context: Context) -> Voice | None:
    """The voice of the subject; the quotation's where both are one, or the subject is bare."""
    if _DEFINITE.fullmatch(who.name):
        return _known(who.name, context)
    if who.name in quotation.speaker or who.name.lower() in {"one", "another"}:
        return None
    side = who.side
    if side is Side.OTHER and _NAME.match(who.name):
        side = side_of_person(who.name, _apposition(narration, who), ())
    return _voice(replace(who, side=side))


def _voice(who: Subject) -> Voice:
    return who.side, "quotation", who.name


def _apposition(narration: str, who: Subject) -> str:
    match = _BEHIND.match(narration, who.end)
    return match["told"] if match else ""
