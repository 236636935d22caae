"""Bodies without a name of their own: officials, both sides, a sector; and papers that speak."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import Naming, patterns, rules
from ukchina.reading.people.roster import by_name
from ukchina.reading.people.roster import day as day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

_BLANKS = re.compile(r" +")


def collectives(plain: str, start: int, end: int, day: date | None) -> Iterator[Naming]:
    """The collectives in `plain[start:end]`; one that holds until a day is dropped after it."""
    low = plain[start:end].lower()
    low = _BLANKS.sub(" ", low) if "  " in low else low
    for rule in patterns("collective"):
        if rule.until and day and day > rule.until:
            continue
        for word in rule.needs:
            if word in low:
                break
        else:
            continue
        for match in rule.pattern.finditer(plain, start, end):
            name = rule.name.replace("{noun}", match[0].split()[-1].lower())
            yield Naming(
                *match.span(), name, rule.type, rule.side, form="collective", pronoun="they"
            )


def papers(
    plain: str, bounds: Sequence[tuple[int, int]], named: Iterable[Naming]
) -> Iterator[Naming]:
    """The documents that the text calls by a noun: a definite one means the last one named."""
    before = [naming for naming in named if naming.type == "document"]
    found = [
        Naming(*match.span(), rule.name, "document", rule.side, form="document", pronoun="it")
        for rule in patterns("document")
        for start, end in bounds
        for match in rule.pattern.finditer(plain, start, end)
    ]
    for naming in sorted(found, key=lambda naming: naming.start):
        if naming.name:
            before.append(naming)
            yield naming
            continue
        earlier = [other for other in before if other.start < naming.start]
        if earlier:
            last = max(earlier, key=lambda other: other.start)
            yield replace(naming, name=last.name, side=last.side, actor=last.actor)


def governing_parties(plain: str, namings: Iterable[Naming], day: date | None) -> Iterator[Naming]:
    """The namings, a party's bare name as its government's where it governs on `day`.

    "Labour's new model" is the government's in 2025; "Labour MPs" and "the Labour Party" stay the
    party's.
    """
    for naming in namings:
        kept = naming
        for rule in rules()["governing"]["party"]:
            words = plain[naming.start : naming.end]
            since = day_of(rule["since"], last=False)
            governs = day is not None and since is not None and day >= since
            of_party = re.match(
                rf"(?:'s)? +(?:{rule['party_words']})\b",
                plain[naming.end : naming.end + 30],
                re.IGNORECASE,
            )
            if words == rule["word"] and governs and not of_party:
                actor = by_name()[rule["government"]]
                kept = replace(
                    naming, name=actor.name, type=actor.type, side=actor.side, actor=actor
                )
        yield kept
