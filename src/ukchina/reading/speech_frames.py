"""Verbs of speech with their subjects: who says, and where what they say begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.reading.speech_rules import forms, speech_rules, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech_references import Reference

TIME = (
    r"(?:(?:on|in|at|by|since|during|after|before|earlier|later|last|this|next|late|early) +)?(?:(?:a|an|the|this|last|next|same|his|her) +)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"today|yesterday|tonight|night|morning|afternoon|evening|week|weekend|month|year|day|earlier|later|recently|repeatedly|often|previously|twice|once|statement|"
    r"interview|speech|email|e-mail|editorial|post|letter|briefing|press conference|news conference|article|commentary|tweet|message|report|readout)(?: +\d{1,2}(?:,? +\d{4})?| +\d{4})?"
)
_ADVERB = (
    r"(?:\w+ly|also|then|now|still|even|just|only|once|again|too|thus|therefore|meanwhile|however|never|not|always|often|further|instead|later|soon|already|"
    r"has|have|had|is|are|was|were|will|would|did|does|do|can|could|may|might|should|must|been|being|be|went +on|to|later|continued|"
    r"is +expected|was +quoted +as|were +quoted +as|been +quoted +as|began +by|ended +by|in +turn|for +(?:his|her|its|their) +part)"
)
_IMMEDIATE = re.compile(rf"(?:[ ,-]+(?:{_ADVERB}|{TIME}|,))*[ ,]*\Z", re.IGNORECASE)
_APPOSED = re.compile(
    r" *(?:,|\(|-+ | who | which )[^;:.!?\x01]*?(?:,|\)|-+)?(?: +%s)* *\Z" % _ADVERB, re.IGNORECASE
)
_PREPOSED = re.compile(
    r"(?:\b(?:of|to|for|with|at|in|by|from|on|between|against|than|about|after|before|over|under|toward|towards|as|around|near|like|"
    r"including|include|includes|met|meet|meets|meeting|visit|visits|visited|told|tell|urge|urged|urging|asked|and|is|was|are|be|per|via|despite))\s+\Z",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:(?:\b(?:the|a|an|his|her|its|their|then|former|ex-[\w-]+|new|senior|top|current|incoming|outgoing|deputy|vice|prime|foreign|home|defence|trade|commerce|finance|"
    r"ministry|minister|minister's|secretary|president|vice-president|vice-premier|premier|chancellor|spokes(?:man|woman|person)|ambassador|leader|chief|professor|historian|"
    r"colleague|counterpart|economist|analyst|expert|veteran|backbencher|MP|PM|VP|business|security|shadow|king|queen|sir|dame|lord|lady|mr|mrs|ms|dr|consul|general|"
    r"british|chinese|uk|u\.k\.|british-based|labour|conservative|tory|government|cabinet|office|treasury|state|councillor|whose|ruling|said|says|added)|[A-Z][\w.'-]*)[ ,-]+)+\Z",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z]")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got) +(?:\w+ly +|also +|widely +|not +|never +)*\Z",
    re.IGNORECASE,
)
_QUOTED_AS = re.compile(r"\b(?:quoted|cited|reported) +as +\Z", re.IGNORECASE)
_NOUNISH = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|this|that|these|those|any|no|some|of|for|in|on|by|with|public|new|official|annual|joint|strong|further|two|three|such|more|several|latest|fresh|press|news|media|our|my|your|earlier|first|false|fake|multiple)|'s|s') +\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech (or "according to") with its subject; the speaker is still as written.

    `start` and `end` bound the attributing words, `verb` the verb's own place; `inverted` when the
    subject follows ("said Brown"), `form` the verb's form in lower case.
    """

    start: int
    end: int
    verb: tuple[int, int]
    form: str
    subject: Reference
    inverted: bool = False
    inherited: bool = False


def frames(masked: str, start: int, end: int, subjects: Sequence[Reference]) -> list[Frame]:
    """The frames in the sentence `masked[start:end]`, in order, quoted words blanked out."""
    found: list[Frame] = []
    for match in verbs().finditer(masked, start, end):
        frame = _frame(masked, (start, end), match, subjects, found)
        if frame:
            found.append(frame)
    for match in re.finditer(
        r"\b(?:according +to|in +the +(?:view|words|opinion) +of)\b",
        masked[start:end],
        re.IGNORECASE,
    ):
        at = start + match.end()
        subject = next(
            (s for s in subjects if s.start >= at and only_titles(masked[at : s.start])), None
        )
        if subject:
            found.append(
                Frame(
                    start + match.start(),
                    subject.end,
                    (start + match.start(), at),
                    "according to",
                    subject,
                    inverted=True,
                )
            )
    return sorted(found, key=lambda frame: frame.verb)


