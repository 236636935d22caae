"""Whose claim a sentence is by its own words: a subject and a verb that reports or wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_sources import feeling, passive, side_of, source, unled
from ukchina.coding.voice_subjects import GOVERNMENTS, Subject
from ukchina.coding.voice_words import (
    ADVERBS,
    after_subject,
    closing,
    inverted,
    participle,
    speaking,
    unnamed_subject,
    verb,
    words,
)
from ukchina.reading.speech.joint import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

UNNAMED = "unnamed source (unnamed)"
# A claim is the sentence's when it holds at least half of it.
_SHARE = 0.5
_PAUSE = re.compile(r"\s*(?:[,.~(]|\Z|(?:of|from|at|in|with|who)\b)")
_TO_WHOM = (
    r"\b(?:[Aa]ccording to|[Bb]y the (?:admission|account|reckoning|estimate) of"
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
    r" (?P<who>(?:(?:the|an?) )?[a-z][\w' -]{2,60}?)(?=[,.~]|\Z)"
    r"|\b[Aa]s (?P<wit>(?:one|an?|some|many) [\w' -]{2,50}?) (?:puts?|said|says|observed|remarked"
    r"|noted|argued?|saw)\b[^,]{0,20}(?:,|\Z)"
)
# What may stand between the comma and the subject of a closing "…, business minister X said".
_BEFORE_CLOSING = re.compile(
    r"[,~]\s*(?!(?:and|but|while|that|who|which|as|with|where|when|after)\b)(?:[\w'-]+ ){0,5}\Z"
)
_PREPOSITION = re.compile(
    r"\b(?:to|with|of|from|on|in|for|by|against|about|at|between|over|toward|towards|than|into|"
    r"under|and)\s+(?:the\s+|its\s+|his\s+|her\s+)?\Z"
)
_HEADED = re.compile(
    r"\b(?:heads?|chief|chair|chairman|chairwoman|directors?|boss|leaders?|secretary|members?|"
    r"president|officials|governor|spokes\w+|one|some|many|most) (?:of|for|at) (?:the )?\Z",
    re.IGNORECASE,
)
# A clause of its own, and no source, stands before "said" in "Instead we're told …".
_NO_SOURCE = re.compile(
    r"\b(?:is|are|was|were|be|been|'re|'ve|when|while|as|we|we're|they|you|instead|if|what|which"
    r"|\Ato|that|who|after|before|because|since|until|although|though|whereas|nobody|none"
    r"|neither)\b|\b(?:and|he|she|it) +\Z",
    re.IGNORECASE,
)
# What somebody is told to do, or asked for, is an act: "The ministry has told staff not to drive".
_TELLING = re.compile(
    r"[^,;~]{0,80}?\b(?:has|have|had)(?: already| also)? (?:(?:told|ordered|instructed)"
    r" (?!(?:reporters|journalists)\b)(?:[\w'-]+ ){1,4}?(?:not )?to(?! the\b)"
    r"|asked (?!about\b)(?:[\w'-]+ ){1,4}?for)\b"
)
# "When X went, Y objected" tells what happened; "when asked" leads to what was said.
_WHEN = re.compile(r"When (?!(?:asked|pressed|questioned|challenged)\b)[^,;~]{3,160}, ")
# Where and to whom somebody spoke is no part of what they said.
_SPEAKING = re.compile(
    r"(?:When )?(?:Speaking|Asked|Pressed|Questioned|Writing|Responding|Replying|Addressing"
    r"|Interviewed)\b[^;~]{1,140}?, "
)
_MOST_LEAD = 6  # words that may stand before the subject: "British Foreign Secretary"
_SUBORDINATE = re.compile(
    r"\b(?:while|whilst|although|though|after|before|as|because|since(?! \d)|when|where|if|unless"
    r"|until(?! \d)|that|which|who|whether|despite|with|saying|said|from|how|what|why)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;:~]\s|\s-\s|\bbut\b|\byet\b|\Aand\b")
_AGREED = re.compile(rf"(?:\s+{ADVERBS})*\s+agreed? to\b")
_NEW_SUBJECT = re.compile(
    r",? \b(?:but|yet)\b (?:since|the|a|an|this|these|its|his|her|many|some|most|few|[A-Z]"
    r"|\w+s (?:have|has|had|are|were|remain))"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """The subject whose claim a sentence is, and the rule that found it."""

    subject: Subject
    rule: str


def claim(narration: str, found: Sequence[Subject]) -> Claim | None:
    """Whose claim the sentence is by its own words; None when it is the author's.

    `narration` is the sentence with its quotations masked, `found` its possible speakers.
    """
    return (
        _official_figures(narration)
        or _attributed(narration, found, media=False)
        or _main(narration, found)
        or _according(narration)
        or _attributed(narration, found, media=True)
        or _unnamed(narration)
    )


def _attributed(narration: str, found: Sequence[Subject], *, media: bool) -> Claim | None:
    """The claim of "according to X", a closing ", said X" or a closing ", X said"."""
    according = _LEADS_TO.search(narration) is not None
    for subject in found:
        if (subject.type == "media") is not media:
            continue
        if subject.type == "view":
            return Claim(subject, "attribution")
        if according and _ACCORDING.search(narration, 0, subject.start):
            return Claim(subject, "attribution")
        # What closes a sentence holds no second comma, and no second quotation.
        comma = max(narration.rfind(mark, 0, subject.start) for mark in ",~")
        if comma >= 0 and _closes(narration, comma, subject):
            return Claim(subject, "attribution")
    return None


def _closes(narration: str, comma: int, subject: Subject) -> bool:
    """Whether ", said X" or ", X said" stands at the last comma before the subject."""
    follows = subject.type != "pronoun" and inverted().match(narration, comma, subject.start)
    if follows and _PAUSE.match(narration, subject.end):
        return True
    led = _BEFORE_CLOSING.match(narration, comma, subject.start)
    return led is not None and closing().match(narration[subject.end :]) is not None


def _according(narration: str) -> Claim | None:
    """The claim of "according to" somebody without a name."""
    opens = narration.startswith(("For", "As ")) or ", as " in narration
    led = opens or _LEADS_TO.search(narration)
    unnamed = _UNNAMED.search(narration) if led else None
    if unnamed is None:
        return None
    who = unnamed["who"] or unnamed["wit"]
    at = unnamed.span("who" if unnamed["who"] else "wit")
    return Claim(Subject(*at, side_of(who), who, "collective"), "attribution")


def _official_figures(narration: str) -> Claim | None:
    for number, side in speaking().statistics:
        match = next(speaking().family.matches(number, narration), None)
        if match:
            return Claim(Subject(*match.span(), side, match[0], "document"), "statistics")
    return None


def _unnamed(narration: str) -> Claim | None:
    """The claim of somebody without a name ("the steelmaker's managers said")."""
    found = source(narration)
    plain = None if found else unnamed_subject().match(narration)
    if plain and not _NO_SOURCE.search(plain["who"]):
        led, side = unled(plain["who"])
        found = (plain.start("who") + led, plain.end("who"), side)
    found = found or passive(narration)
    if found is None:
        return None
    start, end, side = found
    if _TELLING.match(narration, start):
        return None
    name = narration[start:end].strip(" ,~") or UNNAMED
    return Claim(Subject(start, end, side, name, "collective"), "reported")


def _main(narration: str, found: Sequence[Subject]) -> Claim | None:
    """The first subject of a main clause with a verb that makes the sentence its claim."""
    first: dict[str, int] = {}
    if _WHEN.match(narration):
        return None
    opening = _SPEAKING.match(narration)
    lead = opening.end() if opening else 0
    for subject in found:
        # A government that speaks in the side clause and in the main clause speaks throughout.
        key = subject.side if subject.side in GOVERNMENTS else subject.name
        start = first.setdefault(key, subject.start)
        if not _leads(narration, subject) or _act(subject, narration):
            continue
        rule, verb_at = _verb_rule(subject, narration[subject.end :])
        held = _end(narration, subject) - min(
            start if not verb_at else subject.end + verb_at, len(narration)
        )
        if rule and held >= _SHARE * (len(narration) - lead):
            return Claim(subject, rule)
    return None


def subordinate(before: str) -> bool:
    """Whether the clause that these words begin is a side clause."""
    return _SUBORDINATE.search(_head(before)) is not None


def _head(before: str) -> str:
    """The words of the clause that is open at the end of `before`."""
    return _CLAUSES.split(before)[-1]


def _leads(narration: str, subject: Subject) -> bool:
    """Whether the subject stands at the head of a main clause."""
    before = narration[: subject.start]
    if not before:
        return True
    if before[-2:] == ", " and before[-3:-2].isalnum() and narration.startswith(",", subject.end):
        return False  # an apposition: "Wang Yi, the foreign minister, …"
    head = _head(before)
    if len(head.split()) > _MOST_LEAD or _SUBORDINATE.search(head):
        return False
    if _HEADED.search(before):
        return True
    return subject.type in {"pronoun", "document"} or not _PREPOSITION.search(before)


def _end(narration: str, subject: Subject) -> int:
    """Where the clause that may be the subject's claim ends: at a "but" with a new subject."""
    match = _NEW_SUBJECT.search(narration, subject.end)
    return match.start() if match else len(narration)


