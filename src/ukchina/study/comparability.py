"""Which cited figures may be set side by side: by measure, value, reference date and origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.study.study import Study

    Row = dict[Any, Any]

# Two lengths of time or two counts are figures of different things, however equal they look.
_OWN_SCOPE = frozenset({"duration", "count", "event_count"})
COMPARABLE, SAME_ORIGIN, DIFFERS = "comparable", "same origin", "differs"
SAME_CLAIMANT, UNDEFINED, ALONE = "same claimant", "undefined", "stands alone"
# Thousands of equal figures need not all be set side by side.
MOST_COMPARED = 200
_GOVERNMENTS = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
_MONTH = len("2024-03")


def cited_figures(study: Study) -> pd.DataFrame:
    """The quantities of the report with a verdict on each.

    Columns of `quantities`, and `origin`, `sentence` (the evidence id of the sentence that holds
    it), `claimant` (the source stated, and the government whose claim the sentence is), `verdict`
    and `because`. *undefined*: no number, rank or share that could be compared; *stands alone*: no
    other text gives the measure, or none for that time; *same origin*, *same claimant*: the others
    that do are not independent; *comparable*: an independent text gives it and the ranges overlap;
    *differs*: one gives it and they do not. Of many figures of a measure each is compared with
    `MOST_COMPARED`.
    """
    table = study.quantities.copy()
    table["origin"] = table["document"].map(study.origins.number)
    table["sentence"] = _sentences(study, table)
    voices = study.sentences.set_index("evidence")["voice"]
    told = table["sentence"].map(voices)
    table["claimant"] = [
        frozenset(one for one in (source, voice) if isinstance(one, str))
        for source, voice in zip(table["source"], told.where(told.isin(_GOVERNMENTS)), strict=True)
    ]
    alike: dict[tuple[object, object], list[Row]] = {}
    rows = table.to_dict("records")
    for row in rows:
        if _numbered(row):
            alike.setdefault((row["measure"], row["unit"]), []).append(row)
    verdicts = [_verdict(row, alike.get((row["measure"], row["unit"]), [])) for row in rows]
    table["verdict"] = [verdict for verdict, _ in verdicts]
    table["because"] = [reason for _, reason in verdicts]
    return table


def _sentences(study: Study, table: pd.DataFrame) -> list[str]:
    """The evidence id of the sentence that holds each figure."""
    return [
        study.sentence_at(document, start, table="sentences")
        for document, start in zip(table["document"], table["start"], strict=True)
    ]


def _numbered(row: Row) -> bool:
    return not any(pd.isna(row[name]) for name in ("value", "value_low", "value_high"))


def _verdict(row: Row, alike: list[Row]) -> tuple[str, str]:
    if not _numbered(row):
        return UNDEFINED, "no number is given"
    if row["measure"] in _OWN_SCOPE:
        return ALONE, "each counts something of its own"
    others = [one for one in alike[:MOST_COMPARED] if one["document"] != row["document"]]
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


def _same_time(one: object, other: object) -> bool:
    """Whether two reference dates end in one month; an unknown one may be any."""
    if not isinstance(one, str) or not isinstance(other, str):
        return True
    return one.split("/")[-1][:_MONTH] == other.split("/")[-1][:_MONTH]


def _compared(row: Row, independent: list[Row]) -> tuple[str, str]:
    """The verdict on a figure that texts of other origins give too."""
    if not all(
        one["value_low"] <= row["value_high"] and row["value_low"] <= one["value_high"]
        for one in independent
    ):
        return DIFFERS, "an independent text gives another value"
    if not all(isinstance(one["ref_date"], str) for one in (row, *independent)):
        return COMPARABLE, "equal, but not every text says for when"
    return COMPARABLE, "an independent text gives an equal value"
