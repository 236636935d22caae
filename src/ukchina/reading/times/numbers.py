"""Numbers as texts write them: figures, words, pairs ("four or five") and words of no number."""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

WORDS: dict[str, float] = {word: number for number, word in enumerate(_ONES)}
WORDS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
WORDS |= {
    f"{tens}-{ones}": WORDS[tens] + number
    for tens in _TENS
    for number, ones in enumerate(_ONES[1:10], start=1)
}
WORDS |= {"dozen": 12, "a dozen": 12, "a": 1, "an": 1, "half a": 0.5, "half": 0.5, "a couple of": 2}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, start=1)}

_LONGEST_FIRST = sorted((w for w in WORDS if w != "half"), key=len, reverse=True)
# Counted things: without the articles, which count nothing ("a visit").
_COUNTING = [word for word in _LONGEST_FIRST if word not in {"a", "an"}]
STARTERS = frozenset({*(word.split("-")[0].split()[0] for word in _COUNTING), "couple"} - {"a"})
COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{'|'.join(_COUNTING)})(?!\w))"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{'|'.join(_LONGEST_FIRST)}))"
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{'|'.join(ORDINALS)}))"
_PAIR = re.compile(rf"(?P<low>{NUMBER})(?:\s*(?:-|or|to)\s*(?P<high>{NUMBER}))?\Z", re.IGNORECASE)


def number(words: str) -> float | None:
    """The number that `words` write; None when they write none.

    >>> number("1,200"), number("twenty-one"), number("several")
    (1200.0, 21.0, None)
    """
    plain = " ".join(words.lower().split())
    if plain in WORDS:
        return float(WORDS[plain])
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


def bounds(words: str) -> tuple[float, float] | None:
    """The lowest and highest number that `words` admit; None when they write none.

    >>> bounds("four or five")
    (4.0, 5.0)
    """
    match = _PAIR.match(words.strip())
    if match is None:
        return None
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    return None if low is None or high is None else (low, high)


def ordinal(words: str) -> int | None:
    """The place that an ordinal names ("sixth", "5th"); None when it is not one."""
    plain = words.lower()
    digits = re.match(r"\d+", plain)
    return int(digits[0]) if digits else ORDINALS.get(plain)
