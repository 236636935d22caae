"""Brings a coding from another tool back as a coder: what fits as rows, the rest as problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.coders import Row
from ukchina.errors import CallError, MaterialError, Problem
from ukchina.interchange.coding_file import cells, coder_path, coding_csv, put
from ukchina.interchange.marks import choices, known_labels, label_of, themes_of
from ukchina.interchange.placing import Placing
from ukchina.interchange.read_doccano import doccano_marks
from ukchina.interchange.read_jsonld import jsonld_marks
from ukchina.interchange.read_refi import refi_marks
from ukchina.study.dataset.corpus import DatasetCorpus
from ukchina.study.dataset.files import DATASET, Manifest, read_json
from ukchina.study.dataset.readers import kept_coders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.corpus import Corpus
    from ukchina.interchange.judgements import Label
    from ukchina.interchange.marks import Mark
    from ukchina.spans import Span

_READERS: dict[str, Callable[[str, bytes], list[Mark]]] = {
    ".qdpx": refi_marks,
    ".jsonl": doccano_marks,
    ".jsonld": jsonld_marks,
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file gives for a corpus: a row a sentence, and what could not be brought in."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def incoming(
    path: Path, corpus: Corpus, codebook: Codebook | None = None, *, user: str = ""
) -> Incoming:
    """The coding in the file at `path` (`.qdpx`, doccano's `.jsonl`, `.jsonld`), row by row.

    Words are found again by quotation where the text has changed. A stretch codes the sentences
    it holds at least half of, or else the one it lies in most. `user` chooses among several
    coders of the file. Raises `CallError` for a format or user that is not known, `MaterialError`
    when the file is not what its name says.
    """
    found = _of_user(path, _marks(path), user)
    placing = Placing(corpus)
    known = known_labels(codebook or read_codebook())
    problems: list[Problem] = []
    said: dict[Span, list[tuple[Mark, Label]]] = {}
    for mark in found:
        label = label_of(mark, known)
        spans, fault = placing.sentences(mark)
        if label is None:
            fault = f'unknown code "{" > ".join(mark.label)}"'
        if label is None or fault:
            problems.append(Problem(str(path), mark.line, fault))
            continue
        for span in spans:
            said.setdefault(span, []).append((mark, label))
    rows = []
    for span in sorted(said):
        row, faults = _row(span, said[span])
        rows.append(row)
        problems += [Problem(str(path), said[span][0][0].line, fault) for fault in faults]
    return Incoming(tuple(rows), tuple(dict.fromkeys(problems)))


def import_coding(  # noqa: PLR0913 - one parameter an option of the command
    path: Path,
    corpus: Corpus,
    codebook: Codebook | None = None,
    *,
    coder: str,
    user: str = "",
    reason: str = "",
    replace_existing: bool = False,
    keep_going: bool = False,
) -> tuple[Path, Incoming]:
    """Write the coding in the file at `path` as the coding file of `coder`; gives its path.

    With a `reason`, rows that give none become rulings for that reason. A coding file that is
    there already is refused, unless it may be replaced. What cannot be brought in (a code that the
    codebook does not have, words that are nowhere) is a `MaterialError`, and nothing is written,
    unless told to `keep_going` without it.
    """
    target = coder_path(corpus, coder)
    if not replace_existing and (target.exists() or coder in _exported(corpus)):
        raise CallError(f"{target} is there already; name another coder, or replace it (--replace)")
    found = incoming(path, corpus, codebook, user=user)
    if not found.rows:
        reasons = found.problems or (Problem(str(path), 0, "holds no coding"),)
        raise MaterialError(reasons)
    if found.problems and not keep_going:
        raise MaterialError(found.problems)
    if reason:
        rows = tuple(replace(row, reason=row.reason or reason) for row in found.rows)
        found = replace(found, rows=rows)
    put(target, coding_csv(cells(row, corpus) for row in found.rows))
    return target, found


def _exported(corpus: Corpus) -> frozenset[str]:
    """The names of the coders that were exported with a dataset, whose files are not beside it."""
    if not isinstance(corpus, DatasetCorpus):
        return frozenset()
    manifest = read_json(corpus.folder / DATASET, Manifest)
    return frozenset(coder.name for coder in kept_coders(corpus.folder, manifest))


def _marks(path: Path) -> list[Mark]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CallError(f"{path}: wanted a file in {', '.join(_READERS)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CallError(f"{path}: {error.strerror}; wanted a coding") from None
    return reader(str(path), data)


def _of_user(path: Path, marks: list[Mark], user: str) -> list[Mark]:
    """The marks of one coder; `CallError` when it is not clear whose are meant."""
    coders = dict.fromkeys(mark.coder for mark in marks)
    known = ", ".join(coder or "(unnamed)" for coder in coders)
    if user:
        chosen = [mark for mark in marks if user in (mark.coder, mark.author)]
        if not chosen:
            raise CallError(f'{path}: no user "{user}"; known: {known or "none"}')
        return chosen
    if len(coders) > 1:
        raise CallError(f"{path}: codings by {known}; name the user that is meant")
    return marks


def _row(span: Span, said: list[tuple[Mark, Label]]) -> tuple[Row, list[str]]:
    """The row of one sentence, and where its labels contradict each other."""
    labels = [label for _, label in said]
    orientations, voices = choices(labels)
    faults = [
        f"{span}: {' and '.join(sorted(found))} at once; the {kind} is left open"
        for kind, found in (("orientation", orientations), ("voice", voices))
        if len(found) > 1
    ]
    marks = [mark for mark, _ in said]
    row = Row(
        sentence=span,
        themes=themes_of(labels),
        orientation=orientations.pop() if len(orientations) == 1 else None,
        voice=voices.pop() if len(voices) == 1 else None,
        author=next((mark.author for mark in marks if mark.author), ""),
        reason="; ".join(dict.fromkeys(mark.note for mark in marks if mark.note)),
        date=max((mark.date for mark in marks), default=""),
    )
    return row, faults
