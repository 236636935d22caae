"""Debates of Parliament printed without their speakers' names: members ask, ministers answer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_house import is_report
from ukchina.coding.voice_words import words
from ukchina.coding.voice_written import asks_in_writing
from ukchina.reading.speech.turns import turns
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Told
    from ukchina.corpus import Document


def debated(document: Document, told: Sequence[Told]) -> list[Told]:
    """The narrations and voices; in a debate each is a member's or, in answer, the minister's.

    Such a text is known by its title or outlet and by how those who speak address each other. A
    paragraph begins with a member's words; what follows a question, or thanks a member, is the
    answer; who thanks anybody for an answer or a statement is a member.
    """
    if not is_debate(document, told):
        return list(told)
    result: list[Told] = []
    last, asked = 0, False
    floor = Side.OTHER
    for sentence, (narration, voice) in zip(body(document), told, strict=True):
        asks = narration.rstrip().endswith("?") or asks_in_writing(narration)
        if sentence.paragraph != last and not asked:
            floor = Side.OTHER
        floor = _floor(narration, floor, answers=asked and not asks)
        said = voice
        if _recorded().search(narration):
            floor = Side.OTHER
        elif voice[0] is Side.AUTHOR or asks:
            said = (Side.OTHER if asks else floor, "statement", "")
        elif voice[1] != "quotation" and not _first_person().search(narration):
            floor = voice[0]
        result.append((narration, said))
        last, asked = sentence.paragraph, asks
    return result


def is_debate(document: Document, told: Sequence[Told]) -> bool:
    """Whether the title is that of a debate, and somebody speaks in it in the first person.

    So is a page of Hansard in which members without names speak to a minister, whatever its title.
    """
    title = fold(document.title.value) if document.title else ""
    if is_report(document) and "report" not in title:
        return False
    if not _title().search(title) and not _in_hansard(document, told):
        return False
    return any(_first_person().search(narration) for narration, _ in told)


def _in_hansard(document: Document, told: Sequence[Told]) -> bool:
    """Whether members speak without their names on a page of Hansard, and none asks in writing."""
    outlet = document.outlet.value if document.outlet else ""
    if outlet != "Hansard" or turns(document):
        return False
    addressed = any(_member().search(narration) for narration, _ in told)
    return addressed and not any(asks_in_writing(narration) for narration, _ in told)


def _floor(narration: str, floor: Side, *, answers: bool) -> Side:
    """Whose words a sentence is by how it addresses the House."""
    if _member().search(narration):
        return Side.OTHER
    if answers or _minister().search(narration):
        return Side.UK_GOVERNMENT
    return floor


@cache
def _title() -> re.Pattern[str]:
    return re.compile(words()["debate"]["title"])


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(words()["debate"]["first_person"])


@cache
def _member() -> re.Pattern[str]:
    return re.compile(words()["debate"]["member"])


@cache
def _recorded() -> re.Pattern[str]:
    """What the record tells of the proceedings, and nobody says."""
    return re.compile(words()["debate"]["record"])


@cache
def _minister() -> re.Pattern[str]:
    return re.compile(words()["debate"]["minister"])
