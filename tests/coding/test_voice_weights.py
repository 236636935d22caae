"""What words, neighbours and the text weigh for voice: tables, invariants and the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ukchina.coding import voice_weights
from ukchina.coding.voice import ruled, voices
from ukchina.coding.voice_house import house
from ukchina.coding.voice_weights import (
    CERTAIN,
    FEWEST,
    ORDER,
    TABLE,
    WEIGHED,
    heard,
    signs,
    weighed,
)
from ukchina.coding.weights import EVERY, Weights, weights
from ukchina.corpus import Document, document, read_corpus
from ukchina.reading.values import Side
from ukchina.sentences import body

TEXTS = read_corpus(Path(__file__).parent / "news").documents[:12]
RAIN = "The rain fell on the harbour of Hull for the whole of the day."
LONG = document("sample", " ".join(["The hall was full of people.", *[RAIN] * FEWEST]))


def swayed(monkeypatch: pytest.MonkeyPatch, article: Document, **signs_: float) -> list[str]:
    """The rules of an article's voices under a table in which only these signs weigh, for other."""
    at = ORDER.index(Side.OTHER)
    rows = {sign: tuple(x if i == at else 0.0 for i in range(5)) for sign, x in signs_.items()}
    table = Weights(tuple(map(str, ORDER)), {EVERY: (0.0,) * 5, **rows}, {})
    monkeypatch.setattr(voice_weights, "weights", lambda _: table)
    return [rule for _, rule, _ in weighed(ruled(article), body(article), house(article))]


def test_what_weighs_clearly_more_than_the_rules_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(swayed(monkeypatch, LONG, **{"voice:author": 2.0})) == {WEIGHED}


def test_what_weighs_little_more_leaves_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(swayed(monkeypatch, LONG, **{"voice:author": 0.5})) == {"narration"}


def test_a_text_too_short_to_show_what_it_is_keeps_its_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short = document("sample", f"The hall was full of people. {RAIN}")
    assert set(swayed(monkeypatch, short, **{"voice:author": 9.0})) == {"narration"}


def test_quoted_words_are_never_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '"We will go to Hull and we will not come back," said the ambassador.'
    long = document("sample", " ".join([text, *[RAIN] * FEWEST]))
    found = swayed(monkeypatch, long, **{"voice:author": 9.0, "rule:quotation": 9.0})
    assert found == [voices(long)[0][1], *[WEIGHED] * FEWEST]


def test_whose_words_are_the_authors_has_no_speaker() -> None:
    every = [voice for article in TEXTS for voice in voices(article)]
    assert not any(name for side, rule, name in every if (side, rule) == (Side.AUTHOR, WEIGHED))


@pytest.mark.parametrize("article", TEXTS, ids=lambda article: article.name)
def test_only_narration_is_weighed_and_most_of_it_keeps_its_rule(article: Document) -> None:
    before = [voice for _, voice in ruled(article)]
    after = voices(article)
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert all(new[1] == WEIGHED and old[1] not in CERTAIN for old, new in changed)
    assert 4 * len(changed) <= len(before)


def test_each_sentence_bears_the_signs_of_its_own_and_its_neighbours_voices() -> None:
    borne = signs(ruled(LONG), body(LONG), None)
    assert len(borne) == len(body(LONG))
    assert "before:none apart" in borne[0]
    assert "voice:author after:none" in borne[-1]
    assert "voice:author page:none" in borne[1]


def test_quoted_words_are_not_heard() -> None:
    assert heard("China's envoy said ~~~~~~~~ in 2024.") == ["china's", "envoy", "said", "in"]


def test_the_table_weighs_for_every_side_but_the_authors() -> None:
    table = weights(TABLE)
    assert table.columns == tuple(map(str, ORDER))
    assert EVERY in table.signs
    assert all(len(row) == len(ORDER) for row in table.signs.values())
    assert all(row.count(",") == len(ORDER) - 1 for row in table.words.values())
