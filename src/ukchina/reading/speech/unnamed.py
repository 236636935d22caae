"""What speakers without a name are called, and on whose side they are."""

from __future__ import annotations

import re

from ukchina.reading.values import Side

# "a spokesman", "a spokesman for the university": whose, the text around has to tell.
_GENERIC_SPOKESMAN = re.compile(
    r" (?:for|of|at|from) (?:the|its|his|her) [a-z]+$|^an? (?:official )?spokes\w+$", re.IGNORECASE
)


# "The two ministers" are those of both states; "two people in the room" may be anybody.
_PAIR = re.compile(
    r"(?:the two|both) |two (?:sides|governments|countries|capitals|nations|delegations|leaders)\b",
    re.IGNORECASE,
)


def government(*, chinese: bool) -> tuple[str, Side]:
    """The name and side of one of the two governments."""
    if chinese:
        return "Chinese government (institution)", Side.CHINA_GOVERNMENT
    return "UK government (institution)", Side.UK_GOVERNMENT


def unnamed(whole: str, noun: str, side: Side, *, plural: bool) -> str:
    """The name of speakers whom only the words `whole` describe."""
    if _PAIR.match(whole):
        return "Both governments/ministers"
    if plural and side in {Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT}:
        return unnamed_group(noun, side)
    return f"{re.sub(r'^(?:an?|one|the|another) ', '', whole, flags=re.IGNORECASE)} (unnamed)"


def unnamed_group(noun: str, side: Side) -> str:
    """The name of a government's people without names.

    >>> unnamed_group("ministers", Side.UK_GOVERNMENT)
    'UK ministers (unnamed)'
    """
    nation = (
        "Chinese" if side is Side.CHINA_GOVERNMENT else "UK" if noun == "ministers" else "British"
    )
    return f"{nation} {noun} (unnamed)"


def spoken_for(whole: str, name: str, side: Side) -> tuple[str, Side]:
    """The body whose spokesperson has no name: a government, a ministry, else as described."""
    words = whole.lower()
    name = "" if _GENERIC_SPOKESMAN.search(whole) else name
    chinese = re.search(r"chin|beijing", words) is not None
    if re.search(r"prime minister|\bno\.? ?10|downing|number 10", words):
        return "Downing Street", Side.UK_GOVERNMENT
    if "embassy" in words:
        return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    if "foreign ministry" in words:
        return "Chinese Foreign Ministry", Side.CHINA_GOVERNMENT
    if "government" in words:
        return government(chinese=chinese)
    return name, side
