"""Results kept between runs in a folder that can be deleted at any time and is never trusted.

An entry's name is the hash of all that its result depends on, and it begins with the hash of that
name and of its own bytes: one that was cut off, damaged or put in another's place counts as
absent. No error of the folder ever reaches the caller: without it, work is done again. What is not
used is forgotten in time (`forgetting`).
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs

from ukchina.records.forgetting import ASIDE, GROWN_BYTES, is_due, last_sweep, sweep

VARIABLE = "UKCHINA_CACHE"
OFF = "off"
_HASH_BYTES = 32
# No entry is larger than the largest text and what is found in it.
_LARGEST_BYTES = 1_000_000_000


class Cache:
    """A folder of results by key; one without a folder keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Keep results in `folder`, made when the first is put."""
        self.folder = folder
        self._writable = folder is not None
        self._swept = last_sweep(folder) if folder else 0.0
        self._grown = 0  # bytes, since it was last seen whether the cache is to be gone through
        self._seen = False

    def get(self, key: str) -> bytes | None:
        """The bytes that were put under `key`; None when they are not there, whole and unharmed."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            data, used = _read(path)
        except OSError:
            return None
        found = data[_HASH_BYTES:]
        if data[:_HASH_BYTES] != _hash(key, found):
            return None
        if used < self._swept:  # once between two sweeps is often enough
            with suppress(OSError):
                os.utime(path)
        return found

    def put(self, key: str, found: bytes) -> None:
        """Keep `found` under `key`, if the folder can be written to."""
        if self.folder is None or not self._writable:
            return
        path = self._path(self.folder, key)
        try:
            _write(path, _hash(key, found) + found)
            self._grown += len(found)
            if not self._seen or self._grown >= GROWN_BYTES:
                self._forget(self.folder, path.stat().st_mtime)
        except OSError:
            self._writable = False

    def _forget(self, folder: Path, now: float) -> None:
        """Go through the cache, if a day has passed or it has grown much."""
        if self._grown >= GROWN_BYTES or is_due(folder, now):
            sweep(folder, now)
        self._seen, self._grown = True, 0

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def user_cache() -> Cache:
    """The cache of this user, or the one that the variable `UKCHINA_CACHE` names.

    "off", in whatever case, is none; a "~" at its beginning is the user's own folder.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named.casefold() == OFF:
        return Cache(None)
    if not named:
        return Cache(platformdirs.user_cache_path("ukchina", appauthor=False))
    try:
        return Cache(Path(named).expanduser())
    except RuntimeError:  # there is no such user
        return Cache(None)


def _hash(key: str, found: bytes) -> bytes:
    return hashlib.sha256(key.encode() + found).digest()


def _read(path: Path) -> tuple[bytes, float]:
    """What is in a regular file of a sane size, and when it was last used; else nothing."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
        return b"", 0.0
    return path.read_bytes(), found.st_mtime


def _write(path: Path, data: bytes) -> None:
    """Write aside, then rename: no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=ASIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
