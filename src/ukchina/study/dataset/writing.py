"""Writes a corpus as a dataset, partition by partition; goes on where an earlier run ended."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ukchina.corpus.read import opened
from ukchina.errors import CallError, MaterialError, Problem
from ukchina.records.form import packed
from ukchina.records.keys import code_key
from ukchina.records.reading import Options
from ukchina.records.units import Unit, expected, units
from ukchina.study.dataset.files import (
    BEGUN,
    DATASET,
    FORMAT,
    UNDER_WAY,
    Manifest,
    Part,
    UnderWay,
    begun,
    part_file,
    read_json,
    whole,
    write,
    write_json,
)
from ukchina.study.dataset.finishing import finished
from ukchina.study.dataset.partition import Task, files_of
from ukchina.study.dataset.piece import CODE, Found, Piece, found_in
from ukchina.study.dataset.readers import Readers
from ukchina.study.origins import EXACT_UP_TO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.corpus.read import Folder
    from ukchina.records.engines import Runner

    Watch = Callable[[Iterator[int], int | None], Iterable[int]]
    _Step = tuple[tuple[Task, Part | None], Piece | None]

# Texts of a partition: half a minute of one process, some megabytes of tables.
PARTITION = 500


def write_dataset(
    folder: Path | str,
    output: Path,
    codebook: Codebook,
    options: Options | None = None,
    *,
    size: int = PARTITION,
) -> Manifest:
    """Write the dataset of the texts in `folder` into `output`; gives its manifest.

    A partition holds the documents of `size` files or rows, in the order of their names. One that
    is there already, made of the same texts by the same code and codebook, is verified and left.
    What was written is the same however often it was interrupted, and wherever it was made. Raises
    `MaterialError` at the first partition with faults unless told to keep going, `CallError` when
    `output` is a file or holds something else.
    """
    options = options or Options()
    held = opened(folder)
    _refuse(output, held)
    if held.files.faults and not options.keep_going:
        raise MaterialError(held.files.faults)
    readers = Readers(held.path, codebook)
    write_json(output, BEGUN, FORMAT)
    under_way = UnderWay(str(folder), -(-(expected(held) or 0) // size))
    writer = _Writer(output, readers, under_way, keep_going=options.keep_going)
    with options.engine.running() as runner:
        done = writer.parts(writer.steps(units(held), packed(codebook), size), runner)
        watched = options.watch(done, expected(held)) if options.watch else done  # type: ignore[arg-type] # counts texts, whatever they are
        for _ in watched:
            pass
        return writer.finished(held, codebook, runner)


class _Writer:
    """What has been written so far."""

    def __init__(
        self, folder: Path, readers: Readers, under_way: UnderWay, *, keep_going: bool
    ) -> None:
        self.folder = folder
        self.readers = readers
        self.under_way = under_way
        self.keep_going = keep_going
        self.made: list[Part] = []
        self.names: set[str] = set()
        if not (folder / DATASET).is_file():
            self._unfinished()

    def parts(self, steps: Iterator[_Step], runner: Runner) -> Iterator[Unit | Problem]:
        """Make each partition that is not there; gives the units as they are done."""
        pieces: list[Found] = []
        for (task, known), result in runner.results(found_in, steps):
            pieces += [_checked(result)] if result else []
            if known or len(pieces) == task.size:
                yield from self._part(task, known, pieces)
                pieces = []

    def _part(
        self, task: Task, known: Part | None, pieces: list[Found]
    ) -> Iterator[Unit | Problem]:
        """Keep a partition that is there, or write it; gives its units."""
        names = known.names if known else [name for piece in pieces for name in piece.names]
        taken = tuple(sorted(self.names.intersection(names)))
        if known and not taken:
            self._check(known.problems)
            part = known
        else:
            again = replace(task, taken=taken)
            made = pieces or [found_in(one) for one in again.pieces]
            part = self._write(again, list(self._distinct(again, made)))
        self.names.update(part.names)
        self.made.append(part)
        yield from task.units

    def _distinct(self, task: Task, pieces: Iterable[Found]) -> Iterator[Found]:
        """The pieces, each without documents that have the name of an earlier one."""
        names = set(self.names)
        for piece, found in zip(task.pieces, pieces, strict=True):
            again = tuple(sorted(names.intersection(found.names)))
            whole = found_in(replace(piece, taken=again)) if again else found
            self._check(whole.problems)
            names.update(whole.names)
            yield whole

    def _check(self, problems: tuple[Problem, ...]) -> None:
        if problems and not self.keep_going:
            raise MaterialError(problems)

    def steps(self, given: Iterator[Unit | Problem], codebook: bytes, size: int) -> Iterator[_Step]:
        """The pieces to be made, each with its partition; none of one that is there."""
        for number, chunk in enumerate(iter(lambda: tuple(islice(given, size)), ())):
            few = number * size < EXACT_UP_TO
            task = Task(codebook, number, chunk, runs=few, readers=self.readers)
            known = self._known(task)
            for piece in [None] if known else task.pieces:
                yield (task, known), piece

    def _known(self, task: Task) -> Part | None:
        """The partition of that number, if it is there, whole, and made of the same."""
        try:
            part = read_json(self.folder / part_file(task.number, "json"), Part)
        except MaterialError:
            return None
        same = part.key == task.key and not part.taken and whole(self.folder, part.files)
        return part if same else None

    def _write(self, task: Task, pieces: list[Found]) -> Part:
        files = files_of(task.number, pieces)
        self._unfinished()
        part = Part(
            task.key,
            tuple(name for piece in pieces for name in piece.names),
            task.taken,
            tuple(problem for piece in pieces for problem in piece.problems),
            tuple(warning for piece in pieces for warning in piece.warnings),
            {name: write(self.folder, name, data) for name, data in files.items()},
            tuple(one for piece in pieces for one in piece.judged),
        )
        write_json(self.folder, part_file(task.number, "json"), part)
        return part

    def _unfinished(self) -> None:
        """From here on the folder is not the dataset that it may have been."""
        write_json(self.folder, UNDER_WAY, self.under_way)
        (self.folder / DATASET).unlink(missing_ok=True)

    def finished(self, held: Folder, codebook: Codebook, runner: Runner) -> Manifest:
        """Write what depends on all documents, and the manifest; `MaterialError` for no text."""
        if not self.names:
            problems = [problem for part in self.made for problem in part.problems]
            nothing = Problem(str(held.path), 0, "no text in this folder; wanted at least one")
            raise MaterialError(problems or [nothing])
        coders = self.readers.coders(one for part in self.made for one in part.judged)
        self._unfinished()
        return finished(
            self.folder, self.made, held, codebook=codebook, coders=coders, runner=runner
        )


def _refuse(output: Path, held: Folder) -> None:
    """Raise for an output that is a file, holds or is in the corpus, or holds something else."""
    if output.exists() and not output.is_dir():
        raise CallError(f"{output}: a file; wanted a folder to write into")
    ours, theirs = output.resolve(), held.path.resolve()
    if ours.is_relative_to(theirs):
        raise CallError(f"{output}: inside the folder of the texts; wanted another folder")
    if theirs.is_relative_to(ours):
        raise CallError(f"{output}: holds the folder of the texts; wanted another folder")
    if output.is_dir() and not begun(output) and any(output.iterdir()):
        raise CallError(f"{output}: holds other files; wanted a new folder, or a dataset's")


def _checked(result: Found) -> Found:
    if result.code != code_key(CODE):
        message = "a worker has another version of this program or of a library it reads with"
        raise CallError(f"{message}; wanted the same on every machine")
    return result
