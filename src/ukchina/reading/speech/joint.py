"""Subjects of two: "X and Y agreed", and the "they" or "the leaders" that stand for such a pair."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.reading.speech.subjects import is_object, only_titles
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ukchina.reading.speech.descriptions import Reference
    from ukchina.reading.speech.discourse import Speaker
    from ukchina.reading.speech.frames import Frame

# What the table of persons calls the two governments speaking together.
JOINT = "Both governments/ministers"
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_ACTING = frozenset({"person", "institution", "collective", "party", "company"})
_AND = re.compile(r",? +and +(?P<titles>.*)\Z", re.IGNORECASE)
_PLURALS = frozenset(
    {"leaders", "ministers", "sides", "governments", "countries", "counterparts", "negotiators"}
)
# A pair is taken up within so many sentences.
_REACH = 2


def paired(masked: str, frame: Frame, subjects: Sequence[Reference]) -> Frame:
    """The frame, with "X and Y" as its subject where either of them alone was found to be it."""
    found = frame.subject
    own = [one for one in subjects if one is found or (one.start == found.start and one == found)]
    if not own:
        return frame
    for first in subjects:
        for second in subjects if first in own else own:
            pair = _pair(masked, first, second) if first.end < second.start else None
            if pair and pair.end <= frame.verb[0]:
                start = min(frame.start, pair.start)
                return replace(frame, start=start, subject=pair)
    return frame


def together(speakers: Sequence[Speaker | None], how: Callable[..., Speaker]) -> Speaker | None:
    """The speaker that a pair is: both governments, or the two by their names."""
    known = [speaker for speaker in speakers if speaker is not None]
    sides = {speaker.side for speaker in known}
    if sides == _GOVERNMENTS:
        return how(JOINT, Side.OTHER, "explicit")
    if len(known) < len(speakers):
        return known[-1] if known else None
    side = sides.pop() if len(sides) == 1 else Side.OTHER
    return how(" and ".join(speaker.name for speaker in known), side, "explicit")


def taken_up(subject: Reference, before: Sequence[Reference]) -> bool:
    """Whether a plural stands for the two governments whose people were last named."""
    plural = subject.form == "pronoun" and subject.pronoun == "they"
    if not plural and not (subject.det in {"the", "both"} and subject.noun in _PLURALS):
        return False
    near: list[Reference] = []
    last = subject.unit - _REACH
    for reference in reversed(before):
        if reference.unit < last:
            break
        near.append(reference)
        last = max(last, reference.unit) if _of_a_side(reference) else last
    near = [reference for reference in near if reference.unit == last]
    others = any(r.pronoun == "they" and r.name and not _of_a_side(r) for r in near)
    return not others and {r.side for r in near if _of_a_side(r)} == _GOVERNMENTS


def _of_a_side(reference: Reference) -> bool:
    return (
        reference.side in _GOVERNMENTS
        and reference.type == "person"
        and reference.form != "description"
    )


def _pair(masked: str, first: Reference, second: Reference) -> Reference | None:
    """The two as one reference, when nothing but "and" and titles stands between them."""
    match = _AND.fullmatch(masked, first.end, second.start)
    if match is None or not _acts(first) or not _acts(second):
        return None
    if is_object(masked, first, max(0, first.start - 120)) or not only_titles(match["titles"]):
        return None
    return replace(
        first, end=second.end, name="", type="collective", form="pair", parts=(first, second)
    )


def _acts(reference: Reference) -> bool:
    return reference.type in _ACTING or reference.form in {"pronoun", "state", "metonym"}
