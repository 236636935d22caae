"""A record: what one document gives, wherever it is made, as a value that can be kept and sent."""

from __future__ import annotations

import ast
from dataclasses import replace
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING, get_args, get_type_hints

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ukchina.coding import Codebook, read_codebook
from ukchina.corpus import Corpus, Document, document, read_corpus
from ukchina.errors import MaterialError, Problem
from ukchina.records import making
from ukchina.records.cache import Cache
from ukchina.records.engines import Engine
from ukchina.records.form import FormError, packed, unpacked
from ukchina.records.keys import CODER, LIBRARIES
from ukchina.records.reading import Options, read_records
from ukchina.records.record import Findings, Record, record
from ukchina.records.store import Records
from ukchina.spans import Span
from ukchina.study import Study, open_study
from ukchina.study.columns import COLUMNS
from ukchina.study.making import study

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "Ministers from both sides held talks on trade in Beijing and agreed to meet again."
BOOK = read_codebook()
PLACES = st.integers(0, 2**40)
SPANS = st.builds(lambda name, *places: Span(name, *sorted(places)), st.text(), PLACES, PLACES)
for kind, values in ((Span, SPANS), (int, PLACES), (float, st.floats(allow_nan=False))):
    st.register_type_strategy(kind, values)
FINDINGS = st.builds(
    Findings,
    **{
        name: st.lists(st.from_type(get_args(kind)[0]), max_size=2).map(tuple)
        for name, kind in get_type_hints(Findings).items()
    },
)


def tables(made: Study) -> dict[str, pd.DataFrame]:
    return {name: getattr(made, name) for name in (*COLUMNS, "near_misses")}


