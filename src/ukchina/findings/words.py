"""Numbers and lists as a British writer sets them in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def count(number: int, noun: str, plural: str = "") -> str:
    """The number and its noun; up to ten in words.

    >>> count(1, "text"), count(12, "sentence"), count(0, "country", "countries")
    ('one text', '12 sentences', 'no countries')
    """
    shown = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{shown} {noun if number == 1 else plural or noun + 's'}"


def spelled(number: int) -> str:
    """The number, in words up to ten; nought is "none".

    >>> spelled(6), spelled(0), spelled(12)
    ('six', 'none', '12')
    """
    if number == 0:
        return "none"
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def listed(parts: Sequence[str]) -> str:
    """The parts in one phrase.

    >>> listed(["trade", "climate", "visits"])
    'trade, climate and visits'
    """
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def share_of(part: int, whole: int, noun: str) -> str:
    """How many of a few things, in words.

    >>> share_of(5, 5, "text"), share_of(2, 5, "text"), share_of(1, 1, "text")
    ('all five texts', 'two of five texts', 'the one text')
    """
    if part == whole:
        return f"all {count(whole, noun)}" if whole > 1 else f"the {count(whole, noun)}"
    few = _SMALL[part] if part < len(_SMALL) else f"{part:,}"
    return f"{few} of {count(whole, noun)}"


def capital(text: str) -> str:
    """The text with its first letter in capitals.

    >>> capital("no text")
    'No text'
    """
    return text[:1].upper() + text[1:]


def in_prose(name: str) -> str:
    """A theme's name within a sentence: a first word that is no proper name is not capital.

    >>> in_prose("Trade, investment and finance"), in_prose("Hong Kong")
    ('trade, investment and finance', 'Hong Kong')
    """
    proper = ("Hong Kong", "Taiwan", "Russia", "UK")
    return name if name.startswith(proper) else name[:1].lower() + name[1:]
