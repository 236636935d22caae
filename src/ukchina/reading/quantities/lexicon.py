"""The rules of `quantities.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ukchina.reading.families import Family
from ukchina.reading.lazy import Pattern
from ukchina.reading.times.numbers import COUNT, ORDINAL

_PART = re.compile(r"\{([a-z_]+)\}")
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """One way of writing a figure."""

    kind: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """All that `quantities.toml` lists; `family` holds the patterns of the rules by number."""

    rules: tuple[QuantityRule, ...]
    family: Family
    words: dict[str, frozenset[str]]
    over: dict[str, Pattern]
    scales: dict[str, int]
    currencies: dict[str, str]
    fractions: dict[str, float]
    sources: tuple[Pattern, ...]
    origins: tuple[tuple[str, Pattern], ...]


@cache
def quantity_lexicon() -> QuantityLexicon:
    """The lexicon of figures."""
    source = (
        resources.files("ukchina.reading.quantities").joinpath("quantities.toml").read_text("utf-8")
    )
    table: dict[str, Any] = tomllib.loads(source)
    nouns = sorted(table["words"]["rank_noun"], key=len, reverse=True)
    parts = {
        **table["parts"],
        "number": COUNT,
        "ordinal": ORDINAL,
        "figure": _FIGURE,
        "rank_noun": "|".join(noun.replace(" ", r"\s+") for noun in nouns),
    }

    def filled(pattern: str) -> Pattern:
        while _PART.search(pattern):
            pattern = _PART.sub(lambda match: parts[match[1]], pattern)
        return Pattern(rf"(?<![\w.,£$€¥-]){pattern}", re.IGNORECASE)

    rules = tuple(QuantityRule(rule["kind"], filled(rule["pattern"])) for rule in table["quantity"])
    return QuantityLexicon(
        rules=rules,
        family=Family([rule.pattern for rule in rules]),
        words={name: frozenset(listed) for name, listed in table["words"].items()},
        over={name: Pattern(words, re.IGNORECASE) for name, words in table["over"].items()},
        scales=table["scales"],
        currencies=table["currencies"],
        fractions=table["fractions"],
        sources=tuple(Pattern(rule["pattern"]) for rule in table["source"]),
        origins=tuple(
            (rule["name"], Pattern(rule["pattern"], re.IGNORECASE)) for rule in table["origin"]
        ),
    )
