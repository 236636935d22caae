"""Who says what in a document: quoted words and reported speech, each with its speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading import speech_attribution as attribution
from ukchina.reading.people import mentions
from ukchina.reading.speech_discourse import NARRATOR, Speaker, resolved
from ukchina.reading.speech_frames import Frame, frames
from ukchina.reading.speech_indirect import indirect
from ukchina.reading.speech_nested import nested
from ukchina.reading.speech_rules import forms
from ukchina.reading.speech_scene import Scene, Unit, scene
from ukchina.reading.speech_subjects import main_subject
from ukchina.reading.values import Kind, Quotation
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech_marks import Quoted
    from ukchina.reading.speech_references import Reference

__all__ = ["quotations"]

_GAP = re.compile(r"[ \t]*(?:\r?\n[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class _Held:
    """Who spoke or acted last, for words that follow without attribution."""

    paragraph: int
    speaker: Speaker
    frame: Frame | None


@lru_cache(maxsize=1024)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The words that the text gives to speakers, in the order of the text.

    Quoted words (direct, partial, scare) have the span inside their marks, one for each paragraph;
    indirect speech has that of the reported clause. Words that nobody is said to have spoken
    belong to the narrator. A flag "nested: X" names the voice inside or around the speaker's; a
    flag "office: …" repeats that of the attributing mention.
    """
    found = list(_outer(scene(document)))
    found += nested(scene(document), found) if found else ()
    flags = {m.span: m.flags for m in mentions(document) if m.flags}
    marked = [_with_office(quotation, flags) for quotation in found] if flags else found
    return tuple(sorted(marked, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _outer(view: Scene) -> Iterator[Quotation]:
    """The turns, then the quotations and the indirect speech of each unit, outermost only."""
    for turn in view.turns:
        speaker = Speaker(turn.speaker, turn.side, "turn")
        yield _quotation(view, (turn.start, turn.end), Kind.DIRECT, speaker, turn.label)
    last: _Held | None = None
    for unit in view.units:
        subjects = view.subjects(unit)
        speakers = _speakers(view, frames(view.masked, unit.start, unit.end, subjects))
        in_turn = view.in_turn(unit)
        inside = view.quoted_in(unit)
        for words in inside:
            yield (quotation := _attributed(view, unit, words, speakers, None if in_turn else last))
            last = _held(unit, quotation, speakers) or last
        if not in_turn:
            yield from _reported(view, unit, speakers)
        if not inside:
            last = None if in_turn else _remembered(view, unit, speakers, subjects)


def _speakers(view: Scene, every: list[Frame]) -> Mapping[Frame, Speaker]:
    """The frames whose subject the text resolves, each with its speaker, in their order."""
    all_of_them = ((frame, resolved(view.masked, frame.subject, view.outside)) for frame in every)
    return {frame: speaker for frame, speaker in all_of_them if speaker}


def _attributed(
    view: Scene,
    unit: Unit,
    words: Quoted,
    speakers: Mapping[Frame, Speaker],
    last: _Held | None,
) -> Quotation:
    """The quotation that `words` are, by the frames of their unit, else by what went before."""
    span, bounds = (words.start, words.end), (unit.start, unit.end)
    flags = () if words.ending == "closed" else (words.ending,)
    reason = attribution.scare_reason(view.masked, words, bounds)
    frame, other = _governing(view, words, speakers)
    if reason and (reason == "negated" or frame is None or frame.verb[0] < words.start):
        holder = speakers[frame] if frame and reason == "negated" else NARRATOR
        speaker = Speaker(holder.name, holder.side, "none")
        return _flagged(_quotation(view, span, Kind.SCARE, speaker), *flags, reason)
    if frame:
        chain = (f"nested: {speakers[other].name}",) if other else ()
        kind = attribution.kind(view.plain, view.masked, words, bounds)
        cue = (frame.start, frame.end)
        return _flagged(_quotation(view, span, kind, speakers[frame], cue), *flags, *chain)
    owner = attribution.possessor(view.masked, words, view.subjects_before(words.open))
    if owner:
        speaker = Speaker(owner.name, owner.side, "explicit")
        cue = (owner.start, owner.end)
        return _flagged(_quotation(view, span, Kind.PARTIAL, speaker, cue), *flags)
    return _flagged(_unattributed(view, unit, words, last), *flags)


def _governing(
    view: Scene, words: Quoted, speakers: Mapping[Frame, Speaker]
) -> tuple[Frame | None, Frame | None]:
    """The frame that a quotation belongs to, and one of another voice inside it."""
    known = list(speakers)
    after = attribution.after(view.masked, words, known)
    before, inner = attribution.before(view.masked, words, known)
    if after:
        other = before if before and before.form != "according to" else None
        return after, other if other and speakers[other].name != speakers[after].name else None
    owner = attribution.possessor(view.masked, words, view.subjects_before(words.open))
    if before is None or (owner and owner.type == "person"):
        return (None if owner else attribution.trailing(view.masked, words, known)), None
    return before, inner


def _unattributed(view: Scene, unit: Unit, words: Quoted, last: _Held | None) -> Quotation:
    """A quotation that fills its unit goes on with the last speaker; else it is the narrator's."""
    rest = view.masked[unit.start : words.open] + view.masked[words.close : unit.end]
    span = (words.start, words.end)
    if last is None or rest.strip(" \x01.,") or unit.paragraph - last.paragraph > 1:
        return _quotation(view, span, Kind.SCARE, NARRATOR)
    speaker = Speaker(last.speaker.name, last.speaker.side, "continuation")
    cue = (last.frame.start, last.frame.end) if last.frame else None
    return _quotation(view, span, Kind.DIRECT, speaker, cue)


def _reported(view: Scene, unit: Unit, speakers: Mapping[Frame, Speaker]) -> Iterator[Quotation]:
    """The indirect speech of a unit; a blank line in the middle of a sentence parts it."""
    known = list(speakers)
    speaking = forms("report") | forms("directive") | forms("noun_that") | {"according to"}
    seen: list[tuple[Span, str]] = []
    for frame in known:
        if frame.form not in speaking:
            continue
        for start, end in indirect(view.masked, (unit.start, unit.end), frame, known):
            for span in _unbroken(view.document.text, start, end):
                cue = (frame.start, frame.end)
                quotation = _quotation(view, span, Kind.INDIRECT, speakers[frame], cue)
                # "said she hoped that": one voice, reported once
                if any(quotation.span in s and quotation.speaker == who for s, who in seen):
                    continue
                seen.append((quotation.span, quotation.speaker))
                yield quotation


def _held(unit: Unit, quotation: Quotation, speakers: Mapping[Frame, Speaker]) -> _Held | None:
    """What a quotation leaves for the next one; nothing when it has no speaker."""
    if quotation.kind is Kind.SCARE:
        return None
    cue = quotation.cue
    frame = next((f for f in speakers if cue and (f.start, f.end) == (cue.start, cue.end)), None)
    speaker = Speaker(quotation.speaker, quotation.side, quotation.attribution)
    return _Held(unit.paragraph, speaker, frame)


def _remembered(
    view: Scene, unit: Unit, speakers: Mapping[Frame, Speaker], subjects: Sequence[Reference]
) -> _Held | None:
    """What a sentence without quotation leaves for one that follows it unattributed."""
    if speakers:
        frame = list(speakers)[-1]
        return _Held(unit.paragraph, speakers[frame], frame)
    first = main_subject(view.masked, unit.end, unit.start, subjects)
    if first is None or first.type != "person" or not first.name:
        return None
    return _Held(unit.paragraph, Speaker(first.name, first.side, "continuation"), None)


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch that no blank line breaks."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _with_office(quotation: Quotation, flags: Mapping[Span, tuple[str, ...]]) -> Quotation:
    """The quotation with the flag of an office that its speaker did not hold."""
    for span, raised in flags.items():
        if quotation.cue and span.overlaps(quotation.cue):
            return _flagged(quotation, *raised)
    return quotation


def _flagged(quotation: Quotation, *flags: str) -> Quotation:
    return replace(quotation, flags=(*quotation.flags, *flags)) if flags else quotation


def _quotation(
    view: Scene,
    bounds: tuple[int, int],
    kind: Kind,
    speaker: Speaker,
    cue: tuple[int, int] | None = None,
) -> Quotation:
    name = view.document.name
    return Quotation(
        span=Span(name, *bounds),
        kind=kind,
        speaker=speaker.name,
        side=speaker.side,
        attribution=speaker.attribution,
        cue=Span(name, *cue) if cue else None,
    )
