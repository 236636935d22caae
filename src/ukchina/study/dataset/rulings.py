"""The rows of sentences that are ruled otherwise than when their dataset was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped] # ships no types
import pyarrow.compute as pc  # type: ignore[import-untyped] # the same

from ukchina.study.dataset.schema import read_table, tabled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ukchina.study.rows import Row

# The tables that say what a sentence is coded as.
CODED = ("sentences", "codings", "near_misses")
# No text is as long: so much room an offset has in a number beside that of its document.
_OFFSET_BITS = 40


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rows to be read in the place of those that were written.

    `starts` has, by document, where the sentences begin that are ruled otherwise; `rows` their rows
    by document and table.
    """

    starts: Mapping[str, frozenset[int]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, Sequence[Row]]] = field(default_factory=dict)

    def table(
        self, path: Path, name: str, columns: Sequence[str], documents: Sequence[str]
    ) -> pa.Table:
        """Columns of the table of that name in the file at `path`, which is of these documents."""
        own = [one for one in documents if one in self.starts] if name in CODED else []
        if not own:
            return read_table(path, columns)
        asked = list(dict.fromkeys((*columns, "document", "start")))
        written = read_table(path, asked)
        names = pa.array(documents, type=pa.string())
        places = {one: place for place, one in enumerate(documents)}
        gone = [(places[one] << _OFFSET_BITS) + start for one in own for start in self.starts[one]]
        kept = written.filter(pa.array(~np.isin(_places(written, names), gone)))
        new = tabled(name, (row for one in own for row in self.rows[one][name]))
        whole = pa.concat_tables([kept, new.select(asked)])
        order = np.argsort(_places(whole, names), kind="stable")
        return whole.take(pa.array(order)).select(list(columns))


def _places(table: pa.Table, names: pa.Array) -> NDArray[np.int64]:
    """Of each row the place of its sentence among those of a partition."""
    codes = pc.index_in(table["document"], value_set=names).to_numpy().astype(np.int64)
    found: NDArray[np.int64] = (codes << _OFFSET_BITS) + table["start"].to_numpy()
    return found
