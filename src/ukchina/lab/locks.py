"""One writer at a time: a lock that the system lifts when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - the other system's branch
    import msvcrt

    _FAR = 1 << 30  # a byte that no file here reaches: Windows bars reading what is locked

    def _hold(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait for, and hold, the lock on the file at `path` (made if absent)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        _hold(file.fileno())
        yield
