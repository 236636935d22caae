"""To whom the build of a sentence gives quoted words when no known verb of speech does.

Three builds are read: a verb of any meaning right beside the words and its subject ("...," Osborne
enthused), a noun of speech with its owner ("his call for ..."), and the subject of the clause.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.speech import subjects as grammar
from ukchina.reading.speech.descriptions import Reference
from ukchina.reading.speech.references import pronoun
from ukchina.reading.speech.rules import speech_rules, time_words, words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech.marks import Quoted

# From this length on, or with a finite verb from the second, words in marks are a statement that
# somebody made: marks of distance stand around a name or a phrase.
STATEMENT_WORDS = 5
CLAUSE_WORDS = 3
# More capitalised words than this share are the title of a book, not a statement.
TITLE_SHARE = 0.6
# How far a noun of speech may stand from the words that it introduces.
_REACH = 100
_FINITE = re.compile(rf"\b(?:{words('finite')})\b|n't\b|'(?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?: +(?:\w+ly|also|then|later|once|has|had|have))* +(?!(?:is|was|has|does|this|its|his)\b)"
    rf"[a-z]{{2,}}(?:ed|s)\b(?= *(?:[.,;:(\x01-]|\Z)| +(?:of|at|from|in|on|during|after|before"
    rf"|as|to|when|with|{time_words()})\b)"
)
_INVERTED = re.compile(r" *,? +(?!(?:is|was|has|does|this|its|his)\b)[a-z]{2,}(?:ed|s) +(?=\S)")
_INVERTED_END = re.compile(
    r" *(?:[.,;:(\x01-]|\Z)| +(?:of|at|from|in|on|who|when|after|as|during)\b"
)
_LINK = re.compile(r"(?: +[^.;:,\x01]{1,80})?(?: *: *(?:[^.;\x01]{1,60})?)? *,? *\Z")
# "had a simple answer": the noun is the subject's by a verb of having, giving or using.
_HAVING = re.compile(
    r" +(?:had|has|have|offers?|offered|gave|gives?|issued?|issues|delivered|sent|made|makes?|used"
    r"|uses|chose|repeated|sounded|launched|under|on|with|fought [\w ]{1,40}) +"
    r"(?:an?|one|this|the|only|some|another) +(?:[\w-]+ +){0,3}\Z"
)
# "..., came the reply from X", "... was the verdict of X".
_CAME = re.compile(
    r" *[,:-]?(?: +(?:that|this|such|so|it|ran|came|went|was|is|were))+ +(?:the|an?|one) +"
    r"(?:[\w-]+ +)?(?P<noun>[\w-]+) +(?:of|from|by|given by|offered by) +"
)
_PRONOUN = re.compile(r"\b(?P<own>his|her|its|their) +(?:[\w'-]+ +){0,3}\Z", re.IGNORECASE)
_NATION = re.compile(r"\b(?:(?P<cn>chinese)|british|uk|u\.k\.) +(?:[\w-]+ +){0,2}\Z", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s?(?: +[\w-]+){0,3} +\Z")
_BY = re.compile(r" +(?:\w+ +){0,2}?(?:by|from|of) +(?:the +)?\Z", re.IGNORECASE)
_TAIL = re.compile(r" +(?:[\w-]+ +){0,2}?(?P<noun>[\w-]+)(?P<by> +(?:of|by|from) +)?")
_BREAK = re.compile(
    r"[;:] | - |\x01|, (?:and|but|while|whereas|after|when|as|because|although|though|where) "
    r"| (?:while|whereas|after|when|because|although|though|since|before|but|if|until) "
)
_ABOUT = re.compile(
    rf"(?: +(?:{words('finite')}|been|being|not|never|also|now|still|\w+ly|to)\b)+"
    r" *(?:a|an|the)? *\Z",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"person", "institution", "collective", "party", "company", "media", "state"})


def statement(text: str) -> bool:
    """Whether words in marks say something, and are no name, title or phrase of distance."""
    every = text.split()
    capital = sum(word[0].isupper() for word in every[1:])
    if len(every) >= CLAUSE_WORDS and capital > TITLE_SHARE * (len(every) - 1):
        return False
    finite = len(every) >= CLAUSE_WORDS and _FINITE.search(text) is not None
    return len(every) >= STATEMENT_WORDS or finite


def beside(masked: str, quoted: Quoted, references: Sequence[Reference]) -> Reference | None:
    """The subject of whatever verb stands right after the words ("...," Osborne enthused)."""
    at = quoted.close
    inverted = _INVERTED.match(masked, at)
    for reference in references:
        if reference.start < at:
            continue
        if inverted and grammar.only_titles(masked[inverted.end() : reference.start]):
            ends = _INVERTED_END.match(masked, reference.end)
            return reference if ends and reference.type in _SPEAKING else None
        if not grammar.only_titles(masked[at : reference.start].lstrip(" ,-")):
            return None
        speaks = reference.type in _SPEAKING or reference.form == "pronoun"
        return reference if speaks and _BESIDE.match(masked, reference.end) else None
    return None


def owner(
    masked: str, quoted: Quoted, bounds: tuple[int, int], references: Sequence[Reference]
) -> tuple[Reference, int] | None:
    """Whose noun of speech introduces the words ("Beijing's claim that ..."), and where it is."""
    first = max(bounds[0], quoted.open - _REACH)
    nouns = list(_nouns().finditer(masked, first, quoted.open))
    came = _CAME.match(masked, quoted.close)
    if came and _nouns().fullmatch(came["noun"]):
        found = next((r for r in references if r.start >= came.end()), None)
        near = found and grammar.only_titles(masked[came.end() : found.start])
        return (found, quoted.open) if found and near else None
    if not nouns:
        return _after_words(masked, quoted, references)
    noun = nouns[-1]
    if not _LINK.fullmatch(masked, noun.end(), quoted.open):
        return None
    found = _holder(masked, noun.start(), bounds[0], references) or _author(
        masked, (noun.end(), quoted.open), references
    )
    return (found, noun.start()) if found else None


def clause_subject(
    masked: str, quoted: Quoted, start: int, references: Sequence[Reference]
) -> tuple[Reference, bool] | None:
    """The subject of the clause that the words stand in, and whether they only describe it."""
    breaks = [match.end() for match in _BREAK.finditer(masked, start, quoted.open)]
    for first in (*reversed(breaks), start):
        inside = [r for r in references if first <= r.start and r.end < quoted.open]
        free = [r for r in inside if not grammar.is_object(masked, r, first)]
        acting = [r for r in free if r.form == "pronoun" or r.type in _SPEAKING]
        if acting:
            about = _ABOUT.fullmatch(masked, acting[0].end, quoted.open) is not None
            return acting[0], about
    return None


@cache
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(speech_rules()["spoken"]["nouns"])
    return re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)


def _holder(masked: str, at: int, start: int, references: Sequence[Reference]) -> Reference | None:
    """Who owns the noun at `at`: a pronoun, a nation, a name with its mark of possession."""
    start = max(start, at - _REACH)
    left = masked[start:at]
    own = _PRONOUN.search(left)
    if own:
        first, last = own.span("own")
        return pronoun(start + first, start + last, own["own"].lower())
    for reference in reversed(references):
        if reference.end <= at:
            if _POSSESSIVE.fullmatch(masked, reference.end, at):
                return reference
            if _HAVING.fullmatch(masked, reference.end, at) and reference.type in _SPEAKING:
                return None if grammar.is_object(masked, reference, start) else reference
            break
    nation = _NATION.search(left)
    if nation is None:
        return None
    chinese = nation["cn"] is not None
    name = "Chinese government (institution)" if chinese else "UK government (institution)"
    side = Side.CHINA_GOVERNMENT if chinese else Side.UK_GOVERNMENT
    place = start + nation.start()
    return Reference(place, place + 1, name, side, "institution", "state", "it")


def _author(
    masked: str, between: tuple[int, int], references: Sequence[Reference]
) -> Reference | None:
    """Who stands after the noun as its author ("a call by Cooper for ...")."""
    for reference in references:
        if between[0] < reference.start and reference.end < between[1]:
            lead = masked[between[0] : reference.start]
            return reference if _BY.fullmatch(lead) and reference.name else None
    return None


def _after_words(
    masked: str, quoted: Quoted, references: Sequence[Reference]
) -> tuple[Reference, int] | None:
    """Whose the words are by a noun after them (his "golden decade" speech, "..." jibe of X)."""
    tail = _TAIL.match(masked, quoted.close)
    if tail is None or not _nouns().fullmatch(tail["noun"]):
        return None
    if tail["by"]:
        found = next((r for r in references if r.start >= tail.end()), None)
        near = found and grammar.only_titles(masked[tail.end() : found.start])
        return (found, quoted.open) if found and near else None
    holder = _holder(masked, quoted.open, max(0, quoted.open - _REACH), references)
    return (holder, quoted.open) if holder and holder.form != "state" else None
