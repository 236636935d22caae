"""A dataset: the same tables as the study's, in parts, written in steps that can be interrupted."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from ukchina.coding import coders, read_codebook
from ukchina.errors import CallError, MaterialError
from ukchina.exhibits import reliability, reliability_table, summary_claims
from ukchina.records import store
from ukchina.records.engines import Engine
from ukchina.records.reading import Options
from ukchina.spans import Span, quote
from ukchina.study import Study, open_study
from ukchina.study.columns import COLUMNS
from ukchina.study.counts import theme_by_window
from ukchina.study.dataset import checking, partition, writing
from ukchina.study.dataset.files import DATASET, Manifest
from ukchina.study.dataset.piece import found_in
from ukchina.study.dataset.schema import TABLES
from ukchina.study.dataset.tables import DatasetTables
from ukchina.study.dataset.texts import Texts
from ukchina.study.dataset.writing import write_dataset
from ukchina.study.opening import reread, varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BOOK = read_codebook()
SIZE = 4


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Texts in files and rows: a dozen of our own, the seeds, one twice, one in Chinese."""
    folder = tmp_path_factory.mktemp("texts")
    for path in sorted((root / "tests" / "coding" / "heldout").glob("*.txt"))[:12]:
        shutil.copy(path, folder / path.name)
    for path in (root / "seeds").glob("*.txt"):
        shutil.copy(path, folder / path.name)
    first = next((root / "seeds").glob("*.txt"))
    shutil.copy(first, folder / f"again-{first.name}")
    (folder / "zh.txt").write_text("两国外长周三在北京举行会谈，就贸易和气候变化交换了意见。\n" * 5)
    (folder / "rows.jsonl").write_text(
        '{"id": "a", "text": "Beijing and London agreed on trade talks in 2024."}\n'
        '{"id": "b", "text": "Ministers met on 3 March 2024. “We agreed,” said Wang Yi."}\n'
    )
    (folder / "corpus.toml").write_text(
        '[documents."rows.jsonl.a"]\npublished = 2024-02-14\nsha256 = "00"\n[documents.none]\n'
    )
    return folder


