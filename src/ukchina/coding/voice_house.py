"""The body whose own page a text is, by the lines above it or by how it speaks of itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ukchina.coding.voice_words import pattern, words
from ukchina.corpus import Role
from ukchina.reading.people.described import side as described_side
from ukchina.reading.people.issuer import is_of_debate, issuer
from ukchina.reading.people.named import known
from ukchina.reading.values import KEPT, Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus import Document

_QUOTED = re.compile(r'"[^"]*"')
_OPENING_CHARS = 600  # characters that hold the first sentences, and the lines above them
# Three words in small letters behind a body's name tell what befell it.
_HEADLINE = re.compile(r" (?!and |for |of |in |on |at |to |with )[a-z]+ [a-z]+ [a-z]+\b")
# A title may stand beneath a section or a department, and say what it is in a second line.
_TITLES = 3
# One "I" or "we" may be a witness's; whoever speaks says it again and again.
_FEWEST = 3


@lru_cache(maxsize=KEPT)
def house(document: Document) -> Side | None:
    """The side for which the narration of a release or statement speaks; None for articles.

    A government's page is known by its outlet, or by the lines above its text; that of any other
    body by a line that says it is a statement, or by "said our chairman" in the text itself. A
    debate is nobody's, though its title names the embassy or the ministry that it is about.
    """
    body = issuer(document)
    if body is not None:
        return body.side
    if is_of_debate(document):
        return None
    plain = fold(document.text)
    found = next(_told(list(_above(document)), signed=0 if not _apart(document) else 1), None)
    if found is None and document.title and _apart(document):
        found = _delivered(fold(document.title.value), plain)
    if found is None and _letter().match(plain):
        return Side.CHINA_GOVERNMENT
    if found is None and not document.outlet:
        found = _in_office(plain)
    if found is None and "our" in plain and _own().search(plain):
        return Side.OTHER
    return found


def _in_office(plain: str) -> Side | None:
    """The side of the office in which somebody says "I" in the first sentences of a text."""
    opening = plain[:_OPENING_CHARS]
    for side, office in _rules()["in_office"].items():
        if re.search(office, opening):
            return Side(side)
    return None


def is_authored(document: Document) -> bool:
    """Whether a reporter, a columnist or an agency stands above the text as its author.

    So does a committee of Parliament above its own report.
    """
    found = _rules()["authored"]
    above = [block for block in document.blocks if block.role is not Role.BODY]
    if any(block.kind in found["kinds"] for block in above) or is_report(document):
        return True
    return any(_author().search(line) for line in _above(document))


def is_report(document: Document) -> bool:
    """Whether the lines above a text are those of a committee's report."""
    above = "\n".join(_above(document))
    told = (pattern("house", name).search(above) for name in ("committee", "report"))
    return all(told) and pattern("house", "no_report").search(above) is None


@cache
def _author() -> re.Pattern[str]:
    return re.compile(_rules()["authored"]["words"])


def _above(document: Document) -> Iterator[str]:
    """The lines above the first paragraph of the text, the title first."""
    if document.title and _apart(document):
        yield fold(document.title.value)
    for block in document.blocks:
        if block.role is Role.BODY:
            return
        yield from map(fold, document.text[block.start : block.end].splitlines())


def _delivered(title: str, plain: str) -> Side | None:
    """The side of whoever's speech or article the title says the text is, told as "I" or "we"."""
    said = _speech().match(title)
    if said is None or len(_own_words().findall(_QUOTED.sub("", plain))) < _FEWEST:
        return None
    who = said["who"]
    named = next((naming.side for naming in known(who, 0, len(who))), Side.OTHER)
    if named is Side.OTHER:
        named = described_side(who)
    if named is Side.OTHER:
        held = (side for side, office in _rules()["speakers"].items() if re.search(office, who))
        named = Side(next(held, Side.OTHER))
    return named


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(_rules()["speech"])


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile(words()["debate"]["first_person"])


def _apart(document: Document) -> bool:
    """Whether the title is kept apart from the text, as in a dataset: nobody signs there."""
    return document.title is not None and document.title.span is None


def _told(lines: list[str], signed: int) -> Iterator[Side]:
    """The sides that the lines tell, a body of state before any other.

    A body may sign from the line with the number `signed` on.
    """
    for side in (Side.CHINA_GOVERNMENT, Side.UK_GOVERNMENT, Side.OTHER):
        titled = _titled(side)
        if any(titled.search(line) for line in lines[:_TITLES]) or any(
            _signs(side, line.strip()) for line in lines[signed:]
        ):
            yield side


def _signs(side: Side, line: str) -> bool:
    """Whether a body of the side signs the line, in capitals or not.

    "Foreign Office hack traced to China" is a headline.
    """
    match = _signed(side, capitals=line.isupper()).match(line)
    return match is not None and not _HEADLINE.match(line, match.end())


@cache
def _signed(side: Side, *, capitals: bool) -> re.Pattern[str]:
    """A line that a body of the side signs, after words like "Published on ... From:"."""
    found = _rules()
    words_ = rf"(?:{found['before']})?(?:{found['signed'][side]})(?!{found['desk']})"
    return re.compile(words_, re.IGNORECASE if capitals else 0)


@cache
def _titled(side: Side) -> re.Pattern[str]:
    return re.compile(_rules()["titled"][side])


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(_rules()["letter"], re.DOTALL)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(_rules()["own"])


def _rules() -> dict[str, Any]:
    found: dict[str, Any] = words()["house"]
    return found
