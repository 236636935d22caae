"""Archives with an article a row: read row by row, each row a document, each fault told once."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ukchina.corpus import Document, read_corpus, read_documents
from ukchina.corpus.read import documents_in
from ukchina.errors import MaterialError, Problem
from ukchina.sentences import body
from ukchina.study import open_study

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = "The two ministers met in the capital on Monday. They spoke of tea, steel and students."
SECOND = "A delegation of farmers arrived on Tuesday. It hopes to sell more barley next year."
ROWS = [
    {"id": "a1", "text": FIRST, "title": "Two talk", "outlet": "The Kettle", "date": "2024-05-01"},
    {"id": "a2", "text": SECOND, "title": "Barley", "outlet": "The Kettle", "date": "2024-05-02"},
]


def lines(*rows: object) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def table(*rows: dict[str, object]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows)), sink)
    return bytes(sink.getvalue().to_pybytes())


def rowless(name: str) -> bytes:
    """A table with a column and no row."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({name: pa.array([], pa.string())}), sink)
    return bytes(sink.getvalue().to_pybytes())


def twice(name: str, first: str, second: str) -> bytes:
    """A table with two columns of one name."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays([pa.array([first]), pa.array([second])], [name] * 2), sink)
    return bytes(sink.getvalue().to_pybytes())


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def documents(folder: Path, name: str, data: bytes) -> tuple[Document, ...]:
    return read_documents(put(folder, name, data), folder=folder)


def told(folder: Path, name: str, data: bytes) -> list[str]:
    """What is said of the faulty rows, without the folder's name."""
    found = documents_in(put(folder, name, data), folder=folder)
    return [str(one).removeprefix(f"{folder}/") for one in found if isinstance(one, Problem)]


def gz(data: bytes) -> bytes:
    """The data packed without the time: cases are named by it, alike in every process."""
    return gzip.compress(data, mtime=0)


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.jsonl", lines),
        ("a.NDJSON", lines),
        ("a.jsonl.gz", lambda *rows: gz(lines(*rows))),
        ("2024/05/a.jsonl.zst", lambda *rows: zstd(lines(*rows))),
        ("a.parquet", table),
    ],
)
def test_each_row_is_a_document_with_the_facts_of_its_columns(
    tmp_path: Path, name: str, write: Callable[..., bytes]
) -> None:
    first, second = documents(tmp_path, name, write(*ROWS))
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.name == f"{name.replace('/', '.')}.a1"
    assert first.file == name
    assert first.title
    assert first.title.value == "Two talk"
    assert first.published
    assert (first.published.value, first.published.source) == (date(2024, 5, 1), "manifest")
    assert second.label == "The Kettle, 2 May 2024"
    assert second.line(60) == second.first_line == 2
    assert [len(body(one)) for one in (first, second)] == [2, 2]
    assert first.text_sha256 == hashlib.sha256(FIRST.encode()).hexdigest()


def test_a_row_keeps_its_name_and_hash_when_others_are_added_before_and_behind(
    tmp_path: Path,
) -> None:
    (before,) = documents(tmp_path, "a.jsonl", lines(ROWS[0]))
    _, after, _ = documents(
        tmp_path, "a.jsonl", lines(ROWS[1], ROWS[0], {"id": "z", "text": FIRST})
    )
    assert (before.name, before.sha256) == (after.name, after.sha256)


def test_a_row_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.jsonl", b"\n" + lines({"text": FIRST}, {"text": SECOND}))
    assert [one.name for one in found] == ["a.jsonl.2", "a.jsonl.3"]


def test_an_id_that_is_no_plain_name_stands_in_the_document_s_as_its_hash(tmp_path: Path) -> None:
    rows = [{"url": "https://example.org/a?b=1", "text": FIRST}, {"url": "..", "text": SECOND}]
    names = [one.name for one in documents(tmp_path, "a.jsonl", lines(*rows))]
    assert names[0] == "a.jsonl." + hashlib.sha256(b"https://example.org/a?b=1").hexdigest()[:16]
    assert names[1].removeprefix("a.jsonl.").isalnum()


