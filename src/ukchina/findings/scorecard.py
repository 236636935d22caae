"""The scorecard: eight indicators in each window, every cell by a written rule from the texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.findings.finding import CORROBORATED, confidence, origins_behind
from ukchina.findings.scorecard_leaning import OWN
from ukchina.findings.scorecard_parts import apart, of_parts, read_apart, telling
from ukchina.findings.scorecard_positions import position
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_rules import BOTH, EARLIER, INTENDED, MINUS, NONE, PLUS, rules
from ukchina.findings.words import listed, spelled
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from ukchina.findings.scorecard_reports import Report
    from ukchina.findings.scorecard_rows import Rows
    from ukchina.findings.scorecard_rules import Indicator
    from ukchina.study import Study


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator in a window: its value and what it rests on, the most telling first.

    `uncounted` are sentences that report an act without standing (one unsigned, undated or
    unknown source alone) or that lean alone; `day` is the latest day told of a + report. Of a cell
    read from orientations `leaning` is how many sentences lean, and `without_one` what else the
    value is when one of them is left out. `parts` are the channels named, each with its own value.
    """

    indicator: str
    window: str
    value: str
    evidence: Sequence[str] = ()
    origins: int = 0
    confidence: str = ""
    note: str = ""
    uncounted: Sequence[str] = ()
    day: date | None = None
    leaning: int = 0
    without_one: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The cells by indicator and window; `windows` are in order of time, undated last.

    `outside` are what texts tell done in windows of which there is no text: counted in no cell.
    """

    windows: tuple[str, ...]
    cells: tuple[Cell, ...]
    outside: tuple[Cell, ...] = ()

    @property
    def dated(self) -> tuple[str, ...]:
        """The windows on the axis of time."""
        return tuple(window for window in self.windows if window != UNDATED)

    def cell(self, indicator: str, window: str) -> Cell:
        """The cell of that indicator and window; `KeyError` when there is none."""
        for found in self.cells:
            if (found.indicator, found.window) == (indicator, window):
                return found
        raise KeyError((indicator, window))

    def of(self, window: str) -> tuple[Cell, ...]:
        """The cells of that window, an indicator each."""
        return tuple(cell for cell in self.cells if cell.window == window)

    def told(self, indicator: str) -> tuple[Cell, ...]:
        """The indicator's dated cells that have evidence, in order of time."""
        cells = (self.cell(indicator, window) for window in self.dated)
        return tuple(cell for cell in cells if cell.value != NONE)


@lru_cache(maxsize=4)  # a study is never changed, and one page asks often
def scorecard(study: Study, *, mixed: str = OWN) -> Scorecard:
    """The scorecard of a study; without texts it has no windows.

    `mixed` counts sentences that hold cooperation and contention as "own", "cooperative" or
    "contentious".
    """
    read = rows(study)
    bare = values(read, mixed=mixed)
    cells = tuple(_weighed(study, cell) for cell in bare.cells)
    return replace(bare, cells=cells, outside=tuple(_outside(read)))


def _outside(read: Rows) -> Iterator[Cell]:
    """What counted texts tell done in windows without a text, by indicator and time."""
    known = {*read.windows, UNDATED}
    order = {indicator.id: number for number, indicator in enumerate(rules().indicators)}
    keys = [key for key in read.told if key[1] not in known]
    for name, window in sorted(keys, key=lambda key: (order[key[0]], key[1])):
        cell = _of_reports(read, rules().indicator(name), window)
        if cell.value in {PLUS, BOTH}:
            yield cell


def values(read: Rows, *, mixed: str = OWN) -> Scorecard:
    """The scorecard without origins and confidence: faster, for comparing many."""
    columns = read.windows
    cells = [
        _cell(read, indicator, window, mixed)
        for indicator in rules().indicators
        for window in columns
    ]
    return Scorecard(columns, tuple(cells))


def _cell(read: Rows, indicator: Indicator, window: str, mixed: str) -> Cell:
    """The cell of an indicator and a window; of documents left out elsewhere the same one."""
    key = (indicator.id, window, mixed)
    if not read.touches(indicator.id, window) and key in read.cells:
        return read.cells[key]
    if indicator.kind == "reports":
        made = _of_reports(read, indicator, window)
    else:
        made = _of_positions(read, indicator, window, mixed)
    if not read.dropped:
        read.cells[key] = made
    return made


