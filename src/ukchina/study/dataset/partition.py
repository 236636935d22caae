"""One partition of a dataset: so many texts, made in pieces wherever that is, and their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from ukchina.errors import Problem
from ukchina.records.form import packed, unpacked
from ukchina.records.keys import code_key, codebook_key, key
from ukchina.study.dataset.files import part_file, table_file
from ukchina.study.dataset.piece import CODE, Piece, codebook
from ukchina.study.dataset.schema import LINKED, joined, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.coding.coders import Stated
    from ukchina.records.units import Unit
    from ukchina.study.dataset.piece import Found
    from ukchina.study.dataset.readers import Readers

# A second of one process: so little that all processes end at nearly the same time.
_PIECE = 25


@dataclass(frozen=True)
class Task:
    """The units of the partition of that number, faults among them; `taken` names are left out.

    With `runs` the links have the hashes of all runs of words, by which few texts are compared;
    `readers` say something of the texts.
    """

    codebook: bytes
    number: int
    units: tuple[Unit | Problem, ...]
    taken: tuple[str, ...] = ()
    runs: bool = False
    readers: Readers | None = None

    @cached_property
    def key(self) -> str:
        """The hash of all that the partition depends on."""
        parts = (key(msgspec.msgpack.encode(_hashed(one))) for one in self.units)
        book = codebook_key(codebook(self.codebook))
        stated = msgspec.msgpack.encode(self._on(self.units))
        return key(code_key(CODE), book, str(self.runs), stated, *self.taken, *parts)

    @property
    def size(self) -> int:
        """How many pieces the partition is made in."""
        return -(-len(self.units) // _PIECE)

    @property
    def pieces(self) -> Iterator[Piece]:
        """The pieces that the partition is made in."""
        for first in range(0, len(self.units), _PIECE):
            units = self.units[first : first + _PIECE]
            yield Piece(self.codebook, units, self.taken, self.runs, self._on(units))

    def _on(self, units: Iterable[Unit | Problem]) -> tuple[Stated, ...]:
        return self.readers.on(units) if self.readers else ()


def files_of(number: int, pieces: Sequence[Found]) -> dict[str, bytes]:
    """The files of the partition of that number by name, of what was found in its pieces."""
    files = {
        part_file(number, "links.msgpack"): _appended(one.links for one in pieces),
        part_file(number, "told.msgpack"): _appended(one.told for one in pieces),
    }
    for name in pieces[0].tables:
        place = part_file(number, f"{name}.parquet") if name in LINKED else ""
        whole = joined(one.tables[name] for one in pieces)
        files[place or table_file(name, number)] = stored(whole)
    return files


def _appended(parts: Iterable[bytes]) -> bytes:
    """Packed tuples as one, as if it had been packed whole."""
    held = [one for part in parts for one in unpacked(part, tuple[msgspec.Raw, ...])]
    return packed(tuple(held))


def _hashed(one: Unit | Problem) -> object:
    """What of a unit a partition depends on; not where the folder is."""
    if isinstance(one, Problem):
        return one
    return (one.file, one.data, one.row, [(name, entry.values) for name, entry in one.entries])
