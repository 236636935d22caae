"""The rules of the scorecard: `scorecard.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PLUS, MINUS, BOTH, INTENDED, NONE = "+", "−", "±", "intended", "no evidence"
# Of a report, not of a cell: an end that may since be over.
EARLIER = "earlier"

_HOLE = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the scorecard; `rule` is what a reader is shown, the rest is what applies it.

    `kind` is reports (of acts), both (governments), dispute or frame (of one voice); `says` names
    what a sentence reports, by its sign.
    """

    id: str
    name: str
    kind: str
    rule: str
    words: Mapping[str, re.Pattern[str]]
    themes: tuple[str, ...] = ()
    voice: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def parts_in(self, words: str) -> tuple[str, ...]:
        """The parts that words name: the first that fits, of several in the plural all of them.

        One without a name ("") where they name none.
        """
        found = [name for name, known in self.parts.items() if known.search(words)]
        several = words.endswith("s") and len(found) > 1
        return tuple(found if several else found[:1]) or ("",)


@dataclass(frozen=True, slots=True)
class Rules:
    """All that `scorecard.toml` lists."""

    version: str
    values: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    standing: str
    outlets: frozenset[str]
    official: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]
    verdict: str

    def indicator(self, name: str) -> Indicator:
        """The indicator of that id; `KeyError` when there is none."""
        for found in self.indicators:
            if found.id == name:
                return found
        raise KeyError(name)

    def knows(self, outlet: str | None) -> bool:
        """Whether the outlet's report of an act counts without a second origin."""
        if not outlet:
            return False
        return outlet.casefold() in self.outlets or self.official.search(outlet) is not None


@cache
def rules() -> Rules:
    """The rules, compiled."""
    source = resources.files("ukchina.findings").joinpath("scorecard.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(source)
    return Rules(
        version=table["version"],
        values=table["values"],
        indicators=tuple(_indicator(entry) for entry in table["indicator"]),
        standing=table["standing"]["rule"],
        outlets=frozenset(name.casefold() for name in table["standing"]["outlets"]),
        official=re.compile("|".join(table["standing"]["official"]), re.IGNORECASE),
        words=_compiled(table["words"]),
        verdict=table["verdict"]["rule"],
    )


def main_clause(words: str) -> str:
    """The words, blank where they tell in passing what was put off, denied or is often done.

    >>> main_clause("Reeves, whose trip was postponed, met Wang Yi")
    'Reeves                            met Wang Yi'
    """
    return rules().words["aside"].sub(lambda told: " " * len(told[0]), words)


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        rule=" ".join(entry["rule"].split()),
        words=_compiled(entry.get("words", {})),
        themes=tuple(entry.get("themes", ())),
        voice=entry.get("voice", ""),
        says=entry.get("says", {}),
        parts=_compiled(entry.get("parts", {})),
    )


def _compiled(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_whole(words, name), re.IGNORECASE) for name in words}


def _whole(words: Mapping[str, str], name: str) -> str:
    """The pattern of that name with those of the names in it, and in these, in their places."""
    pattern, before = words[name], ""
    while pattern != before:
        before = pattern
        pattern = _HOLE.sub(lambda hole: words.get(hole[1], hole[0]), pattern)
    return pattern
