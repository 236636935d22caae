"""In a sentence all in capitals an ordinary word is no abbreviation; elsewhere case tells."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.coding import read_codebook
from ukchina.coding.themes import themes
from ukchina.coding.tokens import unshouted
from ukchina.corpus import document
from ukchina.sentences import body
from ukchina.spans import Span, fold


def cues(sentence: str) -> set[tuple[str, str]]:
    """The themes that rules find words of in the sentence, standing or not, with these words."""
    text = f"The two governments spoke for an hour on Monday. {sentence} They met in the spring."
    found = themes(document("a", text), read_codebook())[1]
    assert found.sentence.of(text) == sentence
    both = (*found.codings, *found.near_misses)
    return {(one.theme, one.cue.of(text)) for one in both}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("WHO WILL PAY FOR THIS?", "WHO"),
        ("AND WHO ARE THEY?", "WHO"),
        ("THEY TOLD US NOTHING.", "US"),
        ("“WHO TOLD US?”", "WHO"),
        ("WHOSE MONEY IS IT, AND WHO GAVE IT TO US?", "US"),
        ("IT SYSTEMS HAVE FAILED US.", "IT SYSTEMS"),
    ],
)
def test_an_ordinary_word_in_a_shouted_sentence_is_no_abbreviation(
    sentence: str, word: str
) -> None:
    assert word not in {cue for _, cue in cues(sentence)}


@pytest.mark.parametrize(
    ("sentence", "coded"),
    [
        ("The WHO will pay for this.", ("climate", "WHO")),
        ("Ministers asked the WHO.", ("climate", "WHO")),
        ("IT systems of the ministry failed.", ("technology", "IT systems")),
        ("CHINA LEADS IN AI.", ("technology", "AI")),
        ("CHINA ASKS THE WORLD HEALTH ORGANIZATION FOR HELP.", ("climate", "WORLD HEALTH ORGANIZ")),
        ("CHINA SELLS MORE EVS AND AN EV TO US.", ("technology", "EV")),
    ],
)
def test_an_abbreviation_is_one_where_case_or_spelling_tells(
    sentence: str, coded: tuple[str, str]
) -> None:
    theme, cue = coded
    assert any(one[1].startswith(cue) for one in cues(sentence)), (theme, cues(sentence))


@pytest.mark.parametrize(
    ("plain", "read"),
    [
        ("WHO PAYS US?", "who PAYS us?"),
        ("WHO'S IT?", "who'S it?"),
        ("U.S. AND I.T. FIRMS", "U.S. and I.T. FIRMS"),
        ("US-CHINA TALKS", "us-CHINA TALKS"),
        ("The US and IT", "The US and IT"),
        ("WHOLE USE WITHOUT", "WHOLE USE WITHOUT"),
    ],
)
def test_ordinary_words_are_small_where_all_is_in_capitals(plain: str, read: str) -> None:
    assert unshouted(plain, [Span("a", 0, len(plain))]) == read


@given(st.text(st.sampled_from("WHO US IT aI. “”?\u00ad\n")))
def test_nothing_moves_and_nothing_but_case_changes(text: str) -> None:
    plain = fold(text)
    read = unshouted(plain, [Span("a", 0, len(plain))])
    assert read.upper() == plain.upper()
    assert len(read) == len(plain)
    if re.search("[a-z]", plain):
        assert read == plain


def test_a_sentence_in_capitals_changes_no_other() -> None:
    text = "WHO PAYS? The WHO pays."
    found = document("a", text)
    spans = [one.span for one in body(found)]
    assert unshouted(text, spans) == "who PAYS? The WHO pays."
