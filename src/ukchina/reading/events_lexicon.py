"""The rules of `events.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that make a clause an event of a type.

    `status` is the one the words imply ("" where the clause decides), `dated` asks for a time in
    the clause, `noun` says that the event is a noun phrase, `needs` what must stand in it too.
    """

    type: str
    pattern: re.Pattern[str]
    status: str = ""
    dated: bool = False
    noun: bool = False
    needs: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All that `events.toml` lists."""

    triggers: tuple[Trigger, ...]
    boundary: re.Pattern[str]
    dropped: frozenset[str]
    determiners: frozenset[str]
    statuses: tuple[tuple[str, re.Pattern[str]], ...]
    families: dict[str, str]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon of events."""
    source = resources.files("ukchina.reading").joinpath("events.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(source)
    return EventLexicon(
        triggers=tuple(_trigger(rule) for rule in table["trigger"]),
        boundary=re.compile("|".join(table["clause"]["boundary"]), re.IGNORECASE),
        dropped=frozenset(table["clause"]["dropped"]),
        determiners=frozenset(table["clause"]["determiner"]),
        statuses=tuple(
            (rule["status"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in table["status"]
        ),
        families=table["families"],
    )


def _trigger(rule: dict[str, Any]) -> Trigger:
    needs = rule.get("needs")
    return Trigger(
        type=rule["type"],
        pattern=re.compile(rule["pattern"], re.IGNORECASE),
        status=rule.get("status", ""),
        dated=rule.get("dated", False),
        noun=rule.get("noun", False),
        needs=re.compile(needs, re.IGNORECASE) if needs else None,
    )
