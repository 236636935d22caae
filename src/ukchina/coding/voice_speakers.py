"""Whose words a turn is when the label above it tells no side: by what the page says elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.coding.voice_asked import INTERVIEW, former, heads, who
from ukchina.reading.people.described import hosting
from ukchina.reading.people.described import side_of as side_of_person
from ukchina.reading.people.named import known
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn

# Whoever asks on a programme asks for the page; "Q" may be anybody's.
_HOST = re.compile(r"(?:host|presenter|anchor|interviewer|compere)", re.IGNORECASE)
_QUESTION = re.compile(r"(?:q ?\d*|question(?: \d+)?|gt|cgtn|smg|scmp)", re.IGNORECASE)
_OFFICIAL_PAGE = re.compile(
    r"\b(?:[Ss]pokes\w+|(?:[Pp]ress|[Nn]ews|[Jj]oint) [Cc]onference|[Bb]riefing|[Rr]emarks"
    r"|[Ee]vidence|Committee|[Dd]ebate|House of (?:Commons|Lords)|Hansard|Commons|Lords)\b"
)
_HEARING = re.compile(r"\b(?:Committee|[Ee]vidence)\b")
_SCHOLAR = re.compile(r"\b(?:Dr|Prof\.?|Professor)\b", re.IGNORECASE)
# Ranks of those who serve: before a committee they answer for their service.
_SERVING = re.compile(
    r"\b(?:(?:Vice-|Rear-)?Admiral|(?:Lieutenant |Major )?General|Air (?:Chief |Vice-)?Marshal"
    r"|(?:Deputy |Assistant )*(?:Chief Constable|Commissioner)|DAC|Commander|Superintendent)\b"
)
_CHAIR = re.compile(r"(?:Q\d+ )?(?:The )?(?:Chair(?:man)?|Member|Moderator)", re.IGNORECASE)
_PARTY = re.compile(r"\((?:Con|Lab|LD|SNP|Ind|DUP|PC|Green|Reform|CB|XB)\b")
_STUDENT = re.compile(r"\b(?:students?|graduates?|pupils?|schools?|recruit\w*)\b")
_REACH = 140  # characters behind a name that can hold who somebody is


@dataclass(frozen=True, slots=True)
class _Page:
    """A transcript: its plain text, the lines above it, its labels, and who asks."""

    plain: str
    above: str
    labels: tuple[tuple[str, Side], ...]
    asking: frozenset[str]


def spoken_for(document: Document, said: Sequence[Turn]) -> dict[str, Side]:
    """The sides of the labels of a transcript that tell none themselves, by the label's words."""
    if not said:
        return {}
    plain = fold(document.text)
    labels = list(dict.fromkeys((plain[slice(*turn.label)], turn.side) for turn in said))
    before = _first(document, said)
    above = heads(document, before)
    asked = any(map(INTERVIEW.search, above)) and not any(map(_OFFICIAL_PAGE.search, above[:-1]))
    asked = asked and not any(_CHAIR.fullmatch(label) for label, _ in labels)
    asking = {plain[slice(*t.label)] for t in said if plain[: t.end].rstrip().endswith("?")}
    page = _Page(plain, " | ".join(above), tuple(labels), frozenset(asking))
    result: dict[str, Side] = {}
    for label, side in labels:
        if side is not Side.OTHER:
            continue
        if _HOST.fullmatch(label) or (asked and _QUESTION.fullmatch(label)):
            result[label] = Side.AUTHOR
        elif asked and label in {"A", "Answer"}:
            result[label] = who(document, before)[0]
        elif not _QUESTION.fullmatch(label) and not _is_outlet(label):
            result[label] = _speaker(label, page)
    return {label: side for label, side in result.items() if side is not Side.OTHER}


def _is_outlet(label: str) -> bool:
    return any(naming.type == "media" for naming in known(label, 0, len(label)))


def _first(document: Document, said: Sequence[Turn]) -> int:
    """The place of the first sentence of the first turn."""
    start = said[0].start
    ends = (at for at, one in enumerate(body(document)) if one.span.end > start)
    return next(ends, 0)


def _speaker(label: str, page: _Page) -> Side:
    """The side of a speaker: of a fuller label, of an introduction, or of their rank or title."""
    if _PARTY.search(label):
        return Side.OTHER
    surname = label.rsplit(maxsplit=1)[-1]
    fuller = {side for other, side in page.labels if other != label and surname in other.split()}
    if len(fuller) == 1 and Side.OTHER not in fuller:
        return fuller.pop()
    introduced = _introduced(surname, label, page.plain)
    hearing = _HEARING.search(page.above) is not None
    if introduced is not Side.OTHER or not hearing or label in page.asking:
        return introduced
    if _CHAIR.fullmatch(label):
        return Side.OTHER
    if former(page.above) or _SCHOLAR.match(label) or label == "Witness":
        return Side.UK_EXPERT
    return Side.UK_GOVERNMENT if _SERVING.search(label) else Side.OTHER


def _introduced(surname: str, label: str, plain: str) -> Side:
    """The side that the words beside a name tell of, wherever the page introduces its bearer."""
    name = surname.title() if surname.isupper() else surname
    pattern = re.compile(
        r"(?P<title>(?:\b(?:Professor|Prof\.?|Dr|Sir|Dame|Lord|Baroness|Commander) )*)"
        rf"(?P<name>(?:[A-Z][\w'-]+ ){{0,2}}\b{re.escape(name)}(?: [A-Z][\w'-]+)?)"
        rf"(?P<told>(?:, | \(| (?:is|was|of|at|from) )[^.:;?!\n]{{3,{_REACH}}})(?![?:])"
    )
    for match in pattern.finditer(plain):
        told = f"{match['title']}{match['told']}"
        if _STUDENT.search(told):
            continue
        if former(told):
            return Side.UK_EXPERT
        side = side_of_person(match["name"], told, hosting(known(told, 0, len(told))))
        if side is not Side.OTHER:
            return side
        if _SCHOLAR.search(f"{match['title']}{label}"):
            chinese = is_romanised_chinese(match["name"])
            return Side.CHINA_EXPERT if chinese else Side.UK_EXPERT
    return Side.OTHER
