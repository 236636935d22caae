"""Questions to a study are answered as plain frames, with the evidence in a column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError, MaterialError
from ukchina.lab.compare import (
    actor,
    by_side,
    by_window,
    codebook_difference,
    copy_codebook,
    with_text,
)
from ukchina.lab.search import concordance
from ukchina.study import open_study
from ukchina.study.opening import varied

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.study import Study


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("trade", ["trade", "trade"]),
        ("TALKS on", ["talks on"]),
        ("Chin*", ["China", "Chinese"]),
        ("China", ["China"]),
        ('said: "We', ["said: “We"]),
        ("rad", []),
        ("a.network", []),
    ],
)
def test_words_are_found_whole_and_in_context(study: Study, words: str, matches: list[str]) -> None:
    found = concordance(study, words)
    assert list(found["match"]) == matches
    for row in found.itertuples():
        sentence = study.words(row.evidence)
        assert row.match in sentence
        assert len(row.left) <= 48
        assert len(row.right) <= 48


def test_a_concordance_says_who_speaks_and_when(seed_study: Study) -> None:
    found = concordance(seed_study, "engag*")
    assert {"label", "speaker", "voice", "published", "evidence"} <= set(found.columns)
    assert set(found["evidence"]) <= set(seed_study.body["evidence"])
    assert found["match"].str.casefold().str.startswith("engag").all()
    assert len(found) >= 10
    orders = [
        list(seed_study.in_report["document"]).index(e.split("@")[0]) for e in found["evidence"]
    ]
    assert orders == sorted(orders)


@pytest.mark.parametrize("words", ["", "  ", "*", "* *"])
def test_a_search_for_nothing_is_refused(study: Study, words: str) -> None:
    with pytest.raises(CallError, match="nothing to search for"):
        concordance(study, words)


def test_sides_count_sentences_once_a_theme(seed_study: Study) -> None:
    table = by_side(seed_study)
    assert table.loc["sentences"].sum() == len(seed_study.body)
    pairs = seed_study.counted_codings[["evidence", "theme"]].drop_duplicates()
    assert table.drop("sentences").to_numpy().sum() == len(pairs)
    assert list(table.index[:-1]) == list(seed_study.themes.values())


def test_windows_keep_their_denominators(seed_study: Study) -> None:
    table = by_window(seed_study)
    assert table.groupby("theme")["n"].sum().unique().tolist() == [len(seed_study.body)]


def test_an_actor_is_followed_through_the_texts(seed_study: Study) -> None:
    found = actor(seed_study, "lammy")
    spoken = seed_study.body[seed_study.body["speaker"] == "David Lammy"]["evidence"]
    assert set(spoken) <= set(found[found["role"] != "named"]["evidence"])
    assert set(found["role"]) <= {"named", "speaks", "both"}
    with pytest.raises(CallError, match='nobody named "Zebedee" in these texts; known: '):
        actor(seed_study, "Zebedee")


def test_the_same_codebook_codes_the_same(study: Study, tmp_path: Path) -> None:
    assert codebook_difference(study, copy_codebook(tmp_path / "mine" / "book.toml")).empty


def test_another_codebook_shows_what_is_gained_and_lost(study: Study, tmp_path: Path) -> None:
    book = copy_codebook(tmp_path / "book.toml")
    themes = book.read_text(encoding="utf-8").split("[[theme]]")
    kept = [part for part in themes if 'id = "dialogue"' not in part]
    book.write_text("[[theme]]".join(kept), encoding="utf-8")
    assert copy_codebook(book).read_text(encoding="utf-8") == "[[theme]]".join(kept)
    found = codebook_difference(study, book)
    lost = study.codings[study.codings["theme"] == "dialogue"]
    assert len(lost) > 0
    assert list(found["change"].unique()) == ["lost"]
    assert set(found["evidence"]) == set(lost["evidence"])


def test_a_text_is_added_in_memory_only(study: Study, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    text = "The chancellor said on 11 January 2025 that trade with China would grow.\n"
    more = with_text(study, "kettle", text)
    assert len(more.body) == len(study.body) + 1
    assert set(more.codings[more.codings["document"] == "kettle"]["theme"]) == {"economy"}
    assert sorted(folder.rglob("*")) == before
    assert len(study.documents) == 1


def test_a_text_is_added_to_a_dataset_too(study: Study, dataset: Path) -> None:
    text = "The chancellor said on 11 January 2025 that trade with China would grow.\n"
    found = with_text(open_study(dataset), "kettle", text)
    wanted = with_text(study, "kettle", text)
    assert found.codings.equals(wanted.codings)
    limited = varied(found, replace(found.parameters, voices=("author",)))
    assert list(limited.documents["document"]) == ["a", "kettle"]


def test_a_text_that_is_none_or_there_already_is_refused(study: Study) -> None:
    with pytest.raises(CallError, match='a document "a" is there already'):
        with_text(study, "a", "Talks on trade were held in the town hall on Monday.")
    with pytest.raises(MaterialError, match="no sentence in this document"):
        with_text(study, "b", "Contents\n")
