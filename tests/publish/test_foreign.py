"""Notebooks that were not written for this project give a sane page and a valid PDF."""

from __future__ import annotations

import base64
import io
import re
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
    "aligned formulas": (
        r"""$$
\begin{align}f &= \int_0^1 x \tag{7}\\ &= \sqrt{2} \label{e}\end{align}
$$

\begin{equation}
\hat{y} = \operatorname{argmin}_z
\end{equation}""",
        ["(7)", "argmin"],
    ),
    "formulas on a line": ("$$a$$ and $$b$$", ["and"]),
    "tasks": ("- [ ] open\n- [x] done", ["☐ open", "☑ done"]),
    "definitions": ("Term\n: Meaning", ["Term", "Meaning"]),
    "struck, raised, lowered": ("~~old~~ H<sub>2</sub>O x<sup>3</sup>", ["old", "3"]),
    "a row with a cell too many": ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |", ["2|3", "4"]),
    "a box": ('<div class="alert alert-warning">Mind the <b>gap</b></div>', ["Warning", "gap"]),
    "a note": ("> [!NOTE]\n> Mind the gap", ["Note", "Mind the gap"]),
    "a class of a heading": ("## Deep {.tabset}\n\ntext", ["Deep"]),
    "a film": (
        output(text_html='<iframe src="https://example.org/film"></iframe>', text_plain="<Video>"),
        ["needs a live notebook", "https://example.org/film"],
    ),
    "a map": (
        output(
            text_html="<div><span>Make this Notebook Trusted to load map: File</span>"
            '<iframe srcdoc="x"></iframe></div>'
        ),
        ["needs a live notebook"],
    ),
    "a slider": (
        output(**{"application_vnd.jupyter.widget-view+json": "{}", "text_plain": "IntSlider()"}),
        ["needs a live notebook"],
    ),
    "a moving picture": (
        output(image_gif="R0lGODlh", text_plain="<Image object>"),
        ["cannot be shown (image/gif)"],
    ),
    "a caption": (
        output(text_html="<table><caption>OLS</caption><tr><td>1</td></tr></table>"),
        ["OLS", "1"],
    ),
    "controls": (output(text_html="<p>Words</p><button>Go</button><p hidden>no</p>"), ["Words"]),
    "an old heading": (
        {"cell_type": "heading", "level": 2, "source": "Old", "metadata": {}},
        ["Old"],
    ),
    "a drawing in HTML": (
        output(text_html="<div>Tree<svg viewBox='0 0 9 9' width='9'><text>leaf</text></svg></div>"),
        ["Tree", "leaf"],
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


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("a slider", "IntSlider"),
        ("a moving picture", "Image object"),
        ("a map", "Trusted"),
        ("controls", "no"),
        ("tasks", "[x]"),
        ("aligned formulas", "tag"),
        ("struck, raised, lowered", "~~"),
        ("a class of a heading", "tabset"),
        ("a note", "[!NOTE]"),
    ],
)
def test_what_says_nothing_to_a_reader_is_not_shown(made: Made, name: str, never: str) -> None:
    shown = page(made(CASES[name][0], own=False), "x.ipynb")
    main = html(shown).partition("<main")[2].partition("<details")[0]
    bare = re.sub("<[^>]*>", " ", main)
    assert never not in bare.split()
    assert never not in extract_text(io.BytesIO(pdf(shown)[0])).split()


def test_pictures_are_shown_however_the_cell_names_them(made: Made, png: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>leaf</text></svg>'
    coded = base64.b64encode(drawing.encode()).decode()
    given = {
        "cell_type": "markdown",
        "metadata": {},
        "attachments": {"a.png": {"image/png": png}},
        "source": (
            '![one](attachment:a.png)\n\nTwo <img src="attachment:a.png" alt="two">\n\n'
            '<center><img src="attachment:a.png" alt="three"></center>\n\n'
            f"![four](data:image/svg+xml;base64,{coded})"
        ),
    }
    written = html(page(made(given, own=False), "x.ipynb"))
    assert written.count("data:image/png;base64") == 3
    assert ">leaf</text>" in written


def test_a_table_of_many_columns_is_printed_in_parts_that_fit(made: Made) -> None:
    heads = "".join(f"<th>a_long_name_of_column_{n}</th>" for n in range(40))
    cells = "".join(f"<td>{n}</td>" for n in range(40))
    rows = "".join(f"<tr><th>{n}</th>{cells}</tr>" for n in range(100, 500))
    table = f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    text = extract_text(io.BytesIO(pdf(page(made(output(text_html=table), own=False), "x"))[0]))
    assert "Columns 2 to" in text
    assert "of 400 rows of this table are not shown" in text
    assert re.search(r"^172$", text, re.MULTILINE)  # its digits are not broken over lines
    assert text.count("\f") < 30


def test_a_link_finds_a_heading_by_the_name_that_jupyterlab_gives_it(made: Made) -> None:
    shown = page(made("# T", "See [it](#Second-part).", "## Second part", own=False), "x.ipynb")
    assert 'href="#second-part"' in html(shown)


def test_a_damaged_picture_is_named_and_not_drawn(made: Made) -> None:
    shown = page(made(output(image_png="bm90IGFuIGltYWdl"), own=False), "x.ipynb")
    assert "cannot be shown" in html(shown)
    assert pdf(shown)[0].startswith(b"%PDF")


def test_a_picture_taller_than_the_page_is_fitted(made: Made, png: str) -> None:
    from PIL import Image  # noqa: PLC0415  beside matplotlib

    file = io.BytesIO()
    Image.new("RGB", (400, 6000), "white").save(file, "PNG")
    tall = base64.b64encode(file.getvalue()).decode()
    shown = page(made(output(image_png=tall), output(image_png=png), own=False), "x.ipynb")
    import pikepdf  # noqa: PLC0415

    assert len(pikepdf.open(io.BytesIO(pdf(shown)[0])).pages) <= 2
