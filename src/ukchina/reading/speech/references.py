"""Who may be the subject of a verb of speech: names, countries, pronouns and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ukchina.reading.speech.descriptions import Reference, descriptions
from ukchina.reading.speech.unnamed import government
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.people.naming import Naming

_STATES = re.compile(
    r"\b(?:(?P<cn>China|the Chinese side|the Chinese)"
    r"|(?P<uk>(?:[Tt]he )?(?:United Kingdom|UK(?: side)?|U\.K\.(?: side)?|British side)"
    r"|(?:Great )?Britain))"
    r"(?![\w-]|\.\w)(?! +(?:and|or) +[A-Z])"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE)


def references(plain: str, start: int, end: int, named: Sequence[Naming]) -> list[Reference]:
    """The possible speakers in `plain[start:end]`, in order; descriptions may hold names."""
    inside = [naming for naming in named if start <= naming.start < end]
    found = [_named(naming) for naming in inside if naming.type != "place"]
    taken = [(naming.start, naming.end) for naming in inside]
    found += [
        _state(*match.span(), chinese=bool(match["cn"]))
        for match in _STATES.finditer(plain, start, end)
        if not _within(match.span(), taken)
    ]
    found += [
        pronoun(*match.span(), match[0].lower())
        for match in _PRONOUN.finditer(plain, start, end)
        if not _within(match.span(), taken)
    ]
    found += descriptions(plain, start, end, inside)
    return _whole(sorted(found, key=lambda reference: (reference.start, -reference.end)))


def _whole(found: Sequence[Reference]) -> list[Reference]:
    """The references in their order, without descriptions that are only part of a longer one."""
    kept: list[Reference] = []
    reached = -1
    for reference in found:
        described = reference.form == "description"
        if described and reference.end <= reached:
            continue
        kept.append(reference)
        reached = max(reached, reference.end) if described else reached
    return kept


def pronoun(start: int, end: int, word: str) -> Reference:
    """The reference of a pronoun; "his", "her", "its" and "their" stand for their owner."""
    plain = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(word, word)
    return Reference(start, end, "", Side.OTHER, "", "pronoun", plain)


def _named(naming: Naming) -> Reference:
    form = (
        "name" if naming.form in {"full", "surname", "given name", "description"} else naming.form
    )
    return Reference(
        naming.start, naming.end, naming.name, naming.side, naming.type, form, naming.pronoun
    )


def _state(start: int, end: int, *, chinese: bool) -> Reference:
    name, side = government(chinese=chinese)
    return Reference(start, end, name, side, "institution", "state", "it")


def _within(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps one of the namings, which are in order and disjoint."""
    last = bisect_left(taken, span[1], key=lambda naming: naming[0])
    return last > 0 and span[0] < taken[last - 1][1]
