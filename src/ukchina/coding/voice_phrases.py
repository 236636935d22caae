"""Sources told by the grammar of their sentence: a noun phrase, whatever its noun, that says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_saying import first_words, phrase_rules, says

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w'&./-]*[\w']")
# Words from the head of the phrase to its verb, and what an apposition between commas may hold.
_MOST_WORDS = 20
_ASIDE = re.compile(r", (?:[^,;:]|,(?=\d)){2,160}, ")
# What is told of the noun may hold commas of its own (", the MP for Ely, whose …, ").
_TOLD = re.compile(
    r", (?=(?:who|whose|which|where|the|an?|now|then|formerly|once|mainly|including|among)\b)"
)
_MOST_TOLD = 200
_OPENED = re.compile(
    r"(?:But |And |Yet |So )?(?:In|On|At|For|From|Before|After|Since|By|Among|Outside|Inside|Last"
    r"|This|Against|Instead|Elsewhere|Earlier|Later|Turning|Asked|Pressed|Questioned|Speaking"
    r"|Responding|Replying|Writing|Interviewed|Meanwhile|However|Privately|Still|Now|Then|Even so"
    r"|[A-Z][a-z]+ly)\b"
)
_OCCASION = re.compile(
    r"(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|[Ee]arlier|[Ll]ast|[Tt]his|[Ll]ate|[Bb]y) (?:[\w'-]+ ){0,5}?"
    r"(?:statement|letters?|interviews?|speech|note|email|report|briefing|post|submission|memo"
    r"|article|debate|hearing|meeting|reply"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|night|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|\d{4}|weekend) "
    r"(?=(?:the|an?|one|some|many|several|another|its|his|her|their|two|three|[a-z]+s) )"
)
_COMMA = re.compile(r"[,~] +")
_CONJUNCTION = re.compile(
    r"(?:First|Second|Third|Fourth|Finally|Lastly|Also|Again|But|And|Yet|So|Still|Even|Then|Now"
    r"|Meanwhile|However),? +|(?:One|Two|Three|Four|Five|First|Second|Third): +"
)
_TAIL = re.compile(
    r"(?: (?:on|in|at|last|this|from|to|after|during|of|earlier|yesterday|today|\w+ly)\b"
    r"[^,;:~]{0,60})?"
    r" *(?:[,.:~]|\Z)"
)


def phrase(narration: str) -> tuple[int, int] | None:
    """Where the noun phrase stands whose verb of saying is that of the sentence; None for none.

    `narration` is the sentence with its quotations masked. The phrase opens the sentence, or its
    main clause behind a time, a place or "Asked about ...", or stands with its verb between
    commas or at the end (", one official says drily, ...").
    """
    if first_words().isdisjoint(narration.lower().split()):
        return None
    for start in _openings(narration):
        end = _speaks(narration, start) or _related(narration, start)
        if end is not None:
            return start, end
    return _aside(narration)


def _openings(narration: str) -> Iterator[int]:
    """Where the main clause may begin."""
    led = _CONJUNCTION.match(narration)
    start = led.end() if led else 0
    yield start
    occasion = _OCCASION.match(narration, start)
    if occasion:
        yield occasion.end()
    clause = narration.find("; ")
    if 0 <= clause <= len(narration) // 2:
        yield clause + len("; ")
    if _OPENED.match(narration):
        for comma in _COMMA.finditer(narration):
            yield comma.end()


def _speaks(narration: str, start: int) -> int | None:
    """Where the phrase that begins at `start` ends, when its verb is one of saying."""
    at, first = start, True
    for _ in range(_MOST_WORDS):
        word = _WORD.match(narration, at)
        if word is None:
            return None
        plain = word[0].lower()
        if plain in (_never_first() if first else _stops()):
            return None
        end, first = word.end(), False
        if (plain not in _leading() or (plain == "some" and at == start)) and any(
            says(narration, start, end, verb_at) for verb_at in _verb_places(narration, end)
        ):
            return None if _abstract().search(narration, start, end) else end
        if narration[end : end + 1] != " ":
            return None
        at = end + 1
    return None


def _related(narration: str, start: int) -> int | None:
    """Where the phrase at `start` ends that a relative clause parts from "said that"."""
    found = _relative().match(narration, start)
    if found is None:
        return None
    first, *others = (name.lower() for name in _WORD.findall(found["who"]))
    opens = first not in _never_first() or first == "those"
    return found.end("who") if opens and _stops().isdisjoint(others) else None


@cache
def _relative() -> re.Pattern[str]:
    verbs = "|".join(phrase_rules()["that"])
    return re.compile(
        r"(?P<who>[\w'&-]+(?: [\w'&-]+){0,7}?) (?:who|which|that) (?:[\w'-]+ ){1,12}?"
        rf"(?:{verbs})(?: (?:on|in|last|this) [\w ]{{3,15}}?)? that\b"
    )


def _verb_places(narration: str, end: int) -> Iterator[int]:
    """Where the verb of a phrase that ends at `end` may stand: there, or behind an aside."""
    aside = _ASIDE.match(narration, end)
    yield aside.end() - 1 if aside else end
    told = aside and _TOLD.match(narration, end)
    if aside and told:
        last = min(len(narration), told.end() + _MOST_TOLD)
        stop = next((at for at in range(aside.end(), last) if narration[at] in ";:~"), last)
        for comma in _COMMA.finditer(narration, aside.end(), stop):
            yield comma.end() - 1


def _aside(narration: str) -> tuple[int, int] | None:
    """The phrase of a clause between commas, or behind the last, that only names the source."""
    for comma in _COMMA.finditer(narration):
        found = _closing().match(narration, comma.end())
        if found and _TAIL.match(narration, found.end()):
            names = _WORD.findall(found["who"])
            if _fit(names):
                return found.span("who")
    return None


def _fit(names: list[str]) -> bool:
    """Whether the words before a closing verb are a noun phrase."""
    plain = [name.lower() for name in names]
    if plain[0] in _never_first() or plain[-1] in _leading():
        return False
    return _stops().isdisjoint(plain)


@cache
def _closing() -> re.Pattern[str]:
    verbs = "|".join(phrase_rules()["closing"])
    return re.compile(rf"(?P<who>(?:[\w'&./-]+ ){{0,9}}?[\w'&./-]+) (?:\w+ly )?(?:{verbs})\b")


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrase_rules()['abstract'])})\Z", re.IGNORECASE)


@cache
def _never_first() -> frozenset[str]:
    return frozenset((*phrase_rules()["never_first"], *_stops()))


@cache
def _stops() -> frozenset[str]:
    return frozenset(phrase_rules()["stops"])


@cache
def _leading() -> frozenset[str]:
    """Words that lead to a noun and end no phrase."""
    return frozenset(phrase_rules()["leading"])
