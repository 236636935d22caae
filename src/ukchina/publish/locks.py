"""One writer at a time: a lock that the system lifts when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# What systems say of a lock that another holds.
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}

if sys.platform == "win32":  # pragma: no cover - the other system's branch
    import msvcrt

    _FAR = 1 << 30  # a byte that no file here reaches: Windows bars reading what is locked

    def _hold(handle: int, *, wait: bool) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int, *, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait for, and hold, the lock on the file at `path` (made if absent)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        _hold(file.fileno(), wait=True)
        yield


@contextmanager
def alone(path: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock on a file at `path` that is there only so long as somebody holds it.

    When another does, `waiting` is called once, then waited for.
    """
    file = _first(path, waiting)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows lets nobody take away a file that another waits at
            path.unlink()
        file.close()


def _first(path: Path, waiting: Callable[[], object]) -> BinaryIO:
    """The file, open and held by us; one that its last holder took away meanwhile is let go."""
    told = False
    while True:
        file = path.open("ab")
        try:
            _hold(file.fileno(), wait=told)
        except OSError as fault:
            file.close()
            if fault.errno not in _HELD:
                raise
            if not told:
                waiting()
            told = True
            continue
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()
