"""Capitals: the city after a preposition of place or motion, the government otherwise."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import Naming, rules
from ukchina.reading.people.roster import roster
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ukchina.reading.people.roster import Actor

_WINDOW = 70


@cache
def _capitals() -> tuple[re.Pattern[str], Mapping[str, Actor]]:
    actors = {actor.name: actor for actor in roster()}
    entries = {entry["city"]: actors[entry["government"]] for entry in rules()["places"]["capital"]}
    return re.compile(rf"\b(?:{'|'.join(entries)})(?![^\W_])"), entries


@cache
def _place() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What before a capital makes it a place, what before it forbids that, what after it does."""
    places = rules()["places"]
    always = "|".join(places["always"])
    motion, feeling = places["motion"], places["feeling"]
    before = re.compile(
        rf"(?:\b(?:{always})(?: the)?|\b{places['direct']}"
        rf"|\b{motion}\b[^.;:]{{0,45}}? (?:to|from|for|at)|\b(?:at|from) (?:[\w' ]+ )?in) +\Z",
        re.IGNORECASE,
    )
    return (
        before,
        re.compile(rf"\b{feeling} in +\Z", re.IGNORECASE),
        re.compile(rf"(?:'s)? +{places['city_words']}\b|-based", re.IGNORECASE),
    )


def metonyms(plain: str, start: int, end: int) -> Iterator[Naming]:
    """The capitals in `plain[start:end]`, each as a place or as the government that sits there."""
    pattern, governments = _capitals()
    before, feeling, after = _place()
    for match in pattern.finditer(plain, start, end):
        left = plain[max(start, match.start() - _WINDOW) : match.start()]
        is_city = (before.search(left) and not feeling.search(left)) or after.match(
            plain, match.end(), end
        )
        if is_city:
            name = f"{match[0]} (city)"
            yield Naming(*match.span(), name, "place", Side.OTHER, form="place")
        else:
            actor = governments[match[0]]
            yield Naming(
                *match.span(),
                actor.name,
                actor.type,
                actor.side,
                actor,
                form="metonym",
                pronoun="it",
            )
