"""Articles that an enemy wrote, through the whole program: shown verbatim, and inert."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

import pytest
from pdfminer.high_level import extract_text

from ukchina.publish.build import build
from ukchina.study import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("hostile")

MARKUP = {
    "HTML": "China trade <script>alert(1)</script><img src=x onerror=alert(2)> & <b>so on.",
    "Typst": 'China and the UK spoke of trade #panic("x") $ @x *b* _c_ `d` <lab> = H ~ #{1+1} [a].',
    "Markdown": "Britain and Hong Kong **b** [x](javascript:alert(1)) ![a](b) | c | ```d``` ~~e~~.",
    "LaTeX": "Security in Beijing \\input{x} $\\frac{a}{b}$ \\begin{x} 50% \\end{x} went on.",
    "templates": "“Dialogue with China {{ 7*7 }} {% raw %} ${x} </style></script>”, said Mr Lammy.",
    "a spreadsheet": "=cmd|' /C calc'!A0 is what China's trade with Britain is not.",
}
SCRIPTS = {
    "directions": "China and Britain \u202edlrow\u202c traded \u2066here\u2069 on Monday.",
    "controls": "Britain\x07 heard \x1b[31mred\x1b[0m words from China about security.",
    "Arabic": "The UK and China held a dialogue العلاقات today.",
    "Chinese and emoji": "Foreign minister 王毅 met British business leaders 😀 in Beijing.",
    "combining marks": "Z\u0337a\u0338l\u0336g\u0335o and cafe\u0301 spoke of China trade.",
    "a word of 10,000 characters": f"China said trade {'x' * 10_000} was good for Britain.",
}
STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x07\x1b"


def squeezed(text: str) -> str:
    return "".join(text.split())


def without_steering(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, STEERING)))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    texts = folder / "corpus"
    texts.mkdir()
    for name, parts in (("<b>&'q'", MARKUP), ("#panic(x)", SCRIPTS)):
        body = "\n\n".join(("date 2024-06-01", *parts.values()))
        (texts / f"{name}.txt").write_text(f"{body}\n", "utf-8")
    for kind in ("report", "sources"):
        build(Parameters(corpus=str(texts)), folder / "out", only=kind)
    return folder / "out"


@pytest.mark.parametrize("name", [*MARKUP, *SCRIPTS])
def test_a_text_stands_in_html_as_it_is(
    output: Path, read: Callable[[Path], Any], name: str
) -> None:
    file = "<b>&'q'" if name in MARKUP else "#panic(x)"
    text = squeezed(without_steering({**MARKUP, **SCRIPTS}[name]))
    for path in (output / "sources" / f"{file}.html", output / "report.html"):
        shown = squeezed("".join(read(path).words))
        for part in text.split("!"):  # a sentence may end there
            assert part in shown, path.name


def test_nothing_of_a_text_is_alive_in_html(output: Path, read: Callable[[Path], Any]) -> None:
    for path in output.rglob("*.html"):
        found = read(path)
        assert found.tags.count("script") == 1
        assert not {"img", "b", "lab", "iframe"} & set(found.tags)
        assert not {name for name in found.attributes if name.startswith("on")}
        assert not [link for link in found.links if link.lower().startswith("javascript")]
        assert not set(STEERING) & set(path.read_text("utf-8"))


@pytest.mark.parametrize("name", MARKUP)
def test_markup_stands_in_the_pdf_as_it_is(output: Path, name: str) -> None:
    shown = squeezed(extract_text(output / "sources" / "<b>&'q'.pdf"))
    assert squeezed(MARKUP[name]) in shown


def test_every_script_stands_in_the_pdf_or_is_named(output: Path) -> None:
    shown = squeezed(extract_text(output / "sources" / "#panic(x).pdf"))
    for part in (
        "ChinaandBritaindlrowtradedhereonMonday.",
        "Britainheard[31mred[0mwordsfromChinaaboutsecurity.",
        "Foreignminister王毅metBritishbusinessleaders😀in",
    ):
        assert part in shown
    assert shown.count("x") > 10_000
    assert set("العلاقات") <= set(shown)


def test_tables_hold_the_texts_and_no_formula(output: Path, tmp_path: Path) -> None:
    from ukchina.study import open_study  # noqa: PLC0415  a table's need only
    from ukchina.study.export import export_csv  # noqa: PLC0415  the same

    study = open_study(Parameters(corpus=str(output.parent / "corpus")))
    export_csv(study, tmp_path)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        alive = [cell for cell in cells if re.match(r"[=+@-](?!\d+(\.\d+)?\Z)", cell)]
        assert not alive, path.name
    sentences = (tmp_path / "sentences.csv").read_text("utf-8")
    assert "'=cmd|' /C calc'!A0 is what" in sentences
