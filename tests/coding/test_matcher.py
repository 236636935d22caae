"""The matcher against a slow one that says what it means."""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.coding.matcher import Matcher
from ukchina.coding.patterns import PatternError, alternatives, elements
from ukchina.coding.tokens import tokens, words
from ukchina.spans import fold


def found(pattern: str, text: str, **lists: list[str]) -> list[str]:
    """The words that `pattern` matches in `text`."""
    plain = fold(text)
    return [text[start:end] for start, end, _ in Matcher([(pattern, 0)], lists).find(plain)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("trade", "Trade, TRADE and traders", ["Trade", "TRADE"]),
        ("trade*", "Trade and traders", ["Trade", "traders"]),
        ("organi?ation", "organisation or organization", ["organisation", "organization"]),
        ("wom?n", "women womn", ["women"]),
        ("*security", "cybersecurity and security", ["cybersecurity", "security"]),
        ("=US", "the US told us so, U.S. officials said", ["US", "U.S."]),
        ("uk", "the UK's, Britain's; U.K. firms", ["UK", "U.K."]),
        ("national security", "national  security; national\nsecurity", 2),
        ("people to people", "people-to-people links", ["people-to-people"]),
        ("uk china", "UK–China ties, U.K.-China ties, UK/China", 3),
        ("golden era", "a “golden” era, a golden “era”, 'golden era'", 3),
        ("china espionage", "China's espionage, Chinas espionage", ["China's espionage"]),
        ("r d", "R&D and R & D", ["R&D", "R & D"]),
        ("trade talks", "trade. Talks; trade, talks; trade: talks; trade (talks)", []),
        ("trade talks", "trade – talks; trade … talks; trade -- talks", []),
        ("reset * relations", "reset their relations, reset relations", ["reset their relations"]),
        ("reset ... ties", "reset ties, reset a b c ties, reset a b c d ties", 2),
        ("reset ... ties", "reset the old, cold ties", []),
        ("<verb> ties", "mend ties, patch up ties, cut ties", ["mend ties", "patch up ties"]),
        ("it", "bit it's it", ["it", "it"]),
        ("s", "Xi's and 's and s", ["s", "s"]),
    ],
)
def test_a_pattern_matches_what_its_language_says(
    pattern: str, text: str, expected: list[str] | int
) -> None:
    result = found(pattern, text, verb=["mend*", "patch up"])
    assert result == expected if isinstance(expected, list) else len(result) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "no word"),
        ("*", "no word"),
        ("... trade", "between two words"),
        ("trade ...", "between two words"),
        ("U.K.", "no word, glob"),
        ("a, b", "no word, glob"),
        ("the minister s visit", "a possessive is no word"),
        ("<nothing>", "no word list"),
        ("<nested>", "more than words"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        alternatives(pattern, {"nested": ["<other>"], "other": ["a"]})


# --- the reference: try every alternative at every word --------------------------------------


def matches_word(element: str, word: str, lists: dict[str, list[str]]) -> bool:
    if element.startswith("<"):
        entries = [elements(entry) for entry in lists[element[1:-1]]]
        return any(matches_word(entry[0], word, lists) for entry in entries if len(entry) == 1)
    if element.startswith("="):
        return word == element[1:]
    return fnmatchcase(word.lower(), element)


def reference(
    patterns: list[str], lists: dict[str, list[str]], plain: str
) -> set[tuple[int, int, int]]:
    words = tokens(plain)
    result = set()
    for (key, pattern), first in product(enumerate(patterns), range(len(words))):
        for sequence in alternatives(pattern, lists):
            run = words[first : first + len(sequence)]
            if (
                len(run) == len(sequence)
                and all(word.joined for word in run[:-1])
                and all(
                    matches_word(element, word.word, lists)
                    for element, word in zip(sequence, run, strict=True)
                )
            ):
                result.add((run[0].start, run[-1].end, key))
    return result


WORDS = ["a", "b", "ab", "A", "abb", "U.K.", "é", "5G", "a_b"]
GAPS = [
    " ",
    " ",
    " ",
    "-",
    ", ",
    ". ",
    "  ",
    '" ',
    " '",
    "'s ",
    "’s-",
    " & ",
    "&",
    "/",
    " - ",
    "(",
    "\n",
]
ELEMENTS = ["a", "b", "ab", "a*", "?b", "*b", "*", "...", "=A", "=UK", "<l>", "uk", "a?*"]
LISTS = {"l": ["b", "ab*", "a a", "uk b"]}


def is_pattern(pattern: str) -> bool:
    try:
        elements(pattern)
    except PatternError:
        return False
    return True


@given(
    patterns=st.lists(
        st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=4)
        .map(" ".join)
        .filter(is_pattern),
        min_size=1,
        max_size=5,
    ),
    texts=st.lists(
        st.lists(st.sampled_from([*WORDS, *GAPS]), max_size=30).map("".join),
        min_size=1,
        max_size=3,
    ),
)
def test_the_automaton_finds_what_the_reference_finds(
    patterns: list[str], texts: list[str]
) -> None:
    matcher = Matcher([(pattern, key) for key, pattern in enumerate(patterns)], LISTS)
    for text in texts:  # one after the other: what is cached must not change what is found
        plain = fold(text)
        hits = list(matcher.find(plain))
        assert len(hits) == len(set(hits))
        assert set(hits) == reference(patterns, LISTS, plain)
        assert [end for _, end, _ in hits] == sorted(end for _, end, _ in hits)


@given(st.text(alphabet=st.one_of(st.sampled_from("aU.K-'s \u00ad\ufb01"), st.characters())))
def test_words_are_those_of_the_tokens(text: str) -> None:
    assert words(text) == [token.word.lower() for token in tokens(text)]


@given(st.text())
def test_tokens_cover_every_letter_and_digit_once(text: str) -> None:
    plain = fold(text)
    covered = [offset for token in tokens(plain) for offset in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    left = {offset for offset, mark in enumerate(plain) if mark.isalnum()} - set(covered)
    assert all(plain[offset] in "sS" and plain[offset - 1] == "'" for offset in left)


def test_forgetting_what_is_cached_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a b, ab a", "b a a b", "A-b U.K. b", "ab ab é a", "a b, ab a"] * 2
    patterns = [("a b", 0), ("<l> ... b", 1), ("a* *b", 2)]
    expected = [Matcher(patterns, LISTS).find(text) for text in texts]
    for limit in ("_MAX_PIECES", "_MAX_STATES", "_MAX_STEPS"):
        with monkeypatch.context() as patch:
            patch.setattr(f"ukchina.coding.matcher.{limit}", 3)
            matcher = Matcher(patterns, LISTS)
            assert [matcher.find(text) for text in texts] == expected
