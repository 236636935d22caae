"""Quotations inside quotations: theirs whom the quoted words name, else marks of distance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.speech import attribution
from ukchina.reading.speech.discourse import NARRATOR, Speaker, resolved
from ukchina.reading.speech.frames import frames
from ukchina.reading.values import Kind, Quotation
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.speech.marks import Quoted
    from ukchina.reading.speech.scene import Scene

# The attribution of nested words stands in their own sentence: no farther away than this.
_REACH = 300
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|We)\b[^.!?\"']{0,60}\b(?:asked|said|told|say|call|called|wrote|replied)\b[^.!?]*\Z"
)


def nested(scene: Scene, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations inside the quoted words of `scene`, given those around them."""
    by_start = {quotation.span.start: quotation for quotation in quotations}
    for words in scene.marks:
        around = scene.around(words)
        if words.depth == 0 or around is None:
            continue
        outer = by_start.get(around.start)
        speaker, kind = _voice(scene, words, around, outer)
        flags = (f"nested: {outer.speaker}",) if outer and speaker != NARRATOR else ()
        yield Quotation(
            Span(scene.document.name, words.start, words.end),
            kind,
            speaker.name,
            speaker.side,
            speaker.attribution,
            None,
            flags,
        )


def _voice(
    scene: Scene, words: Quoted, around: Quoted, outer: Quotation | None
) -> tuple[Speaker, Kind]:
    """Who is quoted inside the quotation `around`, and how."""
    hidden = "\x01" * (words.close - words.open)
    masked = scene.plain[: words.open] + hidden + scene.plain[words.close :]
    reach = max(around.start, words.open - _REACH)
    breaks = [m.end() for m in re.finditer(r"[.!?] ", masked[reach : words.open])]
    left, right = reach + (breaks[-1] if breaks else 0), min(around.end, words.close + _REACH)
    bounds = (left, right)
    if attribution.scare_reason(masked, words, bounds):
        return NARRATOR, Kind.SCARE
    kind = attribution.kind(scene.plain, masked, words, bounds)
    subjects = scene.between(left, right)
    known = frames(masked, left, right, subjects)
    frame = attribution.after(masked, words, known) or attribution.before(masked, words, known)[0]
    if frame:
        inside = scene.between(max(around.start, left - _REACH), right)
        speaker = resolved(masked, frame.subject, inside) or resolved(
            masked, frame.subject, scene.every
        )
        if speaker:
            return speaker, kind
    if outer and _FIRST_PERSON.search(masked[left : words.open]):
        return Speaker(outer.speaker, outer.side, "pronoun"), kind
    return NARRATOR, Kind.SCARE
