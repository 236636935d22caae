"""The codebook keeps what it promises, and a wrong one is refused where it is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ukchina.coding import read_codebook
from ukchina.coding.codebook_file import PACKAGED
from ukchina.coding.themes import themes
from ukchina.coding.tokens import tokens
from ukchina.corpus import document, read_corpus
from ukchina.errors import CallError, MaterialError
from ukchina.spans import fold

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding import Theme

BOOK = read_codebook()
GOOD = """
version = "1"
[words.animal]
reason = "an animal"
patterns = ["cat*", "guinea pig*"]
[[theme]]
id = "pets"
name = "Pets"
short = "Animals at home"
definition = "Speaks of animals at home."
use = "Cats."
avoid = "Lions."
examples = ["The cat sleeps."]
near_misses = ["The lion sleeps."]
[[theme.rule]]
id = "pets.animal"
reason = "names"
patterns = ["<animal>"]
"""
SIX = 6


LEAD = "This is what the writer of the letter had to say about it on that day in autumn."


def coded(sentence: str) -> set[str]:
    """The themes of a sentence in a text that says nothing else."""
    _, *found = themes(document("letter", f"{LEAD}\n{sentence} {LEAD}"), BOOK)
    return {coding.theme for themed in found for coding in themed.codings}


def examples() -> list[tuple[str, str]]:
    return [(theme.id, text) for theme in BOOK.themes for text in theme.examples]


def near_misses() -> list[tuple[str, str]]:
    return [(theme.id, text) for theme in BOOK.themes for text in theme.near_misses]


@pytest.mark.parametrize(("theme", "sentence"), examples())
def test_an_example_of_a_theme_is_coded(theme: str, sentence: str) -> None:
    assert theme in coded(sentence)


@pytest.mark.parametrize(("theme", "sentence"), near_misses())
def test_a_near_miss_of_a_theme_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)


def test_the_themes_are_the_fourteen_in_their_order() -> None:
    assert [theme.id for theme in BOOK.themes] == [
        "reset",
        "dialogue",
        "economy",
        "security",
        "technology",
        "values",
        "hong_kong",
        "taiwan",
        "ukraine",
        "climate",
        "alliances",
        "sovereignty",
        "politics",
        "people",
    ]


@pytest.mark.parametrize("theme", BOOK.themes, ids=lambda theme: theme.id)
def test_every_theme_has_its_six_fields_and_its_rules_a_reason(theme: Theme) -> None:
    assert len(theme.examples) >= 3
    assert len(theme.near_misses) >= 3
    for text in (theme.name, theme.short, theme.definition, theme.use, theme.avoid):
        assert text.strip()
    for rule in (*theme.rules, *theme.exclusions):
        assert rule.id.startswith(f"{theme.id}.")
        assert rule.reason
        assert len(set(rule.patterns)) == len(rule.patterns), rule.id


def test_no_pattern_is_written_twice_in_a_theme() -> None:
    for theme in BOOK.themes:
        for rules in (theme.rules, theme.exclusions):
            patterns = [pattern for rule in rules for pattern in rule.patterns]
            assert sorted({p for p in patterns if patterns.count(p) > 1}) == []


def test_no_rule_quotes_six_words_of_a_seed(seeds: Path) -> None:
    texts = [found.text for found in read_corpus(seeds).documents]
    runs = set()
    for text in texts:
        words = [token.word.lower() for token in tokens(fold(text))]
        runs |= {" ".join(words[at : at + SIX]) for at in range(len(words) - SIX + 1)}
    for theme in BOOK.themes:
        written = [pattern for rule in theme.rules for pattern in rule.patterns]
        written += [pattern for rule in theme.exclusions for pattern in rule.patterns]
        written += [*theme.examples, *theme.near_misses]
        for text in written:
            words = re.findall(r"\w+", text.lower())
            found = {" ".join(words[at : at + SIX]) for at in range(len(words) - SIX + 1)} & runs
            assert not found


def test_the_hash_is_that_of_the_file_and_the_log_is_dated() -> None:
    assert len(BOOK.sha256) == 64
    assert BOOK.changes[-1].version == BOOK.version
    assert read_codebook(PACKAGED) == BOOK


USES = '["<animal>", "the <animal>", "<animal> sleep*"]'


def test_a_codebook_of_ones_own_codes_its_own_themes(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(GOOD)
    letter = document("letter", f"{LEAD} She keeps two guinea pigs and a cat.")
    coding = themes(letter, read_codebook(path))[-1].codings[0]
    assert (coding.theme, coding.rule) == ("pets", "pets.animal")
    assert coding.cue.of(letter.text) == "guinea pigs"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<animal>", "<plant>", '18: pattern "<plant>": no word list named "plant"'),
        ('"cat*"', '"cat, dog"', '5: pattern "cat, dog": "cat," is no word'),
        ('id = "pets"', 'id = "My Pets"', '7: id "My Pets"; wanted words like'),
        ('id = "pets.animal"', 'id = "animal"', '16: id "animal"; wanted words like'),
        ('avoid = "Lions."\n', "", '7: theme pets has no "avoid"'),
        ('use = "Cats."', "use = 3", "7: use of theme pets is 3; wanted a string"),
        ('reason = "names"', 'reasons = "names"', '16: unknown key "reasons" in pets.animal'),
        ('reason = "names"', 'reason = ""\nunless = ["dog"]', '16: no word list named "dog"'),
        ("[[theme.rule]]", "[[theme.rules]]", 'unknown key "rules" in theme pets'),
        ('version = "1"', "version = ", "2: not TOML"),
        ('version = "1"', "", '1: the codebook has no "version"'),
        ('["The cat sleeps."]', "[1]", "7: examples of theme pets is [1]; wanted a list of words"),
        ('["<animal>"]', "[]", "16: patterns of pets.animal is []; wanted a list of words"),
        (
            'reason = "names"',
            'reason = ""\nunless = [["animal"]]',
            "16: unless of pets.animal is [['animal']]; wanted names of word lists",
        ),
        (
            'reason = "names"',
            'reason = ""\nfaint = true',
            "16: pets.animal is faint, and there is no weighed = true above",
        ),
        (
            'version = "1"\n',
            'version = "1"\nweighed = 1\n',
            "1: weighed of the codebook is 1; wanted true or false",
        ),
    ],
)
def test_a_faulty_codebook_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    path = tmp_path / "codebook.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(MaterialError) as refusal:
        read_codebook(path)
    assert any(
        str(problem).startswith(f"{path}:") and expected in str(problem)
        for problem in refusal.value.problems
    ), str(refusal.value)


def test_a_faint_rule_of_a_theme_without_weights_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    weighed = GOOD.replace('version = "1"', 'version = "1"\nweighed = true')
    path.write_text(weighed.replace('reason = "names"', 'reason = ""\nfaint = true'))
    with pytest.raises(MaterialError) as refusal:
        read_codebook(path)
    (problem,) = refusal.value.problems
    assert 'pets.animal is faint, and there are no weights for the theme "pets"' in str(problem)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("cat, dog", 'pattern "cat, dog": "cat," is no word, glob, gap or <list>'),
        ("cat s", 'pattern "cat s": an "s" of its own is never met'),
        ("<plant>", 'pattern "<plant>": no word list named "plant"'),
        ("cat ... dog", 'pattern "cat ... dog": more than words; <animal> stands in patterns'),
    ],
)
def test_a_faulty_entry_of_a_word_list_is_told_once_where_it_stands(
    tmp_path: Path, entry: str, message: str
) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(GOOD.replace('"cat*"', f'"{entry}"').replace('["<animal>"]', USES))
    with pytest.raises(MaterialError) as refusal:
        read_codebook(path)
    told = [str(problem) for problem in refusal.value.problems]
    assert len(told) == 1
    assert told[0].startswith(f"{path}:5: {message}")


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    rule = GOOD[GOOD.index("[[theme.rule]]") :]
    path.write_text(GOOD + rule)
    with pytest.raises(MaterialError, match=r'id "pets.animal" is used 2 times'):
        read_codebook(path)


def test_a_codebook_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="wanted a codebook"):
        read_codebook(tmp_path / "none.toml")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_bytes(b"version = '\xff'")
    with pytest.raises(MaterialError, match="not UTF-8 at byte 11"):
        read_codebook(path)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Huawei was kept out of the 5G core", {"technology", "security"}),
        ("CGN owns a third of the shares in Hinkley Point C", {"economy"}),
        ("Jingye bought British Steel for a token sum", {"economy"}),
        ("AUKUS is about submarines", {"alliances"}),
        ("the BNO visa opened in January", {"hong_kong", "people"}),
        ("Jimmy Lai was sent to prison in Hong Kong", {"hong_kong", "values"}),
        ("the Uyghurs of Xinjiang are not forgotten", {"values"}),
        ("the NSL came into force that night", {"hong_kong", "values"}),
        ("FIRS has two tiers", {"security"}),
        ("IPAC published a letter", {"politics"}),
        ("the NSI Act allows a call-in", {"economy", "security"}),
        ("the golden decade was over", {"reset"}),
        ("the EFD will be held again", {"dialogue"}),
        ("JETCO had not sat since 2018", {"dialogue"}),
        ("Stock Connect disappointed brokers", {"economy"}),
        ("the London Stock Exchange wants more of them", {"economy"}),
        ("Confucius Institutes may have to close", {"people"}),
        ("spies could work from Royal Mint Court", {"security"}),
        ("the Cash and Berry case collapsed", {"security"}),
        ("Britain joined the AIIB in 2015", {"economy"}),
        ("the tariffs on EVs stay", {"economy"}),
        ("visa-free travel for tourists begins in spring", {"people"}),
        ("the Integrated Review Refresh changed the label", {"politics"}),
        ("the SDSR of 2015 said little", {"politics"}),
        ("the G7 issued a communique", {"alliances"}),
        ("NATO named China a decisive enabler", {"alliances"}),
        ("the Sino-British Joint Declaration is a treaty", {"hong_kong"}),
        ("AUKUS and the Five Eyes, said U.S. officials", {"alliances"}),
        ("they told us to stay", set()),
        ("the defense of Taiwan's airspace", {"taiwan"}),
        ("drills near Kinmen and the Scarborough Shoal", {"taiwan"}),
        ("Moscow's war machine needs parts", {"ukraine"}),
        ("a deal on net zero and biodiversity", {"climate"}),
        ("mutual respect and non-interference", {"sovereignty"}),
        ("core interests must be respected", {"sovereignty"}),
        ("meeting each other halfway", {"sovereignty"}),
        ("the Chancellor smiled", set()),
        ("Lord Cameron, the foreign secretary, smiled", set()),
        ("he gave a balanced account of the climate of opinion", set()),
    ],
)
def test_the_vocabulary_of_the_subject_is_known(words: str, expected: set[str]) -> None:
    found = coded(f"In the letter that reached the town on Monday one could read that {words}.")
    assert found >= expected
    if not expected:
        assert found == set()
