"""Where every sentence stands and how it is coded, without its words: small, and by number.

A sentence is known by its *place*, its row in the tables of a study; its evidence id is made from
the place when somebody asks for it. So counts over millions of sentences need no strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import numpy as np

from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Mask = NDArray[np.bool_]

# What of `sentences` is in an outline.
COLUMNS = ("document", "start", "end", "number", "role", "orientation", "voice", "speaker")


class Outline:
    """The sentences of the selected documents by place, in the order of the texts.

    `frame` has the columns `COLUMNS` and `window`, texts as categories; `document`, `start` and
    `end` are arrays, a document by its place in `names`.
    """

    def __init__(self, frame: pd.DataFrame, names: Sequence[str]) -> None:
        """The outline of a frame, whose documents are categories in the order of `names`."""
        self.frame = frame
        self.names = names
        self.document: NDArray[np.int32] = frame["document"].cat.codes.to_numpy(np.int32)
        self.start: NDArray[np.int64] = frame["start"].to_numpy(np.int64)
        self.end: NDArray[np.int64] = frame["end"].to_numpy(np.int64)

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.start)

    @cached_property
    def codes(self) -> dict[str, int]:
        """The place of each document in `names`."""
        return {name: place for place, name in enumerate(self.names)}

    @cached_property
    def bounds(self) -> list[int]:
        """Where the sentences of each document begin, and at the end how many there are."""
        found: list[int] = np.searchsorted(self.document, np.arange(len(self.names) + 1)).tolist()
        return found

    def id(self, place: int) -> str:
        """The evidence id of the sentence at a place."""
        return f"{self.names[self.document[place]]}@{self.start[place]}-{self.end[place]}"

    def ids(self, places: Iterable[int] | Places | Mask) -> Ids:
        """The evidence ids of the sentences at these places."""
        if not isinstance(places, np.ndarray):
            return Ids(self, np.array([*places], np.int64))
        return Ids(self, np.flatnonzero(places) if places.dtype == bool else places.astype(int))

    def at(self, document: str, offset: int) -> int:
        """The place of the sentence that holds an offset of a document; -1 when none does."""
        code = self.codes.get(document, -1)
        if code < 0:
            return -1
        first, last = self.bounds[code], self.bounds[code + 1]
        place = first + int(np.searchsorted(self.start[first:last], offset, "right")) - 1
        return place if place >= first and offset < self.end[place] else -1

    def place(self, evidence: str) -> int:
        """The place of the sentence of that evidence id; -1 when there is none."""
        try:
            span = Span.parse(evidence)
        except ValueError:
            return -1
        place = self.at(span.document, span.start)
        return place if place >= 0 and self.id(place) == evidence else -1

    def places(self, evidence: Iterable[str]) -> Places:
        """The places of the sentences of these ids, in their order; ids of no sentence left out."""
        if isinstance(evidence, Ids) and evidence.outline is self:
            return evidence.places
        found = [place for one in evidence if (place := self.place(one)) >= 0]
        return np.array(found, np.int64)

    def holding(self, document: NDArray[np.int32], offset: NDArray[np.int64]) -> Places:
        """The place of the sentence that holds each offset of the document beside it, or -1."""
        if not len(self):
            return np.full(len(offset), -1, np.int64)
        keys = self.keys(document, offset)
        places = np.searchsorted(self.keys(self.document, self.start), keys, "right") - 1
        found = np.maximum(places, 0)
        same = (self.document[found] == document) & (offset < self.end[found]) & (places >= 0)
        return np.where(same, places, -1)

    def over(self, found: pd.DataFrame) -> Mask:
        """Of each sentence, whether it shares a character with a row of `found`.

        The rows have document (a category of `names`), start and end.
        """
        held = np.zeros(len(self), bool)
        codes = found["document"].cat.codes.tolist()
        for code, start, end in zip(codes, found["start"], found["end"], strict=True):
            own = slice(self.bounds[code], self.bounds[code + 1])
            held[own] |= (self.start[own] < end) & (start < self.end[own])
        return held

    @staticmethod
    def keys(document: NDArray[np.int32], start: NDArray[np.int64]) -> NDArray[np.int64]:
        """A number for each document and offset, in their order."""
        return (document.astype(np.int64) << 32) | start


class Ids(Sequence[str]):
    """Evidence ids of sentences, each made when it is asked for; equal to a tuple of them."""

    __slots__ = ("outline", "places")

    def __init__(self, outline: Outline, places: Places) -> None:
        """The ids of the sentences at these places of an outline."""
        self.outline = outline
        self.places = places

    def __len__(self) -> int:
        """How many ids there are."""
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Ids: ...
    def __getitem__(self, number: int | slice) -> str | Ids:
        """The id of that number, or those of a stretch."""
        if isinstance(number, slice):
            return Ids(self.outline, self.places[number])
        return self.outline.id(int(self.places[number]))

    def __iter__(self) -> Iterator[str]:
        """The ids in order."""
        return map(self.outline.id, self.places.tolist())

    def __contains__(self, evidence: object) -> bool:
        """Whether an id is among them, without making them."""
        place = self.outline.place(evidence) if isinstance(evidence, str) else -1
        return place >= 0 and bool((self.places == place).any())

    def __eq__(self, other: object) -> bool:
        """Whether `other` holds the same ids in the same order."""
        if isinstance(other, Ids) and other.outline is self.outline:
            return bool(np.array_equal(self.places, other.places))
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """That of a tuple of the ids."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """The ids as a tuple is shown."""
        return repr(tuple(self))
