"""Results kept between runs in a folder that can be deleted at any time and is never trusted.

An entry's name is the hash of all that its result depends on, and it begins with the hash of that
name and of its own bytes: one that was cut off, damaged or put in another's place counts as
absent. No error of the folder ever reaches the caller: without it, work is done again.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

import platformdirs

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

    def get(self, key: str) -> bytes | None:
        """The bytes that were put under `key`; None when they are not there, whole and unharmed."""
        if self.folder is None:
            return None
        try:
            data = _read(self._path(self.folder, key))
        except OSError:
            return None
        found = data[_HASH_BYTES:]
        return found if data[:_HASH_BYTES] == _hash(key, found) else None

    def put(self, key: str, found: bytes) -> None:
        """Keep `found` under `key`, if the folder can be written to."""
        if self.folder is None or not self._writable:
            return
        try:
            _write(self._path(self.folder, key), _hash(key, found) + found)
        except OSError:
            self._writable = False

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


def _read(path: Path) -> bytes:
    """What is in a regular file of a sane size; nothing for any other thing of that name."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
        return b""
    return path.read_bytes()


def _write(path: Path, data: bytes) -> None:
    """Write aside, then rename: no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
