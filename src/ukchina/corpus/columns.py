"""Which column of a file of rows is what: by `rows.toml` beside it, else by the obvious names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ukchina.corpus.folder import ROWS, shown
from ukchina.errors import MaterialError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# So many columns an error lists: what fits a screen.
_MOST_SHOWN = 12
# The columns that this program gives the tables it exports.
_EXPORTED = frozenset({"evidence", "document", "start", "end"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a `rows.toml` names, by what they hold, and the lines where it does."""

    path: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def among(self, found: Iterable[str]) -> dict[str, str]:
        """What is in which of the columns `found`, by what they hold."""
        plain = {name.casefold(): name for name in found}
        chosen = {held: name for held, name in self.names.items() if name in plain.values()}
        for held, usual in _usual().items():
            first = next((plain[name] for name in usual if name in plain), "")
            if held not in self.names and first and first not in chosen.values():
                chosen[held] = first
        return chosen

    def refuse(self, found: Iterable[str], path: str, line: int = 0) -> None:
        """Raise `MaterialError` when none of the columns `found` holds the text."""
        columns = list(found)
        if set(columns) >= _EXPORTED:
            raise MaterialError.at(path, line, "a table this program made; move it elsewhere")
        if "text" in self.among(columns):
            return
        if "text" in self.names:
            raise MaterialError(self.missing(columns, path))
        wanted = f'"text", or the name of the text\'s column in {ROWS}'
        message = f"no column for the text; found {_listed(columns)}; wanted {wanted}"
        raise MaterialError.at(path, line, message)

    def missing(self, found: Iterable[str], path: str) -> list[Problem]:
        """The columns that were named and are not among those `found` in the file at `path`."""
        columns = list(found)
        return [
            Problem(
                self.path,
                self.lines[held],
                f'no column "{name}" in {path}; found {_listed(columns)}',
            )
            for held, name in self.names.items()
            if name not in columns
        ]


def read_columns(path: Path, top: Path) -> Columns:
    """What the nearest `rows.toml` says: beside the file at `path`, or in a folder above, to `top`.

    Raises `MaterialError` when that file is not one.
    """
    for folder in path.parents:
        beside = folder / ROWS
        if beside.is_file():
            return _read(beside)
        if folder == top:
            break
    return Columns()


def _read(path: Path) -> Columns:
    try:
        source = path.read_text("utf-8-sig")
        table = tomllib.loads(source)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise MaterialError.at(shown(path), 0, message) from None
    except UnicodeDecodeError as error:
        raise MaterialError.at(shown(path), 0, f"not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        position = re.search(r"at line (\d+)", str(error))
        line = int(position[1]) if position else source.count("\n") + 1
        raise MaterialError.at(shown(path), line, f"not TOML: {error}") from None
    names = table.get("columns", {})
    if not isinstance(names, dict):
        raise MaterialError.at(shown(path), _line(source, "columns"), "wanted the table [columns]")
    lines = {key: _line(source, key) for key in (*table, *names)}
    faults = {
        key: f'unknown table "{key}"; wanted [columns]' for key in table if key != "columns"
    } | {held: message for held, name in names.items() if (message := _fault(held, name))}
    if faults:
        raise MaterialError(Problem(shown(path), lines[key], faults[key]) for key in faults)
    return Columns(shown(path), names, lines)


def _fault(held: str, name: object) -> str:
    if held not in _usual():
        return f'unknown "{held}"; wanted {", ".join(_usual())}'
    if not isinstance(name, str):
        return f"{held} is {name!r}; wanted the name of a column, in quotes"
    return ""


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    """The obvious names of each kind of column, from `columns.toml`."""
    data = resources.files("ukchina.corpus").joinpath("columns.toml").read_text("utf-8")
    return {held: tuple(table["names"]) for held, table in tomllib.loads(data).items()}


def _listed(columns: list[str]) -> str:
    more = ", …" if len(columns) > _MOST_SHOWN else ""
    named = ", ".join(f'"{shown(name)}"' for name in columns[:_MOST_SHOWN])
    return f"{named}{more}" if named else "none"


def _line(source: str, key: str) -> int:
    """The line that sets `key` or is its heading; 1 when none does alone."""
    head = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[].=]""")
    lines = enumerate(source.splitlines(), start=1)
    return next((number for number, line in lines if head.match(line)), 1)
