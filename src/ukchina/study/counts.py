"""Counts that exhibits and findings share: sentences by theme, document, orientation and voice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ukchina.coding.values import Orientation
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ukchina.study.study import Study


def theme_by_document(study: Study) -> pd.DataFrame:
    """Coded sentences (k) and counted sentences (n): one row a theme and document, zeros kept.

    Columns: theme, name, document, label, window, k, n.
    """
    return _theme_by(study, ["document", "label", "window"])


def theme_by_window(study: Study) -> pd.DataFrame:
    """The same by window. Columns: theme, name, window, documents, k, n."""
    documents = study.in_report.groupby("window")["document"].nunique().rename("documents")
    table = _theme_by(study, ["window"]).merge(documents, on="window", how="left")
    return table[["theme", "name", "window", "documents", "k", "n"]]


def theme_by_orientation(study: Study, *, by_window: bool = False) -> pd.DataFrame:
    """Sentences of each theme by orientation.

    Columns: theme, name, [window,] cooperative, contentious, mixed, neutral, k (their sum),
    documents, origins; zeros kept.
    """
    return _by_orientation(study, by_window=by_window).copy()


@lru_cache(maxsize=4)
def _by_orientation(study: Study, *, by_window: bool) -> pd.DataFrame:
    columns = windows(study) if by_window else [""]
    keys, places = ordinal(study.coded["theme"], study.themes), _places(study)
    if by_window:
        own = ordinal(study.outline.frame["window"], columns)[places]
        keys = keys * len(columns) + own
    rows = len(study.themes) * len(columns)
    oriented = ordinal(study.outline.frame["orientation"], Orientation)[places]
    size = len(Orientation)
    counts = np.bincount(keys * size + oriented, minlength=rows * size).reshape(rows, size)
    documents = study.outline.document[places].astype(np.int64)
    origins = study.origin_of[documents]
    table = pd.DataFrame({"theme": [theme for theme in study.themes for _ in columns]}, dtype="str")
    table["name"] = table["theme"].map(study.themes)
    if by_window:
        table["window"] = columns * len(study.themes)
    for place, orientation in enumerate(Orientation):
        table[str(orientation)] = counts[:, place]
    table["k"] = counts.sum(axis=1)
    table["documents"] = _different(keys, documents, rows)
    table["origins"] = _different(keys, origins, rows)
    return table


def orientations(study: Study) -> pd.Series[int]:
    """Counted sentences by orientation, in the codebook's order, zeros kept."""
    counts = study.outline.frame["orientation"].iloc[study.counted].value_counts()
    return counts.reindex(list(Orientation), fill_value=0).astype(int)


def voice_by_document(study: Study) -> pd.DataFrame:
    """Counted sentences by voice: a row a document (by date), a column a voice, zeros kept."""
    frame, sides = study.outline.frame, list(Side)
    voices = ordinal(frame["voice"], sides)[study.counted]
    keys = study.outline.document[study.counted] * np.int64(len(sides)) + voices
    names = study.tables.names
    counts = np.bincount(keys, minlength=len(names) * len(sides)).reshape(-1, len(sides))
    index = pd.Index(names, name="document")
    table = pd.DataFrame(counts, index=index, columns=pd.Index(sides, name="voice"))
    return table.reindex(index=study.in_report["document"])


def windows(study: Study) -> list[str]:
    """The windows of the selected documents, in order of time, undated last."""
    return list(dict.fromkeys(study.in_report["window"]))


def ordinal(cells: pd.Series, order: Iterable[str]) -> NDArray[np.int64]:
    """The place of each category in `order`; -1 for what is not in it."""
    places = {str(name): place for place, name in enumerate(order)}
    known = [places.get(str(name), -1) for name in cells.cat.categories]
    found: NDArray[np.int64] = np.array([*known, -1])[cells.cat.codes.to_numpy()]
    return found


def _places(study: Study) -> NDArray[np.int64]:
    found: NDArray[np.int64] = study.coded["place"].to_numpy(np.int64)
    return found


def _different(keys: NDArray[np.int64], values: NDArray[np.int64], rows: int) -> NDArray[np.int64]:
    """How many different values there are of each key."""
    if not len(keys):
        return np.zeros(rows, np.int64)
    size = int(values.max()) + 1
    return np.bincount(np.unique(keys * size + values) // size, minlength=rows)


def _theme_by(study: Study, keys: list[str]) -> pd.DataFrame:
    """Every theme with every document or window of the report: k coded of n counted sentences."""
    groups = study.in_report[keys].drop_duplicates()
    by = keys[0]
    own = study.outline.frame[by]
    counted = own.iloc[study.counted].value_counts()
    coded = study.coded.assign(own=own.iloc[study.coded["place"]].to_numpy())
    k = coded.groupby(["theme", "own"], observed=True).size()
    names = pd.DataFrame({"theme": list(study.themes), "name": list(study.themes.values())})
    table = names.merge(groups, how="cross")
    pairs = zip(table["theme"], table[by], strict=True)
    return table.assign(
        k=[int(k.get(pair, 0)) for pair in pairs], n=table[by].map(counted).fillna(0).astype(int)
    )
