"""What an edition says that has no sentence, and how it names languages, rows and speakers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import ukchina as uk
from ukchina.blocks import tree
from ukchina.blocks.plain import plain
from ukchina.findings.words import speaker_name
from ukchina.publish.notebook import page

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = (
    "王毅会见英国外交大臣\n\n2024年10月18日，外交部长王毅在北京同英国外交大臣举行会谈。"
    "双方应坚持相互尊重、平等相待、互利共赢，推动两国关系健康稳定发展。\n"
)
FRENCH = (
    "Le ministre britannique des affaires étrangères est arrivé à Pékin pour des entretiens avec "
    "son homologue chinois. Les deux pays veulent reprendre le dialogue sur le commerce et sur la "
    "sécurité, selon un communiqué publié par le ministère.\n"
)


def opened(folder: Path, **texts: str) -> uk.Study:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return uk.open_study(folder)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": CHINESE}, "One text is recognised as Chinese, and not coded."),
        ({"a": CHINESE, "b": CHINESE * 2}, "Two texts are recognised as Chinese, and not coded."),
        ({"a": CHINESE, "b": FRENCH}, "Two texts are recognised as Chinese and French, and not"),
    ],
)
def test_a_corpus_in_another_language_is_told_which_and_what_to_do(
    tmp_path: Path, texts: dict[str, str], said: str
) -> None:
    study = opened(tmp_path / "texts", **texts)
    shown = repr(uk.summary_claims(study))
    assert said in shown
    assert "add the English edition of a text, or a translation" in shown
    assert said in repr(uk.front(study))
    assert "No text is in English" in repr(uk.front(study))
    assert "no text is coded" in repr(uk.theme_cover(study, "economy"))


def test_limits_that_leave_nothing_are_named_once_with_what_to_do(tmp_path: Path) -> None:
    text = "LONDON, 3 February 2025 – Britain and China agreed on trade in Beijing, Mr Lammy said."
    folder = tmp_path / "texts"
    opened(folder, a=f"{text} The talks were about trade and security.\n")
    study = uk.open_study(uk.parameters({"corpus": str(folder), "date_from": "2030-01-01"}))
    shown = repr(uk.summary_claims(study))
    assert "date_from = 2030-01-01. Set wider limits, or none, and build again." in shown
    assert repr(uk.heat_table(study)) == "No sentence is selected"


def test_a_notice_is_not_repeated_under_a_heading() -> None:
    def cell(*blocks: tree.Block) -> dict[str, object]:
        data = {"application/vnd.ukchina.blocks+json": uk.blocks.to_json(blocks)}
        output = {"output_type": "display_data", "data": data}
        return {"cell_type": "code", "source": "", "metadata": {}, "outputs": [output]}

    notice, other = tree.Callout("note", "Nothing"), tree.Callout("limit", "A limit")
    heading = {"cell_type": "markdown", "source": "## Next", "metadata": {}}
    cells = [cell(notice), cell(notice, other), cell(other), heading, cell(notice)]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    titles = [
        block.title for block in page(notebook, "n.ipynb").blocks if isinstance(block, tree.Callout)
    ]
    assert titles == ["Nothing", "A limit", "A limit", "Nothing"]


def test_a_row_of_an_archive_is_not_said_to_be_of_a_manifest(tmp_path: Path) -> None:
    row = {"id": "a", "text": "Britain and China agreed on trade. Mr Lammy met Mr Wang in Beijing."}
    lines = json.dumps({**row, "title": "T", "outlet": "Kettle", "published": "2025-01-02"})
    (tmp_path / "rows.jsonl").write_text(f"{lines}\n", encoding="utf-8")
    shown = repr(uk.corpus_card(uk.open_study(tmp_path)))
    assert "2 Jan 2025" in shown
    assert "manifest" not in shown


def test_both_governments_are_named_in_plain_words(seeds: Path) -> None:
    study = uk.open_study(seeds)
    assert speaker_name("Wang Yi") == "Wang Yi"
    for shown in (uk.quoted_speakers(study), uk.summary_claims(study), uk.annex(study)):
        assert "governments/ministers" not in repr(shown.blocks())


def test_a_thousand_has_a_comma_and_a_year_has_none(tmp_path: Path) -> None:
    said = "Britain and China agreed on trade, Mr Lammy told Mr Wang in Beijing. "
    study = opened(tmp_path / "texts", a=f"LONDON, 3 February 2025 – {said * 1100}\n")
    shown = [
        repr(made.blocks()).replace(study.edition, "")
        for made in (uk.front(study), uk.corpus_card(study), uk.heat_table(study))
    ]
    assert "1,100" in shown[1]
    for text in shown:
        bare = re.sub(r"image='.*?', alt=", "", text, flags=re.DOTALL)
        assert re.findall(r"(?<![\d,.@#_-])(?!20[0-3]\d\b)\d{4,}(?![\d,]*[a-f-])\b", bare) == []


def test_a_cited_figure_is_written_out_and_a_bound_is_called_one(tmp_path: Path) -> None:
    study = opened(
        tmp_path / "texts",
        a=(
            "LONDON, Feb 3 (Reuters) - Britain issued more than 200,000 visas to Chinese students. "
            "Trade with China was worth 123,456 pounds last year, the Treasury said.\n"
        ),
    )
    table = plain(uk.figures_cited(study).blocks())
    assert "200,000" in table
    assert "123,456" in table
    assert "e+0" not in table
    assert "Undefined: only a bound is given" in table


@pytest.mark.parametrize(("texts", "head"), [(2, "Text"), (9, "Window")])
def test_the_table_of_speakers_says_what_its_panels_are(
    tmp_path: Path, texts: int, head: str
) -> None:
    for number in range(texts):
        (tmp_path / f"{number}.txt").write_text(
            f"LONDON, {number + 1} March 2025 – “We trade {number} times,” Keir Starmer said.\n",
            "utf-8",
        )
    figure = uk.quoted_speakers(uk.open_study(tmp_path)).blocks()[0]
    assert isinstance(figure, tree.Figure)
    assert figure.data is not None
    assert figure.data.columns[0].title == head
