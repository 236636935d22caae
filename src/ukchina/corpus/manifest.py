"""The manifest of a corpus, `corpus.toml`: pins the texts and adds what they do not say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from ukchina.errors import MaterialError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "corpus.toml"
_KEYS: dict[str, type] = {
    "sha256": str,
    "label": str,
    "title": str,
    "outlet": str,
    "published": date,
    "place": str,
    "note": str,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one document, and the lines where it says so, by key."""

    line: int
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of a manifest by document name; empty when the corpus has none."""

    path: str
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def entry(self, name: str) -> Entry:
        """The entry of that document; an empty one when it has none."""
        return self.entries.get(name, Entry(0))


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`; raises `MaterialError` when it is not one."""
    path = folder / MANIFEST
    if not path.is_file():
        return Manifest(str(path))
    try:
        source = path.read_text("utf-8-sig")
        table = tomllib.loads(source)
    except UnicodeDecodeError as error:
        raise MaterialError.at(str(path), 0, f"not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        position = re.search(r"at line (\d+)", str(error))
        line = int(position[1]) if position else source.count("\n") + 1
        raise MaterialError.at(str(path), line, f"not TOML: {error}") from None
    problems = [
        Problem(str(path), _line(source, key), f'unknown table "{key}"; wanted [documents.NAME]')
        for key in table
        if key != "documents"
    ]
    entries = {}
    documents = table.get("documents", {})
    if not isinstance(documents, dict):
        raise MaterialError.at(str(path), _line(source, "documents"), "wanted [documents.NAME]")
    for name, values in documents.items():
        line = _line(source, name)
        if not isinstance(values, dict):
            problems.append(Problem(str(path), line, f'"{name}" is not a table'))
            continue
        lines = {key: _line(source, key, line) for key in values}
        problems += [
            Problem(str(path), lines[key], message) for key, message in _faults(name, values)
        ]
        entries[name] = Entry(line, values, lines)
    if problems:
        raise MaterialError(problems)
    return Manifest(str(path), entries)


def _faults(name: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with an entry, by the key that it is wrong with."""
    faults = []
    for key, value in values.items():
        if key not in _KEYS:
            faults.append((key, f'unknown key "{key}" for {name}; known: {", ".join(_KEYS)}'))
        elif type(value) is not _KEYS[key]:
            wanted = "a date, YYYY-MM-DD without quotes" if key == "published" else "a string"
            faults.append((key, f"{key} of {name} is {value!r}; wanted {wanted}"))
    return faults


def _line(source: str, key: str, first: int = 1) -> int:
    """The line from `first` on where `key` heads a table or is set; `first` when it is nowhere."""
    quoted = rf"""["']?{re.escape(key)}["']?"""
    heads = re.compile(
        rf"""\s*(?:\[{{1,2}}\s*)?(?:["']?[\w-]+["']?\s*\.\s*){{0,2}}{quoted}\s*[].=]"""
    )
    inline = re.compile(rf"[{{,]\s*{quoted}\s*[.=]")
    for number, line in enumerate(source.splitlines(), start=1):
        if number >= first and (heads.match(line) or (first > 1 and inline.search(line))):
            return number
    return first
