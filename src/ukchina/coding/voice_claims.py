"""Whose claim a sentence is by its own words: a subject and a verb that reports or wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.coding.voice_attributed import according, attributed, official_figures, presented
from ukchina.coding.voice_clauses import clause_end, leads
from ukchina.coding.voice_context import GOVERNMENTS, UNNAMED, Claim, Subject
from ukchina.coding.voice_held import held, polled
from ukchina.coding.voice_phrases import phrase
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_sources import passive, source, unled
from ukchina.coding.voice_standing import is_scholar
from ukchina.coding.voice_verbs import TELLING, acted, verb_rule
from ukchina.coding.voice_words import pattern, unnamed_subject
from ukchina.reading.speech.subjects import only_titles
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

# A claim is the sentence's when it holds at least half of it.
_SHARE = 0.5
# A clause of its own, and no source, stands before "said" in "Instead we're told …".
_NO_SOURCE = re.compile(
    r"\b(?:is|are|was|were|be|been|'re|'ve|when|while|as|we|we're|they|you|instead|if|what|which"
    r"|\Ato|that|who|after|before|because|since|until|although|though|whereas|nobody|none"
    r"|neither)\b|\b(?:and|he|she|it) +\Z",
    re.IGNORECASE,
)
# "When X went, Y objected" tells what happened; "when asked" leads to what was said.
_WHEN = re.compile(r"When (?!(?:asked|pressed|questioned|challenged)\b)[^,;~]{3,160}, ")
# Where and to whom somebody spoke is no part of what they said.
_SPEAKING = re.compile(
    r"(?:When )?(?:Speaking|Asked|Pressed|Questioned|Writing|Responding|Replying|Addressing"
    r"|Interviewed)\b[^;~]{1,140}?, "
)
# What a noun's own participle rules tells nothing of its side.
_BESIDE = re.compile(r" (?:(?:travell?ing|meeting|working|close|polled|surveyed)\b|who\b|,)")
# Nothing but a title stands before the name ("Business and Trade Secretary Ruth Ames").
_TITLED = re.compile(r"(?:[\w'-]+ ){1,6}(?<!of )(?<!for )(?<!to )(?<!by )(?<!with )(?<!and )")
_ANOTHER = re.compile(r"(?:[Aa]nother|[Aa] (?:second|third|fourth)|[Tt]he (?:other|second|third))")
_ONE = re.compile(r"One|[Oo]ne of (?:them|those)")
_SEVERAL = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome)\b|[a-z]s\Z|\b[a-z]+s who\b"
    r"|\A[\w-]*[a-z]s (?:in|at|from|close)\b"
)
_STATE = re.compile(r"(?:[Tt]he )?(?:[Gg]overnment|UK|British|Chinese|London|Beijing)")


def claim(narration: str, found: Sequence[Subject], before: Subject | None = None) -> Claim | None:
    """Whose claim the sentence is by its own words; None when it is the author's.

    `narration` is the sentence with its quotations masked, `found` its possible speakers, `before`
    who made the last claim: "another" is of the same kind.
    """
    return (
        official_figures(narration)
        or presented(narration, found)
        or attributed(narration, found, media=False)
        or _main(narration, found)
        or according(narration)
        or held(narration, found)
        or polled(narration)
        or attributed(narration, found, media=True)
        or _unnamed(narration, found, before)
        or _by_phrase(narration, found, before)
        or _participial(narration)
    )


def _participial(narration: str) -> Claim | None:
    """The claim of whoever acts and says why ("The shop recalled them, saying that ...")."""
    match = pattern("participle", "clause").match(narration)
    if match is None or _NO_SOURCE.search(match["head"]):
        return None
    start, end = match.span("head")
    return Claim(
        Subject(start, end, side_of(match["head"]), match["head"], "collective"), "participle"
    )


def _unnamed(narration: str, named: Sequence[Subject], before: Subject | None) -> Claim | None:
    """The claim of somebody without a name ("the steelmaker's managers said")."""
    found = source(narration)
    plain = None if found else unnamed_subject().match(narration)
    if plain and not _NO_SOURCE.search(plain["who"]):
        led, side = unled(_core(plain["who"]))
        found = (plain.start("who") + led, plain.end("who"), side)
    passed_on = None if found else passive(narration)
    found = found or passed_on
    if found is None:
        return None
    start, end, side = found
    for subject in named if passed_on else ():
        side = subject.side if start <= subject.start and subject.end <= end else side
    if TELLING.match(narration, start):
        return None
    name = narration[start:end].strip(" ,~") or UNNAMED
    several = before is not None and _SEVERAL.search(before.name) is not None
    if before and (_ANOTHER.fullmatch(name) or (several and _ONE.fullmatch(name))):
        side = before.side
        name = before.name if name.endswith(" them") else name
    return Claim(Subject(start, end, side, name, "collective"), "reported")


def _after(narration: str, subject: Subject) -> int:
    """Where the clause goes on behind a subject, or behind the comma that closes an apposition."""
    beside = narration.startswith(", ", subject.start - 2) and narration.startswith(
        ", ", subject.end
    )
    return subject.end + beside


def _by_phrase(narration: str, found: Sequence[Subject], before: Subject | None) -> Claim | None:
    """The claim of a noun phrase that says, or of the person or body that it names.

    Of the two governments only what their own verbs tell is a claim.
    """
    stretch = phrase(narration)
    if stretch is None or TELLING.match(narration, stretch[0]):
        return None
    if _STATE.fullmatch(narration, *stretch):
        return None
    start, end = stretch
    named = [subject for subject in found if start <= subject.start and subject.end <= end]
    if named and named[0].start == start and named[0].end == end:
        own = named[0].side in GOVERNMENTS or named[0].type == "state"
        return None if own else Claim(named[0], "reported")
    for subject in named:
        titled = subject.end == end and subject.side in GOVERNMENTS
        titled = titled and _TITLED.fullmatch(narration, start, subject.start) is not None
        if subject.type == "person" and (titled or only_titles(narration[start : subject.start])):
            return Claim(subject, "reported")
    led, side = unled(_core(narration[start:end]))
    name = narration[start + led : end]
    side = Side.UK_EXPERT if side is Side.OTHER and is_scholar(name) else side
    if _ANOTHER.fullmatch(name):
        side = before.side if before else side
    return Claim(Subject(start + led, end, side, name, "collective"), "reported")


def _core(who: str) -> str:
    """The phrase without those whom its noun accompanies ("leaders travelling with the PM")."""
    return _BESIDE.split(who, maxsplit=1)[0]


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
        if not leads(narration, subject) or acted(subject, narration):
            continue
        rule, verb_at = verb_rule(subject, narration[_after(narration, subject) :])
        held = clause_end(narration, subject) - min(
            start if not verb_at else subject.end + verb_at, len(narration)
        )
        if rule and held >= _SHARE * (len(narration) - lead):
            return Claim(subject, rule)
    return None
