"""A pattern is spared only where it cannot match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.reading.events.lexicon import event_lexicon, triggers
from ukchina.reading.heads import beginnings, heads, matches, may_match, word_heads
from ukchina.reading.quantities.lexicon import quantity_lexicon
from ukchina.reading.times.lexicon import lexicon, point_rules
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Corpus


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bsign(?:ed|s)?\b", {"sig"}),
        (r"\b(?:a|the)\s+pact", {"a", "the"}),
        (r"\b(?:the\s+)?deal", {"the", "dea"}),
        (r"\bcolou?r", {"col"}),
        (r"\b[Tt]rad(?:e|ing)\b|\bpact", {"tra", "pac"}),
        (r"(?<!\w)(?:19|20)\d\d", {f"{first}{digit}" for first in (19, 20) for digit in range(10)}),
        (r"(?<![\w.,])up", {"up"}),
        (r"\b(?:no\s+)*deal", {"no", "dea"}),
        (r"\b(?!some)[a-c]d", {"ad", "bd", "cd"}),
        (r"\b\w+ly\b", None),
        (r"\b.deal", None),
        (r"\b(?:the\s+)?", None),
        (r"\b(?:'s|his)", None),
        (r"\bé", None),
        (r"sign", None),
        (r"(?<!-)sign", None),
        (r"\bsign|agree", None),
    ],
)
def test_the_heads_of_a_pattern_are_how_the_word_at_its_match_begins(
    pattern: str, expected: set[str] | None
) -> None:
    assert word_heads(re.compile(pattern, re.IGNORECASE)) == expected


atoms = st.sampled_from(
    ["a", "b", "K", "s", " ", "-", "é", "1", r"\d", r"\w", ".", "[ab]", "[^a]", r"\b", "(?<!\\w)"]
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


@given(patterns, st.text(st.sampled_from("abkABKsS 1-é_\u0131\u017f\u212a\u0663"), max_size=12))
def test_where_a_pattern_matches_it_is_tried(pattern: str, text: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    known = word_heads(compiled)
    for within in ((0, len(text)), (1, max(1, len(text) - 1))):
        found = [match.span() for match in compiled.finditer(text, *within)]
        assert [match.span() for match in matches(compiled, known, text, within)] == found
        assert not any(start < end for start, end in found) or may_match(known, beginnings(text))
    if compiled.match(text):
        assert may_match(heads(compiled), beginnings(text.split(" ", maxsplit=1)[0]))


def test_no_rule_is_spared_that_matches_a_sentence_of_the_corpus(corpus: Corpus) -> None:
    tried = spared = 0
    for document in corpus.documents:
        plain = fold(document.text)
        for sentence in body(document):
            words = plain[sentence.span.start : sentence.span.end]
            begun = beginnings(words)
            left = [one for one in event_lexicon().triggers if one not in triggers(words)]
            rules = [(rule.heads, rule.pattern) for rule in quantity_lexicon().rules]
            rules += [(marker.heads, marker.pattern) for marker in lexicon().markers]
            others = [pattern for known, pattern in rules if not may_match(known, begun)]
            assert not any(trigger.pattern.search(words) for trigger in left)
            assert not any(pattern.search(words) for pattern in others)
            tried += len(triggers(words))
            spared += len(left)
            for word in re.finditer(r"[^\W_]+", words):
                known = point_rules(word[0])
                late = (rule for rule in lexicon().points if rule not in known)
                assert not any(rule.pattern.match(words, word.start()) for rule in late)
    assert spared > tried
