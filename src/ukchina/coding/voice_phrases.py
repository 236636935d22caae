"""Sources told by the grammar of their sentence: a noun phrase, whatever its noun, that says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ukchina.coding.voice_sources import can_speak, is_paper
from ukchina.coding.voice_words import ADVERBS, forms_of, verb, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[\w'&./-]*[\w']")
# Words from the head of the phrase to its verb, and what an apposition between commas may hold.
_MOST_WORDS = 20
_ASIDE = re.compile(r", (?:[^,;:]|,(?=\d)){2,160}, ")
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
# Between the end of the phrase and its verb: adverbs and the auxiliaries of a perfect.
_LINK = (
    r"(?: (?:has|have|had|also|then|now|later|since|still|all|both|again|\w+ly|long|do|does|did"
    r"|used to|begun to|started to|continues? to))* "
)
_REFUSED = re.compile(
    r" (?:(?:did|does|do|would|will|could) not|declined to|refused to|stopped short of"
    r"|(?:did|does|do|would|wo|could)n't)\b[^;~]{1,160}?,? (?:but|though|although|and)"
    r"(?: (?:it|they|he|she|also|did|does|has|have|had|\w+ly))* "
)
_INITIALS = re.compile(r"(?:The )?(?:[A-Z][a-z]*){2,}[A-Z]?|[A-Z]{2,}")
_MADE_KNOWN = re.compile(
    r" (?:has |have |had )?(?:made|make|makes) (?:its|their|his|her) [\w ]{3,30}?"
    r" (?:known|plain|clear)"
)
_PUTS = re.compile(
    r" puts? the (?:[\w-]+ )?(?:value|cost|number|figure|share|total|loss|bill|price|risk|odds|toll"
    r"|surplus|gap|chance|chances)\b"
)
_OTHER_VERBS = ("made", "make", "makes", "declined", "refused", "stopped", "not", "put", "puts")
_MARKS = ("", ",", ".", ":")  # what may stand right behind a word
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
    if _first_words().isdisjoint(narration.lower().split()):
        return None
    for start in _openings(narration):
        end = _speaks(narration, start)
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
        aside = _ASIDE.match(narration, end)
        verb_at = aside.end() - 1 if aside else end
        if plain not in _leading() and _says(narration, start, end, verb_at):
            return None if _abstract().search(narration, start, end) else end
        if narration[end : end + 1] != " ":
            return None
        at = end + 1
    return None


def _says(narration: str, start: int, end: int, at: int) -> bool:
    """Whether the words at `at` are a verb of saying, refused first or not, or "made it known".

    A weaker verb counts when a noun that can speak is among the words of the phrase.
    """
    if _saying().match(narration, at):
        return True
    if _MADE_KNOWN.match(narration, at) or _PUTS.match(narration, at):
        return True
    if _weakly().match(narration, at) and _may_speak(narration[start:end]):
        return True
    if _feeling().match(narration, at) and can_speak(narration[start:end]):
        return True
    if _on_paper().match(narration, at) and is_paper(narration[start:end]):
        return True
    return refused(narration, at)


def refused(narration: str, at: int) -> bool:
    """Whether the words at `at` deny one act and tell of saying ("did not object but warned")."""
    denied = _REFUSED.match(narration, at)
    return denied is not None and _any_saying().match(narration, denied.end()) is not None


def _may_speak(who: str) -> bool:
    """Whether a noun that can speak is among the words, or they are a name like "TheCityUK"."""
    return can_speak(who) or bool(_INITIALS.fullmatch(who) or _abroad().fullmatch(who))


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
def _saying() -> re.Pattern[str]:
    found = _rules()
    sure = "|".join([*_finite(found["verbs"]), *found["forms"]])
    freely = "|".join(_finite(found["freely"]))
    return re.compile(
        rf"{_LINK}(?:(?:{sure})\b(?! {found['not_after']})"
        rf"|(?:{freely})\b(?! (?:by|over|to (?:be|have)|more|much|little|nothing|a lot|something"
        r"|volumes|goodbye|is|was|are|were|has|had|have|would)\b))"
    )


@cache
def _weakly() -> re.Pattern[str]:
    found = _rules()
    weak = "|".join(_finite(found["weak"]))
    return re.compile(rf"{_LINK}(?:{weak})\b(?= [\w~$£€])(?! (?:to|{found['not_after'][3:]})")


@cache
def _on_paper() -> re.Pattern[str]:
    """What papers do that says something: a study identifies, a report warns."""
    found = _rules()
    verbs = "|".join(_finite(found["papers"]))
    return re.compile(rf"{_LINK}(?:{verbs})\b(?! {found['not_after']})")


@cache
def _feeling() -> re.Pattern[str]:
    """A feeling about the matter, behind a noun that speaks (" were dismayed that")."""
    states = "|".join(words()["sources"]["states"])
    return re.compile(rf" (?:is|are|was|were|remains?|remained)(?: {ADVERBS})? (?:{states})\b")


@cache
def _first_words() -> frozenset[str]:
    """A word that stands in every sentence with one of the verbs, and in few others."""
    found = _rules()
    listed = [found["forms"], found["closing"]]
    every = [*listed, *(_finite(found[group]) for group in ("verbs", "freely", "papers", "weak"))]
    forms = {form.split()[0].lower() for group in every for form in group}
    forms.update(state.split()[0] for state in words()["sources"]["states"])
    return frozenset(f"{form}{mark}" for form in forms.union(_OTHER_VERBS) for mark in _MARKS)


@cache
def _any_saying() -> re.Pattern[str]:
    return re.compile(verb("say"))


@cache
def _abroad() -> re.Pattern[str]:
    """Third countries and their people as speakers."""
    return re.compile(_rules()["abroad"])


@cache
def _closing() -> re.Pattern[str]:
    verbs = "|".join(_rules()["closing"])
    return re.compile(rf"(?P<who>(?:[\w'&./-]+ ){{0,9}}?[\w'&./-]+) (?:\w+ly )?(?:{verbs})\b")


def _finite(entries: list[str]) -> list[str]:
    """The finite forms of verbs, the longest first."""
    every = {form for entry in entries for form in forms_of(entry)}
    kept = (form for form in every if not form.split()[0].endswith("ing"))
    return sorted(kept, key=lambda form: (-len(form), form))


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_rules()['abstract'])})\Z", re.IGNORECASE)


@cache
def _never_first() -> frozenset[str]:
    return frozenset((*_rules()["never_first"], *_stops()))


@cache
def _stops() -> frozenset[str]:
    return frozenset(_rules()["stops"])


@cache
def _leading() -> frozenset[str]:
    """Words that lead to a noun and end no phrase."""
    return frozenset(_rules()["leading"])


def _rules() -> dict[str, Any]:
    found: dict[str, Any] = words()["phrases"]
    return found
