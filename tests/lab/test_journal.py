"""A correction is on the disk or it is not: nothing in between, and nothing else is lost."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError, MaterialError
from ukchina.interchange.coding_file import HEADER
from ukchina.lab.journal import CodingFile

if TYPE_CHECKING:
    from pathlib import Path


COLUMNS = b"document,start,end,themes,orientation,voice,text"


class Killed(BaseException):
    """What stands in for a process that ends here."""


def row(themes: str, start: int = 0) -> dict[str, str]:
    cells = dict.fromkeys(HEADER, "")
    return cells | {"document": "a", "start": str(start), "end": str(start + 9), "themes": themes}


def themes(path: Path) -> list[str]:
    return [cells["themes"] for cells in CodingFile(path).rows.values()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "coders" / "mary.csv"


def test_a_change_is_in_the_file_when_the_call_returns(path: Path) -> None:
    CodingFile(path).change("a@0-9", row("economy"))
    assert path.read_bytes().splitlines()[1].startswith(b"a,0,9,economy,")
    assert themes(path) == ["economy"]


def test_opening_alone_writes_nothing(path: Path) -> None:
    CodingFile(path)
    assert not path.parent.exists()


def test_the_last_word_on_a_sentence_is_its_only_row(path: Path) -> None:
    file = CodingFile(path)
    for value in ("economy", "security", "economy;security"):
        file.change("a@0-9", row(value))
    assert themes(path) == ["economy;security"]
    assert [change.now["themes"] for change in file.changes() if change.now] == [
        "economy",
        "security",
        "economy;security",
    ]


def test_undo_goes_back_step_by_step_and_then_refuses(path: Path) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    file.change("a@0-9", row("security"))
    file.change("a@20-29", row("climate", 20))
    file.change("a@20-29", None)
    expected = [["security", "climate"], ["security"], ["economy"], []]
    for left in expected:
        CodingFile(path).undo()
        assert themes(path) == left
    with pytest.raises(CallError, match="no correction to undo"):
        CodingFile(path).undo()


def test_the_same_row_again_is_no_change(path: Path) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    file.change("a@0-9", row("economy"))
    assert len(file.changes()) == 1


@pytest.mark.parametrize("step", range(1, 8))
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_crash_at_any_step_loses_at_most_the_correction_being_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: int, call: str
) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    before = path.read_bytes()
    calls = 0
    real = getattr(os, call)

    def dies(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == step:
            raise Killed
        return real(*arguments)

    monkeypatch.setattr(os, call, dies)
    with contextlib.suppress(Killed):
        file.change("a@20-29", row("climate", 20))
    monkeypatch.undo()
    assert path.read_bytes().startswith(before)
    assert themes(path) in (["economy"], ["economy", "climate"])
    again = CodingFile(path)
    again.change("a@40-49", row("people", 40))
    assert themes(path)[::2] in (["economy"], ["economy", "people"])
    assert "people" in themes(path)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_refuses_is_said_and_the_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    before = path.read_bytes()

    def refuses(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuses)
    with pytest.raises(MaterialError, match="not saved: No space left on device"):
        file.change("a@0-9", row("climate"))
    monkeypatch.undo()
    assert path.read_bytes() == before
    file.change("a@20-29", row("people", 20))
    assert themes(path) == ["economy", "people"]


@pytest.mark.parametrize("kept", [0, 1, 20, -1])
def test_a_line_cut_short_is_left_out_and_never_glued_to_the_next(path: Path, kept: int) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    whole = file.journal.read_bytes()
    entry = json.dumps({"evidence": "a@20-29", "was": None, "now": row("climate")}).encode()
    file.journal.write_bytes(whole + entry[:kept])
    CodingFile(path).change("a@20-29", row("security", 20))
    assert themes(path) == ["economy", "security"]
    assert len(CodingFile(path).changes()) == 2


def test_a_change_that_a_crash_kept_from_the_file_is_made_good(path: Path) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    old, journal = path.read_bytes(), file.journal.read_bytes()
    file.change("a@20-29", row("climate", 20))
    lines = file.journal.read_bytes()[len(journal) :].splitlines(keepends=True)
    path.write_bytes(old)
    file.journal.write_bytes(journal + lines[0])
    assert themes(path) == ["economy", "climate"]
    assert path.read_bytes().count(b"\n") == 3


def test_a_coding_file_that_was_restored_on_purpose_stays_restored(path: Path) -> None:
    file = CodingFile(path)
    file.change("a@0-9", row("economy"))
    old = path.read_bytes()
    file.change("a@0-9", row("security"))
    path.write_bytes(old)
    assert themes(path) == ["economy"]
    with pytest.raises(CallError, match="changed outside since"):
        CodingFile(path).undo()


def test_rows_written_outside_are_kept_as_they_stand(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        'document,start,end,themes,orientation,voice,text\nb,5,9,economy,,,"a, ""b"""\n'
    )
    file = CodingFile(path)
    file.change("a@0-9", row("climate"))
    outside = path.read_text() + "c,1,2,people,,,x,,,\n"
    path.write_text(outside)
    file.change("a@0-9", row("security"))
    assert path.read_text() == outside.replace("climate", "security")
    assert 'b,5,9,economy,,,"a, ""b""",,,' in outside


def test_two_who_write_at_once_both_keep_their_rows(path: Path) -> None:
    first, second = CodingFile(path), CodingFile(path)
    first.change("a@0-9", row("economy"))
    second.change("a@20-29", row("climate", 20))
    first.change("a@40-49", row("people", 40))
    assert themes(path) == ["economy", "climate", "people"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "cannot be read"),
        (b"name\nx\n", "wanted the columns document, start"),
        (COLUMNS + b",mood\n", "wanted the columns document, start"),
        (COLUMNS + b"\na,0,9\n", "more or fewer fields"),
        (COLUMNS + b"\na,0,9,,,,x,y\n", "more or fewer fields"),
        (COLUMNS + b"\na,0,9,,,,x\na,0,9,,,,x\n", "codes a sentence twice"),
    ],
)
def test_a_file_that_is_no_coding_file_is_refused(path: Path, content: bytes, message: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(MaterialError, match=message):
        CodingFile(path)


_WRITER = """
import sys
from pathlib import Path
from ukchina.interchange.coding_file import HEADER
from ukchina.lab.journal import CodingFile
file = CodingFile(Path(sys.argv[1]))
for start in range(100000):
    cells = dict.fromkeys(HEADER, "") | {"document": "a", "start": str(start), "end": str(start)}
    file.change(f"a@{start}-{start}", cells)
    print(start, flush=True)
"""


def test_a_killed_process_has_kept_every_row_that_it_said_it_kept(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= 40:
                break
        writer.kill()
        said = [int(line), *(int(one) for one in writer.stdout)][-1]
    raw = path.read_text().splitlines()
    assert len(raw) - 1 in (said + 1, said + 2)
    rows = CodingFile(path).rows
    assert list(rows) == [f"a@{start}-{start}" for start in range(len(rows))]
    assert len(rows) in (said + 1, said + 2)