def _of_positions(read: Rows, indicator: Indicator, window: str, mixed: str) -> Cell:
    found = position(read, indicator, window, mixed)
    left_out = [theme for theme in indicator.themes if theme not in read.study.themes]
    note = found.note or ("the limits set leave this theme out" if left_out else "")
    return Cell(
        indicator.id,
        window,
        found.value,
        found.evidence,
        note=note,
        uncounted=found.uncounted,
        leaning=found.leaning,
        without_one=found.without_one,
    )


def _of_reports(read: Rows, indicator: Indicator, window: str) -> Cell:
    here = read.reports(indicator.id, window)
    # What misstates an office is no witness to an act.
    sound = [report for report in here if report.evidence not in read.misstated]
    by_sign = {sign: [r for r in sound if r.sign == sign] for sign in _SIGNS}
    trusted = {report.document for report in sound if report.named and report.sign == PLUS}
    standing = (
        group
        for sign, whole in by_sign.items()
        for _, group in apart(whole)
        if stands(
            read,
            group,
            known_only=sign == PLUS and indicator.id == "eased",
            trusted=trusted if sign == MINUS else set(),
        )
    )
    counted = [*dict.fromkeys(report for group in standing for report in group)]
    parts = read_apart(counted, read.number)
    evidence = telling(parts)
    rests = set(evidence)
    known = set(counted)
    uncounted = _evidence(report for report in here if report not in known)
    days = [report.day for report in counted if report.sign == PLUS and report.day]
    return Cell(
        indicator.id,
        window,
        of_parts(parts),
        evidence,
        note=_note(indicator, by_sign, known),
        uncounted=tuple(one for one in uncounted if one not in rests),
        day=max(days, default=None),
        parts=tuple((part.name, part.value) for part in parts if part.name),
    )


_SIGNS = (PLUS, MINUS, INTENDED, EARLIER)


def stands(
    read: Rows,
    group: Sequence[Report],
    *,
    known_only: bool = False,
    trusted: AbstractSet[str] = frozenset(),
) -> bool:
    """Whether reports of one act count, by the rule of `[standing]`; False for none.

    `trusted` are documents that name who took part in such an act, and so are believed when they
    say that another was missing.
    """
    if not group:
        return False
    names = {report.document for report in group}
    if read.origin_count(names) >= CORROBORATED:
        return True
    dated = {name for name in names if read.study.published(name)}
    if any(rules().knows(read.study.outlet(name)) for name in dated):
        return True
    named = {report.document for report in group if report.named} | trusted
    return not known_only and not named.isdisjoint(dated)


def _note(
    indicator: Indicator, by_sign: dict[str, list[Report]], counted: AbstractSet[Report]
) -> str:
    """What was reported in how many sentences, of which channels, and whether it counts."""
    told = []
    for sign, whole in by_sign.items():
        for here in (True, False):
            group = [report for report in whole if (report in counted) is here]
            if group:
                shown = f"{indicator.says[sign]} in {len(_evidence(group))}{_of_which(group)}"
                told.append(shown if here else f"{shown}, not counted")
    return "; ".join(told)


def _of_which(group: Sequence[Report]) -> str:
    """The channels that reports name, in brackets, and how many sentences name none."""
    named = sorted({report.part for report in group if report.part})
    if not named:
        return ""
    bare = len(set(_evidence(group)) - set(_evidence(one for one in group if one.part)))
    rest = f"; {spelled(bare)} {'names' if bare == 1 else 'name'} none" if bare else ""
    return f" ({listed(named)}{rest})"


def _evidence(group: Iterable[Report]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report.evidence for report in group))


def _weighed(study: Study, cell: Cell) -> Cell:
    """The cell with the origins and the confidence of its evidence."""
    if cell.value == NONE:
        return cell
    places = study.outline.places(cell.evidence)
    return replace(
        cell, origins=origins_behind(study, places), confidence=confidence(study, places)
    )
