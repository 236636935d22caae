"""What readers said of the sentences of a dataset: their coding files, text by text."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from ukchina.coding import read_codebook
from ukchina.coding.coders import Coder, Words, held, read_stated
from ukchina.corpus.folder import document_name
from ukchina.corpus.read import article_name
from ukchina.errors import MaterialError, Problem
from ukchina.study.dataset.files import CODERS, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.coding.coders import Stated
    from ukchina.corpus import Document
    from ukchina.records.units import Unit
    from ukchina.study.dataset.files import Manifest

# Of a row: its coder, its line, and why it no longer holds ("" if it does).
Judged = tuple[str, int, str]


class Readers:
    """The coding files beside the texts of a folder."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        """Read them; none when they are for another codebook than this one of the user's own.

        Raises `MaterialError` when one is no coding file.
        """
        self._files: dict[Path, tuple[Stated, ...]] = {}
        try:
            self._files = read_stated(folder, codebook)
        except MaterialError:
            if codebook == read_codebook():
                raise

    @cached_property
    def _rows(self) -> list[tuple[str, Stated]]:
        """Every row by the name of its document, of one in the order of files and lines."""
        rows = (one for stated in self._files.values() for one in stated)
        return sorted(((one.row.sentence.document, one) for one in rows), key=lambda row: row[0])

    def on(self, units: Iterable[Unit | Problem]) -> tuple[Stated, ...]:
        """The rows on the documents of these units."""
        if not self._rows:
            return ()
        return tuple(
            one for unit in units if not isinstance(unit, Problem) for one in self._of(unit)
        )

    def _of(self, unit: Unit) -> Iterable[Stated]:
        name = article_name(unit.row[1]) if unit.row else document_name(unit.file)
        found = [(name, f"{name}\0")]
        if not unit.row:  # the parts of a digest
            found.append((f"{name}.", f"{name}/"))
        for first, end in found:
            places = (bisect_left(self._names, bound) for bound in (first, end))
            yield from (one for _, one in self._rows[slice(*places)])

    @cached_property
    def _names(self) -> list[str]:
        return [name for name, _ in self._rows]

    def coders(self, judged: Iterable[Judged]) -> tuple[Coder, ...]:
        """The coders, of whose rows it is known now whether they hold.

        Raises `MaterialError` for two rows on one sentence.
        """
        reasons: dict[str, dict[int, str]] = {}
        for coder, line, reason in judged:
            reasons.setdefault(coder, {})[line] = reason
        return tuple(
            held(path, stated, reasons.get(path.stem, {})) for path, stated in self._files.items()
        )


def kept_coders(folder: Path, manifest: Manifest) -> tuple[Coder, ...]:
    """The coders of a dataset; `MaterialError` when they cannot be read."""
    return read_json(folder / CODERS, tuple[Coder, ...]) if CODERS in manifest.files else ()


def judged(document: Document, stated: Sequence[Stated]) -> tuple[Judged, ...]:
    """Whether each of these rows on a document holds."""
    words = Words(document)
    return tuple((one.coder, one.row.line, words.stale(one)) for one in stated)


def holding(stated: Sequence[Stated], found: Sequence[Judged]) -> tuple[Coder, ...]:
    """The coders of these rows, in order, with those that hold."""
    rows: dict[str, list[Stated]] = {}
    for one, (_, _, reason) in zip(stated, found, strict=True):
        rows.setdefault(one.coder, []).extend([] if reason else [one])
    return tuple(Coder(name, "", tuple(one.row for one in own)) for name, own in rows.items())
