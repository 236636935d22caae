"""Claims given by "according to", by a verb that closes its sentence, or by official figures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_clauses import subordinate
from ukchina.coding.voice_context import EXPERTS, Claim, Subject
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_words import ADVERBS, closing, inverted, speaking, verb
from ukchina.reading.speech.subjects import only_titles
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence


_PAUSE = re.compile(r"\s*(?:[,.~(]|\Z|(?:of|from|at|in|with|who)\b)")


_TO_WHOM = (
    r"\b(?:[Aa]ccording to|[Bb]y the (?:admission|account|reckoning|estimate) of"
    r"|[Ff]rom the (?:point of view|perspective|standpoint) of"
    r"|[Ii]n the (?:words|view|opinion|judge?ment|eyes) of)"
)


# One of these words stands in whatever the two patterns below match, and in few sentences.
_LEADS_TO = re.compile(
    r"ccording to|admission of|account of|reckoning of|estimate of"
    r"|words of|view of|opinion of|judge?ment of|eyes of"
)


_ACCORDING = re.compile(rf"{_TO_WHOM}\s+(?:[\w'-]+\s+){{0,6}}\Z")


_UNNAMED = re.compile(
    rf"(?:{_TO_WHOM}|\AFor(?= [^,]{{0,40}}"
    r"\b(?:critics|detractors|supporters|opponents|sceptics|admirers|defenders|campaigners),))"
    r" (?P<who>(?:(?:the|an?) )?[a-z][\w' -]{2,200}?)(?=[,.~]|\Z)"
    r"|\b[Aa]s (?P<wit>(?:one|an?|some|many) [\w' -]{2,50}?) (?:puts?|said|says|observed|remarked"
    r"|noted|argued?|saw)\b[^,]{0,20}(?:,|\Z)"
)


# What may stand between the comma and the subject of a closing "…, business minister X said".
_BEFORE_CLOSING = re.compile(
    r"[,~]\s*(?!(?:and|but|while|that|who|which|as|with|where|when|after)\b)"
    r"(?:[\w'-]+ ){0,5}\Z"
)


# "A former adviser to X recalled": who is told of by X is another.
_OTHERS = re.compile(r"\b(?:[Ff]ormer|[Cc]ritics?|[Rr]ivals?|[Oo]pponents?) [\w' -]*\b(?:to|of) \Z")
# Where those are who said it is not who they are ("…, said an expert in Suzhou").
_PLACED = re.compile(
    r"[,~]\s*(?:(?:said|says) )?(?P<who>[\w -]{4,60}? (?:in|at|from|near|outside)(?: the| an?)? )\Z"
)
_POST = re.compile(r", [^:;.~]{3,80}: *~")
_AS_OR_FROM = ("As ", "From ", "But as ", "But from ", "And as ", "Yet from ", "Yet as ")
_SO_OPENED = re.compile(r"\A(?:But |And |Yet )?(?:[Aa]s|[Ff]rom) ")
_SEES_IT = re.compile(
    r" (?:sees?|tells?|puts?|saw|told) it,"
    r"|'s? (?:point of view|perspective|standpoint|vantage point)\b"
)
# "To Goodman of the institute the affair shows ...": an expert's view.
_TO_OR_FOR = re.compile(r"(?:But |And |Yet )?(?:To|For) (?=[A-Z])")
_AS = re.compile(r"(?:And |But |For, )?[Aa]s ")


def attributed(narration: str, found: Sequence[Subject], *, media: bool) -> Claim | None:
    """The claim of "according to X", a closing ", said X" or a closing ", X said"."""
    according = _LEADS_TO.search(narration) is not None
    opens_with = _AS.match(narration) or _TO_OR_FOR.match(narration)
    for subject in found:
        if (subject.type == "media") is not media:
            continue
        if subject.type == "view":
            return Claim(subject, "attribution")
        if according and _ACCORDING.search(narration, 0, subject.start):
            return Claim(subject, "attribution")
        if narration.startswith(_AS_OR_FROM) and _sees_it(narration, subject):
            return Claim(subject, "attribution")
        if opens_with and _opens(narration, opens_with.end(), subject):
            return Claim(subject, "attribution")
        # What closes a sentence holds no second comma, and no second quotation.
        comma = max(narration.rfind(mark, 0, subject.start) for mark in ",~")
        if comma >= 0 and _closes(narration, comma, subject):
            return Claim(_placed(narration, comma, subject), "attribution")
    return None


def presented(narration: str, found: Sequence[Subject]) -> Claim | None:
    """The claim of the person whose name and post lead to quoted words ("Ada Pell, Leeds: ~~~")."""
    first = found[0] if found else None
    if first is None or first.type not in {"person", "collective"}:
        return None
    post = _POST.match(narration, first.end)
    if post is None or not only_titles(narration[: first.start]):
        return None
    side = side_of(post[0]) if first.side is Side.OTHER else first.side
    return Claim(replace(first, side=side), "attribution")


def _placed(narration: str, comma: int, subject: Subject) -> Subject:
    """The subject, on the side of those who said it where it is only their place."""
    placed = _PLACED.match(narration, comma, subject.start)
    if placed is None or subject.side is not Side.OTHER:
        return subject
    return replace(subject, side=side_of(narration[placed.start("who") : subject.end]))


def _sees_it(narration: str, subject: Subject) -> bool:
    """Whether "As X sees it" or "From X's point of view" opens the sentence."""
    return _SEES_IT.match(narration, subject.end) is not None and only_titles(
        _SO_OPENED.sub("", narration[: subject.start])
    )


def _opens(narration: str, at: int, subject: Subject) -> bool:
    """Whether the subject follows an opening "As", "To" or "For" at `at`, titles before it.

    "As X has observed, ..." is X's; what "for X" the matter is, only where X is an expert.
    """
    if subject.type == "pronoun" or not only_titles(narration[at : subject.start]):
        return False
    if subject.type == "person" and subject.side in EXPERTS:
        return True
    return narration[:at].lower().endswith("as ") and bool(_as_said().match(narration, subject.end))


@cache
def _as_said() -> re.Pattern[str]:
    """What follows the one who has said it before ("As Tsang, of SOAS, has observed, ...")."""
    return re.compile(
        rf"(?:, [^~;]{{2,120}}?,)?(?: {ADVERBS})* {verb('say')}[^,~]{{0,80}}(?:,|\.?\Z)"
    )


def _closes(narration: str, comma: int, subject: Subject) -> bool:
    """Whether ", said X" or ", X said" stands at the last comma before the subject."""
    follows = subject.type != "pronoun" and inverted().match(narration, comma, subject.start)
    if follows and _PAUSE.match(narration, subject.end):
        return True
    led = _BEFORE_CLOSING.match(narration, comma, subject.start)
    if led is None or _OTHERS.search(led[0]):
        return False
    return closing().match(narration[subject.end :]) is not None


def according(narration: str) -> Claim | None:
    """The claim of "according to" somebody without a name."""
    opens = narration.startswith(("For", "As ")) or ", as " in narration
    led = opens or _LEADS_TO.search(narration)
    unnamed = _UNNAMED.search(narration) if led else None
    if unnamed is None:
        return None
    who = unnamed["who"] or unnamed["wit"]
    at = unnamed.span("who" if unnamed["who"] else "wit")
    return Claim(Subject(*at, side_of(who), who, "collective"), "attribution")


def official_figures(narration: str) -> Claim | None:
    """The claim of official figures: the statistics office's where it is named."""
    for number, side in speaking().statistics:
        match = next(speaking().family.matches(number, narration), None)
        if match and not subordinate(narration[: match.start()]):
            return Claim(Subject(*match.span(), side, match[0], "document"), "statistics")
    return None
