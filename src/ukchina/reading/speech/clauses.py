"""Where the words begin that a verb of speech reports: a clause, an object, an avowal."""

from __future__ import annotations

import re
from functools import cache

from ukchina.reading.speech.rules import forms, speech_rules, time_words, words

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
_PAST = re.compile(r"(?:\S+ +){1,6}?\w{3,}ed\b")
_EARLY = 120
FINITE = re.compile(rf"\b(?:{words('finite')})\b|n't\b|'(?:s|re|ve|ll|d)\b")
_GROUND = re.compile(r"\bbecause\b|\bon (?:the )?grounds\b|\bas (?:an?|being) ")
_REASON_ENDS = re.compile(r",| +(?:when|where|while|during|before|after|as)\b| - ")
_HAVE_CHARS = 12
_HAVE = re.compile(r"\b(?:have|has|had) +\Z")


def clause_start(masked: str, at: int, end: int, form: str) -> int | None:
    """Where a reported clause begins after the verb; None when no clause follows."""
    if form in _TELLING:
        told = _ADDRESSEE.match(masked, at, end) or _TOLD.match(masked, at, end)
        return told.end() if told and has_verb(masked, told.end(), end) else None
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
    return has_verb(masked, at, end)


def has_verb(masked: str, at: int, end: int) -> bool:
    """Whether a finite verb stands in a stretch, so that it may be a clause."""
    early = masked[at : min(end, at + _EARLY)]
    return FINITE.search(masked, at, end) is not None or _PAST.match(early) is not None


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


def blame(masked: str, verb: tuple[int, int], start: int, stop: int) -> tuple[int, int] | None:
    """The whole blame with its ground: "have criticised the visit because of ..."."""
    ground = _GROUND.search(masked, verb[1], stop)
    if ground is None:
        return None
    aside = _REASON_ENDS.search(masked, ground.end(), stop)
    have = _HAVE.search(masked[max(start, verb[0] - _HAVE_CHARS) : verb[0]])
    return verb[0] - (len(have[0]) if have else 0), aside.start() if aside else stop
