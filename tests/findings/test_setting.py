"""What is said of third countries, and what misstates an office, fills no cell of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.findings.finding import confidence
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import NONE
from ukchina.findings.scorecard_setting import settings
from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "date 2025-03-05 (Reuters) -- "
SETTINGS = [
    ("Canada and China met. Both sides resumed the dialogue.", [False, False]),
    ("Britain and China met. Both sides resumed the dialogue.", [True, True]),
    ("Both sides resumed the dialogue.", [True]),
    (
        "Britain hosted China. Australia saw it. Both sides resumed the dialogue.",
        [True, False, False],
    ),
    ("Australia watched Britain and China resume the dialogue.", [True]),
    (
        "China lifted a ban. Canada cheered. Ottawa and Canadian farmers rejoiced.",
        [False, False, False],
    ),
]


@pytest.mark.parametrize(("text", "ours"), SETTINGS)
def test_a_sentence_speaks_of_whom_it_names_or_of_whom_was_named(
    text: str, ours: list[bool]
) -> None:
    found = settings(f"{part}." for part in text.rstrip(".").split(". "))
    assert [one.ours for one in found] == ours


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (
            "Canada and China met in Ottawa. Both sides resumed the joint economic commission.",
            "mechanisms",
        ),
        ("Canada and China met in Ottawa. The two sides lifted all tariffs.", "eased"),
        (
            "Canada fears Chinese spies. Canadian officials spoke of espionage in Ottawa.",
            "security",
        ),
    ],
)
def test_a_text_on_a_third_country_fills_no_cell(tmp_path: Path, text: str, indicator: str) -> None:
    (tmp_path / "a.txt").write_text(HEAD + text)
    assert scorecard(open_study(tmp_path)).cell(indicator, "2025").value == NONE


def test_porcelain_is_no_country(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        HEAD + "Germany lifted its ban on fine china, and British potters cheered."
    )
    assert scorecard(open_study(tmp_path)).cell("eased", "2025").value == NONE


@pytest.mark.parametrize(("name", "value"), [("Jeremy Hunt", NONE), ("Rachel Reeves", "+")])
def test_an_act_told_with_an_office_not_held_is_shown_and_not_counted(
    tmp_path: Path, name: str, value: str
) -> None:
    (tmp_path / "a.txt").write_text(
        f"{HEAD}Chancellor {name} held the UK-China economic dialogue in Beijing on Monday."
    )
    cell = scorecard(open_study(tmp_path)).cell("mechanisms", "2025")
    assert cell.value == value
    assert bool(cell.uncounted) is (value == NONE)


def test_a_value_rests_on_what_was_done_and_not_on_what_was_announced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "date 2025-01-08 (BBC) -- Rachel Reeves will meet He Lifeng in Beijing on Saturday."
    )
    (tmp_path / "b.txt").write_text(
        "date 2025-01-11 (Reuters) -- Rachel Reeves met He Lifeng in Beijing on Saturday."
    )
    cell = scorecard(open_study(tmp_path)).cell("contact", "2025")
    assert (cell.value, cell.origins) == ("+", 1)
    assert [one.partition("@")[0] for one in cell.evidence] == ["b"]


@pytest.mark.parametrize(
    ("header", "sure"),
    [
        ("date 2025-03-05 LONDON (Reuters) -- ", "medium"),
        ("date 2025-03-05 LONDON (The Kettle) -- ", "low"),
        ("date 2025-03-05 ", "low"),
        ("", "low"),
    ],
)
def test_one_origin_without_a_speaker_is_as_sure_as_its_outlet_is_known(
    tmp_path: Path, header: str, sure: str
) -> None:
    (tmp_path / "a.txt").write_text(
        f"{header}Trade between Britain and China grew a little last year."
    )
    study = open_study(tmp_path)
    assert confidence(study, study.counted) == sure


def test_one_misstated_office_among_many_sentences_takes_only_the_highest_mark(
    tmp_path: Path,
) -> None:
    said = "date 2026-03-02 (Reuters) -- “We want {} with China,” {} said on Monday."
    for name, goods, speaker in (
        ("a", "more trade", "Foreign Secretary Liz Truss"),
        ("b", "calm talks", "Foreign Secretary Yvette Cooper"),
        ("c", "fewer spies", "Keir Starmer"),
    ):
        (tmp_path / f"{name}.txt").write_text(said.format(goods, speaker))
    study = open_study(tmp_path)
    assert confidence(study, study.counted) == "medium"
    assert confidence(study, study.counted[1:]) == "high"
