"""Spans are evidence ids, and the fold keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.spans import Span, fold, quote

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
def test_the_fold_changes_only_marks_and_white_space(text: str) -> None:
    for original, plain in zip(text, fold(text), strict=True):
        assert original == plain or plain in "\"'- "


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“We – all”", '"We - all"'),
        ("the UK’s", "the UK's"),
        ("a\u00a0b\r\nc\td", "a b  c d"),
        ("‘non\u2011stop’ \u2014 \u2212 1", "'non-stop' - - 1"),
        ("Ünïcode 中文 stays", "Ünïcode 中文 stays"),
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