def test_a_file_beside_the_archive_or_above_it_names_its_columns(tmp_path: Path) -> None:
    put(tmp_path, "rows.toml", b'[columns]\ntext = "words"\npublished = "day"\n')
    row = {"words": FIRST, "text": "not this", "day": "2024-05-01T23:30:00-05:00", "Title": "Two"}
    (found,) = documents(tmp_path, "deep/er/a.jsonl", lines(row))
    assert found.text == FIRST
    assert found.published
    assert found.published.value == date(2024, 5, 1)
    assert found.title
    assert found.title.value == "Two"
    put(tmp_path, "deep/rows.toml", b'[columns]\ntext = "text"\n')
    with pytest.raises(MaterialError, match="no sentence in this document"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[columns\n", "rows.toml:1: not TOML"),
        (b'[columns]\ntext = "words"\n', 'rows.toml:2: no column "words" in .*found "text"'),
        (b'[columns]\n\nbody = "text"\n', 'rows.toml:3: unknown "body"; wanted text, title'),
        (b"[columns]\ntext = 5\n", "rows.toml:2: text is 5; wanted the name of a column"),
        (b'[column]\ntext = "text"\n', 'rows.toml:1: unknown table "column"; wanted'),
        (b'columns = "text"\n', r"rows.toml:1: wanted the table \[columns\]"),
        (b"\xff\n", "rows.toml: not UTF-8"),
    ],
)
def test_a_file_of_columns_that_is_none_is_refused_with_its_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    put(tmp_path, "rows.toml", content)
    put(tmp_path, "a.jsonl", lines({"text": FIRST}))
    with pytest.raises(MaterialError, match=message):
        read_corpus(tmp_path)


FAULTS = [
    (b"{nonsense\n", "a.jsonl:1: not JSON at character 2"),
    (b"[1]\n", "a.jsonl:1: a list; wanted an object"),
    (b'"text"\n', "a.jsonl:1: a string; wanted an object"),
    (b"null\n", "a.jsonl:1: null; wanted an object"),
    (b'{"text": "\xff"}\n', "a.jsonl:1: byte 0xff is not UTF-8"),
    (b"[" * 100_000 + b"\n", "a.jsonl:1: a number or a nesting too large"),
    (b'{"text": ' + b"9" * 5_000 + b"}\n", "a.jsonl:1: a number or a nesting too large"),
    (lines({"text": ""}), "a.jsonl:1: no text in this row"),
    (lines({"text": None}), "a.jsonl:1: no text in this row"),
    (lines({"text": " \n "}), "a.jsonl:1: no text in this row"),
    (lines({"text": 5}), "a.jsonl:1: the text is 5; wanted a string"),
    (lines({"text": [FIRST]}), "a.jsonl:1: the text is ['The two ministers"),
    (lines({"text": f"{FIRST}\x00"}), "a.jsonl:1: binary data (control characters)"),
    (lines({"text": f"{FIRST}\ud800"}), "a.jsonl:1: half a character at 86"),
    (lines({"text": "12 34"}), "a.jsonl:1: no sentence in this document"),
    (lines({"text": FIRST, "title": 5}), "a.jsonl:1: title is 5; wanted a string"),
    (lines({"text": FIRST, "title": "x" * 2000}), "a.jsonl:1: title has 2000 characters"),
    (lines({"text": FIRST, "date": "01/05/2024"}), "a.jsonl:1: published is '01/05/2024'; wanted"),
    (lines({"text": FIRST, "date": "2024-02-30"}), "a.jsonl:1: published is '2024-02-30'; wanted"),
    (lines({"text": FIRST, "date": 1714521600}), "a.jsonl:1: published is 1714521600; wanted"),
    (lines({"text": FIRST, "date": "0001-01-01"}), "a.jsonl:1: published is '0001-01-01'"),
    (lines({"text": FIRST, "id": 1.5}), "a.jsonl:1: id is 1.5; wanted a string or a whole"),
    (lines(ROWS[0], ROWS[0]), "a.jsonl:2: same id as row 1"),
]


