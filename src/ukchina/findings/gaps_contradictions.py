"""Where two texts disagree: on a figure, on the stage of an undertaking, on whether it happened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ukchina.blocks.quoting import quoted
from ukchina.findings.gaps_gap import Gap, undertakings
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_rules import MINUS, PLUS, rules
from ukchina.findings.words import capital, in_prose, textual, windowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from ukchina.findings.scorecard_reports import Report
    from ukchina.findings.scorecard_rows import Rows
    from ukchina.study import Study

# Texts of one month speak of one state of affairs; later, an undertaking may have moved on.
SAME_TIME_DAYS = 31
# Each text or figure is compared with so many that follow it: every pair of thousands takes hours.
MOST_COMPARED = 50
_T = TypeVar("_T")


def contradictions(study: Study) -> tuple[Gap, ...]:
    """The disagreements between texts, each with a sentence of either side."""
    read = rows(study)
    return (*_stages(read), *_figures(study), *_opposed(read))


def _stages(read: Rows) -> Iterator[Gap]:
    """Undertakings that two texts of one month place at different stages, a pair a difference."""
    for number, undertaking in enumerate(undertakings()):
        told = {
            name: text.stages[number] for name, text in read.texts.items() if number in text.stages
        }
        shown: set[frozenset[str]] = set()
        for first, second in _near(list(told)):
            (one, left), (other, right) = told[first], told[second]
            difference = frozenset({one, other})
            if one == other or difference in shown or not _same_time(read.study, first, second):
                continue
            shown.add(difference)
            text = (
                f"On {undertaking.name}: {_label(read.study, first)} has it {one}, "
                f"{_label(read.study, second)} {other}"
            )
            yield Gap("contradiction", text, (left, right))


def _near(found: Sequence[_T]) -> Iterator[tuple[_T, _T]]:
    """Each with the next ones: of very many, not every pair."""
    for place, first in enumerate(found):
        for second in found[place + 1 : place + 1 + MOST_COMPARED]:
            yield first, second


def _figures(study: Study) -> Iterator[Gap]:
    """Figures of one measure and unit, of one time, whose ranges do not meet.

    One pair, the first, stands for all of a measure, a unit and a window.
    """
    table = _quantities(study)
    windows = study.outline.frame["window"].iloc[table["place"]]
    for place, apart, more in _differing(study, table, windows.cat.codes.to_numpy()):
        first, second = table.iloc[place], table.iloc[place + apart]
        so_too = f"; so do others of {windowed([str(windows.iloc[place])])}" if more else ""
        text = (
            f"{capital(_label(study, first['document']))} has {quoted(first['text'])}, "
            f"{_label(study, second['document'])} {quoted(second['text'])}{so_too}"
        )
        yield Gap("figure", text, study.outline.ids([first["place"], second["place"]]))


# Measures that count whatever the sentence is about: two of them say nothing about each other.
_ANYTHING = ("count", "duration", "event_count", "superlative")
_QUANTITIES = (
    *("document", "start", "text", "measure", "unit"),
    *("value_low", "value_high", "ref_date"),
)


def _quantities(study: Study) -> pd.DataFrame:
    """The figures that can be compared, alike ones together, with their sentence (`place`)."""
    table = study.tables.some("quantities", _QUANTITIES)
    table = table[~table["measure"].isin(_ANYTHING) & table["value_low"].notna()]
    codes = table["document"].cat.codes.to_numpy(np.int32)
    places = study.outline.holding(codes, table["start"].to_numpy(np.int64))
    counted = (places >= 0) & study.is_counted[places]
    table = table.assign(place=places)[counted]
    alike = table.groupby(["measure", "unit"], sort=False, observed=True, dropna=False).ngroup()
    return table.assign(alike=alike).sort_values("alike", kind="stable")


def _differing(
    study: Study, table: pd.DataFrame, windows: NDArray[np.int64]
) -> list[tuple[int, int, bool]]:
    """Of each measure, unit and window the first row that another differs from.

    Gives its place, how far on the other stands, and whether more rows differ.
    """
    alike, ref = table["alike"].to_numpy(), table["ref_date"].cat.codes.to_numpy()
    document = table["document"].cat.codes.to_numpy()
    days = [study.published(name) for name in study.tables.names]
    day = np.array([one.toordinal() if one else -1 for one in days], np.int64)[document]
    low = table["value_low"].to_numpy(float)
    high = table["value_high"].fillna(table["value_low"]).to_numpy(float)
    key = alike * (windows.max(initial=0) + 1) + windows
    first: dict[int, tuple[int, int]] = {}
    number: Counter[int] = Counter()
    for apart in range(1, MOST_COMPARED + 1):
        one, two = slice(None, -apart), slice(apart, None)
        near = (day[one] >= 0) & (day[two] >= 0) & (abs(day[one] - day[two]) <= SAME_TIME_DAYS)
        differ = (alike[one] == alike[two]) & (document[one] != document[two])
        differ &= ((ref[one] == ref[two]) & (ref[one] >= 0)) | near
        differ &= np.maximum(low[one], low[two]) > np.minimum(high[one], high[two])
        rows = np.flatnonzero(differ)
        found, places, counts = np.unique(key[rows], return_index=True, return_counts=True)
        for name, place, many in zip(found, rows[places], counts, strict=True):
            first[name] = min(first.get(name, (len(table), 0)), (int(place), apart))
            number[name] += int(many)
    return sorted((*first[name], number[name] > 1) for name in first)


def _opposed(read: Rows) -> Iterator[Gap]:
    """Acts of one window that one text reports and another reports as not done."""
    told: dict[tuple[str, str], dict[str, list[Report]]] = {}
    for report in (report for text in read.texts.values() for report in text.reports):
        if report.sign in {PLUS, MINUS}:
            key = (report.indicator, report.window)
            told.setdefault(key, {}).setdefault(report.sign, []).append(report)
    for (indicator, window), signs in told.items():
        if len(signs) == 2:  # noqa: PLR2004 - both signs
            yes, no = signs[PLUS][0], signs[MINUS][0]
            name = in_prose(rules().indicator(indicator).name)
            one, other = (_label(read.study, report.document) for report in (yes, no))
            text = (
                f"On {name} in {windowed([window])}: reported by {one}, reported missing by "
                f"{other}; read what each counts"
            )
            yield Gap("contradiction", text, (yes.evidence, no.evidence))


def _same_time(study: Study, first: str, second: str) -> bool:
    one, other = study.published(first), study.published(second)
    if one is None or other is None:
        return False
    return abs((one - other).days) <= SAME_TIME_DAYS


def _label(study: Study, name: str) -> str:
    return textual(study.title(name))
