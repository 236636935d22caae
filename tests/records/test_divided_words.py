"""What divides a word only in print changes nothing that is found, wherever in a word it stands."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ukchina.coding import read_codebook
from ukchina.corpus import Block, Document, document
from ukchina.corpus.runs import words
from ukchina.records.record import Findings, record
from ukchina.sentences import Sentence, body
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

BOOK = read_codebook()
TOP = Path(__file__).parents[2]
TEXTS = [*sorted((TOP / "seeds").glob("*.txt")), *sorted((TOP / "tests/corpus/genres").glob("*"))]
# Soft hyphen, zero-width space, non-joiner, joiner, word joiner, byte-order mark.
MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@cache
def plain(path: Path) -> str:
    return "".join(mark for mark in path.read_text("utf-8") if mark not in f"«»‹›{MARKS}")


@cache
def read(text: str) -> tuple[Document, Findings]:
    found = document("a", text)
    return found, record(found, BOOK).found


def gaps(text: str) -> list[int]:
    """The places between two letters or figures."""
    return [at for at in range(1, len(text)) if text[at - 1].isalnum() and text[at].isalnum()]


def divided(text: str, marks: Iterable[tuple[int, str]]) -> tuple[str, list[int]]:
    """The text with marks before some of its characters, and where each character is then."""
    before = dict(marks)
    pieces = [before.get(at, "") + character for at, character in enumerate(text)]
    places, end = [], 0
    for piece in pieces:
        end += len(piece)
        places.append(end - 1)
    return "".join(pieces), places


def moved(found: Any, places: list[int]) -> Any:  # noqa: ANN401 - whatever is found
    """What was found in the plain text, as it should be found in the divided one."""
    if isinstance(found, tuple):
        return tuple(moved(one, places) for one in found)
    if not is_dataclass(found) or isinstance(found, type):
        return found
    if isinstance(found, Sentence):
        found = replace(found, text="")
    if isinstance(found, (Span, Block)):
        first = places[found.start] if found.start < len(places) else places[-1] + 1
        last = places[found.end - 1] + 1 if found.end > found.start else first
        return replace(found, start=first, end=last)
    values = {one.name: moved(getattr(found, one.name), places) for one in fields(found)}
    return replace(found, **values)


def assert_same(text: str, marks: Iterable[tuple[int, str]]) -> None:
    changed, places = divided(text, marks)
    (wanted, findings), (found, same) = read(text), read.__wrapped__(changed)
    assert found.text == changed
    assert found.blocks == moved(wanted.blocks, places)
    for fact in ("title", "outlet", "published", "place", "byline"):
        assert getattr(found, fact) == moved(getattr(wanted, fact), places)
    assert (found.flags, found.label) == (wanted.flags, wanted.label)
    for name in (one.name for one in fields(Findings)):
        where = list(range(len(changed)))
        assert moved(getattr(same, name), where) == moved(getattr(findings, name), places), name
    assert [one[0] for one in words(found)] == [one[0] for one in words(wanted)]
    assert [one.text for one in body(found)] == [found.words(one.span) for one in body(found)]


@settings(max_examples=40)
@given(st.sampled_from(TEXTS), st.data())
def test_marks_within_words_change_nothing_that_is_found(path: Path, data: st.DataObject) -> None:
    text = plain(path)
    places = data.draw(st.lists(st.sampled_from(gaps(text)), max_size=60))
    marks = [(at, data.draw(st.text(st.sampled_from(MARKS), min_size=1))) for at in places]
    assert_same(text, marks)


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
@pytest.mark.parametrize("path", TEXTS[:3], ids=lambda path: path.stem)
def test_a_mark_in_every_place_within_words_changes_nothing(path: Path, mark: str) -> None:
    text = plain(path)
    assert_same(text, [(at, mark) for at in gaps(text)])


TOLD = "“We will cooperate,” the foreign minister Wang Yi said in Beijing. Trade grew in London."


@pytest.mark.parametrize(
    ("text", "cue", "quoted"),
    [
        (TOLD.replace("said", "sa-\nid"), "sa-\nid", "We will cooperate"),
        (TOLD.replace("minister", "minis\u00ad\nter"), "said", "We will cooperate"),
        (TOLD.replace("cooper", "co\u200boper\u00ad"), "said", "We will co\u200boper\u00adate"),
    ],
)
def test_a_word_divided_between_lines_is_read_whole(text: str, cue: str, quoted: str) -> None:
    found = document("a", text)
    (quotation,) = record(found, BOOK).found.quotations
    assert quotation.speaker == "Wang Yi"
    assert quotation.cue is not None
    assert cue in quotation.cue.of(text)
    assert quotation.span.of(text).startswith(quoted)
    assert record(found, BOOK).found.coded[0].speaker == "Wang Yi"
