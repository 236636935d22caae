"""Whose words a turn is when the label above it tells no side: by what the page says elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.coding.voice_asked import has_left_office, interviewee, is_interview, lines_above
from ukchina.coding.voice_words import pattern, words
from ukchina.reading.people.described import hosting
from ukchina.reading.people.described import side_of as side_of_person
from ukchina.reading.people.named import known
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn

# An answer in quotation marks has no label.
_ANSWERS = frozenset({"A", "Answer", ""})
_TOLD_CHARS = 140  # characters behind a name that can hold who somebody is


@dataclass(frozen=True, slots=True)
class _Page:
    """A transcript: its plain text, the lines above it, its labels, and who asks."""

    plain: str
    above: str
    labels: tuple[tuple[str, Side], ...]
    asking: frozenset[str]
    askers: frozenset[str]


def spoken_for(document: Document, said: Sequence[Turn]) -> dict[str, Side]:
    """The sides of the labels of a transcript that tell none themselves, by the label's words."""
    if not said:
        return {}
    plain = fold(document.text)
    labels = tuple(dict.fromkeys((plain[slice(*turn.label)], turn.side) for turn in said))
    before = _first(document, said)
    above = lines_above(document, before)
    asking = {plain[slice(*t.label)] for t in said if _asks(plain, t)}
    page = _Page(plain, " | ".join(above), labels, frozenset(asking), _askers(plain, said))
    answering = interviewee(document, before)[0] if _interviews(above, labels) else None
    sides = {label: _side(label, page, answering) for label, side in labels if side is Side.OTHER}
    return {label: side for label, side in sides.items() if side is not Side.OTHER}


def answers_by(document: Document, said: Sequence[Turn]) -> str:
    """The name of whoever answers the questions of an interview's page; "" where none is told."""
    if not said:
        return ""
    before = _first(document, said)
    labels = [(fold(document.text[slice(*turn.label)]), turn.side) for turn in said]
    asked = _interviews(lines_above(document, before), labels)
    return interviewee(document, before)[1] if asked else ""


def _interviews(above: Sequence[str], labels: Iterable[tuple[str, Side]]) -> bool:
    """Whether somebody answers the page's own questions, not a House's or a press conference's."""
    if not is_interview(above) or any(map(_rule("official_page").search, above[:-1])):
        return False
    return not any(_rule("chair").fullmatch(label) for label, _ in labels)


def _side(label: str, page: _Page, answering: Side | None) -> Side:
    """The side of a label; `answering` is that of whoever is interviewed, None elsewhere."""
    questions = _rule("question").fullmatch(label) is not None
    asks = questions or _is_outlet(label) or _surname(label) in page.askers
    if _rule("host").fullmatch(label) or (answering and asks):
        return Side.AUTHOR
    if answering and label in _ANSWERS:
        return answering
    return Side.OTHER if questions or _is_outlet(label) else _speaker(label, page)


def _asks(plain: str, turn: Turn) -> bool:
    return plain[turn.start : turn.end].rstrip().endswith("?")


def _askers(plain: str, said: Sequence[Turn]) -> frozenset[str]:
    """The surnames of those most of whose turns are questions, as a host's are."""
    turns = Counter(_surname(plain[slice(*turn.label)]) for turn in said)
    asked = Counter(_surname(plain[slice(*turn.label)]) for turn in said if _asks(plain, turn))
    return frozenset(name for name, count in asked.items() if count > turns[name] / 2)


def _surname(label: str) -> str:
    return label.rsplit(maxsplit=1)[-1] if label else ""


def _is_outlet(label: str) -> bool:
    return any(naming.type == "media" for naming in known(label, 0, len(label)))


def _first(document: Document, said: Sequence[Turn]) -> int:
    """The place of the first sentence of the first turn."""
    start = said[0].start
    ends = (at for at, one in enumerate(body(document)) if one.span.end > start)
    return next(ends, 0)


def _speaker(label: str, page: _Page) -> Side:
    """The side of a speaker: of a fuller label, of an introduction, or of their rank or title."""
    if _rule("party").search(label):
        return Side.OTHER
    surname = _surname(label)
    fuller = {side for other, side in page.labels if other != label and surname in other.split()}
    if len(fuller) == 1 and Side.OTHER not in fuller:
        return fuller.pop()
    introduced = _introduced(surname, label, page.plain)
    hearing = _rule("hearing").search(page.above) is not None
    if introduced is not Side.OTHER or not hearing or label in page.asking:
        return introduced
    if _rule("chair").fullmatch(label):
        return Side.OTHER
    left = surname not in page.above and has_left_office(page.above)
    if left or _rule("scholar").match(label) or label == "Witness":
        return Side.UK_EXPERT
    return Side.UK_GOVERNMENT if _rule("serving").search(label) else Side.OTHER


def _introduced(surname: str, label: str, plain: str) -> Side:
    """The side that the words beside a name tell of, wherever the page introduces its bearer."""
    name = surname.title() if surname.isupper() else surname
    for match in _introduction(name).finditer(plain):
        told = f"{match['title']}{match['told']}"
        if _rule("student").search(told):
            continue
        if has_left_office(told):
            return Side.UK_EXPERT
        side = side_of_person(match["name"], told, hosting(known(told, 0, len(told))))
        if side is not Side.OTHER:
            return side
        if _rule("scholar").search(f"{match['title']}{label}") or _rule("learned").search(told):
            chinese = is_romanised_chinese(match["name"])
            return Side.CHINA_EXPERT if chinese else Side.UK_EXPERT
    return Side.OTHER


def _introduction(name: str) -> re.Pattern[str]:
    """A name with its titles, and what is told of its bearer right behind it."""
    titles = "|".join(words()["transcript"]["titles"])
    return re.compile(
        rf"(?P<title>(?:\b(?:{titles}) )*)"
        rf"(?P<name>(?:[A-Z][\w'-]+ ){{0,2}}\b{re.escape(name)}(?: [A-Z][\w'-]+)?)"
        rf"(?P<told>(?:, | \(| (?:is|was|of|at|from) )[^.:;?!\n]{{3,{_TOLD_CHARS}}})(?![?:])"
    )


def _rule(name: str) -> re.Pattern[str]:
    return pattern("transcript", name)
