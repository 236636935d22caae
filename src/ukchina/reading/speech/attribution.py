"""Which frame a quotation belongs to, and what kind of quotation it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.speech.rules import forms, speech_pattern
from ukchina.reading.speech.subjects import only_titles
from ukchina.reading.values import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech.descriptions import Reference
    from ukchina.reading.speech.frames import Frame
    from ukchina.reading.speech.marks import Quoted

# Shorter than this, words between marks in the middle of a sentence are a phrase, not a clause.
CLAUSE_WORDS = 8
_BREAK = re.compile(
    r"\b(?:after|while|when|before|because|although|though|despite)\b|;|, (?:and|but)\b|[.!?] "
)
_BARE_NEGATION = re.compile(r"(?:not|never|no longer)(?: +(?:an?|the|being))* *", re.IGNORECASE)
# What stands between two dashes, or between brackets: who speaks in it has done before it ends.
_ASIDE = re.compile(r" - [^\x01.;:]*? - |\([^()]*\)")
_ASIDE_REACH = 400
_AND_THAT = re.compile(r"\b(?:and|but) +that +(?:the +)?\Z")
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|must|may|might|do|does|did)\b|n't|'(?:s|re|ve|ll|d)\b",
    re.IGNORECASE,
)


def after(masked: str, words: Quoted, every: Sequence[Frame]) -> Frame | None:
    """The frame that follows the quotation at once ("...," said Brown)."""
    for frame in every:
        if frame.start >= words.close:
            between = masked[words.close : frame.start].strip(" ,-")
            if only_titles(between) or not between:
                return frame
            return None
    return None


def trailing(masked: str, words: Quoted, every: Sequence[Frame]) -> Frame | None:
    """A frame that closes the sentence after a comma, over words partly quoted."""
    for frame in reversed(every):
        lead = masked[words.close : frame.start].rstrip(" ")
        if frame.start >= words.close and (not lead or lead.endswith((",", "\x01"))):
            return frame
    return None


def before(masked: str, words: Quoted, every: Sequence[Frame]) -> tuple[Frame | None, Frame | None]:
    """The frame that governs the quotation from before it, and one nested in its clause."""
    aside = [match.span() for match in _ASIDE.finditer(masked, _first(every, words), words.open)]
    leading = [
        frame
        for frame in every
        if frame.verb[1] <= words.open
        and not any(first <= frame.verb[0] < last for first, last in aside)
    ]
    if not leading:
        return None, None
    inner, report = leading[-1], forms("report")
    again = _AND_THAT.search(masked, max(0, inner.start - _ASIDE_REACH), inner.start)
    for outer in reversed(leading[:-1]):
        if outer.form in report and again and again.start() >= outer.verb[1]:
            return outer, inner
        if inner.inherited or outer.form not in report or outer.subject == inner.subject:
            break
        opens = masked.startswith(" that ", outer.verb[1])
        if not opens and inner.subject.start - outer.verb[1] > len(" the "):
            continue
        between = masked[outer.verb[1] : inner.start]
        if _BREAK.search(between) or "\x01" in between:
            break  # so it is for every frame before
        return outer, inner
    return inner, None


def _first(every: Sequence[Frame], words: Quoted) -> int:
    """Where the first frame begins, at most `_ASIDE_REACH` before the words."""
    return max(words.open - _ASIDE_REACH, min((frame.start for frame in every), default=0))


def possessor(masked: str, words: Quoted, references: Sequence[Reference]) -> Reference | None:
    """The person whose words are quoted as their own ("Osborne's “golden decade”")."""
    for reference in references:
        owns = masked[reference.end : words.open].strip(" ") == "'s"
        if owns and reference.type == "person" and reference.name:
            return reference
    return None


def kind(plain: str, masked: str, words: Quoted, bounds: tuple[int, int]) -> Kind:
    """Direct for whole clauses, partial for a part of one."""
    text = plain[words.start : words.end]
    lead = masked[bounds[0] : words.open].rstrip(" ")
    size = len(text.split())
    opens = text[0].isupper() or text[0] in ".…"
    if not lead or lead.endswith((":", ",", "\x01", "-")):
        return Kind.DIRECT if opens or size >= CLAUSE_WORDS or lead.endswith(":") else Kind.PARTIAL
    if opens and size >= CLAUSE_WORDS // 2 and _VERB.search(text):
        return Kind.DIRECT
    return Kind.PARTIAL


def scare_reason(masked: str, words: Quoted, bounds: tuple[int, int], *, bare: bool = False) -> str:
    """Why the words are nobody's speech: a proverb or title, negated, imagined; else "".

    With `bare` a mere "not" before the words is part of what a speaker says with them.
    """
    lead = masked[bounds[0] : words.open]
    negated = speech_pattern("negated").search(lead)
    if negated and not (bare and _BARE_NEGATION.fullmatch(negated[0])):
        return "negated"
    if speech_pattern("proverb").search(lead):
        return "title or saying"
    if speech_pattern("unreal").search(lead):
        return "imagined"
    return ""
