"""Reads a folder into a corpus and the records of its documents, on whatever engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ukchina.corpus.read import assembled, opened
from ukchina.errors import CallError, Problem
from ukchina.records.engines import HERE, Engine
from ukchina.records.form import packed
from ukchina.records.keys import CODER, code_key
from ukchina.records.making import Batch, Made, batch, only_read
from ukchina.records.store import Records, records_by
from ukchina.records.units import Unit, expected, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ukchina.coding import Codebook
    from ukchina.corpus import Corpus, Document

    # What shows progress: what is done and how much there will be (None: unknown) in, the same out.
    Watch = Callable[
        [Iterable[tuple[Unit | None, Made]], int | None], Iterable[tuple[Unit | None, Made]]
    ]

# A task is worth its way to a worker and back, and a chunk held by each is no burden.
_TASK_UNITS = 32
_TASK_CHARS = 256_000


@dataclass(frozen=True, slots=True)
class Options:
    """How a folder is read: with faults left out or not, on which engine, shown by what."""

    keep_going: bool = False
    engine: Engine = HERE
    watch: Watch | None = None


def read_records(
    folder: Path | str, codebook: Codebook, options: Options | None = None
) -> tuple[Corpus, Records]:
    """The corpus in `folder`, as `read_corpus` gives it, and the records of its documents.

    What an earlier run made of the same bytes by the same code and codebook is taken from the
    cache. Raises `CallError` and `MaterialError` as `read_corpus` does, and `CallError` for an
    engine that cannot run. Without `keep_going` nothing more is coded after the first fault; the
    rest is only read, so that every fault is told.
    """
    options = options or Options()
    held = opened(folder)
    records = records_by(codebook)
    work = Work(records, stopped=bool(held.files.faults) and not options.keep_going)
    done = made_in_order(units(held), work, options.engine)
    shown = options.watch(done, expected(held)) if options.watch else done
    found: list[Document | Problem] = []
    for _, made in shown:
        found += made.read()
        work.stopped |= bool(made.problems) and not options.keep_going
    return assembled(found, held, keep_going=options.keep_going), records


def made_in_order(
    given: Iterable[Unit | Problem], work: Work, engine: Engine
) -> Iterator[tuple[Unit | None, Made]]:
    """Each unit with what came of it, in the order given; a fault has no unit."""
    function = partial(batch, packed(work.records.codebook))
    with engine.running() as runner:
        for steps, result in runner.results(function, work.tasks(given)):
            fresh = iter(_checked(result).made if result else ())
            for unit, known in steps:
                made = known or next(fresh)
                if unit and not known:
                    work.records.add(unit, made)
                yield unit, made


@dataclass(slots=True)
class Work:
    """Parts units into tasks, leaving out what is known; once `stopped` it only reads them."""

    records: Records
    stopped: bool = False

    def tasks(self, given: Iterable[Unit | Problem]) -> Iterator[tuple[_Steps, _Task]]:
        """The steps of each task, and the units of them that have to be made, if any."""
        for chunk in _chunks(given):
            steps = tuple(self._step(one) for one in chunk)
            missing = tuple(unit for unit, known in steps if unit and not known)
            yield steps, missing or None

    def _step(self, one: Unit | Problem) -> tuple[Unit | None, Made | None]:
        if isinstance(one, Problem):
            return None, Made((one,), ())
        if self.stopped:
            return None, only_read(one)
        known = self.records.known(one)
        if known is None or all(known.found):
            return one, known
        read = tuple(document for document in known.documents if isinstance(document, bytes))
        return replace(one, data=b"", row=None, read=read), None


_Steps = tuple[tuple[Unit | None, Made | None], ...]
_Task = tuple[Unit, ...] | None


def _chunks(given: Iterable[Unit | Problem]) -> Iterator[list[Unit | Problem]]:
    """What is given in pieces, each worth its way to a worker."""
    chunk: list[Unit | Problem] = []
    size = 0
    for one in given:
        chunk.append(one)
        size += one.size if isinstance(one, Unit) else 0
        if len(chunk) >= _TASK_UNITS or size >= _TASK_CHARS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _checked(result: Batch) -> Batch:
    if result.code != code_key(CODER):
        message = "a worker has another version of this program or of a library it reads with"
        raise CallError(f"{message}; wanted the same on every machine")
    return result
