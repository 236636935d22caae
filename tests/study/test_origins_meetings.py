"""Reports of one meeting with the same remark are one witness, whatever words they choose."""

from __future__ import annotations

import pytest

from ukchina.corpus import Document, document
from ukchina.study import open_study
from ukchina.study.origins import MEETING, WORDS, origins


def text(name: str, words: str, day: str = "2024-10-18") -> Document:
    return document(name, (f"date {day} " if day else "") + words)


# Two agencies in words of their own, one quoting, the other translating or reporting.
FIRST = (
    "British Foreign Secretary David Lammy met Chinese Foreign Minister Wang Yi in Beijing on "
    "Friday. “The two economies complement each other and ought to open their markets wider,” "
    "Wang Yi said. Afterwards the visitors left for the airport."
)
RETOLD = {
    "quoted in part": (
        "Chinese Foreign Minister Wang Yi held talks on Friday with Foreign Secretary David Lammy. "
        "“Economies complement each other and ought to open,” Wang Yi told his guest."
    ),
    "translated anew": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “Our "
        "economies complement one another; markets should be opened wider,” Wang Yi said."
    ),
    "reported": (
        "Foreign Secretary David Lammy met Chinese Foreign Minister Wang Yi on Friday, aides said. "
        "Wang Yi said that the economies complement each other and markets ought to open wider."
    ),
}
OTHERS = {
    "another remark": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “Visas for "
        "students will be issued within a fortnight from now,” Wang Yi said."
    ),
    "the remark denied": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “The two "
        "economies do not complement each other and ought not to open their markets wider,” Wang "
        "Yi said."
    ),
    "a stock phrase": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “The two "
        "sides ought to respect each other,” Wang Yi said."
    ),
    "another meeting of that day": (
        "Chinese Foreign Minister Wang Yi met French President Emmanuel Macron on Friday. “The two "
        "economies complement one another; markets should be opened wider,” Wang Yi said."
    ),
    "another speaker": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “The "
        "economies complement one another; markets should be opened wider,” David Lammy said."
    ),
    "somebody who was not there": (
        "Chinese Foreign Minister Wang Yi met Foreign Secretary David Lammy on Friday. “The "
        "economies complement one another; markets should be opened wider,” Kerry Brown said."
    ),
    "a meeting that is yet to be": (
        "Chinese Foreign Minister Wang Yi will meet Foreign Secretary David Lammy on Friday. “The "
        "economies complement one another; markets should be opened wider,” Wang Yi said."
    ),
    "no meeting": (
        "“Our economies complement one another; markets should be opened wider,” Chinese Foreign "
        "Minister Wang Yi said on Friday. Foreign Secretary David Lammy was in London."
    ),
}


@pytest.mark.parametrize("kind", RETOLD)
@pytest.mark.parametrize("turned", [False, True])
def test_reports_of_one_meeting_with_the_same_remark_are_one_origin(
    kind: str, *, turned: bool
) -> None:
    texts = [
        text("a", FIRST),
        text("b", RETOLD[kind], "2024-10-19" if kind == "reported" else "2024-10-18"),
    ]
    found = origins(texts[::-1] if turned else texts)
    assert found.count(["a", "b"]) == 1
    assert found.duplicate_of == {}


@pytest.mark.parametrize("kind", OTHERS)
def test_reports_are_not_one_origin_by_their_meeting_or_remark_alone(kind: str) -> None:
    found = origins([text("a", FIRST), text("b", OTHERS[kind])])
    assert found.count(["a", "b"]) == 2
    assert found.overlaps == ()


def test_one_speaker_saying_the_same_on_two_days_is_two_origins() -> None:
    later = text("b", RETOLD["translated anew"], "2024-10-25")  # a Friday too
    assert origins([text("a", FIRST), later]).count(["a", "b"]) == 2


def test_a_later_text_that_looks_back_on_the_meeting_is_an_origin_of_its_own() -> None:
    words = RETOLD["translated anew"].replace("on Friday", "on 18 October 2024")
    near, far = text("b", words, "2024-10-24"), text("b", words, "2025-03-01")
    assert origins([text("a", FIRST), near]).count(["a", "b"]) == 1
    assert origins([text("a", FIRST), far]).count(["a", "b"]) == 2


def test_the_remark_is_shown_in_both_places_with_the_reason() -> None:
    first, second = text("a", FIRST), text("b", RETOLD["translated anew"])
    (overlap,) = origins([first, second]).overlaps
    assert overlap.reason == MEETING
    assert not overlap.duplicate
    assert first.words(overlap.first).startswith("The two economies complement each other")
    assert second.words(overlap.second).startswith("Our economies complement one another")


def test_texts_that_share_words_and_a_meeting_are_shown_once_by_their_words(corpus) -> None:  # noqa: ANN001
    assert [overlap.reason for overlap in origins(corpus.documents).overlaps] == [WORDS]


def test_the_report_shows_a_meeting_retold_and_counts_one_origin(tmp_path) -> None:  # noqa: ANN001
    from ukchina.exhibits.texts import repetitions  # noqa: PLC0415 - one test of many needs it
    from ukchina.findings.claims import repetition  # noqa: PLC0415 - the same

    (tmp_path / "a.txt").write_text(f"date 2024-10-18 {FIRST}", "utf-8")
    (tmp_path / "b.txt").write_text(f"date 2024-10-18 {RETOLD['translated anew']}", "utf-8")
    study = open_study(tmp_path)
    claim = repetition(study)
    assert claim
    assert "report one meeting and quote the same remark" in str(claim)
    assert len(claim.evidence) == 2
    shown = repr(repetitions(study))
    assert "one meeting: “The two economies complement each other" in shown
    assert "quote the same remark from it in words of their own" in shown
