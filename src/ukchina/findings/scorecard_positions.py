"""How far the sentences of a theme or a voice lean, each independent origin counting once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ukchina.coding.values import Orientation
from ukchina.findings.finding import CORROBORATED
from ukchina.findings.scorecard_leaning import AXES, OWN, shares
from ukchina.findings.scorecard_rules import BOTH, MINUS, NONE, PLUS, rules
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ukchina.findings.scorecard_rows import Group, Rows
    from ukchina.findings.scorecard_rules import Indicator
    from ukchina.study.outline import Places

# One sentence gives no direction: careful readers differ on one in ten. Chosen with the rules.
LEAST = 2
_COOPERATIVE, _CONTENTIOUS, _MIXED, _NEUTRAL = (
    tuple(Orientation).index(Orientation(name)) for name in (*AXES, "neutral")
)


@dataclass(frozen=True, slots=True)
class Position:
    """A value with the sentences that lean to it, and how many lean which way.

    `uncounted` are sentences that lean to it and are too few, or that one undated or unknown source
    alone tells; `leaning` is how many sentences lean at all, `without_one` the other values that
    leaving out one of them gives.
    """

    value: str
    evidence: Sequence[str] = ()
    note: str = ""
    uncounted: Sequence[str] = ()
    leaning: int = 0
    without_one: frozenset[str] = frozenset()


def position(read: Rows, indicator: Indicator, window: str, mixed: str = OWN) -> Position:
    """What the window's sentences say of an indicator that is read from their orientation.

    `mixed` counts sentences that hold both as a class of their own, or as cooperative or
    contentious (for the sensitivity of the verdict).
    """
    if indicator.kind == "dispute":
        group = read.group(indicator.themes)
        return _disputed(read, group, window, "contentious" if mixed == OWN else mixed)
    if indicator.kind == "frame":
        group = read.group(indicator.themes, indicator.voice)
        return _of_several(read, _leaning(read, group, window, mixed))
    return _of_both(read, indicator, window, mixed)


def _disputed(read: Rows, group: Group, window: str, mixed: str) -> Position:
    """Where a dispute stands; that it is settled needs what an eased restriction needs."""
    leaning = _of_several(read, _leaning(read, group, window, mixed))
    if leaning.value != PLUS or _stands(read, leaning.evidence):
        return leaning
    return Position(NONE, note=f"{leaning.note}, not counted", uncounted=leaning.evidence)


def _of_several(read: Rows, found: Position) -> Position:
    """The position where several sentences lean; of one, however often it is told, none."""
    if found.value == NONE or _several(read, found):
        return found
    note = f"{found.note}, not counted: one sentence gives no direction"
    return Position(NONE, note=note, uncounted=found.evidence)


def _several(read: Rows, found: Position) -> bool:
    """Whether sentences of different words lean."""
    if found.leaning < LEAST or found.leaning > len(found.evidence):
        return found.leaning >= LEAST
    first = read.study.words(found.evidence[0])
    return any(read.study.words(one) != first for one in found.evidence)


def _stands(read: Rows, evidence: Sequence[str]) -> bool:
    """Whether two origins tell it, or a dated text of a known outlet."""
    outline = read.study.outline
    codes = np.unique(outline.document[outline.places(evidence)])
    if len(np.unique(read.origin[codes])) >= CORROBORATED:
        return True
    names = [outline.names[code] for code in codes]
    return any(rules().knows(read.study.outlet(n)) for n in names if read.study.published(n))


def _leaning(read: Rows, group: Group, window: str, mixed: str) -> Position:
    """The value by the mean over origins of the shares that lean either way."""
    documents = read.in_window(window)
    counts = group.counts[documents][:, [_COOPERATIVE, _CONTENTIOUS, _MIXED]]
    if not counts.any():
        return Position(NONE)
    origins, place = np.unique(read.origin[documents], return_inverse=True)
    told = np.zeros((len(origins), len(AXES)), np.int64)
    np.add.at(told, place, counts)
    found = shares(told, mixed)
    value = found.value
    places = _ordered(read, group, documents, value)
    note = ", ".join(
        f"{number} {axis}" for axis, number in zip(AXES, counts.sum(axis=0), strict=True) if number
    )
    return Position(
        value,
        read.study.outline.ids(places),
        note,
        leaning=int(counts.sum()),
        without_one=found.without_one() - {value},
    )


def _ordered(read: Rows, group: Group, documents: NDArray[np.int64], value: str) -> Places:
    """The sentences, those that carry the value first; those against a clear value left out."""
    outline = read.study.outline
    chosen = np.zeros(len(outline.names), bool)
    chosen[documents] = True
    here = chosen[outline.document[group.places]]
    places, oriented = group.places[here], group.oriented[here]
    kept, first = oriented != _NEUTRAL, _MIXED
    if value != BOTH:
        first = _COOPERATIVE if value == PLUS else _CONTENTIOUS
        kept = (oriented == first) | (oriented == _MIXED)
    places, oriented = places[kept], oriented[kept]
    found: Places = places[np.argsort(oriented != first, kind="stable")]
    return found


def _of_both(read: Rows, indicator: Indicator, window: str, mixed: str) -> Position:
    """Whether both governments endorse, of the sentences that are theirs or their joint claim."""
    uk, china = (
        _leaning(read, read.group(indicator.themes, side, joint=True), window, mixed)
        for side in (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
    )
    if uk.value == china.value == NONE:
        return Position(NONE)
    outline = read.study.outline
    both = np.concatenate([outline.places(one.evidence) for one in (uk, china)])
    evidence = outline.ids(both[np.sort(np.unique(both, return_index=True)[1])])
    note = f"UK: {uk.note or 'silent'}; China: {china.note or 'silent'}"
    endorsing = [value for value in (uk.value, china.value) if value in {PLUS, BOTH}]
    if not endorsing:
        return Position(MINUS, evidence, note)
    full = len(endorsing) == len((uk, china)) and PLUS in endorsing
    return Position(PLUS if full else BOTH, evidence, note)
