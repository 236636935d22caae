"""Origins of many texts: what MinHash finds is what exact comparison finds, and always the same."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ukchina.corpus import Document, document, read_corpus
from ukchina.corpus.runs import run_hashes, runs, signature, words
from ukchina.study.origins import ORIGIN_DAYS, Overlap, origins, trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SYLLABLES = ("ba", "do", "fen", "gar", "hal", "ket", "lor", "mar", "nev", "ost", "pel", "quin")


def prose(chance: random.Random, count: int) -> list[str]:
    """So many words that no other text has in this order."""
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]


def text(name: str, found: Sequence[str], day: date) -> Document:
    body = f"The minister told {' '.join(found)} and then went home."
    return document(name, f"date {day.isoformat()} {body}")


def corpus(chance: random.Random, count: int) -> Iterator[Document]:
    """Texts of which a third repeat another: whole, cut, or by a quotation of twenty words."""
    told: list[tuple[list[str], date]] = []
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(chance.randrange(400))
        found = prose(chance, chance.randint(80, 400))
        kind = chance.randrange(9) if told else 9
        if kind < 3:
            other, before = chance.choice(told)
            day = before + timedelta(chance.randrange(3))
            found = {
                0: other,
                1: other[: round(len(other) * 0.85)],
                2: [*found[:40], *other[10:30], *found[40:]],
            }[kind]
        told.append((found, day))
        yield text(f"t{number:04}", found, day)


def pairs(found: Sequence[Overlap]) -> set[tuple[str, str]]:
    return {(one.first.document, one.second.document) for one in found}


@settings(max_examples=15)
@given(seed=st.integers(0, 10**6), count=st.integers(2, 60))
def test_minhash_finds_the_duplicates_that_comparing_all_finds(seed: int, count: int) -> None:
    texts = list(corpus(random.Random(seed), count))  # noqa: S311 - any texts will do
    exact, fast = origins(texts), origins(texts, exact_up_to=0)
    assert (exact.method, fast.method) == ("exact", "minhash")
    assert fast.duplicate_of == exact.duplicate_of
    assert set(fast.overlaps) <= set(exact.overlaps)
    together = {
        (a, b) for a in fast.number for b in fast.number if fast.number[a] == fast.number[b]
    }
    assert all(exact.number[a] == exact.number[b] for a, b in together)


def test_minhash_finds_nine_in_ten_quotations_of_twenty_words() -> None:
    texts = list(corpus(random.Random(7), 600))  # noqa: S311 - the same texts each time
    exact, fast = (origins(texts, exact_up_to=most).overlaps for most in (10_000, 0))
    day = {one.name: one.published.value for one in texts if one.published}
    quoting = {
        (first, second)
        for first, second in pairs([one for one in exact if one.share < 0.5])
        if abs((day[first] - day[second]).days) <= ORIGIN_DAYS
    }
    assert len(quoting) > 80
    assert len(quoting & pairs(fast)) >= 0.9 * len(quoting)


def test_a_quotation_is_not_looked_for_in_texts_of_another_month() -> None:
    chance = random.Random(1)  # noqa: S311 - any texts will do
    shared = prose(chance, 25)
    near, far = date(2024, 5, 3), date(2024, 8, 3)
    found = [
        text("a", [*prose(chance, 60), *shared], near),
        text("b", [*prose(chance, 60), *shared], far),
        text("c", [*prose(chance, 60), *shared], near),
    ]
    assert pairs(origins(found, exact_up_to=0).overlaps) == {("a", "c")}
    assert pairs(origins(found).overlaps) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_a_text_without_a_day_is_near_to_all() -> None:
    chance = random.Random(1)  # noqa: S311 - any texts will do
    shared = prose(chance, 25)
    found = [
        text("a", [*prose(chance, 60), *shared], date(2024, 5, 3)),
        document("b", f"The minister told {' '.join([*prose(chance, 60), *shared])} and left."),
        text("c", [*prose(chance, 60), *shared], date(2024, 8, 3)),
    ]
    assert pairs(origins(found, exact_up_to=0).overlaps) == {("a", "b"), ("b", "c")}


@pytest.mark.parametrize("exact_up_to", [0, 10_000])
def test_a_story_that_sixty_outlets_print_is_one_origin(exact_up_to: int) -> None:
    chance = random.Random(2)  # noqa: S311 - any texts will do
    story = prose(chance, 200)
    texts = [
        text(f"t{number:02}", [*story, *prose(chance, 3)], date(2024, 5, 3)) for number in range(60)
    ]
    found = origins(texts, exact_up_to=exact_up_to)
    assert found.count([one.name for one in texts]) == 1
    assert set(found.duplicate_of.values()) == {"t00"}


def test_texts_are_not_asked_for_when_their_traces_tell_that_they_share_nothing() -> None:
    chance = random.Random(3)  # noqa: S311 - any texts will do
    texts = [text(f"t{number}", prose(chance, 90), date(2024, 5, 3)) for number in range(9)]
    texts.append(text("t9", [*texts[4].text.split()[5:]], date(2024, 5, 4)))
    traces = [trace(one, signature=signature(one)) for one in texts]

    asked = set()

    class Store(list[Document]):
        def __getitem__(self, place: int) -> Document:  # type: ignore[override]
            asked.add(place)
            return super().__getitem__(place)

    found = origins(Store(texts), traces, exact_up_to=0)
    assert asked == {4, 9}
    assert found.duplicate_of == {"t9": "t4"}


def test_signatures_are_the_same_in_every_process_and_whatever_the_seed_of_hashes() -> None:
    words_of = "The minister spoke of tea and of steel in the town."
    program = (
        "from ukchina.corpus import document\nfrom ukchina.corpus.runs import signature\n"
        f"print(signature(document('a', {words_of!r})).hex())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    own = signature(document("b", words_of))
    assert made == {f"{own.hex()}\n"}


@given(st.lists(st.sampled_from(["tea", "steel", "and", "of"]), max_size=40))
def test_each_different_run_has_a_hash_of_its_own(found: list[str]) -> None:
    held = tuple((word, i, i + 1) for i, word in enumerate(found))
    assert len(run_hashes(held)) == len(runs(held))


def test_an_item_of_a_digest_that_repeats_an_article_is_of_its_origin(tmp_path: Path) -> None:
    article = (
        "The two ministers met for an hour in a hotel by the river and spoke of barley. "
        "They agreed to meet again before the harvest, an official told reporters afterwards. "
    )
    rest = "A crowd had gathered outside with drums, flags and a goat that had a sign. " * 3
    digest = (
        "Ministers meet by the river\n3 May 2024\n\n"
        f"{article}\n\n"
        "A bridge is painted again\n4 May 2024\n\n"
        "The painters began on Tuesday with the northern arch and will end before winter comes.\n"
    )
    (tmp_path / "a-digest.txt").write_text(digest, "utf-8")
    (tmp_path / "b-paper.txt").write_text(f"date 2024-05-03 {article}{rest}", "utf-8")
    texts = read_corpus(tmp_path).documents
    assert [one.name for one in texts] == ["a-digest.1", "a-digest.2", "b-paper"]
    found = origins(texts)
    assert found.number == {"a-digest.1": 1, "a-digest.2": 2, "b-paper": 1}
    assert found.duplicate_of == {"a-digest.1": "b-paper"}  # the whole stands for its excerpt
    same = digest.replace(article, f"{article}{rest}")
    (tmp_path / "a-digest.txt").write_text(same, "utf-8")
    assert origins(read_corpus(tmp_path).documents).duplicate_of == {"a-digest.1": "b-paper"}


def test_words_that_are_read_are_those_of_the_body() -> None:
    found = words(document("a", "date 2024-05-03 The minister’s guest spoke."))
    assert [word for word, _, _ in found] == ["the", "minister's", "guest", "spoke"]
