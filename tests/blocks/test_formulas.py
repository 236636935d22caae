"""TeX becomes a tree, or is shown as it is."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.blocks.formulas import formula
from ukchina.blocks.mathml import mathml


@pytest.mark.parametrize(
    ("tex", "node"),
    [
        (r"\frac12", ["over", ["number", "1"], ["number", "2"]]),
        (r"x_i^2", ["scripts", ["letter", "x"], ["letter", "i"], ["number", "2"]]),
        (r"\sqrt[3]{x}", ["root", ["row", ["letter", "x"]], None]),
        (r"\text{if }", ["text", "if "]),
        (r"\alpha", ["letter", "α"]),
        (r"a - b", ["letter", "a"]),
        (r"\underbrace{x}", ["brace", ["row", ["letter", "x"]], "⏟"]),
        (
            r"\stackrel{a}{=}",
            ["scripts", ["brace", ["row", ["operator", "="]], ""], None, ["row", ["letter", "a"]]],
        ),
        (r"\xrightarrow{d}", ["scripts", ["large", "⟶"], None, ["row", ["letter", "d"]]]),
        (r"\operatorname*{arg\,max}", ["name", "arg max"]),
        (r"\tag{7}", ["row", ["space", 2.0], ["text", "(7)"]]),
        (r"\label{eq:x}", ["row"]),
        (r"\left\| x \right\|", ["fence", "‖", ["row", ["letter", "x"]], "‖"]),
        (r"\left( x \right.", ["fence", "(", ["row", ["letter", "x"]], ""]),
    ],
)
def test_tex_is_read(tex: str, node: list[object]) -> None:
    first = formula(tex)[1]
    if node[0] == "root":
        assert first == ["root", ["row", ["number", "3"]], ["row", ["letter", "x"]]]
    else:
        assert first == node


@pytest.mark.parametrize(
    "tex",
    [r"\input{x}", r"\frac{a}", "{", "}", "a & b", r"\begin{tikz}\end{tikz}", "{" * 99, "x" * 9999],
)
def test_what_is_not_understood_is_refused_and_shown_as_it_is(tex: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        formula(tex)
    assert "<code>" in mathml(tex, block=True)


@given(st.text(alphabet="\\{}^_&$<>'\"[]abfrcsqt12 ", max_size=40))
def test_every_formula_gives_well_formed_markup(tex: str) -> None:
    ET.fromstring(f"<p>{mathml(tex, block=False)}</p>")  # noqa: S314  our own output
