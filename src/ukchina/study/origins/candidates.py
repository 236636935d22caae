"""Which documents may share words: every pair with a common run, or those that MinHash finds."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from ukchina.corpus.runs import SIGNATURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

# What more texts share is a notice of an agency or a ministry, not a story.
MOST_HOLDERS = 50
# Numbers of a signature that are compared together. One finds a quotation in common; four, which
# two texts share in most cases from half of their runs on, find one text at whatever distance.
_ROWS = (1, 4)

Pairs = set[tuple[int, int]]


def sharing(hashes: Sequence[NDArray[np.uint64]]) -> tuple[Pairs, Pairs]:
    """The pairs of places that share a run, and those that only share what many texts do.

    Of the latter each text is paired with the next one alone, which suffices to chain copies.
    """
    owners = np.repeat(np.arange(len(hashes)), [len(one) for one in hashes])
    values = np.concatenate(hashes) if len(hashes) else np.empty(0, np.uint64)
    few: Pairs = set()
    many: Pairs = set()
    for places in _groups(values, owners):
        if len(places) <= MOST_HOLDERS:
            few.update(combinations(places, 2))
        else:
            many.update(pairwise(places))
    return few, many - few


def resembling(
    signatures: Sequence[bytes], days: Sequence[date | None], within: int
) -> tuple[Pairs, Pairs]:
    """What `sharing` gives, by locality-sensitive hashing of the documents' `signatures`.

    A quotation in common is looked for among texts published `within` so many days of each other
    (one without a day is near to all), texts that are mostly one at any distance. Time and memory
    grow with the number of documents; datasketch's own index of single numbers, a Python set for
    each, needs thirty times the memory of this sorting of columns.
    """
    if not signatures:
        return set(), set()
    table = np.empty((len(signatures), SIGNATURE_SIZE), np.uint32)
    for place, found in enumerate(signatures):
        table[place] = np.frombuffer(found, "<u4")
    order = [day.toordinal() if day else None for day in days]
    few: Pairs = set()
    many: Pairs = set()
    for rows in _ROWS:
        for values in _bands(table, rows):
            for places in _groups(values, np.arange(len(values))):
                if len(places) > MOST_HOLDERS:
                    many.update(pairwise(places) if rows > 1 else ())
                elif rows > 1:
                    few.update(combinations(places, 2))
                else:
                    few.update(_near(places, order, within))
    return few, many - few


def _bands(table: NDArray[np.uint32], rows: int) -> Iterator[NDArray[np.uint64]]:
    """A number for each document and band of so many columns, equal where all of them are."""
    mixer = np.uint64(0x9E3779B97F4A7C15)
    for first in range(0, table.shape[1], rows):
        total = np.zeros(len(table), np.uint64)
        for column in range(first, first + rows):
            total = (total ^ table[:, column]) * mixer
            total ^= total >> np.uint64(29)
        yield total


def _groups(values: NDArray[np.uint64], owners: NDArray[np.int64]) -> Iterator[list[int]]:
    """The owners of each value that several have, in order."""
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    edges = np.flatnonzero(np.diff(ranked)) + 1
    bounds = np.concatenate(([0], edges, [len(ranked)]))
    for place in np.flatnonzero(np.diff(bounds) > 1):
        yield owners[order[bounds[place] : bounds[place + 1]]].tolist()


def _near(places: list[int], order: list[int | None], within: int) -> Iterator[tuple[int, int]]:
    """The pairs published within so many days of each other; one without a day is near to all."""
    days = {place: day for place in places if (day := order[place]) is not None}
    dated = sorted(days, key=lambda place: days[place])
    for index, first in enumerate(dated):
        for second in dated[index + 1 :]:
            if days[second] - days[first] > within:
                break
            yield min(first, second), max(first, second)
    for first in places:
        if first not in days:
            yield from (
                (min(first, other), max(first, other)) for other in places if other != first
            )
