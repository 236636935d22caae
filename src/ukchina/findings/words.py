"""Numbers and lists as a British writer sets them in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
# More years in a row are a range.
_FEW = 3
# Names of a list end in what kind of thing they are, or in other words for it.
_OTHERWISE = re.compile(r" \(institution\)\Z|(?<=[a-z])(?:/[a-z]+)+\Z")
# Entries of the tables that are no names, in words of a page.
_CALLED_SO = {"unnamed source (unnamed)": "unnamed source", "(questioner)": "questioner"}
_YEAR = re.compile(r"\d{4}")
_UNNAMED = "Unnamed outlet"
# What readers call a text, in its parts: outlet and day, and a number where two share both.
_CALLED = re.compile(r"(?P<outlet>.+), (?P<day>\d{1,2} \w{3} \d{4}|undated)(?P<number>, no\. \d+)?")


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
    >>> share_of(0, 5, "text"), share_of(2, 2, "claim")
    ('none of five texts', 'both claims')
    """
    if part == whole == 2:  # noqa: PLR2004 - English has a word for it
        return f"both {noun}s"
    if part == whole:
        return f"all {count(whole, noun)}" if whole > 1 else f"the {count(whole, noun)}"
    if not part:
        return f"none of {count(whole, noun)}"
    few = _SMALL[part] if part < len(_SMALL) else f"{part:,}"
    return f"{few} of {count(whole, noun)}"


def capital(text: str) -> str:
    """The text with its first letter in capitals.

    >>> capital("no text")
    'No text'
    """
    return text[:1].upper() + text[1:]


def numbered(number: int, noun: str, plural: str = "") -> str:
    """The number in figures and its noun: for measures, and after "of".

    >>> numbered(1, "text"), numbered(1200, "sentence")
    ('1 text', '1,200 sentences')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def figure(number: int) -> str:
    """The number beside others of its kind: in figures, but nought is "none".

    >>> figure(0), figure(3), figure(1200)
    ('none', '3', '1,200')
    """
    return f"{number:,}" if number else "none"


def windowed(names: Sequence[str]) -> str:
    """Windows within a sentence: "in {}" and "of {}" read well with any name.

    >>> windowed(["2023", "2024"]), windowed(["Starmer"]), windowed(["Sunak", "Starmer"])
    ('2023 and 2024', 'the window ‘Starmer’', 'the windows ‘Sunak’ and ‘Starmer’')
    >>> windowed(["undated"]), windowed(["2019", "2020", "2021", "2022"])
    ('the undated texts', 'each year from 2019 to 2022')
    """
    if list(names) == [UNDATED]:
        return "the undated texts"
    if all(map(_YEAR.fullmatch, names)):
        years = [int(name) for name in names]
        if len(years) > _FEW and years == list(range(years[0], years[-1] + 1)):
            return f"each year from {years[0]} to {years[-1]}"
        return listed(names)
    quoted = listed([f"‘{name}’" for name in names])
    return f"the window {quoted}" if len(names) == 1 else f"the windows {quoted}"


def textual(label: str) -> str:
    """What readers call a text, within a sentence.

    >>> textual("Bloomberg, 18 Oct 2024"), textual("Unnamed outlet, 6 May 2023, no. 2")
    ('Bloomberg (18 Oct 2024)', 'an unnamed outlet (6 May 2023, no. 2)')
    >>> textual("“I hear from a friend…”, undated"), textual("Undated essay")
    ('“I hear from a friend…” (undated)', '‘Undated essay’')
    """
    parts = _CALLED.fullmatch(label)
    if parts is None:
        return f"‘{label}’"
    outlet = "an unnamed outlet" if parts["outlet"] == _UNNAMED else parts["outlet"]
    return f"{outlet} ({parts['day']}{parts['number'] or ''})"


def over_column(label: str) -> tuple[str, str]:
    """What readers call a text, in the two lines over a column: the outlet, then the day.

    >>> over_column("Bloomberg, 18 Oct 2024"), over_column("Unnamed outlet, 6 May 2023, no. 2")
    (('Bloomberg', '18 Oct 2024'), ('Unnamed outlet, no. 2', '6 May 2023'))
    >>> over_column("Undated essay"), over_column("Kettle, the visit")
    (('Undated essay', ''), ('Kettle', 'the visit'))
    """
    parts = _CALLED.fullmatch(label)
    if parts:
        return f"{parts['outlet']}{parts['number'] or ''}", parts["day"]
    outlet, _, rest = label.rpartition(", ")
    return (outlet, rest) if outlet else (capital(label), "")


def speaker_name(name: str) -> str:
    """An actor as a page names him: without what only tells entries of a list apart.

    >>> speaker_name("Wang Yi"), speaker_name("Both governments/ministers")
    ('Wang Yi', 'Both governments')
    >>> speaker_name("UK government (institution)"), speaker_name("former diplomats (unnamed)")
    ('UK government', 'former diplomats (unnamed)')
    >>> speaker_name("unnamed source (unnamed)"), speaker_name("(questioner)")
    ('unnamed source', 'questioner')
    """
    return _CALLED_SO.get(name) or _OTHERWISE.sub("", name)


def in_prose(name: str) -> str:
    """A theme's name within a sentence: a first word that is no proper name is not capital.

    >>> in_prose("Trade, investment and finance"), in_prose("Hong Kong")
    ('trade, investment and finance', 'Hong Kong')
    """
    proper = ("Hong Kong", "Taiwan", "Russia", "UK")
    return name if name.startswith(proper) else name[:1].lower() + name[1:]
