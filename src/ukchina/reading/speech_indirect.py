"""The words that a verb of speech reports without quotation marks, and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.speech_frames import TIME
from ukchina.reading.speech_rules import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech_frames import Frame

# A clause whose words are partly quoted is listed as reported speech only up to the quotation, and
# only when that much stands outside the marks: the reference's own division.
WORDS_BEFORE_QUOTATION = 8
MIN_WORDS = 3

_LEAD = re.compile(
    rf"(?: +(?:{TIME}|to +(?:reporters|MPs|him|her|them|journalists)))*,?(?P<that> +that\b)?,? +",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r" +(?:[\w'.-]+ +){1,7}?that +", re.IGNORECASE)
_TOLD = re.compile(
    r" +(?:(?:(?:the|his|her|their|its|a|British|Chinese|state) +)*[\w'.-]+(?: +[A-Z][\w'.-]*)*) +(?P<that>that +)?",
    re.IGNORECASE,
)
_NOT_CLAUSE = re.compile(
    r"(?:to|of|for|in|on|at|by|with|about|as|from|how|against|and|or|but|nothing|little|so|goodbye|more|it\.|it,|sorry|yes|no)\b|[,.;:\x01]",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did|lacks?|needs?|wants?|remains?|\w{3,}ed|\w{3,}s|present|face|pose|went|came|took|made|gave)\b|n't\b"
)
_STOP = re.compile(
    r",? +(?:and|but)(?=(?: +\w+)? +(?:that\b|\x02))|,? +(?:and|but) +that\b|, +(?:adding|saying|noting|warning|citing|according|stressing|calling|urging|while|with|as|after|although|though|prompting|accusing|insisting|arguing|in +(?:a|an|the|what))\b"
    r"| +(?:after|as|while|when|before)(?= +[^,.;]{0,40}\x02)| +as +(?:he|she|it|they)\b|;| - (?=he|she|they)| +to +being\b|[.!?]+(?:\x01|\s)*\Z|\Z",
)
_OPENER = re.compile(
    r"(?:Still|However|But|And|Yet|Meanwhile|Instead|Separately|Also|Moreover|Nevertheless|In +(?:addition|response)|Earlier|So|Now|Then|At +the +same +time),? +(?=\S)"
)
_STATISTICS = re.compile(r"figures|statistics|data|poll|survey", re.IGNORECASE)


def indirect(
    masked: str, bounds: tuple[int, int], frame: Frame, every: Sequence[Frame]
) -> tuple[int, int] | None:
    """Where the reported words of `frame` stand in the sentence `bounds`; None when it has none."""
    if _STATISTICS.search(frame.subject.name) or _STATISTICS.search(frame.subject.noun):
        return None
    if frame.form == "according to" or frame.inverted:
        content = _around_source(masked, bounds, frame)
    else:
        content = _after_verb(masked, bounds, frame, every) or _before_subject(
            masked, bounds, frame
        )
    if content is None:
        return None
    return _unquoted(masked, *content)


def _after_verb(
    masked: str, bounds: tuple[int, int], frame: Frame, every: Sequence[Frame]
) -> tuple[int, int] | None:
    at, end = frame.verb[1], bounds[1]
    form = frame.form
    if form in forms("directive") and form.split()[0].endswith("ing"):
        return frame.verb[0], _stop(masked, at, end, every, frame)
    if form in forms("phrase") and frame.subject.form != "pronoun" and not form.endswith("ing"):
        lead = re.match(r" +(?:that +|the +need +|the +importance +)?", masked[at:end])
        if lead and not masked[at + lead.end()] == "\x01":
            return at + len(re.match(r" +(?:that +)?", masked[at:end])[0]), _stop(
                masked, at, end, every, frame
            )  # type: ignore[index]
    start = _clause(masked, at, end, form)
    if start is None:
        return None
    return start, _stop(masked, start, end, every, frame)


def _clause(masked: str, at: int, end: int, form: str) -> int | None:
    """Where a reported clause begins after the verb."""
    if form in {"told", "tell", "tells", "telling", "reminded", "informed", "assured"}:
        match = _TOLD.match(masked, at, end) if "that" not in masked[at : at + 70] else None
        match = match or _ADDRESSEE.match(masked, at, end)
        return match.end() if match and _FINITE.search(masked, match.end(), end) else None
    match = _LEAD.match(masked, at, end)
    if match is None:
        return None
    if match["that"]:
        return match.end() if form in forms("that") else None
    if (
        form in forms("that")
        and (said := _ADDRESSEE.match(masked, at, end))
        and re.match(r" +(?:in|to|on|at|during|through|via|by|of)\b", masked[at:])
    ):
        return said.end()
    if form not in forms("bare") or _NOT_CLAUSE.match(masked, match.end(), end):
        return None
    return match.end() if _FINITE.search(masked, match.end(), end) else None


def _stop(masked: str, start: int, end: int, every: Sequence[Frame], frame: Frame) -> int:
    """Where the reported words end: the sentence, or where the narrator or another voice goes on."""
    marks = list(masked[:end])
    for other in every:
        if other.verb[0] > start and other is not frame:
            marks[other.verb[0]] = "\x02"
    match = _STOP.search("".join(marks), start, end)
    return match.start() if match else end


def _around_source(masked: str, bounds: tuple[int, int], frame: Frame) -> tuple[int, int] | None:
    start, end = bounds
    before = masked[start : frame.start].rstrip(" ")
    if not before:
        comma = masked.find(",", frame.end, end)
        if comma < 0:
            return None
        return comma + 2, end - len(masked[start:end]) + len(masked[start:end].rstrip(" .!?"))
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
