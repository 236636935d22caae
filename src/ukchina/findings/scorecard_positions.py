"""How far the sentences of a theme or a voice lean, each independent origin counting once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from ukchina.coding.values import Orientation
from ukchina.findings.finding import CORROBORATED
from ukchina.findings.scorecard_rules import BOTH, MINUS, NONE, PLUS, rules
from ukchina.reading.values import Side
from ukchina.study.counts import ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ukchina.findings.scorecard_rows import Group, Rows
    from ukchina.findings.scorecard_rules import Indicator
    from ukchina.study.outline import Places

# Two thirds: a plain majority turns on one sentence in a short text. Chosen with the rules.
CLEAR = Fraction(2, 3)
OWN = "own"
_AXES = ("cooperative", "contentious", "mixed")
_COOPERATIVE, _CONTENTIOUS, _MIXED, _NEUTRAL = (
    tuple(Orientation).index(Orientation(name)) for name in (*_AXES, "neutral")
)


@dataclass(frozen=True, slots=True)
class Position:
    """A value with the sentences that lean to it, and how many lean which way.

    `uncounted` are sentences that lean to it and that one undated or unknown source alone tells.
    """

    value: str
    evidence: Sequence[str] = ()
    note: str = ""
    uncounted: Sequence[str] = ()


def position(read: Rows, indicator: Indicator, window: str, mixed: str = OWN) -> Position:
    """What the window's sentences say of an indicator that is read from their orientation.

    `mixed` counts sentences that hold both as a class of their own, or as cooperative or
    contentious (for the sensitivity of the verdict).
    """
    if indicator.kind == "dispute":
        group = read.group(indicator.themes)
        return _disputed(read, group, window, "contentious" if mixed == OWN else mixed)
    if indicator.kind == "frame":
        return _leaning(read, read.group(indicator.themes, indicator.voice), window, mixed)
    return _of_both(read, indicator, window, mixed)


def _disputed(read: Rows, group: Group, window: str, mixed: str) -> Position:
    """Where a dispute stands; that it is settled needs what an eased restriction needs."""
    leaning = _leaning(read, group, window, mixed)
    if leaning.value != PLUS or _stands(read, leaning.evidence):
        return leaning
    return Position(NONE, note=f"{leaning.note}, not counted", uncounted=leaning.evidence)


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
    told = np.zeros((len(origins), len(_AXES)), np.int64)
    np.add.at(told, place, counts)
    toward, against = (_mean(told, axis, mixed) for axis in _AXES[:2])
    value = PLUS if toward >= CLEAR else MINUS if against >= CLEAR else BOTH
    places = _ordered(read, group, documents, value)
    note = ", ".join(
        f"{number} {axis}" for axis, number in zip(_AXES, counts.sum(axis=0), strict=True) if number
    )
    return Position(value, read.study.outline.ids(places), note)


def _mean(told: NDArray[np.int64], axis: str, mixed: str) -> Fraction:
    """The mean of an axis' share over the origins that lean at all: exact."""
    leaning = told[told.sum(axis=1) > 0]
    own = leaning[:, _AXES.index(axis)] + (leaning[:, -1] if mixed == axis else 0)
    pairs, times = np.unique(
        np.column_stack([own, leaning.sum(axis=1)]), axis=0, return_counts=True
    )
    shares = (
        Fraction(part, whole) * many
        for (part, whole), many in zip(pairs.tolist(), times.tolist(), strict=True)
    )
    return sum(shares, Fraction()) / len(leaning)


def _ordered(read: Rows, group: Group, documents: NDArray[np.int64], value: str) -> Places:
    """The sentences, those that carry the value first; those against a clear value left out."""
    outline = read.study.outline
    chosen = np.zeros(len(outline.names), bool)
    chosen[documents] = True
    places = group.places[chosen[outline.document[group.places]]]
    oriented = ordinal(outline.frame["orientation"], Orientation)[places]
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
