"""Opens a study from a dataset: its tables as far as they are selected, its texts when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped] # ships no types
import pyarrow.compute as pc  # type: ignore[import-untyped] # the same

from ukchina.coding import Codebook, read_codebook
from ukchina.errors import CallError, MaterialError
from ukchina.reading.events.clusters import merged
from ukchina.records.form import FormError, unpacked
from ukchina.records.keys import codebook_key
from ukchina.records.store import records_by
from ukchina.study.columns import BESIDE, COLUMNS, WHOLE
from ukchina.study.dataset.files import (
    BEGUN,
    CODEBOOK,
    DATASET,
    FORMAT,
    ORIGINS,
    Manifest,
    changed,
    read_json,
    table_file,
)
from ukchina.study.dataset.linking import told_in
from ukchina.study.dataset.schema import read_table, schema
from ukchina.study.dataset.texts import DatasetCorpus, Texts
from ukchina.study.frames import frame, labelled
from ukchina.study.origins import Origins, Overlap
from ukchina.study.parameters import located
from ukchina.study.selection import check_focus, check_themes, with_selection
from ukchina.study.study import Study

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from ukchina.reading.events.grouping import Told
    from ukchina.study.parameters import Parameters
    from ukchina.study.rows import Row


def is_dataset(folder: Path) -> bool:
    """Whether a folder holds a dataset; `CallError` for one that is not finished."""
    if (folder / DATASET).is_file():
        return True
    if (folder / BEGUN).is_file():
        raise CallError(f"{folder}: a dataset that is not finished; export it again to go on")
    return False


def dataset_study(folder: Path, chosen: Parameters) -> Study:
    """The study of a dataset, limited to what is `chosen`, as of the texts that it was made of.

    Of the tables only the rows of selected documents are read; a text is read when it is asked
    for. Raises `MaterialError` for a dataset that is damaged, `CallError` for another codebook
    than the one that coded it.
    """
    manifest = read_json(folder / DATASET, Manifest)
    other = next(changed(folder, manifest.files), "")
    if other:
        found = "missing, or not what was written; export the dataset again"
        raise MaterialError.at(str(folder / other), 0, found)
    codebook = _codebook(folder, manifest, chosen)
    check_themes(codebook, chosen)
    tables = _Tables(folder, len(manifest.documents))
    documents = with_selection(tables.documents(), chosen, tables.days)
    names = [row["document"] for row in documents if row["selected"]]
    corpus = _corpus(folder, manifest, documents)
    rest = (*(name for name in COLUMNS if name != "documents"), "near_misses")
    frames = {name: tables.frame(name, names) for name in rest}
    frames["documents"] = frame("documents", documents)
    frames["sentences"] = labelled(frames["sentences"], frames["documents"])
    clusters = merged(_told(folder, manifest, documents))
    cluster = {str(event.span): one.id for one in clusters for event in one.mentions}
    if cluster:
        frames["events"]["cluster"] = frames["events"]["evidence"].map(cluster)
    check_focus(chosen, frames["actors"]["name"])
    return Study(
        corpus=corpus,
        codebook=codebook,
        parameters=chosen,
        origins=_origins(folder, manifest, documents),
        coders=(),
        records=records_by(codebook),
        clusters=clusters,
        warnings=manifest.warnings,
        **frames,
    )


def _codebook(folder: Path, manifest: Manifest, chosen: Parameters) -> Codebook:
    if manifest.format != FORMAT:
        found = f"a dataset of format {manifest.format}; wanted {FORMAT}: export it again"
        raise MaterialError.at(str(folder / DATASET), 0, found)
    codebook = read_json(folder / CODEBOOK, Codebook)
    if codebook_key(codebook) != manifest.codebook:
        raise MaterialError.at(str(folder / CODEBOOK), 0, "not the codebook of this dataset")
    if chosen.codebook and read_codebook(located(chosen.codebook)) != codebook:
        raise CallError(f"{folder} was coded by another codebook; wanted an export by this one")
    return codebook


def _corpus(folder: Path, manifest: Manifest, documents: list[Row]) -> DatasetCorpus:
    names = iter([row["document"] for row in documents])
    parts = [[next(names) for _ in range(count)] for count in manifest.documents]
    texts: Any = Texts(folder, parts, [row["label"] for row in documents])
    return DatasetCorpus(folder, texts, manifest.warnings, manifest.skipped, manifest.problems)


def _origins(folder: Path, manifest: Manifest, documents: list[Row]) -> Origins:
    try:
        overlaps = unpacked((folder / ORIGINS).read_bytes(), tuple[Overlap, ...])
    except (OSError, FormError) as error:
        raise MaterialError.at(str(folder / ORIGINS), 0, f"no part of a dataset: {error}") from None
    return Origins(
        {row["document"]: row["origin"] for row in documents},
        {row["document"]: row["duplicate_of"] for row in documents if row["duplicate_of"]},
        overlaps,
        manifest.method,
    )


def _told(folder: Path, manifest: Manifest, documents: list[Row]) -> Iterable[tuple[Told, ...]]:
    held = iter(documents)
    for number in range(len(manifest.documents)):
        for told in told_in(folder, number):
            if next(held)["selected"]:
                yield told


class _Tables:
    """The tables of a dataset."""

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        self._count = count
        self._days: dict[str, list[tuple[date | None, date | None]]] | None = None

    def documents(self) -> list[Row]:
        """All rows of `documents`."""
        return [row for part in self._parts("documents") for row in part.to_pylist()]

    def days(self, name: str) -> list[tuple[date | None, date | None]]:
        """The first and last day of each event that the document of that name tells."""
        if self._days is None:
            self._days = {}
            for part in self._parts("events", ["document", "date_start", "date_end"]):
                for row in part.to_pylist():
                    days = self._days.setdefault(row["document"], [])
                    days.append((row["date_start"], row["date_end"]))
        return self._days.get(name, [])

    def frame(self, name: str, documents: list[str]) -> pd.DataFrame:
        """The rows of a table that are of these documents."""
        wanted = pa.array(documents, type=pa.string())
        columns = [*COLUMNS.get(name, ()), *BESIDE.get(name, ())]
        parts = [
            part.filter(pc.is_in(part["document"], value_set=wanted))
            for part in self._parts(name, columns)
        ]
        table = pa.concat_tables(parts) if parts else schema(name).empty_table()
        return pd.DataFrame({column: _series(column, table[column]) for column in columns})

    def _parts(self, table: str, columns: list[str] | None = None) -> Iterable[Any]:
        for number in range(self._count):
            path = self._folder / table_file(table, number)
            yield read_table(path, columns)


def _series(column: str, values: Any) -> pd.Series[Any]:  # noqa: ANN401 - of a library without types
    """A column as `frame` makes it of rows: text as text, whole numbers whole, days as dates."""
    if column in WHOLE:
        return values.to_pandas(types_mapper=lambda _: pd.Int64Dtype())
    if values.null_count == len(values):
        return pd.Series([None] * len(values), dtype=object)
    return values.to_pandas(date_as_object=True)
