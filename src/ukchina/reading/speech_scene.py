"""A document laid out for reading speech: marks, sentences, turns and possible speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.reading.people import namings
from ukchina.reading.speech_marks import Quoted, quoted
from ukchina.reading.speech_references import Reference, references
from ukchina.reading.speech_turns import Turn, turns
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document

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

    `plain` is the folded text, `masked` the same with quoted words blanked out; `every` holds all
    references, `outside` those that stand outside quotation marks.
    """

    document: Document
    plain: str
    masked: str
    marks: tuple[Quoted, ...]
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

    def turn_at(self, unit: Unit) -> Turn | None:
        """The turn of a transcript that the unit belongs to."""
        return next((t for t in self.turns if t.start < unit.end and unit.start < t.end), None)


def scene(document: Document) -> Scene:
    """The document laid out for reading speech."""
    plain, marks, spoken = fold(document.text), quoted(document), turns(document)
    masked = blanked(plain, [words for words in marks if words.depth == 0])
    units = _units(document, masked, marks)
    every = _references(document, plain, units, spoken)
    return Scene(
        document=document,
        plain=plain,
        masked=masked,
        marks=marks,
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
    for block in document.blocks:
        if block.kind == "paragraph":
            inside = named[bisect_right(starts, block.start - 1) : bisect_right(starts, block.end)]
            found += references(plain, block.start, block.end, inside)
    opens = [unit.start for unit in units]
    ordered = sorted(found, key=lambda reference: (reference.start, -reference.end))
    return tuple(replace(r, unit=bisect_right(opens, r.start)) for r in ordered)


def _units(document: Document, masked: str, marks: Sequence[Quoted]) -> tuple[Unit, ...]:
    """The sentences; one that begins inside marks, or in lower case after them, joins the last."""
    units: list[Unit] = []
    for sentence in body(document):
        start, end, last = sentence.span.start, sentence.span.end, units[-1] if units else None
        if last and last.paragraph == sentence.paragraph:
            inside = any(w.depth == 0 and w.open < start < w.close for w in marks)
            goes_on = document.text[start].islower() or document.text[start] in ",;:"
            if inside or (masked[last.end - 1] == "\x01" and goes_on):
                units[-1] = replace(last, end=end)
                continue
        units.append(Unit(start, end, sentence.paragraph))
    return tuple(units)
