"""The articles of an archive: a row's text as it stands, and what the other columns say of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ukchina.corpus.columns import read_columns
from ukchina.corpus.decoding import DecodingError, checked
from ukchina.corpus.extraction import one_line
from ukchina.corpus.folder import format_of, shown
from ukchina.corpus.rows import Row, rows
from ukchina.corpus.sources import Source
from ukchina.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What names of files bear on every system; another id stands in the name as its hash.
_PLAIN_KEY = re.compile(r"[A-Za-z0-9](?:[\w-]|\.(?!\.|\Z)){0,63}\Z", re.ASCII)
_KEY_DIGITS = 16
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.{0,30})?\Z")
# A headline is a line; what is longer is another column's content.
_LONGEST_FACT = 1_000
# Before the first newspapers, after every archive: a slip of the hand or a wrong column.
_YEARS = range(1600, 2101)


class _RowError(ValueError):
    """What is wrong with a row."""


@dataclass(slots=True)
class _Seen:
    """The keys of a file's rows so far, with the row that had each."""

    rows: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, number: int) -> None:
        if key in self.rows:
            raise _RowError(f"same id as row {self.rows[key]}; wanted another for each article")
        self.rows[key] = number


def articles(path: Path, file: str, *, top: Path) -> Iterator[tuple[str, Source] | Problem]:
    """The texts of the archive at `path`, each with its source; a problem for each faulty row.

    The file is read as the iterator is used. `file` is what its corpus, in the folder `top`,
    calls it. Raises `MaterialError` when the file is no archive or its columns are not known.
    """
    seen = _Seen()
    kind = format_of(path) or ""
    for row in rows(path, read_columns(path, top)):
        if isinstance(row, Problem):
            yield row
            continue
        try:
            yield _article(row, file, kind, seen)
        except _RowError as error:
            yield Problem(shown(path), row.number, str(error))


def _article(row: Row, file: str, kind: str, seen: _Seen) -> tuple[str, Source]:
    text = _text(row.values.get("text"))
    stated = tuple(
        (held, value)
        for held in ("title", "outlet", "published", "place")
        if (value := _fact(held, row.values.get(held))) is not None
    )
    key = _key(row.values.get("id"))
    seen.add(key or f"{row.number}", row.number)
    hashed = row.sha256 or hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        file, kind, hashed, first_line=row.number, number=row.number, key=key, stated=stated
    )
    return text, source


def _text(value: object) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _RowError("no text in this row; wanted an article")
    if not isinstance(value, str):
        raise _RowError(f"the text is {_shown(value)}; wanted a string")
    try:
        value.encode()
        return checked(value)
    except UnicodeEncodeError as error:
        raise _RowError(f"half a character at {error.start} of the text; wanted UTF-8") from None
    except DecodingError as error:
        raise _RowError(str(error)) from None


def _fact(held: str, value: object) -> str | date | None:
    if value is None or value == "":
        return None
    if held == "published":
        return _day(value)
    if not isinstance(value, str):
        raise _RowError(f"{held} is {_shown(value)}; wanted a string")
    if len(value) > _LONGEST_FACT:
        raise _RowError(f"{held} has {len(value)} characters; wanted {_LONGEST_FACT} at most")
    return one_line(value) or None


def _day(value: object) -> date:
    """The day that a column states: a date, or the date of a time as it is printed."""
    found: date | None = None
    if isinstance(value, datetime):
        found = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, str) and (match := _DAY.match(value.strip())):
        try:
            found = date.fromisoformat(match[1])
        except ValueError:
            found = None
    if found is None or found.year not in _YEARS:
        raise _RowError(f"published is {_shown(value)}; wanted YYYY-MM-DD")
    return found


def _key(value: Any) -> str:  # noqa: ANN401 - whatever a row may hold
    """The part of a document's name that its row's id gives; "" when it has none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _RowError(f"id is {_shown(value)}; wanted a string or a whole number")
    given = str(value)
    if _PLAIN_KEY.match(given):
        return given
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]


def _shown(value: object) -> str:
    most = 40
    found = shown(repr(value)[: most + 1])
    return found if len(found) <= most else f"{found[:most]}…"
