"""Files that are faulty, strange or made to do harm: one clear error each, the rest is read."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ukchina.corpus import document, pdf_text, read_corpus
from ukchina.corpus.markdown_text import markdown_text
from ukchina.errors import MaterialError
from ukchina.sentences import body

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = "The foreign secretary met his counterpart in Beijing and spoke of trade for two hours.\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Far more than any of these takes on a slow machine; a regular expression that backtracks
# without bound needs minutes.
SECONDS = 20


def zipped(content: bytes, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def pdf(*objects: str) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
        ).encode()
    )


BOMB = f'<w:document xmlns:w="{W}"><w:body>'.encode() + b" " * 30_000_000
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'

FAULTY = {
    "bomb.docx": (zipped(BOMB), "unpacks to"),
    "laughs.docx": (zipped(LAUGHS), "declares a document type"),
    "nothing.docx": (zipped(b"x", "word/other.xml"), r"no word/document\.xml"),
    "torn.docx": (zipped(b"<a/>")[:-30], "not a Word document"),
    "bad.docx": (zipped(b"<a><b></a>"), "is not XML"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + b"\x00" * 99, "an old office document; save it as"),
    "empty.docx": (b"", "not a Word document"),
    "loop.pdf": (
        pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>"),
        "no text layer",
    ),
    "empty.pdf": (b"", "not a PDF"),
    "page.pdf": (b"<html>" + GOOD.encode(), "not a PDF"),
    "empty.html": (b"", "not a page"),
    "menu.html": (b"<html><body><nav>Home</nav></body></html>", "no article in this page"),
    "binary.html": (b"\x00\x01\x02" * 99, "binary data"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00", "this is a picture, not txt"),
    "pdf.txt": (b"%PDF-1.4\n" + GOOD.encode(), "this is a PDF, not txt"),
    "zip.md": (b"PK\x03\x04" + GOOD.encode(), "this is a zip archive"),
    "line\nbreak.txt": (GOOD.encode(), "a name with a line break"),
    "-rf.txt": (GOOD.encode(), "taken for an option"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_hostile_file_is_one_error_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    data, message = FAULTY[name]
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MaterialError, match=message) as caught:
        read_corpus(tmp_path)
    assert len(caught.value.problems) == 1
    assert "\n" not in str(caught.value)
    corpus = read_corpus(tmp_path, keep_going=True)
    assert [found.name for found in corpus.documents] == ["good"]
    assert corpus.problems == caught.value.problems


def test_keeping_going_needs_something_to_go_on_with(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    with pytest.raises(MaterialError, match="binary data"):
        read_corpus(tmp_path, keep_going=True)


def test_a_pdf_that_leads_in_circles_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_text, "SECONDS", 1.5)
    (tmp_path / "slow.pdf").write_bytes(pdf("<</Type/Catalog/Pages 2 0 R>>", "2 0 R"))
    with pytest.raises(MaterialError, match=r"slow\.pdf: takes longer than 1\.5 seconds"):
        read_corpus(tmp_path)


def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(GOOD)
    (folder / "good.txt").write_text(GOOD)
    (folder / "inside.txt").symlink_to(folder / "good.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    corpus = read_corpus(folder, keep_going=True)
    assert [found.name for found in corpus.documents] == ["good", "inside"]
    assert [str(problem).removeprefix(f"{folder}/") for problem in corpus.problems] == [
        "gone.txt: a link to nothing; remove it",
        "out.txt: a link that leads out of the folder; put the file itself here",
        "self.txt: a link that leads to itself; remove it",
        "up: a link that leads out of the folder; put the file itself here",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of a Unix system")
def test_what_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "shut.txt").write_text(GOOD)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(GOOD)
    (tmp_path / "shut.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    if os.geteuid() == 0:  # root may open everything, so the refusal is acted
        refuse(monkeypatch, "shut.txt", "closed")
    corpus = read_corpus(tmp_path, keep_going=True)
    (tmp_path / "closed").chmod(0o700)
    assert [found.name for found in corpus.documents] == ["good"]
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in corpus.problems] == [
        "closed: cannot be opened: Permission denied",
        "shut.txt: cannot be read: Permission denied",
    ]


def refuse(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def refusing(own: Callable[..., object]) -> Callable[..., object]:
        def opened(path: Path, *rest: object, **more: object) -> object:
            if os.path.basename(path) in names:  # noqa: PTH119 - a string or a path
                raise PermissionError(13, "Permission denied")
            return own(path, *rest, **more)

        return opened

    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    monkeypatch.setattr(Path, "open", refusing(Path.open))


def test_files_of_another_kind_are_named_and_skipped(tmp_path: Path) -> None:
    names = ["a.png", "table.xlsx", ".hidden.txt", "b_files/script.js", ".DS_Store", "~$b.docx"]
    for name in ["b.html", "good.txt", *names]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{GOOD * 3}</p>" if name == "b.html" else GOOD)
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = read_corpus(tmp_path)
    assert [found.name for found in corpus.documents] == ["b.html", "good"]
    assert [os.path.relpath(problem.path, tmp_path) for problem in corpus.skipped] == [
        ".hidden.txt",
        "a.png",
        "b_files",
        "pipe.txt",
        "table.xlsx",
    ]
    assert corpus.problems == ()


@pytest.mark.parametrize(
    "name", ["a b.txt", "“Visit”.txt", "中英.txt", "a'b;c.txt", "x" * 200 + ".txt"]
)
def test_a_strange_name_is_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD)
    assert read_corpus(tmp_path).documents[0].name == name.removesuffix(".txt")


def test_progress_is_shown_by_whoever_wants_it(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(GOOD)
    seen: list[str] = []

    def watch(paths: object) -> object:
        for path in paths:
            yield path
            seen.append(path.name)

    read_corpus(tmp_path, watch=watch)
    assert seen == ["a.txt", "b.txt"]


LINES = {
    "one line": GOOD.strip() + " ",
    "no space": "a",
    "capitals": "LONDON ",
    "capitals joined": "LONDON/",
    "initials": "A.",
    "full stops": ".",
    "dots": "... ",
    "quotes": '"',
    "curly quotes": "“’",
    "brackets": "([",
    "dashes": "- ",
    "digits": "1 ",
    "times": "12:30 ",
    "dates": "1 May ",
    "dates with years": "1 May 2025 ",
    "labels": "Published on ",
    "colons": "A: ",
    "pipes": "| ",
    "hyphens broken": "ab-\n",
    "blank lines": "\n\n",
    "short lines": "ab\n",
    "bare returns": "ab\r",
    "fields": "Title: a\n",
    "bullets": "- a\n",
    "titles": "By A B\n",
    "zero width": "a\u200b",
    "soft hyphens": "\u00ad",
    "chinese": "中英关系",
    "open links": "[a](",
    "open emphasis": "*a ",
    "open comments": "<!--",
    "tags": "<a ",
    "rules": "---\n",
    "days": "A Title of Three Words\n1 May 2025\n",
}


@pytest.mark.parametrize("field", ["Title", "Published", "Updated", "Author", "Source"])
@pytest.mark.parametrize("name", ["dates with years", "deadlines", "labels", "days"])
def test_no_field_takes_long(field: str, name: str) -> None:
    value = {**LINES, "deadlines": "A cut by 1 May 2025 "}[name].replace("\n", " ")
    start = time.perf_counter()
    document("a", f"{field}: {value * (100_000 // len(value))}\n\n{GOOD}")
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", LINES)
def test_no_line_takes_long(name: str) -> None:
    size = 3_000_000 if name == "one line" else 150_000
    text = LINES[name] * (size // len(LINES[name]))
    start = time.perf_counter()
    markdown_text(text)
    try:
        read = document("a", f"{GOOD}\n{text}\n\n{GOOD}")
    except MaterialError:
        read = None
    assert read is None or body(read) or read.language != "en"
    assert time.perf_counter() - start < SECONDS
