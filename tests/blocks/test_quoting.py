"""Quotation marks around the words of a text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from ukchina.blocks import MIME, to_json, tree
from ukchina.blocks.html import fragment
from ukchina.blocks.quoting import quoted, within
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain words", "“plain words”"),
        ("hailed a “golden era” of ties", "“hailed a ‘golden era’ of ties”"),
        ('hailed a "golden era" of ties', "“hailed a ‘golden era’ of ties”"),
        ('a ("golden") era, "new"', "“a (‘golden’) era, ‘new’”"),
        ("“We met,” he said. “Twice.”", "“We met,” he said. “Twice.”"),
        ('"We met," he said.', '"We met," he said.'),
        ("China’s ‘aim’", "“China’s ‘aim’”"),
        ("", "“”"),
    ],
)
def test_marks_within_marks_are_single(words: str, shown: str) -> None:
    assert quoted(words) == shown


@given(st.text("ab “”‘’\"'(—", max_size=30))
def test_nothing_but_double_marks_changes(words: str) -> None:
    changed = within(words)
    assert len(changed) == len(words)
    assert all(a == b or (a in '“”"' and b in "‘’") for a, b in zip(words, changed, strict=True))


def test_both_formats_show_the_same_marks() -> None:
    behind = tree.Words("d@1-2", "Kettle, s. 1", "hailed a “golden era” of ties")
    claim = tree.Claim(("A claim.",), (behind,), 1, "low")
    assert '<q class="quoted">hailed a ‘golden era’ of ties</q>' in fragment((claim,))
    output = {"output_type": "display_data", "data": {MIME: to_json((claim,))}}
    cell = {"cell_type": "code", "source": "", "metadata": {}, "outputs": [output]}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    printed = " ".join(extract_text(io.BytesIO(pdf(page(notebook, "n.ipynb"))[0])).split())
    assert "“hailed a ‘golden era’ of ties”" in printed
