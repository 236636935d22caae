"""The records of documents by one codebook: each made once and kept packed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.corpus import Document
from ukchina.records.cache import Cache, user_cache
from ukchina.records.form import FormError, encoded, packed, unpacked
from ukchina.records.keys import CODER, READER, code_key, codebook_key, key
from ukchina.records.making import Made
from ukchina.records.record import Findings, Record, record
from ukchina.records.units import completed

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.records.units import Unit

# Unpacked findings kept at hand: the pages of a small report ask for the same ones again.
_AT_HAND = 128


class Records:
    """The records by `codebook`, in memory and beside it in a cache.

    In memory a record takes about twice the room of its text; of a record that the cache had and
    lost, or that is damaged, the work is done again.
    """

    def __init__(self, codebook: Codebook, cache: Cache | None = None) -> None:
        """Hold no record yet."""
        self.codebook = codebook
        self._cache = cache or Cache(None)
        self._book = codebook_key(codebook)
        self._packed: dict[str, bytes] = {}
        self._read: dict[str, tuple[bytes, ...]] = {}

    def of(self, document: Document) -> Record:
        """The record of `document`, made now if it is not known."""
        try:
            name = self._key(document)
        except FormError:  # half a character: no file holds it, and no cache can
            return record(document, self.codebook)
        data = self._packed.get(name) or self._cache.get(name)
        found = _findings(data, document.name, len(document.text)) if data else None
        if data is None or found is None:
            found = record(document, self.codebook).found
            data = packed(found)
            self._cache.put(name, data)
        self._packed[name] = data
        return Record(document, found)

    def known(self, unit: Unit) -> Made | None:
        """What came of `unit` in an earlier run, as far as all of it is known.

        None when its documents are not known; a finding that is not known is empty bytes.
        """
        try:
            documents = self._documents(_unit_key(unit))
            if documents is None:
                return None
            found = tuple(
                self._known(completed(unpacked(one, Document), unit)) for one in documents
            )
        except FormError:
            return None
        return Made(documents, found)

    def add(self, unit: Unit, made: Made) -> None:
        """Keep what came of `unit`."""
        read = tuple(one for one in made.documents if isinstance(one, bytes))
        for one, data in zip(read, made.found, strict=True):
            name = self._key(completed(unpacked(one, Document), unit))
            self._packed[name] = data
            self._cache.put(name, data)
        if read == made.documents and not unit.read:
            name = _unit_key(unit)
            self._read[name] = read
            self._cache.put(name, packed(read))

    def _documents(self, name: str) -> tuple[bytes, ...] | None:
        if name not in self._read:
            kept = self._cache.get(name)
            if kept is None:
                return None
            self._read[name] = unpacked(kept, tuple[bytes, ...])
        return self._read[name]

    def _known(self, document: Document) -> bytes:
        name = self._key(document)
        data = self._packed.get(name) or self._cache.get(name)
        if data:
            self._packed[name] = data
        return data or b""

    def _key(self, document: Document) -> str:
        """The label depends on the other texts, and nothing that is found depends on it."""
        return key(code_key(CODER), self._book, encoded(replace(document, label="")))


def records_by(codebook: Codebook) -> Records:
    """The records by `codebook` in this process, and beside them those in the user's cache."""
    return _shared(codebook, user_cache().folder)


@lru_cache(maxsize=2)
def _shared(codebook: Codebook, folder: Path | None) -> Records:
    return Records(codebook, Cache(folder))


def _unit_key(unit: Unit) -> str:
    row = encoded(unit.row) if unit.row else b""
    return key(code_key(READER), unit.file, unit.data, row)


@lru_cache(maxsize=_AT_HAND)
def _findings(data: bytes, name: str, chars: int) -> Findings | None:
    """What `data` say of a document of that name and length; None when they are not about it."""
    try:
        found = unpacked(data, Findings)
    except FormError:
        return None
    spans = [one.span for one in found.sentences]
    fits = all(span.document == name and span.end <= chars for span in spans)
    return found if fits else None
