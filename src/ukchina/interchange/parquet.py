"""The tables of the contract as Parquet: typed columns, no index, no library's own metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped] # ships no types
import pyarrow.parquet as pq  # type: ignore[import-untyped] # the same

from ukchina.study.columns import WHOLE
from ukchina.study.export import tables

if TYPE_CHECKING:
    from ukchina.study import Study

_DAYS = frozenset({"published", "date_start", "date_end"})
_NUMBERS = frozenset({"value", "value_low", "value_high"})


def parquet(study: Study) -> dict[str, bytes]:
    """Each table of the contract by name, as the bytes of a Parquet file.

    Offsets and counts are whole numbers, days are dates, everything else is text; unknown is
    null. Unlike in CSV, no text is led by an apostrophe: nothing runs a formula here.
    """
    return {name: _written(frame) for name, frame in tables(study).items()}


def _written(frame: pd.DataFrame) -> bytes:
    columns = {
        name: pa.array([_plain(value) for value in frame[name]], type=_type(name))
        for name in frame.columns
    }
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target, compression="zstd")
    return target.getvalue()


def _type(column: str) -> pa.DataType:
    if column in WHOLE:
        return pa.int64()
    if column in _DAYS:
        return pa.date32()
    return pa.float64() if column in _NUMBERS else pa.string()


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    return None if pd.isna(value) else value
