"""The rules of `quantities.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ukchina.reading.heads import word_heads
from ukchina.reading.times.numbers import COUNT, ORDINAL

_PART = re.compile(r"\{([a-z_]+)\}")
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """One way of writing a figure; `heads` are those of the pattern."""

    kind: str
    pattern: re.Pattern[str]
    heads: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """All that `quantities.toml` lists."""

    rules: tuple[QuantityRule, ...]
    words: dict[str, frozenset[str]]
    scales: dict[str, int]
    currencies: dict[str, str]
    fractions: dict[str, float]
    sources: tuple[re.Pattern[str], ...]
    origins: tuple[tuple[str, re.Pattern[str]], ...]


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

    def compiled(pattern: str) -> re.Pattern[str]:
        while _PART.search(pattern):
            pattern = _PART.sub(lambda match: parts[match[1]], pattern)
        return re.compile(rf"(?<![\w.,£$€¥-]){pattern}", re.IGNORECASE)

    return QuantityLexicon(
        rules=tuple(
            QuantityRule(rule["kind"], pattern, word_heads(pattern))
            for rule in table["quantity"]
            for pattern in [compiled(rule["pattern"])]
        ),
        words={name: frozenset(listed) for name, listed in table["words"].items()},
        scales=table["scales"],
        currencies=table["currencies"],
        fractions=table["fractions"],
        sources=tuple(re.compile(rule["pattern"]) for rule in table["source"]),
        origins=tuple(
            (rule["name"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in table["origin"]
        ),
    )
