"""Finishes a dataset: what depends on all its partitions, then the manifest, written last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.errors import Problem
from ukchina.records.keys import code_key, codebook_key
from ukchina.study.dataset.files import (
    ASIDE,
    CODEBOOK,
    CODERS,
    DATASET,
    FORMAT,
    UNDER_WAY,
    Manifest,
    write_json,
)
from ukchina.study.dataset.linking import linked
from ukchina.study.dataset.piece import CODE
from ukchina.study.dataset.schema import LINKED, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.coding.coders import Coder
    from ukchina.corpus.read import Folder
    from ukchina.records.engines import Runner
    from ukchina.study.dataset.files import Part

# What the names of a partition's files end in.
_KINDS = {
    *("parquet", "json", "links.msgpack", "told.msgpack"),
    *(f"{name}.parquet" for name in LINKED),
}


def finished(  # noqa: PLR0913 - one parameter a part of the dataset
    folder: Path,
    made: Sequence[Part],
    held: Folder,
    *,
    codebook: Codebook,
    coders: tuple[Coder, ...],
    runner: Runner,
) -> Manifest:
    """Write what depends on all documents, then the manifest; take away what is no part."""
    counts = tuple(len(part.names) for part in made)
    method, files = linked(folder, len(counts), runner)
    for part in made:
        files |= {n: h for n, h in part.files.items() if not n.startswith("parts/")}
    files[CODEBOOK] = write_json(folder, CODEBOOK, codebook)
    if coders:
        files[CODERS] = write_json(folder, CODERS, coders)
    _clear(folder, len(counts))
    manifest = Manifest(
        format=FORMAT,
        code=code_key(CODE),
        codebook=codebook_key(codebook),
        parts=tuple(part.key for part in made),
        documents=counts,
        method=method,
        problems=(*held.files.faults, *(one for part in made for one in part.problems)),
        warnings=tuple(_warnings(held, made)),
        skipped=held.files.skipped,
        files=files,
    )
    write_json(folder, DATASET, manifest)
    (folder / UNDER_WAY).unlink(missing_ok=True)
    return manifest


def _warnings(held: Folder, made: Sequence[Part]) -> Iterator[Problem]:
    """Where the corpus and its manifest differ, as `read_corpus` tells it."""
    manifest = held.manifest
    names = {name for part in made for name in part.names}
    for name, entry in manifest.entries.items():
        if name not in names:
            yield Problem(manifest.path, entry.line, f'no text named "{name}" in {held.path}')
    for part in made:
        yield from (replace(one, path=manifest.path) for one in part.warnings)


def _clear(folder: Path, count: int) -> None:
    """Take away the files of partitions that a larger corpus had, and what was left aside."""
    for name in (*TABLES, "parts"):
        for path in (folder / name).glob("*"):
            number, _, kind = path.name.partition(".")
            beyond = number.isdecimal() and int(number) >= count and kind in _KINDS
            if path.is_file() and (beyond or path.name.startswith(ASIDE)):
                path.unlink()
