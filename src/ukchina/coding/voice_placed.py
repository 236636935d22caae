"""On whose side the subject of a claim is, by what the text tells of it elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.voice_described import described
from ukchina.coding.voice_sides import titled
from ukchina.reading.people.naming import published
from ukchina.reading.people.roster import by_name
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.times import in_office, year_told
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.coding.voice_context import Claim
    from ukchina.corpus import Document
    from ukchina.sentences import Sentence

# A word of a name ("Security Bureau"), not what opens a sentence.
_CAPITAL = re.compile(r"(?!(?:The|An?|One|Some|Two|His|Her|Its|Officials|Ministers)\b)\b[A-Z]")


def placed(own: Claim | None, plain: str, start: int, whose: Side | None) -> Claim | None:
    """The claim, its subject on the side that earlier words tell of one so described.

    On a Chinese embassy's page "the Minister" is its own.
    """
    if own and whose is Side.CHINA_GOVERNMENT and own.subject.name.lower() == "the minister":
        return replace(own, subject=replace(own.subject, side=whose))
    if own is None or own.subject.side is not Side.OTHER:
        return own
    side = described(plain, own.subject.name, start, whose)
    before = plain[start : start + own.subject.start]
    side = by_words(side, own.subject.name, before)
    return replace(own, subject=replace(own.subject, side=side))


def by_words(side: Side, name: str, before: str = "") -> Side:
    """The side of a speaker, where nothing tells it that of the words in the name or title."""
    told = side is Side.OTHER and name != JOINT and name not in by_name()
    capitals = _CAPITAL.search(name) is not None and not name.endswith("(unnamed)")
    return titled(before, name) if told and capitals else side


def at_the_time(own: Claim | None, document: Document, sentence: Sentence) -> Claim | None:
    """The claim, its subject on the side of the office held in the year that is told of."""
    actor = by_name().get(own.subject.name) if own and own.subject.side is Side.OTHER else None
    if own is None or actor is None or not actor.offices:
        return own
    block = document.blocks[sentence.paragraph - 1]
    day = published(document)
    year = year_told(fold(document.text), (block.start, block.end), sentence.span.end, day)
    held = year is not None and in_office(actor, year)
    return replace(own, subject=replace(own.subject, side=actor.in_office)) if held else own
