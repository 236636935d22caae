"""Whom a header names as its authors: lines of names alone, and names beside their posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.outlet_names import header_rules, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus.documents import Block

_NAME = (
    r"(?:(?:Dr|Sir|Prof(?:essor)?|Dame|Lord|Baroness)\.? )?"
    r"(?:[A-Z][a-z][\w'-]*|[A-Z]\.|[A-Z][A-Z'-]{2,})(?: (?:[A-Z]\.|de|van|von|al|bin|della))*"
    r"(?: [A-Z][\w'-]+){1,2}"
)
_PLACE = r"(?: in [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?"
_SEVERAL = re.compile(rf"{_NAME}{_PLACE}(?:(?:, | and |, and | & ){_NAME}{_PLACE}){{0,5}}\Z")
_JOINED = re.compile(r", | and | & | in ")
_HOME = re.compile(
    r"\b(?:University|Universities|Institute|College|School|Department|Faculty|Centre|Center"
    r"|Academy)\b"
)
# "foreign affairs reporter Jane Doe", "Local Democracy Reporter Jane Doe".
_POST_BEFORE = re.compile(
    r"(?:[\w&'-]+ ){0,5}(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist) "
    rf"(?P<name>{_NAME}(?: and {_NAME})?)(?=,|\s*\Z)"
)
_ALONE = 1
_ONE = re.compile(rf"{_NAME}\Z")
_LABEL = re.compile(
    r"(?:written by|(?:about the )?authors?|author information)\W*\Z", re.IGNORECASE
)


def are_several(text: str) -> bool:
    """Whether a line is nothing but the names of authors, two or one with a place behind.

    >>> are_several("Ann Farrow and Hu Lan in Beijing")
    True
    >>> are_several("Trade and Security in Beijing")
    False
    """
    if _SEVERAL.match(text) is None or len(_JOINED.split(text)) == _ALONE:
        return False
    people = re.split(r", and |, | and | & ", text)
    words = {word.strip(".,").title() for one in people for word in one.split(" in ")[0].split()}
    return names().sections.isdisjoint(words)


def is_name(text: str) -> bool:
    """Whether a line is nothing but one name, and of no section's words."""
    return _ONE.match(text) is not None and names().sections.isdisjoint(text.title().split())


def is_home(text: str) -> bool:
    """Whether a line is where the authors above it work ("University of Leeds")."""
    return _HOME.search(text) is not None


def is_desk(words: str) -> bool:
    """Whether words that look like a name before a post are a desk's ("Motor Industry Editor")."""
    return words.split(maxsplit=1)[0] in header_rules()["desks"]["words"]


def behind_post(words: str) -> tuple[int, int] | None:
    """Where a byline that begins with a post names who holds it; else None."""
    match = _POST_BEFORE.match(words)
    return match.span("name") if match else None


def told_below(plain: str, top: Sequence[Block]) -> tuple[int, int] | None:
    """Where a header has a name that the foot of the page tells to be its author's; else None.

    The foot says so by a label above the name, or by a note that says who that is.
    """
    for place, block in enumerate(top):
        words = plain[block.start : block.end]
        if _ONE.match(words) is None:
            continue
        if place and _LABEL.match(plain, top[place - 1].start, top[place - 1].end):
            return block.start, block.end
        note = re.compile(
            rf"(?:editor's note: )?{re.escape(words)} (?:is|was|writes)\b", re.IGNORECASE
        )
        if any(note.match(plain, other.start, other.end) for other in top[place + 1 :]):
            return block.start, block.end
    return None
