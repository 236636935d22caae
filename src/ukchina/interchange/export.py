"""Writes a study in one of the exchange formats into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.errors import CallError
from ukchina.interchange.doccano import doccano
from ukchina.interchange.jsonld import jsonld
from ukchina.interchange.judgements import coders
from ukchina.interchange.parquet import parquet
from ukchina.interchange.refi_codes import qdc
from ukchina.interchange.refi_project import qdpx
from ukchina.study.export import csv, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.study import Study

_FILES: dict[str, Callable[[Study], dict[str, bytes]]] = {
    "csv": lambda study: {f"{name}.csv": csv(frame) for name, frame in tables(study).items()},
    "parquet": lambda study: {f"{name}.parquet": data for name, data in parquet(study).items()},
    "qdpx": lambda study: {"ukchina.qdpx": qdpx(study)},
    "qdc": lambda study: {"ukchina.qdc": qdc(study.codebook)},
    "jsonld": lambda study: {"annotations.jsonld": jsonld(study)},
    "doccano": lambda study: {f"{coder}.jsonl": doccano(study, coder) for coder in coders(study)},
}
FORMATS = tuple(_FILES)


def export(study: Study, folder: Path | str, form: str = "csv") -> list[Path]:
    """Write the study into `folder` (made if absent) in the format `form`; gives the paths.

    `form` is one of `FORMATS`: tables as `csv` or `parquet`, a REFI-QDA project (`qdpx`) or
    codebook (`qdc`), Web Annotations (`jsonld`), or a JSONL file a coder for `doccano`. Raises
    `CallError` for another, or when `folder` is a file.
    """
    if form not in _FILES:
        raise CallError(f'unknown format "{form}"; known: {", ".join(FORMATS)}')
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise CallError(f"{folder}: a file; wanted a folder to write into")
    files = _FILES[form](study)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths
