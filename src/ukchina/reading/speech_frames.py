"""Verbs of speech with their subjects: who says, and where what they say begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading import speech_subjects as grammar
from ukchina.reading.speech_references import Reference, pronoun
from ukchina.reading.speech_rules import forms, speech_rules, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got) +(?:\w+ly +|also +|widely +|not +|never +)*\Z",
    re.IGNORECASE,
)
_QUOTED_AS = re.compile(r"\b(?:is|was|were|been) +(?:quoted|cited|reported) +as +\Z", re.IGNORECASE)
_NOUNISH = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|this|that|these|those|any|no|some|of|for|in|on|by|with|public|new|official|"
    r"annual|joint|strong|further|two|three|such|more|several|latest|fresh|press|news|media|our|my|your|earlier|first|"
    r"false|fake|multiple)|'s|s') +\Z",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto +\Z", re.IGNORECASE)
_FINITE_INFINITIVE = re.compile(
    r"\b(?:went +on|goes +on|expected|continued|set|due|likely|sought|hastened) +to +\Z",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"(?:\b(?:and|but|then|or|while|by|in|from|after|before)|,) +(?:(?:also|then|later|only|further|even|has|had|have) +)*\Z",
    re.IGNORECASE,
)
# What may follow an inverted subject: the end, an apposition, a place or time, never a verb.
_ENDS = re.compile(
    rf" *(?:[,.;:(\x01-]|\Z)| +(?:of|at|from|in|on|who|when|during|after|before|as|with|{grammar.TIME})\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:according +to|in +the +(?:view|words|opinion|eyes) +of|(?:quoting|citing)(?= +(?:the|a|an|[A-Z]))|"
    r"in +(?P<own>his|her|its|their) +(?:view|opinion|words))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech (or "according to") with its subject as written.

    `start` and `end` bound the attributing words, `verb` the verb alone; `inverted` when the
    subject follows ("said Brown"), `inherited` when it is that of the frame before.
    """

    start: int
    end: int
    verb: tuple[int, int]
    form: str
    subject: Reference
    inverted: bool = False
    inherited: bool = False


def frames(masked: str, start: int, end: int, subjects: Sequence[Reference]) -> list[Frame]:
    """The frames in the sentence `masked[start:end]`, in order; quoted words are blanked out."""
    found: list[Frame] = []
    for match in verbs().finditer(masked, start, end):
        frame = _frame(masked, (start, end), match, subjects, found)
        if frame:
            found.append(frame)
    found += _sources(masked, start, end, subjects)
    return sorted(found, key=lambda frame: frame.verb)


def _sources(masked: str, start: int, end: int, subjects: Sequence[Reference]) -> list[Frame]:
    """The frames of "according to" and its like."""
    found = []
    for match in _SOURCE.finditer(masked, start, end):
        if match["own"]:
            subject = pronoun(*match.span("own"), match["own"].lower())
        else:
            subject = next(
                (
                    s
                    for s in subjects
                    if s.start >= match.end() and grammar.only_titles(masked[match.end() : s.start])
                ),
                None,
            )
        if subject:
            last = max(subject.end, match.end())
            found.append(
                Frame(match.start(), last, match.span(), "according to", subject, inverted=True)
            )
    return found


def _frame(
    masked: str,
    bounds: tuple[int, int],
    verb: re.Match[str],
    subjects: Sequence[Reference],
    before: Sequence[Frame],
) -> Frame | None:
    form = re.sub(r" +", " ", verb[0].lower())
    left = masked[bounds[0] : verb.start()]
    gerund = form.split()[0].endswith("ing")
    quoted_as = _QUOTED_AS.search(left)
    at = bounds[0] + quoted_as.start() if quoted_as else verb.start()
    if _no_verb(left, form, gerund=gerund) and not quoted_as:
        return None
    after = _inverted(masked, bounds, verb, form, subjects)
    if after:
        return Frame(verb.start(), after.end, verb.span(), form, after, inverted=True)
    subject, inherited = _subject(masked, bounds, (at, verb.end()), subjects, before, gerund=gerund)
    if subject is None:
        return None
    cue = verb.start() if inherited or subject.start > verb.start() else subject.start
    return Frame(cue, verb.end(), verb.span(), form, subject, inherited=inherited)


def _no_verb(left: str, form: str, *, gerund: bool) -> bool:
    """Whether the form is a noun here, a passive, or an infinitive that nobody performs."""
    if _PASSIVE.search(left) and not gerund:
        return True
    if form in speech_rules()["nouns"]["forms"] and _NOUNISH.search(left):
        return True
    return _INFINITIVE.search(left) is not None and _FINITE_INFINITIVE.search(left) is None


def _subject(
    masked: str,
    bounds: tuple[int, int],
    verb: tuple[int, int],
    subjects: Sequence[Reference],
    before: Sequence[Frame],
    *,
    gerund: bool,
) -> tuple[Reference | None, bool]:
    """The subject, and whether it is inherited from the frame before."""
    start, at = bounds[0], verb[0]
    found = grammar.adjacent(masked, at, start, subjects, ruled=gerund)
    if found:
        return found, False
    if gerund and not masked[start:at].strip():
        return grammar.following(masked, verb[1], bounds[1], subjects), False
    if gerund or _COORDINATED.search(masked[start:at]):
        parted = None if gerund else grammar.parted(masked, at, start, subjects)
        if parted:
            return parted, False
        if before:
            telling = [f for f in before if f.form in forms("report")] or before
            return telling[-1].subject, True
        return grammar.main_subject(masked, at, start, subjects), True
    return (
        grammar.parted(masked, at, start, subjects) or grammar.relative(masked, at, start, subjects)
    ), False


def _inverted(
    masked: str,
    bounds: tuple[int, int],
    verb: re.Match[str],
    form: str,
    subjects: Sequence[Reference],
) -> Reference | None:
    """The subject after the verb, when the words quoted stand right before it."""
    if form not in forms("inverted"):
        return None
    before = masked[bounds[0] : verb.start()].rstrip(" ")
    if before and before[-1] not in "\x01,":
        return None
    subject = next((s for s in subjects if s.start >= verb.end()), None)
    if subject is None or subject.form == "pronoun":
        return None
    if not grammar.only_titles(masked[verb.end() : subject.start]):
        return None
    return subject if _ENDS.match(masked, subject.end, bounds[1]) else None
