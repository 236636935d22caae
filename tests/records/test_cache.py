"""The cache: makes a second run fast, is never trusted, and its folder never raises an error."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ukchina.coding import Codebook, read_codebook
from ukchina.errors import Problem
from ukchina.records import cache, forgetting, keys, making, store
from ukchina.records.cache import Cache, user_cache
from ukchina.records.record import Record, record
from ukchina.records.store import Records
from ukchina.records.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ukchina.corpus import Corpus, Document

BOOK = read_codebook()
KEY, OTHER = "ab" + "0" * 62, "ab" + "1" * 62


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents whose records are made from now on."""
    names: list[str] = []

    def noted(found: Document, codebook: Codebook) -> Record:
        names.append(found.name)
        return record(found, codebook)

    monkeypatch.setattr(store, "record", noted)
    return names


def entries(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.name != forgetting.MARK)


def test_what_was_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    Cache(tmp_path / "new").put(KEY, b"found")
    assert Cache(tmp_path / "new").get(KEY) == b"found"
    assert Cache(tmp_path / "new").get(OTHER) is None


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _another(path: Path) -> None:
    Cache(path.parents[1]).put(OTHER, b"of another")
    path.write_bytes((path.parent / OTHER[2:]).read_bytes())


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    aside = path.with_name("aside")
    path.rename(aside)
    path.symlink_to(aside)


@pytest.mark.parametrize("damage", [_cut, _turned, _emptied, _another, _folder, _pipe, _link])
def test_a_damaged_or_foreign_entry_counts_as_absent(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    held = Cache(tmp_path)
    held.put(KEY, b"found")
    damage(tmp_path / KEY[:2] / KEY[2:])
    assert held.get(KEY) is None
    held.put(KEY, b"found again")
    assert held.get(KEY) in {b"found again", None}


def test_a_record_is_made_once(tmp_path: Path, corpus: Corpus, made: list[str]) -> None:
    first = corpus.documents[0]
    for _ in range(2):
        assert Records(BOOK, Cache(tmp_path)).of(first) == record(first, BOOK)
    assert made == [first.name]


@pytest.mark.parametrize("damage", [_cut, _turned, _emptied, _folder])
def test_a_damaged_record_is_made_anew(
    tmp_path: Path, corpus: Corpus, made: list[str], damage: Callable[[Path], None]
) -> None:
    first = corpus.documents[0]
    Records(BOOK, Cache(tmp_path)).of(first)
    (entry,) = entries(tmp_path)
    damage(entry)
    assert Records(BOOK, Cache(tmp_path)).of(first) == record(first, BOOK)
    assert made == [first.name, first.name]


def test_a_whole_entry_about_another_document_is_not_believed(
    tmp_path: Path, corpus: Corpus, made: list[str]
) -> None:
    first, second = corpus.documents[:2]
    Records(BOOK, Cache(tmp_path)).of(first)
    Records(BOOK, Cache(tmp_path)).of(second)
    names = [path.parent.name + path.name for path in entries(tmp_path)]
    held = Cache(tmp_path)
    found = [held.get(name) for name in names]
    for name, other in zip(names, reversed(found), strict=True):
        held.put(name, other or b"")
    assert Records(BOOK, Cache(tmp_path)).of(first) == record(first, BOOK)
    assert made[2:] == [first.name]


@pytest.mark.parametrize(
    "changed",
    [
        lambda found: (replace(found, published=None), BOOK),
        lambda found: (replace(found, text=f"{found.text} "), BOOK),
        lambda found: (found, replace(BOOK, themes=BOOK.themes[:-1])),
        lambda found: (found, replace(BOOK, version="other")),
    ],
)
def test_another_document_or_codebook_is_another_record(
    tmp_path: Path,
    corpus: Corpus,
    made: list[str],
    changed: Callable[[Document], tuple[Document, Codebook]],
) -> None:
    first = next(found for found in corpus.documents if found.published)
    Records(BOOK, Cache(tmp_path)).of(first)
    other, book = changed(first)
    Records(book, Cache(tmp_path)).of(other)
    assert len(made) == 2
    Records(BOOK, Cache(tmp_path)).of(replace(first, label="Another"))
    assert len(made) == 2


def test_other_code_is_another_record(
    tmp_path: Path, corpus: Corpus, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Records(BOOK, Cache(tmp_path)).of(corpus.documents[0])
    monkeypatch.setattr(store, "code_key", lambda _: "other code")
    Records(BOOK, Cache(tmp_path)).of(corpus.documents[0])
    assert len(made) == 2


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    records = Records(BOOK, Cache(tmp_path / "cache"))
    path = tmp_path / "a.txt"
    unit = Unit(
        path, "a.txt", b"Ministers held talks on trade in Beijing and agreed to meet again soon."
    )
    records.add(unit, making.made(unit, BOOK))
    again = Records(BOOK, Cache(tmp_path / "cache"))
    assert again.known(unit) == making.made(unit, BOOK)
    assert (
        again.known(
            replace(
                unit,
                data=b"They held talks on trade in Beijing and agreed to meet again soon.",
            )
        )
        is None
    )
    assert again.known(replace(unit, file="b.txt")) is None


@pytest.mark.parametrize("value", ["off", "file"])
def test_a_folder_that_cannot_be_written_is_no_cache_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corpus: Corpus, value: str
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(cache.VARIABLE, value if value == "off" else str(tmp_path / value))
    records = Records(BOOK, user_cache())
    assert records.of(corpus.documents[0]) == record(corpus.documents[0], BOOK)
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    assert user_cache().folder == tmp_path
    monkeypatch.setenv(cache.VARIABLE, "off")
    assert user_cache().folder is None
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert (user_cache().folder or tmp_path).name == "ukchina"


@pytest.mark.parametrize("value", ["OFF", "Off", " off "])
def test_off_is_off_in_any_case(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(cache.VARIABLE, value)
    assert user_cache().folder is None


def test_a_tilde_is_the_folder_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(cache.VARIABLE, "~/kept")
    assert user_cache().folder == tmp_path / "kept"
    monkeypatch.setenv(cache.VARIABLE, "~no-such-user/kept")
    assert user_cache().folder is None


def test_a_write_that_fails_leaves_nothing_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(type(tmp_path), "replace", full)
    Cache(tmp_path).put(KEY, b"found")
    assert entries(tmp_path) == []


def test_units_name_what_cannot_be_read_in_its_place(tmp_path: Path) -> None:
    from ukchina.corpus.read import opened  # noqa: PLC0415 - only here

    (tmp_path / "a.txt").write_text("A text.")
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\nno row\n{"text": "Two."}\n')
    kinds = [type(one) for one in units(opened(tmp_path))]
    assert kinds == [Unit, Unit, Problem, Unit]


@pytest.mark.parametrize("name", ["word.py", "list.toml", "weights.csv"])
def test_any_file_that_coding_reads_makes_other_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "coding" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(keys.resources, "files", lambda _: tmp_path)
    read = keys.code_key.__wrapped__
    found = set()
    for words in (None, "one", "two"):
        if words:
            (tmp_path / "coding" / name).write_text(words)
        found.add(read(("coding",)))
    (tmp_path / "coding" / "__pycache__" / f"{name}.pyc").write_text("compiled")
    assert len(found) == 3
    assert read(("coding",)) in found
