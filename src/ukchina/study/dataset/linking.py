"""What depends on all documents of a dataset: labels, origins and events told by several."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ukchina.corpus.labels import told_apart
from ukchina.errors import MaterialError
from ukchina.reading.events.clusters import merged
from ukchina.reading.events.grouping import Told
from ukchina.records.form import FormError, packed, unpacked
from ukchina.study.dataset.files import ORIGINS, part_file, table_file, write
from ukchina.study.dataset.piece import Link
from ukchina.study.dataset.schema import read_table, stored, tabled
from ukchina.study.dataset.texts import Texts
from ukchina.study.origins import Origins, origins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ukchina.records.engines import Runner
    from ukchina.study.rows import Row

T = TypeVar("T")


def linked(folder: Path, count: int, runner: Runner) -> tuple[str, dict[str, str]]:
    """Write `documents` and `events` of all `count` partitions, with what links them.

    Gives how origins were looked for, and the SHA-256 of each file written. In memory is what
    tells the origin of all documents, then the events in all, and few texts at a time.
    """
    grouped, labels = _grouped(folder, count, runner)
    hashes: dict[str, str] = {}

    def with_links(row: Row) -> Row:
        name = row["document"]
        return row | {
            "label": labels[name],
            "origin": grouped.number[name],
            "duplicate_of": grouped.duplicate_of.get(name),
        }

    hashes |= _rewritten(folder, "documents", count, with_links)
    hashes[ORIGINS] = write(folder, ORIGINS, packed(grouped.overlaps))
    cluster = {
        str(event.span): one.id
        for one in merged(told for number in range(count) for told in told_in(folder, number))
        for event in one.mentions
    }
    hashes |= _rewritten(
        folder,
        "events",
        count,
        lambda row: row | {"cluster": cluster.get(row["evidence"]) or row["cluster"]},
    )
    return grouped.method, hashes


def _grouped(folder: Path, count: int, runner: Runner) -> tuple[Origins, dict[str, str]]:
    """The origins of the documents, and what readers call each of them."""
    found = [
        link
        for number in range(count)
        for link in _unpacked(folder / part_file(number, "links.msgpack"), tuple[Link, ...])
    ]
    texts = Texts.unlabelled(folder, count)
    grouped = origins(texts, [link.trace for link in found], runner=runner)
    called = told_apart(link.label for link in found)
    return grouped, {link.trace.name: label for link, label in zip(found, called, strict=True)}


def told_in(folder: Path, number: int) -> tuple[tuple[Told, ...], ...]:
    """The events that each document of a partition tells, in the documents' order."""
    path = folder / part_file(number, "told.msgpack")
    return _unpacked(path, tuple[tuple[Told, ...], ...])


def _unpacked(path: Path, kind: type[T]) -> T:
    try:
        return unpacked(path.read_bytes(), kind)
    except (OSError, FormError) as error:
        raise MaterialError.at(str(path), 0, f"no part of this dataset: {error}") from None


def _rewritten(
    folder: Path, table: str, count: int, change: Callable[[Row], Row]
) -> dict[str, str]:
    """Write a table of each partition with its rows changed; gives the hash of each file."""
    hashes = {}
    for number in range(count):
        place = folder / part_file(number, f"{table}.parquet")
        rows = (change(row) for row in read_table(place).to_pylist())
        name = table_file(table, number)
        hashes[name] = write(folder, name, stored(tabled(table, rows)))
    return hashes
