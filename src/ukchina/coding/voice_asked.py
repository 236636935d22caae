"""Who is asked in an interview, by the lines above it and what is told before its questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.people.described import hosting
from ukchina.reading.people.described import side as described_side
from ukchina.reading.people.described import side_of as side_of_person
from ukchina.reading.people.mentions import mentions
from ukchina.reading.people.named import known
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Document

# What a page says of itself when somebody answers questions on it.
INTERVIEW = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed|er)?|INTERVIEW|[Ii]n conversation|[Cc]onversation with"
    r"|Q&A|Q and A|(?:[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Tt]en|\d+) (?:questions|minutes)"
    r" (?:to|for|with)|[Pp]odcast|[Tt]alks? (?:to|with)|(?:spoke|speaks|talked|talks) (?:to|with)"
    r" (?:us|me|our|the|[A-Z])|(?:[Ww]e|I) (?:spoke|talked|sat down) (?:to|with)"
    r"|(?:He|She) (?:spoke|talked|answered|took) (?:about|by|from|with|on|our|questions))\b"
    r"|\A\W*['\"].*['\"](?:\Z|: )"
)
_IN_OFFICE = re.compile(
    r"\b(?:[Pp]rime [Mm]inister|[Cc]hancellor|[A-Z]\w+ [Ss]ecretary|[A-Z]\w+ [Mm]inister"
    r"|(?:UK|UK's|Britain's|British|HM) (?:[\w-]+ ){0,2}(?:[Aa]mbassador|[Cc]onsul"
    r"|[Cc]ommissioner|[Ee]nvoy))\b"
)
_CHINESE = re.compile(r"\b(?:Chinese|China's) (?:[\w-]+ ){0,2}(?:[Aa]mbassador|[Cc]onsul|[Ee]nvoy)")
# Somebody who has left an office of state speaks of it as one who knows it.
_LEFT = re.compile(
    r"\b(?:[Ff]ormer|[Rr]etired|[Ee]x-) ?(?:British |UK |Whitehall |[Ss]enior |naval |military )*"
    r"(?:envoy|ambassador|diplomat|consul|admiral|general|officer|commodore|commander|planner"
    r"|spy chief|mandarin|civil servant|official|negotiator|permanent secretary)\b"
    r"|\bretired from the (?:Foreign Office|Ministry|Diplomatic|diplomatic|Royal|Cabinet|Treasury)"
    r"|\b(?:served|spent|ran|worked)\b[^.]{1,90}\b(?:in|at|for) the (?:Foreign Office|Cabinet"
    r" Office|Treasury|Ministry of Defence|British embassy|UK mission|diplomatic service)"
)
_OTHERS = re.compile(r"\b(?:Chinese|American|US|German|French|Japanese|Australian|Canadian)\b")
_NAME = re.compile(
    r"\A(?:(?:Sir|Dame|Dr|Prof\.?|Professor|Lord|Lady|Baroness|Mr|Mrs|Ms|Commodore|Admiral) )*"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2})"
)


def heads(document: Document, before: int) -> list[str]:
    """The title, the lines above the text and what the text tells before the sentence `before`."""
    plain = fold(document.text)
    lines = [plain[b.start : b.end] for b in document.blocks if b.role is Role.FURNITURE]
    title = fold(document.title.value) if document.title else ""
    return [title, *(line for line in lines if line != title), _lead(document, before)]


def who(document: Document, before: int) -> tuple[Side, str]:
    """The side and name of whoever is asked; `before` is the place of the first answer."""
    lead = _lead(document, before)
    first = lead.partition(". ")[0]
    above = " | ".join(heads(document, before)[:-1])
    named = _NAME.match(first)
    name = named["name"] if named else ""
    side = _listed(document, before, first)
    if side is None:
        side = Side.UK_EXPERT if former(f"{above} | {first}") else None
        side = side or _described(name, first) or _described("", above)
    if side is None and not lead:
        side = Side.UK_GOVERNMENT if _IN_OFFICE.search(above) else None
    return side or Side.OTHER, name


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


def former(described: str) -> bool:
    """Whether words tell of somebody who has left a British office of state.

    >>> former("a retired diplomat"), former("a former Chinese diplomat")
    (True, False)
    """
    left = _LEFT.search(described)
    if left is None:
        return False
    return not _OTHERS.search(described, max(0, left.start() - 30), left.end())


def _described(name: str, described: str) -> Side | None:
    """The side that the words tell of; None when they tell none."""
    if _CHINESE.search(described):
        return Side.CHINA_GOVERNMENT
    hosts = hosting(known(described, 0, len(described)))
    side = side_of_person(name, described, hosts) if name else described_side(described, hosts)
    return side if side is not Side.OTHER else None
