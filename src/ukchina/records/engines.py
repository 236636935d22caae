"""Where tasks run: in this process, in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

from collections import deque
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ukchina.errors import BuildError, CallError
from ukchina.records.processes import Processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")
C = TypeVar("C")

# Tasks given to each worker, the one it does with them: enough that none is ever idle, few enough
# that memory does not grow with the corpus.
_AHEAD = 3
_CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Engine:
    """Where to run: `jobs` processes of this machine (1: this one), or the Dask at `scheduler`.

    `preload` is the module with what all the processes of this machine load.
    """

    jobs: int = 1
    scheduler: str = ""
    preload: str = "ukchina.records.warm"

    def begin(self) -> None:
        """Have processes loaded beside this one, while it still reads what they are to do."""
        if self.jobs > 1 and not self.scheduler:
            Processes(self.jobs, self.preload).begin()

    @contextmanager
    def running(self) -> Iterator[Runner]:
        """What runs tasks here, until the end of the block.

        Raises `CallError` when Dask is not installed or no scheduler answers.
        """
        if self.scheduler:
            with _dask(self.scheduler) as client:
                workers = sum(client.nthreads().values()) or 1
                yield Runner(partial(client.submit, pure=False), workers * _AHEAD)
        elif self.jobs > 1:
            processes = Processes(self.jobs, self.preload)
            try:
                yield Runner(processes.submit, self.jobs * _AHEAD)
            except BaseException:
                processes.end(wait=False)
                raise
            processes.end(wait=True)
        else:
            yield RUNNER


HERE = Engine()


@dataclass(frozen=True, slots=True)
class Runner:
    """Starts tasks: `submit` gives a future, `waiting` says how many may be under way at once."""

    submit: Callable[..., Any]
    waiting: int = 1

    def results(
        self, function: Callable[[T], R], steps: Iterable[tuple[C, T | None]]
    ) -> Iterator[tuple[C, R | None]]:
        """For each step (anything, and a thing to run the function on) the same with its result.

        In order, and few steps are taken ahead of what is given; a step without a thing runs
        nothing.
        """
        under_way: deque[tuple[C, Any]] = deque()
        try:
            for beside, thing in steps:
                future = None if thing is None else self.submit(function, thing)
                under_way.append((beside, future))
                while len(under_way) >= self.waiting:
                    yield _finished(*under_way.popleft())
            while under_way:
                yield _finished(*under_way.popleft())
        finally:
            for _, future in under_way:
                if future is not None:
                    future.cancel()


class _Here:
    """The future of a task that this process does when it is asked for the result."""

    def __init__(self, function: Callable[[Any], Any], thing: object) -> None:
        self.result = partial(function, thing)

    def cancel(self) -> None:
        """Nothing was begun."""


# What runs tasks in this process.
RUNNER = Runner(_Here)


def _finished(beside: C, future: Any) -> tuple[C, Any]:  # noqa: ANN401 - a future of any library
    return beside, None if future is None else _result(future)


def _result(future: Any) -> Any:  # noqa: ANN401 - a future of either library
    try:
        return future.result()
    except BrokenProcessPool:
        message = "a process ended before its work was done (out of memory?); wanted fewer --jobs"
        raise BuildError(message) from None
    except Exception as error:
        if type(error).__name__ != "KilledWorker":
            raise
        message = "the workers on the cluster ended again and again on one task (out of memory?)"
        raise BuildError(message) from None


@contextmanager
def _dask(address: str) -> Iterator[Any]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and half a second
    except ImportError:
        message = "--scheduler needs Dask; install it with: pip install 'ukchina[dask]'"
        raise CallError(message) from None
    try:
        client: Any = Client(  # type: ignore[no-untyped-call] # ships no types
            address, timeout=_CONNECT_SECONDS, set_as_default=False
        )
    except (OSError, ValueError) as error:
        message = (
            f"no scheduler answers at {address} ({error}); wanted an address like tcp://host:8786"
        )
        raise CallError(message) from None
    with client:
        yield client
