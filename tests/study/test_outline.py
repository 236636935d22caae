"""Sentences by place: ids are made when they are asked for, and lead back to their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.study import Study


@pytest.fixture(scope="module")
def study(seeds: Path) -> Study:
    return open_study(seeds)


def test_the_outline_has_the_sentences_of_the_table(study: Study) -> None:
    evidence = list(study.sentences["evidence"])
    ids = study.outline.ids(range(len(study.outline)))
    assert ids == evidence
    assert hash(ids) == hash(tuple(evidence))
    assert repr(ids[:2]) == repr(tuple(evidence[:2]))
    assert study.outline.places(evidence).tolist() == list(range(len(evidence)))
    assert list(study.outline.ids(study.counted)) == list(study.body["evidence"])
    assert list(study.outline.ids(study.is_counted)) == list(study.body["evidence"])


def test_ids_know_what_is_among_them(study: Study) -> None:
    ids = study.outline.ids([3, 1])
    assert ids[0] in ids
    assert ids != (ids[1], ids[0])
    assert study.outline.id(2) not in ids
    assert "nobody@1-2" not in ids
    assert 3 not in ids
    assert ids != 3


@pytest.mark.parametrize("evidence", ["", "nobody@0-1", "no id"])
def test_what_is_no_sentence_has_no_place(study: Study, evidence: str) -> None:
    assert study.outline.place(evidence) == -1
    assert study.outline.places([evidence]).tolist() == []
    assert study.speaker(evidence) == ""
    assert study.label(evidence) == evidence


def test_every_offset_of_a_sentence_is_held_by_it(study: Study) -> None:
    outline = study.outline
    places = np.arange(len(outline))
    for offset in (outline.start, outline.end - 1):
        assert outline.holding(outline.document, offset).tolist() == places.tolist()
    after = outline.holding(outline.document, outline.end)
    assert all(
        outline.start[place] == outline.end[before]
        for before, place in enumerate(after)
        if place >= 0
    )
    for place in (0, len(outline) - 1):
        name = outline.names[outline.document[place]]
        assert outline.at(name, int(outline.start[place])) == place
    assert outline.at("nobody", 0) == -1


def test_a_sentence_has_the_label_words_and_speaker_of_its_row(study: Study) -> None:
    for row in study.sentences.to_dict("records"):
        evidence = row["evidence"]
        assert study.label(evidence) == row["label"]
        assert study.words(evidence) == row["text"]
        assert study.speaker(evidence) == (
            row["speaker"] if isinstance(row["speaker"], str) else ""
        )
