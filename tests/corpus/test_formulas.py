"""Formulas are looked for only where a word stands that they need, and all the same found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import formulas

FOUND = [
    "Wang Yi, «member of the Political Bureau of the CPC Central Committee», spoke.",
    "He is «the director of the Office of the Central Commission for Foreign Affairs».",
    "Xi Jinping, «general secretary of the CPC Central Committee», replied.",
    "They met «the Foreign Minister of the People's Republic of China».",
    "She is «Secretary of State for Business, Energy and Industrial Strategy».",
    "She is «Secretary of \u017ftate for Science, Innovation and Technology».",
    "«Foreign ministry spokeswoman Ann Bo said at a regular briefing on Monday that» it was.",
    "Mr Bo «said at a press conference in Beijing» it was.",
    "«The embassy did not immediately respond to a request for comment».",
    "«The firm could not be reached for comment».",
    "«This statement was issued by the press office».",
    "«It may be reproduced free of charge».",
    "«Reporting by Ann Bo and Ian Low; editing by Kim Poe».",
]
PIECES = [
    *(text.replace("«", "").replace("»", "") for text in FOUND),
    *("spo\u212aesman Ann Bo said", "no co\u0130mment", "trade", "."),
]


@pytest.mark.parametrize("marked", FOUND)
def test_a_formula_is_found_where_it_stands(marked: str) -> None:
    plain = marked.replace("«", "").replace("»", "")
    where = marked.index("«"), marked.index("»") - 1
    assert list(formulas.formulas(plain, 0, len(plain))) == [where]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), st.sampled_from([0, 3]))
def test_what_is_found_is_what_all_formulas_together_find(plain: str, start: int) -> None:
    everywhere = formulas.pattern(formulas.known()).finditer(plain, start)
    found = list(formulas.formulas(plain, start, len(plain)))
    assert found == [match.span() for match in everywhere]
