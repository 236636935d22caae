"""The numbers of the finished report, counted again from its tables with nothing of its code."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

# The class of the conftest, which tests do not import.
Report: TypeAlias = Any
Numerals: TypeAlias = Callable[[str], list[str]]
Rows: TypeAlias = list[dict[str, str]]
pytestmark = pytest.mark.xdist_group("edition")


@pytest.fixture(scope="module")
def tables(edition: Path) -> dict[str, Rows]:
    """The tables that ship with the report."""
    found = {}
    for path in (edition / "tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def body(tables: dict[str, Rows]) -> Rows:
    return [row for row in tables["sentences"] if row["role"] == "body"]


@pytest.fixture(scope="module")
def origin_of(seeds: Path) -> dict[str, int]:
    return dict(open_study(seeds).origins.number)


@pytest.fixture(scope="module")
def said(report: Report) -> dict[str, str]:
    return {claim.id.removeprefix("claim-"): claim.statement for claim in report.claims()}


def test_sentences_are_counted_by_orientation(said: dict[str, str], body: Rows) -> None:
    told = Counter(row["orientation"] for row in body)
    assert said["both-axes"] == (
        f"Of {len(body)} sentences, {told['cooperative']} depict cooperation, "
        f"{told['contentious']} contention, {told['mixed']} both at once and "
        f"{told['neutral']} neither."
    )


def test_sentences_are_counted_by_voice(said: dict[str, str], body: Rows) -> None:
    told = Counter(row["voice"] for row in body)
    assert said["governments"].startswith(
        f"Of {len(body)} sentences, {told['uk_government']} are claims of the British government "
        f"and {told['china_government']} of the Chinese"
    )


@pytest.mark.parametrize(
    ("axis", "other"), [("cooperative", "contentious"), ("contentious", "cooperative")]
)
def test_a_theme_is_counted_by_orientation(
    said: dict[str, str],
    tables: dict[str, Rows],
    origin_of: dict[str, int],
    axis: str,
    other: str,
) -> None:
    leans = {row["evidence"]: row["orientation"] for row in tables["sentences"]}
    counts: dict[str, Counter[str]] = {}
    by_origin: dict[tuple[str, int], list[int]] = {}
    for theme, evidence in {(row["theme"], row["evidence"]) for row in tables["codings"]}:
        counts.setdefault(theme, Counter())[leans[evidence]] += 1
        value = {axis: 1, other: -1}.get(leans[evidence], 0)
        origin = origin_of[evidence.partition("@")[0]]
        by_origin.setdefault((theme, origin), []).append(value)
    lead: dict[str, list[float]] = {}
    for (theme, _), values in by_origin.items():
        if counts[theme].total() >= 5:
            lead.setdefault(theme, []).append(sum(values) / len(values))
    far = {theme: round(sum(one) / len(one), 1) for theme, one in lead.items()}
    best_theme = max(far, key=lambda theme: (far[theme], counts[theme].total()))
    best = counts[best_theme]
    of_claim = re.search(
        r"(\d+) of (\d+) .* (\d+|none) the opposite and (\d+|none)", said[f"most-{axis}"]
    )
    assert of_claim is not None
    given = [0 if one == "none" else int(one) for one in of_claim.groups()]
    assert given == [best[axis], best.total(), best[other], best["mixed"]]


def test_a_heading_counts_what_stands_beneath_it(report: Report, numerals: Numerals) -> None:
    shown = {one.anchor: one for one in report.shown()}
    for anchor, noun in (
        ("tab-texts", "Texts"),
        ("tab-events", "events"),
        ("tab-undated", "events"),
        ("tab-scorecard-evidence", "cells"),
        ("tab-codebook", "themes"),
        ("tab-checklist", "items"),
        ("tab-errors", "kinds"),
    ):
        rows = str(len(shown[anchor].rows))
        assert rows in numerals(shown[anchor].caption), (anchor, noun)
    missing = [v for row in shown["tab-missing-voices"].rows for v in list(row.values())[1:]]
    assert numerals(shown["tab-missing-voices"].caption)[:2] == [
        str(missing.count("0")),
        str(len(missing)),
    ]


def test_a_share_in_the_heat_table_is_counted_from_the_codings(
    report: Report, tables: dict[str, Rows], body: Rows
) -> None:
    (heat,) = [one for one in report.shown() if one.anchor == "fig-heat"]
    of_text = Counter(row["document"] for row in body)
    coded = {(row["theme"], row["evidence"]) for row in tables["codings"]}
    by_theme = Counter(theme for theme, _ in coded)
    shares = [list(row.values())[1:] for row in heat.rows]
    counted = [[tuple(map(int, cell.split(" of "))) for cell in row] for row in shares]
    assert sorted(n for _, n in counted[0]) == sorted(of_text.values())
    assert sorted(sum(k for k, _ in row) for row in counted) == sorted(
        [*by_theme.values(), *[0] * (len(counted) - len(by_theme))]
    )


def test_a_figure_of_speakers_counts_the_words_in_marks(
    report: Report, tables: dict[str, Rows], numerals: Numerals
) -> None:
    (figure,) = [one for one in report.shown() if one.anchor == "fig-speakers"]
    quoted = [
        row
        for row in tables["quotations"]
        if row["kind"] in {"direct", "partial"} and row["speaker"]
    ]
    by_speaker = Counter[str]()
    for row in quoted:
        by_speaker[row["speaker"]] += len(row["text"].split())
    name, most = by_speaker.most_common(1)[0]
    assert figure.caption.startswith(f"{name} is quoted most: {most} of {by_speaker.total()} words")
    assert str(most) in numerals(figure.caption)