def assert_equal_tables(found: Study, wanted: Study) -> None:
    for name, frame in tables(wanted).items():
        pd.testing.assert_frame_equal(tables(found)[name], frame)
    assert found.machine == wanted.machine
    assert found.clusters == wanted.clusters


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of several formats, with a manifest, and an empty cache."""
    monkeypatch.setenv("UKCHINA_CACHE", str(tmp_path / "cache"))
    texts = tmp_path / "texts"
    (texts / "wire").mkdir(parents=True)
    (texts / "wire" / "a.txt").write_text(f"BEIJING, Feb 13 (Xinhua) -- {PROSE}\n")
    said = "On 18 November 2024 the foreign secretary David Lammy met Wang Yi. “We agree,” he said."
    (texts / "b.md").write_text(f"---\ntitle: Talks\n---\n\n{said} Trade fell by 3%.\n")
    (texts / "c.txt").write_text(f"{PROSE} “This was the third text,” he said.")
    rows = [
        f'{{"id": "{n}", "text": "In year {n} the {n + 3} of them met {n} times."}}\n'
        for n in range(3)
    ]
    (texts / "d.jsonl").write_text("".join(rows))
    (texts / "corpus.toml").write_text('[documents.c]\npublished = 2024-02-14\noutlet = "Wire"\n')
    return texts


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])  # values of many parts
@given(FINDINGS)
def test_findings_come_back_as_they_were(found: Findings) -> None:
    assert unpacked(packed(found), Findings) == found


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_a_document_and_all_that_is_found_in_it_come_back(text: str) -> None:
    try:
        whole = document("x", f"{PROSE}\n\n{text}")
    except MaterialError:
        return
    found = record(whole, BOOK).found
    assert unpacked(packed(whole), Document) == whole
    assert unpacked(packed(found), Findings) == found


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", packed("text"), packed([1]), packed({"sentences": []}), packed(BOOK)[:-9]],
)
def test_other_bytes_are_no_findings(data: bytes) -> None:
    with pytest.raises(FormError):
        unpacked(data, Findings)


def test_half_a_character_has_no_form_but_a_record() -> None:
    odd = document("x", f"{PROSE} \ud800 {PROSE}")
    with pytest.raises(FormError):
        packed(odd)
    assert Records(BOOK).of(odd) == record(odd, BOOK)


def test_a_codebook_comes_back(corpus: Corpus) -> None:
    assert unpacked(packed(BOOK), Codebook) == BOOK
    assert corpus.documents


def test_what_is_found_does_not_depend_on_the_label(corpus: Corpus) -> None:
    first = corpus.documents[0]
    assert record(replace(first, label="Another"), BOOK).found == record(first, BOOK).found


def test_a_study_is_the_same_whoever_makes_its_records(folder: Path) -> None:
    alone = study(read_corpus(folder), BOOK, records=Records(BOOK))
    assert len(alone.sentences) >= 6
    made = open_study(folder)
    assert_equal_tables(made, alone)
    assert made.corpus == alone.corpus
    kept = Records(BOOK, Cache(folder.parent / "cache"))
    assert_equal_tables(study(read_corpus(folder), BOOK, records=kept), alone)


def test_processes_make_the_same_records(folder: Path) -> None:
    alone = study(read_corpus(folder), BOOK, records=Records(BOOK))
    assert_equal_tables(open_study(folder, how=Options(engine=Engine(jobs=2))), alone)


def test_records_hold_every_document_of_the_corpus(folder: Path) -> None:
    corpus, records = read_records(folder, BOOK)
    assert corpus == read_corpus(folder)
    for found in corpus.documents:
        assert records.of(found) == Record(found, record(found, BOOK).found)


def test_a_watcher_sees_every_unit(folder: Path) -> None:
    seen: list[object] = []

    def watch(done: object, total: int | None) -> object:
        assert total is None  # the rows of an archive are not counted beforehand
        for one in done:  # type: ignore[attr-defined] # as a bar does
            seen.append(one)
            yield one

    read_records(folder, BOOK, Options(watch=watch))
    assert len(seen) == 6


def test_every_fault_is_told_and_nothing_after_the_first_is_coded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a0.pdf").write_text("no PDF")
    (folder / "z.txt").write_bytes(b"\x00\x01\x02")
    coded: list[str] = []

    def watched(found: Document, codebook: Codebook) -> Record:
        coded.append(found.name)
        return record(found, codebook)

    monkeypatch.setattr(making, "record", watched)
    for number in range(40):
        (folder / f"e{number}.txt").write_text(f"Text {number} is a text of its own.")
    with pytest.raises(MaterialError) as refused:
        read_records(folder, BOOK)
    with pytest.raises(MaterialError) as wanted:
        read_corpus(folder)
    assert refused.value.problems == wanted.value.problems
    assert len(wanted.value.problems) == 2
    assert 0 < len(coded) < 40  # the task with the fault in it was already given


def test_an_error_that_nobody_foresaw_costs_one_document(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(found: Document, codebook: Codebook) -> Record:
        if found.name == "d.jsonl.1":
            raise RecursionError("too deep")
        return record(found, codebook)

    monkeypatch.setattr(making, "record", faulty)
    (folder / "c.txt").write_text(f"{PROSE} Unseen until now.")
    rows = (folder / "d.jsonl").read_text().replace("them met", "those met")
    (folder / "d.jsonl").write_text(rows)
    corpus, _ = read_records(folder, BOOK, Options(keep_going=True))
    assert [found.name for found in corpus.documents] == [
        "b.md", "c", "d.jsonl.0", "d.jsonl.2", "wire.a",
    ]  # fmt: skip
    (problem,) = corpus.problems
    assert isinstance(problem, Problem)
    assert problem.path.endswith("d.jsonl")
    assert "cannot be coded of d.jsonl.1: RecursionError: too deep" in problem.message


def test_the_key_names_every_library_that_the_reading_builds_on(root: Path) -> None:
    source = root / "src" / "ukchina"
    files = [f for name in CODER for f in (source / name).rglob("*.py")]
    files += [source / name for name in CODER if name.endswith(".py")]
    used = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.split(".")[0])
    known = packages_distributions()
    missing = {known[name][0] for name in used if name in known} - set(LIBRARIES) - {"ukchina"}
    # what runs the work or finds the folder has no part in what is found
    assert missing <= {"distributed", "platformdirs"}
