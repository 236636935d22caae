"""Bodies that the table does not know, by the shape of their names, and by letters for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ukchina.reading.people.described import side as described_side
from ukchina.reading.speech.descriptions import Reference
from ukchina.reading.speech.rules import speech_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.people.naming import Naming

_HEADS = "|".join(speech_rules()["bodies"]["heads"])
_PART = r"[A-Z][\w'&-]*"
_NAME = re.compile(
    rf"\b{_PART}(?: +(?:(?:of|for|and|on|in) +(?:the +)?)?{_PART}){{0,5}}"
    rf"(?<=[A-Za-z])(?: *\((?P<letters>[A-Z][A-Za-z]{{1,7}})\))?"
)
_IS_BODY = re.compile(rf"(?:\b(?:{_HEADS})\b|\AOffice for |\AHouse of )")


def unlisted_bodies(
    plain: str, bounds: Sequence[tuple[int, int]], named: Sequence[Naming]
) -> list[Reference]:
    """The bodies in the stretches `bounds` that none of `named` covers, and their letters later.

    "The Office for Students (OfS)" is one by its shape, and "the OfS" is that body from there on.
    """
    taken = sorted((naming.start, naming.end) for naming in named)
    letters: dict[str, Reference] = {}
    found: list[Reference] = []
    for start, end in bounds:
        for body, short in _named_in(plain, start, end):
            if not _covered(taken, body.start, body.end):
                found.append(body)
                if short:
                    letters.setdefault(short, body)
    return found + list(_by_letters(plain, bounds, letters, taken))


def _named_in(plain: str, start: int, end: int) -> Iterator[tuple[Reference, str]]:
    for match in _NAME.finditer(plain, start, end):
        name = match[0].split(" (")[0].removeprefix("The ")
        if " " not in name or not _IS_BODY.search(name):
            continue
        first = match.start() + (4 if match[0].startswith("The ") else 0)
        side = described_side(name)
        yield (
            Reference(first, match.end(), name, side, "institution", "name", "it"),
            match["letters"] or "",
        )


def _by_letters(
    plain: str,
    bounds: Sequence[tuple[int, int]],
    letters: dict[str, Reference],
    taken: Sequence[tuple[int, int]],
) -> Iterator[Reference]:
    if not letters:
        return
    short = re.compile(rf"\b(?:{'|'.join(map(re.escape, letters))})\b")
    for start, end in bounds:
        for match in short.finditer(plain, start, end):
            body = letters[match[0]]
            if match.start() >= body.end and not _covered(taken, *match.span()):
                yield Reference(*match.span(), body.name, body.side, body.type, "name", "it")


def _covered(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of those, which are in order and disjoint."""
    at = bisect_left(taken, end, key=lambda naming: naming[0]) - 1
    return at >= 0 and start < taken[at][1]
