"""How often each theme is coded and how far it leans, each independent origin weighing the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.study.counts import theme_by_orientation

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study

# A theme with fewer sentences is too thin to be called the clearest of anything.
ENOUGH_SENTENCES = 5
# The reference coding's orientation shifts by about one sentence in ten between careful readers.
CLEAR_LEAD = 2
# Shares that differ by rounding alone are equal.
_NO_LEAD = 1e-9
# Leads that differ by less are equal: careful readers differ on about one sentence in ten.
STEP = 0.1


def leading(study: Study) -> pd.DataFrame:
    """The rows of `weighed_themes` that share the lead; none when no sentence bears a theme."""
    table = weighed_themes(study).sort_values("share", ascending=False, kind="stable")
    if table.empty or table.iloc[0]["k"] == 0:
        return table.iloc[:0]
    return table[table["share"] > table.iloc[0]["share"] - _NO_LEAD]


def clearest(study: Study, axis: str, other: str) -> tuple[pd.Series, bool] | None:
    """The row of the theme on which `axis` most outnumbers `other`, and whether clearly so.

    None when no theme is borne by enough sentences.
    """
    table = weighed_themes(study)
    table = table[table["k"] >= ENOUGH_SENTENCES]
    if table.empty:
        return None
    # Of two themes that lean as far, the one that more sentences bear.
    leads = table["lead"] if axis == "cooperative" else -table["lead"]
    row = (
        table.assign(lead=leads)
        .sort_values(["lead", "share"], ascending=False, kind="stable")
        .iloc[0]
    )
    return row, bool(row[axis] - row[other] >= CLEAR_LEAD and row["lead"] > 0)


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often; it holds all its rows
def weighed_themes(study: Study) -> pd.DataFrame:
    """The themes with their counts, and what they come to when no text counts for its length.

    Columns of `theme_by_orientation`, and `share` (the mean over origins of the share of sentences
    that bear the theme) and `lead` (the mean over the origins that speak of it of cooperative less
    contentious sentences, as a share, in steps of `STEP`).
    """
    body = study.body[["evidence", "document", "orientation"]]
    body = body.assign(origin=body["document"].map(study.origins.number))
    bearing = study.counted_codings[["evidence", "theme"]].drop_duplicates()
    told = bearing.merge(body, on="evidence")
    leans = told["orientation"].map({"cooperative": 1, "contentious": -1}).fillna(0)
    by_origin = told.assign(leans=leans).groupby(["theme", "origin"])["leans"]
    lengths = body.groupby("origin").size()
    counts = by_origin.size().unstack("origin", fill_value=0)
    shares = counts.reindex(columns=lengths.index, fill_value=0).div(lengths, axis=1).mean(axis=1)
    leads = (by_origin.mean().groupby("theme").mean() / STEP).round().mul(STEP)
    table = theme_by_orientation(study)
    return table.assign(
        share=table["theme"].map(shares).fillna(0.0), lead=table["theme"].map(leads).fillna(0.0)
    )
