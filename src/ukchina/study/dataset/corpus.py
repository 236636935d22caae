"""A dataset as a corpus: its documents and their sentences, read when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc  # type: ignore[import-untyped] # ships no types

from ukchina.coding.coders import Words
from ukchina.corpus import Corpus, Document, Role
from ukchina.spans import Span
from ukchina.study.dataset.files import DATASET, Manifest, read_json, table_file
from ukchina.study.dataset.schema import read_table
from ukchina.study.dataset.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pyarrow as pa

    from ukchina.study.rows import Row

# Tables of a partition that are at hand: coding files name the documents in any order.
_AT_HAND = 16


@dataclass(frozen=True)
class DatasetCorpus(Corpus):
    """A corpus whose documents are read from its dataset when they are asked for."""

    def document(self, name: str) -> Document:
        """The document of that name; `KeyError` when there is none."""
        return self.documents[self.texts.place(name)]

    @property
    def texts(self) -> Texts:
        """The documents, which know their partitions."""
        found: Any = self.documents
        held: Texts = found
        return held

    def words(self, name: str) -> Words:
        """The body sentences of a document as the dataset has them; `KeyError` for none."""
        document = self.document(name)
        body = (row for row in self.rows("sentences", name) if row["role"] == Role.BODY)
        return Words(document, (Span(name, row["start"], row["end"]) for row in body))

    def rows(self, table: str, name: str) -> list[Row]:
        """The rows of a document in a table, as they were written."""
        number = self.texts.partition(self.texts.place(name))
        held = self._part(table, number)
        return list(held.filter(pc.equal(held["document"], name)).to_pylist())

    @cached_property
    def _part(self) -> Callable[[str, int], pa.Table]:
        @lru_cache(_AT_HAND)
        def part(table: str, number: int) -> pa.Table:
            return read_table(self.folder / table_file(table, number))

        return part


def dataset_corpus(folder: Path, manifest: Manifest | None = None) -> DatasetCorpus:
    """The corpus of a finished dataset; `MaterialError` when it cannot be read."""
    found = manifest or read_json(folder / DATASET, Manifest)
    parts = [
        read_table(folder / table_file("documents", number), ["document", "label"])
        for number in range(len(found.documents))
    ]
    names = [part["document"].to_pylist() for part in parts]
    labels = [label for part in parts for label in part["label"].to_pylist()]
    texts: Any = Texts(folder, names, labels)
    return DatasetCorpus(folder, texts, found.warnings, found.skipped, found.problems)
