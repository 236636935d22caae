"""The scorecard's cells follow written rules that hold for any corpus."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.exhibits.scorecard import scorecard_evidence, scorecard_rules, scorecard_table
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_leaning import shares
from ukchina.findings.scorecard_rules import NONE, rules
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[..., Study]

SEEDS = {
    "contact": {"2023": "±", "2024": "+", "2025": NONE, "undated": NONE},
    "mechanisms": {"2023": NONE, "2024": "intended", "2025": NONE, "undated": NONE},
    "security": {"2023": "−", "2024": "−", "2025": "−", "undated": "−"},
    "rights": {"2023": "−", "2024": "−", "2025": "−", "undated": "−"},
    "eased": {"2023": "−", "2024": NONE, "2025": NONE, "undated": NONE},
    "uk_frame": {"2023": "±", "2024": "±", "2025": "±"},
    "china_frame": {"2023": "±", "2024": "+", "2025": NONE, "undated": "±"},
}
CELLS = [
    (["meeting"], "contact", {"2024": "+"}),
    (["meeting"], "mechanisms", {"2024": "intended"}),
    (["meeting"], "economy", {"2024": "+"}),
    (["meeting", "resumed"], "mechanisms", {"2024": "intended", "2025": "+"}),
    (["meeting", "resumed"], "contact", {"2024": "+", "2025": "+"}),
    (["meeting", "resumed_in_2024"], "mechanisms", {"2024": "+"}),
    (["distance"], "contact", {"2023": "−"}),
    (["distance"], "eased", {"2023": "−"}),
    (["distance"], "security", {"2023": "−"}),
    (["unsigned"], "mechanisms", {"undated": NONE}),
    (["unsigned"], "contact", {"undated": NONE}),
    (["lifted"], "eased", {"2025": NONE}),
    (["lifted_too"], "eased", {"2025": NONE}),
    (["lifted", "lifted_too"], "eased", {"2025": "+"}),
    (["lifted_bbc"], "eased", {"2025": "+"}),
]


def values(study: Study, indicator: str) -> dict[str, str]:
    card = scorecard(study)
    return {window: card.cell(indicator, window).value for window in card.windows}


@pytest.mark.parametrize("indicator", list(SEEDS))
def test_the_seeds_read_as_a_careful_reader_reads_them(seeds: Path, indicator: str) -> None:
    found = values(open_study(seeds), indicator)
    assert {window: found[window] for window in SEEDS[indicator]} == SEEDS[indicator]


def test_a_cell_with_a_value_has_evidence_origins_and_a_confidence(seeds: Path) -> None:
    study = open_study(seeds)
    known = set(study.body["evidence"])
    for cell in scorecard(study).cells:
        if cell.value == NONE:
            assert (cell.evidence, cell.origins, cell.confidence) == ((), 0, "")
        else:
            assert cell.evidence
            assert set(cell.evidence) <= known
            assert cell.origins >= 1
            assert cell.confidence in {"high", "medium", "low"}


@pytest.mark.parametrize(("names", "indicator", "expected"), CELLS)
def test_texts_fill_a_cell(
    told: Told, names: list[str], indicator: str, expected: dict[str, str]
) -> None:
    assert values(told(*names), indicator) == expected


def test_what_one_unknown_source_reports_is_shown_and_not_counted(told: Told) -> None:
    study = told("lifted")
    cell = scorecard(study).cell("eased", "2025")
    assert cell.uncounted == tuple(study.body["evidence"][:1])
    assert "not counted" in cell.note


def test_one_article_twice_changes_no_cell(told: Told) -> None:
    once, twice = told("meeting", "distance"), told("meeting", "distance", "meeting")
    assert scorecard(once) == scorecard(twice)


@pytest.mark.parametrize(
    "outlet",
    [
        "Foreign, Commonwealth & Development Office",
        "Foreign, Commonwealth and Development Office",
        "Foreign & Commonwealth Office",
        "Foreign and Commonwealth Office",
        "Foreign Office",
        "FCDO",
    ],
)
def test_the_foreign_office_is_official_by_each_of_its_names(outlet: str) -> None:
    assert rules().knows(outlet)


@pytest.mark.parametrize("outlet", ["A foreign correspondent", "Commonwealth Games", None])
def test_what_only_sounds_like_an_office_is_not_official(outlet: str | None) -> None:
    assert not rules().knows(outlet)


@pytest.mark.parametrize("indicator", [found.id for found in rules().indicators])
def test_twelve_thousand_words_on_something_else_turn_no_cell(told: Told, indicator: str) -> None:
    cricket = " ".join(
        f"In over {over} the batsmen of the county eleven added {over % 7} runs to their total."
        for over in range(800)
    )
    assert len(cricket.split()) >= 12_000
    padded = told("meeting", "distance", more=f"date 2024-11-21 LONDON (Reuters) -- {cricket}")
    assert values(padded, indicator) == values(told("meeting", "distance"), indicator)


@pytest.mark.parametrize("indicator", [found.id for found in rules().indicators])
def test_the_same_said_forty_times_turns_no_cell(told: Told, indicator: str) -> None:
    short = told("meeting", "distance")
    text = short.corpus.document("b_distance").text
    head, body = text.split("-- ")
    long = told("meeting", more=f"{head}-- {' '.join([body.strip()] * 40)}")
    assert values(long, indicator) == values(short, indicator)


SPYING = "MI5 has warned universities of Chinese hackers."
PROTECTED = "Britain and China agreed to work together against cyber crime."
ALONE = [
    ([SPYING], NONE, "1 contentious, not counted: one sentence gives no direction"),
    ([SPYING, SPYING], NONE, "2 contentious, not counted: one sentence gives no direction"),
    ([SPYING, "Chinese spies stole the data of British voters."], "−", "2 contentious"),
    ([SPYING, PROTECTED], "±", "1 cooperative, 1 contentious"),
]


@pytest.mark.parametrize(("sentences", "value", "note"), ALONE)
def test_one_sentence_alone_gives_a_dispute_no_direction(
    told: Told, sentences: list[str], value: str, note: str
) -> None:
    study = told(more=f"date 2024-11-21 LONDON (Reuters) -- {' '.join(sentences)}")
    cell = scorecard(study).cell("security", "2024")
    assert (cell.value, cell.note) == (value, note)
    assert len(cell.uncounted) == (len(sentences) if value == NONE else 0)


def test_what_was_not_spoken_of_is_no_contention(told: Told) -> None:
    said = (
        "They did not discuss the planned Chinese embassy, an aide said. "
        "Chinese cyber attacks were not mentioned."
    )
    cell = scorecard(told(more=f"date 2024-11-21 LONDON (Reuters) -- {said}")).cell(
        "security", "2024"
    )
    assert (cell.value, cell.uncounted) == (NONE, ())


def test_a_cell_says_how_many_sentences_carry_it_and_what_one_less_gives(told: Told) -> None:
    sentences = (SPYING, "Chinese spies stole the data of British voters.", PROTECTED)
    study = told(more=f"date 2024-11-21 LONDON (Reuters) -- {' '.join(sentences)}")
    cell = scorecard(study).cell("security", "2024")
    assert (cell.value, cell.leaning, cell.without_one) == ("−", 3, {"±"})
    table, *_ = scorecard_table(study).blocks()
    assert "2 of 3 sentences, one origin" in repr(table)
    (evidence,) = scorecard_evidence(study).blocks()
    assert "1 cooperative, 2 contentious; ± without one of them" in repr(evidence)


LEANING = st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=40).filter(
    lambda told: any(map(any, told))
)


@given(LEANING, st.sampled_from(["own", "cooperative", "contentious"]))
def test_what_hangs_on_one_sentence_is_found_as_by_leaving_out_each(
    told: list[tuple[int, int, int]], mixed: str
) -> None:
    found = set()
    for origin, axis in product(range(len(told)), range(3)):
        less = np.array(told)
        less[origin, axis] -= 1
        if less[origin, axis] >= 0 and less.any():
            found.add(shares(less, mixed).value)
    assert shares(np.array(told), mixed).without_one() == found


def test_undated_texts_stand_in_their_own_column(seeds: Path) -> None:
    card = scorecard(open_study(seeds))
    assert card.windows[-1] == "undated"
    assert card.dated == ("2023", "2024", "2025")
    assert all(cell.window != "undated" for cell in card.told("security"))


def test_named_windows_are_the_columns(seeds: Path) -> None:
    study = open_study(seeds, windows="Sunak=2022-10-25,Starmer=2024-07-05")
    assert scorecard(study).windows == ("Sunak", "Starmer", "undated")


@pytest.mark.parametrize(("mixed", "value"), [("own", "±"), ("contentious", "−")])
def test_mixed_sentences_can_be_counted_either_way(seeds: Path, mixed: str, value: str) -> None:
    assert scorecard(open_study(seeds), mixed=mixed).cell("uk_frame", "2025").value == value


def test_a_theme_left_out_by_the_limits_is_said_to_be(seeds: Path) -> None:
    cell = scorecard(open_study(seeds, themes="dialogue")).cell("security", "2024")
    assert (cell.value, cell.note) == (NONE, "the limits set leave this theme out")


def test_no_text_gives_no_column_and_a_page_that_says_so(seeds: Path) -> None:
    study = open_study(seeds, date_from="2030-01-01", include_undated=False)
    assert scorecard(study).cells == ()
    assert "No sentence is selected" in repr(scorecard_table(study).blocks())


def test_a_cell_that_is_not_there_is_refused(seeds: Path) -> None:
    card = scorecard(open_study(seeds))
    with pytest.raises(KeyError):
        card.cell("weather", "2024")


def test_every_rule_is_shown_to_the_reader(seeds: Path) -> None:
    (table,) = scorecard_rules(open_study(seeds)).blocks()
    shown = [str(cell[0]) for row in table.rows for cell in row]
    for indicator in rules().indicators:
        assert {indicator.name, indicator.rule} <= set(shown)
        assert len(indicator.rule.split()) >= 8


def test_the_table_shows_every_cell_and_what_was_not_counted(told: Told) -> None:
    study = told("meeting", "lifted")
    table, paragraph = scorecard_table(study).blocks()
    assert len(table.rows) == 8
    assert [column.title for column in table.columns] == ["Indicator", "2024", "2025"]
    assert "not counted" in repr(paragraph)
    (evidence,) = scorecard_evidence(study).blocks()
    assert len(evidence.rows) == sum(cell.value != NONE for cell in scorecard(study).cells)
