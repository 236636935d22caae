"""Who is named in a document: persons, institutions and bodies, resolved within it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.corpus import Document, Role
from ukchina.reading.collectives import collectives, documents
from ukchina.reading.metonyms import metonyms
from ukchina.reading.named import bare_surnames, known
from ukchina.reading.naming import Naming, bodies, published
from ukchina.reading.offices import definite_descriptions, office_flags
from ukchina.reading.strangers import strangers
from ukchina.reading.values import Mention, Side
from ukchina.spans import Span, fold

__all__ = ["mentions", "namings"]


@lru_cache(maxsize=1024)
def mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention of a person, institution or body in the body, and outlets in the furniture.

    In the order of the text and disjoint. Bare "China", "Britain" and "UK" are not listed. The
    side and the office are those of the publication date; a flag tells when the text gives a
    person an office that they did not hold on it.
    """
    day = published(document)
    plain = fold(document.text)
    found = [
        Mention(
            span=Span(document.name, naming.start, naming.end),
            name=naming.name,
            side=naming.side,
            type=naming.type,
            office=naming.office or (naming.actor.office_on(day) if naming.actor else ""),
            flags=office_flags(plain, naming, day),
        )
        for naming in (*_outlets(document), *namings(document))
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


@lru_cache(maxsize=1024)
def namings(document: Document) -> tuple[Naming, ...]:
    """The stretches of the body that name somebody, ordered and disjoint."""
    plain, bounds, day = fold(document.text), bodies(document), published(document)
    listed = [naming for start, end in bounds for naming in known(plain, start, end)]
    new = [naming for start, end in bounds for naming in strangers(plain, start, end, listed)]
    full = _disjoint([*listed, *new])
    papers = [naming for naming in full if naming.type == "document"]
    others = []
    for start, end in bounds:
        others += metonyms(plain, start, end)
        others += collectives(plain, start, end, day)
        fresh = list(documents(plain, start, end, papers))
        papers += [naming for naming in fresh if naming.start not in {p.start for p in papers}]
        others += fresh
    bare = list(bare_surnames(plain, bounds, full, day))
    merged = _disjoint([*full, *others, *bare])
    merged = _disjoint([*merged, *definite_descriptions(plain, bounds, merged, day)])
    return tuple(_on_the_day(naming, plain, day) for naming in merged)


def _on_the_day(naming: Naming, plain: str, day: object) -> Naming:
    from dataclasses import replace

    if naming.actor is None or naming.type != "person":
        return naming
    return replace(naming, side=naming.actor.side_on(day))


def _disjoint(namings: list[Naming]) -> list[Naming]:
    """The namings in order; of two that overlap the longer stays, then the earlier."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda naming: (naming.start, -naming.end)):
        if kept and naming.start < kept[-1].end:
            if naming.end - naming.start > kept[-1].end - kept[-1].start:
                kept[-1] = naming
            continue
        kept.append(naming)
    return kept


def _outlets(document: Document) -> list[Naming]:
    """The outlets that the furniture names: a masthead, an agency's credit."""
    plain = fold(document.text)
    found = []
    for block in document.blocks:
        if block.role is not Role.FURNITURE:
            continue
        inside = [n for n in known(plain, block.start, block.end) if n.type == "media"]
        outlet = document.outlet.span if document.outlet else None
        if not inside and outlet and block.start <= outlet.start < block.end and document.outlet:
            inside = [Naming(outlet.start, outlet.end, document.outlet.value, "media", Side.OTHER)]
        found += inside
    return found
