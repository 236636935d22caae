"""A coding file that is saved row by row, and a journal that keeps each change for ever.

A change is first appended to `NAME.journal` and is on the disk before `NAME.csv` is replaced as a
whole; then the journal notes that it is saved. A crash while the change is appended loses that
change; a crash after it loses nothing, for a change not noted as saved is made good when the file
is next opened. The CSV file is at every moment a whole one.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ukchina.errors import CallError, MaterialError
from ukchina.interchange.coding_file import Cells, coding_csv, coding_rows, put, settle
from ukchina.publish.locks import locked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """What one correction did to the row of one sentence; None stands for no row.

    `before` and `after` are the SHA-256 of the coding file without and with it.
    """

    evidence: str
    was: Cells | None
    now: Cells | None
    before: str
    after: str
    undoes: bool = False


class CodingFile:
    """The rows of one coding file by evidence id, in the file's order, each change saved at once.

    Raises `MaterialError` when the file is no table of rows with these columns.
    """

    def __init__(self, path: Path, known: Mapping[str, Cells] | None = None) -> None:
        """Open the file at `path`; one that is not there yet will begin with the rows `known`."""
        self.path = path
        self._known = known or {}
        self.journal = path.with_suffix(".journal")
        self.rows: dict[str, Cells] = {}
        self._hash = ""
        if self.journal.exists():
            with locked(self.journal):
                self._read()
                self._make_good()
        else:
            self._read()

    def change(self, evidence: str, now: Cells | None) -> None:
        """Give the sentence the row `now` (None: no row) and save it; nothing if it has it.

        Raises `MaterialError` when the disk refuses; then the coding file is as it was.
        """
        with locked(self.journal):
            self._read()
            if self.rows.get(evidence) != now:
                self._save(evidence, now, undoes=False)

    def undo(self) -> str:
        """Take the last change back that was not taken back yet; the id of its sentence.

        Raises `CallError` when there is none, or the row has been changed outside since.
        """
        with locked(self.journal):
            self._read()
            standing = self._standing()
            if not standing:
                raise CallError(f"{self.path}: no correction to undo")
            last = standing[-1]
            if self.rows.get(last.evidence) != last.now:
                raise CallError(f"{last.evidence}: changed outside since; correct it by hand")
            self._save(last.evidence, last.was, undoes=True)
            return last.evidence

    def changes(self) -> list[Change]:
        """Every change in the journal, oldest first; a line cut short counts for nothing."""
        if not self.journal.exists():
            return []
        return [change for change in map(_change, self.journal.read_bytes().split(b"\n")) if change]

    def _standing(self) -> list[Change]:
        """The changes that no later one has taken back."""
        standing: list[Change] = []
        for change in self.changes():
            if not change.undoes:
                standing.append(change)
            elif standing:
                standing.pop()
        return standing

    def _read(self) -> None:
        content = self.path.read_bytes() if self.path.exists() else b""
        if not content or _digest(content) != self._hash:
            self.rows = coding_rows(self.path, content) if content else {**self._known}
            self._hash = _digest(content)

    def _make_good(self) -> None:
        """Apply the journal's last change, when a crash kept it from the coding file.

        Not when it was saved: then somebody has restored an older coding file, and meant to.
        """
        lines = [line for line in self.journal.read_bytes().split(b"\n") if _is_json(line)]
        last = _change(lines[-1]) if lines else None
        if last is not None and last.before == self._hash:
            self._set(last.evidence, last.now)
            self._put()

    def _save(self, evidence: str, now: Cells | None, *, undoes: bool) -> None:
        was, before = self.rows.get(evidence), self._hash
        self._set(evidence, now)
        after = _digest(coding_csv(self.rows.values()))
        change = Change(evidence, was, now, before, after, undoes)
        try:
            self._note(asdict(change))
            self._put()
        except OSError as error:
            self._hash = ""  # what is held here is not what stands there: read it anew
            message = f"not saved: {error.strerror}; the file is as it was"
            raise MaterialError.at(str(self.path), 0, message) from None

    def _put(self) -> None:
        content = coding_csv(self.rows.values())
        put(self.path, content)
        self._hash = _digest(content)
        self._note({"saved": self._hash})

    def _note(self, entry: dict[str, object]) -> None:
        """Append a line to the journal, on the disk when this returns; a torn line stays torn."""
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        with self.journal.open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            whole = file.read() in (b"", b"\n")
            file.write(line if whole else b"\n" + line)
            file.flush()
            os.fsync(file.fileno())
        if size == 0:
            settle(self.journal.parent)

    def _set(self, evidence: str, now: Cells | None) -> None:
        if now is None:
            self.rows.pop(evidence, None)
        else:
            self.rows[evidence] = now


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _change(line: bytes) -> Change | None:
    """The change on a line of the journal; None for a note or a line cut short."""
    try:
        return Change(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
