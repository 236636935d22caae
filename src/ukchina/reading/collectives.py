"""Bodies without a name of their own: officials, both sides, a sector; and named documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.reading.naming import Naming, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def collectives(plain: str, start: int, end: int, day: date | None) -> Iterator[Naming]:
    """The collectives in `plain[start:end]`; one that holds only until a day is dropped after it."""
    for rule in patterns("collective"):
        if rule.until and day and day > rule.until:
            continue
        for match in rule.pattern.finditer(plain, start, end):
            name = rule.name.replace("{noun}", match[0].split()[-1].lower())
            yield Naming(
                *match.span(), name, rule.type, rule.side, form="collective", pronoun="they"
            )


def documents(plain: str, start: int, end: int, known: list[Naming]) -> Iterator[Naming]:
    """The documents in `plain[start:end]`; a definite noun means the last one of `known`."""
    for rule in patterns("document"):
        for match in rule.pattern.finditer(plain, start, end):
            if not rule.refers:
                yield Naming(
                    *match.span(), rule.name, "document", rule.side, form="document", pronoun="it"
                )
                continue
            before = [naming for naming in known if naming.start < match.start()]
            if before:
                last = before[-1]
                yield Naming(
                    *match.span(),
                    last.name,
                    "document",
                    last.side,
                    last.actor,
                    form="document",
                    pronoun="it",
                )
