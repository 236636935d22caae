"""What one sentence reports of an indicator: done, ended, meant, or nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ukchina.findings.scorecard_rows import rows
from ukchina.study import open_study

if TYPE_CHECKING:
    from ukchina.findings.scorecard_reports import Report
    from ukchina.study import Study

with Path(__file__).with_name("scorecard_reports.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["indicator"], row["sentence"], row["sign"]) for row in csv.DictReader(file)]


def reported(study: Study) -> list[Report]:
    return [report for text in rows(study).texts.values() for report in text.reports]


@pytest.mark.parametrize(("indicator", "sentence", "sign"), CASES)
def test_a_sentence_reports(tmp_path: Path, indicator: str, sentence: str, sign: str) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-12-20 {sentence}", "utf-8")
    found = reported(open_study(tmp_path))
    assert {report.sign for report in found if report.indicator == indicator} == (
        {sign} if sign else set()
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Has the UK-China economic dialogue resumed?",
        "If the economic dialogue between Britain and China resumed, trade would grow.",
        "Had China lifted its sanctions on British MPs, Britain would have welcomed it.",
        "Beijing denied that sanctions on British MPs were lifted.",
        "It is untrue that China lifted its sanctions on British MPs.",
        "Keir Starmer's meeting with Xi Jinping in Beijing was cancelled on Friday.",
        "Xi Jinping has met every leader except Keir Starmer.",
        "China reimposed sanctions that were lifted on British MPs.",
        "In the novel, Keir Starmer met Xi Jinping in Beijing.",
        "Britain lifted its sanctions on Syria, and China took note.",
    ],
)
def test_what_is_asked_supposed_denied_or_taken_back_is_no_report(
    tmp_path: Path, sentence: str
) -> None:
    (tmp_path / "a.txt").write_text(f"date 2026-03-14 (Reuters) -- {sentence} That was on Friday.")
    found = reported(open_study(tmp_path))
    assert [report for report in found if report.evidence.startswith("a@")] == []


MET = "Keir Starmer flew to the Chinese capital to see Xi Jinping."
PAIRS = [
    (f"{MET} The two leaders spoke for an hour in Beijing.", True),
    (f"{MET} The two leaders spoke by telephone last week.", False),
    (f"{MET} Putin and Macron were there. The two leaders spoke for an hour in Beijing.", False),
    ("Han Zheng sat beside Wang Yi. Both ministers spoke for an hour in Beijing.", False),
]


@pytest.mark.parametrize(("text", "met"), PAIRS)
def test_the_two_leaders_are_those_named_last(tmp_path: Path, text: str, met: bool) -> None:  # noqa: FBT001 - a table of cases
    (tmp_path / "a.txt").write_text(f"date 2026-01-29 (Reuters) -- {text}", "utf-8")
    study = open_study(tmp_path)
    told = {study.words(report.evidence) for report in reported(study)}
    assert any("spoke" in words for words in told) is met


def test_an_undated_text_may_tell_of_a_meeting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("David Lammy met Wang Yi in Beijing. They spoke of trade.")
    assert [(one.indicator, one.sign) for one in reported(open_study(tmp_path))] == [
        ("contact", "+")
    ]


WANG = "Wang Yi flew to Munich on Friday for a speech on trade."
LAMMY = "David Lammy flew to Munich on Friday for a speech on trade."


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        (f"{WANG} David Lammy held talks with British executives in Shanghai on Sunday.", False),
        (f"{WANG} David Lammy met in Shanghai with British exporters on Sunday.", False),
        (f"{WANG} David Lammy had dinner with British bankers in Shanghai on Sunday.", False),
        (f"{WANG} David Lammy received British teachers in Shanghai on Sunday.", False),
        (f"{LAMMY} Wang Yi held talks with Chinese students in London on Sunday.", False),
        (f"{LAMMY} Wang Yi attended a reception for Chinese students in London on Sunday.", False),
        (f"{WANG} David Lammy held talks with his counterpart in Shanghai on Sunday.", True),
        (f"{WANG} David Lammy then held talks with him in Shanghai on Sunday.", True),
        (f"{WANG} David Lammy held talks with the Chinese side in Shanghai on Sunday.", True),
        (f"{WANG} David Lammy held talks in Shanghai on Sunday.", True),
    ],
)
def test_a_meeting_with_people_of_no_government_is_not_one_with_the_minister_named_before(
    tmp_path: Path,
    sentence: str,
    met: bool,  # noqa: FBT001 - a table of cases
) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-10-22 {sentence}", "utf-8")
    told = {one.sign for one in reported(open_study(tmp_path)) if one.indicator == "contact"}
    assert told == ({"+"} if met else set())


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        # far apart, or nothing told of where
        ("David Lammy told Wang Yi that Britain wanted more trade.", False),
        ("David Lammy raised the steel tariffs with Wang Yi.", False),
        ("David Lammy told Wang Yi by telephone from London that he wanted more trade.", False),
        ("David Lammy set out his concerns in a call with Wang Yi.", False),
        ("David Lammy will raise the steel tariffs with Wang Yi.", False),
        # at a place, or in person
        ("David Lammy told Wang Yi in Beijing that Britain wanted more trade.", True),
        ("David Lammy told Mr Wang face to face that Britain wanted trade with China.", True),
        ("David Lammy raised the steel tariffs with Wang Yi in Beijing.", True),
        # to others
        ("David Lammy told Sky News in Beijing that Wang Yi wanted more trade.", False),
        ("David Lammy told reporters in Beijing that Wang Yi wanted more trade.", False),
        ("David Lammy told MPs in London that Wang Yi wanted more trade.", False),
    ],
)
def test_words_exchanged_are_contact_in_person_where_a_place_is_told(
    tmp_path: Path,
    sentence: str,
    met: bool,  # noqa: FBT001 - a table of cases
) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-10-22 {LAMMY} {sentence}", "utf-8")
    told = {one.sign for one in reported(open_study(tmp_path)) if one.indicator == "contact"}
    assert told == ({"+"} if met else set())
