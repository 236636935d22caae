"""The tables of a dataset: of what is asked for, the rows of the selected documents."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped] # ships no types
import pyarrow.compute as pc  # type: ignore[import-untyped] # the same

from ukchina.reading.events.clusters import merged
from ukchina.study.columns import BESIDE, COLUMNS, FEW, WHOLE
from ukchina.study.dataset.files import table_file
from ukchina.study.dataset.linking import told_in
from ukchina.study.dataset.schema import read_table, schema
from ukchina.study.frames import frame, labelled
from ukchina.study.selection import with_focus, with_outlets, with_selection
from ukchina.study.tables import Chunk, Tables, by_document

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ukchina.reading.events.clusters import Cluster
    from ukchina.study.dataset.files import Manifest
    from ukchina.study.dataset.rulings import Rulings
    from ukchina.study.parameters import Parameters

# Tables of a partition that are at hand for the documents that are asked for one by one.
_AT_HAND = 16


class DatasetTables(Tables):
    """The tables of a dataset, limited to what is `chosen`."""

    def __init__(
        self, folder: Path, manifest: Manifest, chosen: Parameters, rulings: Rulings
    ) -> None:
        """Read the documents and select; raises `CallError` for an outlet or focus unknown.

        `self.chosen` has outlets and focus by the names that the dataset knows.
        Rows of sentences that `rulings` are on are those that they give.
        """
        self._folder = folder
        self._rulings = rulings
        self._bounds = [0, *accumulate(manifest.documents)]
        found = [row for part in self._parts("documents") for row in part.to_pylist()]
        chosen = with_outlets(found, chosen)
        documents = with_selection(found, chosen, self._days)
        super().__init__([row["document"] for row in documents])
        self._documents = frame("documents", documents)
        self._selected = np.array([row["selected"] for row in documents], bool)
        self._type = pd.CategoricalDtype(self.names)
        self._part = lru_cache(_AT_HAND)(self._rows_of_part)
        if chosen.focus:
            chosen = with_focus(chosen, self.some("actors", ["document", "name"])["name"])
        self.chosen = chosen

    def some(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of a table, as `Tables.some` says."""
        clustered = name == "events" and "cluster" in columns
        asked = list(dict.fromkeys(["document", *columns, *(["evidence"] * clustered)]))
        parts, codes = [schema(name).empty_table().select(asked)], [np.empty(0, np.int32)]
        for part, own in self._kept(name, asked):
            parts.append(part)
            codes.append(own)
        documents = pd.Categorical.from_codes(np.concatenate(codes), dtype=self._type)
        table = pa.concat_tables(parts)
        found = {
            column: documents if column == "document" else _few(column, table[column])
            for column in asked
        }
        if clustered:
            found["cluster"] = self._clustered(found["evidence"])
        return pd.DataFrame({column: found[column] for column in columns})

    def of_document(self, name: str, document: str) -> pd.DataFrame:
        """The rows of one document, with all columns."""
        place = self._places[document]
        number = int(np.searchsorted(self._bounds, place, "right")) - 1
        table = self._part(name, number)
        rows = table.filter(pc.equal(table["document"], document)) if table is not None else None
        if rows is None or not self._selected[place]:
            rows = schema(name).empty_table()
        return self._frame(name, rows, self._documents.iloc[place : place + 1])

    def chunks(
        self, wanted: Mapping[str, Sequence[str]], known: Container[str] = ()
    ) -> Iterator[Chunk]:
        """A chunk of each partition."""
        for number, (first, last) in enumerate(pairwise(self._bounds)):
            chosen = [self.names[place] for place in range(first, last) if self._selected[place]]
            unknown = pa.array([name for name in chosen if name not in known], type=pa.string())
            rows = {}
            for name, columns in wanted.items() if len(unknown) else ():
                part, _ = self._kept_of(name, number, columns)
                own = part.filter(pc.is_in(part["document"], value_set=unknown))
                rows[name] = by_document(own.to_pylist())
            yield Chunk(chosen, rows)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def clusters(self) -> tuple[Cluster, ...]:
        """The events that the selected documents tell."""
        return self._merged

    @cached_property
    def _merged(self) -> tuple[Cluster, ...]:
        chosen = iter(self._selected.tolist())
        return merged(
            told
            for number in range(len(self._bounds) - 1)
            for told in told_in(self._folder, number)
            if next(chosen)
        )

    def _whole(self, name: str) -> pd.DataFrame:
        if name == "documents":
            return self._documents
        columns = self._columns(name)
        parts = [schema(name).empty_table().select(columns)]
        parts += [part.select(columns) for part, _ in self._kept(name, columns)]
        found = self._frame(name, pa.concat_tables(parts), self._documents)
        if name == "events":
            found["cluster"] = self._clustered(found["evidence"])
        return found

    def _clustered(self, evidence: pd.Series[str]) -> pd.Series[Any]:
        """The cluster of each mention of an event, by its evidence id: of selected documents."""
        clusters = self.clusters()
        cluster = {str(event.span): one.id for one in clusters for event in one.mentions}
        return evidence.map(cluster) if len(evidence) else evidence

    def _frame(self, name: str, table: pa.Table, documents: pd.DataFrame) -> pd.DataFrame:
        columns = self._columns(name)
        found = pd.DataFrame({column: _series(column, table[column]) for column in columns})
        return labelled(found, documents) if name == "sentences" else found

    def _columns(self, name: str) -> list[str]:
        return [*COLUMNS.get(name, ()), *BESIDE.get(name, ())]

    def _kept(self, name: str, columns: Sequence[str]) -> Iterator[tuple[pa.Table, Any]]:
        for number in range(len(self._bounds) - 1):
            yield self._kept_of(name, number, columns)

    def _kept_of(self, name: str, number: int, columns: Sequence[str]) -> tuple[pa.Table, Any]:
        """The rows of a partition that are of selected documents, and the places of these."""
        part = self._read(name, number, list(dict.fromkeys(["document", *columns])))
        first, last = self._bounds[number], self._bounds[number + 1]
        names = pa.array(self.names[first:last], type=pa.string())
        codes = pc.index_in(part["document"], value_set=names).to_numpy().astype(np.int32) + first
        kept = self._selected[codes]
        if not kept.all():
            part, codes = part.filter(pa.array(kept)), codes[kept]
        return part, codes

    def _rows_of_part(self, name: str, number: int) -> pa.Table:
        return self._read(name, number, self._columns(name))

    def _read(self, name: str, number: int, columns: Sequence[str]) -> pa.Table:
        path = self._folder / table_file(name, number)
        documents = self.names[self._bounds[number] : self._bounds[number + 1]]
        return self._rulings.table(path, name, columns, documents)

    def _parts(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        for number in range(len(self._bounds) - 1):
            yield read_table(self._folder / table_file(name, number), columns)

    def _days(self, name: str) -> list[tuple[date | None, date | None]]:
        """The first and last day of each event of a document."""
        return self._all_days.get(name, [])

    @cached_property
    def _all_days(self) -> dict[str, list[tuple[date | None, date | None]]]:
        known: dict[str, list[tuple[date | None, date | None]]] = {}
        for part in self._parts("events", ["document", "date_start", "date_end"]):
            for row in part.to_pylist():
                known.setdefault(row["document"], []).append((row["date_start"], row["date_end"]))
        return known


def _few(column: str, values: Any) -> Any:  # noqa: ANN401 - of a library without types
    """A column as `Tables.some` gives it."""
    if column in FEW:
        found = values.dictionary_encode().unify_dictionaries().to_pandas().cat
        return found.reorder_categories(sorted(found.categories))
    if column in WHOLE:
        return values.fill_null(-1).to_pandas()
    if pa.types.is_string(values.type):
        return values.to_pandas(types_mapper={pa.string(): pd.StringDtype("pyarrow", np.nan)}.get)
    return values.to_pandas(date_as_object=True)


def _series(column: str, values: Any) -> pd.Series[Any]:  # noqa: ANN401 - of a library without types
    """A column as `frame` makes it of rows: text as text, whole numbers whole, days as dates."""
    if column in WHOLE:
        return values.to_pandas(types_mapper=lambda _: pd.Int64Dtype())
    if values.null_count == len(values):
        return pd.Series([None] * len(values), dtype=object)
    return values.to_pandas(date_as_object=True)
