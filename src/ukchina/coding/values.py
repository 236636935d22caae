"""What coding a sentence gives: themes with their cues, one orientation and one voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ukchina.reading.values import Side
from ukchina.spans import Span

MACHINE = "machine"


class Orientation(StrEnum):
    """How a sentence depicts the relationship, or one side's conduct to the other."""

    COOPERATIVE = "cooperative"
    CONTENTIOUS = "contentious"
    MIXED = "mixed"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Coding:
    """One theme of one sentence, with the cue that fired and the rule or person behind it."""

    sentence: Span
    theme: str
    cue: Span
    rule: str
    coder: str = MACHINE


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A match that was blocked, and the reason: kept, because it shows where the rules end."""

    sentence: Span
    theme: str
    cue: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """All that a coder says of one sentence.

    `orientation_rule` and `voice_rule` name the rules that decided; `speaker` is the name of the
    person or body whose claim it is ("" for the author's).
    """

    sentence: Span
    codings: tuple[Coding, ...]
    orientation: Orientation
    orientation_rule: str
    voice: Side
    voice_rule: str
    speaker: str = ""
    near_misses: tuple[NearMiss, ...] = ()
    coder: str = MACHINE
