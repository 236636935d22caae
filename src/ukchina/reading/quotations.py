"""Who says what in a document: quoted words and reported speech, each with its speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading import speech_attribution as attribution
from ukchina.reading.people import namings
from ukchina.reading.speech_discourse import Speaker, resolved
from ukchina.reading.speech_frames import Frame, frames
from ukchina.reading.speech_indirect import indirect
from ukchina.reading.speech_marks import Quoted, quoted
from ukchina.reading.speech_references import Reference, references
from ukchina.reading.speech_rules import forms
from ukchina.reading.speech_subjects import main_subject
from ukchina.reading.speech_turns import Turn, turns
from ukchina.reading.values import Kind, Quotation, Side
from ukchina.sentences import body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus import Document

__all__ = ["quotations"]

NARRATOR = "(article narrator)"


@lru_cache(maxsize=1024)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The words that the text gives to speakers, in the order of the text.

    Quoted words (direct, partial, scare) have the span inside their marks; indirect speech has
    that of the reported clause. Words that nobody is said to have spoken belong to the narrator.
    """
    reader = _Reader(document)
    return tuple(sorted(reader.found(), key=lambda q: (q.span.start, -q.span.end)))


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch that no blank line breaks."""
    at = start
    for gap in re.finditer(r"[ \t]*(?:\r?\n[ \t]*){2,}", text[start:end]):
        yield at, start + gap.start()
        at = start + gap.end()
    yield at, end


class _Reader:
    """One reading of one document; what has been established so far is its state."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = fold(document.text)
        self.marks = quoted(document)
        self.turns = turns(document)
        self.masked = self._masked()
        self.references: list[Reference] = []
        self.last: tuple[int, Speaker, Frame | None] | None = None
        self.results: list[Quotation] = []

    def found(self) -> Iterator[Quotation]:
        named = namings(self.document)
        for turn in self.turns:
            yield self._quotation(
                turn.start,
                turn.end,
                Kind.DIRECT,
                Speaker(turn.speaker, turn.side, "turn"),
                cue=turn.label,
            )
        every = [
            r
            for block in self.document.blocks
            if block.kind == "paragraph"
            for r in references(self.plain, block.start, block.end, named)
        ]
        every = sorted([*self._labels(), *every], key=lambda r: (r.start, -r.end))
        units = self._units()
        starts = [start for start, _, _ in units]
        every = [replace(r, unit=bisect_right(starts, r.start)) for r in every]
        self.references = [r for r in every if "\x01" not in self.masked[r.start : r.end]]
        for start, end, paragraph in units:
            yield from self._unit(start, end, paragraph)
        yield from self._inner(every)

    def _labels(self) -> Iterator[Reference]:
        """The speakers of turns, as whom later words may mean ("the Minister says")."""
        for turn in self.turns:
            yield Reference(*turn.label, turn.speaker, turn.side, "person", "name")

    def _unit(self, start: int, end: int, paragraph: int) -> Iterator[Quotation]:
        subjects = [r for r in self.references if start <= r.start < end]
        every = frames(self.masked, start, end, subjects)
        speakers = {id(f): resolved(self.masked, f.subject, self.references) for f in every}
        known = [f for f in every if speakers[id(f)]]
        inside = [w for w in self.marks if w.depth == 0 and start <= w.open < end]
        turn = next((t for t in self.turns if t.start < end and start < t.end), None)
        for words in inside:
            quotation = self._attributed(words, (start, end), known, speakers, turn, paragraph)
            yield quotation
        if turn is None:
            yield from self._reported((start, end), known, speakers)
        if not inside and turn is None:
            self._remember(start, end, known, speakers, paragraph)

    def _attributed(
        self, words: Quoted, bounds, known, speakers, turn: Turn | None, paragraph: int
    ) -> Quotation:
        masked = self.masked
        flags = () if words.ending == "closed" else (words.ending,)
        reason = attribution.scare_reason(masked, words, bounds)
        post = attribution.after(masked, words, known)
        pre, nested = attribution.before(masked, words, known)
        frame = post
        if (
            post
            and pre
            and pre.form not in {"according to"}
            and speakers[id(pre)].name != speakers[id(post)].name
        ):
            nested = pre
        if frame is None:
            frame = pre or attribution.trailing(masked, words, known)
        if reason and not (post and not reason == "negated"):
            holder = speakers[id(frame)] if reason == "negated" and frame else None
            speaker = holder or Speaker(NARRATOR, Side.AUTHOR, "none")
            return self._quotation(
                words.start,
                words.end,
                Kind.SCARE,
                Speaker(speaker.name, speaker.side, "none"),
                flags=(*flags, reason),
            )
        if frame:
            speaker = speakers[id(frame)]
            if nested:
                flags = (*flags, f"nested: {speakers[id(nested)].name}")
            self.last = (paragraph, speaker, frame)
            kind = attribution.kind(self.plain, masked, words, bounds)
            return self._quotation(
                words.start, words.end, kind, speaker, cue=(frame.start, frame.end), flags=flags
            )
        return self._unframed(words, bounds, turn, paragraph, flags)

    def _unframed(
        self, words: Quoted, bounds, turn: Turn | None, paragraph: int, flags
    ) -> Quotation:
        lead = self.masked[bounds[0] : words.open].strip(" \x01")
        rest = self.masked[words.close : bounds[1]].strip(" \x01.")
        if turn is None and not lead and not rest and self.last and paragraph - self.last[0] <= 1:
            speaker, frame = self.last[1], self.last[2]
            self.last = (paragraph, speaker, frame)
            cue = (frame.start, frame.end) if frame else None
            return self._quotation(
                words.start,
                words.end,
                Kind.DIRECT,
                Speaker(speaker.name, speaker.side, "continuation"),
                cue=cue,
                flags=flags,
            )
        return self._quotation(
            words.start, words.end, Kind.SCARE, Speaker(NARRATOR, Side.AUTHOR, "none"), flags=flags
        )

    def _reported(self, bounds, known, speakers) -> Iterator[Quotation]:
        for frame in known:
            if frame.form not in forms("report") | forms("directive") | {"according to"}:
                continue
            for content in indirect(self.masked, bounds, frame, known):
                for start, end in _unbroken(self.document.text, *content):
                    cue = (frame.start, frame.end)
                    yield self._quotation(start, end, Kind.INDIRECT, speakers[id(frame)], cue=cue)

    def _remember(self, start, end, known, speakers, paragraph) -> None:
        """What a sentence without quotation leaves for a quotation that follows it unattributed."""
        if known:
            self.last = (paragraph, speakers[id(known[-1])], known[-1])
            return
        subjects = [r for r in self.references if start <= r.start < end]
        first = main_subject(self.masked, end, start, subjects)
        if first and first.type == "person" and first.name:
            self.last = (paragraph, Speaker(first.name, first.side, "continuation"), None)

    def _inner(self, every: list[Reference]) -> Iterator[Quotation]:
        """Quotations inside quotations: theirs whom the quoted words name, else marks of distance."""
        outer = [w for w in self.marks if w.depth == 0]
        for words in self.marks:
            if words.depth == 0:
                continue
            around = next(w for w in outer if w.start <= words.start and words.end <= w.end)
            masked = (
                self.plain[: words.open]
                + "\x01" * (words.close - words.open)
                + self.plain[words.close :]
            )
            left = max(
                [
                    around.start,
                    *(
                        m.end() + around.start
                        for m in re.finditer(r"[.!?] ", masked[around.start : words.open])
                    ),
                ]
            )
            subjects = [r for r in every if left <= r.start < around.end]
            known = frames(masked, left, around.end, subjects)
            frame = (
                attribution.after(masked, words, known)
                or attribution.before(masked, words, known)[0]
            )
            speaker = resolved(masked, frame.subject, every) if frame else None
            if speaker and not attribution.scare_reason(masked, words, (left, around.end)):
                kind = attribution.kind(self.plain, masked, words, (left, around.end))
                yield self._quotation(
                    words.start, words.end, kind, speaker, flags=("nested: inside a quotation",)
                )
            else:
                yield self._quotation(
                    words.start, words.end, Kind.SCARE, Speaker(NARRATOR, Side.AUTHOR, "none")
                )

    def _units(self) -> list[tuple[int, int, int]]:
        """Sentences with their paragraph; one that begins inside marks, or in lower case after
        them, belongs to the one before.
        """
        units: list[tuple[int, int, int]] = []
        for sentence in body(self.document):
            start, end = sentence.span.start, sentence.span.end
            if units and units[-1][2] == sentence.paragraph:
                inside = any(w.depth == 0 and w.start < start < w.end for w in self.marks)
                after_marks = (
                    self.masked[units[-1][1] - 1] == "\x01" and self.plain[start].islower()
                )
                if inside or after_marks:
                    units[-1] = (units[-1][0], end, sentence.paragraph)
                    continue
            units.append((start, end, sentence.paragraph))
        return units

    def _masked(self) -> str:
        masked = list(self.plain)
        for words in self.marks:
            if words.depth == 0:
                masked[words.open : words.close] = "\x01" * (words.close - words.open)
        return "".join(masked)

    def _quotation(
        self, start, end, kind: Kind, speaker: Speaker, *, cue=None, flags=()
    ) -> Quotation:
        name = self.document.name
        return Quotation(
            Span(name, start, end),
            kind,
            speaker.name,
            speaker.side,
            speaker.attribution,
            Span(name, *cue) if cue else None,
            tuple(flags),
        )
