"""What words and signs weigh for orientation: tables, invariants and the two files themselves."""

from __future__ import annotations

import csv
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ukchina.coding
from ukchina.coding.orientation import decide, orientation_of
from ukchina.coding.orientation_weights import ORDER, TABLE, WEIGHED, pairs, signs, weigh
from ukchina.coding.values import Orientation
from ukchina.coding.weights import weights

HOME = Path(ukchina.coding.__file__).parent
NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("sentence", "themes", "expected"),
    [
        # The rules hear trouble; the sentence is about neither side.
        ("The club was fined and docked points.", NOTHING, Orientation.NEUTRAL),
        # The same trouble between the two is heard.
        (
            "Beijing denounced the British sanctions.",
            frozenset({"values"}),
            Orientation.CONTENTIOUS,
        ),
        ("Both sides agreed to resume talks.", frozenset({"dialogue"}), Orientation.COOPERATIVE),
    ],
)
def test_a_sentence_leans_by_what_it_is_about(
    sentence: str, themes: frozenset[str], expected: Orientation
) -> None:
    assert orientation_of(sentence, themes)[0] is expected


def test_a_verdict_that_words_overturn_says_so_and_one_that_they_share_keeps_its_rule() -> None:
    overturned = orientation_of("The club was fined and docked points.", NOTHING)
    shared = orientation_of("Both sides agreed to resume talks.", frozenset({"dialogue"}))
    assert overturned == (Orientation.NEUTRAL, WEIGHED)
    assert shared == (
        Orientation.COOPERATIVE,
        decide("Both sides agreed to resume talks.", frozenset()).rule,
    )


def test_without_its_themes_a_sentence_is_decided_by_its_rule_alone() -> None:
    sentence = "The club was fined and docked points."
    assert orientation_of(sentence) == (Orientation.CONTENTIOUS, decide(sentence, NOTHING).rule)


@pytest.mark.parametrize("act", ["lifted", "dropped", "ended", "eased"])
def test_words_never_reverse_what_a_clause_says(act: str) -> None:
    sentence = f"China {act} its sanctions on six British members of parliament."
    assert orientation_of(sentence, frozenset({"values"}))[0] is not Orientation.CONTENTIOUS


WORDS = st.lists(st.sampled_from(["threat", "talks", "tea", "ban", "welcome", "xyzzy"]), max_size=8)


@given(WORDS)
def test_what_is_said_twice_weighs_once(words: list[str]) -> None:
    named = signs("contention", frozenset({"china"}), frozenset({"security"}))
    assert weigh([*words, "xyzzy", *words], named) is weigh([*words, "xyzzy"], named)


def test_words_weigh_with_those_that_follow_them() -> None:
    assert pairs(["called", "off", "talks"])[3:] == ("called off", "off talks")
    assert set(weights(TABLE).words) & {"called off", "in touch", "set up"}


@given(WORDS)
def test_words_without_a_weight_change_nothing(words: list[str]) -> None:
    named = signs("topic", frozenset(), frozenset({"economy"}))
    assert weigh([*words, "qqqq", "42"], named) is weigh(words, named)


def test_nothing_said_is_neutral() -> None:
    assert weigh([], signs("no-cue", NOTHING, NOTHING)) is Orientation.NEUTRAL


def test_the_files_hold_a_weight_for_each_orientation_in_order() -> None:
    listed = tomllib.loads((HOME / "orientation_weights.toml").read_text("utf-8"))["sign"]
    assert "" in listed
    assert all(len(weights) == len(ORDER) for weights in listed.values())
    with (HOME / "orientation_words.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["word", *map(str, ORDER)]
    assert all(left[0] < right[0] for left, right in pairwise(rows))
    assert all(len(row) == 1 + len(ORDER) for row in rows)


@pytest.mark.parametrize(
    ("word", "orientation"),
    [
        ("espionage", Orientation.CONTENTIOUS),
        ("rapprochement", Orientation.COOPERATIVE),
        ("denounced", Orientation.CONTENTIOUS),
        ("cooperation", Orientation.COOPERATIVE),
    ],
)
def test_words_weigh_as_their_meaning(word: str, orientation: Orientation) -> None:
    with (HOME / "orientation_words.csv").open(encoding="utf-8", newline="") as file:
        weights = {row["word"]: row for row in csv.DictReader(file)}[word]
    other = {Orientation.CONTENTIOUS, Orientation.COOPERATIVE} - {orientation}
    assert int(weights[str(orientation)]) > max(int(weights[str(one)]) for one in other)
