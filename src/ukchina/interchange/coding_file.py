"""Coding files as bytes, and a way to put them in place that no crash can leave half done."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import TYPE_CHECKING

from ukchina.coding.coders import COLUMNS, FOLDER, OPTIONAL
from ukchina.errors import CallError, MaterialError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ukchina.coding.coders import Row
    from ukchina.corpus import Corpus

Cells = dict[str, str]
HEADER = (*COLUMNS, *OPTIONAL)
_NAME = re.compile(r"[^\W_][\w-]*")


def coder_path(corpus: Corpus, name: str) -> Path:
    """Where the coding file of the coder of that name stands; `CallError` for no plain name."""
    if not _NAME.fullmatch(name):
        raise CallError(f'coder "{name}"; wanted letters, digits, hyphens and underscores')
    return corpus.folder / FOLDER / f"{name}.csv"


def cells(row: Row, corpus: Corpus) -> Cells:
    """The cells of one row, with the words of its sentence."""
    return {
        "document": row.sentence.document,
        "start": str(row.sentence.start),
        "end": str(row.sentence.end),
        "themes": ";".join(row.themes),
        "orientation": str(row.orientation or ""),
        "voice": str(row.voice or ""),
        "text": corpus.document(row.sentence.document).words(row.sentence),
        "author": row.author,
        "reason": row.reason,
        "date": row.date,
    }


def coding_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The rows as the bytes of a coding file: UTF-8, one header row, LF line ends."""
    target = io.StringIO()
    writer = csv.DictWriter(target, HEADER, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def coding_rows(path: Path, content: bytes) -> dict[str, Cells]:
    """The rows of a coding file by evidence id, every cell as it stands.

    Raises `MaterialError` when `content` is no table of rows with these columns.
    """
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        table = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise MaterialError.at(str(path), 0, f"cannot be read as CSV: {error}") from None
    header = set(reader.fieldnames or COLUMNS)
    if not set(COLUMNS) <= header <= set(HEADER):
        raise MaterialError.at(str(path), 1, f"wanted the columns {', '.join(HEADER)}")
    if any(None in cells or None in cells.values() for cells in table):
        raise MaterialError.at(str(path), 0, "a row with more or fewer fields than the header has")
    rows = {
        f"{cells['document']}@{cells['start']}-{cells['end']}": {
            name: cells.get(name, "") for name in HEADER
        }
        for cells in table
    }
    if len(rows) != len(table):
        raise MaterialError.at(str(path), 0, "codes a sentence twice; keep one of the rows")
    return rows


def put(path: Path, content: bytes) -> None:
    """Make the file at `path` hold `content`: wholly, or not at all when something fails.

    What was there stands until the new bytes are on the disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Have the disk remember which files `folder` holds, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
