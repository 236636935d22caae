"""The tables of a study: whole for notebooks, a few columns for what counts over all texts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ukchina.study.columns import FEW, WHOLE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ukchina.reading.events.clusters import Cluster

    Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some documents that follow each other, and of each its rows, by table and document."""

    documents: Sequence[str]
    rows: Mapping[str, Mapping[str, Sequence[Row]]]


class Tables(ABC):
    """The tables of the selected documents by name, each read when it is asked for.

    `names` are all documents of the corpus in order, which the places of an outline refer to.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Tables of which nothing is read yet."""
        self.names = names
        self._held: dict[str, tuple[pd.DataFrame, tuple[object, ...]]] = {}

    def frame(self, name: str) -> pd.DataFrame:
        """The whole table of that name, the same one each time."""
        if name not in self._held:
            found = self._whole(name)
            self._held[name] = found, _form(found)
        return self._held[name][0]

    @property
    def changed(self) -> bool:
        """Whether a table that was handed out has other rows or columns than it had then."""
        return any(_form(found) != form for found, form in self._held.values())

    @abstractmethod
    def some(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of a table: `document` as a category of `names`, `FEW` as categories.

        Whole numbers that are unknown are -1.
        """

    @abstractmethod
    def of_document(self, name: str, document: str) -> pd.DataFrame:
        """The rows of one document, with all columns."""

    @abstractmethod
    def chunks(
        self, wanted: Mapping[str, Sequence[str]], known: Container[str] = ()
    ) -> Iterator[Chunk]:
        """The selected documents in order, with the rows of the tables and columns `wanted`.

        Those of `known` documents need not be there.
        """

    @abstractmethod
    def clusters(self) -> tuple[Cluster, ...]:
        """The events that the selected documents tell, mentions of one brought together."""

    @abstractmethod
    def _whole(self, name: str) -> pd.DataFrame: ...


class Tabled:
    """Something that has tables, by name."""

    tables: Tables

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The events that the texts tell, mentions of one brought together."""
        return self.tables.clusters()

    @property
    def documents(self) -> pd.DataFrame:
        """Every document of the corpus, also those not selected."""
        return self.tables.frame("documents")

    @property
    def sentences(self) -> pd.DataFrame:
        """Every sentence, heading and piece of furniture."""
        return self.tables.frame("sentences")

    @property
    def codings(self) -> pd.DataFrame:
        """The themes of sentences."""
        return self.tables.frame("codings")

    @property
    def near_misses(self) -> pd.DataFrame:
        """What matched a rule and was blocked."""
        return self.tables.frame("near_misses")

    @property
    def quotations(self) -> pd.DataFrame:
        """Words given to a speaker."""
        return self.tables.frame("quotations")

    @property
    def events(self) -> pd.DataFrame:
        """Mentions of events."""
        return self.tables.frame("events")

    @property
    def quantities(self) -> pd.DataFrame:
        """Figures."""
        return self.tables.frame("quantities")

    @property
    def actors(self) -> pd.DataFrame:
        """Mentions of people and bodies."""
        return self.tables.frame("actors")


class Frames(Tables):
    """Tables that are in memory."""

    def __init__(
        self,
        frames: Mapping[str, pd.DataFrame],
        names: Sequence[str],
        clusters: tuple[Cluster, ...],
    ) -> None:
        """The tables of `frames`, and the events over all texts."""
        super().__init__(names)
        self._frames = frames
        self._clusters = clusters
        # Where the rows of each document stand in a table: they follow each other in all.
        self._stretches: dict[str, dict[str, tuple[int, int]]] = {}
        for name in frames:
            self.frame(name)

    def some(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of a table, as `Tables.some` says."""
        frame = self.frame(name)
        return pd.DataFrame({column: self._plain(column, frame[column]) for column in columns})

    def _plain(self, column: str, cells: pd.Series[Any]) -> Any:  # noqa: ANN401 - an array of pandas
        if column == "document":
            return pd.Categorical(cells, categories=list(self.names))
        if column in FEW:
            return pd.Categorical(cells)
        return cells.fillna(-1).astype(np.int64) if column in WHOLE else cells

    def of_document(self, name: str, document: str) -> pd.DataFrame:
        """The rows of one document, with all columns."""
        if name not in self._stretches:
            names = self.frame(name)["document"]
            firsts = np.flatnonzero((names != names.shift()).to_numpy()).tolist()
            ends = zip(firsts, [*firsts, len(names)][1:], strict=True)
            self._stretches[name] = dict(zip(names.iloc[firsts], ends, strict=True))
        first, last = self._stretches[name].get(document, (0, 0))
        return self.frame(name).iloc[first:last]

    def chunks(
        self, wanted: Mapping[str, Sequence[str]], known: Container[str] = ()
    ) -> Iterator[Chunk]:
        """One chunk of all documents, of which all rows are there."""
        del known
        rows = {
            name: by_document(records(self.frame(name)[[*columns]]))
            for name, columns in wanted.items()
        }
        documents = self.frame("documents")
        yield Chunk(list(documents["document"][documents["selected"]]), rows)

    def clusters(self) -> tuple[Cluster, ...]:
        """The events over all texts."""
        return self._clusters

    def _whole(self, name: str) -> pd.DataFrame:
        return self._frames[name]


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as plain values; unknown ones are None."""
    columns = [
        [None if gone else value for value, gone in zip(frame[name].tolist(), absent, strict=True)]
        for name, absent in ((name, frame[name].isna().tolist()) for name in frame.columns)
    ]
    names = list(frame.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def by_document(found: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in order."""
    held: dict[str, list[Row]] = {}
    for row in found:
        held.setdefault(row["document"], []).append(row)
    return held


def _form(frame: pd.DataFrame) -> tuple[object, ...]:
    return (len(frame), *frame.columns)
