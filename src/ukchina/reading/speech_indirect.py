"""The words that a verb of speech reports without quotation marks, and where they end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.speech_rules import forms, speech_rules, time_words, words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.reading.speech_discourse import Speaker
    from ukchina.reading.speech_frames import Frame

# A clause whose words are partly quoted is listed as reported speech only up to the quotation, and
# only when that much stands outside the marks: the reference's own division.
WORDS_BEFORE_QUOTATION = 10
MIN_WORDS = 3

_LEAD = re.compile(
    rf"(?: +(?:{time_words()}|to +(?:reporters|MPs|him|her|them|journalists)))*+"
    r"(?P<that>,? +that\b)?,? +",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r" +(?:[\w'.-]+ +){1,7}?that +", re.IGNORECASE)
_CHANNEL = re.compile(r" +(?:in|to|on|at|during|through|via|by|of)\b", re.IGNORECASE)
_TOLD = re.compile(
    r" +(?:(?:the|his|her|their|its|a|British|Chinese|state) +)*[\w'.-]+"
    r"(?: +(?-i:[A-Z])[\w'.-]*)* +",
    re.IGNORECASE,
)
_TELLING = frozenset(["told", "tell", "tells", "telling", "reminded", "informed", "assured"])
_SAYING = frozenset(["say", "says", "said", "saying"])
_NOT_CLAUSE = re.compile(rf"(?:{words('no_clause')})\b|[,.;:\x01-]", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:he|she|it|they|we|there|this|these|those)\b", re.IGNORECASE)
_FINITE = re.compile(
    rf"\b(?:{words('finite')})\b|n't\b|'(?:s|re|ve|ll|d)\b|\A(?:\S+ +){{1,6}}?\w{{3,}}ed\b"
)
_WINDOW = 80
_PARENTHESIS = re.compile(rf", +(?:(?:{words('titles')})\.? +)*\Z", re.IGNORECASE)
_AND_THAT = re.compile(r",? +(?:and|but) +that +")
_STOP = re.compile(
    rf",? +(?:and|but) +that\b|, +(?:{words('turning')})\b"
    r"| +as +(?:he|she|it|they)\b|;| - (?=he|she|they)"
    r"| +to +being\b|:(?= *\x01)|(?<=[a-z]{3})[.!?] +(?=[A-Z])|[.!?]+(?:\x01|\s)*\Z|\Z"
)
_CONNECTOR = re.compile(
    rf"(?:,? +(?:{words('connecting')})|,)(?: +(?:also|then|has|have|had))* +"
    r"(?:[\w'.-]+ +){0,4}\Z",
    re.IGNORECASE,
)
_OPENER = re.compile(rf"(?:{words('openers')}),? +(?=\S)", re.IGNORECASE)
_AT_END = re.compile(rf"(?:{time_words()}| )*\Z", re.IGNORECASE)
_NOTHING = re.compile(r" +(?:nothing|little|none|no)\b|[,.;:]", re.IGNORECASE)
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_STATISTICS = re.compile(r"figures|statistics|\bdata\b|poll|survey", re.IGNORECASE)


@cache
def _noun_that() -> re.Pattern[str]:
    nouns = "|".join(speech_rules()["noun_that"]["nouns"])
    return re.compile(rf"(?: +[\w-]+){{0,3}}? +(?:{nouns}) +that +", re.IGNORECASE)


@cache
def _avowed() -> re.Pattern[str]:
    nouns = "|".join(speech_rules()["avowal"]["nouns"])
    return re.compile(
        rf"(?: +[\w'-]+){{0,4}}? +(?:{nouns})\b(?= +(?:to|for|in|of|over|about|at|with|against)\b)",
        re.IGNORECASE,
    )


@cache
def _heads() -> frozenset[str]:
    return forms("report") | forms("directive")


def indirect(
    masked: str, bounds: tuple[int, int], frame: Frame, speakers: Mapping[Frame, Speaker]
) -> Iterator[tuple[int, int]]:
    """Where the reported words of `frame` stand in the sentence `bounds`; maybe nowhere."""
    every = list(speakers)
    if _STATISTICS.search(f"{frame.subject.name} {frame.subject.noun}"):
        return
    if frame.form == "according to" or frame.inverted:
        found = _around_source(masked, bounds, frame, every)
    else:
        official = speakers[frame].side in _GOVERNMENTS
        found = _after_verb(masked, bounds, frame, every, official=official)
        found = found or _before_subject(masked, bounds, frame)
    while found:
        kept = _unquoted(masked, *found)
        if kept:
            yield kept
        more = _AND_THAT.match(masked, found[1], bounds[1])
        if more is None:
            return
        found = more.end(), _stop(masked, more.end(), bounds[1], every, frame)


def _after_verb(
    masked: str,
    bounds: tuple[int, int],
    frame: Frame,
    every: Sequence[Frame],
    *,
    official: bool,
) -> tuple[int, int] | None:
    at, end = frame.verb[1], bounds[1]
    gerund = frame.form.split()[0].endswith("ing")
    if frame.form in forms("directive") and gerund:
        return frame.verb[0], _stop(masked, at, end, every, frame)
    start = _clause(masked, at, end, frame.form)
    if (
        start is None
        and masked[at : at + 2] == ", "
        and _PARENTHESIS.search(masked[max(0, frame.start - _WINDOW) : frame.start])
    ):
        start = at + 2 if _FINITE.match(masked, at + 2) else None
    if start is None and not gerund and _takes_object(frame, official=official):
        start = None if _NOTHING.match(masked, at) else at + 1
    if start is None:
        return None
    return start, _stop(masked, start, end, every, frame)


def _takes_object(frame: Frame, *, official: bool) -> bool:
    """Whether the verb's object is what is said: a thing stressed, a demand by a government."""
    if frame.form in forms("directive"):
        return official
    return frame.form in forms("phrase") and frame.subject.form != "pronoun"


