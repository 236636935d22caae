"""The words that a verb of speech reports without quotation marks, and where they end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ukchina.reading.speech.clauses import FINITE, blame, clause_start, has_verb
from ukchina.reading.speech.rules import forms, time_words, words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ukchina.reading.speech.discourse import Speaker
    from ukchina.reading.speech.frames import Frame

# A clause whose words are partly quoted is listed as reported speech only up to the quotation, and
# only when that much stands outside the marks: the reference's own division.
WORDS_BEFORE_QUOTATION = 10
MIN_WORDS = 3

# How far before a frame its titles and its connector may begin.
_WINDOW = 120
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
_AT_END = re.compile(rf"(?:{time_words()}| )*(?:\Z|,)", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"(?:in|on|at|as|for|with|to|by|from|during|after|before|under|over|against|amid|given|despite"
    r"|when|if|although|though|while|since|because|like|unlike|instead|today|now|first|second)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r" +(?:nothing|little|none|no)\b|[,.;:]", re.IGNORECASE)
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_STATISTICS = re.compile(r"figures|statistics|\bdata\b|poll|survey", re.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    return forms("report") | forms("directive")


@dataclass(frozen=True)
class Reporting:
    """A sentence, `masked[start:end]`, with its frames and who speaks in each."""

    masked: str
    start: int
    end: int
    speakers: Mapping[Frame, Speaker]

    @cached_property
    def stops(self) -> list[int]:
        """Where reported words may end, in order: each is found once for all frames."""
        return [match.start() for match in _STOP.finditer(self.masked, self.start, self.end)]

    @cached_property
    def turns(self) -> list[tuple[int, int, Frame]]:
        """The frames that another clause begins with: their verb, and where that clause begins."""
        found = []
        for frame in self.speakers:
            if frame.form in _heads():
                first = max(self.start, frame.start - _WINDOW)
                connector = _CONNECTOR.search(self.masked[first : frame.start])
                if connector:
                    found.append((frame.verb[0], first + connector.start(), frame))
        return found

    def before(self, frame: Frame) -> str:
        """What stands before a frame in its sentence."""
        return self.masked[self.start : frame.start].rstrip(" ")


def indirect(sentence: Reporting, frame: Frame) -> Iterator[tuple[int, int]]:
    """Where the reported words of `frame` stand in its sentence; maybe nowhere."""
    if _STATISTICS.search(f"{frame.subject.name} {frame.subject.noun}"):
        return
    if frame.form == "according to" or frame.inverted:
        rest = _after_parenthesis(sentence, frame)
        found = (rest, _stop(sentence, rest, frame)) if rest else _around_source(sentence, frame)
    else:
        found = _after_verb(sentence, frame) or _before_subject(sentence, frame)
    while found:
        kept = _unquoted(sentence.masked, *found)
        if kept:
            yield kept
        more = _AND_THAT.match(sentence.masked, found[1], sentence.end)
        if more is None:
            return
        found = more.end(), _stop(sentence, more.end(), frame)


def _after_verb(sentence: Reporting, frame: Frame) -> tuple[int, int] | None:
    masked, at, end = sentence.masked, frame.verb[1], sentence.end
    gerund = frame.form.split()[0].endswith("ing")
    if frame.form in forms("directive") and gerund:
        return frame.verb[0], _stop(sentence, at, frame)
    start = clause_start(masked, at, end, frame.form)
    if start is None:
        start = _after_parenthesis(sentence, frame)
    if start is None and frame.form in forms("blame"):
        return blame(masked, frame.verb, sentence.start, _stop(sentence, at, frame))
    official = sentence.speakers[frame].side in _GOVERNMENTS
    if start is None and not gerund and _takes_object(frame, official=official):
        start = None if _NOTHING.match(masked, at) else at + 1
    return None if start is None else (start, _stop(sentence, start, frame))


def _after_parenthesis(sentence: Reporting, frame: Frame) -> int | None:
    """Where a clause goes on after "he said" between commas; None when nothing follows."""
    masked, at = sentence.masked, max(frame.verb[1], frame.end)
    if masked[at : at + 2] != ", ":
        return None
    if not _PARENTHESIS.search(masked[max(sentence.start, frame.start - _WINDOW) : frame.start]):
        return None
    if FINITE.match(masked, at + 2):
        return at + 2
    led = _ADVERBIAL.match(masked, sentence.start) and "\x01" not in sentence.before(frame)
    return at + 2 if led and has_verb(masked, at + 2, sentence.end) else None


def _takes_object(frame: Frame, *, official: bool) -> bool:
    """Whether the verb's object is what is said: a thing stressed, a demand by a government."""
    if frame.form in forms("directive"):
        return official
    return frame.form in forms("phrase") and frame.subject.form != "pronoun"


def _stop(sentence: Reporting, start: int, frame: Frame) -> int:
    """Where the reported words end: with the sentence, or where another voice goes on."""
    at = bisect_left(sentence.stops, start)
    stop = sentence.stops[at] if at < len(sentence.stops) else sentence.end
    if frame.subject.start > start:
        comma = sentence.masked.rfind(",", start, frame.subject.start)
        stop = min(stop, comma) if comma >= 0 else stop
    first = bisect_right(sentence.turns, start, key=lambda turn: turn[0])
    for verb, opening, other in sentence.turns[first:]:
        if verb > stop:
            break
        if other is not frame and opening >= start:
            return min(stop, opening)
    return stop


def _around_source(sentence: Reporting, frame: Frame) -> tuple[int, int] | None:
    """The clause before or after "according to", "said Brown", unless it has a voice of its own."""
    start, end, before = sentence.start, sentence.end, sentence.before(frame)
    other = [o for o in sentence.speakers if o is not frame and o.form in forms("report")]
    if any(frame.form == "according to" or o.verb[0] < frame.start for o in other):
        return None
    if not before:
        comma = sentence.masked.find(", ", frame.end, end)
        return (comma + 2, end) if comma >= 0 and frame.form == "according to" else None
    return _opened(sentence, start, before) if before.endswith(",") else None


def _before_subject(sentence: Reporting, frame: Frame) -> tuple[int, int] | None:
    """The clause before "Bloomberg reported earlier", which closes its sentence."""
    if frame.form not in forms("that") or frame.inherited:
        return None
    if not _AT_END.match(sentence.masked[frame.verb[1] : sentence.end].strip(" .")):
        return None
    first = max(sentence.start, frame.start - _WINDOW)
    title = _PARENTHESIS.search(sentence.masked[first : frame.start])
    if title is None:
        return None
    before = sentence.masked[sentence.start : first + title.start() + 1]
    if _ADVERBIAL.match(before) and "," not in before[:-1]:
        return None
    earlier = [other for other in sentence.speakers if other.verb[0] < frame.start]
    if earlier and _after_parenthesis(sentence, earlier[-1]):
        return None
    return _opened(sentence, sentence.start, before)


def _opened(sentence: Reporting, start: int, before: str) -> tuple[int, int]:
    """The clause `before`, less the word that leads over to it and its last comma."""
    opener = _OPENER.match(sentence.masked, start, sentence.end)
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
