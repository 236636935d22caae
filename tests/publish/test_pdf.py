"""The finished PDF, read back by program."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pdfminer.high_level import extract_text

from ukchina.blocks import tree
from ukchina.blocks.plain import words as words_of
from ukchina.errors import BuildError
from ukchina.publish import pdf_data, pdf_page, pdf_tables
from ukchina.publish.html_page import html
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Made = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def content(report: dict[str, Any]) -> bytes:
    return pdf(page(report, "report.ipynb"))[0]


@pytest.fixture(scope="module")
def document(content: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(content: bytes, document: pikepdf.Pdf) -> list[str]:
    numbers = range(len(document.pages))
    return [extract_text(io.BytesIO(content), page_numbers=[number]) for number in numbers]


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:  # noqa: ANN401  any object of a PDF
    if isinstance(node, pikepdf.Array):
        for item in node:
            yield from elements(item)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def test_it_declares_pdf_a_and_pdf_ua(document: pikepdf.Pdf) -> None:
    metadata = bytes(document.Root.Metadata.read_bytes()).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert str(document.Root.Lang) == "en-GB"
    assert document.docinfo["/Title"] == "Has there been a reset?"


def test_it_is_tagged_and_figures_have_alternative_text(document: pikepdf.Pdf) -> None:
    found = list(elements(document.Root.StructTreeRoot.K))
    kinds = Counter(str(element.S) for element in found)
    for kind in ("/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/L", "/Formula", "/Caption"):
        assert kinds[kind] > 0, kind
    alts = [str(element.Alt) for element in found if str(element.S) == "/Figure"]
    assert alts == ["Bar chart: China 63%, UK 21%"]


def test_its_bookmarks_are_its_sections(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        titles = [" ".join(item.title.split()) for item in outline.root]
    assert titles[-4:] == ["Summary", "1 Texts", "2 Themes", "Annex"]


def test_every_font_is_inside(document: pikepdf.Pdf) -> None:
    fonts = [
        font
        for sheet in document.pages
        for font in sheet.Resources.get("/Font", pikepdf.Dictionary()).values()
    ]
    names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert any(name.startswith("LibertinusSerif") for name in names)
    assert any(name.startswith("SourceSansPro") for name in names)
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_links_lead_to_a_page_of_the_file(document: pikepdf.Pdf) -> None:
    links = [
        note
        for sheet in document.pages
        for note in sheet.get("/Annots", pikepdf.Array())
        if note.Subtype == "/Link"
    ]
    sheets = {sheet.objgen for sheet in document.pages}
    targets = [note.Dest if "/Dest" in note else note.A.get("/D") for note in links]
    names = (
        dict(pikepdf.NameTree(document.Root.Names.Dests).items())
        if "/Names" in document.Root
        else {}
    )
    assert len(links) > 8
    for target in targets:
        place = names[str(target)] if isinstance(target, pikepdf.String) else target
        place = place.D if isinstance(place, pikepdf.Dictionary) else place
        assert place[0].objgen in sheets


def test_evidence_is_linked_only_where_its_words_are(made: Made) -> None:
    here = tree.Entry("d@1-2", "L", ("words",))
    cited = tree.Paragraph((tree.Evidence("d@1-2", ("here",)), tree.Evidence("d@8-9", ("gone",))))
    content = pdf(page(made((cited, here)), "x.ipynb"))[0]
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages[0].Annots) == 1
    assert "gone" in extract_text(io.BytesIO(content))


def test_every_page_says_where_it_is(pages: list[str]) -> None:
    for number, text in enumerate(pages[1:], start=2):
        assert f"page {number} of {len(pages)}" in text


def test_no_page_is_nearly_blank(pages: list[str]) -> None:
    assert min(len(text.split()) for text in pages[1:]) > 30  # a cover has room


def test_the_contents_name_the_page_of_each_section(pages: list[str]) -> None:
    at = 1 + next(n for n, text in enumerate(pages) if "Bloomberg, s. 0" in text)
    assert pages[1].split().count(str(at)) > 0


def test_the_header_names_the_section_at_the_top_of_the_page(made: Made) -> None:
    filler = "Words of the first section. " * 350
    content = pdf(page(made("# T", f"## First\n\n{filler}\n\n## Second\n\nEnd."), "x.ipynb"))[0]
    last = extract_text(io.BytesIO(content)).rstrip("\f").rpartition("\f")[2]
    named = [line.split() for line in last.splitlines() if "First" in line or "Second" in line]
    assert named == [["1", "First"], ["2", "Second"]]


def test_a_table_repeats_its_header(content: bytes) -> None:
    assert extract_text(io.BytesIO(content)).count("Words\n") >= 2


def test_numbers_and_references_agree_with_the_html(report: dict[str, Any], content: bytes) -> None:
    written = re.sub("<[^>]*>", "", html(page(report, "report.ipynb")))
    text = " ".join(extract_text(io.BytesIO(content)).split())
    for words in ("See Figure 1, Table 1 and §2.", "2.1 Shares", "Table 1 A table longer than"):
        assert words in text
        assert words in " ".join(written.split())


def test_the_words_of_a_figure_can_be_searched(content: bytes) -> None:
    assert "Beijing dwells\n" in extract_text(io.BytesIO(content))


def test_code_stays_out(content: bytes) -> None:
    assert "uk.exhibit" not in extract_text(io.BytesIO(content))


def test_the_same_page_gives_the_same_bytes(report: dict[str, Any], content: bytes) -> None:
    assert pdf(page(report, "elsewhere/report.ipynb"))[0] == content


def test_a_template_that_fails_names_the_notebook(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_page, "_template", lambda: b"#panic()")
    with pytest.raises(BuildError, match=r"folder/r.ipynb: .*panicked"):
        pdf(page(made(), "folder/r.ipynb"))


@pytest.mark.parametrize(
    ("word", "longest", "wanted"),
    [
        ("economy", 14, "economy"),
        ("economy.investment", 14, ["economy.", "investment"]),
        ("see economy.trade now", 9, ["see ", "economy.", "trade", " now"]),
        ("https://www.gov.uk/news", 12, ["https://", "www.", "gov.", "uk/", "news"]),
        ("A" * 31, 30, ["A" * 10, "A" * 10, "A" * 10, "A"]),
    ],
)
def test_a_long_word_is_broken_after_its_marks_else_anywhere(
    word: str, longest: int, wanted: str | list[str]
) -> None:
    assert pdf_data.pieces(word, longest) == wanted


def test_a_paragraph_of_many_pages_is_printed_in_parts_that_lose_no_word() -> None:
    sentences = tuple(tree.Anchor(f"a@{n}-{n + 1}", (f"Sentence {n}. ",)) for n in range(2000))
    long = tree.Passage((*sentences, "word " * 9000), role="body")
    short = tree.Paragraph(("A word or two.",))
    *parts, last = pdf_tables.printed([long, short])
    assert last == short
    texts = [words_of(part.children) for part in parts if isinstance(part, tree.Passage)]
    assert len(texts) == len(parts) > 2
    assert "".join(texts) == words_of(long.children)
    assert max(map(len, texts)) < 25_000


@pytest.mark.parametrize(
    ("rows", "sizes"), [(1, [1]), (200, [200]), (201, [200, 1]), (450, [200, 200, 50])]
)
def test_a_table_of_many_pages_is_printed_in_parts_that_lose_no_row(
    rows: int, sizes: list[int]
) -> None:
    long = tree.Table(
        columns=(tree.Column("No."), tree.Column("Words")),
        rows=tuple(((str(n),), (f"Row {n}" + " and more" * (n % 7),)) for n in range(rows)),
        headline="A long table",
        subtitle="Rows.",
        source="Source: none",
        anchor="tab-long",
        anchors=tuple(f"a@{n}-{n + 1}" for n in range(rows)),
        number="Table 3",
    )
    parts = [part for part in pdf_tables.printed([long]) if isinstance(part, tree.Table)]
    assert [len(part.rows) for part in parts] == sizes
    assert [row for part in parts for row in part.rows] == [*long.rows]
    assert [one for part in parts for one in part.anchors] == [*long.anchors]
    assert len({part.columns for part in parts}) == 1
    assert [part.anchor for part in parts] == ["tab-long", *[""] * (len(sizes) - 1)]
    assert [part.source for part in parts] == [*[""] * (len(sizes) - 1), "Source: none"]
    if len(parts) > 1:
        assert parts[1].number == "Table 3 (continued)"
        assert parts[1].subtitle == f"Rows. (Rows 201 to {min(rows, 400)} of {rows})"
    else:
        assert parts == [replace(long, columns=parts[0].columns)]
