"""The study: tidy tables with the columns of the contract, limited by parameters."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError
from ukchina.spans import Span, quote
from ukchina.study import Study, open_study
from ukchina.study.columns import COLUMNS
from ukchina.study.counts import theme_by_document, theme_by_orientation, voice_by_document
from ukchina.study.export import csv as as_csv
from ukchina.study.export import export_csv, tables

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "Ministers from both sides held talks on trade in Beijing and agreed to meet again."


@pytest.fixture(scope="module")
def seed_study(seeds: Path) -> Study:
    return open_study(seeds)


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_table_has_the_columns_of_the_contract(seed_study: Study, name: str) -> None:
    assert tuple(tables(seed_study)[name].columns) == COLUMNS[name]


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "documents"])
def test_every_row_leads_to_its_words(seed_study: Study, name: str) -> None:
    frame = tables(seed_study)[name]
    assert len(frame)
    for row in frame.to_dict("records"):
        span = Span.parse(row["evidence"])
        assert (span.document, span.start, span.end) == (row["document"], row["start"], row["end"])
        assert quote(span.of(seed_study.corpus.document(span.document).text)) == row["text"]


def test_cues_lie_inside_their_sentence(seed_study: Study) -> None:
    codings = seed_study.codings
    assert (
        (codings["start"] <= codings["cue_start"]) & (codings["cue_end"] <= codings["end"])
    ).all()


def test_furniture_and_headings_are_never_coded(seed_study: Study) -> None:
    body = set(seed_study.sentences[seed_study.sentences["role"] == "body"]["evidence"])
    assert set(seed_study.codings["evidence"]) <= body
    rest = seed_study.sentences[seed_study.sentences["role"] != "body"]
    assert rest["orientation"].isna().all()


def test_counts_add_up(seed_study: Study) -> None:
    by_document = theme_by_document(seed_study).groupby("theme")["k"].sum()
    by_orientation = theme_by_orientation(seed_study).set_index("theme")["k"]
    assert (by_document.loc[by_orientation.index] == by_orientation).all()
    assert int(by_orientation.sum()) == len(seed_study.codings)
    assert int(voice_by_document(seed_study).to_numpy().sum()) == len(seed_study.body) == 103


@pytest.mark.parametrize(
    ("limit", "documents", "sentences"),
    [
        ({}, 5, 103),
        ({"include_undated": False}, 4, 83),
        ({"date_from": "2024-01-01", "include_undated": False}, 3, 51),
        ({"date_to": "2023-12-31", "include_undated": False}, 1, 32),
        ({"outlets": "Bloomberg"}, 1, 16),
        ({"date_from": "2030-01-01", "include_undated": False}, 0, 0),
    ],
)
def test_a_limit_selects_documents_and_leaves_the_total(
    seeds: Path, limit: dict[str, object], documents: int, sentences: int
) -> None:
    study = open_study(seeds, **limit)
    assert (len(study.in_report), len(study.body)) == (documents, sentences)
    assert study.total_sentences == 103
    assert len(study.documents) == 5


def test_voices_and_themes_limit_what_is_counted(seeds: Path) -> None:
    study = open_study(seeds, voices="china_government", themes="sovereignty,dialogue")
    assert set(study.body["voice"]) == {"china_government"}
    assert list(study.themes) == ["dialogue", "sovereignty"]
    assert set(study.counted_codings["evidence"]) <= set(study.body["evidence"])


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ({"themes": "tea"}, r'unknown theme "tea"; known: reset, dialogue'),
        ({"focus": "Mr Nobody"}, r'unknown focus "Mr Nobody"; known, among others: uk_government'),
        ({"outlets": "Reuters"}, r'unknown outlet "Reuters"; known: Bloomberg, OpenVoiceNews U.K.'),
    ],
)
def test_a_value_that_the_corpus_lacks_is_refused(
    seeds: Path, limit: dict[str, str], message: str
) -> None:
    with pytest.raises(CallError, match=message):
        open_study(seeds, **limit)


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [
        ({"outlets": "bloomberg, BLOOMBERG"}, {"outlets": ("Bloomberg",)}),
        ({"outlets": "openvoicenews u.k."}, {"outlets": ("OpenVoiceNews U.K.",)}),
        ({"focus": "wang_yi"}, {"focus": "Wang Yi"}),
        ({"focus": "UK_Government"}, {"focus": "uk_government"}),
        ({"themes": "Dialogue"}, {"themes": ("dialogue",)}),
        ({"voices": "UK Expert"}, {"voices": ("uk_expert",)}),
    ],
)
def test_names_are_found_whatever_the_case_of_their_letters(
    seeds: Path, limit: dict[str, str], wanted: dict[str, object]
) -> None:
    found = open_study(seeds, **limit)
    (name,) = wanted
    assert {name: getattr(found.parameters, name)} == wanted
    assert len(found.in_report)


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ({"outlets": "Blomberg"}, r'unknown outlet "Blomberg"; the nearest is "Bloomberg"; known'),
        ({"focus": "Wang Yii"}, r'unknown focus "Wang Yii"; the nearest is "Wang Yi"; known'),
        ({"focus": "lammy"}, r'unknown focus "lammy"; the nearest is "David Lammy"; known'),
        ({"themes": "dialog"}, r'unknown theme "dialog"; the nearest is "dialogue"; known'),
        ({"voices": "uk_goverment"}, r'unknown voice .*the nearest is "uk_government"; known'),
    ],
)
def test_a_name_that_is_nearly_one_is_refused_with_the_nearest(
    seeds: Path, limit: dict[str, str], message: str
) -> None:
    with pytest.raises(CallError, match=message):
        open_study(seeds, **limit)


@pytest.mark.parametrize("collapse", [True, False])
def test_a_text_that_is_there_twice_counts_once_unless_told_otherwise(
    tmp_path: Path, *, collapse: bool
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(PROSE)
    study = open_study(tmp_path, collapse_duplicates=collapse)
    assert len(study.body) == (1 if collapse else 2)
    assert study.origin_count(study.in_report["document"]) == 1


def test_no_document_weighs_more_than_its_cap(seeds: Path) -> None:
    counts = open_study(seeds, document_cap=0.25).body["document"].value_counts()
    assert counts.max() <= 0.25 * counts.sum()
    whole = open_study(seeds).body["document"].value_counts()
    assert counts.sum() < whole.sum()
    assert (counts <= whole).all()


def test_days_may_limit_the_events_told(seeds: Path) -> None:
    told = open_study(
        seeds, date_of="event", date_from="2022-09-01", date_to="2022-09-30", include_undated="no"
    )
    assert "004_a69486b28b8f7935" in set(told.in_report["document"])
    assert "003_ef81ec90049672a7" not in set(told.in_report["document"])


def test_a_text_in_another_language_is_listed_and_not_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").write_text(
        "英国外交大臣星期五在北京会见了中国外交部长，双方同意恢复对话。" * 3
    )
    study = open_study(tmp_path)
    assert list(study.documents["document"]) == ["a", "b"]
    assert set(study.body["document"]) == {"a"}


def test_named_windows_take_the_place_of_years(seeds: Path) -> None:
    study = open_study(seeds, windows="Sunak=2022-10-25,Starmer=2024-07-05")
    assert list(study.in_report["window"]) == ["Sunak", "Starmer", "Starmer", "Starmer", "undated"]


def test_a_folder_is_found_from_a_folder_below(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeds.parent / "notebooks")
    assert len(open_study("seeds").documents) == 5


def test_the_edition_changes_with_a_word_and_with_a_parameter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    first = open_study(tmp_path).edition
    assert open_study(tmp_path).edition == first
    assert open_study(tmp_path, min_documents=2).edition != first
    (tmp_path / "a.txt").write_text(PROSE.replace("trade", "steel"))
    assert open_study(tmp_path).edition != first


def test_a_text_never_becomes_a_formula_of_a_spreadsheet(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.org") is what the minister wrote to his counterpart.'
    (tmp_path / "a.txt").write_text(formula)
    written = as_csv(tables(open_study(tmp_path))["sentences"]).decode()
    (row,) = csv.DictReader(io.StringIO(written))
    assert row["text"] == f"'{formula}"


def test_an_export_says_which_text_has_no_rows_because_it_repeats_another(tmp_path: Path) -> None:
    words = "Ministers of Britain and China spoke of trade in Beijing for hours on Monday."
    for name, last in (("a", "They left at noon."), ("b", "They left at nine.")):
        (tmp_path / f"{name}.txt").write_text(f"date 2025-03-11 {words * 3} {last}", "utf-8")
    (tmp_path / "c.txt").write_text("date 2025-03-11 Nobody in Leeds had heard of it.", "utf-8")
    once = tables(open_study(tmp_path))
    flags = dict(zip(once["documents"]["document"], once["documents"]["flags"], strict=True))
    assert {name: flag for name, flag in flags.items() if isinstance(flag, str)} == {
        "b": "same text as a (rows left out)"
    }
    assert set(once["sentences"]["document"]) == {"a", "c"}
    twice = tables(open_study(tmp_path, collapse_duplicates=False))
    assert "same text as a" in set(twice["documents"]["flags"])
    assert set(twice["sentences"]["document"]) == {"a", "b", "c"}


def test_an_export_writes_every_table_the_same_way_twice(seed_study: Study, tmp_path: Path) -> None:
    first = export_csv(seed_study, tmp_path / "one")
    second = export_csv(seed_study, tmp_path / "two")
    assert [path.name for path in first] == [f"{name}.csv" for name in COLUMNS]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    head, row = (tmp_path / "one" / "documents.csv").read_text("utf-8").splitlines()[:2]
    assert head == ",".join(COLUMNS["documents"])
    assert row.startswith("000_a25f90ead62908fd,000_a25f90ead62908fd.txt,txt,828b4fbc")
    assert ",unknown," in row


@pytest.mark.parametrize("table", ["body", "sentences"])
def test_the_sentence_at_an_offset_is_the_one_that_holds_it(seed_study: Study, table: str) -> None:
    frame = getattr(seed_study, table)
    for row in frame.to_dict("records"):
        for start in (row["start"], row["end"] - 1):
            found = seed_study.sentence_at(row["document"], start, table=table)
            assert found == row["evidence"]
    last = frame.iloc[-1]
    assert seed_study.sentence_at(last["document"], last["end"], table=table) == ""
    assert seed_study.sentence_at("nobody", 0, table=table) == ""


@pytest.mark.parametrize("table", [*COLUMNS, "body", "near_misses"])
def test_the_rows_of_a_document_are_those_that_name_it(seed_study: Study, table: str) -> None:
    frame = getattr(seed_study, table)
    for name in [*seed_study.documents["document"], "nobody"]:
        wanted = frame[frame["document"] == name]
        assert seed_study.rows_of(table, name).equals(wanted)


def test_a_document_states_its_day_and_outlet(seed_study: Study) -> None:
    for document in seed_study.corpus.documents:
        day = document.published.value if document.published else None
        outlet = document.outlet.value if document.outlet else None
        assert seed_study.published(document.name) == day
        assert seed_study.outlet(document.name) == outlet
