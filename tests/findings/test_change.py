"""Two editions compared: what changed, and which text did it."""

from __future__ import annotations

import copy
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from ukchina.errors import MaterialError
from ukchina.exhibits.change import what_changed
from ukchina.findings import summary
from ukchina.findings.change import changes, record
from ukchina.findings.past import parsed
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[..., Study]

BEFORE: dict[str, Any] = {
    "version": 1,
    "edition": "one",
    "documents": [
        {"name": "a", "label": "Reuters, 1 May 2024", "sha256": "11"},
        {"name": "b", "label": "BBC, 2 May 2024", "sha256": "22"},
    ],
    "made_with": {"codebook": "1.0", "program ukchina": "0.1.0"},
    "summary": [
        {"id": "texts", "text": "Two texts.", "evidence": ["a@0-9", "b@0-9"]},
        {"id": "lead", "text": "Trade leads: 4 of 9.", "evidence": ["a@0-9"]},
    ],
    "scorecard": [
        {"indicator": "contact", "window": "2024", "value": "intended", "evidence": ["a@0-9"]}
    ],
    "counts": [{"theme": "economy", "name": "Trade", "k": 4, "evidence": ["a@0-9"]}],
}


def varied(**fields: object) -> dict[str, Any]:
    return copy.deepcopy(BEFORE) | fields


ADDED = [*BEFORE["documents"], {"name": "c", "label": "AFP, 3 May 2024", "sha256": "33"}]
CELL = {"indicator": "contact", "window": "2024", "value": "+", "evidence": ["c@0-9"]}


def test_the_same_edition_has_no_changes() -> None:
    assert not changes(BEFORE, copy.deepcopy(BEFORE))


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        (ADDED, [("AFP, 3 May 2024", "added")]),
        (ADDED[:1], [("BBC, 2 May 2024", "removed")]),
        (
            [BEFORE["documents"][0] | {"sha256": "1x"}, ADDED[1]],
            [("Reuters, 1 May 2024", "altered")],
        ),
    ],
)
def test_texts_come_go_and_change(
    documents: list[dict[str, str]], expected: list[tuple[str, str]]
) -> None:
    found = changes(BEFORE, varied(documents=documents)).documents
    assert [(change.name, change.now) for change in found] == expected


def test_a_changed_cell_names_the_text_that_did_it() -> None:
    (cell,) = changes(BEFORE, varied(documents=ADDED, scorecard=[CELL])).cells
    assert (cell.name, cell.before, cell.now) == (
        "Ministerial contact in person, 2024",
        "intended",
        "+",
    )
    assert cell.because == ("AFP, 3 May 2024",)


