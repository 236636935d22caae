"""A pattern is spared only where it cannot match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.reading.events.lexicon import event_lexicon, triggers
from ukchina.reading.families import Family
from ukchina.reading.heads import word_heads
from ukchina.reading.lazy import Pattern
from ukchina.reading.quantities.lexicon import quantity_lexicon
from ukchina.reading.times.lexicon import lexicon
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Corpus


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bsign(?:ed|s)?\b", {"sign", "signe", "signs"}),
        (r"\b(?:a|the)\s+pact", {"a pac", "the p"}),
        (r"\b(?:a|the)[ \t]{1,9}\s+pact", {"a pac", "the p"}),
        (r"\b(?:the\s+)?deal", {"the d", "deal"}),
        (r"\b(?:at\s?)?sea", {"at se", "atsea", "sea"}),
        (r"\bcolou?r", {"colou", "color"}),
        (r"\b[Tt]rad(?:e|ing)\b|\bpact", {"trade", "tradi", "pact"}),
        (r"(?<!\w)2[01]\d", {f"2{first}{digit}" for first in range(2) for digit in range(10)}),
        (r"(?<![\w.,])up", {"up"}),
        (r"\b(?:no\s+)*deal", {"no ", "deal"}),
        (r"\bup[ -]to", {"up"}),
        (r"\b(?!some)[a-c]d", {"ad", "bd", "cd"}),
        (r"\b\w+ly\b", None),
        (r"\b.deal", None),
        (r"\b(?:the\s+)?", None),
        (r"\b(?:'s|his)", None),
        (r"\bé", None),
        (r"sign", None),
        (r"(?<!-)sign", None),
        (r"\bsign|agree", None),
        (r"\b(?:\s+sea|land)", None),
    ],
)
def test_the_heads_of_a_pattern_are_how_the_word_at_its_match_begins(
    pattern: str, expected: set[str] | None
) -> None:
    assert word_heads(pattern, re.IGNORECASE) == expected


atoms = st.sampled_from(
    [
        *("a", "b", "K", "s", " ", "-", "é", "1"),
        *(r"\d", r"\w", r"\s+", ".", "[ab]", "[^a]", r"\b", "(?<!\\w)"),
    ]
)
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["?", "*", "+", "{1,2}?"])),
    ),
    max_leaves=8,
).flatmap(lambda pattern: st.sampled_from([pattern, rf"\b{pattern}", rf"(?<!\w)(?:{pattern})"]))
texts = st.text(st.sampled_from("abkABKsS 1-é_\n\u0131\u017f\u212a\u0663"), max_size=12)


@given(st.lists(patterns, min_size=1, max_size=3), texts)
def test_where_a_pattern_matches_it_is_tried(sources: list[str], text: str) -> None:
    family = Family([Pattern(source, re.IGNORECASE) for source in sources])
    at_words = Family([Pattern(source, re.IGNORECASE) for source in sources], at_words=False)
    spots = at_words.spots(text)
    for number, source in enumerate(sources):
        compiled = re.compile(source, re.IGNORECASE)
        for within in ((0, len(text)), (1, max(1, len(text) - 1))):
            found = [match.span() for match in compiled.finditer(text, *within)]
            assert [match.span() for match in family.matches(number, text, within)] == found
            filled = any(start < end for start, end in found)
            assert not filled or number in family.possible(text)
        for word in re.finditer(r"\w+", text):
            tried = spots is None or number in dict(spots).get(word.start(), ())
            match = compiled.match(text, word.start())
            assert tried or match is None or not match[0]


def test_no_rule_is_spared_that_matches_a_sentence_of_the_corpus(corpus: Corpus) -> None:
    tried = spared = 0
    families = (quantity_lexicon().family, lexicon().marker_family)
    for document in corpus.documents:
        plain = fold(document.text)
        for sentence in body(document):
            words = plain[sentence.span.start : sentence.span.end]
            left = [one for one in event_lexicon().triggers if one not in triggers(words)]
            assert not any(trigger.pattern.search(words) for trigger in left)
            for family in families:
                late = {*range(len(family.patterns))}.difference(family.possible(words))
                assert not any(family.patterns[number].search(words) for number in late)
            tried += len(triggers(words))
            spared += len(left)
            spots = dict(lexicon().point_family.spots(words) or ())
            for word in re.finditer(r"(?<!\w)[^\W_]+", words):
                late = {*range(len(lexicon().points))}.difference(spots.get(word.start(), ()))
                points = [lexicon().points[number].pattern for number in late]
                assert not any(point.match(words, word.start()) for point in points)
    assert spared > 2 * tried


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    asked: list[str] = []

    def source() -> str:
        asked.append("once")
        return r"\bvisits?\b"

    pattern = Pattern(source, re.IGNORECASE)
    assert not asked
    assert [match.span() for match in pattern.finditer("Visits, a visit")] == [(0, 6), (10, 15)]
    assert pattern.search("a call") is None
    assert asked == ["once"]


def test_what_a_compiled_pattern_lacks_a_pattern_lacks() -> None:
    with pytest.raises(AttributeError, match="serach"):
        _ = Pattern("a").serach
