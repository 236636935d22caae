"""An interrupted build ends at once: one line, its exit code, and nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat import write as write_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ukchina.publish import pages
from ukchina.publish.fonts import fonts
from ukchina.publish.pages import Press

pytestmark = pytest.mark.xdist_group("edition")

PROSE = "Ministers from both sides held talks on trade in Beijing and agreed to meet again."
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
# The cell tells that it runs, then takes longer than any test waits.
LONG = """from pathlib import Path
from time import sleep
Path({path!r}).touch()
sleep(60)"""


def project(folder: Path, cell: str) -> Path:
    """A folder with one text and a report whose notebook has this one cell."""
    for name in ("texts", "notebooks", "reports", "temporary"):
        (folder / name).mkdir(parents=True)
    (folder / "texts" / "a.txt").write_text(PROSE)
    (folder / "reports" / "report.html").write_text("old")
    given = new_code_cell('corpus = ""', metadata={"tags": ["parameters"]})
    made = new_notebook(cells=[given, new_code_cell(cell)], metadata=KERNEL)
    write_notebook(made, folder / "notebooks" / "report.ipynb")
    return folder


def started(folder: Path, *options: str) -> subprocess.Popen[str]:
    """The command, once the notebook's cell runs."""
    program = Path(sys.executable).with_name("ukchina")
    process = subprocess.Popen(
        [program, "report", "texts", "-o", "reports", "--only", "report", *options],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder / "temporary")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (folder / "begun").exists() and process.poll() is None:
        time.sleep(0.02)
    return process


@pytest.mark.parametrize(
    ("number", "code", "options"),
    [
        (signal.SIGINT, 130, ()),
        (signal.SIGTERM, 143, ()),
        (signal.SIGINT, 130, ("--watch",)),
        (signal.SIGTERM, 143, ("--isolated",)),
    ],
)
def test_an_interruption_in_a_cell_ends_the_run_and_leaves_the_old_report(
    tmp_path: Path, number: int, code: int, options: tuple[str, ...]
) -> None:
    folder = project(tmp_path / "p", LONG.format(path=str(tmp_path / "p" / "begun")))
    process = started(folder, *options)
    process.send_signal(number)
    told, errors = process.communicate(timeout=20)
    assert (process.returncode, told, errors) == (code, "", "interrupted\n")
    assert [path.name for path in (folder / "reports").iterdir()] == ["report.html"]
    assert (folder / "reports" / "report.html").read_text() == "old"
    assert list((folder / "temporary").iterdir()) == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_watch_that_waits_ends_like_a_build(tmp_path: Path, number: int, code: int) -> None:
    folder = project(tmp_path / "p", f"open({str(tmp_path / 'p' / 'begun')!r}, 'w'); 1 / 0")
    process = started(folder, "--watch")
    assert process.stderr is not None
    assert "ZeroDivisionError" in process.stderr.readline()
    process.send_signal(number)
    assert process.communicate(timeout=20) == ("", "interrupted\n")
    assert process.returncode == code


def test_a_killed_build_leaves_nothing_outside_of_its_output(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", LONG.format(path=str(tmp_path / "p" / "begun")))
    process = started(folder, "--isolated")
    process.kill()
    process.communicate(timeout=20)
    assert list((folder / "temporary").iterdir()) == []


def test_fonts_are_read_and_leave_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typst  # noqa: PLC0415 - 20 MB that few tests need

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = fonts.__wrapped__()
    assert list(tmp_path.iterdir()) == []
    faces = [
        f'#text(font: "Source Sans Pro", weight: {weight}, style: "{style}")[a]'
        for weight in (400, 600, 700)
        for style in ("normal", "italic")
    ]
    others = '#text(font: "Droid Sans Fallback")[茶]#text(font: "Noto Emoji")[😀]'
    source: object = {"main": "".join([*faces, others]).encode()}
    made = typst.compile(source, format="pdf", font_paths=found)
    names = ("", "-Semibold", "-Bold", "-It", "-SemiboldIt", "-BoldIt")
    shown = [name or "-Regular" for name in names]
    for name in [f"SourceSansPro{name}" for name in shown] + ["DroidSansFallback", "NotoEmoji"]:
        assert name.encode() in made, name


def test_whoever_interrupts_does_not_wait_for_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, wanted = threading.Event(), threading.Event()

    def slow(_: object) -> tuple[bytes, frozenset[str]]:
        begun.set()
        wanted.wait(60)
        return b"", frozenset()

    monkeypatch.setattr(pages, "pdf", slow)
    press = Press(tmp_path)
    press.add(notebook(), "page", "page.ipynb")
    assert begun.wait(60)
    press.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    wanted.set()


def notebook() -> NotebookNode:
    cells = [new_markdown_cell("# Title\n\nWords.")]
    made: NotebookNode = new_notebook(cells=cells, metadata=KERNEL)
    return made
