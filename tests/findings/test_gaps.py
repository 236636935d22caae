"""What the texts cannot support, where they disagree, and what to add: each from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.exhibits.front import front
from ukchina.exhibits.gaps import (
    doubts_table,
    limits_list,
    negative_cases_table,
    next_texts,
    voices_table,
)
from ukchina.findings import summary
from ukchina.findings.gaps import gaps, negative_cases, voices_by_window
from ukchina.findings.gaps_limits import limits_of
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[..., Study]


def of_kind(study: Study, kind: str) -> list[str]:
    return [gap.text for gap in gaps(study) if gap.kind == kind]


SEED_LIMITS = [
    (
        "No trend can be drawn: 2023 has one text, 2024 has two texts from one origin and 2025 has "
        "one text, where a trend needs three texts in each window."
    ),
    (
        "No outlet is read in more than one of the three windows: a difference between them may be "
        "one of date, of outlet or of genre."
    ),
    (
        "‘Undated essay’ has no date, no outlet and no named person: it tells of themes, never of "
        "when."
    ),
    (
        "What was published in 2025 comes from one origin, OpenVoiceNews U.K. (25 Jun 2025), which "
        "quotes no named person."
    ),
    (
        "What was published in 2023 comes from one origin, an unnamed outlet (6 May 2023); "
        "Bloomberg (18 Oct 2024) tells of it in retrospect."
    ),
]


@pytest.mark.parametrize("limit", SEED_LIMITS)
def test_the_report_says_what_the_seeds_cannot_support(seeds: Path, limit: str) -> None:
    assert limit in [str(found) for found in limits_of(open_study(seeds))]


@pytest.mark.parametrize(
    "words",
    [
        ("sixth-largest trading partner", "one figure of one origin"),
        ("one of the UK’s largest trading partners", "no number"),
        ("5% of total trade", "£87 billion", "neither confirms"),
        ("counted in three ways", "five-year hiatus", "since 2018", "Read what each counts"),
    ],
)
def test_figures_of_the_seeds_are_limited(seeds: Path, words: tuple[str, ...]) -> None:
    said = [str(found) for found in limits_of(open_study(seeds))]
    assert any(all(word in limit for word in words) for limit in said)


def test_limits_follow_the_texts(told: Told) -> None:
    found = {one.id for one in limits_of(told("meeting", "audit_begins", "audit_ordered"))}
    assert not {"limit_trend", "limit_confounded", "limit_unnumbered"} & found


def test_every_limit_has_evidence(seeds: Path) -> None:
    study = open_study(seeds)
    known = set(study.body["evidence"])
    for limit in limits_of(study):
        assert limit.evidence
        assert set(limit.evidence) <= known


@pytest.mark.parametrize("kind", ["contradiction", "figure"])
def test_texts_that_disagree_are_set_side_by_side(told: Told, kind: str) -> None:
    found = [g for g in gaps(told("audit_begins", "audit_ordered")) if g.kind == kind]
    assert len(found) == 1
    assert {one.partition("@")[0] for one in found[0].evidence} == {
        "a_audit_begins",
        "b_audit_ordered",
    }


def test_the_audit_of_the_seeds_is_told_at_two_stages(seeds: Path) -> None:
    assert of_kind(open_study(seeds), "contradiction")[0] == (
        "On the review of policy on China: an unnamed outlet (18 Oct 2024) has it commissioned, "
        "Bloomberg (18 Oct 2024) only beginning"
    )


def test_a_later_stage_in_a_later_month_is_no_contradiction(told: Told) -> None:
    later = "date 2025-06-24 LONDON (BBC) -- Britain published its China audit on Tuesday."
    assert of_kind(told("audit_ordered", more=later), "contradiction") == []


FIGURES = [
    ("Trade was worth £98 billion in 2024.", "Trade came to £92 billion in 2024.", 1),
    ("Trade was worth £98 billion in 2024.", "Trade came to £92 billion in 2023.", 0),
    ("Trade was worth £98 billion in 2024.", "Exports came to £20 billion in 2024.", 0),
    ("Orders worth £2.2 billion were signed.", "The grant of £3.4 billion was paid.", 0),
    ("The levy is 10 per cent.", "The levy on wine is 5 per cent.", 0),
    (
        "China is its third-largest trading partner.",
        "China is its fifth-largest trading partner.",
        1,
    ),
]


@pytest.mark.parametrize(("one", "other", "points"), FIGURES)
def test_figures_differ_only_where_they_measure_one_thing_at_one_time(
    tmp_path: Path, one: str, other: str, points: int
) -> None:
    for day, (name, words) in enumerate((("a", one), ("b", other)), start=3):
        head = f"LONDON, {day} March 2025 (Reuters) – Britain trades with China."
        (tmp_path / f"{name}.txt").write_text(f"{head} {words}\n", "utf-8")
    assert len(of_kind(open_study(tmp_path), "figure")) == points


def test_one_text_does_not_disagree_with_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "BEIJING, 3 March 2025 (Reuters) – David Lammy met Wang Yi in Beijing on Monday. "
        "British ministers have not met their Chinese counterparts in London since 2018.\n",
        "utf-8",
    )
    assert of_kind(open_study(tmp_path), "contradiction") == []


def test_words_that_say_no_number_are_counted_when_they_are_many(tmp_path: Path) -> None:
    for number, noun in enumerate(("exporter", "importer", "lender", "producer", "supplier")):
        text = f"LONDON, 3 March 2025 – China is one of the world's largest {noun}s, he said.\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    (said,) = [str(o) for o in limits_of(open_study(tmp_path)) if o.id == "limit_unnumbered"]
    assert said.startswith("Five ranks and superlatives, among them “one of the world's largest")
    assert said.count("“") == 3
    assert said.endswith("”, give no number and can be compared with none.")


def test_marks_within_words_quoted_in_a_sentence_are_single(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "LONDON, 3 March 2025 (Reuters) – Ties are at the “golden era’s” edge. It was the first "
        "“working” visit by a British minister to China in six years, he said. British ministers "
        "have not held a “full” meeting with their Chinese counterparts since 2018.\n",
        "utf-8",
    )
    (said,) = [str(o) for o in limits_of(open_study(tmp_path)) if o.id == "limit_benchmarks"]
    assert "‘working’" in said
    assert "‘full’" in said


def test_outlets_that_no_text_names_are_not_said_to_be_read_in_one_window(tmp_path: Path) -> None:
    for year in (2023, 2024):
        text = f"LONDON, 3 March {year} – Britain and China spoke about trade.\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    assert "limit_confounded" not in {one.id for one in limits_of(open_study(tmp_path))}


def test_what_was_announced_and_never_told_is_unconfirmed(told: Told, seeds: Path) -> None:
    assert any(
        "David Lammy will visit Beijing" in g for g in of_kind(told("audit_begins"), "unconfirmed")
    )
    assert any("with Ding Xuexiang" in gap for gap in of_kind(open_study(seeds), "unconfirmed"))


PREPARED = "LONDON, 20 January 2026 (The Times) – Keir Starmer will fly to Beijing next week."
ANNOUNCED = [
    ("BEIJING, 29 January 2026 (Reuters) – Keir Starmer met Xi Jinping on Thursday.", 0),
    ("BEIJING, 29 January 2026 (Reuters) – Yvette Cooper met Xi Jinping on Thursday.", 1),
    ("BEIJING, 29 April 2026 (Reuters) – Keir Starmer met Xi Jinping on Wednesday.", 1),
]


@pytest.mark.parametrize(("later", "open_"), ANNOUNCED)
def test_a_journey_announced_is_done_when_a_meeting_of_those_days_is_told(
    tmp_path: Path, later: str, open_: int
) -> None:
    for name, text in (("a", PREPARED), ("b", later)):
        (tmp_path / f"{name}.txt").write_text(f"{text} Britain trades with China.\n", "utf-8")
    assert len(of_kind(open_study(tmp_path), "unconfirmed")) == open_


def test_a_question_announces_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "BEIJING, 10 December 2025 – Can you confirm that Keir Starmer will visit China in "
        "January? The spokesman had no answer.\n",
        "utf-8",
    )
    assert of_kind(open_study(tmp_path), "unconfirmed") == []


SIDED = [
    (("Xinhua", "Global Times"), "Both texts are published by Chinese state bodies"),
    (("Hansard", "HM Treasury"), "Both texts are published by British state bodies"),
    (("Xinhua", "HM Treasury"), ""),
    (("Xinhua", "Reuters"), ""),
]


@pytest.mark.parametrize(("outlets", "said"), SIDED)
def test_texts_of_one_side_alone_are_said_to_be(
    tmp_path: Path, outlets: tuple[str, ...], said: str
) -> None:
    for number, what in enumerate(("trade", "climate")):
        text = f"Britain and China spoke of {what} in their last talks.\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    (tmp_path / "corpus.toml").write_text(
        "\n".join(
            f'[documents.{number}]\noutlet = "{outlet}"\npublished = 2025-01-0{number + 1}'
            for number, outlet in enumerate(outlets)
        )
    )
    study = open_study(tmp_path)
    (found,) = [o for o in limits_of(study) if o.id == "limit_one_sided"] or [None]
    assert str(found or "").startswith(said)
    assert bool(found) is bool(said)
    assert ("state media" in repr(front(study).blocks())) is bool(said)


def test_an_office_that_was_not_held_on_the_day_is_flagged(told: Told) -> None:
    (flag,) = of_kind(told("wrong_office"), "role")
    assert flag == (
        "James Cleverly, given the office of Foreign Secretary by The Guardian (20 Nov 2024), did "
        "not hold it on 20 November 2024"
    )
    assert of_kind(told("meeting"), "role") == []


def test_a_mechanism_told_by_one_text_is_flagged(seeds: Path) -> None:
    assert "2024, dialogue mechanisms working: told by Bloomberg (18 Oct 2024) alone" in of_kind(
        open_study(seeds), "single source"
    )


def test_silence_is_counted_by_side_and_window(seeds: Path) -> None:
    table = voices_by_window(open_study(seeds))
    assert table.loc["china_government", "2025"] == 0
    assert int(table.to_numpy().sum()) == 103


@pytest.mark.parametrize(
    "wanted",
    [
        "An official Chinese account of 2025: ",
        "A second, independent text on dialogue mechanisms working in 2024",
        "Two more texts of 2025, of other outlets",
        "One more text of 2024, of other outlets",
        "The day and the outlet of ‘Undated essay’",
        "An official document in full: ",
    ],
)
def test_what_to_add_next_follows_from_what_is_missing(seeds: Path, wanted: str) -> None:
    found = [gap for gap in gaps(open_study(seeds)) if gap.kind == "next"]
    assert any(gap.text.startswith(wanted) and gap.why for gap in found)


def test_what_was_added_is_no_longer_wanted(told: Told) -> None:
    (official,) = [g for g in of_kind(told("meeting"), "next") if g.startswith("An official doc")]
    release = "date 2024-11-21 LONDON (GOV.UK) -- Ministers agreed to more trade with China."
    assert official not in of_kind(told("meeting", more=release), "next")


def test_every_claim_that_an_axis_prevails_is_tested_against_the_opposite(seeds: Path) -> None:
    study = open_study(seeds)
    orientation = study.body.set_index("evidence")["orientation"]
    cases = {case.finding: case for case in negative_cases(study, summary(study))}
    assert "disputes_stated" in cases
    assert set(orientation[list(cases["disputes_stated"].evidence)]) <= {"cooperative"}
    for case in cases.values():
        assert set(orientation[list(case.mixed)]) <= {"mixed"}


def test_the_exhibits_show_what_was_found(seeds: Path) -> None:
    study = open_study(seeds)
    (limits,) = limits_list(study).blocks()
    assert len(limits.items) == len(limits_of(study))
    (doubts,) = doubts_table(study).blocks()
    assert doubts.headline == (
        "Three of five texts disagree with another, on two points; there are other doubts"
    )
    (voices,) = voices_table(study).blocks()
    assert len(voices.rows) == 6
    (cases,) = negative_cases_table(study, summary(study)).blocks()
    assert len(cases.rows) == len(negative_cases(study, summary(study)))
    (wanted,) = next_texts(study).blocks()
    assert len(wanted.items) == len(of_kind(study, "next"))


def test_no_text_gives_pages_that_say_so(seeds: Path) -> None:
    study = open_study(seeds, date_from="2030-01-01", include_undated=False)
    assert gaps(study) == limits_of(study) == ()
    for shown in (doubts_table(study), voices_table(study)):
        assert "No sentence is selected" in repr(shown.blocks())
    assert "No sentence is selected" in repr(next_texts(study).blocks())


def test_a_text_that_names_nobody_has_limits_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trade is growing. It may grow further.\n", "utf-8")
    assert "no named person" in str(limits_of(open_study(tmp_path))[0])