@pytest.fixture(scope="module")
def dataset(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("dataset")
    write_dataset(texts, output, BOOK, size=SIZE)
    return output


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def assert_same_study(found: Study, wanted: Study) -> None:
    for name in (*COLUMNS, "near_misses"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(wanted, name))
    assert found.origins == wanted.origins
    assert found.clusters == wanted.clusters
    assert found.edition == wanted.edition
    assert found.warnings == wanted.warnings


@pytest.mark.parametrize(
    "limits",
    [
        {},
        {"include_undated": False, "date_from": "2024-01-01"},
        {"date_of": "event", "date_from": "2024-01-01", "date_to": "2024-12-31"},
        {"outlets": "Bloomberg", "collapse_duplicates": False},
        {"date_from": "2090-01-01", "include_undated": False},
    ],
)
def test_a_study_of_a_dataset_is_the_study_of_its_texts(
    texts: Path, dataset: Path, limits: dict[str, Any]
) -> None:
    assert_same_study(open_study(dataset, **limits), open_study(texts, **limits))


def test_a_study_is_varied_without_coding_again(
    texts: Path, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = open_study(texts, collapse_duplicates=False)
    both = open_study(texts), open_study(dataset)
    monkeypatch.setattr(store, "record", None)
    for made in both:
        assert_same_study(varied(made, wanted.parameters), wanted)


def test_documents_come_back_one_by_one(texts: Path, dataset: Path) -> None:
    kept, wanted = open_study(dataset).corpus, open_study(texts).corpus
    assert list(kept.documents) == list(wanted.documents)
    assert kept.documents[-3:-1] != wanted.documents[:2]
    for document in wanted.documents:
        assert kept.document(document.name) == document
    with pytest.raises(KeyError):
        kept.document("nobody")


def test_every_row_of_a_dataset_leads_to_its_words(dataset: Path) -> None:
    texts = pq.read_table(dataset / "texts").to_pylist()
    words = {row["document"]: row["text"] for row in texts}
    for table in ("sentences", "codings", "quotations", "events", "quantities", "actors"):
        rows = pq.read_table(dataset / table).to_pylist()
        assert rows
        for row in rows:
            span = Span.parse(row["evidence"])
            assert quote(span.of(words[span.document])) == row["text"]


def test_a_dataset_has_the_columns_of_the_contract(dataset: Path) -> None:
    for name, columns in COLUMNS.items():
        found = pq.read_schema(dataset / name / "00000.parquet").names
        assert found[: len(columns)] == list(columns) == list(TABLES[name][: len(columns)])


def test_a_finding_reads_a_dataset(dataset: Path) -> None:
    assert summary_claims(open_study(dataset)) is not None


def _stopping(after: int) -> Callable[[Any, int | None], Iterator[Any]]:
    """A watcher that is interrupted after so many texts."""

    def watch(done: Any, _: int | None) -> Iterator[Any]:  # noqa: ANN401 - whatever is done
        for number, one in enumerate(done):
            if number == after:
                raise KeyboardInterrupt
            yield one

    return watch


@pytest.mark.parametrize("after", [0, SIZE + 1, 3 * SIZE])
def test_a_dataset_begun_again_is_the_same_and_nothing_is_made_twice(
    texts: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    made: list[str] = []
    real = writing.found_in

    def counted(piece: Any) -> Any:  # noqa: ANN401 - as the real one
        made.append(piece.units[0].file)
        return real(piece)

    monkeypatch.setattr(writing, "found_in", counted)
    with pytest.raises(KeyboardInterrupt):
        write_dataset(texts, tmp_path, BOOK, Options(watch=_stopping(after)), size=SIZE)
    assert not (tmp_path / DATASET).exists()
    with pytest.raises(CallError, match=r"not finished"):
        open_study(tmp_path)
    write_dataset(texts, tmp_path, BOOK, size=SIZE)
    assert contents(tmp_path) == contents(dataset)
    assert len(made) == len(set(made)) == 6


@pytest.mark.parametrize(
    "name", ["texts/00001.parquet", "parts/00001.json", "parts/00001.told.msgpack"]
)
def test_a_damaged_partition_is_made_anew(
    texts: Path, dataset: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(dataset, tmp_path, dirs_exist_ok=True)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-9])
    write_dataset(texts, tmp_path, BOOK, size=SIZE)
    assert contents(tmp_path) == contents(dataset)


def test_a_smaller_corpus_leaves_no_partition_of_the_larger(
    texts: Path, dataset: Path, tmp_path: Path
) -> None:
    fewer, output = tmp_path / "fewer", tmp_path / "output"
    fewer.mkdir()
    for path in sorted(texts.glob("*.txt"))[:5]:
        shutil.copy(path, fewer)
    shutil.copytree(dataset, output)
    write_dataset(fewer, output, BOOK, size=SIZE)
    write_dataset(fewer, tmp_path / "fresh", BOOK, size=SIZE)
    assert contents(output) == contents(tmp_path / "fresh")


@pytest.mark.parametrize("size", [1, 3])
def test_however_a_partition_is_cut_in_pieces_it_is_the_same(
    texts: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(partition, "_PIECE", size)
    write_dataset(texts, tmp_path, BOOK, size=SIZE)
    assert contents(tmp_path) == contents(dataset)


def test_processes_write_the_same_dataset(texts: Path, dataset: Path, tmp_path: Path) -> None:
    write_dataset(texts, tmp_path, BOOK, Options(engine=Engine(jobs=2)), size=SIZE)
    assert contents(tmp_path) == contents(dataset)


def _manifest(folder: Path, output: Path, **options: bool) -> Manifest:
    return write_dataset(folder, output, BOOK, Options(**options), size=2)


@pytest.mark.parametrize("size", [1, 25])
def test_a_fault_stops_the_export_unless_told_to_keep_going(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(partition, "_PIECE", size)
    folder, output = tmp_path / "texts", tmp_path / "output"
    (folder / "a").mkdir(parents=True)
    for name in ("a/b.txt", "c.txt", "d.txt"):
        (folder / name).write_text(f"This text, {name}, is on trade with China and nothing else.")
    (folder / "a.b.txt").write_text("This text has the name of another, which folders join.")
    (folder / "bad.pdf").write_text("no PDF")
    with pytest.raises(MaterialError, match="same id"):
        _manifest(folder, output)
    manifest = _manifest(folder, output, keep_going=True)
    assert sum(manifest.documents) == 3
    assert [one.path.rpartition("/")[2] for one in manifest.problems] == ["b.txt", "bad.pdf"]
    study = open_study(output)
    assert list(study.documents["document"]) == ["a.b", "c", "d"]
    assert study.corpus.problems == manifest.problems
    before = contents(output)
    assert _manifest(folder, output, keep_going=True) == manifest
    assert contents(output) == before


@pytest.mark.parametrize("place", ["texts", "texts/inside", "file", ".", "home"])
def test_a_dataset_is_not_written_over_texts_or_files(tmp_path: Path, place: str) -> None:
    one_text(tmp_path)
    (tmp_path / "file").write_text("")
    (tmp_path / "home" / "documents").mkdir(parents=True)
    (tmp_path / "home" / "documents" / "2025.pdf").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(CallError, match="wanted a"):
        write_dataset(tmp_path / "texts", tmp_path / place, BOOK)
    assert contents(tmp_path) == before


def one_text(folder: Path) -> Path:
    texts = folder / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("This text is on trade with China and nothing else.")
    return texts


def test_files_that_are_no_part_of_a_dataset_stay_in_its_folder(tmp_path: Path) -> None:
    texts, output = one_text(tmp_path), tmp_path / "output"
    write_dataset(texts, output, BOOK)
    (output / "documents" / "2025.pdf").write_text("mine")
    (output / "texts" / ".private").write_text("mine")
    write_dataset(texts, output, BOOK)
    assert {"documents/2025.pdf", "texts/.private"} <= set(contents(output))


def test_an_export_that_is_refused_leaves_the_dataset_as_it_was(tmp_path: Path) -> None:
    texts, output = one_text(tmp_path), tmp_path / "output"
    write_dataset(texts, output, BOOK)
    before = contents(output)
    (texts / "bad.txt").write_bytes(b"no text \x00\x00")
    with pytest.raises(MaterialError, match=r"bad\.txt"):
        write_dataset(texts, output, BOOK)
    assert contents(output) == before
    assert len(open_study(output).documents) == 1


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    texts, output = one_text(tmp_path), tmp_path / "output"
    write_dataset(texts, output, BOOK)
    shutil.rmtree(output / "texts")
    (output / "texts").write_text("a file in the place of a table")
    with pytest.raises(CallError, match="wanted a folder to write"):
        write_dataset(texts, output, BOOK)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Texts with coding files: whole, with rulings of two people that differ, with stale rows."""
    folder = tmp_path_factory.mktemp("coded")
    shutil.copytree(root / "seeds", folder, dirs_exist_ok=True)
    row = '{"id": "a", "text": "Beijing and London agreed on trade. Ministers met on 3 May 2024."}'
    (folder / "rows.jsonl").write_text(row)
    study = open_study(folder)
    body = study.body[["document", "start", "end", "text"]].to_dict("records")
    own = [one for one in body if one["document"] == "rows.jsonl.a"]
    trade = study.codings.drop_duplicates("evidence")[["document", "start", "end", "text"]]
    ruled = [*own[:1], *trade.head(3).to_dict("records")]
    other = {"themes": "values", "orientation": "contentious", "voice": "china_government"}
    gone = {"document": "nobody", "start": 0, "end": 5, "text": "Words"}
    _coding_file(folder, "ann", [row | other | {"reason": "as spoken"} for row in ruled] + [gone])
    _coding_file(folder, "bo", [ruled[-1] | {"themes": "", "reason": "none", "author": "Bo Ek"}])
    _coding_file(folder, "ci", [row | {"themes": "economy"} for row in body[:25]])
    _coding_file(folder, "di", [own[1] | {"text": "Other words."}, body[3] | {"start": 0}])
    return folder


def _coding_file(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    columns = [*coders.COLUMNS, *coders.OPTIONAL]
    table = pd.DataFrame(rows, columns=columns)
    table.to_csv(folder / coders.FOLDER / f"{name}.csv", index=False)


def test_readers_codings_and_rulings_are_those_of_the_folder(coded: Path, tmp_path: Path) -> None:
    write_dataset(coded, tmp_path, BOOK, size=2)
    found, wanted = open_study(tmp_path), open_study(coded)
    assert_same_study(found, wanted)
    assert found.coders == wanted.coders
    assert set(found.codings["coder"]) == {"machine", "ann"}
    assert "Bo Ek: none" in found.near_misses.to_numpy()
    assert len(found.warnings) == 4  # three stale rows, and two rulings that differ
    assert reliability.compared(found) == reliability.compared(wanted)
    assert [one.coder for one in reliability.compared(found)] == ["ci", "reference"]
    assert reliability_table(found) == reliability_table(wanted)
    limited = open_study(coded, include_undated=False)
    assert_same_study(varied(found, limited.parameters), limited)


def test_a_changed_ruling_changes_its_partition_alone(
    coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, output = tmp_path / "texts", tmp_path / "output"
    shutil.copytree(coded, texts)
    write_dataset(texts, output, BOOK, size=1)
    path = texts / "coders" / "ann.csv"
    path.write_text(path.read_text().replace("as spoken", "as written", 1))
    made: list[Any] = []
    monkeypatch.setattr(writing, "found_in", lambda piece: made.append(piece) or found_in(piece))
    write_dataset(texts, output, BOOK, size=1)
    assert [piece.units[0].file for piece in made] == ["rows.jsonl"]
    assert_same_study(open_study(output), open_study(texts))


def _told(study: Study) -> list[tuple[str, int, str]]:
    return [(one.path.rpartition("/")[2], one.line, one.message) for one in study.warnings]


def _assert_same_coded(found: Study, wanted: Study) -> None:
    for name in ("sentences", "codings", "near_misses"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(wanted, name))
        asked = ["document", "start", *(["theme", "rule"] if name == "codings" else ["text"])]
        pair = [one.tables.some(name, asked).astype(object) for one in (found, wanted)]
        pd.testing.assert_frame_equal(*pair)
    assert found.edition == wanted.edition
    assert _told(found) == _told(wanted)
    assert reliability.compared(found) == reliability.compared(wanted)


@pytest.fixture(scope="module")
def uncoded(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the same texts without their coding files."""
    folder = tmp_path_factory.mktemp("uncoded")
    shutil.copytree(coded, folder / "texts", ignore=shutil.ignore_patterns(coders.FOLDER))
    write_dataset(folder / "texts", folder / "dataset", BOOK, size=2)
    return folder / "dataset"


def test_coding_files_put_beside_a_dataset_count_as_if_exported_with_it(
    coded: Path, uncoded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(uncoded, tmp_path, dirs_exist_ok=True)
    before = open_study(tmp_path)
    shutil.copytree(coded / coders.FOLDER, tmp_path / coders.FOLDER)
    assert [one.name for one in reread(before).coders] == ["ann", "bo", "ci", "di", "reference"]
    for limits in ({}, {"include_undated": False}):
        wanted = open_study(coded, **limits)
        with monkeypatch.context() as patch:
            patch.setattr(store.Records, "of", None)  # the dataset has all that is needed
            found = open_study(tmp_path, **limits)
        _assert_same_coded(found, wanted)
        assert varied(before, found.parameters).codings.equals(
            open_study(uncoded, **limits).codings
        )


def test_a_file_beside_a_dataset_takes_the_place_of_the_one_exported(
    coded: Path, tmp_path: Path
) -> None:
    output, texts = tmp_path / "output", tmp_path / "texts"
    write_dataset(coded, output, BOOK, size=2)
    written = contents(output)
    shutil.copytree(coded, texts)
    ann = texts / coders.FOLDER / "ann.csv"
    lines = ann.read_text().splitlines(keepends=True)
    ann.write_text("".join([lines[0], lines[2].replace("as spoken", "as meant"), *lines[3:]]))
    (texts / coders.FOLDER / "bo.csv").write_text(lines[0])
    other = lines[3].replace("values", "economy;security").replace("as spoken", "both")
    (texts / coders.FOLDER / "a-b.csv").write_text(lines[0] + other)
    (texts / coders.FOLDER / "zoe.csv").write_text(lines[0] + other)
    for name in ("ann", "bo", "a-b", "zoe"):
        (output / coders.FOLDER).mkdir(exist_ok=True)
        shutil.copy(texts / coders.FOLDER / f"{name}.csv", output / coders.FOLDER)
    found, wanted = open_study(output), open_study(texts)
    _assert_same_coded(found, wanted)
    assert [one.name for one in found.coders] == [one.name for one in wanted.coders]
    assert {"ruling: as meant", "ruling: both"} <= set(found.codings["rule"])
    assert contents(output).items() >= written.items()


def test_a_faulty_file_beside_a_dataset_is_named(
    coded: Path, uncoded: Path, tmp_path: Path
) -> None:
    shutil.copytree(uncoded, tmp_path, dirs_exist_ok=True)
    assert checking.faults(tmp_path) == ()
    shutil.copytree(coded / coders.FOLDER, tmp_path / coders.FOLDER)
    assert [one.message for one in checking.faults(tmp_path)] == [
        one.message for one in open_study(coded).warnings
    ]
    path = tmp_path / coders.FOLDER / "bo.csv"
    path.write_text(path.read_text() + "a,1,2,sport,,,x,,,\n")
    with pytest.raises(MaterialError, match=r'bo\.csv:3: unknown theme "sport"'):
        open_study(tmp_path)
    assert [one.line for one in checking.faults(tmp_path)] == [3]


def test_coding_files_for_another_codebook_are_no_part_of_a_dataset(
    coded: Path, tmp_path: Path
) -> None:
    fewer = replace(BOOK, themes=BOOK.themes[:1])
    write_dataset(coded, tmp_path / "output", fewer)
    assert open_study(tmp_path / "output").coders == ()
    (tmp_path / "texts").mkdir()
    shutil.copy(coded / "rows.jsonl", tmp_path / "texts")
    _coding_file_of_faults(tmp_path / "texts")
    with pytest.raises(MaterialError, match=r"ann\.csv:2: unknown theme"):
        write_dataset(tmp_path / "texts", tmp_path / "other", BOOK)
    assert not (tmp_path / "other").exists()


def _coding_file_of_faults(folder: Path) -> None:
    (folder / coders.FOLDER).mkdir()
    row = {"document": "rows.jsonl.a", "start": 0, "end": 9, "themes": "none such", "text": ""}
    _coding_file(folder, "ann", [row])


def test_another_codebook_than_the_datasets_is_refused(
    dataset: Path, root: Path, tmp_path: Path
) -> None:
    own = root / "src" / "ukchina" / "coding" / "codebook.toml"
    other = tmp_path / "other.toml"
    other.write_text(own.read_text() + "\n# changed\n")
    with pytest.raises(CallError, match="coded by another codebook"):
        open_study(dataset, codebook=str(other))
    assert len(open_study(dataset, codebook=str(own)).codings)


def test_a_dataset_of_another_version_of_the_program_opens_as_it_was_coded(
    dataset: Path, tmp_path: Path
) -> None:
    shutil.copytree(dataset, tmp_path, dirs_exist_ok=True)
    manifest = json.loads((tmp_path / DATASET).read_text())
    (tmp_path / DATASET).write_text(json.dumps(manifest | {"code": "0", "codebook": "0"}))
    assert open_study(tmp_path).codings.equals(open_study(dataset).codings)


@pytest.mark.parametrize(
    ("table", "columns"),
    [("quotations", ("document", "text", "speaker")), ("events", ("document", "cluster"))],
)
def test_some_columns_are_those_of_the_whole_table(
    texts: Path, dataset: Path, table: str, columns: tuple[str, ...]
) -> None:
    for study in (open_study(texts), open_study(dataset)):
        found = study.tables.some(table, columns).astype(object)
        wanted = getattr(study, table)[[*columns]].astype(object)
        assert found.where(found.notna(), None).equals(wanted.where(wanted.notna(), None))


def test_what_is_counted_opens_no_text_and_no_table_of_words(
    dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = open_study(dataset)
    monkeypatch.setattr(Texts, "__getitem__", None)
    monkeypatch.setattr(DatasetTables, "_whole", None)
    assert len(study.counted) == int(theme_by_window(study).drop_duplicates("window")["n"].sum())
    assert study.label(study.outline.id(int(study.counted[0])))


@pytest.mark.parametrize("name", ["dataset.json", "codebook.json", "texts/00000.parquet"])
def test_a_dataset_that_is_damaged_is_refused(dataset: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(dataset, tmp_path, dirs_exist_ok=True)
    (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(MaterialError, match=name):
        open_study(tmp_path)


@pytest.mark.parametrize("table", ["codings", "documents", "texts"])
def test_a_table_that_was_changed_since_is_refused(
    dataset: Path, tmp_path: Path, table: str
) -> None:
    shutil.copytree(dataset, tmp_path, dirs_exist_ok=True)
    path = tmp_path / table / "00000.parquet"
    rows = pq.read_table(path)
    pq.write_table(rows.slice(1), path)
    with pytest.raises(MaterialError, match="not what was written"):
        open_study(tmp_path)
