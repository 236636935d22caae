"""How often each theme is coded and how far it leans, each independent origin weighing the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ukchina.coding.values import Orientation
from ukchina.study.counts import ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ukchina.study import Study
    from ukchina.study.outline import Mask

# A theme with fewer sentences is too thin to be called the clearest of anything.
ENOUGH_SENTENCES = 5
# The reference coding's orientation shifts by about one sentence in ten between careful readers.
CLEAR_LEAD = 2
# Shares that differ by rounding alone are equal.
_NO_LEAD = 1e-9
# Leads that differ by less are equal: careful readers differ on about one sentence in ten.
STEP = 0.1
_COOPERATIVE, _CONTENTIOUS = (
    tuple(Orientation).index(one) for one in (Orientation.COOPERATIVE, Orientation.CONTENTIOUS)
)


def leading(study: Study) -> pd.DataFrame:
    """The rows of `weighed_themes` that share the lead; none when no sentence bears a theme."""
    return leading_of(weighed_themes(study))


def leading_of(themes: pd.DataFrame) -> pd.DataFrame:
    """The same of a table of weighed themes."""
    table = themes.sort_values("share", ascending=False, kind="stable")
    if table.empty or table.iloc[0]["k"] == 0:
        return table.iloc[:0]
    return table[table["share"] > table.iloc[0]["share"] - _NO_LEAD]


def clearest(study: Study, axis: str, other: str) -> tuple[pd.Series, bool] | None:
    """The row of the theme on which `axis` most outnumbers `other`, and whether clearly so.

    None when no theme is borne by enough sentences.
    """
    return clearest_of(weighed_themes(study), axis, other)


def clearest_of(themes: pd.DataFrame, axis: str, other: str) -> tuple[pd.Series, bool] | None:
    """The same of a table of weighed themes."""
    table = themes[themes["k"] >= ENOUGH_SENTENCES]
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


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def weighed_themes(study: Study) -> pd.DataFrame:
    """The themes with their counts, and what they come to when no text counts for its length.

    Columns of `theme_by_orientation` but `origins`, and `share` (the mean over origins of the share
    of sentences that bear the theme) and `lead` (the mean over the origins that speak of it of
    cooperative less contentious sentences, as a share, in steps of `STEP`).
    """
    return by_text(study).weighed()


@lru_cache(maxsize=2)
def by_text(study: Study) -> ByText:
    """The counts of each document of the corpus."""
    outline, size = study.outline, len(study.tables.names)
    themes, oriented = list(study.themes), len(Orientation)
    once = study.coded.drop_duplicates(["theme", "place"])
    places = once["place"].to_numpy(np.int64)
    keys = outline.document[places] * np.int64(len(themes)) + ordinal(once["theme"], themes)
    keys = keys * oriented + ordinal(outline.frame["orientation"], Orientation)[places]
    counts = np.bincount(keys, minlength=size * len(themes) * oriented)
    return ByText(
        study.themes,
        counts.reshape(size, len(themes), oriented),
        np.bincount(outline.document[study.counted], minlength=size),
        study.origin_of,
    )


@dataclass(frozen=True, slots=True, eq=False)
class ByText:
    """Sentences of each document: those that bear a theme by orientation, and all that count."""

    themes: Mapping[str, str]
    bearing: NDArray[np.int64]
    lengths: NDArray[np.int64]
    origin: NDArray[np.int64]

    def limited(self, kept: Mask, origin: NDArray[np.int64]) -> ByText:
        """The counts of the documents `kept`, with these origins."""
        return replace(
            self, bearing=self.bearing[kept], lengths=self.lengths[kept], origin=origin[kept]
        )

    def weighed(self) -> pd.DataFrame:
        """The themes as `weighed_themes` has them."""
        counts = self.bearing.sum(axis=0)
        table = pd.DataFrame({"theme": list(self.themes), "name": list(self.themes.values())})
        for number, orientation in enumerate(Orientation):
            table[str(orientation)] = counts[:, number]
        table["k"] = counts.sum(axis=1)
        table["documents"] = (self.bearing.sum(axis=2) > 0).sum(axis=0)
        spoken = self.lengths > 0
        origins, place = np.unique(self.origin[spoken], return_inverse=True)
        lengths = np.bincount(place, self.lengths[spoken], len(origins))
        shares: list[float] = []
        leads: list[float] = []
        for number in range(len(self.themes)):
            theme = self.bearing[spoken, number]
            told = np.bincount(place, theme.sum(axis=1), len(origins))
            leaning = theme[:, _COOPERATIVE] - theme[:, _CONTENTIOUS]
            lean = np.bincount(place, leaning, len(origins))[told > 0] / told[told > 0]
            shares.append(float((told / lengths).mean()) if len(origins) else 0.0)
            leads.append(float(np.round(lean.mean() / STEP) * STEP) if len(lean) else 0.0)
        return table.assign(share=shares, lead=leads)
