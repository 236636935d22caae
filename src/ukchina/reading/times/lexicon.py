"""The rules of `times.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ukchina.corpus.dates import MONTHS
from ukchina.reading.heads import LENGTH, beginnings, heads, may_match, word_heads
from ukchina.reading.times.numbers import NUMBER, ORDINAL, WORDS

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class PointRule:
    """One way of writing a point in time; `after` are words one of which must stand before it.

    `heads` are those of the pattern.
    """

    kind: str
    pattern: re.Pattern[str]
    after: frozenset[str]
    heads: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that say which way a clause looks: "past" or "future"."""

    way: str
    pattern: re.Pattern[str]
    heads: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `times.toml` lists, ready for matching against the plain form of a text."""

    points: tuple[PointRule, ...]
    triggers: frozenset[str]
    markers: tuple[Marker, ...]
    occasion: re.Pattern[str]
    words: dict[str, tuple[str, ...]]
    holidays: dict[str, tuple[int, int]]
    deictic: dict[str, int]

    def before(self, kinds: tuple[str, ...]) -> re.Pattern[str]:
        """The pattern of a preposition of these kinds that ends where it is asked to."""
        return _preposition(tuple(word for kind in kinds for word in self.words[kind]))


@cache
def _preposition(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    spaced = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?P<word>{spaced})\s+(?P<the>the\s+)?\Z", re.IGNORECASE)


def point_rules(word: str) -> tuple[PointRule, ...]:
    """The rules of points that may match where `word` stands, in their order."""
    return _point_rules(word[:LENGTH])


@lru_cache(maxsize=4096)
def _point_rules(letters: str) -> tuple[PointRule, ...]:
    begun = beginnings(letters)
    return tuple(rule for rule in lexicon().points if may_match(rule.heads, begun))


@cache
def lexicon() -> Lexicon:
    """The lexicon of time expressions."""
    source = resources.files("ukchina.reading.times").joinpath("times.toml").read_text("utf-8")
    table = tomllib.loads(source)
    parts = {**table["parts"], "number": NUMBER, "ordinal": ORDINAL}

    def compiled(pattern: str) -> re.Pattern[str]:
        while _PART.search(pattern):
            pattern = _PART.sub(lambda match: parts[match[1]], pattern)
        return re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)

    words = {name: tuple(listed) for name, listed in table["words"].items()}
    triggers = {*words["trigger"], *MONTHS, *WEEKDAYS}
    triggers |= {name[:3] for name in WEEKDAYS} | {"tues", "thur", "thurs"}
    triggers |= {word.split("-")[0].split()[0] for word in WORDS}
    return Lexicon(
        points=tuple(
            PointRule(rule["kind"], pattern, frozenset(rule.get("after", ())), heads(pattern))
            for rule in table["point"]
            for pattern in [compiled(rule["pattern"])]
        ),
        triggers=frozenset(triggers),
        markers=tuple(
            Marker(rule["way"], pattern, word_heads(pattern))
            for rule in table["tense"]
            for pattern in [re.compile(rf"(?<!\w){rule['pattern']}", re.IGNORECASE)]
        ),
        occasion=re.compile("|".join(rule["pattern"] for rule in table["occasion"]), re.IGNORECASE),
        words=words,
        holidays={name: (month, day) for name, (month, day) in table["holidays"].items()},
        deictic=table["deictic"],
    )
