"""Coding files: what people said of the sentences, beside the machine or over it.

`CORPUS/coders/NAME.csv` has the columns `document, start, end, themes, orientation, voice, text`
(themes joined by `;`; an empty orientation or voice says nothing of it) and optionally `author,
reason, date`. A row with a reason is a *ruling*: it overrides the machine's coding of its
sentence. A row whose `text` is no longer what stands in the document is stale and counts for
nothing until somebody looks at it again.
"""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.values import Orientation
from ukchina.errors import MaterialError, Problem
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import Span, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum
    from pathlib import Path

    from ukchina.coding.codebook import Codebook
    from ukchina.corpus import Corpus, Document

    WordsOf = Callable[[str], "Words"]

FOLDER = "coders"
COLUMNS = ("document", "start", "end", "themes", "orientation", "voice", "text")
OPTIONAL = ("author", "reason", "date")
# Documents whose sentences are at hand: a coding file names them in any order.
_AT_HAND = 1024


@dataclass(frozen=True, slots=True)
class Row:
    """What a coder says of one sentence; a ruling when it gives a reason."""

    sentence: Span
    themes: tuple[str, ...]
    orientation: Orientation | None
    voice: Side | None
    author: str = ""
    reason: str = ""
    date: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """A row of a coding file and the words that it was on; whether it still holds is to be seen."""

    coder: str
    row: Row
    words: str


