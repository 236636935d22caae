"""Whose claim each body sentence of a document is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from ukchina.coding.voice_claims import UNNAMED, Claim, claim, subordinate
from ukchina.coding.voice_described import described
from ukchina.coding.voice_house import house, is_authored
from ukchina.coding.voice_minutes import continued
from ukchina.coding.voice_sources import actor
from ukchina.coding.voice_standing import not_names, opposition, standings
from ukchina.coding.voice_statement import statement
from ukchina.coding.voice_subjects import Context, Subject, masked, subjects
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.speech.turns import turns
from ukchina.reading.values import Kind, Mention, Quotation, Side
from ukchina.sentences import Sentence, body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn

# Quoted words decide when they are at least half of the sentence.
_SHARE = 0.5

# Two states as the subject of the verb that follows.
_STATES = re.compile(
    r"\b(?:Britain|(?:the )?(?:UK|United Kingdom)|London|China|Beijing) and "
    r"(?:Britain|(?:the )?(?:UK|United Kingdom)|London|China|Beijing)(?: (?:have|had|also))* \Z"
)

# The host of a conversation is the author of the page.
_WELCOMES = re.compile(
    r"\b(?:[Ww]elcome (?:back|to)|[Ww]ith (?:me|us) (?:is|are|today)|(?:[Jj]oining me|joined by))\b"
)

_BESIDE = 25  # characters between an office at the head of a sentence and its holder's name
_FULL_NAME = re.compile(
    r"(?:(?:Dr|Professor|Sir|Dame|Lord|Lady|Mr|Mrs|Ms) )?[A-Z][a-z]+ [A-Z][a-z]+"
)
_FIRM = ("Securities", "Distillers", "Technologies", "Wanderers", "Rights", "Nuclear", "Group")
_REACH = 60  # characters that hold both names and their articles

Voice = tuple[Side, str, str]
Found = TypeVar("Found", Mention, Quotation)
RULES = (
    "turn",
    "quotation",
    "attribution",
    "statistics",
    "wanting",
    "reported",
    "document",
    "participle",
    "indirect",
    "statement",
    "narration",
)


@lru_cache(maxsize=1024)
def voices(document: Document) -> tuple[Voice, ...]:
    """For every body sentence, in order: its side, the rule that decided, the speaker's name.

    The rule is one of `RULES`, which stand in the order they are asked; the name is "" for the
    claims of the author or of the body whose statement the text is.
    """
    plain, sentences = fold(document.text), body(document)
    floor = _floor(document, sentences)
    told = continued(document, tuple(_told(document, plain)))
    result = [
        (turn.side, "turn", turn.speaker) if turn else voice
        for turn, (_, voice) in zip(floor, told, strict=True)
    ]
    own = [narration for narration, (side, *_) in told if side is Side.AUTHOR]
    issuer = house(document) or (None if is_authored(document) else statement(own))
    return tuple(
        (issuer, "statement", "") if issuer and voice[0] is Side.AUTHOR else voice
        for voice in result
    )


def _floor(document: Document, sentences: Sequence[Sentence]) -> list[Turn | None]:
    """The turn in which each sentence is said, its label with it; None outside transcripts."""
    said = turns(document)
    host = said[0].speaker if said and _WELCOMES.search(document.text, *_bounds(said[0])) else None
    labelled = {turn.label: turn for turn in reversed(said)}
    starts = [turn.label[0] if labelled[turn.label] is turn else turn.start for turn in said]
    result: list[Turn | None] = []
    for sentence in sentences:
        at = bisect_left(starts, sentence.span.end) - 1
        inside = at >= 0 and sentence.span.start < said[at].end
        turn = said[at] if inside else None
        hosts = turn is not None and turn.speaker == host
        result.append(replace(turn, side=Side.AUTHOR, speaker="") if turn and hosts else turn)
    return result


def _bounds(turn: Turn) -> tuple[int, int]:
    return turn.start, turn.end


def _told(document: Document, plain: str) -> Iterator[tuple[str, Voice]]:
    """Each sentence with its quotations masked, and its voice by quotations and its own words."""
    found, speech = mentions(document), quotations(document)
    whose = house(document)
    context = Context(opposition=opposition(plain, found), standing=standings(plain, found))
    sentences = body(document)
    named_in, spoken_in = _shared(sentences, found), _shared(sentences, speech)
    for sentence, near, spoken in zip(sentences, named_in, spoken_in, strict=True):
        start, end = sentence.span.start, sentence.span.end
        inside = [mention for mention in near if mention.span in sentence.span]
        narration = masked(plain[start:end], opened=_opened(spoken, sentence))
        named = subjects(narration, inside, start, context)
        own = _placed(claim(narration, named), plain, start, whose)
        told = [
            quotation
            for quotation in spoken
            if _covers(quotation, sentence) and not _aside(quotation, sentence, plain)
        ]
        voice = (
            _quoted(
                (quotation for quotation in told if quotation.kind is not Kind.INDIRECT), context
            )
            or _quoted((quotation for quotation in told if _together(quotation, plain)), context)
            or (own and (own.subject.side, own.rule, own.subject.name))
            or _quoted(told, context)
            or _unattributed(narration, context)
            or (Side.AUTHOR, "narration", "")
        )
        if voice[0] is Side.OTHER and voice[2]:
            voice = (described(plain, voice[2], start, whose), *voice[1:])
        yield narration, voice
        context = _following(context, narration, named, own)


def _placed(own: Claim | None, plain: str, start: int, whose: Side | None) -> Claim | None:
    """The claim, its subject on the side that earlier words tell of one so described."""
    if own is None or own.subject.side is not Side.OTHER:
        return own
    side = described(plain, own.subject.name, start, whose)
    return replace(own, subject=replace(own.subject, side=side))


def _shared(sentences: Sequence[Sentence], found: Iterable[Found]) -> list[list[Found]]:
    """For each sentence, what of `found` shares a character with it."""
    starts = [sentence.span.start for sentence in sentences]
    result: list[list[Found]] = [[] for _ in sentences]
    for item in found:
        first = max(0, bisect_right(starts, item.span.start) - 1)
        for at in range(first, bisect_left(starts, item.span.end)):
            result[at].append(item)
    return result


def _opened(speech: Sequence[Quotation], sentence: Sentence) -> bool:
    """Whether the sentence begins inside words quoted from the sentence before."""
    start = sentence.span.start
    return any(
        quotation.kind is Kind.DIRECT and quotation.span.start < start < quotation.span.end
        for quotation in speech
    )


def _covers(quotation: Quotation, sentence: Sentence) -> bool:
    """Whether the words are somebody's and make up most of the sentence."""
    if quotation.kind is Kind.SCARE or quotation.side is Side.AUTHOR:
        return False
    within, span = sentence.span, quotation.span
    covered = min(span.end, within.end) - max(span.start, within.start)
    return covered >= _SHARE * (within.end - within.start)


