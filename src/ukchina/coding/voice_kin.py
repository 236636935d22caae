"""Speakers told by others of the text: an office by its holder, a surname by the full name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS
from ukchina.coding.voice_words import pattern
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.coding.voice_context import Context
    from ukchina.reading.values import Mention

_SURNAME = re.compile(r"[A-Z][a-z]+")


def kin(name: str, found: Iterable[Mention], start: int, context: Context) -> Side:
    """The side of a speaker called `name` at `start`, by the holder or bearer; other for none.

    A Chinese surname alone takes up whoever of that surname the text has named in full before.
    """
    if pattern("owned", "office").match(name):
        person = context.person
        return person.side if person and person.side in GOVERNMENTS else Side.OTHER
    if not _SURNAME.fullmatch(name):
        return Side.OTHER
    bearers = [
        mention
        for mention in found
        if mention.type == "person"
        and mention.span.start < start
        and mention.name.startswith(f"{name} ")
        and is_romanised_chinese(mention.name)
    ]
    return context.side(bearers[-1].name, bearers[-1].side) if bearers else Side.OTHER
