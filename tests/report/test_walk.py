"""A walk through the finished report: evidence, numbers, quotations, links and alternative text."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from ukchina.exhibits.dossier import dossier
from ukchina.findings import Finding, claims, spread, summary
from ukchina.findings.gaps import gaps
from ukchina.findings.gaps_limits import limits_of
from ukchina.findings.robustness import robustness
from ukchina.findings.uncounted import outside, uncounted
from ukchina.findings.verdict import verdict
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The class of the conftest, which tests do not import.
Report: TypeAlias = Any
Numerals: TypeAlias = Callable[[str], list[str]]
pytestmark = pytest.mark.xdist_group("edition")
# What stands between the sentences of a paragraph once its links to evidence are left out.
LINKS = re.compile(r" ?\([; ]*\)")


@pytest.fixture(scope="module")
def study(seeds: Path) -> Study:
    return open_study(seeds)


@pytest.fixture(scope="module")
def found(study: Study) -> list[Finding]:
    """Every finding of the report, made anew."""
    made = [
        *summary(study),
        *verdict(study),
        *(make(study) for make in (claims.texts, claims.repetition, claims.leading_theme)),
        *(make(study) for make in (claims.most_cooperative, claims.most_contentious)),
        *(make(study) for make in (claims.most_mixed, spread.everywhere, spread.single_origin)),
        *robustness(study),
        *limits_of(study),
        uncounted(study),
        outside(study),
    ]
    return [one for one in made if one is not None and one.holds]


@dataclass(frozen=True, slots=True)
class Known:
    """What the report may say: computed sentences, the notebook's prose, the texts by name."""

    computed: tuple[str, ...]
    written: str
    texts: dict[str, str]


def unbacked(report: Report) -> Iterator[str]:
    """Sentences of the summary without evidence, or with less than they say they have."""
    told = {entry["id"].replace("_", "-"): entry for entry in report.record["summary"]}
    for claim in report.claims():
        entry = told.get(claim.id.removeprefix("claim-"), {"evidence": []})
        places = [place for _, place in claim.quoted]
        if not places or not set(places) <= set(entry["evidence"]):
            yield claim.id
        whole = re.search(r"(?:(\d+) of )?(\d+) passages?", claim.counts)
        if whole is None or [int(whole[1] or whole[2]), int(whole[2])] != [
            len(places),
            len(entry["evidence"]),
        ]:
            yield claim.id


def uncomputed(report: Report, known: Known) -> Iterator[str]:
    """Paragraphs and items with a numeral that no finding gives and no notebook writes in words."""
    sentences = sorted(set(known.computed), key=len, reverse=True)
    for prose in [*(claim.statement for claim in report.claims()), *report.prose()]:
        rest = LINKS.sub("", prose)
        for sentence in sentences:
            rest = rest.replace(sentence, "")
        if re.search(r"\d", rest) or (rest.strip() and rest.strip() not in known.written):
            yield rest


def marks(words: str) -> str:
    """The words with quotation marks made one, for marks within marks are printed single."""
    return re.sub('[“”‘’"]', "'", words)


def misquoted(report: Report, known: Known) -> Iterator[str]:
    """Quotations that are not the words at the place that they name."""
    for claim in report.claims():
        for words, place in claim.quoted:
            name, _, span = place.rpartition("@")
            start, end = map(int, span.split("-"))
            if marks(words) != marks(" ".join(known.texts[name][start:end].split())):
                yield words


@pytest.fixture(scope="module")
def known(root: Path, study: Study, found: list[Finding]) -> Known:
    cells = json.loads((root / "notebooks" / "report.ipynb").read_text("utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    fixed = (
        "Every file of the folder was read; each is counted.",
        (
            "What differs from the last edition in its folder stands on a page of its own, what "
            "changed."
        ),
    )
    return Known(
        computed=(
            *map(str, found),
            *(f"{gap.text}: {gap.why}." for gap in gaps(study) if gap.kind == "next"),
            *fixed,
        ),
        written=re.sub(r"[*`]", "", prose),
        texts={document.name: document.text for document in study.corpus.documents},
    )


def test_every_sentence_of_the_summary_has_its_evidence(report: Report) -> None:
    assert 6 <= len(report.claims()) <= 8
    assert list(unbacked(report)) == []


def test_every_sentence_of_the_summary_is_in_the_record(report: Report) -> None:
    told = [entry["text"] for entry in report.record["summary"]]
    assert [claim.statement for claim in report.claims()] == told


def test_every_numeral_in_prose_is_a_computed_one(
    report: Report,
    known: Known,
) -> None:
    assert list(uncomputed(report, known)) == []
    assert re.search(r"\d", known.written) is None


def test_a_finding_says_no_number_that_it_does_not_carry(
    found: list[Finding],
    numerals: Numerals,
) -> None:
    for one in found:
        carried = Counter(numerals(" ".join(map(str, one.numbers.values()))))
        assert not Counter(numerals(str(one))) - carried, one.id


def test_every_quotation_is_the_words_at_its_place(
    report: Report,
    known: Known,
) -> None:
    assert sum(len(claim.quoted) for claim in report.claims()) > 20
    assert list(misquoted(report, known)) == []


def test_words_in_quotation_marks_stand_in_a_text(
    report: Report,
    known: Known,
) -> None:
    words_of_texts = " ".join(" ".join(text.split()) for text in known.texts.values())
    quoted = [words for prose in report.prose() for words in re.findall(r"“([^“”]+)”", prose)]
    assert len(quoted) > 8
    assert [words for words in quoted if marks(words) not in marks(words_of_texts)] == []


def test_every_figure_is_told_in_words_with_its_numbers(
    report: Report,
    numerals: Numerals,
) -> None:
    figures = [shown for shown in report.shown() if shown.picture]
    assert len(figures) == 6
    for figure in figures:
        plotted = Counter(numerals(" ".join(v for row in figure.rows for v in row.values())))
        told = [one for one in numerals(figure.alt) if one in plotted]
        assert len(told) >= 4, figure.anchor


@pytest.mark.parametrize(
    ("true", "false", "fault"),
    [
        ("35 depict cooperation", "36 depict cooperation", "number"),
        ("2023 has one text", "2022 has one text", "number"),
        ("unchanged in 9 of 9", "unchanged in 8 of 9", "number"),
        ("Look first at who speaks", "Look first at 3 speakers", "number"),
        ("now stand at a new starting point", "now stand at a good starting point", "words"),
        ("4 of 7 passages", "4 of 9 passages", "evidence"),
    ],
)
def test_a_fault_that_is_planted_is_found(
    report: Report,
    known: Known,
    true: str,
    false: str,
    fault: str,
) -> None:
    assert true in report.page
    bad = type(report)(report.folder, report.page.replace(true, false))
    assert bool(list(uncomputed(bad, known))) is (fault == "number")
    assert bool(list(misquoted(bad, known))) is (fault == "words")
    assert bool(list(unbacked(bad))) is (fault == "evidence")


def test_nothing_in_the_report_could_not_be_shown(report: Report) -> None:
    assert "live notebook" not in report.page
    assert "cannot be shown" not in report.page


def test_without_a_focus_there_is_no_dossier(study: Study) -> None:
    assert dossier(study).blocks() == ()
