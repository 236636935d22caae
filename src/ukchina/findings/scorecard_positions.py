"""How far the sentences of a theme or a voice lean, each independent origin counting once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ukchina.findings.finding import CORROBORATED
from ukchina.findings.scorecard_rules import BOTH, MINUS, NONE, PLUS, rules
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.findings.scorecard_rows import Row, Rows
    from ukchina.findings.scorecard_rules import Indicator

# Two thirds: a plain majority turns on one sentence in a short text. Chosen with the rules.
CLEAR = Fraction(2, 3)
OWN = "own"
_JOINT = "Both governments"


@dataclass(frozen=True, slots=True)
class Position:
    """A value with the sentences that lean to it, and how many lean which way.

    `uncounted` are sentences that lean to it and that one undated or unknown source alone tells.
    """

    value: str
    evidence: tuple[str, ...] = ()
    note: str = ""
    uncounted: tuple[str, ...] = ()


def position(read: Rows, indicator: Indicator, window: str, mixed: str = OWN) -> Position:
    """What the window's sentences say of an indicator that is read from their orientation.

    `mixed` counts sentences that hold both as a class of their own, or as cooperative or
    contentious (for the sensitivity of the verdict).
    """
    wanted = set(indicator.themes)
    told = [row for row in read.of_window(window) if row["setting"].home]
    bearing = [row for row in told if not wanted or wanted & row["themes"]]
    if indicator.kind == "dispute":
        return _disputed(read, bearing, "contentious" if mixed == OWN else mixed)
    if indicator.kind == "frame":
        return _leaning(read, _of_voice(bearing, indicator.voice), mixed)
    return _of_both(read, bearing, mixed)


def _disputed(read: Rows, found: list[Row], mixed: str) -> Position:
    """Where a dispute stands; that it is settled needs what an eased restriction needs."""
    leaning = _leaning(read, found, mixed)
    if leaning.value != PLUS:
        return leaning
    told = [row for row in found if row["evidence"] in leaning.evidence]
    if _stands(read, told):
        return leaning
    return Position(NONE, note=f"{leaning.note}, not counted", uncounted=leaning.evidence)


def _stands(read: Rows, found: list[Row]) -> bool:
    """Whether two origins tell it, or a dated text of a known outlet."""
    names = {row["document"] for row in found}
    if read.study.origin_count(names) >= CORROBORATED:
        return True
    texts = read.study.documents
    dated = texts[texts["document"].isin(names) & texts["published"].notna()]
    return any(map(rules().knows, dated["outlet"].dropna()))


def _of_voice(found: list[Row], voice: str, *, joint: bool = False) -> list[Row]:
    """The sentences that are claims of that voice, or of both governments together."""
    return [
        row
        for row in found
        if row["voice"] == voice or (joint and (row["speaker"] or "").startswith(_JOINT))
    ]


def _leaning(read: Rows, found: list[Row], mixed: str) -> Position:
    """The value by the mean over origins of the shares that lean either way."""
    found = [row for row in found if row["orientation"] != "neutral"]
    if not found:
        return Position(NONE)
    by_origin: dict[int, list[str]] = {}
    for row in found:
        own = row["orientation"] != "mixed" or mixed == OWN
        by_origin.setdefault(read.study.origins.number[row["document"]], []).append(
            row["orientation"] if own else mixed
        )
    toward, against = (_mean(by_origin, axis) for axis in ("cooperative", "contentious"))
    value = PLUS if toward >= CLEAR else MINUS if against >= CLEAR else BOTH
    return Position(value, _ordered(found, value), _note(found))


def _mean(by_origin: dict[int, list[str]], axis: str) -> Fraction:
    shares = [Fraction(told.count(axis), len(told)) for told in by_origin.values()]
    return sum(shares, Fraction()) / len(shares)


def _ordered(found: list[Row], value: str) -> tuple[str, ...]:
    """The sentences, those that carry the value first; those against a clear value left out."""
    if value == BOTH:
        return tuple(
            row["evidence"] for row in sorted(found, key=lambda row: row["orientation"] != "mixed")
        )
    clear = "cooperative" if value == PLUS else "contentious"
    kept = [row for row in found if row["orientation"] in {clear, "mixed"}]
    return tuple(row["evidence"] for row in sorted(kept, key=lambda r: r["orientation"] != clear))


def _note(found: list[Row]) -> str:
    told = [row["orientation"] for row in found]
    counts = {axis: told.count(axis) for axis in ("cooperative", "contentious", "mixed")}
    return ", ".join(f"{number} {axis}" for axis, number in counts.items() if number)


def _of_both(read: Rows, found: list[Row], mixed: str) -> Position:
    """Whether both governments endorse, of the sentences that are theirs or their joint claim."""
    uk, china = (
        _leaning(read, _of_voice(found, side, joint=True), mixed)
        for side in (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
    )
    if uk.value == china.value == NONE:
        return Position(NONE)
    evidence = tuple(dict.fromkeys([*uk.evidence, *china.evidence]))
    note = f"UK: {uk.note or 'silent'}; China: {china.note or 'silent'}"
    endorsing = [value for value in (uk.value, china.value) if value in {PLUS, BOTH}]
    if not endorsing:
        return Position(MINUS, evidence, note)
    full = len(endorsing) == len((uk, china)) and PLUS in endorsing
    return Position(PLUS if full else BOTH, evidence, note)
