"""From matches to codings: nesting, exclusions, contexts, and what is kept of the blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.coding import code, read_codebook
from ukchina.coding.themes import themes
from ukchina.corpus import Corpus, document
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding import Codebook

LEAD = "This is what the writer of the letter had to say about it on that day in autumn."
RULES = """
version = "1"
[words.number]
reason = "a number"
patterns = ["one", "two", "one hundred"]
[words.past]
reason = "a word of the past"
patterns = ["was", "were"]
[[theme]]
id = "fruit"
name = "n"
short = "s"
definition = "d"
use = "u"
avoid = "a"
examples = ["e"]
near_misses = ["m"]
[[theme.rule]]
id = "fruit.short"
reason = "r"
patterns = ["apple", "apple pie", "pear"]
[[theme.rule]]
id = "fruit.long"
reason = "r"
patterns = ["green apple", "apple"]
[[theme.rule]]
id = "fruit.counted"
reason = "r"
requires = ["number"]
patterns = ["plums", "pear tree"]
[[theme.rule]]
id = "fruit.now"
reason = "r"
unless = ["past"]
patterns = ["figs"]
[[theme.rule]]
id = "fruit.inside"
reason = "what fruit has inside"
company = ["number"]
patterns = ["seed*", "stone", "stone fruit"]
[[theme.exclude]]
id = "fruit.firm"
reason = "the firm"
patterns = ["apple computer", "big apple"]
[[theme]]
id = "colour"
name = "n"
setting = true
short = "s"
definition = "d"
use = "u"
avoid = "a"
examples = ["e"]
near_misses = ["m"]
[[theme.rule]]
id = "colour.green"
reason = "r"
patterns = ["green*", "green apple"]
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    path: Path = tmp_path_factory.mktemp("book") / "codebook.toml"
    path.write_text(RULES)
    return read_codebook(path)


@pytest.mark.parametrize(
    ("sentence", "coded", "missed"),
    [
        ("We ate an apple and then a pear.", "fruit:apple:fruit.short", ""),
        ("We ate a pear and then an apple pie.", "fruit:apple pie:fruit.short", ""),
        (
            "We ate a green apple and a pear.",
            "fruit:green apple:fruit.long colour:green apple:colour.green",
            "",
        ),
        ("We bought an Apple computer for her.", "", "Apple:fruit.short:the firm"),
        ("We bought an Apple, computer or not.", "fruit:Apple:fruit.short", ""),
        (
            "We saw the big apple computer there.",
            "",
            "apple:fruit.short:the firm",
        ),
        (
            "We ate a pear in the big apple then.",
            "fruit:pear:fruit.short",
            "apple:fruit.short:the firm",
        ),
        (
            "We ate a green apple computer there.",
            "fruit:green apple:fruit.long colour:green apple:colour.green",
            "",
        ),
        (
            "We have plums and nothing more here.",
            "",
            "plums:fruit.counted:nothing in the sentence of: a number",
        ),
        ("We have two bowls, and plums in them.", "fruit:plums:fruit.counted", ""),
        ("We have one hundred plums in a bowl.", "fruit:plums:fruit.counted", ""),
        (
            "We have a pear tree behind the house.",
            "fruit:pear:fruit.short",
            "pear tree:fruit.counted:nothing in the sentence of: a number",
        ),
        ("We like figs more than anything else.", "fruit:figs:fruit.now", ""),
        (
            "We think the figs were sweet and ripe.",
            "",
            "figs:fruit.now:the sentence has: a word of the past",
        ),
        (
            "We like figs, a pear, and were happy.",
            "fruit:pear:fruit.short",
            "figs:fruit.now:the sentence has: a word of the past",
        ),
        (
            "We came upon a stone in the garden.",
            "",
            "stone:fruit.inside:alone in the sentence and in the text: what fruit has inside",
        ),
        ("We came upon two of them, a stone each.", "fruit:stone:fruit.inside", ""),
        ("We spat out a stone, and then the seeds.", "fruit:stone:fruit.inside", ""),
        (
            "We planted stone fruit in the garden.",
            "",
            "stone fruit:fruit.inside:alone in the sentence and in the text: what fruit has inside",
        ),
        ("We cut up a pear and took the stone.", "fruit:stone:fruit.inside", ""),
        ("We painted everything in the house red.", "", ""),
    ],
)
def test_matches_become_codings_and_near_misses(
    book: Codebook, sentence: str, coded: str, missed: str
) -> None:
    letter = document("letter", f"{LEAD} {sentence} {LEAD}")
    found = themes(letter, book)[1]
    assert found.sentence.of(letter.text) == sentence
    assert coded == " ".join(
        f"{one.theme}:{one.cue.of(letter.text)}:{one.rule}" for one in found.codings
    )
    assert missed == " ".join(
        f"{miss.cue.of(letter.text)}:{miss.rule}:{miss.reason}" for miss in found.near_misses
    )


