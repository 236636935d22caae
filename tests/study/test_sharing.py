"""The pages of one build read one study; outside of a build each opening gives its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.study import open_study
from ukchina.study.sharing import one_study

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "LONDON, Jan 11 (Reuters) - Britain's chancellor met her Chinese counterpart in Beijing.\n"


def folder_of(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT)
    return tmp_path


def test_a_study_opened_twice_in_a_build_is_one(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with one_study():
        assert open_study(folder) is open_study(folder)


def test_other_parameters_give_another_study(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with one_study():
        every, dated = open_study(folder), open_study(folder, include_undated=False)
    assert every is not dated
    assert dated.parameters.include_undated is False


def test_all_pages_of_a_build_are_of_the_texts_at_its_start(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with one_study():
        first = open_study(folder)
        (folder / "two.txt").write_text(TEXT.replace("met", "wrote to"))
        assert open_study(folder) is first
    assert len(open_study(folder).documents) == 2


def test_outside_of_a_build_a_study_is_opened_anew(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with one_study():
        within = open_study(folder)
    assert open_study(folder) is not within
    assert open_study(folder) is not open_study(folder)


def test_a_table_that_a_page_changed_is_not_handed_on(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with one_study():
        first = open_study(folder)
        first.sentences["mine"] = 1
        again = open_study(folder)
    assert again is not first
    assert "mine" not in again.sentences
