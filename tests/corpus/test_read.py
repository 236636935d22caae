"""Reading a folder: facts with their source, one clear error for what is no text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ukchina.corpus import Corpus, document, read_corpus
from ukchina.errors import CallError, MaterialError

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "The foreign secretary met his counterpart in Beijing and spoke of trade for two hours."


def folder(base: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = base / name.replace("__", "/").replace("_txt", ".txt").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return base


@pytest.mark.parametrize(
    ("name", "label", "day", "outlet", "place", "title"),
    [
        ("000_a25f90ead62908fd", "Undated essay", None, None, None, None),
        (
            "001_3adf1e1087223416",
            "Unnamed outlet, 18 Oct 2024",
            date(2024, 10, 18),
            None,
            "BEIJING/LONDON",
            None,
        ),
        (
            "002_3215f7185f73caf5",
            "Bloomberg, 18 Oct 2024",
            date(2024, 10, 18),
            "Bloomberg",
            None,
            None,
        ),
        (
            "003_ef81ec90049672a7",
            "OpenVoiceNews U.K., 25 Jun 2025",
            date(2025, 6, 25),
            "OpenVoiceNews U.K.",
            None,
            "UK Seeks Trade Ties with China Amid Heightened Security Concerns",
        ),
        ("004_a69486b28b8f7935", "Unnamed outlet, 6 May 2023", date(2023, 5, 6), None, None, None),
    ],
)
def test_a_header_says_only_what_the_text_says(  # noqa: PLR0913, PLR0917 - one column a fact
    corpus: Corpus,
    name: str,
    label: str,
    day: date | None,
    outlet: str | None,
    place: str | None,
    title: str | None,
) -> None:
    found = corpus.document(name)
    facts = (found.published, found.outlet, found.place, found.title)
    assert tuple(fact and fact.value for fact in facts) == (day, outlet, place, title)
    assert found.label == label


def test_every_fact_of_a_text_has_the_words_behind_it(corpus: Corpus) -> None:
    for found in corpus.documents:
        for fact in (found.outlet, found.place, found.title):
            if fact is not None and fact.span is not None:
                assert found.words(fact.span) == fact.value


def test_the_seeds_are_as_their_manifest_pins_them(corpus: Corpus) -> None:
    assert corpus.warnings == ()
    assert len(corpus.documents) == 5


def test_the_text_is_the_file_to_the_byte(seeds: Path, corpus: Corpus) -> None:
    for found in corpus.documents:
        assert found.text.encode() == (seeds / found.file).read_bytes()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, r"no text in this folder"),
        ({"a_txt": b"\x89PNG\x00\x01"}, r"a\.txt: binary data"),
        (
            {"a_txt": "“We – all”, £5".encode() + b"\nna\xefve"},
            r"a\.txt:2: byte 0xef is not UTF-8",
        ),
        ({"b.png": b"\x89PNG\x00"}, r"no text in this folder; .*b\.png: not a text this program"),
        ({"a_txt": ""}, r"a\.txt: no sentence in this document"),
        ({"a_txt": "Contents\n\n12 May 2025"}, r"a\.txt: no sentence in this document"),
        ({"a_txt": PROSE, "a.TXT": PROSE}, r'same id "a" as'),
        ({"a_txt": PROSE, "corpus_toml": "x = ["}, r"corpus\.toml:1: not TOML"),
        ({"a_txt": PROSE, "corpus_toml": "[texts.a]"}, r'corpus\.toml:1: unknown table "texts"'),
        (
            {"a_txt": PROSE, "corpus_toml": '[documents.a]\npublished = "May"'},
            r"corpus\.toml:2: published of a is 'May'; wanted a date",
        ),
        (
            {"a_txt": PROSE, "corpus_toml": "[documents.a]\nauthor = 1"},
            r'corpus\.toml:2: unknown key "author" for a; known: sha256',
        ),
    ],
)
def test_material_that_cannot_be_used_is_refused_by_place(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    with pytest.raises(MaterialError, match=message):
        read_corpus(folder(tmp_path, **files))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(MaterialError) as caught:
        read_corpus(folder(tmp_path, a_txt=b"\x00", b_txt=b"\xff", c_txt=PROSE))
    assert [re.sub(r".*/", "", problem.path) for problem in caught.value.problems] == [
        "a.txt",
        "b.txt",
    ]


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_corpus_that_is_no_folder_is_a_wrong_call(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text(PROSE)
    with pytest.raises(CallError, match=r"wanted a folder of texts"):
        read_corpus(tmp_path / name)


def test_a_manifest_adds_what_a_text_does_not_say_and_overrides_nothing(tmp_path: Path) -> None:
    manifest = (
        '[documents.a]\noutlet = "The Kettle"\npublished = 2025-05-13\n'
        '[documents.b]\nlabel = "b"\n[documents.c]\nsha256 = "0"\n'
    )
    corpus = read_corpus(
        folder(
            tmp_path, a_txt=f"12 May 2025\n\n{PROSE}", c_txt=PROSE, corpus_toml=manifest.encode()
        )
    )
    first = corpus.document("a")
    assert (first.outlet.value, first.outlet.source) == ("The Kettle", "manifest")
    assert (first.published.value, first.published.source) == (date(2025, 5, 12), "text")
    assert [str(warning).split("corpus.toml:")[1][:40] for warning in corpus.warnings] == [
        f'4: no text named "b" in {tmp_path}'[:40],
        '3: published "2025-05-13", but a.txt say',
        "7: c.txt has sha256 " + corpus.document("c").sha256[:20],
    ]
    assert corpus.document("c").flags == ("differs from manifest",)


@pytest.mark.parametrize(
    ("head", "outlet", "warned"),
    [
        ("Kettle News", "The Ledger", False),
        ("My News", "The Ledger", False),
        ("Reuters", "Reuters", True),
        ("Outlet: Kettle News", "Kettle News", True),
    ],
)
def test_a_manifest_goes_before_a_guess_and_after_what_a_text_states(
    tmp_path: Path, head: str, outlet: str, *, warned: bool
) -> None:
    title = "Ministers meet again in Beijing over steel and trade"
    text = f"{head}\n{title}\n12 May 2025\n\n{PROSE}"
    manifest = b'[documents.a]\nlabel = "a"\noutlet = "The Ledger"\n'
    corpus = read_corpus(folder(tmp_path, a_txt=text, corpus_toml=manifest))
    assert corpus.document("a").outlet.value == outlet
    assert [warning.line for warning in corpus.warnings] == [3] * warned


@pytest.mark.parametrize(
    ("manifest", "line"),
    [
        ('[documents.a]\nlabel = "a"\nauthor = "Li"\n', 3),
        ('[documents.b]\ntitle = "b"\n[documents."a"]\ntitle = 3\n', 4),
        ('[documents]\nb = { label = "b" }\na = { label = "a", author = "Li" }\n', 3),
        ('# two\n[[documents]]\nname = "a"\n', 2),
        ('documents.a.label = "a"\ndocuments.a.author = "Li"\n', 2),
    ],
)
def test_a_fault_of_a_manifest_is_named_by_its_own_line(
    tmp_path: Path, manifest: str, line: int
) -> None:
    with pytest.raises(MaterialError) as error:
        read_corpus(folder(tmp_path, a_txt=PROSE, corpus_toml=manifest.encode()))
    assert [problem.line for problem in error.value.problems] == [line]


def test_folders_are_read_and_hidden_files_are_not(tmp_path: Path) -> None:
    corpus = read_corpus(folder(tmp_path, **{"2024__a_txt": PROSE, ".DS_Store": b"\x00"}))
    assert [found.name for found in corpus.documents] == ["2024.a"]


def test_labels_tell_documents_apart(tmp_path: Path) -> None:
    corpus = read_corpus(folder(tmp_path, a_txt=PROSE, b_txt=PROSE))
    assert [found.label for found in corpus.documents] == [
        "“The foreign secretary met his…”, undated",
        "“The foreign secretary met his…”, undated, no. 2",
    ]


@pytest.mark.parametrize("header", ["", "31 February 2025\n\n", "Monday 3 March\n\n"])
def test_a_date_that_is_not_stated_whole_is_not_guessed(header: str) -> None:
    assert document("a", f"{header}{PROSE}").published is None