@pytest.mark.parametrize(("data", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_faulty_row_is_told_once_and_the_rows_behind_it_are_read(
    tmp_path: Path, data: bytes, message: str
) -> None:
    columns = lines({"text": SECOND, "id": "first"})
    whole = columns + data + lines({"text": FIRST, "id": "last"})
    number = int(message.split(":")[1]) + 1
    (problem,) = told(tmp_path, "a.jsonl", whole)
    assert problem.startswith(
        f"a.jsonl:{number}:{message.split(':', 2)[2]}".replace(
            "same id as row 1", "same id as row 2"
        )
    )
    corpus = read_corpus(tmp_path, keep_going=True)
    assert corpus.documents[-1].name == "a.jsonl.last"
    with pytest.raises(MaterialError):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jsonl", lines({"words": FIRST}), 'a.jsonl:1: no column for the text; found "words"'),
        ("a.parquet", table({"n": 1}), 'a.parquet: no column for the text; found "n"; wanted'),
        ("a.parquet", b"PAR1 and no more", "a.parquet:1: no Parquet file"),
        ("a.parquet", table(ROWS[0])[:-40], "a.parquet:1: no Parquet file"),
        ("a.jsonl.gz", b"not packed", "a.jsonl.gz:1: cannot be read on: Not a gzipped file"),
        ("a.jsonl.gz", gz(lines(*ROWS))[:-9], "a.jsonl.gz:3: cannot be read on"),
        ("a.jsonl.zst", b"not packed", "a.jsonl.zst:1: cannot be read on"),
        (
            "a.parquet",
            table({"evidence": "e", "document": "d", "start": 1, "end": 2, "text": FIRST}),
            "a.parquet: a table this program made; move it elsewhere",
        ),
        ("a.parquet", table({"text": 5}), "a.parquet:1: the text is 5; wanted a string"),
        ("a.jsonl", b"", "a.jsonl: no row in this file; wanted an article in each row"),
        ("a.jsonl", b" \n\n\t\n", "a.jsonl: no row in this file; wanted an article in each row"),
        ("a.jsonl.gz", gz(b""), "a.jsonl.gz: no row in this file"),
        ("a.jsonl", b"\xef\xbb\xbf\r\n", "a.jsonl: no row in this file"),
        ("a.jsonl.gz", gz(b"\n \n"), "a.jsonl.gz: no row in this file"),
        ("a.parquet", rowless("text"), "a.parquet: no row in this file; wanted an article in each"),
        ("a.parquet", rowless("n"), 'a.parquet: no column for the text; found "n"; wanted'),
        (
            "a.parquet",
            table({"text": [FIRST, SECOND]}),
            'a.parquet: the text, column "text", is list<element: string>; wanted one value a row',
        ),
        (
            "a.parquet",
            table({"text": FIRST, "title": {"en": "Tea"}}),
            'the title, column "title", is struct<en: string>; wanted one value a row',
        ),
        (
            "a.parquet",
            twice("text", FIRST, SECOND),
            'a.parquet: 2 columns named "text" for the text; wanted one',
        ),
    ],
)
def test_a_file_that_is_no_archive_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    put(tmp_path, name, data)
    with pytest.raises(MaterialError) as refusal:
        read_corpus(tmp_path)
    (problem,) = refusal.value.problems
    assert message in str(problem)


@pytest.mark.parametrize("data", [table({"text": [FIRST]}), twice("text", FIRST, SECOND)])
def test_an_archive_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, data: bytes
) -> None:
    put(tmp_path, "a.parquet", data)
    put(tmp_path, "b.jsonl", lines(*ROWS))
    corpus = read_corpus(tmp_path, keep_going=True)
    assert [one.name for one in corpus.documents] == ["b.jsonl.a1", "b.jsonl.a2"]
    assert len(corpus.problems) == 1


def test_two_columns_of_one_name_that_hold_nothing_of_an_article_are_no_fault(
    tmp_path: Path,
) -> None:
    columns = [pa.array([FIRST]), pa.array([1]), pa.array([2])]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_arrays(columns, ["text", "n", "n"]), path)
    assert [one.text for one in read_documents(path, folder=tmp_path)] == [FIRST]


def test_parquet_may_hold_days_times_and_whole_numbers(tmp_path: Path) -> None:
    rows = [
        {"text": FIRST, "id": 7, "published": datetime(2024, 5, 1, 23, tzinfo=UTC)},
        {"text": SECOND, "id": 8, "published": None},
    ]
    first, second = documents(tmp_path, "a.parquet", table(*rows))
    assert (first.name, second.name) == ("a.parquet.7", "a.parquet.8")
    assert first.published
    assert first.published.value == date(2024, 5, 1)
    assert second.published is None
    (dated,) = documents(tmp_path, "b.parquet", table({"text": FIRST, "date": date(2024, 5, 1)}))
    assert dated.published
    assert dated.published.value == date(2024, 5, 1)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
