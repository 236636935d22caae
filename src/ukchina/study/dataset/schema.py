"""The columns of a dataset's tables, typed, and tables as the bytes of Parquet files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped] # ships no types
import pyarrow.parquet as pq  # type: ignore[import-untyped] # the same

from ukchina.errors import MaterialError
from ukchina.study.columns import BESIDE, COLUMNS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

DAYS = frozenset({"published", "date_start", "date_end"})
NUMBERS = frozenset({"value", "value_low", "value_high"})
# What depends on the parameters of a report is not kept, but found when the dataset is opened.
_CHOSEN = frozenset({"window", "selected"})
# The texts themselves: `rest` is all else that is known of the document, as JSON.
TEXTS = ("document", "text_sha256", "language", "text", "rest")
TABLES: dict[str, tuple[str, ...]] = {
    **{
        name: (*COLUMNS.get(name, ()), *(c for c in BESIDE.get(name, ()) if c not in _CHOSEN))
        for name in (*COLUMNS, "near_misses")
    },
    "texts": TEXTS,
}
# The tables with columns that depend on the other documents: written when all are known.
LINKED = ("documents", "events")


def schema(table: str) -> pa.Schema:
    """The names and types of a table's columns."""
    return pa.schema([(column, _type(column)) for column in TABLES[table]])


def tabled(table: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows of a table, typed; a column that a row lacks is unknown in it."""
    found = list(rows)
    fields = schema(table)
    columns = [pa.array([row.get(one.name) for row in found], type=one.type) for one in fields]
    return pa.table(columns, schema=fields)


def joined(parts: Iterable[pa.Table]) -> pa.Table:
    """Pieces of one table as one, the same however it was cut."""
    return pa.concat_tables(parts).combine_chunks()


def stored(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file, the same for the same rows."""
    target = io.BytesIO()
    pq.write_table(table, target, compression="zstd")
    return target.getvalue()


def read_table(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The table in a Parquet file, or some of its columns; `MaterialError` when it is none."""
    try:
        return pq.read_table(path, columns=columns)
    except (OSError, pa.ArrowException) as error:
        first = str(error).splitlines()[0]
        raise MaterialError.at(str(path), 0, f"no table of a dataset: {first}") from None


def _type(column: str) -> pa.DataType:
    if column in WHOLE or column == "origin":
        return pa.int64()
    if column in DAYS:
        return pa.date32()
    return pa.float64() if column in NUMBERS else pa.string()
