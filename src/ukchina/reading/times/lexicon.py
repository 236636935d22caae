"""The rules of `times.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ukchina.corpus.dates import MONTHS
from ukchina.reading.families import Family
from ukchina.reading.lazy import Pattern
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
    """One way of writing a point in time; `after` are words one of which must stand before it."""

    kind: str
    pattern: Pattern
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that say which way a clause looks: "past" or "future"."""

    way: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `times.toml` lists, ready for matching against the plain form of a text.

    The families hold the patterns of `points` and of `markers`, by their numbers.
    """

    points: tuple[PointRule, ...]
    point_family: Family
    triggers: frozenset[str]
    markers: tuple[Marker, ...]
    marker_family: Family
    occasion: Pattern
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


@cache
def lexicon() -> Lexicon:
    """The lexicon of time expressions."""
    source = resources.files("ukchina.reading.times").joinpath("times.toml").read_text("utf-8")
    table = tomllib.loads(source)
    parts = {**table["parts"], "number": NUMBER, "ordinal": ORDINAL}

    def filled(pattern: str) -> Pattern:
        while _PART.search(pattern):
            pattern = _PART.sub(lambda match: parts[match[1]], pattern)
        return Pattern(rf"(?:{pattern})(?!\w)", re.IGNORECASE)

    words = {name: tuple(listed) for name, listed in table["words"].items()}
    triggers = {*words["trigger"], *MONTHS, *WEEKDAYS}
    triggers |= {name[:3] for name in WEEKDAYS} | {"tues", "thur", "thurs"}
    triggers |= {word.split("-")[0].split()[0] for word in WORDS}
    points = tuple(
        PointRule(rule["kind"], filled(rule["pattern"]), frozenset(rule.get("after", ())))
        for rule in table["point"]
    )
    markers = tuple(
        Marker(rule["way"], Pattern(rf"(?<!\w){rule['pattern']}", re.IGNORECASE))
        for rule in table["tense"]
    )
    return Lexicon(
        points=points,
        point_family=Family([point.pattern for point in points], at_words=False),
        triggers=frozenset(triggers),
        markers=markers,
        marker_family=Family([marker.pattern for marker in markers]),
        occasion=Pattern("|".join(rule["pattern"] for rule in table["occasion"]), re.IGNORECASE),
        words=words,
        holidays={name: (month, day) for name, (month, day) in table["holidays"].items()},
        deictic=table["deictic"],
    )
