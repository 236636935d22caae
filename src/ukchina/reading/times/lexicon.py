"""The rules of `times.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ukchina.corpus.dates import MONTHS
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
    pattern: re.Pattern[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that say which way a clause looks: "past" or "future"."""

    way: str
    pattern: re.Pattern[str]


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
            PointRule(rule["kind"], compiled(rule["pattern"]), frozenset(rule.get("after", ())))
            for rule in table["point"]
        ),
        triggers=frozenset(triggers),
        markers=tuple(
            Marker(rule["way"], re.compile(rf"(?<!\w){rule['pattern']}", re.IGNORECASE))
            for rule in table["tense"]
        ),
        occasion=re.compile("|".join(rule["pattern"] for rule in table["occasion"]), re.IGNORECASE),
        words=words,
        holidays={name: (month, day) for name, (month, day) in table["holidays"].items()},
        deictic=table["deictic"],
    )
