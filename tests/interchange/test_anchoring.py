"""Words are found again where they stand now, or not at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ukchina.interchange.anchoring import Quoted, anchored, quoted
from ukchina.spans import fold

TEXT = "Talks were held. “They agreed,” he said. Talks were held. Then she left \U0001f514 Kéxi."


@pytest.mark.parametrize(
    ("changed", "words", "expected"),
    [
        (f"A new title\n\n{TEXT}", "“They agreed,”", "“They agreed,”"),
        (TEXT.replace("“", '"').replace("”", '"'), "“They agreed,”", '"They agreed,"'),
        (TEXT.replace(" ", "\r\n"), "Then she left", "Then\r\nshe\r\nleft"),
        (unicodedata.normalize("NFD", TEXT), "Kéxi", unicodedata.normalize("NFD", "Kéxi")),
        (f"\U0001f514\U0001f514{TEXT}", "left \U0001f514", "left \U0001f514"),
    ],
)
def test_words_are_found_in_a_text_that_changed_around_them(
    changed: str, words: str, expected: str
) -> None:
    start = TEXT.index(words)
    found = anchored(changed, quoted(TEXT, start, start + len(words)))
    assert found is not None
    assert changed[slice(*found)] == expected


def test_the_neighbourhood_tells_repeated_words_apart() -> None:
    second = TEXT.rindex("Talks")
    shifted = f"Preface. {TEXT}"
    assert anchored(shifted, quoted(TEXT, second, second + 16)) == (second + 9, second + 25)


@pytest.mark.parametrize(
    "found", [Quoted("nowhere"), Quoted(""), Quoted(" \n"), Quoted("Talks were held.")]
)
def test_words_that_are_nowhere_or_in_two_places_alike_are_not_placed(found: Quoted) -> None:
    assert anchored(TEXT, found) is None


def test_a_known_place_decides_between_places_that_fit_alike() -> None:
    assert anchored("no. no. no.", Quoted("no", start=4)) == (4, 6)


@given(st.text(min_size=1), st.text(), st.data())
def test_what_is_quoted_stands_where_it_was_quoted_from(
    text: str, before: str, data: st.DataObject
) -> None:
    """Unchanged it is at its place; shifted, what is found reads the same."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    assume(fold(words) == fold(words).strip() and not unicodedata.combining(words[0]))
    assume(end == len(text) or not unicodedata.combining(text[end]))
    found = quoted(text, start, end)
    assert anchored(text, found) == (start, end)
    moved = anchored(f"{before} {text}", found)
    if moved is not None:
        there = f"{before} {text}"[slice(*moved)]
        assert "".join(there.split()) == "".join(words.split())
