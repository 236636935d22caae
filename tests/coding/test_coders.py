"""Coding files are read beside the machine, and rulings over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import ukchina as uk
from ukchina.coding import Orientation, code
from ukchina.coding.coders import read_coders
from ukchina.coding.rulings import conflicting, ruled
from ukchina.corpus import Corpus, read_corpus
from ukchina.errors import MaterialError
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Britain and China held talks on trade in Beijing on Monday, officials said. "
    "The chancellor spoke of “better” times for exporters in the north of England.\n"
)
FIRST = "Britain and China held talks on trade in Beijing on Monday, officials said."
HEADER = "document,start,end,themes,orientation,voice,text"
FULL = f"{HEADER},author,reason,date"
ROW = f'a,0,75,economy;security,mixed,other,"{FIRST}"'


def folder(path: Path, *lines: str, name: str = "mary") -> Corpus:
    (path / "a.txt").write_text(TEXT, encoding="utf-8")
    (path / "coders").mkdir()
    (path / "coders" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_corpus(path)


def test_a_coding_file_is_read_row_by_row(tmp_path: Path) -> None:
    (coder,) = read_coders(folder(tmp_path, HEADER, ROW))
    (row,) = coder.rows
    assert coder.name == "mary"
    assert str(row.sentence) == "a@0-75"
    assert row.themes == ("economy", "security")
    assert (row.orientation, row.voice) == (Orientation.MIXED, Side.OTHER)
    assert row.line == 2


def test_a_corpus_without_coding_files_has_no_coders(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert read_coders(read_corpus(tmp_path)) == ()


def test_a_file_without_reasons_changes_nothing(tmp_path: Path) -> None:
    corpus = folder(tmp_path, HEADER, ROW)
    coded = code(corpus.document("a"))
    assert ruled(coded, read_coders(corpus)) == coded


def test_a_ruling_overrides_the_machine_and_says_who_and_why(tmp_path: Path) -> None:
    corpus = folder(tmp_path, FULL, f"{ROW},Mary Ho,talks were cover for spying,2026-03-01")
    coded = code(corpus.document("a"))
    assert {coding.theme for coding in coded[0].codings} >= {"economy", "dialogue"}
    first, second = ruled(coded, read_coders(corpus))
    assert second == coded[1]
    assert [coding.theme for coding in first.codings] == ["economy", "security"]
    assert {coding.coder for coding in first.codings} == {"Mary Ho"} == {first.coder}
    assert first.codings[0].cue == next(
        coding.cue for coding in coded[0].codings if coding.theme == "economy"
    )
    assert first.codings[1].cue == first.sentence
    assert first.codings[1].rule == "ruling: talks were cover for spying"
    assert (first.orientation, first.voice) == (Orientation.MIXED, Side.OTHER)
    dropped = [miss for miss in first.near_misses if miss.theme == "dialogue"]
    assert dropped[-1].reason == "Mary Ho: talks were cover for spying"


def test_a_ruling_that_leaves_a_cell_empty_leaves_the_machine_its_word(tmp_path: Path) -> None:
    row = f'a,0,75,economy,,,"{FIRST}",,no talks took place,'
    corpus = folder(tmp_path, FULL, row)
    coded = code(corpus.document("a"))
    first, _ = ruled(coded, read_coders(corpus))
    assert (first.orientation, first.voice) == (coded[0].orientation, coded[0].voice)
    assert first.coder == "mary"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW.replace("Monday", "Tuesday"), "the document says"),
        (ROW.replace("a,0,75", "a,0,74").replace("said.", "said"), "no sentence of the body"),
        (ROW.replace("a,0,75", "b,0,75"), "no such document"),
        (ROW.replace("a,0,75", "a,900,975"), "the document says"),
    ],
)
def test_a_row_goes_stale_loudly_when_the_words_change(
    tmp_path: Path, row: str, reason: str
) -> None:
    corpus = folder(tmp_path, FULL, f"{row},Mary Ho,because,")
    (coder,) = read_coders(corpus)
    assert coder.rows == ()
    (problem,) = coder.stale
    assert str(problem).startswith(f"{tmp_path / 'coders' / 'mary.csv'}:2: ")
    assert reason in problem.message


def test_white_space_alone_does_not_make_a_row_stale(tmp_path: Path) -> None:
    (coder,) = read_coders(folder(tmp_path, HEADER, ROW.replace("talks on", "talks   on")))
    assert len(coder.rows) == 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([HEADER, ROW.replace("security", "sport")], '2: unknown theme "sport"; known: '),
        ([HEADER, ROW.replace("mixed", "good")], '2: unknown orientation "good"; known: coop'),
        ([HEADER, ROW.replace("other", "china")], '2: unknown voice "china"; known: uk_gov'),
        ([HEADER, ROW.replace("a,0,75", "a,x,75")], '2: start "x" and end "75"; wanted offsets'),
        ([HEADER, ROW.replace("a,0,75", "a,80,75")], '2: start "80" and end "75"; wanted'),
        ([HEADER, f"{ROW},more"], "2: more or fewer fields"),
        ([HEADER, "a,0,75"], "2: more or fewer fields"),
        ([HEADER, ROW, ROW], "3: a@0-75 is coded on line 2 already"),
        ([HEADER.replace(",voice", "")], "1: no column voice; wanted document, start"),
        ([f"{HEADER},mood"], '1: unknown column "mood"; wanted'),
    ],
)
def test_a_wrong_coding_file_is_refused_at_its_line(
    tmp_path: Path, lines: list[str], expected: str
) -> None:
    corpus = folder(tmp_path, *lines)
    with pytest.raises(MaterialError) as refusal:
        read_coders(corpus)
    assert f"mary.csv:{expected}" in str(refusal.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    corpus = folder(tmp_path, HEADER)
    (tmp_path / "coders" / "mary.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(MaterialError, match="cannot be read as CSV"):
        read_coders(corpus)


def test_two_rulings_that_differ_are_told_and_not_settled_silently(tmp_path: Path) -> None:
    folder(tmp_path, FULL, f"{ROW},Mary Ho,talks were cover for spying,2026-03-01")
    other = ROW.replace("mixed", "contentious")
    second = tmp_path / "coders" / "paul.csv"
    second.write_text(f"{FULL}\n{other},Paul Li,no offer was made,2026-03-02\n", encoding="utf-8")
    (problem,) = conflicting(read_coders(read_corpus(tmp_path)))
    assert str(problem) == f"{second}:2: a@0-75 is ruled otherwise by mary; this ruling counts"
    said = uk.left_out(uk.open_study(tmp_path))._repr_mimebundle_()["text/plain"]
    assert "ruled otherwise by mary" in said
