"""Processes of this machine to work in: begun when first needed, ended when this one ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from multiprocessing import resource_tracker, util
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

# Python starts nothing from the folder that one happens to be in when this is set.
_SAFE_PATH = "PYTHONSAFEPATH"
# Values that live on are many and hold no cycles: looking for these at Python's own pace would
# take a tenth of the time.
_COLLECT_AFTER = 500_000


class Processes:
    """A pool of so many processes, of which the first is begun with the first task.

    Where the system can do that they are forked from one process that has loaded the module
    `preload`, and what that loads, once for all: it runs nothing else, so that no thread and no
    open file of this process is copied. Elsewhere each is a new interpreter.
    """

    def __init__(self, jobs: int, preload: str) -> None:
        """Begin nothing yet."""
        self._jobs = jobs
        self._preload = preload

    def begin(self) -> str:
        """Load, beside this process, what the processes will share; gives how they are started."""
        if "forkserver" in multiprocessing.get_all_start_methods():
            from multiprocessing import forkserver  # noqa: PLC0415 - not on every system

            context: Any = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([self._preload])
            # no temporary folder, or one whose name is longer than that of a socket may be
            with suppress(OSError), _apart():
                forkserver.ensure_running()
                return "forkserver"
        return "spawn"

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(self.begin())
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_settled)

    def submit(self, function: Callable[[Any], Any], thing: object) -> Future[Any]:
        """The future of a task; a process is begun for it if there may be one more."""
        return self._pool.submit(function, thing)

    def end(self, *, wait: bool) -> None:
        """End the processes, with `wait` once they have done what they were given."""
        if not wait:
            _end_server()
        if "_pool" in vars(self):
            self._pool.shutdown(wait=wait, cancel_futures=not wait)


def _end_server() -> None:
    """End the process that others are forked from, which may still be loading; none begins late.

    It is begun again when one is needed. Its library gives no other way to it than its own name.
    """
    server = getattr(sys.modules.get("multiprocessing.forkserver"), "_forkserver", None)
    process = getattr(server, "_forkserver_pid", None)
    if process:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def leave_nothing() -> None:
    """End what is still loading and take its folder away; this process ends without finalizers."""
    if "multiprocessing.forkserver" in sys.modules:
        _end_server()
        # locks that workers shared have names in the system; with 0 no thread is waited for
        util._run_finalizers(0)  # type: ignore[attr-defined] # noqa: SLF001 - only its own exit does
        shutil.rmtree(util.get_temp_dir(), ignore_errors=True)


@contextmanager
def _apart() -> Iterator[None]:
    """Within it a process that is started is none of Ctrl-C's, and heeds no module about it."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    resource_tracker.ensure_running()  # which lets signals through once it has begun
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def collect_seldom() -> None:
    """Look for cyclic garbage seldom."""
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def _settled() -> None:
    """Leave Ctrl-C to the process that gave the work, and end when it does, in whatever way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_followed, args=(parent,), daemon=True).start()


def _followed(parent: Any) -> None:  # noqa: ANN401 - a class that its library does not name
    """End with the parent, which took away its temporary folder only if it could."""
    parent.join()
    shutil.rmtree(util.get_temp_dir(), ignore_errors=True)
    os._exit(1)
