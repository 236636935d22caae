"""Notebooks that were not written for this project give a sane page and a valid PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pdfminer.high_level import extract_text

from ukchina.publish.html_page import html
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., dict[str, Any]]

FRAME = (
    "<div><style>.dataframe {{color: red}}</style><table border='1' class='dataframe'><thead>"
    "<tr><th></th>{heads}</tr></thead><tbody><tr><th>0</th>{cells}</tr></tbody></table></div>"
)
WIDE = FRAME.format(
    heads="".join(f"<th>column_{n}</th>" for n in range(40)),
    cells="".join(f"<td>{n}.25</td>" for n in range(40)),
)
TRACEBACK = ["\x1b[0;31mValueError\x1b[0m: no such file", "  at line 1"]


def output(**kinds: str) -> dict[str, Any]:
    data = {name.replace("_", "/", 1): value for name, value in kinds.items()}
    return {
        "cell_type": "code",
        "source": "show()",
        "metadata": {},
        "outputs": [{"output_type": "execute_result", "data": data, "metadata": {}}],
    }


def outputs(*given: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": "run()", "metadata": {}, "outputs": list(given)}


CASES = {
    "formulas": ("# Maths\n\n$$\\sum_{i=1}^n x_i \\geq \\hat{p}$$\n\n$\\unknown{x}$", ["unknown"]),
    "latex": (output(text_latex="$\\displaystyle \\frac{1}{2}$", text_plain="1/2"), ["1"]),
    "wide": (output(text_html=WIDE), ["column_0", "column_39", "39.25"]),
    "widget": (output(text_html="<div id=p></div><script>draw()</script>"), ["live notebook"]),
    "fallback": (output(text_html="<script>x()</script>", text_plain="Figure(3)"), ["Figure(3)"]),
    "raw html": ("<details><summary>More</summary><p>inside</p></details>", ["More", "inside"]),
    "error": (
        outputs(
            {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": TRACEBACK}
        ),
        ["ValueError: no", "at line 1"],
    ),
    "progress": (
        outputs({"output_type": "stream", "name": "stderr", "text": "10%\r50%\r100% done\n"}),
        ["100% done"],
    ),
    "long": (
        outputs({"output_type": "stream", "name": "stdout", "text": "line\n" * 100_000}),
        ["of 499,999 characters of this output are not shown"],
    ),
    "raw cell": ({"cell_type": "raw", "source": "\\newpage", "metadata": {}}, ["\\newpage"]),
    "nothing": ("", []),
    "lines as lists": (
        {
            "cell_type": "code",
            "source": ["a = 1\n", "a"],
            "metadata": {},
            "outputs": [{"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}],
        },
        ["one", "two"],
    ),
    "skipping headings": ("#### Deep\n\n# Top\n\n###### Deeper", ["Deep", "Top", "Deeper"]),
    "unclosed": (
        output(text_html="<table><tr><td>1<td>2<tr><td>3</table><p>a<p>b"),
        ["1", "3", "b"],
    ),
    "spans": (
        output(text_html="<table><tr><th colspan=3>x</th></tr><tr><td rowspan=999>1<td>2</table>"),
        ["x", "2"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_strangers_notebook_is_published(made: Made, name: str) -> None:
    given, words = CASES[name]
    shown = page(made(given, own=False), f"{name}.ipynb")
    text = extract_text(io.BytesIO(pdf(shown)[0]))
    flat = "".join(text.split())
    written = html(shown)
    for word in words:
        assert word.replace(" ", "") in flat
        assert word in written
    assert "10%" not in flat.replace("100%", "")


def test_a_damaged_picture_is_named_and_not_drawn(made: Made) -> None:
    shown = page(made(output(image_png="bm90IGFuIGltYWdl"), own=False), "x.ipynb")
    assert "cannot be shown" in html(shown)
    assert pdf(shown)[0].startswith(b"%PDF")


def test_a_picture_taller_than_the_page_is_fitted(made: Made, png: str) -> None:
    import base64  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415  beside matplotlib

    file = io.BytesIO()
    Image.new("RGB", (400, 6000), "white").save(file, "PNG")
    tall = base64.b64encode(file.getvalue()).decode()
    shown = page(made(output(image_png=tall), output(image_png=png), own=False), "x.ipynb")
    import pikepdf  # noqa: PLC0415

    assert len(pikepdf.open(io.BytesIO(pdf(shown)[0])).pages) <= 2
