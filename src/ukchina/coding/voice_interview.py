"""Interviews printed as questions, each at the head of a paragraph, with no names before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.people.described import side as described_side
from ukchina.reading.people.mentions import mentions
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document

Told = tuple[str, tuple[Side, str, str]]
# Two rhetorical questions at the heads of paragraphs are chance; so are answers without an "I".
_FEWEST = 3
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|'\w+)?\b")
_SELF = re.compile(r"\b(?:I|I'\w+|[Mm]y|[Ww]e|[Ww]e'\w+|[Oo]ur|me)\b")
_IN_OFFICE = re.compile(
    r"\b(?:[Pp]rime [Mm]inister|[Cc]hancellor|[A-Z]\w+ [Ss]ecretary|[A-Z]\w+ [Mm]inister)\b"
)


def interviewed(document: Document, told: Sequence[Told]) -> list[Told]:
    """The narrations and voices; in an interview the answers are those of whoever is asked.

    The questions stay the author's.
    """
    asked = _asked(document, told)
    if not asked:
        return list(told)
    side, name = _who(document)
    result: list[Told] = []
    before = 0
    for sentence, (narration, voice) in zip(body(document), told, strict=True):
        answers = sentence.paragraph in asked and sentence.paragraph == before
        own = voice[0] is Side.AUTHOR
        result.append((narration, (side, "turn", name) if answers and own else voice))
        before = sentence.paragraph
    return result


def _asked(document: Document, told: Sequence[Told]) -> set[int]:
    """The paragraphs that begin with a question; none when the text is no interview."""
    asked: set[int] = set()
    paragraphs: set[int] = set()
    you, self = set(), set()
    for sentence, (narration, _) in zip(body(document), told, strict=True):
        at = sentence.paragraph
        first = at not in paragraphs
        paragraphs.add(at)
        if first and narration.rstrip().endswith("?"):
            asked.add(at)
            if _YOU.search(narration):
                you.add(at)
        elif not first and at in asked and _SELF.search(narration):
            self.add(at)
    most = len(asked) >= max(_FEWEST, len(paragraphs) // 2)
    return asked if most and len(you) > 1 and len(self) * 2 >= len(asked) else set()


def _who(document: Document) -> tuple[Side, str]:
    """The side and name of whoever is asked, by the title and what opens the text."""
    sentences = body(document)
    title = fold(document.title.value) if document.title else ""
    first = sentences[0].paragraph
    lead = [one for one in sentences if one.paragraph == first]
    start, end = lead[0].span.start, lead[-1].span.end
    opening = fold(document.text[start:end])
    if "?" in opening:
        return (Side.UK_GOVERNMENT if _IN_OFFICE.search(title) else Side.OTHER), ""
    for person in mentions(document):
        if person.type == "person" and start <= person.span.start < end:
            side = person.side if person.side is not Side.OTHER else described_side(opening)
            return side, person.name
    return described_side(opening), ""
