"""Which cited figures may be set side by side: by measure, value, reference date and origin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ukchina.study.study import Study

    Row = dict[Any, Any]

# Two lengths of time, counts or sums are figures of different things, however equal they look.
OWN_SCOPE = frozenset(
    ("duration", "count", "event_count", "superlative", "money", "share", "measure", "multiple")
)
# A rank without a date is that of the day of its text.
RANKS = frozenset(("trading_partner_rank", "economy_rank"))
# Counts of one trade by other rules (goods alone, both directions, a year before) lie this near.
MOST_APART = 3
_OWN = "each counts something of its own"
COMPARABLE, SAME_ORIGIN, DIFFERS = "comparable", "same origin", "differs"
SAME_CLAIMANT, UNDEFINED, ALONE = "same claimant", "undefined", "stands alone"
# Thousands of equal figures need not all be set side by side.
MOST_COMPARED = 200
_GOVERNMENTS = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
_MONTH = len("2024-03")
_COLUMNS = (
    *("document", "start", "text", "measure", "value", "value_low", "value_high"),
    *("unit", "ref_date", "source"),
)
_DECIDING = (
    *("document", "origin", "measure", "unit", "value", "value_low", "value_high"),
    *("ref_date", "claimant"),
)


def cited_figures(study: Study) -> pd.DataFrame:
    """The quantities of the report with a verdict on each.

    Columns of `quantities`, and `origin`, `place` (of the sentence that holds it; -1 without one),
    `verdict` and `because`. *undefined*: no number, rank or share that could be compared; *stands
    alone*: it counts something of its own, or no other text gives the measure, or none for that
    time; *same origin*, *same claimant*: the others that do are not independent, or have it from
    the same source or government; *comparable*: an independent text gives it and the ranges
    overlap; *differs*: one gives it and they do not. Of many figures of a measure each is compared
    with `MOST_COMPARED`.
    """
    return _cited(study).copy()


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def _cited(study: Study) -> pd.DataFrame:
    table = study.tables.some("quantities", _COLUMNS)
    codes = table["document"].cat.codes.to_numpy(np.int32)
    table["origin"] = study.origin_of[codes]
    table["place"] = study.outline.holding(codes, table["start"].to_numpy(np.int64))
    number = table[["value", "value_low", "value_high"]].notna()
    own = number.all(axis=1) & table["measure"].isin(OWN_SCOPE)
    bound = ~number.all(axis=1) & number.any(axis=1)
    table["verdict"] = np.where(own, ALONE, UNDEFINED)
    table["because"] = np.select(
        [own, bound], [_OWN, "only a bound is given"], "no number is given"
    )
    compared = number.all(axis=1) & ~own
    left = table[compared]
    voices = study.outline.frame["voice"].astype(object)
    told = voices.iloc[left["place"].clip(lower=0)].where((left["place"] >= 0).to_numpy())
    left = left.assign(
        claimant=[
            frozenset(one for one in (source, voice) if isinstance(one, str))
            for source, voice in zip(
                left["source"], told.where(told.isin(_GOVERNMENTS)), strict=True
            )
        ]
    )
    verdicts = list(_verdicts(left))
    table.loc[compared, "verdict"] = [verdict for verdict, _ in verdicts]
    table.loc[compared, "because"] = [reason for _, reason in verdicts]
    return table


def _verdicts(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The verdict on each row and its reason; rows that do not differ in what decides have one.

    Each has its number and bounds, of a measure that texts can share.
    """
    cells = [table[name].astype(object) for name in _DECIDING]
    columns = [column.where(column.notna(), None).tolist() for column in cells]
    alike: dict[tuple[object, object], list[Row]] = {}
    for values in zip(*columns, strict=True):
        group = alike.setdefault(values[2:4], [])
        if len(group) < MOST_COMPARED:
            group.append(dict(zip(_DECIDING, values, strict=True)))
    held = {
        key: ({row["document"] for row in group}, {row["origin"] for row in group})
        for key, group in alike.items()
    }
    known: dict[tuple[object, ...], tuple[str, str]] = {}
    for values in zip(*columns, strict=True):
        documents, origins = held[values[2:4]]
        own = values[0] if values[0] in documents else None
        origin = values[1] if values[1] in origins else None
        key = (*values[2:], own, origin)
        if key not in known:
            row = dict(zip(_DECIDING, values, strict=True))
            known[key] = _verdict(row, alike[values[2:4]])
        yield known[key]


def _verdict(row: Row, alike: list[Row]) -> tuple[str, str]:
    others = [one for one in alike if one["document"] != row["document"]]
    if not others:
        return ALONE, "no other text gives this measure"
    return _weighed(row, others)


def _weighed(row: Row, others: list[Row]) -> tuple[str, str]:
    """The verdict on a figure whose measure other texts give too."""
    apart = [one for one in others if one["origin"] != row["origin"]]
    if not apart:
        return SAME_ORIGIN, "the other text that gives it is of the same origin"
    independent = [one for one in apart if not row["claimant"] & one["claimant"]]
    if not independent:
        return SAME_CLAIMANT, "the other text that gives it has it from the same source"
    of_then = [one for one in independent if _same_time(row["ref_date"], one["ref_date"])]
    if not of_then:
        return ALONE, "independent texts give it for other times"
    return _compared(row, of_then)


def _sure(row: Row, other: Row) -> bool:
    """Whether two figures are of one thing at one time.

    A rank without a date is that of its text's own time. Of two sums without one those are that
    lie near each other: an order of millions is no other value of a trade of billions.
    """
    if row["measure"] in RANKS and other["measure"] in RANKS:
        return True
    stated = isinstance(row["ref_date"], str), isinstance(other["ref_date"], str)
    return all(stated) or (not any(stated) and alike(row["value"], other["value"]))


def alike(one: float, other: float) -> bool:
    """Whether two values may be of one thing, though they differ.

    >>> alike(87e9, 60e9), alike(18e9, 750e6)
    (True, False)
    """
    low, high = sorted((abs(one), abs(other)))
    return high <= MOST_APART * low


def _same_time(one: object, other: object) -> bool:
    """Whether two reference dates end in one month; an unknown one may be any."""
    if not isinstance(one, str) or not isinstance(other, str):
        return True
    return one.split("/")[-1][:_MONTH] == other.split("/")[-1][:_MONTH]


def _compared(row: Row, independent: list[Row]) -> tuple[str, str]:
    """The verdict on a figure that texts of other origins give too.

    It differs from one that states the same time; of sums without a time nobody knows whether
    they are of one thing.
    """
    meets = [
        one["value_low"] <= row["value_high"] and row["value_low"] <= one["value_high"]
        for one in independent
    ]
    pairs = list(zip(independent, meets, strict=True))
    if any(not met and _sure(row, one) for one, met in pairs):
        return DIFFERS, "an independent text gives another value"
    independent = [one for one, met in pairs if met]
    if not independent:
        return ALONE, "independent texts give another value, and not every one says for when"
    if not all(isinstance(one["ref_date"], str) for one in (row, *independent)):
        return COMPARABLE, "equal, but not every text says for when"
    return COMPARABLE, "an independent text gives an equal value"
