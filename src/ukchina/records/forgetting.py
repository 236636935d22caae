"""What a cache forgets: what was not used for a month, and what is too much.

An entry of older code is never asked for again, and nothing in its name tells which it is. So the
age of every entry is that of its last use, and each process may forget: one that another deletes
meanwhile, or is about to read, counts as absent. Times are those of the files, by the clock that
wrote them; a file `swept` has the time at which the cache was last gone through.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "swept"
# How the name of a file begins while it is written.
ASIDE = ".aside-"
# Chosen by the project: who reports monthly finds the last report's texts read, and the cache holds
# two hundred thousand articles of 3.4 KB.
UNUSED_DAYS = 30
MOST_BYTES = 2_000_000_000
# A cache is gone through once a day, and while it grows fast after each quarter of a gigabyte.
GROWN_BYTES = 250_000_000
DAY = 24 * 60 * 60

_FOLDER = re.compile(r"[0-9a-f]{2}\Z")
_ENTRY = re.compile(r"[0-9a-f]{62}\Z")


@dataclass(frozen=True, slots=True, order=True)
class _Held:
    """An entry, or what was left of one while it was written: when it was used last, its size."""

    used: float
    size: int
    path: str


def is_due(folder: Path, now: float) -> bool:
    """Whether the cache in `folder` has not been gone through for a day."""
    return now - last_sweep(folder) >= DAY


def last_sweep(folder: Path) -> float:
    """When the cache in `folder` was last gone through; 0 when it never was."""
    try:
        return (folder / MARK).stat().st_mtime
    except OSError:
        return 0.0


def sweep(folder: Path, now: float) -> None:
    """Delete the entries not used for `UNUSED_DAYS`, then those unused longest beyond the most.

    Whatever else is in the folder stays.
    """
    with suppress(OSError):
        (folder / MARK).touch()  # first, so that another process does not do the same
    oldest = now - UNUSED_DAYS * DAY
    kept = []
    for one in _held(folder):
        if one.used < oldest:
            _delete(one)
        else:
            kept.append(one)
    beyond = sum(one.size for one in kept) - MOST_BYTES
    for one in sorted(kept):
        if beyond <= 0:
            return
        _delete(one)
        beyond -= one.size


def _held(folder: Path) -> Iterator[_Held]:
    """All that a cache has written into its folder."""
    for inner in _inside(folder):
        if _FOLDER.match(inner.name) and inner.is_dir(follow_symlinks=False):
            for one in _inside(Path(inner.path)):
                if not (_ENTRY.match(one.name) or one.name.startswith(ASIDE)):
                    continue
                with suppress(OSError):  # another process may have deleted it
                    if one.is_file(follow_symlinks=False):
                        found = one.stat(follow_symlinks=False)
                        yield _Held(found.st_mtime, found.st_size, one.path)


def _inside(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _delete(one: _Held) -> None:
    with suppress(OSError):
        Path(one.path).unlink()
