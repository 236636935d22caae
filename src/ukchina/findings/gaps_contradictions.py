"""Where two texts disagree: on a figure, on the stage of an undertaking, on whether it happened."""

from __future__ import annotations

from itertools import chain
from math import inf
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ukchina.blocks.quoting import quoted
from ukchina.findings.gaps_gap import Gap, undertakings
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_rules import MINUS, PLUS, rules
from ukchina.findings.words import capital, in_prose, textual, windowed
from ukchina.study.comparability import MOST_APART, OWN_SCOPE, RANKS

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
    """Undertakings that texts of one month place at different stages, a pair a difference."""
    for number, undertaking in enumerate(undertakings()):
        told = {
            name: text.stages[number] for name, text in read.texts.items() if number in text.stages
        }
        pairs: dict[frozenset[str], list[tuple[str, str]]] = {}
        for first, second in _near(list(told)):
            stages = frozenset({told[first][0], told[second][0]})
            if len(stages) > 1 and _same_time(read.study, first, second):
                pairs.setdefault(stages, []).append((first, second))
        for found in pairs.values():
            first, second = found[0]
            text = (
                f"On {undertaking.name}: {_label(read.study, first)} has it {told[first][0]}, "
                f"{_label(read.study, second)} {told[second][0]}"
            )
            evidence = (told[first][1], told[second][1])
            yield Gap("contradiction", text, evidence, documents=frozenset(chain(*found)))


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
    names = table["document"].astype(str).to_numpy()
    for pairs in _differing(study, table, windows.cat.codes.to_numpy()):
        place, other = pairs[0]
        first, second = table.iloc[place], table.iloc[other]
        more = f"; so do others of {windowed([str(windows.iloc[place])])}"
        so_too = more if len(pairs) > 1 else ""
        text = (
            f"{capital(_label(study, first['document']))} has {quoted(first['text'])}, "
            f"{_label(study, second['document'])} {quoted(second['text'])}{so_too}"
        )
        evidence = study.outline.ids([first["place"], second["place"]])
        yield Gap("figure", text, evidence, documents=frozenset(names[pairs.ravel()]))


_QUANTITIES = (
    *("document", "start", "text", "measure", "unit"),
    *("value_low", "value_high", "ref_date"),
)


def _quantities(study: Study) -> pd.DataFrame:
    """The figures that can be compared, alike ones together, with their sentence (`place`)."""
    table = study.tables.some("quantities", _QUANTITIES)
    table = table[~table["measure"].isin(OWN_SCOPE) & table["value_low"].notna()]
    codes = table["document"].cat.codes.to_numpy(np.int32)
    places = study.outline.holding(codes, table["start"].to_numpy(np.int64))
    counted = (places >= 0) & study.is_counted[places]
    table = table.assign(place=places)[counted]
    alike = table.groupby(["measure", "unit"], sort=False, observed=True, dropna=False).ngroup()
    return table.assign(alike=alike).sort_values("alike", kind="stable")


def _differing(
    study: Study, table: pd.DataFrame, windows: NDArray[np.int64]
) -> list[NDArray[np.int64]]:
    """Of each measure, unit and window the pairs of rows that differ, by their places.

    Where two rows both say for when they hold, they differ only if that is the same time; where
    one does not, ranks in texts of one time do, and sums near each other where neither does.
    """
    alike, ref = table["alike"].to_numpy(), table["ref_date"].cat.codes.to_numpy()
    document = table["document"].cat.codes.to_numpy()
    days = [study.published(name) for name in study.tables.names]
    day = np.array([one.toordinal() if one else -1 for one in days], np.int64)[document]
    low = table["value_low"].to_numpy(float)
    high = table["value_high"].fillna(table["value_low"]).to_numpy(float)
    ranks = table["measure"].isin(RANKS).to_numpy()
    key = alike * (windows.max(initial=0) + 1) + windows
    pairs = [np.empty((0, 2), np.int64)]
    for apart in range(1, MOST_COMPARED + 1):
        one, two = slice(None, -apart), slice(apart, None)
        near = (day[one] >= 0) & (day[two] >= 0) & (abs(day[one] - day[two]) <= SAME_TIME_DAYS)
        differ = (alike[one] == alike[two]) & (document[one] != document[two])
        stated = (ref[one] >= 0) & (ref[two] >= 0)
        unsaid = (ref[one] < 0) & (ref[two] < 0)
        within = np.maximum(low[one], low[two]) <= MOST_APART * np.minimum(low[one], low[two])
        differ &= np.where(stated, ref[one] == ref[two], near & (ranks[one] | (unsaid & within)))
        differ &= np.maximum(low[one], low[two]) > np.minimum(high[one], high[two])
        rows = np.flatnonzero(differ)
        pairs.append(np.column_stack([rows, rows + apart]))
    every = np.concatenate(pairs)
    every = every[np.lexsort((every[:, 1], every[:, 0], key[every[:, 0]]))]
    _, firsts = np.unique(key[every[:, 0]], return_index=True)
    found = np.split(every, firsts[1:]) if len(every) else []
    return sorted(found, key=lambda own: tuple(own[0]))


def _opposed(read: Rows) -> Iterator[Gap]:
    """Acts of one window that one text reports and another reports as not done.

    Of many the two that were published nearest to each other are named.
    """
    told: dict[tuple[str, str], dict[str, list[Report]]] = {}
    for report in (report for text in read.texts.values() for report in text.reports):
        if report.sign in {PLUS, MINUS}:
            key = (report.indicator, report.window)
            told.setdefault(key, {}).setdefault(report.sign, []).append(report)
    for (name, window), signs in told.items():
        pair = _nearest(read.study, signs.get(PLUS, []), signs.get(MINUS, []))
        if pair is None:
            continue
        indicator = rules().indicator(name)
        says = " and ".join(
            f"{indicator.says[report.sign]} by {_label(read.study, report.document)}"
            for report in pair
        )
        text = (
            f"On {in_prose(indicator.name)} in {windowed([window])}: {says}; read what each counts"
        )
        documents = frozenset(report.document for group in signs.values() for report in group)
        evidence = tuple(report.evidence for report in pair)
        yield Gap("contradiction", text, evidence, documents=documents)


def _nearest(
    study: Study, done: Sequence[Report], undone: Sequence[Report]
) -> tuple[Report, Report] | None:
    """The reports of two texts, one of each kind, published nearest to each other; None without."""
    pairs = (
        (yes, no)
        for yes in done[:MOST_COMPARED]
        for no in undone[:MOST_COMPARED]
        if yes.document != no.document
    )
    return min(
        pairs, key=lambda pair: _apart(study, pair[0].document, pair[1].document), default=None
    )


def _same_time(study: Study, first: str, second: str) -> bool:
    return _apart(study, first, second) <= SAME_TIME_DAYS


def _apart(study: Study, first: str, second: str) -> float:
    """How many days lie between two texts; of an undated one no number is near."""
    one, other = study.published(first), study.published(second)
    return abs((one - other).days) if one and other else inf


def _label(study: Study, name: str) -> str:
    return textual(study.title(name))