@dataclass(frozen=True, slots=True)
class Coder:
    """One coding file: its rows that still hold, in the file's order, and what is stale."""

    name: str
    path: str
    rows: tuple[Row, ...]
    stale: tuple[Problem, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the documents that are coded, each once."""
        return tuple(dict.fromkeys(row.sentence.document for row in self.rows))


def read_coders(
    corpus: Corpus, codebook: Codebook | None = None, *, words: WordsOf | None = None
) -> tuple[Coder, ...]:
    """The coders of a corpus, sorted by name; empty when it has none.

    `words` gives the sentences of the document of a name, where they are known already; a
    `KeyError` when there is none. Raises `MaterialError`, with every fault of every file, when one
    is no coding file or uses a theme, orientation or voice that is unknown.
    """
    book = codebook or read_codebook()
    words = lru_cache(_AT_HAND)(words or (lambda name: Words(corpus.document(name))))
    found = []
    problems: list[Problem] = []
    for path in sorted((corpus.folder / FOLDER).glob("*.csv")):
        try:
            found.append(_read_coder(path, book, words))
        except MaterialError as error:
            problems += error.problems
    if problems:
        raise MaterialError(problems)
    return tuple(found)


def _read_coder(path: Path, codebook: Codebook, words: WordsOf) -> Coder:
    """The coder of one file; `MaterialError` when it cannot be used."""
    stated, problems = _stated(path, codebook)
    reasons = {}
    for one in stated:
        with suppress(KeyError):
            reasons[one.row.line] = words(one.row.sentence.document).stale(one)
    return held(path, stated, reasons, problems)


def read_stated(folder: Path, codebook: Codebook) -> dict[Path, tuple[Stated, ...]]:
    """The rows of each coding file of a corpus' folder, by its path, in order.

    Raises `MaterialError`, with every fault of every file, when one is no coding file.
    """
    found = {}
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.csv")):
        try:
            found[path], faults = _stated(path, codebook)
            problems += faults
        except MaterialError as error:
            problems += error.problems
    if problems:
        raise MaterialError(problems)
    return found


def held(
    path: Path, stated: Iterable[Stated], reasons: Mapping[int, str], faults: Sequence[Problem] = ()
) -> Coder:
    """The coder of a file, of whose rows `reasons` has by line why it is stale; "" if it is not.

    A row without a reason is on no document. Raises `MaterialError` with the `faults`, if any, and
    one for a sentence that has two rows.
    """
    rows, stale = [], []
    for one in stated:
        row = one.row
        reason = reasons.get(row.line, "no such document")
        if reason:
            stale.append(Problem(str(path), row.line, f"{row.sentence} is stale: {reason}"))
        else:
            rows.append(row)
    problems = [*faults, *_twice(str(path), rows)]
    if problems:
        raise MaterialError(problems)
    return Coder(path.stem, str(path), tuple(rows), tuple(stale))


def _stated(path: Path, codebook: Codebook) -> tuple[tuple[Stated, ...], list[Problem]]:
    """The rows of a file, and the faults of those that are none; `MaterialError` for another."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            table = [(reader.line_num, values) for values in reader]
            header = reader.fieldnames or []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MaterialError.at(str(path), 0, f"cannot be read as CSV: {error}") from None
    missing = [column for column in COLUMNS if column not in header]
    unknown = [column for column in header if column not in (*COLUMNS, *OPTIONAL)]
    if missing or unknown:
        found = f"no column {', '.join(missing)}" if missing else f'unknown column "{unknown[0]}"'
        wanted = f"wanted {', '.join(COLUMNS)} and optionally {', '.join(OPTIONAL)}"
        raise MaterialError.at(str(path), 1, f"{found}; {wanted}")
    rows, problems = [], []
    known = {theme.id for theme in codebook.themes}
    for line, values in table:
        faults = list(_faults(values, known))
        problems += [Problem(str(path), line, fault) for fault in faults]
        if not faults:
            rows.append(Stated(path.stem, _row(line, values), values["text"]))
    return tuple(rows), problems


class Words:
    """The body sentences of a document, to tell whether a row still holds."""

    def __init__(self, document: Document, spans: Iterable[Span] | None = None) -> None:
        """Divide the document, unless its `spans` are known."""
        self.document = document
        found = (one.span for one in body(document)) if spans is None else spans
        self.spans = frozenset(found)

    def stale(self, stated: Stated) -> str:
        """Why a row on this document no longer holds; "" when it does."""
        span, text = stated.row.sentence, stated.words
        words, own = self.document.words(span), quote(span.of(self.document.text))
        if quote(text) not in {words, own}:  # with a word as its lines divide it, or whole
            return f'the document says "{words}", the row "{quote(text)}"'
        return "" if span in self.spans else "no sentence of the body begins and ends there"


def _faults(values: dict[str, str | None], known: set[str]) -> Iterator[str]:
    """What is wrong with a row, one sentence each."""
    if None in values or None in values.values():
        yield "more or fewer fields than the header has"
        return
    start, end = values["start"] or "", values["end"] or ""
    if not (start.isdecimal() and end.isdecimal() and int(start) <= int(end)):
        yield f'start "{start}" and end "{end}"; wanted offsets, start <= end'
    for theme in _themes(values["themes"]):
        if theme not in known:
            yield f'unknown theme "{theme}"; known: {", ".join(sorted(known))}'
    kinds: tuple[tuple[str, type[StrEnum]], ...] = (("orientation", Orientation), ("voice", Side))
    for column, kind in kinds:
        value = values[column]
        if value and value not in tuple(kind):
            yield f'unknown {column} "{value}"; known: {", ".join(kind)}'


def _row(line: int, values: dict[str, str]) -> Row:
    return Row(
        sentence=Span(values["document"], int(values["start"]), int(values["end"])),
        themes=_themes(values["themes"]),
        orientation=Orientation(values["orientation"]) if values["orientation"] else None,
        voice=Side(values["voice"]) if values["voice"] else None,
        author=values.get("author", "").strip(),
        reason=values.get("reason", "").strip(),
        date=values.get("date", "").strip(),
        line=line,
    )


def _themes(cell: str | None) -> tuple[str, ...]:
    named = (theme.strip() for theme in (cell or "").split(";"))
    return tuple(dict.fromkeys(theme for theme in named if theme))


def _twice(path: str, rows: list[Row]) -> Iterator[Problem]:
    """A fault for each row on a sentence that has one already."""
    seen: dict[Span, int] = {}
    for row in rows:
        if row.sentence in seen:
            message = f"{row.sentence} is coded on line {seen[row.sentence]} already"
            yield Problem(path, row.line, message)
        seen.setdefault(row.sentence, row.line)
