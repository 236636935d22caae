"""Which cited figures may be set side by side: by measure, value, reference date and origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from ukchina.study.study import Study

# Two lengths of time or two counts are figures of different things, however equal they look.
_OWN_SCOPE = frozenset({"duration", "count", "event_count"})
COMPARABLE, SAME_ORIGIN, DIFFERS = "comparable", "same origin", "differs"
UNDEFINED, ALONE = "undefined", "stands alone"


def cited_figures(study: Study) -> pd.DataFrame:
    """The quantities of the report with a verdict on each.

    Columns of `quantities`, and `origin`, `sentence` (the evidence id of the sentence that holds
    it), `verdict` and `because`. *undefined*: no number, rank or share that could be compared;
    *stands alone*: no other text gives the measure; *same origin*: the others that do are not
    independent; *comparable*: an independent origin gives it and the ranges overlap; *differs*:
    one gives it and they do not.
    """
    table = study.quantities.copy()
    table["origin"] = table["document"].map(study.origins.number)
    table["sentence"] = [
        _sentence(study, document, start)
        for document, start in zip(table["document"], table["start"], strict=True)
    ]
    verdicts = [_verdict(row, table) for row in table.to_dict("records")]
    table["verdict"] = [verdict for verdict, _ in verdicts]
    table["because"] = [reason for _, reason in verdicts]
    return table


def _sentence(study: Study, document: str, start: int) -> str:
    rows = study.sentences[study.sentences["document"] == document]
    under = rows[(rows["start"] <= start) & (start < rows["end"])]
    return str(under["evidence"].iloc[0])


def _verdict(row: dict[str, object], table: pd.DataFrame) -> tuple[str, str]:
    if pd.isna(row["value"]) or pd.isna(row["value_low"]):
        return UNDEFINED, "no number is given"
    if row["measure"] in _OWN_SCOPE:
        return ALONE, "each counts something of its own"
    alike = table[
        (table["measure"] == row["measure"])
        & (table["unit"] == row["unit"])
        & (table["document"] != row["document"])
        & table["value_low"].notna()
        & table["value_high"].notna()
    ]
    if alike.empty:
        return ALONE, "no other text gives this measure"
    independent = alike[alike["origin"] != row["origin"]]
    if independent.empty:
        return SAME_ORIGIN, "the other text that gives it is of the same origin"
    return _compared(row, independent)


def _compared(row: dict[str, object], independent: pd.DataFrame) -> tuple[str, str]:
    """The verdict on a figure that texts of other origins give too."""
    overlapping = (independent["value_low"] <= row["value_high"]) & (
        row["value_low"] <= independent["value_high"]
    )
    if not overlapping.all():
        return DIFFERS, "an independent text gives another value"
    if pd.isna(row["ref_date"]) or independent["ref_date"].isna().any():
        return COMPARABLE, "equal, but not every text says for when"
    return COMPARABLE, "an independent text gives an equal value"