def _frame(
    masked: str,
    bounds: tuple[int, int],
    verb: re.Match[str],
    subjects: Sequence[Reference],
    before: list[Frame],
) -> Frame | None:
    start, end = bounds
    form = re.sub(r" +", " ", verb[0].lower())
    left = masked[start : verb.start()]
    if _QUOTED_AS.search(left):
        left = _QUOTED_AS.sub("", left)
        left = _PASSIVE.sub("", left)
    elif _PASSIVE.search(left) and not form.endswith("ing"):
        return None
    if form in speech_rules()["nouns"]["forms"] and _NOUNISH.search(left):
        return None
    inverted = _inverted(masked, bounds, verb, form, subjects)
    if inverted:
        return Frame(verb.start(), inverted.end, verb.span(), form, inverted, inverted=True)
    if re.search(r"\bto +\Z", left) and not re.search(
        r"\b(?:went +on|expected|continued|set|due|likely|managed|sought|goes +on) +to +\Z",
        left,
        re.I,
    ):
        infinitive = True
    else:
        infinitive = False
    gerund = form.split()[0].endswith("ing") and form not in {"bring"}
    if infinitive:
        return None
    coordinated = re.search(
        r"(?:\b(?:and|but|then|or|before|while|by|in|from|after)|,) +(?:(?:also|then|later|only|further|even|has|had) +)*\Z",
        left,
        re.I,
    )
    immediate = _immediate(masked, verb.start(), start, subjects)
    if immediate and not (gerund and masked[immediate.end : verb.start()].strip() == ","):
        return Frame(immediate.start, verb.end(), verb.span(), form, immediate)
    if before and (gerund or coordinated):
        last = before[-1]
        return Frame(verb.start(), verb.end(), verb.span(), form, last.subject, inherited=True)
    subject = _subject(masked, verb.start(), start, subjects, loose=bool(gerund or coordinated))
    if subject is None and gerund:
        subject = _following_subject(masked, verb.end(), end, subjects)
    if subject is None:
        return None
    cue = subject.start if subject.start < verb.start() else verb.start()
    return Frame(cue, verb.end(), verb.span(), form, subject)


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
    for subject in subjects:
        if subject.start >= verb.end():
            if only_titles(masked[verb.end() : subject.start]) and subject.form != "pronoun":
                return subject
            return None
    return None


def only_titles(words: str) -> bool:
    return not words.strip() or _TITLED.fullmatch(words.lstrip(" ").rstrip(" ") + " ") is not None


def _immediate(
    masked: str, verb: int, start: int, subjects: Sequence[Reference]
) -> Reference | None:
    """The reference right before a verb, save adverbs and times."""
    for subject in reversed([s for s in subjects if s.end <= verb]):
        between = masked[subject.end : verb]
        if _IMMEDIATE.match(between) and not is_object(masked, subject, start):
            return subject
    return None


def _subject(
    masked: str, verb: int, start: int, subjects: Sequence[Reference], *, loose: bool
) -> Reference | None:
    candidates = [s for s in subjects if s.end <= verb and not is_object(masked, s, start)]
    for subject in reversed(candidates):
        between = masked[subject.end : verb]
        if _APPOSED.match(between) and not re.match(r"'s|'", between):
            inner = [s for s in candidates if subject.end <= s.start]
            if not inner:
                return _outermost(subject, candidates, masked, verb)
    if loose:
        plain = [s for s in candidates if not masked[s.end : s.end + 1] == "'"]
        return plain[-1] if plain else None
    return None


def _outermost(
    subject: Reference, candidates: Sequence[Reference], masked: str, verb: int
) -> Reference:
    """The name that a description stands in apposition to ("Alicia Kearns, the chair, said")."""
    for other in reversed(candidates):
        if other.end <= subject.start and re.fullmatch(
            r" *, *(?:(?:a|an|the|its|their) +)?", masked[other.end : subject.start]
        ):
            return other
    return subject


def is_object(masked: str, subject: Reference, start: int) -> bool:
    """Whether a preposition or a verb rules the reference, or it is a possessor."""
    if masked[subject.end : subject.end + 2] == "'s":
        return True
    before = masked[start : subject.start]
    titled = _TITLED.search(before)
    trimmed = before[: titled.start()] if titled and subject.form != "pronoun" else before
    return (
        _PREPOSED.search(trimmed if not trimmed or trimmed.endswith(" ") else trimmed + " ")
        is not None
    )


def _following_subject(
    masked: str, verb: int, end: int, subjects: Sequence[Reference]
) -> Reference | None:
    """The subject of the main clause after a fronted participle ("Noting that ..., Xi said")."""
    comma = [m.start() for m in re.finditer(r", ", masked[verb:end])]
    for at in comma:
        for subject in subjects:
            if subject.start >= verb + at and only_titles(masked[verb + at + 1 : subject.start]):
                return replace(subject)
    return None