def _quoted(told: Iterable[Quotation], context: Context) -> Voice | None:
    """The voice of the first of the quotations; None when there is none."""
    for quotation in told:
        rule = "indirect" if quotation.kind is Kind.INDIRECT else "quotation"
        return context.side(quotation.speaker, quotation.side), rule, quotation.speaker
    return None


def _unattributed(narration: str, context: Context) -> Voice | None:
    """The voice of quoted words that nothing gives to anybody: who spoke last, else another's."""
    if narration.count("~") < _SHARE * len(narration):
        return None
    known = context.person
    return (known.side, "quotation", known.name) if known else (Side.OTHER, "quotation", UNNAMED)


def _together(quotation: Quotation, plain: str) -> bool:
    """Whether a pair says something; "Britain and China agreed to meet" tells what they did."""
    if quotation.speaker != JOINT or quotation.cue is None:
        return quotation.speaker == JOINT
    start, end = quotation.cue.start, quotation.cue.end
    return not (
        plain.startswith(" to ", end) and _STATES.search(plain[max(0, start - _REACH) : start])
    )


def _aside(quotation: Quotation, sentence: Sentence, plain: str) -> bool:
    """Whether the reporting words stand in a side clause ("while China called for calm, …")."""
    start = sentence.span.start
    if quotation.kind is not Kind.INDIRECT or quotation.cue is None:
        return False
    return subordinate(plain[start : max(start, quotation.cue.start)])


def _following(
    context: Context, narration: str, named: tuple[Subject, ...], own: Claim | None
) -> Context:
    """The context for the next sentence: its "he" is who spoke here, or the first named."""
    people = [subject for subject in named if _is_person(subject)]
    head = actor(narration)
    if head and not any(person.start < head[1] + _BESIDE for person in people):
        people.insert(0, Subject(*head, narration[: head[1]], "person"))
    bodies = [subject for subject in named if subject.type in {"document", "institution", "state"}]
    speaker = own.subject if own and _speaks_on(own.subject) else None
    return replace(
        context,
        person=speaker or next(iter(people), context.person),
        claimed=own.subject if own else context.claimed,
        body=own.subject
        if own and _is_body(own.subject, bodies)
        else next(iter(bodies), context.body),
    )


def _is_body(subject: Subject, bodies: Sequence[Subject]) -> bool:
    """Whether "it" may take up the speaker of a claim: a body, or a collective of no people."""
    return subject in bodies or (subject.type == "collective" and actor(subject.name) is None)


def _is_person(subject: Subject) -> bool:
    """Whether "he" may take up a subject: a person, or two capitals at the head of a sentence."""
    unlisted = subject.type == "collective" and subject.start == 0
    if subject.type == "person" or not unlisted:
        return subject.type == "person"
    named = _FULL_NAME.fullmatch(subject.name) is not None
    return (
        named and not subject.name.endswith(_FIRM) and not_names().isdisjoint(subject.name.split())
    )


def _speaks_on(subject: Subject) -> bool:
    """Whether "he" or "they" may take up the speaker of a claim."""
    return subject.type in {"person", "collective"} or subject.name == JOINT
