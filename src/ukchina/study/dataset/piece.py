"""A piece of a partition: what is found in so many texts, a pure function of their bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from ukchina.coding import Codebook
from ukchina.coding.rulings import ruled
from ukchina.corpus.folder import shown
from ukchina.corpus.runs import run_hashes, signature_of, words
from ukchina.errors import Problem
from ukchina.records.form import packed, unpacked
from ukchina.records.keys import code_key
from ukchina.records.making import made
from ukchina.records.record import Findings, Record
from ukchina.records.units import Unit, checked
from ukchina.study import rows
from ukchina.study.dataset.readers import holding, judged
from ukchina.study.dataset.schema import tabled
from ukchina.study.origins.trace import Trace, trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.coding.coders import Coder, Stated
    from ukchina.corpus import Document
    from ukchina.reading.events.grouping import Told
    from ukchina.study.dataset.readers import Judged

# The code that makes a dataset: all that makes records, and what makes rows and traces of them.
CODE = (
    "errors.py",
    "hyphens.py",
    "hyphens.toml",
    "spans.py",
    "corpus",
    "records",
    "sentences",
    "reading",
    "coding",
    "study",
)


@dataclass(frozen=True, slots=True)
class Link:
    """What of a document is looked at once all are known: what tells its origin, its label."""

    trace: Trace
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """So many units, faults among them; `taken` names are left out.

    With `runs` the traces have the hashes of all runs of words, by which few texts are compared;
    `stated` is what readers said of the units.
    """

    codebook: bytes
    units: tuple[Unit | Problem, ...]
    taken: tuple[str, ...] = ()
    runs: bool = False
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a piece, its packed links and events, names and faults.

    Of `documents` and `events` the columns that depend on other documents are as if there were
    none. `judged` says which of the rows that readers stated hold; their rulings are in the tables.
    `code` is the hash of the code that made it.
    """

    code: str
    tables: dict[str, Any]
    links: bytes
    told: bytes
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    judged: tuple[Judged, ...] = ()


def found_in(piece: Piece) -> Found:
    """What came of a piece: a pure function of it."""
    kept, problems, warnings = _kept(piece)
    return Found(
        code=code_key(CODE),
        tables={
            name: tabled(name, (row for one in kept for row in one.rows.get(name, ())))
            for name in _ROWS
        },
        links=packed(tuple(one.link for one in kept)),
        told=packed(tuple(one.told for one in kept)),
        names=tuple(one.link.trace.name for one in kept),
        problems=problems,
        warnings=warnings,
        judged=tuple(row for one in kept for row in one.judged),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one document."""

    rows: dict[str, Iterable[rows.Row]]
    link: Link
    told: tuple[Told, ...]
    judged: tuple[Judged, ...]


@lru_cache(maxsize=2)
def codebook(data: bytes) -> Codebook:
    """The codebook that is packed in `data`."""
    return unpacked(data, Codebook)


def header(document: Document) -> str:
    """All that is known of a document but its text, as JSON."""
    return msgspec.json.encode(replace(document, text=""), order="deterministic").decode()


_ROWS = (
    "documents",
    "sentences",
    "codings",
    "near_misses",
    "quotations",
    "events",
    "quantities",
    "actors",
    "texts",
)


def _records(
    units: Iterable[Unit | Problem], codebook: Codebook
) -> Iterator[tuple[Record | Problem, tuple[Problem, ...]]]:
    """The records of the units, each with the warnings where the manifest differs."""
    for unit in units:
        if isinstance(unit, Problem):
            yield unit, ()
            continue
        came = made(unit, codebook)
        found = iter(came.found)
        for one in came.read():
            if isinstance(one, Problem):
                yield one, ()
            else:
                whole, differing = checked(one, unit)
                yield Record(whole, unpacked(next(found), Findings)), differing


def _kept(piece: Piece) -> tuple[list[_Kept], tuple[Problem, ...], tuple[Problem, ...]]:
    """The documents of a piece, with the faults and the warnings."""
    kept: dict[str, _Kept] = {}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    stated = _by_document(piece.stated)
    for one, differing in _records(piece.units, codebook(piece.codebook)):
        if isinstance(one, Problem):
            problems.append(one)
            continue
        warnings += differing
        name = one.document.name
        if name in kept or name in piece.taken:
            problems.append(_twice(one.document))
        else:
            kept[name] = _of(one, stated.get(name, []), runs=piece.runs)
    return [*kept.values()], tuple(problems), tuple(warnings)


def _of(record: Record, stated: Sequence[Stated], *, runs: bool) -> _Kept:
    holds = judged(record.document, stated) if stated else ()
    tables = _rows(record, holding(stated, holds))
    return _Kept(tables, _link(record, runs=runs), record.found.told, holds)


def _by_document(stated: Iterable[Stated]) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = {}
    for one in stated:
        found.setdefault(one.row.sentence.document, []).append(one)
    return found


def _rows(record: Record, readers: Sequence[Coder]) -> dict[str, Iterable[rows.Row]]:
    document = record.document
    english = document.language == "en"
    found = record.found.coded
    coded = {one.sentence: one for one in (ruled(found, readers) if readers else found)}
    text = {
        "document": document.name,
        "text_sha256": document.text_sha256,
        "language": document.language,
        "text": document.text,
        "rest": header(document),
    }
    by_table: dict[str, Iterable[rows.Row]] = {
        "documents": [rows.document_row(record)],
        "texts": [text],
    }
    if english:
        by_table |= {
            "sentences": rows.sentence_rows(record, coded),
            "codings": rows.coding_rows(document, coded),
            "near_misses": rows.near_miss_rows(document, coded),
            "quotations": rows.quotation_rows(record),
            "events": rows.event_rows(document, record.found.told, {}),
            "quantities": rows.quantity_rows(record),
            "actors": rows.actor_rows(record),
        }
    return by_table


def _link(record: Record, *, runs: bool) -> Link:
    document, found = record.document, record.found
    hashes = run_hashes(words(document))
    traced = trace(document, found.told, found.quotations, signature=signature_of(hashes))
    kept = hashes.astype("<u8").tobytes() if runs else b""
    return Link(replace(traced, runs=kept), document.label)


def _twice(document: Document) -> Problem:
    message = f'same id "{document.name}" as another document; rename one of them'
    return Problem(shown(document.file), 0, message)
