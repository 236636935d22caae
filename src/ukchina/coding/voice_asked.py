"""Who is asked in an interview, by the lines above it and what is told before its questions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_standing import not_names
from ukchina.coding.voice_words import pattern, words
from ukchina.corpus import Role
from ukchina.reading.people.described import hosting
from ukchina.reading.people.described import side as described_side
from ukchina.reading.people.described import side_of as side_of_person
from ukchina.reading.people.mentions import mentions
from ukchina.reading.people.named import known
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ukchina.corpus import Document

_OFFICES = ("British", "Chinese", "Ambassador", "Consul", "General", "Minister", "Counsellor")
_PERSON = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}"
# "…'s ambassador, X, spoke to …", "… X, the ambassador. He spoke to …": who is asked.
_BESIDE = re.compile(rf"\A[^,.;:]{{3,90}}, (?P<name>{_PERSON}),(?P<told>[^.]*)")
_SPOKE = re.compile(
    r"\A(?: who)? (?:spoke|speaks|talked|talks|answered|answers|took|sat)\b"
    r"|\b(?:He|She) (?:spoke|speaks|talked|talks|answered|answers|took|sat)\b"
)
_STATE_CHARS = 30  # before an office, that may tell of which state it was


def is_interview(above: Iterable[str]) -> bool:
    """Whether one of the lines above a text says that somebody answers questions in it."""
    return any(map(pattern("interview", "page").search, above))


def lines_above(document: Document, before: int) -> list[str]:
    """The title, the lines above the text and what the text tells before the sentence `before`."""
    plain = fold(document.text)
    lines = [plain[b.start : b.end] for b in document.blocks if b.role is Role.FURNITURE]
    title = fold(document.title.value) if document.title else ""
    return [title, *(line for line in lines if line != title), _lead(document, before)]


def interviewee(document: Document, before: int) -> tuple[Side, str]:
    """The side and name of whoever is asked; `before` is the place of the first answer."""
    lead = _lead(document, before)
    first = lead.partition(". ")[0]
    above = " | ".join(lines_above(document, before)[:-1])
    named = _name().match(first)
    name = named["name"] if named else ""
    side = _listed(document, before, first)
    if side is None:
        side = Side.UK_EXPERT if has_left_office(f"{above} | {first}") else None
        side = side or _described(name, first) or _described("", above)
    if side is None and not lead:
        side = Side.UK_GOVERNMENT if pattern("interview", "uk_office").search(above) else None
    if side is None and pattern("interview", "learned").search(f"{above} | {first}"):
        side = Side.CHINA_EXPERT if is_romanised_chinese(name) else Side.UK_EXPERT
    return side or Side.OTHER, next(filter(None, map(_person, (name, *_told(above, lead)))), "")


def _told(above: str, lead: str) -> Iterator[str]:
    """The names of whoever is asked, by the lines above the text and by what leads to it."""
    found = (_asked().search(words) for words in (above, lead))
    yield from (match["name"] for match in found if match)
    beside = _BESIDE.match(lead)
    if beside and _SPOKE.search(f"{beside['told']} {lead[beside.end() :]}"):
        yield beside["name"]


def _person(name: str) -> str:
    """The name, unless it is that of no person: of a body, or of words with capitals."""
    named = next(iter(known(name, 0, len(name))), None)
    if not name or "'s" in name:
        return ""
    if is_romanised_chinese(name) or (named and named.type == "person"):
        return name
    return "" if named or not not_names().isdisjoint(name.split()) else name


@cache
def _asked() -> re.Pattern[str]:
    """Whoever is named behind the words for being asked ("an interview with Ambassador X")."""
    titles = "|".join((*words()["interview"]["titles"], *_OFFICES))
    return re.compile(
        r"\b(?:[Ii]nterview(?:s|ed)?|INTERVIEW|[Cc]onversation|[Qq]uestions|Q&A"
        r"|(?<!\bHe )(?<!\bShe )(?:[Ss]poke|[Ss]peaks|[Tt]alks?|[Tt]alked)|[Ss]at down)"
        r" (?:with|to|for):? "
        rf"(?:(?:[a-z][\w'-]*|[A-Z]\w+'s|{titles}),? ){{0,6}}?"
        rf"(?P<name>(?!(?:{titles})\b){_PERSON})"
        r"(?=[,.:;]|\Z| \|| (?:on|about|who|in|at|as|of|before|after|is|was|has)\b)"
    )


@cache
def _name() -> re.Pattern[str]:
    """The name at the head of a sentence, behind titles."""
    titles = "|".join(words()["interview"]["titles"])
    return re.compile(rf"\A(?:(?:{titles}) )*(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{1,2}})")


def _lead(document: Document, before: int) -> str:
    """The paragraphs before the one of the first answer, without questions."""
    sentences = body(document)
    at = sentences[before].paragraph
    plain = fold(document.text)
    told = (
        plain[one.span.start : one.span.end] for one in sentences[:before] if one.paragraph < at
    )
    return " ".join(words for words in told if not words.rstrip().endswith("?"))


def _listed(document: Document, before: int, first: str) -> Side | None:
    """The side of the known person with whom the text begins."""
    sentences = body(document)
    start, end = sentences[0].span.start, sentences[before].span.start
    for person in mentions(document):
        if person.type == "person" and start <= person.span.start < min(end, start + len(first)):
            return person.side if person.side is not Side.OTHER else None
    return None


def has_left_office(described: str) -> bool:
    """Whether words tell of somebody who has left a British office of state.

    >>> has_left_office("a retired diplomat"), has_left_office("a former Chinese diplomat")
    (True, False)
    """
    left = pattern("interview", "left_office").search(described)
    if left is None:
        return False
    state = pattern("interview", "elsewhere")
    return not state.search(described, max(0, left.start() - _STATE_CHARS), left.end())


def _described(name: str, described: str) -> Side | None:
    """The side that the words tell of; None when they tell none."""
    if pattern("interview", "china_office").search(described):
        return Side.CHINA_GOVERNMENT
    described = _returned().sub("", described)
    hosts = hosting(known(described, 0, len(described)))
    side = side_of_person(name, described, hosts) if name else described_side(described, hosts)
    return side if side is not Side.OTHER else None


@cache
def _returned() -> re.Pattern[str]:
    """Where somebody was before they came back ("spent years in Leeds before he returned to")."""
    return pattern("interview", "returned")
