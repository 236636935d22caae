"""How a command ends when it is interrupted: one line, what was half made taken away, at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from ukchina.records.processes import leave_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a shell gives a program that a signal ended.
_BY_SIGNAL = 128
INTERRUPTED = _BY_SIGNAL + signal.SIGINT
TERMINATED = _BY_SIGNAL + signal.SIGTERM
_heard: set[int] = set()


def code() -> int:
    """The exit code of a command that was interrupted.

    By the signal that was heard: what watches files tells of any by an interruption of its own.
    """
    return TERMINATED if signal.SIGTERM in _heard else INTERRUPTED


@contextmanager
def heeding() -> Iterator[None]:
    """Within it SIGTERM is raised like Ctrl-C, so that what is half made is taken away."""
    if threading.current_thread() is not threading.main_thread():  # only that one is interrupted
        yield
        return
    _heard.clear()
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def leave(ended: SystemExit) -> NoReturn:
    """End the process; after an interruption without waiting for a PDF that nobody wants.

    Typst cannot be stopped, and at its end Python waits for every thread.
    """
    if ended.code in {INTERRUPTED, TERMINATED}:
        sys.stdout.flush()
        sys.stderr.flush()
        leave_nothing()
        os._exit(int(ended.code))
    raise ended


def _terminated(*_: object) -> NoReturn:
    _heard.add(signal.SIGTERM)
    raise KeyboardInterrupt
