"""The words that a verb of speech reports without quotation marks, and where they end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.speech_rules import forms, speech_rules
from ukchina.reading.speech_subjects import TIME
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.speech_frames import Frame

# A clause whose words are partly quoted is listed as reported speech only up to the quotation, and
# only when that much stands outside the marks: the reference's own division.
WORDS_BEFORE_QUOTATION = 10
MIN_WORDS = 3

_LEAD = re.compile(
    rf"(?: +(?:{TIME}|to +(?:reporters|MPs|him|her|them|journalists)))*(?P<that>,? +that\b)?,? +",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r" +(?:[\w'.-]+ +){1,7}?that +", re.IGNORECASE)
_CHANNEL = re.compile(r" +(?:in|to|on|at|during|through|via|by|of)\b", re.IGNORECASE)
_TOLD = re.compile(
    r" +(?:(?:the|his|her|their|its|a|British|Chinese|state) +)*[\w'.-]+(?: +[A-Z][\w'.-]*)* +(?P<that>that +)?",
    re.IGNORECASE,
)
_TELLING = frozenset("told tell tells telling reminded informed assured".split())
_NOT_CLAUSE = re.compile(
    r"(?:to|of|for|in|on|at|by|with|about|as|from|how|against|and|or|but|nothing|little|so|goodbye|more|it[.,]|sorry|yes|no|"
    r"\w+ing(?! +(?:from|that|to|is|was|would)))\b|[,.;:\x01-]",
    re.IGNORECASE,
)
_ANY_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did|\w{3,}ed|\w{3,}s)\b|n't\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did)\b|n't\b|'(?:s|re|ve|ll|d)\b"
    r"|\A(?:\S+ +){1,6}?\w{3,}ed\b"
)
_STOP = re.compile(
    r",? +(?:and|but) +that\b|, +(?:adding|saying|noting|warning|citing|according|stressing|calling|urging|while|with|"
    r"although|though|prompting|accusing|insisting|arguing|in +(?:a|an|the|what|his|her|its))\b"
    r"| +as +(?:he|she|it|they)\b|;| - (?=he|she|they)| +to +being\b|:(?= *\x01)|(?<=[a-z]{3})[.!?] +(?=[A-Z])|[.!?]+(?:\x01|\s)*\Z|\Z"
)
_CONNECTOR = re.compile(
    r"(?:,? +(?:and|but|or|after|as|while|when|before|because|although|though)|,)(?: +(?:also|then|has|have|had))* +"
    r"(?:[\w'.-]+ +){0,4}\Z",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:Still|However|But|And|Yet|Meanwhile|Instead|Separately|Also|Moreover|Nevertheless|In +(?:addition|response)|"
    r"Earlier|So|Now|Then|At +the +same +time),? +(?=\S)"
)
_SUBJECT = re.compile(r"(?:he|she|it|they|we|there|this|these|those)\b", re.IGNORECASE)
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_STATISTICS = re.compile(r"figures|statistics|\bdata\b|poll|survey", re.IGNORECASE)


@cache
def _noun_that() -> re.Pattern[str]:
    nouns = "|".join(speech_rules()["noun_that"]["nouns"])
    return re.compile(rf"(?: +[\w-]+){{0,3}}? +(?:{nouns}) +that +", re.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    return forms("report") | forms("directive")


def indirect(
    masked: str, bounds: tuple[int, int], frame: Frame, every: Sequence[Frame]
) -> Iterator[tuple[int, int]]:
    """Where the reported words of `frame` stand in the sentence `bounds`; nothing when it has none."""
    if _STATISTICS.search(f"{frame.subject.name} {frame.subject.noun}"):
        return
    if frame.form == "according to" or frame.inverted:
        found = _around_source(masked, bounds, frame, every)
    else:
        found = _after_verb(masked, bounds, frame, every) or _before_subject(masked, bounds, frame)
    while found:
        kept = _unquoted(masked, *found)
        if kept:
            yield kept
        more = re.compile(r",? +(?:and|but) +that +").match(masked, found[1], bounds[1])
        if more is None:
            return
        found = more.end(), _stop(masked, more.end(), bounds[1], every, frame)


def _after_verb(
    masked: str, bounds: tuple[int, int], frame: Frame, every: Sequence[Frame]
) -> tuple[int, int] | None:
    at, end = frame.verb[1], bounds[1]
    gerund = frame.form.split()[0].endswith("ing")
    if frame.form in forms("directive") and gerund:
        return frame.verb[0], _stop(masked, at, end, every, frame)
    start = _clause(masked, at, end, frame.form)
    if (
        start is None
        and frame.form in forms("phrase")
        and frame.subject.form != "pronoun"
        and not gerund
    ):
        start = at + 1
    if start is None and frame.form in forms("directive") and frame.subject.side in _GOVERNMENTS:
        start = at + 1
    if start is None:
        return None
    return start, _stop(masked, start, end, every, frame)


def _clause(masked: str, at: int, end: int, form: str) -> int | None:
    """Where a reported clause begins after the verb."""
    if form in _TELLING:
        match = _ADDRESSEE.match(masked, at, end) or _TOLD.match(masked, at, end)
        return match.end() if match and _ANY_FINITE.search(masked, match.end(), end) else None
    match = _LEAD.match(masked, at, end)
    if match is None:
        return None
    if match["that"]:
        return match.end() if form in forms("that") else None
    if (
        form in forms("that")
        and _CHANNEL.match(masked, at)
        and (said := _ADDRESSEE.match(masked, at, end))
    ):
        return said.end()
    if form not in forms("bare") or _NOT_CLAUSE.match(masked, match.end(), end) or "," in match[0]:
        return None
    if form in {"said", "says", "say", "saying"} or _SUBJECT.match(masked, match.end()):
        return match.end()
    if _FINITE.search(masked[match.end() : end]):
        return match.end()
    return None


def _stop(masked: str, start: int, end: int, every: Sequence[Frame], frame: Frame) -> int:
    """Where the reported words end: the sentence, or where the narrator or another voice goes on."""
    match = _STOP.search(masked, start, end)
    stop = match.start() if match else end
    for other in every:
        if other is frame or not start < other.verb[0] <= stop or other.form not in _heads():
            continue
        connector = _CONNECTOR.search(masked[start : other.start])
        if connector:
            stop = min(stop, start + connector.start())
    return stop


def _around_source(
    masked: str, bounds: tuple[int, int], frame: Frame, every: Sequence[Frame]
) -> tuple[int, int] | None:
    """The clause before or after "according to", "said Brown", unless it has a voice of its own."""
    start, end = bounds
    before = masked[start : frame.start].rstrip(" ")
    if any(other is not frame and other.form in forms("report") for other in every):
        return None
    if not before:
        comma = masked.find(", ", frame.end, end)
        return (comma + 2, end) if comma >= 0 and frame.form == "according to" else None
    if not before.endswith(","):
        return None
    opener = _OPENER.match(masked, start, end)
    return (opener.end() if opener else start), start + len(before) - 1


def _before_subject(masked: str, bounds: tuple[int, int], frame: Frame) -> tuple[int, int] | None:
    """The clause before "Bloomberg reported earlier", which closes its sentence."""
    start, end = bounds
    before = masked[start : frame.start].rstrip(" ")
    tail = masked[frame.verb[1] : end].strip(" .")
    if not before.endswith(",") or frame.form not in forms("bare") or frame.inherited:
        return None
    if tail and not re.fullmatch(rf"(?:{TIME}| )+", tail, re.IGNORECASE):
        return None
    opener = _OPENER.match(masked, start, end)
    return (opener.end() if opener else start), start + len(before) - 1


def _unquoted(masked: str, start: int, end: int) -> tuple[int, int] | None:
    quoted = masked.find("\x01", start, end)
    if quoted >= 0:
        if len(masked[start:quoted].split()) < WORDS_BEFORE_QUOTATION:
            return None
        end = quoted
    while end > start and masked[end - 1] in " .,;:!?":
        end -= 1
    return (start, end) if len(masked[start:end].split()) >= MIN_WORDS else None
