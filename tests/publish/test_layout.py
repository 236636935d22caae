"""What a page says of itself, and how its tables and its last sheet are laid out."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from ukchina.blocks import tree
from ukchina.blocks.widths import least_widths
from ukchina.errors import BuildError
from ukchina.publish.columns import fitted
from ukchina.publish.html_page import html
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., dict[str, Any]]


def table(*cells: str, weights: tuple[float, ...] = ()) -> tree.Table:
    heads = tuple(
        tree.Column("H", weight=weights[index] if weights else 1.0) for index in range(len(cells))
    )
    return tree.Table(heads, (tuple((cell,) for cell in cells),))


def test_the_cover_dates_the_page_before_the_notebook_does(made: Made) -> None:
    shown = page(made((tree.Cover("T", date="2025-06-25"),)), "r.ipynb")
    assert shown.date == dt.date(2025, 6, 25)
    assert "25 June 2025" in html(shown)
    with pikepdf.open(io.BytesIO(pdf(shown)[0])) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20250625")


def test_a_cover_with_a_date_that_is_none_is_refused(made: Made) -> None:
    with pytest.raises(BuildError, match=r'r.ipynb: the date of the page is "June"; write it as'):
        page(made((tree.Cover("T", date="June"),)), "r.ipynb")


def test_the_cover_names_the_page(made: Made) -> None:
    shown = page(made("# A text", (tree.Cover("Bloomberg, 18 Oct 2024"),)), "r.ipynb")
    assert shown.title == "Bloomberg, 18 Oct 2024"


@pytest.mark.parametrize(("home", "linked"), [("../report.html", True), ("", False), ("/x", False)])
def test_a_page_leads_home_where_it_is_told_the_way(made: Made, home: str, linked: bool) -> None:  # noqa: FBT001
    notebook = made("# T")
    notebook["metadata"]["ukchina"]["home"] = home
    assert ('<nav class="home"' in html(page(notebook, "r.ipynb"))) is linked


def test_a_page_of_the_edition_is_only_named_in_the_pdf(made: Made) -> None:
    link = tree.PageLink("themes/economy.html", ("Economy",))
    content = pdf(page(made((tree.Paragraph((link,)),)), "r.ipynb"))[0]
    assert "Economy" in extract_text(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content)) as document:
        assert "/Annots" not in document.pages[0]


@pytest.mark.parametrize(
    ("cell", "least"),
    [("3", 2), ("cooperative", 12), ("18 Oct 2024", 12), ("words " * 5, 17), ("words " * 30, 27)],
)
def test_a_column_is_as_narrow_as_its_words_allow(cell: str, least: int) -> None:
    assert least_widths(table(cell.strip())) == (least,)


def test_a_narrow_column_is_given_room_for_its_words() -> None:
    made = fitted(table("2024-10-18", "words " * 20, weights=(1, 20)), 60, gap=2)
    assert [column.weight for column in made.columns] == [12, 48]


@given(st.lists(st.tuples(st.text("ab ", max_size=30), st.floats(0.1, 9)), min_size=1, max_size=9))
def test_fitted_columns_fill_the_line_and_break_no_word(
    cells: list[tuple[str, float]],
) -> None:
    given_table = table(*(text for text, _ in cells), weights=tuple(weight for _, weight in cells))
    made = fitted(given_table, 60, gap=2)
    widths = [column.weight for column in made.columns]
    least = [min(14, max(map(len, [*text.split(), "H"]))) + 2 for text, _ in cells]
    if sum(least) > 60:
        assert made == given_table
    else:
        assert sum(widths) == pytest.approx(60, abs=0.1)
        assert all(width >= wanted - 0.01 for width, wanted in zip(widths, least, strict=True))


@pytest.mark.parametrize("lines", range(40, 52))
def test_no_last_sheet_holds_only_a_few_lines(made: Made, lines: int) -> None:
    blocks = tuple(tree.Paragraph((f"Line {number}.",)) for number in range(lines))
    content = pdf(page(made("# T", blocks), "r.ipynb"))[0]
    last = extract_text(io.BytesIO(content)).rstrip("\f").rpartition("\f")[2]
    assert last.count("Line") >= 4


TALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100" width="160mm" height="100mm">'
    "</svg>"
)


def sheets(made: Made, *cells: Any) -> list[str]:  # noqa: ANN401  Markdown or blocks
    content = pdf(page(made("# T", *cells), "r.ipynb"))[0]
    return extract_text(io.BytesIO(content)).rstrip("\f").split("\f")


def on(texts: list[str], words: str) -> int:
    """The one sheet that has the words."""
    found = [number for number, text in enumerate(texts) if words in text]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize("lines", range(20, 40, 2))
def test_a_short_introduction_stays_with_its_exhibit(made: Made, lines: int) -> None:
    before = tuple(tree.Paragraph((f"Line {number}.",)) for number in range(lines))
    figure = tree.Figure(TALL, "An empty drawing", "The finding", anchor="fig")
    texts = sheets(made, before, "## Section\n\nLook at the left side.", (figure,))
    assert on(texts, "Section") == on(texts, "Look at") == on(texts, "The finding")


@pytest.mark.parametrize(("lines", "floats"), [(2, False), (30, True)])
def test_text_fills_the_page_before_a_figure_too_large_for_it(
    made: Made,
    lines: int,
    floats: bool,  # noqa: FBT001  a case
) -> None:
    before = tuple(tree.Paragraph((f"Line {number}. " * 40,)) for number in range(lines // 4))
    figure = tree.Figure(TALL, "An empty drawing", "The finding", anchor="fig")
    told = tree.Paragraph(("What is found, at length. " * 20,))
    texts = sheets(made, (*before, told, figure, tree.Paragraph(("Then more.",))), "## Next")
    where = [on(texts, words) for words in ("Then more", "The finding", "Next")]
    assert where == ([0, 1, 1] if floats else [0, 0, 0])
    if not floats:
        assert texts[0].index("The finding") < texts[0].index("Then more")


@pytest.mark.parametrize("height", range(2, 40, 6))
def test_the_source_line_stands_below_a_row_of_its_table(made: Made, height: int) -> None:
    cells = tuple(((f"Document {number}",),) for number in range(38))
    table = tree.Table((tree.Column("Name"),), cells, "Long", source="Source: the texts")
    drawing = tree.Figure(TALL.replace("100", str(height)), "An empty drawing")
    after = tuple(tree.Paragraph(("More.",)) for _ in range(25))
    texts = sheets(made, (drawing, table, *after))
    assert "Document" in texts[on(texts, "Source: the texts")].partition("Source")[0]
