"""Tables of a study as pandas frames: the columns in order, whole numbers whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ukchina.study.columns import BESIDE, COLUMNS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.study.rows import Row


def frame(name: str, found: Sequence[Row]) -> pd.DataFrame:
    """The rows of the table of that name, with the columns of the contract and those beside it."""
    table = pd.DataFrame(found, columns=[*COLUMNS.get(name, ()), *BESIDE.get(name, ())])
    for column in table.columns:
        if column in WHOLE:
            table[column] = table[column].astype("Int64")
    return table


def labelled(sentences: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The sentences with what readers call them, and their document's window."""
    by_name = documents.set_index("document")
    called = dict(by_name["label"])
    labels = [
        f"{called[document]}, s. {number}" if number else called[document]
        for document, number in zip(sentences["document"], sentences["number"], strict=True)
    ]
    return sentences.assign(label=labels, window=sentences["document"].map(by_name["window"]))
