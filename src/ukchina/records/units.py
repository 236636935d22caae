"""The units of work: one file or one row of an archive, with all that is needed to read it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ukchina.corpus import Document
from ukchina.corpus.articles import articles
from ukchina.corpus.folder import ROW_FORMATS, document_name, format_of
from ukchina.corpus.manifest import Entry, Manifest
from ukchina.corpus.manifest_facts import with_manifest
from ukchina.corpus.read import article, article_name
from ukchina.corpus.sources import Source, file_bytes, texts_of
from ukchina.errors import MaterialError, Problem
from ukchina.records.form import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ukchina.corpus.read import Folder


@dataclass(frozen=True, slots=True)
class Unit:
    """A file's bytes, or the text of a row with its source; `entries` are the manifest's on it.

    `file` is what the corpus calls the file, `path` only what messages call it. `read` are its
    documents, packed, where they are known already.
    """

    path: Path
    file: str
    data: bytes = b""
    row: tuple[str, Source] | None = None
    entries: tuple[tuple[str, Entry], ...] = ()
    read: tuple[bytes, ...] = ()

    @property
    def size(self) -> int:
        """How much there is to read, in bytes or characters."""
        return len(self.row[0]) if self.row else len(self.data)


def units(folder: Folder) -> Iterator[Unit | Problem]:
    """The units of a folder in the order of its files and rows, read one at a time.

    A problem stands in the place of what cannot be read.
    """
    stated = _Stated(folder.manifest)
    for path in folder.files.paths:
        file = path.relative_to(folder.path).as_posix()
        try:
            if format_of(path) not in ROW_FORMATS:
                yield Unit(path, file, file_bytes(path), entries=stated.on(document_name(file)))
                continue
            for found in articles(path, file, top=folder.path):
                if isinstance(found, Problem):
                    yield found
                else:
                    name = article_name(found[1])
                    yield Unit(path, file, row=found, entries=stated.on(name))
        except MaterialError as error:
            yield from error.problems


def expected(folder: Folder) -> int | None:
    """How many units a folder has; None when the rows of an archive would have to be counted."""
    paths = folder.files.paths
    return None if any(format_of(path) in ROW_FORMATS for path in paths) else len(paths)


def documents(unit: Unit) -> tuple[Document | Problem, ...]:
    """The documents of a unit before the manifest adds to them: a pure function of the unit."""
    if unit.read:
        return tuple(unpacked(data, Document) for data in unit.read)
    if unit.row:
        return (article(*unit.row, path=unit.path),)
    try:
        found = texts_of(unit.data, unit.path, unit.file)
    except MaterialError as error:
        return error.problems
    return tuple(article(text, source, path=unit.path) for text, source in found)


def completed(document: Document, unit: Unit) -> Document:
    """The document with what the manifest adds to it."""
    return checked(document, unit)[0]


def checked(document: Document, unit: Unit) -> tuple[Document, tuple[Problem, ...]]:
    """The same, with a warning where the two disagree, at a line of a manifest without a path."""
    entries = {name: entry for name, entry in unit.entries if name == document.name}
    if not entries:
        return document, ()
    whole, warnings = with_manifest([document], Manifest("", entries), unit.path)
    return whole[0], tuple(warnings)


class _Stated:
    """The entries of a manifest, sorted, so that those on one file are found at once."""

    def __init__(self, manifest: Manifest) -> None:
        self._entries = manifest.entries

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._entries)

    def on(self, name: str) -> tuple[tuple[str, Entry], ...]:
        """The entries on the document of that name, or on the parts of that digest or archive."""
        if not self._entries:
            return ()
        parts, end = bisect_left(self._names, f"{name}."), bisect_left(self._names, f"{name}/")
        found = [*([name] if name in self._entries else []), *self._names[parts:end]]
        return tuple((one, self._entries[one]) for one in found)
