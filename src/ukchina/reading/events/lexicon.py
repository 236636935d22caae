"""The rules of `events.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from ukchina.reading.heads import beginnings, may_match, word_heads

_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that make a clause an event of a type.

    `status` is the one the words imply ("" where the clause decides), `dated` asks for a time in
    the clause, `noun` says that the event is a noun phrase, `needs` what must stand in it too,
    `unless` what must not stand in the clause; `narrow` asks for a time of a month at most;
    `heads` are those of the pattern.
    """

    type: str
    pattern: re.Pattern[str]
    status: str = ""
    dated: bool = False
    noun: bool = False
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    narrow: bool = False
    heads: frozenset[str] | None = None

    def admits(self, words: str, clause: str) -> bool:
        """Whether the words matched, and the clause around, hold what they must and may."""
        if self.needs and not self.needs.search(words):
            return False
        return not (self.unless and self.unless.search(clause))


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All that `events.toml` lists."""

    triggers: tuple[Trigger, ...]
    boundary: re.Pattern[str]
    subordinate: re.Pattern[str]
    saying: re.Pattern[str]
    opening: re.Pattern[str]
    dropped: frozenset[str]
    determiners: frozenset[str]
    statuses: tuple[tuple[str, re.Pattern[str]], ...]
    families: dict[str, str]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon of events."""
    source = resources.files("ukchina.reading.events").joinpath("events.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(source)
    parts = table["parts"]
    clause = {
        name: _compiled(table["clause"][name], parts)
        for name in ("subordinate", "saying", "opening")
    }
    return EventLexicon(
        triggers=tuple(_trigger(rule, parts) for rule in table["trigger"]),
        boundary=_compiled("|".join(table["clause"]["boundary"]), parts),
        **clause,
        dropped=frozenset(table["clause"]["dropped"]),
        determiners=frozenset(table["clause"]["determiner"]),
        statuses=tuple(
            (rule["status"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in table["status"]
        ),
        families=table["families"],
    )


@lru_cache(maxsize=64)
def triggers(words: str) -> tuple[Trigger, ...]:
    """The triggers that may stand in a sentence, in their order: most can't, and are not tried."""
    begun = beginnings(words)
    return tuple(one for one in event_lexicon().triggers if may_match(one.heads, begun))


def _trigger(rule: dict[str, Any], parts: dict[str, str]) -> Trigger:
    needs, unless = rule.get("needs"), rule.get("unless")
    pattern = _compiled(rule["pattern"], parts)
    return Trigger(
        type=rule["type"],
        pattern=pattern,
        status=rule.get("status", ""),
        dated=rule.get("dated", False),
        noun=rule.get("noun", False),
        needs=_compiled(needs, parts) if needs else None,
        unless=_compiled(unless, parts) if unless else None,
        narrow=rule.get("narrow", False),
        heads=word_heads(pattern),
    )


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    filled = _PART.sub(lambda match: parts[match[1]], pattern)
    return re.compile(filled, re.IGNORECASE)
