"""Of many texts an exhibit shows what most rests on, says so in numbers, and its links land.

The limits are set low on the seeds, so that five texts are many.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import ukchina as uk
from ukchina.blocks import Annex, Evidence, Figure, Heading, Paragraph, Table, Words
from ukchina.blocks.numbering import walk
from ukchina.blocks.plain import words
from ukchina.exhibits import limits
from ukchina.findings.trace import traced
from ukchina.publish.links import pages_there, source_pages

if TYPE_CHECKING:
    from ukchina.exhibits import Exhibit

LOW = {
    "MOST_ROWS": 4,
    "MOST_EVENTS": 5,
    "MOST_SENTENCES": 20,
    "MOST_OF_THEME": 6,
    "MOST_COLUMNS": 3,
    "MOST_PANELS": 2,
    "MOST_DATA": 3,
}


class Capped(NamedTuple):
    """An exhibit that grows with the number of texts: its table, how many rows, and of what."""

    name: str
    anchor: str
    most: int
    noun: str
    exported: str

    def table(self, study: uk.Study) -> Table:
        """The table that it makes of the study."""
        return table(getattr(uk, self.name)(study), self.anchor)


CAPPED = (
    Capped("corpus_card", "tab-texts", 4, "texts", "documents"),
    Capped("timeline_figure", "tab-events", 5, "dated events", "events"),
    Capped("undated_events", "tab-undated", 4, "events", "events"),
    Capped("terms", "tab-terms", 4, "such sentences", "sentences"),
    Capped("figures_cited", "tab-figures", 4, "figures", "quantities"),
)


@pytest.fixture(scope="module")
def study(seeds: Path) -> uk.Study:
    return uk.open_study(seeds)


@pytest.fixture
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in LOW.items():
        monkeypatch.setattr(limits, name, most)


def table(found: Exhibit, anchor: str) -> Table:
    (one,) = [b for b in found.blocks() if isinstance(b, Table) and b.anchor == anchor]
    return one


def linked(found: Exhibit) -> set[str]:
    return {n.evidence for n in walk(found.blocks()) if isinstance(n, (Evidence, Words))}


def entries(found: Exhibit) -> list[str]:
    return [e.anchor for b in found.blocks() if isinstance(b, Annex) for e in b.entries]


@pytest.mark.parametrize("capped", CAPPED, ids=lambda capped: capped.name)
def test_below_its_limit_an_exhibit_shows_all_and_says_nothing_of_limits(
    study: uk.Study, capped: Capped
) -> None:
    whole = capped.table(study)
    assert len(whole.rows) > capped.most
    assert f"of {len(whole.rows)} {capped.noun}:" not in whole.subtitle
    assert f"{capped.exported}.csv" not in whole.subtitle


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize("capped", CAPPED, ids=lambda capped: capped.name)
def test_beyond_its_limit_it_shows_some_rows_in_order_and_says_how_many_of_how_many(
    study: uk.Study, capped: Capped
) -> None:
    some = capped.table(study)
    with pytest.MonkeyPatch.context() as patch:
        for limit in LOW:
            patch.setattr(limits, limit, 1000)
        whole = capped.table(study)
    assert len(some.rows) == capped.most
    assert f" {capped.most} of {len(whole.rows)} {capped.noun}:" in some.subtitle
    assert f"`ukchina export` writes all to {capped.exported}.csv." in some.subtitle
    assert some.headline == whole.headline
    numbered = capped.name == "timeline_figure"
    places = [[r[numbered:] for r in whole.rows].index(row[numbered:]) for row in some.rows]
    assert places == sorted(places)


@pytest.mark.usefixtures("_many")
def test_rows_that_claims_rest_on_come_before_all_others(study: uk.Study) -> None:
    rest = limits.resting(study)
    each = [(one,) for one in study.body["evidence"]]
    told = [place for place, (one,) in enumerate(each) if one in rest]
    assert limits.shown(study, each, len(told)) == told
    assert set(limits.shown(study, each, len(told) + 5)) > set(told)


def test_of_rows_that_no_claim_rests_on_those_of_most_origins_come_then_the_newest(
    study: uk.Study,
) -> None:
    rest = limits.resting(study)
    chosen = study.in_report[study.in_report["published"].notna()]
    ids = [
        next(one for one in study.rows_of("body", name)["evidence"] if one not in rest)
        for name in chosen["document"]
    ]
    pair = (ids[0], next(one for one in ids if study.origin_count(_names(ids[0], one)) > 1))
    rows = [*((one,) for one in ids), pair]
    assert limits.shown(study, rows, 1) == [len(rows) - 1]
    (_, newest) = limits.shown(study, [*rows[:-1], pair], 2)[::-1]
    newest_day = max(chosen["published"])
    assert chosen["published"].iloc[newest] == newest_day


def _names(*evidence: str) -> list[str]:
    return [one.rpartition("@")[0] for one in evidence]


@pytest.mark.usefixtures("_many")
def test_the_timeline_numbers_its_marks_as_its_table_does(study: uk.Study) -> None:
    drawing, listed = uk.timeline_figure(study).blocks()
    assert isinstance(drawing, Figure)
    assert isinstance(listed, Table)
    assert drawing.data is not None
    assert [words(row[0]) for row in drawing.data.rows] == [words(row[0]) for row in listed.rows]
    assert "5 of " in drawing.subtitle


@pytest.mark.usefixtures("_many")
def test_every_link_of_the_report_lands_in_an_annex_that_holds_nothing_else(
    study: uk.Study, root: Path
) -> None:
    """The exhibits are those that the notebook shows, so that none is forgotten."""
    cells = json.loads((root / "notebooks" / "report.ipynb").read_text("utf-8"))["cells"]
    shown = re.findall(
        r"^uk\.(\w+)\(study", "\n".join("".join(c["source"]) for c in cells), re.MULTILINE
    )
    assert len(shown) > 20
    links: set[str] = set()
    for name in shown:
        if name == "negative_cases_table":
            links |= linked(uk.negative_cases_table(study, uk.summary(study)))
        elif name != "annex":
            links |= linked(getattr(uk, name)(study))
    found = uk.annex(study)
    assert set(entries(found)) == links
    said, _ = found.blocks()
    assert isinstance(said, Paragraph)
    assert f"Of {len(study.body)} sentences" in words(said.children)
    assert f"{len(links)} are listed" in words(said.children)


@pytest.mark.usefixtures("_many")
def test_the_links_of_a_dossier_land_too(seeds: Path) -> None:
    study = uk.open_study(seeds, focus="uk_government")
    found = uk.dossier(study)
    assert any(isinstance(block, Heading) for block in found.blocks())
    assert linked(found) <= set(entries(uk.annex(study)))
    assert all(len(b.rows) <= 20 for b in found.blocks() if isinstance(b, Table))
    assert "4 of " in table(found, "tab-dossier-words").subtitle


@pytest.mark.usefixtures("_many")
def test_what_is_not_listed_can_still_be_traced(study: uk.Study) -> None:
    gone = next(e for e in study.body["evidence"] if e not in set(entries(uk.annex(study))))
    assert study.label(gone) in traced(study, gone)


@pytest.mark.usefixtures("_many")
def test_the_page_of_a_theme_holds_its_most_telling_sentences_and_says_so(
    study: uk.Study,
) -> None:
    said, listed = uk.theme_sentences(study, "security").blocks()
    assert isinstance(said, Paragraph)
    assert isinstance(listed, Annex)
    assert len(listed.entries) == 6
    assert words(said.children).startswith("6 of ")


@pytest.mark.usefixtures("_many")
def test_columns_and_panels_of_many_texts_are_windows_the_latest_of_them(study: uk.Study) -> None:
    (heat,) = uk.heat_table(study).blocks()
    (speakers,) = uk.quoted_speakers(study).blocks()
    assert isinstance(heat, Figure)
    assert isinstance(speakers, Figure)
    assert "each window" in heat.subtitle
    assert "2 panels" in speakers.alt or "two panels" in speakers.alt
    assert speakers.data is not None
    assert len(speakers.data.rows) == 3
    assert "The data beside it hold 3 of " in speakers.subtitle


def test_of_very_many_texts_none_has_a_page_of_its_own_and_links_lead_to_the_annex(
    study: uk.Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.has_text_pages(study)
    assert set(source_pages(study, None)) == set(study.in_report["document"])
    monkeypatch.setattr(limits, "MOST_SENTENCES", 20)
    said = words(uk.annex(study).blocks()[0].children)
    assert "page of its own" not in said
    monkeypatch.setattr(limits, "MOST_PAGES", 4)
    assert source_pages(study, None) == {}
    assert len(source_pages(study, "sources")) == len(study.in_report)
    assert "sources" not in pages_there(study, Path(), None, {})
    assert "a link to words leads here" in words(uk.annex(study).blocks()[0].children)
