"""Who takes part in an event: the actors named in its clause, and those it points to."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.events.parties import parties, speaker_at
from ukchina.reading.events.stood_for import pronoun_of, subject_before
from ukchina.reading.people.mentions import mentions
from ukchina.reading.values import Mention, Side, within
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document
    from ukchina.sentences import Sentence

_ACTING = {"person", "institution", "collective", "media", "party"}
# Not so "his French counterpart".
_COUNTERPART = re.compile(
    r"\b(?:his|her|their)\s+(?:(?:(?-i:[a-z])[\w-]*|Chinese|British|UK)\s+){0,2}?counterparts?\b",
    re.IGNORECASE,
)
# Somebody is met, though no table names them: "to meet British executives", "talks in Wuhan with
# students", "a dinner for bankers". Not so a state or its officials, whoever they are.
_OFFICIALS = (
    r"(?:(?:the|their|Chinese|British|UK|China's|Britain's|visiting|senior|top|other|foreign) )*"
    r"(?:China|Chinese|Beijing|Britain|British|UK|London|side|governments?|authorities|leadership"
    r"|officials?|leaders?|ministers?|secretary|chancellor|president|premier|delegation|two|pair"
    r"|both|him|her|each other|one another|counterparts?)\b(?! (?!on\b|in\b|at\b|and\b)[a-z])"
)
_PLACED = r"(?: (?:in|at|on|over|during|this|last|earlier)(?: [\w'-]+){1,4}?){0,2}"
_OBJECT = re.compile(
    r"\b(?:meet|met|meets|hosts?|hosted|welcom(?:ed|es)|receiv(?:ed|es)|greet(?:ed|s)) (?:with )?"
    r"(?!(?:in|on|at|for|again|last|this|next|yesterday|today)\b)\w"
    rf"|\b(?:met|meets?|meetings?|talks|discussions|dinner|lunch(?:eon)?|banquet|reception){_PLACED}"
    rf",? (?:with|between) (?!an? (?:view|eye)\b|{_OFFICIALS})\w"
    r"|\b(?:attend(?:s|ed|ing)?|address(?:es|ed|ing)?|spoke at) (?:an?|the) (?:[\w'-]+ ){0,5}?"
    r"(?:dinner|lunch(?:eon)?|banquet|reception)\b"
    rf"|\b(?:dinner|lunch(?:eon)?|banquet|reception){_PLACED}"
    rf" (?:for|of|(?:(?:hosted|held|given) )?by) (?!{_OFFICIALS})\w",
    re.IGNORECASE,
)
_SUBJECT_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'(?:m|ve|ll|d)|[Ww]e|[Ww]e'(?:re|ve|ll|d))\b(?!\.)")
_STARTS_WITH_VERB = re.compile(
    r"(?:(?:said|told|added|wrote)\b|(?:before|after)\s+\w+ing\b)", re.IGNORECASE
)
# Behind "and", of contact: whoever is the subject of the sentence, if it is a person.
_GOES_ON = re.compile(
    r"(?:met|held|flew|spoke|went|visited|travelled|toured|hosted|welcomed|received|signed)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r" that\b(?! (?:day|night|week|month|year)\b)")
# How many persons named last are looked through for one of an earlier sentence.
_NEAR = 20
_OWNS = re.compile(r"'s?\s")
_BILATERAL = {"meeting", "call", "dinner"}
OPPOSITE = {Side.UK_GOVERNMENT: Side.CHINA_GOVERNMENT, Side.CHINA_GOVERNMENT: Side.UK_GOVERNMENT}


def actors(  # noqa: PLR0913 - what is passed over belongs to the stretch
    document: Document,
    sentence: Sentence,
    span: Span,
    kind: str,
    *,
    at: int,
    passed: Span | None = None,
) -> tuple[str, ...]:
    """The names of those who take part, in the order of the text, each once.

    `at` is where the trigger stands, `passed` what of the span tells another event. A clause
    without a subject of its own, or with a pronoun, takes the first person of its sentence, who is
    its subject, else the one named last; "I" and "we" are whoever speaks there; a meeting of one
    ("his counterpart") takes the person of the other side named last.
    """
    inside = [m for m in within(mentions(document), span) if m.type in _ACTING]
    inside = [m for m in inside if not (passed and m.span in passed)]
    if kind in {"statement", "exchange"}:
        inside = [m for m in inside if not _is_content(document, span, at, m)]
    everybody = _people(document)
    before = everybody[: bisect_left(everybody, span.start, key=lambda person: person.span.start)]
    words = fold(document.text)[span.start : span.end]
    inside = sorted([*inside, *parties(document, sentence, span, at)], key=lambda m: m.span)
    people = [m for m in inside if m.type == "person"]
    first = min((m.span.start - span.start for m in inside), default=len(words))
    own = _FIRST_PERSON.search(words, 0, at - span.start)
    if own and own.start() < first:
        near = speaker_at(document, span.start + own.start())
    else:
        near = _subject(document, sentence, words[:first], before)
    if near is None and _GOES_ON.match(words):
        near = _going_on(document, sentence, before)
    if near:
        people.insert(0, near)
        inside.insert(0, near)
    if kind in _BILATERAL and len({m.name for m in people}) == 1:
        other = _counterpart(people[0], before)
        unnamed = len(inside) <= len(people) and not _OBJECT.search(words)
        if other and (_COUNTERPART.search(words) or unnamed):
            inside.append(other)
    return tuple(dict.fromkeys(m.name for m in inside))


def _is_content(document: Document, span: Span, at: int, one: Mention) -> bool:
    """Whether somebody is only told of in the that-clause of the statement at a place."""
    words = fold(document.text)
    return _THAT.search(words, at, min(one.span.start, span.end)) is not None


@lru_cache(maxsize=8)
def _people(document: Document) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions(document) if mention.type == "person")


def _subject(
    document: Document, sentence: Sentence, lead: str, before: Sequence[Mention]
) -> Mention | None:
    """Whom a clause takes as its subject when a pronoun, or nothing, leads in to it."""
    pronoun = _SUBJECT_PRONOUN.search(lead)
    if not before or not (pronoun or _STARTS_WITH_VERB.match(lead)):
        return None
    plain = fold(document.text)
    word = pronoun[0].lower() if pronoun else ""
    near = [one for one in before[-_NEAR:] if not word or pronoun_of(plain, one) in {"", word}]
    return next(iter(within(near, sentence.span)), subject_before(plain, near))


def _going_on(document: Document, sentence: Sentence, before: Sequence[Mention]) -> Mention | None:
    """Who is the subject of a clause that only goes on with a verb: that of its sentence.

    The first person in it who owns nothing; "he" and "she" stand for whoever was named before.
    """
    plain = fold(document.text)
    here = within(before, sentence.span)
    first = next((one for one in here if not _OWNS.match(plain, one.span.end)), None)
    end = first.span.start if first else sentence.span.end
    pronoun = _SUBJECT_PRONOUN.search(plain, sentence.span.start, end)
    if pronoun is None:
        return first
    earlier = [one for one in before[-_NEAR:] if one.span.start < sentence.span.start]
    return subject_before(
        plain, [o for o in earlier if pronoun_of(plain, o) in {"", pronoun[0].lower()}]
    )


def _counterpart(person: Mention, before: Sequence[Mention]) -> Mention | None:
    wanted = OPPOSITE.get(person.side)
    return next((m for m in reversed(before) if m.side == wanted), None)
