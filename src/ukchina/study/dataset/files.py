"""The files of a dataset: where each stands, written whole or not at all, checked by hash.

::

    DATASET/dataset.json            written last: what it was made of, and the hash of every file
    DATASET/codebook.json           the codebook that coded it
    DATASET/coders.json             what readers said of its sentences, if any did
    DATASET/TABLE/00000.parquet     a table of the first partition
    DATASET/parts/format.json       written first: that the folder is for a dataset
    DATASET/parts/under-way.json    until it is finished: what it is made of
    DATASET/parts/00000.json        what is needed to go on after an interruption
    DATASET/parts/origins.msgpack   the words that texts have in common
"""

from __future__ import annotations

import hashlib
import os
import shlex
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ukchina.errors import CallError, MaterialError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

DATASET, CODEBOOK, ORIGINS = "dataset.json", "codebook.json", "parts/origins.msgpack"
CODERS = "coders.json"
BEGUN, UNDER_WAY = "parts/format.json", "parts/under-way.json"
FORMAT = 1
# How the name of a file begins while it is written.
ASIDE = ".aside-"


@dataclass(frozen=True, slots=True)
class Part:
    """A finished partition: the hash of all that it was made of, its documents, files and faults.

    `taken` are names that other documents had already; `files` has the SHA-256 of each; `judged`
    says of each row of a coding file, by coder and line, why it no longer holds, "" if it does.
    """

    key: str
    names: tuple[str, ...]
    taken: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    files: dict[str, str]
    judged: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished dataset: its format, the code and codebook that made it, and its files.

    `parts` are the hashes of what each partition was made of (texts, codebook, code), `documents`
    the number of documents in each; `method` says how origins were looked for.
    """

    format: int
    code: str
    codebook: str
    parts: tuple[str, ...]
    documents: tuple[int, ...]
    method: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    skipped: tuple[Problem, ...]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What a dataset is made of that is not finished: its folder, and how many partitions.

    Of archives that is not known (0) before all their rows have been read.
    """

    texts: str
    partitions: int = 0


def table_file(table: str, number: int) -> str:
    """The name of a table's file of a partition."""
    return f"{table}/{number:05}.parquet"


def part_file(number: int, kind: str) -> str:
    """The name of a file of a partition that only the next step reads."""
    return f"parts/{number:05}.{kind}"


def write(folder: Path, name: str, data: bytes) -> str:
    """Write a file of the dataset, aside and then in place; gives its SHA-256.

    Raises `CallError` where it cannot be written.
    """
    path = folder / name
    try:
        _write(path, data)
    except OSError as error:
        reason = error.strerror or "cannot be written"
        raise CallError(f"{path}: {reason}; wanted a folder to write a dataset into") from None
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=ASIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def write_json(folder: Path, name: str, value: object) -> str:
    """Write a value as JSON that a person can read; gives its SHA-256."""
    plain = msgspec.json.encode(value, order="deterministic")
    return write(folder, name, msgspec.json.format(plain) + b"\n")


def read_json(path: Path, kind: type[T]) -> T:
    """The value in a JSON file of a dataset; `MaterialError` when it is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise MaterialError.at(str(path), 0, f"cannot be read: {error.strerror}") from None
    except (msgspec.MsgspecError, ValueError) as error:
        raise MaterialError.at(str(path), 0, f"no part of a dataset: {error}") from None


def whole(folder: Path, files: dict[str, str]) -> bool:
    """Whether each of these files is there with the bytes that its hash says."""
    return not any(changed(folder, files))


def changed(folder: Path, files: dict[str, str]) -> Iterator[str]:
    """The names of the files that are not there with the bytes that their hash says."""
    return (name for name, wanted in files.items() if _hash(folder / name) != wanted)


def damage(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """A fault for each file of a finished dataset that is not what was written."""
    message = "missing, or not what was written; export the dataset again"
    return (Problem(str(folder / name), 0, message) for name in changed(folder, manifest.files))


def begun(folder: Path) -> bool:
    """Whether a folder holds a dataset, finished or not."""
    return any((folder / name).is_file() for name in (DATASET, BEGUN))


def is_dataset(folder: Path) -> bool:
    """Whether a folder holds a dataset; `CallError` for one that is not finished."""
    message = unfinished(folder)
    if message:
        raise CallError(f"{folder}: {message}")
    return (folder / DATASET).is_file()


def unfinished(folder: Path) -> str:
    """How far a dataset is that is not finished, and how to go on; "" for any other folder."""
    if (folder / DATASET).is_file() or not (folder / BEGUN).is_file():
        return ""
    there = sum(path.stem.isdecimal() for path in (folder / "parts").glob("*.json"))
    try:
        made = read_json(folder / UNDER_WAY, UnderWay)
    except MaterialError:  # by an earlier version
        made = UnderWay("FOLDER")
    how_many = made.partitions or "as many as there will be"
    again = shlex.join(["ukchina", "export", made.texts, "-o", str(folder)])
    return (
        f"a dataset that is not finished, {there} of {how_many} partitions are there; "
        f"go on with: {again} --format dataset"
    )


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
