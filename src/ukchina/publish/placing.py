"""Puts a finished edition in place of the last one: all of it, by one build at a time.

An edition is made aside, in a hidden folder of its output; the files of the last edition are
replaced only when all of the new one is there, so that a failing cell or an interruption leaves
the old report.
"""

from __future__ import annotations

import json
import logging
import shutil
import signal
import tempfile
import threading
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from ukchina.errors import CallError, MaterialError
from ukchina.findings.past import checked, parsed
from ukchina.publish.locks import alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RECORD = "edition.json"
_ASIDE, _LOCK = ".building", ".building.lock"
_EDITION, _TEMPORARY = "edition", "temporary"
# What a record says of the folder it is in, not of the edition.
_OF_FOLDER = frozenset({"previous", "files", "sources"})
_WAITING = "%s: another build writes here; waiting until it is done"
_log = logging.getLogger("ukchina")


@contextmanager
def aside(output: Path) -> Iterator[Path]:
    """A folder to make an edition in, gone afterwards whatever happens; waits for other builds.

    It lies in `output`, on the same disk, and so do all temporary files made meanwhile: what a
    killed build left there is taken away first.
    Raises `CallError` when `output` is no folder that can be written into.
    """
    if output.exists() and not output.is_dir():
        raise CallError(f"{output}: a file; wanted a folder to write the report into")
    new = not output.exists()
    folder = output / _ASIDE
    with ExitStack() as after:
        try:
            output.mkdir(parents=True, exist_ok=True)
            if new:
                after.callback(_drop_empty, output)
            after.enter_context(alone(output / _LOCK, lambda: _log.warning(_WAITING, output)))
            shutil.rmtree(folder, ignore_errors=True)
            (folder / _EDITION).mkdir(parents=True)
            (folder / _TEMPORARY).mkdir()
        except OSError as error:
            reason = error.strerror or "cannot be made"
            raise CallError(f"{output}: {reason}; wanted a folder to write into") from None
        after.callback(shutil.rmtree, folder, ignore_errors=True)
        after.callback(setattr, tempfile, "tempdir", tempfile.tempdir)
        tempfile.tempdir = str((folder / _TEMPORARY).absolute())
        yield folder / _EDITION


def _drop_empty(output: Path) -> None:
    with suppress(OSError):  # it holds what was built
        output.rmdir()


def write_record(folder: Path, output: Path, made: dict[str, Any], *, keep_others: bool) -> None:
    """Write the record of the edition, and which files it has: the next one compares with it."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if keep_others:
        files |= set(_recorded(output))
    text = json.dumps({**made, "files": sorted(files)}, indent=1)
    write(folder / _RECORD, f"{text}\n".encode())


def previous_record(output: Path, edition: str) -> dict[str, Any] | None:
    """The record of the last edition in `output` that is another one; None without.

    Building an edition again compares it with what it was compared with before, so that the
    same texts give the same bytes. A record that cannot be read is no edition.
    """
    path = output / _RECORD
    if not path.is_file():
        return None
    try:
        last = parsed(path.read_bytes(), str(path))
        if last["edition"] != edition:
            return {key: value for key, value in last.items() if key not in _OF_FOLDER}
        return checked(last.get("previous"), str(path))
    except MaterialError:
        return None


def recorded_sources(output: Path) -> dict[str, str]:
    """The texts of the source pages in `output`: their hash by the name of the document."""
    found = _record(output).get("sources")
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}


def _recorded(output: Path) -> list[str]:
    files = _record(output).get("files")
    return [str(name) for name in files] if isinstance(files, list) else []


def _record(output: Path) -> dict[str, Any]:
    """What the record in `output` says; nothing when there is none, or it cannot be read."""
    path = output / _RECORD
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def put_in_place(folder: Path, output: Path) -> list[Path]:
    """Move the files of `folder` over those of `output`; take away what the edition lacks."""
    before = _recorded(output)
    made = sorted(path for path in folder.rglob("*") if path.is_file())
    kept = set(_recorded(folder))
    written = []
    with _undisturbed():
        for path in made:
            target = output / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            written.append(target)
        for name in before:
            stale = output / name
            if name in kept or not stale.is_file():
                continue
            if stale.resolve().is_relative_to(output.resolve()):
                stale.unlink()
    return written


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off what would interrupt: half the files of one edition and half of another are none."""
    if threading.current_thread() is not threading.main_thread():  # only that one is interrupted
        yield
        return
    came: list[int] = []
    kept = {
        number: signal.signal(number, lambda number, _: came.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler or signal.SIG_DFL)
        for interruption in came:
            signal.raise_signal(interruption)


def write(path: Path, content: bytes) -> None:
    """Write the file; make the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
