"""An edition is put in place whole, by one build at a time."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError
from ukchina.publish.locks import alone
from ukchina.publish.placing import aside, previous_record, put_in_place, write, write_record

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("edition")  # they share its one build

EDITION = {"edition": "0123456789ab"}
# A build that is killed before it is done: nothing of it is cleaned up.
KILLED = """
import os, pathlib, signal, sys
from ukchina.publish.placing import aside
with aside(pathlib.Path(sys.argv[1])) as folder:
    (folder / "half.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def placed(output: Path, **files: str) -> None:
    with aside(output) as folder:
        for name, content in files.items():
            write(folder / f"{name}.html", content.encode())
        write_record(folder, output, EDITION, keep_others=False)
        put_in_place(folder, output)


def test_what_an_edition_has_no_more_is_taken_away_and_what_is_not_its_own_stays(
    tmp_path: Path,
) -> None:
    output = tmp_path / "reports"
    placed(output, report="one", old="one")
    (output / "notes.txt").write_text("mine")
    placed(output, report="two")
    assert names(output) == ["edition.json", "notes.txt", "report.html"]
    assert (output / "report.html").read_text() == "two"


def test_a_build_that_fails_leaves_the_old_edition_and_nothing_of_its_own(tmp_path: Path) -> None:
    output = tmp_path / "reports"
    placed(output, report="one")
    with pytest.raises(IsADirectoryError), aside(output) as folder:
        write(folder, b"a page in the place of the folder")
    assert names(output) == ["edition.json", "report.html"]
    assert (output / "report.html").read_text() == "one"


def test_a_build_that_fails_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), aside(tmp_path / "reports"):
        raise ZeroDivisionError
    assert names(tmp_path) == []


def test_what_a_killed_build_left_is_gone_after_the_next(tmp_path: Path) -> None:
    output = tmp_path / "reports"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(output)], check=False)
    assert killed.returncode < 0
    assert ".building/edition/half.html" in names(output)
    placed(output, report="one")
    assert names(output) == ["edition.json", "report.html"]


def test_a_second_build_says_that_it_waits_and_then_builds(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    output = tmp_path / "reports"
    told = threading.Event()
    handler = logging.Handler()
    handler.emit = lambda _: told.set()  # type: ignore[method-assign]
    logging.getLogger("ukchina").addHandler(handler)
    second = threading.Thread(target=placed, args=(output,), kwargs={"report": "second"})
    try:
        with aside(output) as folder:
            second.start()
            assert told.wait(10)
            assert second.is_alive()
            write(folder / "report.html", b"first")
            write_record(folder, output, EDITION, keep_others=False)
            put_in_place(folder, output)
        second.join(10)
    finally:
        logging.getLogger("ukchina").removeHandler(handler)
    assert not second.is_alive()
    assert "another build writes here" in caplog.text
    assert names(output) == ["edition.json", "report.html"]
    assert (output / "report.html").read_text() == "second"


def test_a_lock_is_gone_when_nobody_holds_it(tmp_path: Path) -> None:
    with alone(tmp_path / "lock", lambda: pytest.fail("nobody else is here")):
        assert names(tmp_path) == ["lock"]
    assert names(tmp_path) == []


def test_a_file_is_no_folder_to_write_a_report_into(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("mine")
    with pytest.raises(CallError, match="a file; wanted a folder"), aside(tmp_path / "reports"):
        pytest.fail("nothing may be built")
    assert (tmp_path / "reports").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"edition": 1}', b"\xff", b"[" * 100_000])
def test_a_record_that_cannot_be_read_is_no_edition(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "edition.json").write_bytes(content)
    assert previous_record(tmp_path, "0123456789ab") is None


@pytest.mark.parametrize("field", ["documents", "made_with", "summary", "scorecard", "counts"])
def test_a_record_of_another_form_is_no_edition(tmp_path: Path, edition: Path, field: str) -> None:
    first = json.loads((edition / "edition.json").read_text("utf-8"))
    odd = {**first, field: [1]}
    for record in (odd, {**first, "edition": "ba9876543210", "previous": odd}):
        (tmp_path / "edition.json").write_text(json.dumps(record))
        assert previous_record(tmp_path, "ba9876543210") is None


def test_building_an_edition_again_keeps_what_it_was_compared_with(
    tmp_path: Path, edition: Path
) -> None:
    first = json.loads((edition / "edition.json").read_text("utf-8"))
    again = {**first, "previous": {**first, "edition": "ba9876543210"}}
    (tmp_path / "edition.json").write_text(json.dumps(again))
    assert previous_record(tmp_path, first["edition"]) == again["previous"]
    other = previous_record(tmp_path, "another")
    assert other is not None
    assert other["edition"] == first["edition"]
    assert not {"previous", "files"} & set(other)
