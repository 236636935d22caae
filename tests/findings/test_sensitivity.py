"""The verdict is made again without each text and under other counts, and says what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ukchina.exhibits.sensitivity import sensitivity_dots, sensitivity_reading
from ukchina.findings.robustness import robustness
from ukchina.findings.scorecard import values
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.sensitivity import ASPECTS, sensitivity
from ukchina.study import Study, open_study
from ukchina.study.making import study as made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[..., Study]


def test_the_seeds_verdict_hangs_on_no_text_but_its_parts_do(seeds: Path) -> None:
    found = sensitivity(open_study(seeds))
    assert found.unchanged("verdict") == len(found.variants) == 9
    (without_one,) = [v.name for v in found.changed("mechanisms")]
    assert without_one == "Without Bloomberg, 18 Oct 2024"
    whole, parts = robustness(open_study(seeds))
    assert (
        str(whole) == "The verdict, partial, is unchanged in 9 of 9 variants; no variant flips it."
    )
    assert "without Bloomberg (18 Oct 2024), no mechanism is reported" in str(parts)


def test_every_kind_of_variant_is_there(seeds: Path) -> None:
    kinds = [variant.kind for variant in sensitivity(open_study(seeds)).variants]
    assert kinds == ["text"] * 5 + ["outlets", "origins", "mixed", "mixed"]


def test_texts_that_are_there_twice_are_counted_the_other_way(told: Told) -> None:
    kinds = [variant.kind for variant in sensitivity(told("meeting", "meeting")).variants]
    assert kinds == ["duplicates"]


def test_another_way_of_counting_that_changes_a_part_is_told(seeds: Path) -> None:
    found = sensitivity(open_study(seeds))
    (mixed,) = [v for v in found.changed("disputes") if v.kind == "mixed"]
    said = str(robustness(open_study(seeds))[1])
    assert f"{mixed.clause}, {mixed.aspects['disputes']}" in said


def test_a_text_that_flips_the_verdict_is_named(told: Told) -> None:
    study = told("meeting", "resumed")
    found = sensitivity(study)
    flips = {variant.name: variant.aspects["verdict"] for variant in found.changed("verdict")}
    assert flips == {"Without Reuters, 11 Jan 2025": "partial"}
    assert "without Reuters (11 Jan 2025) it is partial" in str(robustness(study)[0])


@pytest.mark.parametrize("place", range(5))
def test_leaving_a_text_out_is_the_same_as_never_having_had_it(seeds: Path, place: int) -> None:
    study = open_study(seeds)
    name = study.corpus.documents[place].name
    rest = tuple(found for found in study.corpus.documents if found.name != name)
    fewer = replace(study.corpus, documents=rest)
    again = made(fewer, study.codebook, study.parameters, coders=study.coders)
    assert values(rows(study).limited({name})) == values(rows(again))
    assert values(rows(study.without({name}))) == values(rows(again))


def test_leaving_a_text_out_leaves_its_copies_out(told: Told) -> None:
    found = sensitivity(told("meeting", "resumed", "resumed"))
    flips = [variant.name for variant in found.changed("verdict")]
    assert flips == ["Without Reuters, 11 Jan 2025"]


def test_the_study_itself_is_left_as_it_was(seeds: Path) -> None:
    study = open_study(seeds)
    before = len(study.sentences), list(study.documents["selected"])
    rows(study).limited(set(study.in_report["document"]))
    study.without(set(study.in_report["document"]))
    assert (len(study.sentences), list(study.documents["selected"])) == before


def test_one_text_alone_is_not_left_out(told: Told) -> None:
    kinds = [variant.kind for variant in sensitivity(told("meeting")).variants]
    assert kinds == []


def test_the_figure_tells_its_numbers_to_those_who_do_not_see_it(seeds: Path) -> None:
    study = open_study(seeds)
    found = sensitivity(study)
    (figure,) = sensitivity_dots(study).blocks()
    whole = len(found.variants)
    assert figure.headline == f"Verdict unchanged in {whole} of {whole} variants"
    for aspect, title in ASPECTS.items():
        assert f"{title} in {found.unchanged(aspect)} of {whole}" in figure.alt
    assert len(figure.data.rows) == whole + 1
    assert "…" not in figure.image


def test_the_figure_is_the_same_each_time(seeds: Path) -> None:
    study = open_study(seeds)
    assert sensitivity_dots(study) == sensitivity_dots(study)


def test_no_text_gives_a_page_that_says_so(seeds: Path) -> None:
    study = open_study(seeds, date_from="2030-01-01", include_undated=False)
    assert robustness(study) == ()
    assert "No sentence is selected" in repr(sensitivity_dots(study).blocks())
    assert "No sentence is selected" in repr(sensitivity_reading(study).blocks())


def test_the_codings_of_fewer_texts_are_those_that_would_be_counted_anew(seeds: Path) -> None:
    study = open_study(seeds)
    name = study.in_report["document"].iloc[0]
    fewer, counted = study.without({name}), study.counted_codings
    assert len(fewer.counted_codings) < len(counted)
    rest = counted[counted["document"] != name].reset_index(drop=True)
    assert fewer.counted_codings.equals(rest)


def test_a_text_left_out_gives_its_share_of_the_sentences_to_the_others(seeds: Path) -> None:
    study = open_study(seeds, document_cap="0.25")
    name = study.in_report["document"].iloc[0]
    rest = tuple(found for found in study.corpus.documents if found.name != name)
    corpus = replace(study.corpus, documents=rest)
    again = made(corpus, study.codebook, study.parameters, coders=study.coders)
    assert list(study.without({name}).body["evidence"]) == list(again.body["evidence"])
    assert sensitivity(study).variants
