"""Counts that exhibits and findings share: sentences by theme, document, orientation and voice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from ukchina.coding.values import Orientation
from ukchina.reading.values import Side

if TYPE_CHECKING:
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
    keys = ["theme", "window"] if by_window else ["theme"]
    coded = study.counted_codings.drop(columns=["text", "document"]).merge(
        study.body[["evidence", "document", "orientation", "window"]], on="evidence"
    )
    counts = coded.groupby([*keys, "orientation"]).size().unstack("orientation", fill_value=0)
    counts = counts.reindex(columns=list(Orientation), fill_value=0)
    index = pd.MultiIndex.from_product(
        [list(study.themes), *([windows(study)] if by_window else [])], names=keys
    )
    counts = counts.reindex(index if by_window else index.get_level_values(0), fill_value=0)
    counts["k"] = counts.sum(axis=1)
    behind = coded.groupby(keys)["document"].agg(lambda names: tuple(sorted(set(names))))
    counts["documents"] = [len(behind.get(key, ())) for key in counts.index]
    counts["origins"] = [study.origin_count(behind.get(key, ())) for key in counts.index]
    table = counts.reset_index()
    table.columns = [str(column) for column in table.columns]
    table.insert(1, "name", table["theme"].map(study.themes))
    return table


def orientations(study: Study) -> pd.Series[int]:
    """Counted sentences by orientation, in the codebook's order, zeros kept."""
    counts = study.body["orientation"].value_counts()
    return counts.reindex(list(Orientation), fill_value=0).astype(int)


def voice_by_document(study: Study) -> pd.DataFrame:
    """Counted sentences by voice: a row a document (by date), a column a voice, zeros kept."""
    table = study.body.groupby(["document", "voice"]).size().unstack("voice", fill_value=0)
    return table.reindex(
        index=study.in_report["document"], columns=list(Side), fill_value=0
    ).astype(int)


def windows(study: Study) -> list[str]:
    """The windows of the selected documents, in order of time, undated last."""
    return list(dict.fromkeys(study.in_report["window"]))


def _theme_by(study: Study, keys: list[str]) -> pd.DataFrame:
    """Every theme with every document or window of the report: k coded of n counted sentences."""
    groups = study.in_report[keys].drop_duplicates()
    by = keys[0]
    counted = study.body.groupby(by).size().rename("n")
    coded = study.counted_codings.merge(
        study.body[["evidence", "window"]], on="evidence", how="left"
    )
    k = coded.groupby(["theme", by]).size().rename("k")
    names = pd.DataFrame({"theme": list(study.themes), "name": list(study.themes.values())})
    table = names.merge(groups, how="cross")
    table = table.merge(k.reset_index(), on=["theme", by], how="left")
    table = table.merge(counted.reset_index(), on=by, how="left")
    return table.assign(k=table["k"].fillna(0).astype(int), n=table["n"].fillna(0).astype(int))
