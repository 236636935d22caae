"""Spans are evidence ids, and the fold keeps every offset."""

from __future__ import annotations

import re
import time
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.spans import INVISIBLE, JOINT, Span, broken_words, fold, plain_word, printed, quote

# Generous, for a machine with neighbours: a walk that goes back takes far longer.
SECONDS = 5
MARKS = {
    **dict.fromkeys("“”„‟«»〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}
names = st.text(st.characters(blacklist_characters="\n\r", blacklist_categories=["Cs"]), min_size=1)


@given(names, st.integers(0, 10**9), st.integers(0, 10**9))
def test_an_evidence_id_leads_back_to_its_span(name: str, start: int, length: int) -> None:
    span = Span(name, start, start + length)
    assert Span.parse(str(span)) == span


@pytest.mark.parametrize("evidence", ["", "a", "a@1", "a@2-1", "a@-1-2", "a@1-2x", "@1-2"])
def test_what_is_no_evidence_id_is_refused(evidence: str) -> None:
    with pytest.raises(ValueError, match=r"wanted"):
        Span.parse(evidence)


@given(st.text())
def test_the_fold_is_as_long_as_the_text_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_fold_changes_only_marks_and_what_no_reader_sees(text: str) -> None:
    for original, plain in zip(text, fold(text), strict=True):
        assert original == plain or plain in f"\"'- {JOINT}"


def one_by_one(character: str) -> str:
    if character in MARKS:
        return MARKS[character]
    return " " if character.isspace() or unicodedata.category(character) == "Zs" else character


@given(
    st.text(st.sampled_from("".join(MARKS) + "ab -.é中\u2003\u00a0\t\n"), max_size=30)
    | st.text(st.characters(blacklist_characters=INVISIBLE), max_size=30)
)
def test_the_fold_of_a_text_is_that_of_each_character(text: str) -> None:
    if not broken_words(text):
        assert fold(text) == "".join(map(one_by_one, text))


def test_what_no_reader_sees_is_not_printable() -> None:
    assert not any(character.isprintable() for character in INVISIBLE)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“We – all”", '"We - all"'),
        ("the UK’s", "the UK's"),
        ("a\u00a0b\r\nc\td", "a b  c d"),
        ("‘non\u2011stop’ \u2014 \u2212 1", "'non-stop' - - 1"),
        ("Ünïcode 中文 stays", "Ünïcode 中文 stays"),
        ("\u200bthe\u200e trade\ufeff", " the  trade "),
        ("co\u200boper\u00adation", f"co{JOINT}oper{JOINT}ation"),
        ("cooper-\nation", f"cooper{JOINT}{JOINT}ation"),
        ("cooper-\r\n  ation", f"cooper{JOINT * 5}ation"),
        ("long-\nterm", "long- term"),
    ],
)
def test_typographic_marks_become_plain(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [((0, 9), (0, 9), True), ((0, 9), (3, 5), True), ((3, 5), (0, 9), False)],
)
def test_a_span_contains_what_lies_within_its_bounds(
    outer: tuple[int, int], inner: tuple[int, int], *, inside: bool
) -> None:
    assert (Span("a", *inner) in Span("a", *outer)) is inside
    assert Span("b", *inner) not in Span("a", *outer)


def test_spans_that_touch_do_not_overlap() -> None:
    assert Span("a", 0, 4).overlaps(Span("a", 3, 5))
    assert not Span("a", 0, 4).overlaps(Span("a", 4, 5))


def test_a_quotation_stands_on_one_line() -> None:
    assert quote("cyber threats, and\n\ninterference") == "cyber threats, and interference"


@given(
    st.lists(
        st.sampled_from(["co", "-", "\n", "\r\n", " ", "oper", "\u00ad", "\u200b", "long", "term"])
    ).map("".join)
    | st.text(st.sampled_from(INVISIBLE + 'ab -\n."'))
)
def test_a_fold_with_joints_is_as_long_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the cooper-\nation of", ["-\n"]),
        ("a long-\nterm plan", []),
        ("a market-\nbased plan", []),
        ("clear-sighted talk, clear-\nsighted", []),
        ("cooperation, co-\noperation", ["-\n"]),
        ("Sino-\nBritish", []),
        ("to pro-\ntect it", ["-\n"]),
        ("China policy, non-\npolicy talk", []),
        ("2023-\nand", []),
        ("in\u00ad\nvestment", ["\u00ad\n"]),
        ("databases of a data-\nbase", ["-\n"]),
        ("two-and-a-half, and-\na bit", []),
        ("China policymaking, non-\npolicy talk", ["-\n"]),
    ],
)
def test_a_word_broken_over_lines_is_told_from_a_compound(text: str, joined: list[str]) -> None:
    assert [text[start:end] for start, end in broken_words(text)] == joined


def test_many_words_broken_over_lines_do_not_take_long() -> None:
    letters = "abcdefghijklmnopqrst"
    halves = ["".join(four) for four in product(letters, repeat=4)]
    text = "-\n".join(halves)  # each pair is another
    start = time.process_time()
    assert len(broken_words(text)) > len(halves) * 0.99
    assert time.process_time() - start < SECONDS


def test_a_word_is_looked_up_without_joints_and_ligatures() -> None:
    assert plain_word(fold("\ufb01nan-\ncial")) == "financial"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trade rela-\ntions warmed.", "Trade relations warmed."),
        ("Trade rela-\r\n   tions warmed.", "Trade relations warmed."),
        ("Trade rela- \ntions warmed.", "Trade relations warmed."),
        ("Trade rela-  \ntions warmed.", "Trade relations warmed."),
        ("Trade rela-\t\ntions warmed.", "Trade relations warmed."),
        ("Trade rela\u00ad\ntions warmed.", "Trade relations warmed."),
        ("Trade rela\u00adtions warmed.", "Trade relations warmed."),
        ("A long-\nterm aim.", "A long-term aim."),
        ("The UK-\nChina dialogue.", "The UK-China dialogue."),
        ("The 12-\nmonth review.", "The 12-month review."),
        ("Two-\nand three-year terms.", "Two- and three-year terms."),
        ("A pause -\nand then tea.", "A pause - and then tea."),
        ("Well-known and\nwell-liked.", "Well-known and well-liked."),
        ("Lines\nof  a   page.", "Lines of a page."),
    ],
)
def test_printed_words_are_whole(text: str, wanted: str) -> None:
    before = "A page without end.\n"
    assert printed(before + text, len(before), len(before) + len(text)) == wanted


@given(st.text("ab-\n \u00ad\u200b\r.Z9", max_size=40), st.data())
def test_printing_joins_but_never_adds_a_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = iter(text[start:end])
    assert all(letter in shown for letter in printed(text, start, end) if letter != " ")


BROKEN = [
    "Trade",
    "rela",
    "tions",
    "long",
    "-",
    "-\n",
    "-  \n",
    "-\r\n",
    "\u00ad\n",
    "\u200b",
    " ",
    "\n",
]


@given(st.lists(st.sampled_from([*BROKEN, "12", "and ", "“", "é", "e\u0301", "\x00"])).map("".join))
def test_printed_words_are_those_of_the_fold(text: str) -> None:
    printing, fold_of_all = fold(printed(text, 0, len(text))), fold(text).replace(JOINT, "")
    unseen = re.compile(rf"[\s{INVISIBLE}]+")
    assert unseen.sub("", printing) == unseen.sub("", fold_of_all)
