"""What the rest of a sentence weighs for the words of a theme: invariants, refusals, the files."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ukchina.coding
from ukchina.coding import read_codebook
from ukchina.coding.theme_weights import LEAST, STANDING, State, heard, signs, speaks
from ukchina.coding.themes import themes
from ukchina.corpus import document

HOME = Path(ukchina.coding.__file__).parent
BOOK = read_codebook()
RULES_ALONE = replace(BOOK, weighed=False, sha256="rules alone")
LEAD = "A letter about other matters came in the autumn of that year and was read aloud."
FAINT = {rule.id for theme in BOOK.themes for rule in theme.rules if rule.faint}
HINTED = {rule.id for theme in BOOK.themes for rule in theme.rules if rule.faint or rule.company}


def coded(sentence: str, codebook: object = BOOK) -> dict[str, str]:
    """The rule of each theme of the sentence, which stands second in a text."""
    found = themes(document("text", f"{LEAD}\n\n{sentence}"), codebook)  # type: ignore[arg-type]
    return {coding.theme: coding.rule for coding in found[-1].codings}


@pytest.mark.parametrize(
    ("theme", "speaks_of_it", "does_not"),
    [
        (
            "economy",
            "Buyers in Shanghai paid a third more for the firm's ceramics than shops at home.",
            "She paid him no heed and the company round the fire fell silent.",
        ),
        (
            "technology",
            "Scientists at both universities tested the samples in a laboratory near Hefei.",
            "He tested the ice with a stick and his patience with his brother.",
        ),
        (
            "people",
            "Her daughter learned the language at a school in Chengdu and teaches there now.",
            "The bank learned of the loan from a rival and sold its stake.",
        ),
    ],
)
def test_everyday_words_stand_by_the_rest_of_their_sentence(
    theme: str, speaks_of_it: str, does_not: str
) -> None:
    assert theme in coded(speaks_of_it)
    assert theme not in coded(does_not)


def test_faint_words_stand_by_their_weight_only_and_are_no_near_misses() -> None:
    sentence = "Foreign buyers paid a third more for wool last year."
    assert set(coded(sentence).values()) & FAINT
    assert not set(coded(sentence, RULES_ALONE).values()) & FAINT
    found = themes(document("text", f"{LEAD}\n\nHe paid his brother no heed."), BOOK)
    assert not {miss.rule for one in found for miss in one.near_misses} & FAINT


WORDS = st.lists(
    st.sampled_from(
        ["tea", "quarrel", "bank", "lake", "poem", "never", "threat", "school", "xyzzy"]
    )
)


@given(WORDS, st.sampled_from(["the Strategic Defence Review", "Taiwan", "tariffs on steel"]))
def test_plain_words_of_a_theme_stand_in_any_sentence(words: list[str], plain: str) -> None:
    alone = {theme for theme, rule in coded(f"He spoke of {plain}.").items() if rule not in HINTED}
    assert alone
    assert alone <= set(coded(f"He spoke of {plain}, {' '.join(words)} and the rest."))


@given(WORDS, st.randoms(use_true_random=False), st.sampled_from(sorted(LEAST)))
def test_the_order_of_words_weighs_nothing(words: list[str], chance: object, state: State) -> None:
    mixed = list(words)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    told = signs(state, 0.2, ["economy"], before=False)
    assert speaks("people", state, heard(" ".join(words)), told) is speaks(
        "people", state, heard(" ".join(mixed)), told
    )


@pytest.mark.parametrize("state", list(State))
def test_a_theme_of_somebody_elses_codebook_is_decided_by_its_rules(state: State) -> None:
    told = signs(state, 0.0, [], before=False)
    assert speaks("fisheries", state, heard("Trade in threats."), told) is (state in STANDING)


def test_the_files_hold_a_weight_for_each_theme_in_order() -> None:
    names = [theme.id for theme in BOOK.themes]
    listed = tomllib.loads((HOME / "theme_weights.toml").read_text("utf-8"))["sign"]
    assert {"", *(f"match:{state}" for state in State)} <= set(listed)
    assert all(len(weights) == len(names) for weights in listed.values())
    with (HOME / "theme_words.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["word", *names]
    assert all(left[0] < right[0] for left, right in pairwise(rows))
    assert all(len(row) == 1 + len(names) for row in rows)


@pytest.mark.parametrize(
    ("word", "theme"),
    [
        ("espionage", "security"),
        ("exporters", "economy"),
        ("laboratory", "technology"),
        ("dissidents", "values"),
        ("emissions", "climate"),
        ("pupils", "people"),
        ("counterpart", "dialogue"),
    ],
)
def test_a_word_weighs_most_for_the_theme_that_it_means(word: str, theme: str) -> None:
    with (HOME / "theme_words.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row.pop("word", "") == word)
    assert max(row, key=lambda name: int(row[name])) == theme