def _clause(masked: str, at: int, end: int, form: str) -> int | None:
    """Where a reported clause begins after the verb; None when no clause follows."""
    if form in _TELLING:
        told = _ADDRESSEE.match(masked, at, end) or _TOLD.match(masked, at, end)
        return told.end() if told and _FINITE.search(masked[told.end() : end]) else None
    if form in forms("noun_that"):
        noun = _noun_that().match(masked, at, end)
        if noun is None and form in forms("avowal") and _avowed().match(masked, at, end):
            return at + 1
        return noun.end() if noun else None
    lead = _LEAD.match(masked, at, end)
    said = _ADDRESSEE.match(masked, at, end) if _CHANNEL.match(masked, at) else None
    if form in forms("that") and ((lead and lead["that"]) or said):
        return lead.end() if lead and lead["that"] else said.end() if said else None
    bare = lead and not lead["that"] and "," not in lead[0] and form in forms("bare")
    return lead.end() if lead and bare and _is_clause(masked, lead.end(), end, form) else None


def _is_clause(masked: str, at: int, end: int, form: str) -> bool:
    """Whether the words at `at` are a clause without that, not an object."""
    if _NOT_CLAUSE.match(masked, at, end):
        return False
    if form in _SAYING or _SUBJECT.match(masked, at):
        return True
    return _FINITE.search(masked[at:end]) is not None


def _stop(masked: str, start: int, end: int, every: Sequence[Frame], frame: Frame) -> int:
    """Where the reported words end: with the sentence, or where another voice goes on."""
    match = _STOP.search(masked, start, end)
    stop = match.start() if match else end
    if frame.subject.start > start:
        comma = masked.rfind(",", start, frame.subject.start)
        stop = min(stop, comma) if comma >= 0 else stop
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
    if not _AT_END.match(tail):
        return None
    opener = _OPENER.match(masked, start, end)
    return (opener.end() if opener else start), start + len(before) - 1


def _unquoted(masked: str, start: int, end: int) -> tuple[int, int] | None:
    quoted = masked.find("\x01", start, end)
    if quoted >= 0:
        if len(masked[start:quoted].split()) < WORDS_BEFORE_QUOTATION:
            return None
        end = quoted
    while start < end and masked[start] == " ":
        start += 1
    while end > start and masked[end - 1] in " .,;:!?":
        end -= 1
    return (start, end) if len(masked[start:end].split()) >= MIN_WORDS else None