def test_a_cell_of_a_new_window_had_no_evidence_before() -> None:
    new = [*BEFORE["scorecard"], CELL | {"window": "2025"}]
    (cell,) = changes(BEFORE, varied(scorecard=new)).cells
    assert (cell.before, cell.now) == ("no evidence", "+")


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (BEFORE["summary"][:1], ("Trade leads: 4 of 9.", "")),
        (
            [BEFORE["summary"][0], {"id": "lead", "text": "Rights lead.", "evidence": []}],
            ("Trade leads: 4 of 9.", "Rights lead."),
        ),
        (
            [*BEFORE["summary"], {"id": "new", "text": "A third.", "evidence": ["a@0-9"]}],
            ("", "A third."),
        ),
    ],
)
def test_sentences_come_go_and_change(
    summary: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    (sentence,) = changes(BEFORE, varied(summary=summary)).sentences
    assert (sentence.before, sentence.now) == expected
    assert sentence.because == ()


def test_a_count_that_rests_on_no_changed_text_names_all_that_changed() -> None:
    counts = [BEFORE["counts"][0] | {"k": 5}]
    (count,) = changes(BEFORE, varied(documents=ADDED, counts=counts)).counts
    assert (count.before, count.now, count.because) == ("4", "5", ("AFP, 3 May 2024",))


def test_another_codebook_is_told_apart_from_another_text() -> None:
    found = changes(BEFORE, varied(made_with={"codebook": "2.0", "program ukchina": "0.1.0"}))
    ((change),) = found.made_with
    assert (change.name, change.before, change.now) == ("codebook", "1.0", "2.0")
    assert found.documents == ()


def test_a_record_survives_being_written_and_read(seeds: Path) -> None:
    study = open_study(seeds)
    made = record(study, summary(study))
    read = parsed(json.dumps(made), "reports/edition.json")
    assert read == made
    assert not changes(read, made)


def test_a_new_article_turns_the_cell_and_is_named_as_the_reason(told: Told) -> None:
    first, second = told("meeting", "distance"), told("meeting", "distance", "resumed_in_2024")
    found = changes(record(first, summary(first)), record(second, summary(second)))
    assert [change.name for change in found.documents] == ["Reuters, 21 Dec 2024"]
    moved = {cell.name: cell for cell in found.cells}
    turned = moved["Dialogue mechanisms working, 2024"]
    assert (turned.before, turned.now) == ("intended", "+")
    assert turned.because == ("Reuters, 21 Dec 2024",)
    assert "verdict" in {change.name for change in found.sentences}


def test_rulings_of_people_are_told_where_the_texts_are_the_same(
    tmp_path: Path, seeds: Path
) -> None:
    folder = shutil.copytree(seeds, tmp_path / "texts")
    plain = open_study(folder)
    head, one, other, *_ = (folder / "coders" / "reference.csv").read_text("utf-8").splitlines()
    mary = folder / "coders" / "mary.csv"
    mary.write_text(f"{head},reason\n{one},read again\n", "utf-8")
    ruled = open_study(folder)
    found = changes(record(plain, summary(plain)), record(ruled, summary(ruled)))
    ((change),) = found.made_with
    assert (change.name, change.before) == ("rulings of people", "")
    assert change.now.startswith("1 in mary.csv (")
    assert found.documents == ()
    mary.write_text(f"{head},reason\n{other},\n{one},read again\n", "utf-8")
    moved = open_study(folder)
    assert record(moved, summary(moved))["made_with"] == record(ruled, summary(ruled))["made_with"]


def test_a_fall_in_confidence_is_told_with_the_rulings_that_made_it() -> None:
    before: dict[str, Any] = {
        "documents": [],
        "made_with": {},
        "summary": [{"id": "verdict", "text": "Partial.", "confidence": "medium", "evidence": []}],
        "scorecard": [
            {"indicator": "contact", "window": "2024", "value": "+", "confidence": "medium"}
        ],
        "counts": [],
    }
    now = json.loads(json.dumps(before).replace("medium", "low"))
    now["made_with"] = {"rulings of people": "3 in mary.csv (0123456789ab)"}
    found = changes(before, now)
    because = ("rulings of people: 3 in mary.csv",)
    assert [(one.before, one.now, one.because) for one in (*found.sentences, *found.cells)] == [
        ("Partial. (medium confidence)", "Partial. (low confidence)", because),
        ("+ (medium confidence)", "+ (low confidence)", because),
    ]
    now["summary"][0] |= {"text": "None.", "confidence": "medium"}
    ((said),) = changes(before, now).sentences
    assert (said.before, said.now) == ("Partial.", "None.")


def test_one_article_twice_changes_no_cell_and_no_count(told: Told) -> None:
    first, second = told("meeting", "distance"), told("meeting", "distance", "meeting")
    found = changes(record(first, summary(first)), record(second, summary(second)))
    assert (found.cells, found.counts, found.sentences) == ((), (), ())
    assert [change.now for change in found.documents] == ["added (not counted)"]


COPY = {"name": "d", "label": "Copied, 4 May 2024", "sha256": "44", "counted": False}


@pytest.mark.parametrize(
    ("documents", "because"),
    [
        ([*ADDED, COPY], ("AFP, 3 May 2024",)),
        ([*ADDED, COPY | {"counted": True}], ("AFP, 3 May 2024", "Copied, 4 May 2024")),
        ([*BEFORE["documents"], COPY], ("Copied, 4 May 2024",)),
        ([BEFORE["documents"][0], COPY], ("BBC, 2 May 2024",)),
    ],
)
def test_a_text_that_repeats_another_is_not_the_reason_while_another_may_be(
    documents: list[dict[str, Any]], because: tuple[str, ...]
) -> None:
    counts = [BEFORE["counts"][0] | {"k": 5}]
    (count,) = changes(BEFORE, varied(documents=documents, counts=counts)).counts
    assert set(count.because) == set(because)


def test_a_copy_and_a_new_text_together_change_what_the_new_text_changes(told: Told) -> None:
    first = told("meeting", "distance")
    second = told("meeting", "distance", "meeting", "resumed_in_2024")
    found = changes(record(first, summary(first)), record(second, summary(second)))
    assert sorted(change.now for change in found.documents) == ["added", "added (not counted)"]
    because = {label for change in (*found.cells, *found.counts) for label in change.because}
    assert because == {"Reuters, 21 Dec 2024"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"reports/edition\.json:1: no JSON"),
        ("[]", r"no record of an edition; wanted the fields edition, documents"),
        ('{"edition": "one"}', r"no record of an edition"),
        (json.dumps(BEFORE | {"version": 0}), r"record of version 0; wanted 1"),
        (json.dumps(BEFORE | {"documents": [1]}), r"no record of an edition: .*documents"),
        (json.dumps(BEFORE | {"documents": [{"name": "a"}]}), r"no record .* `label`"),
        (json.dumps(BEFORE | {"made_with": []}), r"no record of an edition: .*made_with"),
        (json.dumps(BEFORE | {"counts": [{"theme": ""}]}), r"no record of an edition: .*counts"),
        (b"\xff\xfe\xfd", r"no JSON"),
        ("[" * 100_000, r"no JSON"),
    ],
    ids=range(10),
)
def test_what_is_no_record_is_refused(text: bytes | str, message: str) -> None:
    with pytest.raises(MaterialError, match=message):
        parsed(text, "reports/edition.json")


def test_the_exhibit_says_what_changed_or_that_nothing_did(told: Told) -> None:
    first, second = told("meeting"), told("meeting", "resumed")
    before = record(first, summary(first))
    assert "No earlier edition" in repr(what_changed(first, None, summary(first)).blocks())
    assert "Nothing has changed" in repr(what_changed(first, before, summary(first)).blocks())
    opening, table = what_changed(second, before, summary(second)).blocks()
    assert "added: Reuters, 11 Jan 2025" in repr(opening)
    assert any("Scorecard: Dialogue mechanisms working, 2025" in repr(row) for row in table.rows)


def test_texts_whose_names_have_commas_are_parted_by_semicolons(told: Told) -> None:
    first, second = told("meeting", "resumed"), told("meeting", "distance", "resumed_in_2024")
    opening = repr(what_changed(second, record(first, summary(first)), summary(second)).blocks())
    assert re.search(r"added: [^;.]+, [^;.]+; Reuters, 21 Dec 2024\. Removed: Reuters, 11", opening)
