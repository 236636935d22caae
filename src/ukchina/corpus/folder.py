"""The files of a corpus folder: which are read, which are only named, which are faulty."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.manifest import MANIFEST
from ukchina.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The formats that are read, by suffix.
FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".jsonl.zst": "jsonl",
    ".ndjson.zst": "jsonl",
    ".parquet": "parquet",
}
# Those that hold an article a row, and the file beside them that names their columns.
ROW_FORMATS = frozenset({"jsonl", "parquet"})
ROWS = "rows.toml"
# What a corpus may hold beside its texts, at its top.
_BESIDE = {MANIFEST, "coders", "codebook.toml", "README.md", "README.txt"}
# What this program leaves in a report or a dataset that it made: no text of a corpus is there.
_MADE = frozenset({"edition.json", "dataset.json"})
# What systems and programs leave in folders; nobody asks for its name.
_CLUTTER = {".DS_Store", ".localized", "Thumbs.db", "desktop.ini", "__MACOSX", "Icon\r"}
_CLUTTER_STARTS = ("._", "~$", ".~lock.")
# What browsers put beside a saved page.
_PAGE_PARTS = ("_files", "-Dateien", "_fichiers", "_archivos")


@dataclass(frozen=True, slots=True)
class Files:
    """The paths to read, sorted, and what is said of the others."""

    paths: tuple[Path, ...]
    skipped: tuple[Problem, ...]
    faults: tuple[Problem, ...]


def files(folder: Path) -> Files:
    """The files in `folder` and the folders within it, sorted by path.

    A file of another kind is skipped and named. A link out of the folder, a folder that may not
    be opened and a name that a command or a table would misread are faults.
    """
    root = folder.resolve()
    found: list[Path] = []
    skipped: list[Problem] = []
    faults: list[Problem] = []
    for path in _walk(folder, faults):
        fault = _fault_of_path(path, folder) or _fault_of_link(path, root)
        if fault:
            faults.append(fault)
        elif (reason := _reason(path)) is None:
            found.append(path)
        elif reason:
            skipped.append(Problem(shown(path), 0, reason))
    return Files(
        tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix())),
        tuple(sorted(skipped, key=str)),
        tuple(sorted(set(faults), key=str)),
    )


def shown(path: Path | str) -> str:
    """The path as one line of a message: control characters and bytes that are no text escaped."""
    return "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape", "surrogatepass").decode()
        for mark in str(path)
    )


def is_broken(path: Path | str) -> bool:
    """Whether a path has bytes that are no text: no page, table or message can name it."""
    return any(unicodedata.category(mark) == "Cs" for mark in str(path))


def format_of(path: Path) -> str | None:
    """The format that a file's name says; None when it is not one that is read.

    >>> from pathlib import Path
    >>> format_of(Path("2024/archive.jsonl.gz"))
    'jsonl'
    """
    *_, before, last = ("", "", *(suffix.lower() for suffix in path.suffixes))
    return FORMATS.get(before + last) or FORMATS.get(last)


def document_name(file: str) -> str:
    """The document id: the file's path without `.txt`, folders joined by a dot.

    A file of another format keeps its suffix, so that `visit.txt` and `visit.pdf` are two.

    >>> document_name("2024/wire/a.txt")
    '2024.wire.a'
    >>> document_name("visit.pdf")
    'visit.pdf'
    """
    stem, _, suffix = file.rpartition(".")
    return (stem if suffix.lower() == "txt" else file).replace("/", ".")


def _walk(top: Path, faults: list[Problem]) -> Iterator[Path]:
    """Everything in a folder, to any depth, but clutter; links to folders are not followed."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                names = {entry.name for entry in entries}
        except OSError as error:
            faults.append(Problem(shown(folder), 0, f"cannot be opened: {error.strerror}"))
            continue
        if not names.isdisjoint(_MADE):
            continue
        for name in names:
            path = folder / name
            if _is_clutter(name) or name == ROWS or (folder == top and name in _BESIDE):
                continue
            inner = path.is_dir() and not path.is_symlink() and not name.startswith(".")
            if inner and not _is_page_part(name, names):
                waiting.append(path)
            else:
                yield path


def _is_clutter(name: str) -> bool:
    return name in _CLUTTER or name.startswith(_CLUTTER_STARTS)


def _is_page_part(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures of a page saved beside it."""
    page = next((name.removesuffix(end) for end in _PAGE_PARTS if name.endswith(end)), None)
    return page is not None and not names.isdisjoint({f"{page}.html", f"{page}.htm"})


def _fault_of_path(path: Path, top: Path) -> Problem | None:
    """What makes the name of a text, or of a folder that holds it, unusable; and what to do."""
    if format_of(path) is None:
        return None
    held = path.relative_to(top)
    for one in (*reversed(held.parents[:-1]), held):
        if message := _fault_of_name(one.name):
            return Problem(shown(top / one), 0, message)
    return None


def _fault_of_link(path: Path, root: Path) -> Problem | None:
    """What makes a link unusable, and what to do."""
    if not path.is_symlink():
        return None
    try:
        inside = path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return Problem(shown(path), 0, "a link that leads to itself; remove it")
    if not inside:
        message = "a link that leads out of the folder; put the file itself here"
        return Problem(shown(path), 0, message)
    return None if path.exists() else Problem(shown(path), 0, "a link to nothing; remove it")


def _fault_of_name(name: str) -> str:
    if any(unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"} for mark in name):
        return "a name with a line break, control character or broken character; rename it"
    if name.startswith("-"):
        return "a name that begins with a dash is taken for an option; rename it"
    return ""


def _reason(path: Path) -> str | None:
    """Why a path is not read; None when it is, nothing when it need not be named."""
    kinds = ", ".join(FORMATS)
    if path.name.startswith("."):
        return "hidden; not read"
    if path.is_dir():
        return "a folder beside a saved page or a link to one; not read"
    if format_of(path) is None:
        return f"not a text this program reads ({kinds}); skipped"
    if not path.is_file():
        return "not a regular file; skipped"
    return None
