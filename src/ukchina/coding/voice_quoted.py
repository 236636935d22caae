"""When the words that a sentence quotes or passes on decide whose it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.coding.voice_clauses import subordinate
from ukchina.coding.voice_context import UNNAMED
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.values import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.coding.voice_context import Context, Voice
    from ukchina.reading.values import Quotation
    from ukchina.sentences import Sentence

# Quoted words decide when they are at least half of the sentence.
_SHARE = 0.5
# Two states as the subject of the verb that follows.
_STATES = re.compile(
    r"\b(?:Britain|(?:the )?(?:UK|United Kingdom)|London|China|Beijing) and "
    r"(?:Britain|(?:the )?(?:UK|United Kingdom)|London|China|Beijing)(?: (?:have|had|also))* \Z"
)
# "Ministers could state that ..." says what nobody has said.
_MAY = re.compile(r"\b(?:could|might|may)(?: \w+ly)? \Z")
_REACH = 60  # characters that hold both names and their articles


def opened(speech: Sequence[Quotation], sentence: Sentence) -> bool:
    """Whether the sentence begins inside words quoted from the sentence before."""
    start = sentence.span.start
    return any(
        quotation.kind is Kind.DIRECT and quotation.span.start < start < quotation.span.end
        for quotation in speech
    )


def deciding(spoken: Iterable[Quotation], sentence: Sentence, plain: str) -> list[Quotation]:
    """The quotations that make up most of a sentence and do not stand in a side clause."""
    return [
        quotation
        for quotation in spoken
        if _covers(quotation, sentence) and not _aside(quotation, sentence, plain)
    ]


def outright(told: Sequence[Quotation], plain: str) -> list[Quotation]:
    """The quotations that decide before a sentence's own words: quoted ones, then a pair's."""
    direct = [quotation for quotation in told if quotation.kind is not Kind.INDIRECT]
    return [*direct, *(quotation for quotation in told if _together(quotation, plain))]


def _covers(quotation: Quotation, sentence: Sentence) -> bool:
    """Whether the words are somebody's and make up most of the sentence."""
    if quotation.kind is Kind.SCARE or quotation.side is Side.AUTHOR:
        return False
    within, span = sentence.span, quotation.span
    covered = min(span.end, within.end) - max(span.start, within.start)
    return covered >= _SHARE * (within.end - within.start)


def quoted(told: Iterable[Quotation], context: Context) -> Voice | None:
    """The voice of the first of the quotations; None when there is none."""
    for quotation in told:
        rule = "indirect" if quotation.kind is Kind.INDIRECT else "quotation"
        return context.side(quotation.speaker, quotation.side), rule, quotation.speaker
    return None


def unattributed(narration: str, context: Context) -> Voice | None:
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
    before = plain[start : max(start, quotation.cue.start)]
    return subordinate(before) or _MAY.search(before) is not None
