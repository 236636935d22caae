"""Who says what in a document: quoted words and reported speech, each with its speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.discourse import Speaker, resolved
from ukchina.reading.speech.frames import frames
from ukchina.reading.speech.indirect import Reporting, indirect
from ukchina.reading.speech.joint import paired
from ukchina.reading.speech.nested import nested
from ukchina.reading.speech.quoted import Held, Telling, attributed, quotation
from ukchina.reading.speech.rules import forms
from ukchina.reading.speech.scene import Scene, Unit, scene
from ukchina.reading.speech.set_off import set_off
from ukchina.reading.speech.subjects import main_subject
from ukchina.reading.speech.times import at_the_time
from ukchina.reading.values import KEPT, Kind, Quotation
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.frames import Frame

__all__ = ["quotations"]

_POINTS_BACK = re.compile(
    r"(?:(?:This|That|Such|So) (?:is|was|were)|(?:So|Thus) (?=[a-z]+(?:ed|s|d|te|nt)\b))"
)
# Of a voice that reports itself ("said she hoped that") the frames stand side by side.
_RECENT = 8
# A that-clause that no later clause has ended.
_THAT = re.compile(r"\bthat\b(?![^\x01]*(?:;|,? (?:and|but|while|though|although)\b))")
_GAP = re.compile(r"[ \t]*(?:\r?\n[ \t]*){2,}")


@lru_cache(maxsize=KEPT)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The words that the text gives to speakers, in the order of the text.

    Quoted words (direct, partial, scare) have the span inside their marks, one for each paragraph;
    indirect speech has that of the reported clause. Words that nobody is said to have spoken
    belong to the narrator. A flag "nested: X" names the voice inside or around the speaker's; a
    flag "office: …" repeats that of the attributing mention.
    """
    view = scene(document)
    found = list(_outer(view))
    found += nested(view, found) if found else ()
    flags = {m.span: m.flags for m in mentions(document) if m.flags}
    marked = [_with_office(every, flags) for every in found] if flags else found
    return tuple(sorted(marked, key=lambda other: (other.span.start, -other.span.end)))


def _outer(view: Scene) -> Iterator[Quotation]:
    """The turns, then the quotations and the indirect speech of each unit, outermost only."""
    for turn in view.turns:
        speaker = Speaker(turn.speaker, turn.side, "turn")
        yield quotation(view, (turn.start, turn.end), Kind.DIRECT, speaker, cue=turn.label)
    last: Held | None = None
    led = set_off(view)
    leads: dict[Unit, Held | None] = {}
    for at, unit in enumerate(view.units):
        in_turn, inside = view.in_turn(unit), view.quoted_in(unit)
        if unit.paragraph in led and (lead := leads.get(led[unit.paragraph])):
            yield from _set_off(view, unit, lead)
            last = lead
            continue
        telling = _telling(view, unit)
        if not telling.speakers and not inside:
            last = None if in_turn else _remembered(telling)
            continue
        for words in inside:
            ahead = _ahead(view, at)
            known = replace(telling, last=None if in_turn else last, ahead=ahead)
            yield (found := attributed(known, words))
            last = _held(unit, found, telling.speakers) or last
        if not in_turn:
            yield from _reported(telling)
        if not inside:
            last = None if in_turn else _remembered(telling)
            leads[unit] = last


def _set_off(view: Scene, unit: Unit, lead: Held) -> Iterator[Quotation]:
    """The paragraph that `unit` opens as the words of whom the lead-in named."""
    if unit.start != view.paragraph_start(unit):
        return
    block = view.document.blocks[unit.paragraph - 1]
    speaker = Speaker(lead.speaker.name, lead.speaker.side, "continuation")
    cue = (lead.frame.start, lead.frame.end) if lead.frame else None
    yield quotation(view, (block.start, block.end), Kind.DIRECT, speaker, cue=cue)


def _telling(view: Scene, unit: Unit) -> Telling:
    """The unit with the frames whose subject the text resolves, each with its speaker."""
    subjects = view.subjects(unit)
    speakers = {}
    for alone in frames(view.masked, unit.start, unit.end, subjects):
        frame = paired(view.masked, alone, subjects)
        speaker = resolved(view.masked, frame.subject, view.outside)
        if speaker:
            speakers[frame] = at_the_time(view, unit, speaker)
    return Telling(view, unit, subjects, speakers)


def _ahead(view: Scene, at: int) -> Speaker | None:
    """The speaker whom the next sentence names for the words of this one."""
    if at + 1 == len(view.units):
        return None
    unit = view.units[at + 1]
    if not _POINTS_BACK.match(view.masked, unit.start, unit.end):
        return None
    return next(iter(_telling(view, unit).speakers.values()), None)


def _reported(telling: Telling) -> Iterator[Quotation]:
    """The indirect speech of a unit; a blank line in the middle of a sentence parts it."""
    view, unit, speakers = telling.view, telling.unit, telling.speakers
    sentence = Reporting(view.masked, unit.start, unit.end, speakers)
    seen: list[tuple[Span, str]] = []
    for frame in speakers:
        if frame.form not in _speaking():
            continue
        for start, end in indirect(sentence, frame):
            for span in _unbroken(view.document.text, start, end):
                cue = (frame.start, frame.end)
                found = quotation(view, span, Kind.INDIRECT, speakers[frame], cue=cue)
                # "said she hoped that": one voice, reported once
                if any(found.span in s and found.speaker == who for s, who in seen[-_RECENT:]):
                    continue
                seen.append((found.span, found.speaker))
                yield found


@cache
def _speaking() -> frozenset[str]:
    """The forms that report words."""
    groups = ("report", "directive", "noun_that", "blame")
    return frozenset({"according to"}).union(*map(forms, groups))


def _held(unit: Unit, found: Quotation, speakers: Mapping[Frame, Speaker]) -> Held | None:
    """What a quotation leaves for the next one; nothing when it has no speaker."""
    if found.kind is Kind.SCARE:
        return None
    cue = found.cue
    frame = next((f for f in speakers if cue and (f.start, f.end) == (cue.start, cue.end)), None)
    return Held(unit.paragraph, Speaker(found.speaker, found.side, found.attribution), frame)


def _remembered(telling: Telling) -> Held | None:
    """What a sentence without quotation leaves for one that follows it unattributed."""
    view, unit, speakers = telling.view, telling.unit, telling.speakers
    if speakers:
        frame = _main(view.masked, list(speakers))
        return Held(unit.paragraph, speakers[frame], frame)
    first = main_subject(view.masked, unit.end, unit.start, telling.subjects)
    if first is None or first.type != "person" or not first.name:
        return None
    return Held(unit.paragraph, Speaker(first.name, first.side, "continuation"), None)


def _main(masked: str, every: Sequence[Frame]) -> Frame:
    """The last frame of the main clause: what stands in a that-clause is told by another.

    "X told reporters that Y had confirmed it" leaves X for the words that follow.
    """
    main = every[0]
    for frame in every[1:]:
        if not _THAT.search(masked, main.verb[1], frame.start):
            main = frame
    return main


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch that no blank line breaks."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _with_office(found: Quotation, flags: Mapping[Span, tuple[str, ...]]) -> Quotation:
    """The quotation with the flag of an office that its speaker did not hold."""
    for span, raised in flags.items():
        if found.cue and span.overlaps(found.cue):
            return replace(found, flags=(*found.flags, *raised))
    return found
