"""Records of units, wherever it runs: what one process, a pool or a cluster is given to do."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding import Codebook
from ukchina.corpus import Document
from ukchina.corpus.folder import shown
from ukchina.errors import Problem
from ukchina.records.form import packed, unpacked
from ukchina.records.keys import CODER, code_key
from ukchina.records.record import record
from ukchina.records.units import completed, documents

if TYPE_CHECKING:
    from ukchina.records.units import Unit


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a unit: its documents, packed, with the packed findings in each, and faults.

    The documents are as the unit gives them, before a manifest adds to them; in `found` the
    manifest is heeded. A fault stands in the place of each document that could not be made.
    """

    documents: tuple[bytes | Problem, ...]
    found: tuple[bytes, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The faults."""
        return tuple(one for one in self.documents if isinstance(one, Problem))

    def read(self) -> tuple[Document | Problem, ...]:
        """The documents, and the faults in their places."""
        return tuple(
            one if isinstance(one, Problem) else unpacked(one, Document) for one in self.documents
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of the units of one task, and the hash of the code that made it."""

    code: str
    made: tuple[Made, ...]


def batch(codebook: bytes, units: tuple[Unit, ...]) -> Batch:
    """The records of `units`, coded by the packed `codebook`: a pure function of the two."""
    book = _codebook(codebook)
    return Batch(code_key(CODER), tuple(made(unit, book) for unit in units))


def made(unit: Unit, codebook: Codebook) -> Made:
    """The records of one unit; whatever goes wrong with a document is a fault of that one."""
    read: list[bytes | Problem] = []
    found: list[bytes] = []
    for document in _documents(unit):
        if isinstance(document, Problem):
            read.append(document)
            continue
        try:
            coded = packed(record(completed(document, unit), codebook).found)
            read.append(packed(document))
            found.append(coded)
        except Exception as error:  # noqa: BLE001 - one text must not stop a million
            read.append(_unforeseen(unit, document.name, error))
    return Made(tuple(read), tuple(found))


def only_read(unit: Unit) -> Made:
    """The documents of a unit without their findings."""
    return Made(
        tuple(one if isinstance(one, Problem) else packed(one) for one in _documents(unit)), ()
    )


def _documents(unit: Unit) -> tuple[Document | Problem, ...]:
    try:
        return documents(unit)
    except Exception as error:  # noqa: BLE001 - one file must not stop a million
        return (_unforeseen(unit, "", error),)


def _unforeseen(unit: Unit, name: str, error: Exception) -> Problem:
    """The fault for an error that nobody foresaw: what it was and where in the program."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
    of = f" of {name}" if name else ""
    said = shown(f"{type(error).__name__}: {error}")
    return Problem(shown(unit.path), 0, f"cannot be coded{of}: {said} ({place}); please report it")


@lru_cache(maxsize=4)
def _codebook(data: bytes) -> Codebook:
    return unpacked(data, Codebook)
