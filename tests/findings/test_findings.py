"""A claim carries its numbers and its evidence, and refuses to be made when they fail it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ukchina.errors import CallError, ClaimError
from ukchina.findings import Finding, claims, summary
from ukchina.findings.finding import confidence
from ukchina.findings.trace import traced
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def seed_study(seeds: Path) -> Study:
    return open_study(seeds)


def made(*, evidence: tuple[str, ...] = ("a@0-1",), holds: bool = True) -> Finding:
    return Finding("f", "{k} of {n} speak of tea", {"k": 2, "n": 3}, evidence, 1, "low", holds)


def test_a_claim_states_its_numbers() -> None:
    assert str(made()) == "2 of 3 speak of tea"


@pytest.mark.parametrize(
    ("finding", "message"),
    [(made(holds=False), r"do not support"), (made(evidence=()), r"has no evidence")],
)
def test_a_claim_without_support_refuses_to_be_made(finding: Finding, message: str) -> None:
    with pytest.raises(ClaimError, match=message):
        str(finding)


def test_every_sentence_of_the_summary_has_evidence_in_the_corpus(seed_study: Study) -> None:
    known = set(seed_study.body["evidence"])
    found = summary(seed_study)
    assert 6 <= len(found) <= 8
    for finding in found:
        assert finding.evidence
        assert set(finding.evidence) <= known
        assert finding.origins >= 1
        assert finding.confidence in {"high", "medium", "low"}


def test_every_number_of_the_summary_is_one_of_its_findings_numbers(seed_study: Study) -> None:
    for finding in summary(seed_study):
        stated = " ".join(str(number) for number in finding.numbers.values())
        assert re.sub(r"[^\d ]", " ", str(finding)).split() == [
            number
            for number in re.sub(r"[^\d ]", " ", str(finding)).split()
            if number in re.sub(r"[^\d ]", " ", stated).split()
        ]


def test_the_two_reports_of_one_meeting_are_told_to_be_one_origin(seed_study: Study) -> None:
    finding = claims.repetition(seed_study)
    assert finding is not None
    assert "Bloomberg (18 Oct 2024)" in str(finding)
    assert finding.origins == 1


def test_one_text_is_never_called_all_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers from both sides held talks on trade in Beijing.")
    found = summary(open_study(tmp_path))
    assert {finding.origins for finding in found} == {1}
    assert all(finding.confidence == "low" for finding in found)


def test_an_office_not_held_on_the_day_lowers_the_confidence(tmp_path: Path) -> None:
    said = "date 2026-03-02 (Reuters) -- “We want more trade with China,” {} said on Monday."
    (tmp_path / "a.txt").write_text(said.format("Foreign Secretary Liz Truss"))
    (tmp_path / "b.txt").write_text(said.format("Foreign Secretary Yvette Cooper"))
    study = open_study(tmp_path)
    first, second = (study.outline.places([evidence]) for evidence in study.body["evidence"])
    assert confidence(study, first) == "low"
    assert confidence(study, second) == "medium"


def test_nothing_selected_gives_no_summary(seeds: Path) -> None:
    assert summary(open_study(seeds, date_from="2030-01-01", include_undated=False)) == ()


def test_a_trace_shows_words_context_codings_and_claims(seed_study: Study) -> None:
    evidence = "002_3215f7185f73caf5@370-650"
    shown = traced(seed_study, evidence)
    assert shown.startswith(f"{evidence}\nBloomberg, 18 Oct 2024 (002_3215f7185f73caf5.txt:3)")
    assert "Lammy is seeking to revive links" in shown
    assert re.search(r"theme +taiwan: “", shown)
    assert "Claims that rest on these words" in shown


def test_furniture_is_traced_as_never_coded(seed_study: Study) -> None:
    assert "related headline, furniture, never coded" in traced(
        seed_study, "002_3215f7185f73caf5@1986-2045"
    )


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ("nonsense", r'\A"nonsense": no evidence; wanted an id, DOCUMENT@START-END, or a label'),
        ("a@5-2", r"\Aspan 5-2 of a: wanted 0 <= start <= end"),
        ("a@1-9" + "9" * 20, r"wanted DOCUMENT@START-END"),
        ("@1-2", r'\Aevidence id "@1-2": wanted DOCUMENT@START-END'),
        (", s. 3", r"no evidence; wanted"),
        ("Blomberg, 18 Oct 2024, s. 3", r'no evidence; the nearest is "Bloomberg, 18 Oct 2024";'),
        (
            "Bloomberg, 18 Oct 2024, s. 99",
            r"no such sentence of that text; wanted .*, s\. N, of 16",
        ),
        ("bloomberg, 18 oct 2024", r"a text and no sentence; wanted Bloomberg, 18 Oct 2024, s\. N"),
        ("002@0-4", r'002@0-4: no document "002"; the nearest is "002_3215f7185f73caf5"; known'),
        ("no_such@0-4", r'no document "no_such"; known: 000_a25f90ead62908fd'),
        ("002_3215f7185f73caf5@0-99999", r"wanted a stretch within 0-"),
    ],
)
def test_what_leads_to_no_words_is_a_wrong_call(
    seed_study: Study, evidence: str, message: str
) -> None:
    with pytest.raises(CallError, match=message) as refusal:
        traced(seed_study, evidence)
    assert "\n" not in str(refusal.value)


def test_a_label_is_traced_in_whatever_case(seed_study: Study) -> None:
    label = "Bloomberg, 18 Oct 2024, s. 3"
    assert traced(seed_study, label.lower()) == traced(seed_study, label)
    for typed in (label.upper(), label.replace(", s. ", " s."), label.replace("s. ", "s. 0")):
        assert traced(seed_study, typed) == traced(seed_study, label)


def test_a_limit_to_some_voices_says_of_how_many_sentences_it_counts(seeds: Path) -> None:
    study = open_study(seeds, voices="china_government")
    said = {one.id: str(one) for one in summary(study)}
    assert "governments" not in said
    assert f"{len(study.counted)} sentences counted (of 103 in the corpus)" in said["both_axes"]


def test_a_text_with_a_chinese_expert_is_not_said_to_lack_a_chinese_voice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "BEIJING, 3 March 2025 (Reuters) – “We welcome more trade with Britain,” Wang Yi said.\n"
    )
    (tmp_path / "b.txt").write_text(
        "LONDON, 3 April 2025 (BBC) – “Britain should show more sincerity,” said Cui Hongjian, a "
        "professor at Beijing Foreign Studies University.\n"
    )
    (tmp_path / "c.txt").write_text(
        "LONDON, 3 May 2025 (ITV News) – “We trade with China,” Keir Starmer said.\n"
    )
    said = {one.id: str(one) for one in summary(open_study(tmp_path))}
    assert said["governments"].endswith("; ITV News (3 May 2025) has no Chinese voice.")


def test_texts_without_any_date_are_said_to_have_none(tmp_path: Path) -> None:
    for name in ("trade", "climate"):
        (tmp_path / f"{name}.txt").write_text(f"Britain and China spoke of {name}.\n", "utf-8")
    said = {one.id: str(one) for one in summary(open_study(tmp_path))}
    assert (
        said["texts"]
        == "The report reads two texts from two independent origins; none bears a date."
    )
