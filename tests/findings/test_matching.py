"""What RE2 finds in many strings is what `re` finds in each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.findings.gaps_gap import undertakings
from ukchina.findings.matching import Strings
from ukchina.findings.scorecard_rules import rules

PATTERNS = [
    *rules().words.values(),
    *(pattern for one in rules().indicators for pattern in one.words.values()),
    *(one.object for one in undertakings()),
]
# Words of the rules, and what stands around words in texts.
PARTS = [
    *("China", "china", "CHINESE", "UK", "U.K.", "us", "US", "Britain", "Beijing", "EU", "museum"),
    *("economic", "dialogue", "dialogues", "sanctions", "lifted", "resumed", "not", "if", "would"),
    *("the", "joint commission", "of", "between faiths", "denied", "JETCO", "travel ban", "visa"),
    *(" ", " ", " ", "  ", "\n", "\t", "\x1c", ".", "?", '?"', "'s", "-", ",", "é", "ſ", "K", "£"),
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
@given(texts=st.lists(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), max_size=5))
def test_a_pattern_is_found_where_re_finds_it(pattern: re.Pattern[str], texts: list[str]) -> None:
    wanted = [pattern.search(text) is not None for text in texts]
    assert Strings(texts).having(pattern).tolist() == wanted


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"a(?!b)", "ab", False),
        (r"(?<!x)a[(?!)]", "xa( a!", True),
        (r"\Ab\s\Z", "b\x1f", True),
        (r"[\s-]b", "a\vb", True),
        (r"(?-i:US)", "us", False),
        (r"\bcafe\b", "cafeé", False),
    ],
)
def test_where_the_two_differ_re_decides(pattern: str, text: str, *, found: bool) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    assert Strings([text, ""]).having(compiled).tolist() == [found, False]