def _act(subject: Subject, narration: str) -> bool:
    """Whether a subject did what follows, and said nothing: it "agreed to" it."""
    if subject.name == JOINT:
        together = subject.type != "state"
    else:
        together = subject.name.lower().startswith(("both", "the two", "two "))
    return not together and _AGREED.match(narration, subject.end) is not None


def _verb_rule(subject: Subject, after: str) -> tuple[str, int]:
    """The rule that the words after a subject satisfy, and where a second verb stands (0: none)."""
    if subject.type == "document":
        return _document_rule(after), 0
    governing = subject.side in GOVERNMENTS
    if after_subject("want" if governing else "wish").match(after):
        return "wanting" if governing else "reported", 0
    if _reports(subject, after):
        return "reported", 0
    if subject.type == "pronoun" and after_subject("document").match(after):
        return "document", 0
    if governing and participle().search(after):
        return "participle", 0
    second = _second().match(after) if governing else None
    return ("reported", second.end()) if second else ("", 0)


@cache
def _second() -> re.Pattern[str]:
    """What follows a subject whose second verb reports it ("met Wang and said …")."""
    return re.compile(rf"[^,;:~]{{1,120}}\b(?:and|but) (?:{ADVERBS} )*{verb('say')}")


def _reports(subject: Subject, after: str) -> bool:
    """Whether the words after a subject have a verb of saying, and do not tell what it ordered."""
    said = after_subject("say").match(after)
    if said:
        answers = said["verb"].startswith(("repl", "respon", "answer"))
        acted = answers and after.startswith((" with ", " by "), said.end())
        return not acted and _TELLING.match(after) is None
    if subject.type == "state":
        return False
    felt = subject.type != "pronoun" and feeling().match(after)
    return bool(felt or after_subject("named").match(after))


def _document_rule(after: str) -> str:
    found = _of_a_document().match(after) or after_subject("document").match(after)
    return "document" if found else ""


@cache
def _of_a_document() -> re.Pattern[str]:
    """What follows a document whose part speaks ("'s key finding is …")."""
    parts = "|".join(words()["document"]["parts"])
    return re.compile(rf"'s (?:\w+ ){{0,2}}(?:{parts})\b")
