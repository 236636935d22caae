"""A document laid out for reading speech: marks, sentences, turns and possible speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.reading.people.mentions import namings
from ukchina.reading.speech.bodies import unlisted_bodies
from ukchina.reading.speech.descriptions import Reference
from ukchina.reading.speech.marks import Quoted, quoted
from ukchina.reading.speech.references import references
from ukchina.reading.speech.turns import Turn, turns
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document

# A sentence of a name and its verb alone belongs to the cry or question before it.
_SPOKE = re.compile(r"(?:[A-Z][\w.'-]* +){1,4}(?:also +|then +)?[a-z]{2,}(?:ed|s|aid|old|rote)\.")
# A possessor stands right before the marks: at most these references may nest there.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that one pair of marks holds together, with its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for speech works with.

    `plain` is the folded text, `masked` the same with quoted words blanked out; `outer` holds
    the outermost quoted words, `every` all references, `outside` those outside quotation marks.
    """

    document: Document
    plain: str
    masked: str
    marks: tuple[Quoted, ...]
    outer: tuple[Quoted, ...]
    units: tuple[Unit, ...]
    turns: tuple[Turn, ...]
    every: tuple[Reference, ...]
    outside: tuple[Reference, ...]

    def subjects(self, unit: Unit) -> tuple[Reference, ...]:
        """The references of a unit, outside quotation marks."""
        first = bisect_left(self.outside, unit.start, key=lambda reference: reference.start)
        last = bisect_left(self.outside, unit.end, key=lambda reference: reference.start)
        return self.outside[first:last]

    def subjects_before(self, offset: int) -> tuple[Reference, ...]:
        """The references that end shortly before `offset`, outside quotation marks."""
        last = bisect_left(self.outside, offset, key=lambda reference: reference.start)
        return self.outside[max(0, last - _NEAR) : last]

    def paragraph_start(self, unit: Unit) -> int:
        """Where the paragraph of a unit begins."""
        at = bisect_left(self.units, unit.paragraph, key=lambda other: other.paragraph)
        return self.units[at].start

    def between(self, start: int, end: int) -> tuple[Reference, ...]:
        """All references of a stretch, inside quotation marks too."""
        first = bisect_left(self.every, start, key=lambda reference: reference.start)
        return self.every[first : bisect_left(self.every, end, key=lambda r: r.start)]

    def quoted_in(self, unit: Unit) -> tuple[Quoted, ...]:
        """The outermost quoted words that begin in a unit."""
        first = bisect_left(self.outer, unit.start, key=lambda words: words.open)
        last = bisect_left(self.outer, unit.end, key=lambda words: words.open)
        return self.outer[first:last]

    def around(self, words: Quoted) -> Quoted | None:
        """The outermost quotation that holds nested words; None when it holds no words itself."""
        at = bisect_right(self.outer, words.open, key=lambda outer: outer.open) - 1
        return self.outer[at] if at >= 0 else None

    def in_turn(self, unit: Unit) -> bool:
        """Whether the unit belongs to a turn of a transcript."""
        at = bisect_left(self.turns, unit.end, key=lambda turn: turn.start) - 1
        return at >= 0 and unit.start < self.turns[at].end


def scene(document: Document) -> Scene:
    """The document laid out for reading speech."""
    plain, marks, spoken = fold(document.text), quoted(document), turns(document)
    outer = tuple(words for words in marks if words.depth == 0)
    masked = blanked(plain, outer)
    units = _units(document, masked, outer)
    every = _references(document, plain, units, spoken)
    return Scene(
        document=document,
        plain=plain,
        masked=masked,
        marks=marks,
        outer=outer,
        units=units,
        turns=spoken,
        every=every,
        outside=tuple(r for r in every if "\x01" not in masked[r.start : r.end]),
    )


def blanked(plain: str, marks: Sequence[Quoted]) -> str:
    """The text with quoted words and their marks replaced, character for character."""
    characters = list(plain)
    for words in marks:
        characters[words.open : words.close] = "\x01" * (words.close - words.open)
    return "".join(characters)


def _references(
    document: Document, plain: str, units: Sequence[Unit], spoken: Sequence[Turn]
) -> tuple[Reference, ...]:
    named = namings(document)
    starts = [naming.start for naming in named]
    found = [Reference(*turn.label, turn.speaker, turn.side, "person", "name") for turn in spoken]
    paragraphs = [
        (block.start, block.end) for block in document.blocks if block.kind == "paragraph"
    ]
    found += unlisted_bodies(plain, paragraphs, named)
    for block in document.blocks:
        if block.kind == "paragraph":
            inside = named[bisect_right(starts, block.start - 1) : bisect_right(starts, block.end)]
            found += references(plain, block.start, block.end, inside)
    opens = [unit.start for unit in units]
    ordered = sorted(found, key=lambda reference: (reference.start, -reference.end))
    return tuple(r.of_unit(bisect_right(opens, r.start)) for r in ordered)


def _units(document: Document, masked: str, outer: Sequence[Quoted]) -> tuple[Unit, ...]:
    """The sentences; one that begins inside marks, or in lower case after them, joins the last."""
    units: list[Unit] = []
    for sentence in body(document):
        start, end, last = sentence.span.start, sentence.span.end, units[-1] if units else None
        if last and last.paragraph == sentence.paragraph:
            at = bisect_left(outer, start, key=lambda words: words.open) - 1
            inside = at >= 0 and start < outer[at].close
            goes_on = document.text[start].islower() or document.text[start] in ",;:"
            goes_on = goes_on or _SPOKE.fullmatch(masked, start, end) is not None
            if inside or (masked[last.end - 1] == "\x01" and goes_on):
                units[-1] = replace(last, end=end)
                continue
        units.append(Unit(start, end, sentence.paragraph))
    return tuple(units)
