"""The documents of a dataset, read from it one partition at a time when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, overload

import msgspec

from ukchina.corpus import Document
from ukchina.study.dataset.files import part_file, table_file
from ukchina.study.dataset.schema import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Partitions whose texts are in memory: those that pairs of similar texts jump between.
_AT_HAND = 8
_DOCUMENTS = 64
_DECODER = msgspec.json.Decoder(Document)


class Texts(Sequence[Document]):
    """The documents of a dataset in its order, with or without the labels that tell them apart."""

    def __init__(
        self, folder: Path, parts: Iterable[Sequence[str]], labels: Sequence[str] | None = None
    ) -> None:
        """The documents whose names `parts` holds, one sequence a partition."""
        held = list(parts)
        self._names = [name for names in held for name in names]
        self._ends = list(accumulate(len(names) for names in held))
        self._labels = labels
        self._place = {name: place for place, name in enumerate(self._names)}
        self._document = lru_cache(_DOCUMENTS)(self._read)
        self._part = lru_cache(_AT_HAND)(lambda number: _texts(folder, number))

    @classmethod
    def unlabelled(cls, folder: Path, count: int) -> Texts:
        """The documents of `count` partitions before they are linked."""
        files = (folder / part_file(number, "documents.parquet") for number in range(count))
        return cls(
            folder,
            [read_table(file, ["document"])["document"].to_pylist() for file in files],
        )

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> Document: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Document]: ...
    def __getitem__(self, place: int | slice) -> Document | Sequence[Document]:
        """The document at a place, read from its partition."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._document(place)

    def _read(self, place: int) -> Document:
        number = self.partition(place)
        text, rest = self._part(number)[place - (self._ends[number - 1] if number else 0)]
        found = _DECODER.decode(rest)
        label = self._labels[place] if self._labels is not None else found.label
        return replace(found, text=text, label=label)

    def partition(self, place: int) -> int:
        """The number of the partition that holds the document at a place."""
        return bisect_right(self._ends, place)

    def place(self, name: str) -> int:
        """The place of the document of that name; `KeyError` when there is none."""
        return self._place[name]


def _texts(folder: Path, number: int) -> list[tuple[str, str]]:
    path = folder / table_file("texts", number)
    table = read_table(path, ["text", "rest"])
    return list(zip(table["text"].to_pylist(), table["rest"].to_pylist(), strict=True))
