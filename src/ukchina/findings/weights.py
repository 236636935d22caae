"""How often each theme is coded and how far it leans, each independent origin weighing the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.study.counts import theme_by_orientation

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study

# Leads that differ by less are equal: careful readers differ on about one sentence in ten.
STEP = 0.1


@lru_cache(maxsize=32)  # a study is never changed, and one page asks often
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