def test_a_context_is_looked_for_in_the_same_sentence_only(book: Codebook) -> None:
    letter = document("letter", f"{LEAD} There are two bowls on it. We have plums in this one's.")
    assert [one.theme for found in themes(letter, book)[:2] for one in found.codings] == []


@pytest.mark.parametrize(
    ("others", "coded"),
    [(["We ate a pear then."], True), (["We saw a stone then."], False), ([], False)],
)
@pytest.mark.parametrize("leads", [2, 5])
def test_words_that_say_little_alone_are_coded_in_a_text_that_speaks_of_the_theme(
    book: Codebook, others: list[str], *, coded: bool, leads: int
) -> None:
    words = [*others, *[LEAD] * leads, "A stone was found in the bowl."]
    found = themes(document("letter", " ".join(words)), book)[-1]
    often = leads < 5  # one sentence in four, or one in seven
    assert bool(found.codings) == (coded and often)
    assert bool(found.near_misses) == (not coded or not often)


@pytest.mark.parametrize(
    ("sentence", "leads", "coded"),
    [
        ("They painted the whole of the old house green.", 11, False),
        ("They painted the whole of the old house green.", 10, True),
        ("The green house was painted by all of them.", 11, True),
        ("In the green house all of the walls are greenish.", 11, True),
        ("They painted the whole house as a green apple.", 11, True),
        ("They painted it. The whole of the old house is green. So is a greenhouse.", 9, True),
    ],
)
def test_one_late_word_is_scenery_in_a_long_text_that_does_not_speak_of_the_theme(
    book: Codebook, sentence: str, leads: int, *, coded: bool
) -> None:
    found = themes(document("letter", " ".join([LEAD] * leads + [sentence])), book)
    codings = [one.theme for each in found for one in each.codings if one.theme == "colour"]
    missed = [miss.reason for each in found for miss in each.near_misses if miss.theme == "colour"]
    assert bool(codings) == coded
    reason = "one late word in a text that does not speak of the theme"
    assert missed == ([] if coded else [reason])


def test_every_cue_lies_inside_its_sentence_and_themes_keep_the_codebooks_order(
    corpus: Corpus,
) -> None:
    order = [theme.id for theme in read_codebook().themes]
    for text in corpus.documents:
        found = themes(text)
        assert [one.sentence for one in found] == [sentence.span for sentence in body(text)]
        for one in found:
            assert all(each.cue in one.sentence for each in (*one.codings, *one.near_misses))
            ids = [coding.theme for coding in one.codings]
            assert ids == sorted(set(ids), key=order.index)


def test_every_rule_of_a_coding_is_in_the_codebook_under_its_theme(corpus: Corpus) -> None:
    known = {(theme.id, rule.id) for theme in read_codebook().themes for rule in theme.rules}
    for text in corpus.documents:
        for one in themes(text):
            assert {(each.theme, each.rule) for each in one.codings} <= known
            assert {(each.theme, each.rule) for each in one.near_misses} <= known


@given(st.lists(st.sampled_from("“”‘’–—\u00a0\u2009"), min_size=1, max_size=8), st.data())
def test_the_shape_of_marks_changes_no_theme(marks: list[str], data: st.DataObject) -> None:
    words = [
        "Ties",
        "with",
        "“China”",
        "–",
        "the",
        "UK’s",
        "‘partner’",
        "in",
        "trade",
        "and",
        "climate",
        "policy",
        "–",
        "have",
        "improved",
    ]
    for mark in marks:
        at = data.draw(st.integers(0, len(words) - 1))
        words[at] += mark if mark in "”’" else ""
    typeset = " ".join(words) + " since the visit, officials in London have said this week."
    plain = fold(typeset)
    result = [
        [(one.theme, one.cue.start, one.cue.end) for one in found.codings]
        for found in themes(document("a", typeset))
    ]
    assert result == [
        [(one.theme, one.cue.start, one.cue.end) for one in found.codings]
        for found in themes(document("a", plain))
    ]


def test_the_coder_puts_themes_orientation_and_voice_together(corpus: Corpus) -> None:
    for text in corpus.documents:
        coded = code(text)
        assert [one.codings for one in coded] == [one.codings for one in themes(text)]
        assert all(one.orientation_rule and one.voice_rule for one in coded)
        assert {one.coder for one in coded} == {"machine"}
