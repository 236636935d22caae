"""Quoted words of a sentence with their speaker, by its verbs, its build, or what went before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.speech import attribution, structure
from ukchina.reading.speech.discourse import NARRATOR, Speaker, resolved
from ukchina.reading.speech.rules import forms
from ukchina.reading.speech.times import at_the_time
from ukchina.reading.values import Kind, Quotation
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ukchina.reading.speech.descriptions import Reference
    from ukchina.reading.speech.frames import Frame
    from ukchina.reading.speech.marks import Quoted
    from ukchina.reading.speech.scene import Scene, Unit

# How many paragraphs back somebody may have spoken whose words go on without attribution.
_PARAGRAPHS = 1


@dataclass(frozen=True, slots=True)
class Held:
    """Who spoke or acted last, for words that follow without attribution."""

    paragraph: int
    speaker: Speaker
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its possible subjects, its frames, and who speaks around it.

    `last` is who spoke before, `ahead` whom the next sentence names ("This was how X put it").
    """

    view: Scene
    unit: Unit
    subjects: Sequence[Reference]
    speakers: Mapping[Frame, Speaker]
    last: Held | None = None
    ahead: Speaker | None = None


def attributed(telling: Telling, words: Quoted) -> Quotation:
    """The quotation that `words` are: their speaker, their kind, and what says so."""
    view, bounds = telling.view, (telling.unit.start, telling.unit.end)
    flags = () if words.ending == "closed" else (words.ending,)
    frame, other = _governing(telling, words)
    said = frame is not None and frame.form in forms("report") and frame.verb[0] < words.start
    reason = attribution.scare_reason(view.masked, words, bounds, bare=said)
    if reason and (reason == "negated" or frame is None or frame.verb[0] < words.start):
        holder = telling.speakers[frame] if frame and reason == "negated" else NARRATOR
        speaker = Speaker(holder.name, holder.side, "none")
        return quotation(view, words, Kind.SCARE, speaker, flags=(*flags, reason))
    if frame:
        chain = (f"nested: {telling.speakers[other].name}",) if other else ()
        kind = attribution.kind(view.plain, view.masked, words, bounds)
        cue = (frame.start, frame.end)
        return quotation(view, words, kind, telling.speakers[frame], cue=cue, flags=flags + chain)
    found = _by_build(telling, words) or _possessed(telling, words)
    if found:
        kind = attribution.kind(view.plain, view.masked, words, bounds)
        return quotation(view, words, kind, found[0], cue=found[1], flags=flags)
    return _unattributed(telling, words, flags)


def _governing(telling: Telling, words: Quoted) -> tuple[Frame | None, Frame | None]:
    """The frame that a quotation belongs to, and one of another voice inside it."""
    masked, speakers = telling.view.masked, telling.speakers
    known = list(speakers)
    after = attribution.after(masked, words, known)
    before, inner = attribution.before(masked, words, known)
    if after:
        other = before if before and before.form != "according to" else None
        return after, other if other and speakers[other].name != speakers[after].name else None
    owner = attribution.possessor(masked, words, telling.view.subjects_before(words.open))
    if before is None or (owner and owner.type == "person"):
        return (None if owner else attribution.trailing(masked, words, known)), None
    noun = structure.owner(masked, words, (telling.unit.start, telling.unit.end), telling.subjects)
    denied = before.form not in forms("report")
    if (
        noun
        and denied
        and noun[1] > before.verb[1]
        and resolved(masked, noun[0], telling.view.outside)
    ):
        return None, None
    return before, inner


def _by_build(telling: Telling, words: Quoted) -> tuple[Speaker, tuple[int, int]] | None:
    """The speaker by a verb beside the words or by a noun of speech, with the words that say so."""
    masked, bounds = telling.view.masked, (telling.unit.start, telling.unit.end)
    found = None
    if telling.view.plain[words.end - 1] in ",.?!" or masked[words.close : words.close + 1] == ",":
        found = structure.beside(masked, words, telling.subjects)
    if found is None:
        noun = structure.owner(masked, words, bounds, telling.subjects)
        found = noun[0] if noun else None
    speaker = _speaker(telling, found)
    return (speaker, (found.start, found.end)) if speaker and found else None


def _possessed(telling: Telling, words: Quoted) -> tuple[Speaker, tuple[int, int]] | None:
    """The person whose words stand as their own ("Osborne's 'golden decade'")."""
    view = telling.view
    found = attribution.possessor(view.masked, words, view.subjects_before(words.open))
    speaker = _speaker(telling, found, cited=True)
    return (speaker, (found.start, found.end)) if speaker and found else None


def _unattributed(telling: Telling, words: Quoted, flags: tuple[str, ...]) -> Quotation:
    """Words that fill their sentence go on with the last speaker; a statement has one too."""
    view, last, unit = telling.view, telling.last, telling.unit
    rest = view.masked[unit.start : words.open] + view.masked[words.close : unit.end]
    near = last is not None and unit.paragraph - last.paragraph <= _PARAGRAPHS
    bounds = (unit.start, unit.end)
    if not rest.strip(" \x01.,") and telling.ahead:
        return quotation(view, words, Kind.DIRECT, telling.ahead, flags=flags)
    if not rest.strip(" \x01.,") and last and near:
        cue = (last.frame.start, last.frame.end) if last.frame else None
        return quotation(view, words, Kind.DIRECT, _going_on(last), cue=cue, flags=flags)
    stated = structure.statement(view.plain[words.start : words.end])
    speaker = _of_statement(telling, words, last if near else None) if stated else None
    if speaker is None:
        return quotation(view, words, Kind.SCARE, NARRATOR, flags=flags)
    kind = attribution.kind(view.plain, view.masked, words, bounds)
    return quotation(view, words, kind, speaker, flags=flags)


def _of_statement(telling: Telling, words: Quoted, last: Held | None) -> Speaker | None:
    """Whose statement it is without a verb of speech: the acting subject's, else the last voice's.

    A clause that only tells of its subject ("the UK should '...'") goes on with the last speaker.
    """
    found = structure.clause_subject(
        telling.view.masked, words, telling.unit.start, telling.subjects
    )
    speaker = _speaker(telling, found[0]) if found else None
    if speaker and found and not (found[1] and last):
        return speaker
    return _going_on(last) if last else speaker


def _going_on(last: Held) -> Speaker:
    return Speaker(last.speaker.name, last.speaker.side, "continuation")


def _speaker(
    telling: Telling, reference: Reference | None, *, cited: bool = False
) -> Speaker | None:
    if reference is None:
        return None
    speaker = resolved(telling.view.masked, reference, telling.view.outside)
    if speaker is None:
        return None
    return at_the_time(telling.view, telling.unit, speaker, cited=cited)


def quotation(  # noqa: PLR0913 # a value with six parts, two of them by keyword
    view: Scene,
    words: Quoted | tuple[int, int],
    kind: Kind,
    speaker: Speaker,
    *,
    cue: tuple[int, int] | None = None,
    flags: tuple[str, ...] = (),
) -> Quotation:
    """The words between two offsets, or inside a pair of marks, as `speaker`'s."""
    name = view.document.name
    start, end = words if isinstance(words, tuple) else (words.start, words.end)
    return Quotation(
        span=Span(name, start, end),
        kind=kind,
        speaker=speaker.name,
        side=speaker.side,
        attribution=speaker.attribution,
        cue=Span(name, *cue) if cue else None,
        flags=flags,
    )
