"""A process beside this one that loads matplotlib and draws while the rest goes on.

It is given values and gives drawings; it ends when this process does, in whatever way, for its
input ends then. What it fails to draw is drawn here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from ukchina.charts.values import Chart

# -P: not one of the modules that lie about in the folder one works in
_COMMAND = ("-P", "-m", "ukchina.charts.worker")
_current: ContextVar[Helper | None] = ContextVar("helper", default=None)


def current() -> Helper | None:
    """The process beside this one; None without."""
    return _current.get()


@contextmanager
def beside() -> Iterator[None]:
    """Within it charts are drawn by a process beside this one, if a core is free for it."""
    process = _started() if _core_is_free() else None
    if process is None:
        yield
        return
    with process, ThreadPoolExecutor(1, thread_name_prefix="ukchina-charts") as turn:
        token = _current.set(Helper(process, turn))
        try:
            yield
        finally:
            _current.reset(token)
            process.kill()
            turn.shutdown(cancel_futures=True)
            with suppress(OSError):  # what it was not given any more
                process.stdin.close()  # type: ignore[union-attr] # it is a pipe


def _core_is_free() -> bool:
    """Whether there is a second core, and others do not keep all of them busy already.

    It loads matplotlib for itself, half a second of a processor: worth it only on an idle one.
    """
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system, nor is the load
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        return cores > 1 and os.getloadavg()[0] < cores
    except (AttributeError, OSError):
        return cores > 1


def _started() -> subprocess.Popen[bytes] | None:
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603 - this Python, this package
            [sys.executable, *_COMMAND], stdin=pipe, stdout=pipe, stderr=nowhere
        )
    except OSError:
        return None


class Helper:
    """Hands charts to the process, one after another, without waiting for it."""

    def __init__(self, process: subprocess.Popen[bytes], turn: ThreadPoolExecutor) -> None:
        """Begin with nothing to draw; `turn` is the one thread that speaks with the process."""
        self._process = process
        self._turn = turn
        self._asked: dict[Chart, Future[str | None]] = {}

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def begin(self, chart: Chart) -> None:
        """Have the chart drawn, unless it was asked for before."""
        if chart not in self._asked:
            self._asked[chart] = self._turn.submit(self._answer, chart)

    def busy_with(self, chart: Chart) -> bool:
        """Whether the chart was asked for and is not drawn yet."""
        return chart in self._asked and not self._asked[chart].done()

    def drawing(self, chart: Chart) -> str | None:
        """The chart as SVG, once it is drawn; None when it was not asked for or cannot be drawn."""
        return self._asked[chart].result() if chart in self._asked else None

    def _answer(self, chart: Chart) -> str | None:
        if self._process.stdin is None or self._process.stdout is None:
            return None
        try:
            pickle.dump(chart, self._process.stdin)
            self._process.stdin.flush()
            drawn = pickle.load(self._process.stdout)  # noqa: S301 - our own process wrote it
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            return None
        return drawn if isinstance(drawn, str) else None