@pytest.mark.parametrize("filling", [b" ", b"\n"])
def test_an_archive_that_unpacks_without_end_is_not_read_on(
    tmp_path: Path, name: str, filling: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ukchina.corpus.rows._RATIO_FROM_BYTES", 1_000_000)
    pack = gz if name.endswith("gz") else zstd
    (problem,) = told(tmp_path, name, pack(lines(ROWS[0]) + filling * 2_000_000))
    assert "unpacks to more than 200 times its size" in problem


def test_a_line_of_any_length_is_told_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ukchina.corpus.rows.LARGEST_BYTES", 500)
    data = lines(ROWS[0], {"text": "long " * 1_000}, ROWS[1])
    found = list(documents_in(put(tmp_path, "a.jsonl", data), folder=tmp_path))
    kinds = [type(one) for one in found]
    assert kinds == [Document, Problem, Document]
    assert "a.jsonl:2: a line larger than 500 bytes" in str(found[1])


@pytest.mark.parametrize(("name", "write"), [("a.jsonl", lines), ("a.parquet", table)])
def test_rows_are_read_one_by_one_as_they_are_asked_for(
    tmp_path: Path, name: str, write: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ukchina.corpus.rows._BATCH_ROWS", 1)
    rows = [{"text": FIRST, "id": str(number)} for number in range(20)]
    made = []
    monkeypatch.setattr("ukchina.corpus.articles.checked", lambda text: made.append(text) or text)
    found = documents_in(put(tmp_path, name, write(*rows)), folder=tmp_path)
    assert isinstance(next(found), Document)
    assert len(made) == 1


def test_where_the_text_states_another_day_the_text_stands_with_a_flag(tmp_path: Path) -> None:
    row = {"text": f"date 2024-05-03 {FIRST}", "date": "2024-05-01"}
    (found,) = documents(tmp_path, "a.jsonl", lines(row))
    assert found.published
    assert found.published.value == date(2024, 5, 3)
    assert "published differs from its row" in found.flags


def test_a_column_that_some_rows_leave_out_is_read_where_it_is(tmp_path: Path) -> None:
    first, second = documents(tmp_path, "a.jsonl", lines({"text": FIRST}, ROWS[1]))
    assert first.title is None
    assert second.title
    assert second.title.value == "Barley"


@pytest.mark.parametrize(("name", "write"), [("a.jsonl", lines), ("a.parquet", table)])
def test_a_named_column_that_no_row_has_is_told_once(
    tmp_path: Path, name: str, write: Callable[..., bytes]
) -> None:
    put(tmp_path, "rows.toml", b'[columns]\ntext = "text"\nplace = "city"\n')
    (problem,) = told(tmp_path, name, write(*ROWS))
    assert problem.startswith(f'rows.toml:3: no column "city" in {tmp_path / name}; found "id"')


def test_folders_are_read_to_any_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1_200):
        os.mkdir("d")  # noqa: PTH102 - pathlib makes no name this long
        os.chdir("d")
    Path("a.jsonl").write_bytes(lines(ROWS[0]))
    found = read_corpus(tmp_path).documents
    Path("a.jsonl").unlink()
    for _ in range(1_200):  # what clears the test's folder away goes down by recursion
        os.chdir("..")
        Path("d").rmdir()
    assert len(found) == 1


def test_an_archive_gives_the_tables_of_a_folder_of_its_articles(tmp_path: Path) -> None:
    put(tmp_path, "rows/a.jsonl", lines(*ROWS))
    for row in ROWS:
        head = f"{row['title']}\n{row['outlet']}\n{row['date']}\n\n"
        put(tmp_path, f"files/{row['id']}.txt", f"{head}{row['text']}".encode())
    one, other = (open_study(tmp_path / name) for name in ("rows", "files"))
    for table_name in ("sentences", "codings", "quotations", "events", "quantities", "actors"):
        places = ["evidence", "document", "start", "end", "label", "cue_start", "cue_end"]
        first, second = (
            getattr(study, table_name)
            .query("role == 'body'" if table_name == "sentences" else "start >= 0")
            .drop(columns=[*places, "paragraph"], errors="ignore")
            .drop(columns=[f"expression_{end}" for end in ("start", "end")], errors="ignore")
            for study in (one, other)
        )
        assert first.reset_index(drop=True).equals(second.reset_index(drop=True)), table_name


@pytest.mark.parametrize("made", ["edition.json", "dataset.json"])
def test_what_this_program_made_in_the_folder_is_no_text_of_it(tmp_path: Path, made: str) -> None:
    put(tmp_path, "a.jsonl", lines(ROWS[0]))
    put(tmp_path, f"made/{made}", b"{}")
    put(tmp_path, "made/sentences/0.parquet", table(ROWS[1]))
    corpus = read_corpus(tmp_path)
    assert [one.name for one in corpus.documents] == ["a.jsonl.a1"]
    assert corpus.skipped == ()


def test_the_command_tells_a_faulty_row_and_exits_with_one(ukchina, tmp_path: Path) -> None:  # noqa: ANN001
    put(tmp_path, "rows/a.jsonl", lines(*ROWS, {"text": ""}))
    checked = ukchina("check", "rows", cwd=tmp_path)
    assert checked.returncode == 1
    assert "rows/a.jsonl:3: no text in this row; wanted an article" in checked.stdout
