"""What goes out comes back: every coding identical, and what cannot be placed is reported."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ukchina.cli import main
from ukchina.coding import read_codebook
from ukchina.coding.coders import read_coders
from ukchina.coding.values import MACHINE
from ukchina.corpus import Corpus, document, read_corpus
from ukchina.errors import CallError, MaterialError
from ukchina.interchange import doccano, export, import_coding, incoming, jsonld, qdpx
from ukchina.study import open_study
from ukchina.study.dataset.writing import write_dataset
from ukchina.study.making import study as studied
from ukchina.study.opening import read_material

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ukchina.coding.coders import Row
    from ukchina.coding.values import CodedSentence
    from ukchina.study import Study

Said = dict[str, tuple[frozenset[str], str | None, str | None]]
TEXT = (
    "Three ships sailed from the port of Hull on Monday. "
    "Officials then held talks on trade in the town hall."
)
FILES = {"qdpx": "ukchina.qdpx", "jsonld": "annotations.jsonld"}


def by_machine(coded: Iterable[CodedSentence]) -> Said:
    return {
        str(found.sentence): (
            frozenset(coding.theme for coding in found.codings),
            found.orientation,
            found.voice,
        )
        for found in coded
    }


def by_person(rows: Iterable[Row]) -> Said:
    return {str(row.sentence): (frozenset(row.themes), row.orientation, row.voice) for row in rows}


@pytest.mark.parametrize("which", ["study", "seed_study"])
@pytest.mark.parametrize("form", ["qdpx", "doccano", "jsonld"])
def test_every_coding_of_the_machine_comes_back_identical(
    which: str, form: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    study: Study = request.getfixturevalue(which)
    export(study, tmp_path, form)
    file = tmp_path / FILES.get(form, "machine.jsonl")
    found = incoming(file, study.corpus, user=MACHINE)
    assert found.problems == ()
    assert by_person(found.rows) == by_machine(study.machine)


@pytest.mark.parametrize("form", ["qdpx", "jsonld"])
def test_a_persons_rows_come_back_with_author_reason_and_date(
    study: Study, tmp_path: Path, form: str
) -> None:
    export(study, tmp_path, form)
    found = incoming(tmp_path / FILES[form], study.corpus, user="mary")
    (mary,) = study.coders
    assert len(mary.rows) == 3
    facts = [
        [
            (str(r.sentence), set(r.themes), r.orientation, r.voice, r.author, r.reason, r.date)
            for r in sorted(rows, key=lambda row: row.sentence)
        ]
        for rows in (found.rows, mary.rows)
    ]
    assert facts[0] == facts[1]


def test_an_imported_coding_is_read_as_a_coder(hard: Path, study: Study, tmp_path: Path) -> None:
    folder = shutil.copytree(hard, tmp_path / "corpus")
    (tmp_path / "p.qdpx").write_bytes(qdpx(study))
    corpus = read_corpus(folder)
    path, found = import_coding(
        tmp_path / "p.qdpx", corpus, coder="nvivo", user=MACHINE, reason="reviewed in NVivo"
    )
    assert path == folder / "coders" / "nvivo.csv"
    coders = {coder.name: coder for coder in read_coders(corpus)}
    assert by_person(coders["nvivo"].rows) == by_machine(study.machine) == by_person(found.rows)
    assert {row.reason for row in coders["nvivo"].rows} == {"reviewed in NVivo"}
    assert coders["nvivo"].stale == ()


def test_a_coding_is_brought_into_a_dataset_beside_what_was_exported(
    hard: Path, study: Study, tmp_path: Path
) -> None:
    write_dataset(hard, tmp_path / "dataset", study.codebook)
    corpus, codebook = read_material(tmp_path / "dataset")
    file = tmp_path / "d.jsonl"
    file.write_bytes(doccano(study))
    with pytest.raises(CallError, match=r"mary\.csv is there already; name another"):
        import_coding(file, corpus, codebook, coder="mary")
    import_coding(file, corpus, codebook, coder="zoe", reason="read again")
    found = open_study(tmp_path / "dataset")
    assert [coder.name for coder in found.coders] == ["mary", "zoe"]
    assert by_person(found.coders[1].rows) == by_machine(study.machine)
    assert set(found.codings["coder"]) == {"zoe"}


def test_a_coding_file_is_only_replaced_when_that_is_said(
    hard: Path, study: Study, tmp_path: Path
) -> None:
    corpus = read_corpus(shutil.copytree(hard, tmp_path / "corpus"))
    file = tmp_path / "d.jsonl"
    file.write_bytes(doccano(study))
    with pytest.raises(CallError, match=r"mary\.csv is there already; name another"):
        import_coding(file, corpus, coder="mary")
    import_coding(file, corpus, coder="mary", replace_existing=True)
    assert by_person(read_coders(corpus)[0].rows) == by_machine(study.machine)


def test_every_annotation_is_found_again_after_the_text_has_moved(
    hard: Path, study: Study, tmp_path: Path
) -> None:
    """A title before it, LF for CRLF, curly marks made straight: the same sentences are coded."""
    folder = shutil.copytree(hard, tmp_path / "corpus")
    for path in folder.glob("*.txt"):
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("“", '"')
        path.write_text(f"A TITLE \U0001f514\n\n{text}", encoding="utf-8", newline="")
    moved = read_corpus(folder)
    (tmp_path / "a.jsonld").write_bytes(jsonld(study))
    found = incoming(tmp_path / "a.jsonld", moved, user=MACHINE)
    assert found.problems == ()
    assert [said for _, said in sorted(by_person(found.rows).items())] == [
        said for _, said in sorted(by_machine(study.machine).items())
    ]
    words = {moved.document(r.sentence.document).words(r.sentence) for r in found.rows}
    assert words == {text.replace("“", '"') for text in study.body["text"]}


def line(**more: object) -> bytes:
    entry = {"text": TEXT, "document": "a", **more}
    return json.dumps(entry).encode()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (line(label=[[52, 104, "theme:economy"]]), {"a@52-104": {"economy"}}),
        (line(labels=[[52, 104, "economy"]]), {"a@52-104": {"economy"}}),
        (line(label=[[80, 85, "Trade, investment and finance"]]), {"a@52-104": {"economy"}}),
        (line(label=[[0, 104, "dialogue"]]), {"a@0-51": {"dialogue"}, "a@52-104": {"dialogue"}}),
        (line(label=[[46, 104, "dialogue"]]), {"a@52-104": {"dialogue"}}),
        (
            line(entities=[{"label": "economy", "start_offset": 52, "end_offset": 104}]),
            {"a@52-104": {"economy"}},
        ),
        (line(label=[[0, 51, "economy"]], document="the first upload"), {"a@0-51": {"economy"}}),
        (line(label=[]), {}),
    ],
)
def test_a_stretch_codes_the_sentences_it_holds(
    small: Path, tmp_path: Path, content: bytes, said: dict[str, set[str]]
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_bytes(content)
    found = incoming(file, read_corpus(small))
    assert {str(row.sentence): set(row.themes) for row in found.rows} == said
    assert found.problems == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (line(label=[[0, 51, "sport"]]), ':1: unknown code "sport"'),
        (line(label=[[0, 51, "economy"]], document="b", text="x" * 60), 'no document "b"'),
        (
            line(
                label=[[0, 51, "economy"]],
                text="Boats of every size were rowed to the port on Tuesday.",
            ),
            "is nowhere in a",
        ),
        (
            line(label=[[0, 51, "orientation:mixed"], [0, 51, "orientation:neutral"]]),
            "a@0-51: mixed and neutral at once; the orientation is left open",
        ),
    ],
)
def test_what_cannot_be_brought_in_is_reported_at_its_line(
    small: Path, tmp_path: Path, content: bytes, problem: str
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_bytes(content)
    (found,) = incoming(file, read_corpus(small)).problems
    assert problem in str(found)
    assert found.line == 1


@pytest.mark.parametrize(
    "label",
    [
        [[0, 51, "economy"], [0, 51, "sport"]],
        [[0, 51, "economy"], [0, 51, "orientation:mixed"], [0, 51, "orientation:neutral"]],
        [[0, 51, "sport"]],
    ],
)
def test_a_coding_that_does_not_fit_is_refused_before_anything_is_written(
    small: Path, tmp_path: Path, label: list[list[object]]
) -> None:
    corpus = read_corpus(small)
    file = tmp_path / "d.jsonl"
    file.write_bytes(line(label=label))
    with pytest.raises(MaterialError, match=r"d\.jsonl:1: "):
        import_coding(file, corpus, coder="zoe")
    assert not (corpus.folder / "coders" / "zoe.csv").exists()


def test_a_coding_is_brought_in_without_what_does_not_fit_when_that_is_said(
    small: Path, tmp_path: Path
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_bytes(line(label=[[0, 51, "economy"], [0, 51, "sport"]]))
    called = ["import", str(file), str(small), "--coder", "zoe"]
    refused = CliRunner().invoke(main, called)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert not (small / "coders" / "zoe.csv").exists()
    told = CliRunner().invoke(main, [*called, "--keep-going"])
    assert (told.exit_code, "left out: 1" in told.stderr) == (1, True)
    ((coder),) = read_coders(read_corpus(small))
    assert [row.themes for row in coder.rows] == [("economy",)]


def test_furniture_is_never_coded(study: Study, seed_study: Study, tmp_path: Path) -> None:
    del study
    row = seed_study.sentences[seed_study.sentences["role"] == "furniture"].iloc[0]
    text = seed_study.corpus.document(row["document"]).text
    label = [[int(row["start"]), int(row["end"]), "economy"]]
    file = tmp_path / "d.jsonl"
    file.write_bytes(
        json.dumps({"text": text, "document": row["document"], "label": label}).encode()
    )
    (problem,) = incoming(file, seed_study.corpus).problems
    assert "is no part of a body sentence" in problem.message


def archive(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, content in files.items():
            written.writestr(name.replace("_", "."), content)
    return target.getvalue()


BOMB = b'<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>'
PROJECT = b'<Project xmlns="urn:QDA-XML:project:1.0" name="p">%s</Project>'
BEYOND = (
    b'<Sources><TextSource guid="x" name="a"><PlainTextContent>short</PlainTextContent>'
    b'<PlainTextSelection startPosition="0" endPosition="99"/></TextSource></Sources>'
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("p.qdpx", b"no zip", "no zip archive that can be read"),
        ("p.qdpx", archive(a_txt=b""), "no readable project.qde"),
        ("p.qdpx", archive(project_qde=BOMB), "no readable project.qde"),
        ("p.qdpx", archive(project_qde=b"<Project/>"), 'root "Project"; wanted a REFI-QDA'),
        ("p.qdpx", archive(project_qde=PROJECT % BEYOND), "0-99 of a, which has 5 characters"),
        ("d.jsonl", b'{"text": "x"}\n{}\n[1]', "2: wanted {"),
        ("d.jsonl", line(label=[[0, 999, "economy"]]), "1: wanted {"),
        ("a.jsonld", b"{}", "wanted an AnnotationPage"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    small: Path, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MaterialError) as refusal:
        incoming(tmp_path / name, read_corpus(small))
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("p.qdpx", {}, "codings by machine, mary; name the user that is meant"),
        ("p.qdpx", {"user": "tom"}, 'no user "tom"; known: machine, mary'),
        ("p.docx", {}, "wanted a file in .qdpx, .jsonl, .jsonld"),
        ("none.qdpx", {}, "No such file"),
    ],
)
def test_a_wrong_call_is_refused(
    study: Study, tmp_path: Path, name: str, options: dict[str, str], message: str
) -> None:
    (tmp_path / "p.qdpx").write_bytes(qdpx(study))
    (tmp_path / "p.docx").touch()
    with pytest.raises(CallError, match=message):
        incoming(tmp_path / name, study.corpus, **options)


@pytest.mark.parametrize("name", ["../evil", "", ".hidden", "a/b", "a.b"])
def test_a_coders_name_is_a_plain_name(study: Study, tmp_path: Path, name: str) -> None:
    (tmp_path / "d.jsonl").write_bytes(doccano(study))
    with pytest.raises(CallError, match="wanted letters, digits"):
        import_coding(tmp_path / "d.jsonl", study.corpus, coder=name)


JUNK = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
BREAKS = st.sampled_from([" ", "\r\n", "\n\n", "\r\n\r\n", "\u2028", "  "])


@given(st.lists(st.tuples(JUNK, BREAKS), min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_text_at_all_comes_back_from_every_format(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]
) -> None:
    """Control characters, combining marks, astral characters, markup: offsets hold in each."""
    text = "".join(
        f"Officials {junk} held talks on trade in the town hall on Monday.{broken}"
        for junk, broken in parts
    )
    try:
        found = document("a", text)
    except MaterialError:
        assume(False)  # noqa: FBT003 - Hypothesis names it so
    corpus = Corpus(tmp_path_factory.getbasetemp(), (found,))
    study = studied(corpus, read_codebook())
    folder = tmp_path_factory.mktemp("any")
    for form in ("qdpx", "doccano", "jsonld"):
        export(study, folder, form)
        back = incoming(folder / FILES.get(form, "machine.jsonl"), corpus)
        assert back.problems == ()
        assert by_person(back.rows) == by_machine(study.machine)
