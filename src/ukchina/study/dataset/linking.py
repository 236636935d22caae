"""What depends on all documents of a dataset: labels, origins and events told by several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.corpus.labels import told_apart
from ukchina.reading.events.clusters import merged
from ukchina.records.form import packed
from ukchina.study.dataset.files import ORIGINS, part_file, table_file, write
from ukchina.study.dataset.partition import links
from ukchina.study.dataset.schema import read_table, written
from ukchina.study.dataset.texts import Texts
from ukchina.study.origins import origins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ukchina.study.dataset.partition import Link
    from ukchina.study.rows import Row


def linked(folder: Path, count: int) -> tuple[str, dict[str, str]]:
    """Write `documents` and `events` of all `count` partitions, with what links them.

    Gives how origins were looked for, and the SHA-256 of each file written. In memory are the
    links of all documents (their events and what tells their origin), and few texts at a time.
    """
    found = [link for number in range(count) for link in part_links(folder, number)]
    hashes: dict[str, str] = {}
    grouped = origins(Texts.unlabelled(folder, count), [link.trace for link in found])
    called = told_apart(link.label for link in found)
    labels = {link.trace.name: label for link, label in zip(found, called, strict=True)}

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
        for one in merged(link.told for link in found)
        for event in one.mentions
    }
    hashes |= _rewritten(
        folder,
        "events",
        count,
        lambda row: row | {"cluster": cluster.get(row["evidence"]) or row["cluster"]},
    )
    return grouped.method, hashes


def part_links(folder: Path, number: int) -> tuple[Link, ...]:
    """The links of the documents of a partition, in their order."""
    return links((folder / part_file(number, "msgpack")).read_bytes())


def _rewritten(
    folder: Path, table: str, count: int, change: Callable[[Row], Row]
) -> dict[str, str]:
    """Write a table of each partition with its rows changed; gives the hash of each file."""
    hashes = {}
    for number in range(count):
        place = folder / part_file(number, f"{table}.parquet")
        rows = (change(row) for row in read_table(place).to_pylist())
        name = table_file(table, number)
        hashes[name] = write(folder, name, written(table, rows))
    return hashes
