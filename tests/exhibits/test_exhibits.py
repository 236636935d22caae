"""Exhibits: a finding for a headline, numbers in words, text that is whole and apart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

import ukchina as uk
from ukchina.blocks import Figure, Table
from ukchina.blocks.plain import words
from ukchina.charts import style
from ukchina.errors import CallError
from ukchina.exhibits.reliability import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ukchina.exhibits import Exhibit

FIGURES = (
    "heat_table",
    "balance",
    "timeline_figure",
    "quoted_speakers",
    "government_themes",
    "sensitivity_dots",
)
OTHERS = (
    "front",
    "summary_claims",
    "corpus_card",
    "repetitions",
    "undated_events",
    "theme_reading",
    "balance_reading",
    "terms",
    "figures_cited",
    "texts_reading",
    "verdict_claims",
    "scorecard_table",
    "scorecard_rules",
    "scorecard_evidence",
    "sensitivity_reading",
    "limits_list",
    "doubts_table",
    "voices_table",
    "next_texts",
    "codebook_table",
    "unseen_table",
    "reliability_table",
    "errors_table",
    "checklist_table",
    "edition_table",
    "annex",
)
# These tell of rules and readers, whatever is selected.
_OF_THE_METHOD = {
    "scorecard_rules",
    "codebook_table",
    "unseen_table",
    "reliability_table",
    "errors_table",
    "checklist_table",
    "edition_table",
}
SENTENCES = (
    "Foreign Secretary David Lammy met Foreign Minister Wang Yi in Beijing on Friday.",
    "Trade between the two countries rose by 12% to £98 billion, the government said.",
    "“We will work together on climate and on trade,” Lammy said after the meeting.",
    "“There must be mutual respect before any dialogue can resume,” Wang said.",
    "While London wants closer economic ties, it fears espionage and interference.",
    "Jimmy Lai's trial in Hong Kong has strained the relationship, campaigners said.",
)


@pytest.fixture(scope="module")
def studies(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, uk.Study]:
    """The seeds; one short text; thirteen texts of six years by outlets of long names; nothing."""
    one = tmp_path_factory.mktemp("one")
    (one / "a.txt").write_text(f"date 2024-10-18 {' '.join(SENTENCES)}", "utf-8")
    many = tmp_path_factory.mktemp("many")
    for number in range(13):
        year, turn = 2019 + number // 2, number % len(SENTENCES)
        text = "\n\n".join([*SENTENCES[turn:], *SENTENCES[:turn]]).replace("12%", f"{number + 3}%")
        header = (
            f"The Extraordinarily Long {number} Gazette\n\nTalks Go On In Two Capitals Again\n\n"
        )
        (many / f"t{number:02}.txt").write_text(
            f"{header}{number + 1} March {year}\n\n{text}", "utf-8"
        )
    return {
        "seeds": uk.open_study(seeds),
        "one": uk.open_study(one),
        "many": uk.open_study(many, collapse_duplicates=False),
        "nothing": uk.open_study(seeds, date_from="2030-01-01", include_undated=False),
        "silent": uk.open_study(seeds, voices="china_expert"),
    }


def shown(studies: dict[str, uk.Study], name: str, corpus: str) -> Exhibit:
    make: Callable[[uk.Study], Exhibit] = getattr(uk, name)
    return make(studies[corpus])


def figure(studies: dict[str, uk.Study], name: str, corpus: str) -> Figure:
    (found,) = [b for b in shown(studies, name, corpus).blocks() if isinstance(b, Figure)]
    return found


@pytest.mark.parametrize("corpus", ["seeds", "one", "many", "nothing", "silent"])
@pytest.mark.parametrize("name", [*FIGURES, *OTHERS])
def test_an_exhibit_has_something_to_say_of_any_corpus(
    studies: dict[str, uk.Study], name: str, corpus: str
) -> None:
    bundle = shown(studies, name, corpus)._repr_mimebundle_()
    assert bundle["text/plain"].strip()
    assert "nan" not in re.findall(r"\w+", bundle["text/plain"].lower())
    assert not re.search(r"None(?! of)", bundle["text/plain"])


@pytest.mark.parametrize("name", [*FIGURES, *OTHERS])
def test_an_empty_selection_is_said_and_nothing_else(
    studies: dict[str, uk.Study], name: str
) -> None:
    said = shown(studies, name, "nothing")._repr_mimebundle_()["text/plain"]
    if name not in _OF_THE_METHOD:
        assert re.search(r"[Nn]o (sentence|text) (is selected|to list)", said)


@pytest.mark.parametrize("corpus", ["seeds", "one", "many"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_states_its_finding_its_measure_and_its_numbers(
    studies: dict[str, uk.Study], name: str, corpus: str
) -> None:
    found = figure(studies, name, corpus)
    assert 3 <= len(found.headline.split()) <= 12 or "government" in found.headline
    assert "n = " in found.subtitle
    assert re.search(r"\d", found.alt)
    assert found.source.startswith("Source: ")
    assert found.data is not None
    assert found.data.rows


@pytest.mark.parametrize("corpus", ["seeds", "many"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_the_same_each_time(
    studies: dict[str, uk.Study], name: str, corpus: str
) -> None:
    assert figure(studies, name, corpus).image == figure(studies, name, corpus).image


def boxes(svg: str) -> Iterator[tuple[str, float, float, float, float]]:
    """Each line of text with its box, in points: left, top, right, bottom."""
    for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314
        look = str(element.get("style"))
        size = float(re.search(r"([\d.]+)px", look)[1])  # type: ignore[index] # always there
        width = style.width_in(str(element.text), size) * 72
        place = re.search(r"translate\(([\d.-]+) ([\d.-]+)\)", str(element.get("transform")))
        x, y = (
            (float(place[1]), float(place[2]))
            if place
            else (float(element.get("x", 0)), float(element.get("y", 0)))
        )
        anchor = re.search(r"text-anchor: (\w+)", look)
        shift = {"middle": 0.5, "end": 1.0}.get(anchor[1] if anchor else "", 0.0)
        left = x - shift * width
        yield str(element.text), left, y - 0.72 * size, left + width, y + 0.05 * size


@pytest.mark.parametrize("corpus", ["seeds", "one", "many"])
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_a_figure_is_cut_or_covers_another(
    studies: dict[str, uk.Study], name: str, corpus: str
) -> None:
    svg = figure(studies, name, corpus).image
    _, _, width, height = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())  # type: ignore[index]
    found = list(boxes(svg))
    assert found
    for text, left, top, right, bottom in found:
        assert left >= -0.5, text
        assert top >= -0.5, text
        assert right <= width + 0.5, text
        assert bottom <= height + 0.5, text
    covering = [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 0.5
        and min(one[4], other[4]) - max(one[2], other[2]) > 0.5
    ]
    assert covering == []


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_a_figure_is_smaller_than_seven_and_a_half_points(
    studies: dict[str, uk.Study], name: str
) -> None:
    sizes = re.findall(r"([\d.]+)px", figure(studies, name, "many").image)
    assert sizes
    assert min(map(float, sizes)) >= 7.5


def test_a_share_is_printed_as_k_of_n(studies: dict[str, uk.Study]) -> None:
    data = figure(studies, "heat_table", "seeds").data
    assert data is not None
    assert all(re.fullmatch(r"\d+ of \d+", words(cell)) for row in data.rows for cell in row[1:])


def test_the_two_governments_are_not_compared_when_one_is_silent(
    studies: dict[str, uk.Study],
) -> None:
    said = shown(studies, "government_themes", "silent")._repr_mimebundle_()["text/plain"]
    assert "cannot be compared" in said


def test_the_sixth_largest_partner_is_one_origin_and_one_of_the_largest_has_no_rank(
    studies: dict[str, uk.Study],
) -> None:
    (table,) = [
        b for b in shown(studies, "figures_cited", "seeds").blocks() if isinstance(b, Table)
    ]
    verdicts = {words(row[1]): words(row[6]) for row in table.rows}
    assert verdicts["“sixth-largest trading partner”"].startswith("Same origin")
    assert verdicts["“one of the UK’s largest trading partners”"].startswith("Undefined")


def test_a_source_page_shows_every_word_of_the_text(studies: dict[str, uk.Study]) -> None:
    for document in studies["seeds"].corpus.documents:
        page = uk.source_text(studies["seeds"], document.name)._repr_mimebundle_()["text/plain"]
        assert page.split() == document.text.split()


@pytest.mark.parametrize(
    ("focus", "said"),
    [
        ("Wang Yi", "Wang Yi is named"),
        ("china_government", "The Chinese government, its bodies and its people are named"),
        ("", ""),
    ],
)
def test_a_focus_adds_a_dossier(seeds: Path, focus: str, said: str) -> None:
    blocks = uk.dossier(uk.open_study(seeds, focus=focus)).blocks()
    assert bool(blocks) is bool(focus)
    assert said in uk.dossier(uk.open_study(seeds, focus=focus))._repr_mimebundle_()["text/plain"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("source_text", "tea", r'unknown document "tea"; known: 0'),
        ("theme_cover", "tea", r'unknown theme "tea"; known: reset'),
    ],
)
def test_a_page_of_nothing_is_refused(
    studies: dict[str, uk.Study], name: str, value: str, message: str
) -> None:
    with pytest.raises(CallError, match=message):
        getattr(uk, name)(studies["seeds"], value)


def test_the_checklist_answers_each_item_with_what_was_computed(
    studies: dict[str, uk.Study],
) -> None:
    (table,) = shown(studies, "checklist_table", "seeds").blocks()
    answers = {words(row[0]): words(row[1]) for row in table.rows}  # type: ignore[union-attr]
    assert len(answers) >= 12
    assert f"{len(studies['seeds'].body)} sentences" in answers["Units"]
    assert "four independent origins" in answers["Independence"].lower()
    assert "‘reference’" in answers["Reliability"]
    assert studies["seeds"].edition in answers["Data and reproduction"]


def test_an_error_is_measured_where_a_reader_coded_the_texts(
    studies: dict[str, uk.Study],
) -> None:
    for corpus, measured in (("seeds", True), ("one", False)):
        (table,) = shown(studies, "errors_table", corpus).blocks()
        rates = [words(row[2]) for row in table.rows]  # type: ignore[union-attr]
        assert any("‘reference’" in rate for rate in rates) is measured
        assert all(rate.startswith(("Against", "Not measured")) for rate in rates)


@pytest.mark.parametrize(
    ("value", "printed"), [(1.0, "1.00"), (0.9951, "over 0.99"), (0.5, "0.50")]
)
def test_what_is_less_than_one_is_not_printed_as_one(value: float, printed: str) -> None:
    assert decimal(value) == printed
