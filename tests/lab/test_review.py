"""An analyst's rulings are saved, counted and attributed; a blind coding overrides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.coding.coders import read_coders
from ukchina.errors import CallError, MaterialError
from ukchina.lab.agreement import conflicts
from ukchina.lab.review import Review
from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.study import Study


def ids(study: Study) -> list[str]:
    return list(study.body["evidence"])


def test_a_ruling_is_counted_and_attributed_in_the_next_study(study: Study, folder: Path) -> None:
    first, second, _ = ids(study)
    review = Review(study, "mary", author="Mary Ho")
    review.rule(second, themes=["alliances"], reason="allies’ network", date="2026-03-01")
    for again in (review.study(), open_study(folder)):
        codings = again.codings[again.codings["evidence"] == second]
        assert list(codings["theme"]) == ["alliances"]
        assert list(codings["coder"]) == ["Mary Ho"]
        assert list(codings["rule"]) == ["ruling: allies’ network"]
        assert again.edition != study.edition
    row = review.row(second)
    assert row is not None
    assert (row.date, row.author) == ("2026-03-01", "Mary Ho")
    assert review.row(first) is None


def test_what_is_left_out_stays_as_it_stands(study: Study) -> None:
    evidence = ids(study)[1]
    machine = next(found for found in study.machine if str(found.sentence) == evidence)
    review = Review(study, "mary")
    review.rule(evidence, orientation="mixed", reason="both at once")
    review.rule(evidence, voice="uk_expert", reason="an expert says so")
    row = review.row(evidence)
    assert row is not None
    assert row.orientation == "mixed"
    assert row.voice == "uk_expert"
    assert set(row.themes) == {coding.theme for coding in machine.codings}


def test_an_acceptance_is_no_ruling(study: Study) -> None:
    review = Review(study, "mary")
    review.accept(ids(study)[0])
    again = review.study()
    assert list(again.codings["coder"]) == list(study.codings["coder"])
    assert str(review.progress()) == "1 of 3 reviewed"


def test_progress_survives_a_new_beginning_and_undo_goes_back(study: Study) -> None:
    first, second, third = ids(study)
    review = Review(study, "mary")
    review.accept(first)
    review.rule(second, themes=[], reason="nothing to underline")
    review.retract(first)
    review = Review(study, "mary")
    assert str(review.progress()) == "1 of 3 reviewed"
    assert review.undo() == first
    assert review.undo() == second
    assert review.row(first) is not None
    assert review.row(second) is None
    assert third not in review.rows()


def test_a_blind_coding_is_compared_and_overrides_nothing(study: Study) -> None:
    first, second, _ = ids(study)
    review = Review(study, "mary", blind=True)
    review.rule(first, themes=["economy"], orientation="neutral", voice="author")
    review.rule(second, themes=["climate"], orientation="mixed", voice="other")
    assert list(review.study().codings["coder"].unique()) == ["machine"]
    frame = review.agreement().set_index("coder")
    assert list(frame.index) == ["machine", "tom"]
    assert frame.loc["machine", "sentences"] == 2
    assert frame.loc["tom", "sentences"] == 1
    assert frame.loc["tom", "themes_f1"] == 1.0
    assert (frame.loc["tom", "voice_equal"], frame.loc["tom", "voice_of"]) == (1, 1)


def test_two_coders_who_contradict_each_other_are_shown(study: Study) -> None:
    first, *_ = ids(study)
    assert conflicts(study).empty
    review = Review(study, "mary")
    review.rule(first, themes=["dialogue"], orientation="mixed", reason="talks and doubts")
    found = conflicts(review.study()).set_index("question")
    assert {"themes", "orientation"} <= set(found.index)
    assert found.loc["themes", "tom"] == "economy"
    assert found.loc["themes", "mary"] == found.loc["themes", "counted"] == "dialogue"
    assert found.loc["orientation", "tom"] == "neutral"
    assert found.loc["orientation", "counted"] == "mixed"


def test_a_row_whose_words_changed_is_stale_and_stays_in_the_file(
    study: Study, folder: Path
) -> None:
    first, second, _ = ids(study)
    Review(study, "mary").accept(second)
    text = (folder / "a.txt").read_text()
    (folder / "a.txt").write_text(text.replace("a network", "the networks"))
    again = open_study(folder)
    review = Review(again, "mary")
    assert any("mary.csv:2" in str(problem) for problem in again.warnings)
    assert review.rows() == {}
    review.accept(first)
    assert len((folder / "coders" / "mary.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"evidence": "a@1-2"}, '"a@1-2" is no body sentence'),
        ({"themes": ["sport"], "reason": "x"}, 'unknown theme "sport"; known: reset'),
        ({"orientation": "good", "reason": "x"}, 'unknown orientation "good"; known: coop'),
        ({"voice": "tom", "reason": "x"}, 'unknown side "tom"; known: uk_gov'),
        ({"themes": []}, "a correction overrides the machine; wanted a reason"),
        ({"themes": [], "reason": "  "}, "wanted a reason"),
    ],
)
def test_a_wrong_ruling_is_refused_and_writes_nothing(
    study: Study, folder: Path, options: dict[str, str], message: str
) -> None:
    review = Review(study, "mary")
    call = {"evidence": ids(study)[1], **options}
    with pytest.raises(CallError, match=message):
        review.rule(**call)  # type: ignore[arg-type]
    assert not (folder / "coders" / "mary.csv").exists()


def test_a_blind_coding_has_to_answer_and_gives_no_reason(study: Study) -> None:
    review = Review(study, "mary", blind=True)
    first = ids(study)[0]
    with pytest.raises(CallError, match="a blind coding says themes"):
        review.rule(first, themes=["economy"])
    with pytest.raises(CallError, match="takes no reason"):
        review.rule(first, themes=[], orientation="mixed", voice="other", reason="so")
    with pytest.raises(CallError, match="nothing to accept"):
        review.accept(first)


@pytest.mark.parametrize("name", ["", "../tom", "a.b", "-x"])
def test_an_analysts_name_is_a_plain_name(study: Study, name: str) -> None:
    with pytest.raises(CallError, match="wanted letters"):
        Review(study, name)


def test_a_coding_file_with_faults_is_not_written_over(study: Study, folder: Path) -> None:
    path = folder / "coders" / "mary.csv"
    path.write_text("document,start,end,themes,orientation,voice,text\na,0,9,sport,,,x\n")
    with pytest.raises(MaterialError, match='unknown theme "sport"'):
        Review(study, "mary")


def test_the_file_is_what_the_report_reads(study: Study) -> None:
    review = Review(study, "mary")
    for evidence in ids(study):
        review.accept(evidence)
    by_name = {coder.name: coder for coder in read_coders(study.corpus)}
    assert [str(row.sentence) for row in by_name["mary"].rows] == ids(study)
    assert by_name["mary"].stale == ()


def test_a_ruling_on_a_dataset_reaches_its_study_and_leaves_its_files(dataset: Path) -> None:
    study = open_study(dataset)
    written = {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()}
    _, second, _ = ids(study)
    review = Review(study, "mary", author="Mary Ho")
    review.rule(second, themes=["alliances"], orientation="mixed", reason="allies’ network")
    for again in (review.study(), open_study(dataset)):
        codings = again.codings[again.codings["evidence"] == second]
        assert list(codings["coder"]) == ["Mary Ho"]
        assert list(codings["theme"]) == ["alliances"]
        assert again.body.set_index("evidence").loc[second, "orientation"] == "mixed"
        assert [one.name for one in again.coders] == ["mary", "tom"]
    review.retract(second)
    assert review.study().codings.equals(study.codings)
    assert {path: path.read_bytes() for path in written} == written
    assert (dataset / "coders" / "mary.csv").is_file()


def test_who_goes_on_with_a_coding_that_was_exported_keeps_its_rows(dataset: Path) -> None:
    study = open_study(dataset)
    first, second, third = ids(study)
    review = Review(study, "tom")
    assert list(review.rows()) == [first]
    assert not (dataset / "coders").exists()
    review.rule(second, themes=["alliances"], reason="allies’ network")
    assert list(Review(review.study(), "tom").rows()) == [first, second]
    review.retract(first)
    assert [str(row.sentence) for row in review.study().coders[0].rows] == [second]
    assert str(review.progress()) == "1 of 3 reviewed"
    assert third not in review.rows()
