"""The rules of `events.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.reading.families import Family
from ukchina.reading.lazy import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that make a clause an event of a type.

    `number` is that of the pattern in the family of all; `status` is the one the words imply (""
    where the clause decides), `dated` asks for a time in the clause, `noun` says that the event is
    a noun phrase, `needs` what must stand in it too, `unless` what must not stand in the clause;
    `narrow` asks for a time of a month at most; `both` for officials of both sides, one of them
    right behind the match.
    """

    type: str
    number: int
    pattern: Pattern
    status: str = ""
    dated: bool = False
    noun: bool = False
    needs: Pattern | None = None
    unless: Pattern | None = None
    narrow: bool = False
    both: bool = False

    def admits(self, words: str, clause: str) -> bool:
        """Whether the words matched, and the clause around, hold what they must and may."""
        if self.needs and not self.needs.search(words):
            return False
        return not (self.unless and self.unless.search(clause))


@dataclass(frozen=True, slots=True)
class Status:
    """Words of a clause that tell a status; `undertaken` ones not of what is itself a step."""

    name: str
    pattern: Pattern
    undertaken: bool = False


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All that `events.toml` lists."""

    triggers: tuple[Trigger, ...]
    family: Family
    boundary: Pattern
    subordinate: Pattern
    saying: Pattern
    opening: Pattern
    dropped: frozenset[str]
    determiners: frozenset[str]
    statuses: tuple[Status, ...]
    families: dict[str, str]
    holders: dict[str, Pattern]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon of events."""
    source = resources.files("ukchina.reading.events").joinpath("events.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(source)
    parts = table["parts"]
    clause = {
        name: _filled(table["clause"][name], parts) for name in ("subordinate", "saying", "opening")
    }
    triggers = tuple(_trigger(number, rule, parts) for number, rule in enumerate(table["trigger"]))
    return EventLexicon(
        triggers=triggers,
        family=Family([trigger.pattern for trigger in triggers]),
        boundary=_filled("|".join(table["clause"]["boundary"]), parts),
        **clause,
        dropped=frozenset(table["clause"]["dropped"]),
        determiners=frozenset(table["clause"]["determiner"]),
        statuses=tuple(
            Status(rule["status"], _filled(rule["pattern"], parts), rule.get("undertaken", False))
            for rule in table["status"]
        ),
        families=table["families"],
        holders={name: Pattern(words, re.IGNORECASE) for name, words in _holders(table)},
    )


def _holders(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The patterns of who acts without a name: those of each state, and what stands around."""
    listed = table["holders"]
    for name in ("uk", "china"):
        yield name, rf"\b{listed[name]}\s+(?P<office>{listed['office']})"
    yield "person", listed["person"]
    yield "another", listed["another"]
    yield "came", listed["came"]


def triggers(words: str) -> list[Trigger]:
    """The triggers that may stand in a sentence, in their order: most can't, and are not tried."""
    every = event_lexicon().triggers
    return [every[number] for number in event_lexicon().family.possible(words)]


def _trigger(number: int, rule: dict[str, Any], parts: dict[str, str]) -> Trigger:
    needs, unless = rule.get("needs"), rule.get("unless")
    return Trigger(
        type=rule["type"],
        number=number,
        pattern=_filled(rule["pattern"], parts),
        status=rule.get("status", ""),
        dated=rule.get("dated", False),
        noun=rule.get("noun", False),
        needs=_filled(needs, parts) if needs else None,
        unless=_filled(unless, parts) if unless else None,
        narrow=rule.get("narrow", False),
        both=rule.get("both", False),
    )


def _filled(pattern: str, parts: dict[str, str]) -> Pattern:
    return Pattern(_PART.sub(lambda match: parts[match[1]], pattern), re.IGNORECASE)
