"""Who is named in a document: persons, institutions and bodies, resolved within it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.people.collectives import collectives, governing_parties, papers
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.metonyms import metonyms
from ukchina.reading.people.named import bare_surnames, known
from ukchina.reading.people.naming import Naming, bodies, published
from ukchina.reading.people.offices import office_flags
from ukchina.reading.people.offices_meant import definite_descriptions
from ukchina.reading.people.offices_stated import side_as_stated
from ukchina.reading.people.strangers import strangers, told_sides
from ukchina.reading.values import KEPT, Mention, Side
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ukchina.corpus import Document

__all__ = ["mentions", "namings"]

# A body that only tells whose spokesman somebody is belongs to the description of that person.
_OF_A_PERSON = re.compile(r" +(?:spokes(?:man|woman|person|people)|official|minister|chief)\b")


@lru_cache(maxsize=KEPT)
def mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention of a person, institution or body in the body, and outlets in the furniture.

    In the order of the text and disjoint. Bare "China", "Britain" and "UK" are not listed. The
    side and the office are those of the publication date, or of the title that the text states; a
    flag tells when the text gives a person an office that they did not hold on that date.
    """
    day, plain = published(document), fold(document.text)
    found = [
        Mention(
            span=Span(document.name, naming.start, naming.end),
            name=naming.name,
            side=naming.side,
            type=naming.type,
            office=naming.office or (naming.actor.office_on(day) if naming.actor else ""),
            flags=office_flags(plain, naming, day) if naming.type == "person" else (),
        )
        for naming in (*_outlets(document), *namings(document))
        if not (naming.type == "institution" and _OF_A_PERSON.match(plain, naming.end))
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


@lru_cache(maxsize=KEPT)
def namings(document: Document) -> tuple[Naming, ...]:
    """The stretches of the body that name somebody, ordered and disjoint."""
    plain, bounds, day = fold(document.text), bodies(document), published(document)
    listed = [naming for start, end in bounds for naming in known(plain, start, end)]
    listed = list(governing_parties(plain, listed, day))
    full = _disjoint([*listed, *strangers(plain, bounds, listed)])
    bare = bare_surnames(plain, bounds, full, day)
    nameless = [
        naming
        for start, end in bounds
        for naming in (*metonyms(plain, start, end), *collectives(plain, start, end, day))
    ]
    merged = _disjoint([*full, *bare, *nameless, *papers(plain, bounds, full)])
    merged = _disjoint([*merged, *definite_descriptions(plain, bounds, merged, day)])
    return tuple(_with_sides(plain, merged, day))


def _with_sides(plain: str, namings: Iterable[Naming], day: date | None) -> Iterator[Naming]:
    """Persons on the side of their office on `day`, or of the one the text has stated for them."""
    stated: dict[str, Side] = {}
    merged = list(namings)
    told = told_sides(plain, merged)
    for naming in merged:
        if naming.type != "person":
            yield naming
            continue
        if naming.actor is None:
            yield _on(told.get(naming.name, naming.side), naming)
            continue
        side = side_as_stated(plain, naming, day)
        if side:
            stated[naming.name] = side
        yield _on(stated.get(naming.name, naming.actor.side_on(day)), naming)


def _on(side: Side, naming: Naming) -> Naming:
    """The naming on that side; most are there."""
    return naming if side is naming.side else replace(naming, side=side)


def _disjoint(namings: Iterable[Naming]) -> list[Naming]:
    """The namings in order; of two that overlap the longer stays, then the earlier."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda naming: (naming.start, -naming.end)):
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
        elif naming.end - naming.start > kept[-1].end - kept[-1].start:
            kept[-1] = naming
    return kept


def _outlets(document: Document) -> Iterator[Naming]:
    """The outlets that the furniture names: a masthead, an agency's credit."""
    plain = fold(document.text)
    outlet = document.outlet
    stated = outlet.span if outlet else None
    for block in document.blocks:
        if block.role is not Role.FURNITURE:
            continue
        inside = [n for n in known(plain, block.start, block.end) if n.type == "media"]
        if not inside and outlet and stated and block.start <= stated.start < block.end:
            name, body = fold(outlet.value), issuer(document)
            if body:
                inside = [replace(body, start=stated.start, end=stated.end)]
            else:
                inside = [Naming(stated.start, stated.end, name, "media", Side.OTHER)]
        yield from inside
