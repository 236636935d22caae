"""The PDFs of an edition, read back by program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pdfminer.high_level import extract_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("edition")
FEWEST_LINES = 20  # runs of text; a page with its header and footer alone has four


@pytest.fixture(scope="module")
def files(edition: Path) -> Iterator[dict[str, pikepdf.Pdf]]:
    paths = sorted(edition.rglob("*.pdf"))
    opened = {path.relative_to(edition).as_posix(): pikepdf.open(path) for path in paths}
    yield opened
    for file in opened.values():
        file.close()


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:  # noqa: ANN401  any object of a PDF
    if isinstance(node, pikepdf.Array):
        for item in node:
            yield from elements(item)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def test_each_declares_its_standards_and_its_language(files: dict[str, pikepdf.Pdf]) -> None:
    for name, file in files.items():
        metadata = bytes(file.Root.Metadata.read_bytes()).decode()
        for said in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
            assert said in metadata, name
        assert str(file.Root.Lang) == "en-GB", name
        assert bool(file.Root.MarkInfo.Marked), name
        assert file.Root.ViewerPreferences.DisplayDocTitle, name


def test_each_has_a_title_of_its_own(files: dict[str, pikepdf.Pdf]) -> None:
    titles = [str(file.docinfo["/Title"]) for file in files.values()]
    assert len(set(titles)) > len(titles) - 3  # two texts of one outlet and day share a label
    assert not {"A theme", "A text of the corpus"} & set(titles)


def test_each_figure_is_told_with_its_numbers(files: dict[str, pikepdf.Pdf]) -> None:
    found = list(elements(files["report.pdf"].Root.StructTreeRoot.K))
    figures = [element for element in found if str(element.S) == "/Figure"]
    assert len(figures) >= 5
    for figure in figures:
        assert re.search(r"\d", str(figure.Alt)), str(figure.Alt)


def test_headings_never_skip_a_level(files: dict[str, pikepdf.Pdf]) -> None:
    for name, file in files.items():
        kinds = [str(element.S) for element in elements(file.Root.StructTreeRoot.K)]
        before = 0
        for level in (int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)):
            assert level <= before + 1, name
            before = level


def test_every_font_is_inside(files: dict[str, pikepdf.Pdf]) -> None:
    for name, file in files.items():
        for sheet in file.pages:
            for font in sheet.Resources.get("/Font", pikepdf.Dictionary()).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), name


def test_links_inside_a_file_lead_to_its_pages(files: dict[str, pikepdf.Pdf]) -> None:
    for name, file in files.items():
        sheets = {sheet.objgen for sheet in file.pages}
        links = [
            note
            for sheet in file.pages
            for note in sheet.get("/Annots", pikepdf.Array())
            if note.Subtype == "/Link" and "/URI" not in note.get("/A", {})
        ]
        names = (
            dict(pikepdf.NameTree(file.Root.Names.Dests).items()) if "/Names" in file.Root else {}
        )
        for link in links:
            place = link.Dest if "/Dest" in link else link.A.D
            place = names[str(place)] if isinstance(place, pikepdf.String) else place
            place = place.D if isinstance(place, pikepdf.Dictionary) else place
            assert place[0].objgen in sheets, name
        assert name != "report.pdf" or len(links) > 100


def test_no_sheet_is_nearly_blank(files: dict[str, pikepdf.Pdf]) -> None:
    for name, file in files.items():
        runs = [len(pikepdf.parse_content_stream(sheet, "Tj TJ")) for sheet in file.pages]
        for number, count in enumerate(runs[1:], start=2):  # a cover has room
            assert count >= FEWEST_LINES, f"{name}: page {number}"
    assert 15 < len(files["report.pdf"].pages) < 60


def test_the_report_reads_in_the_order_of_the_page(
    edition: Path, read: Callable[[Path], Any]
) -> None:
    """Headings and their first words come as in the HTML; so do bookmarks."""
    written = (edition / "report.html").read_text("utf-8")
    heads = re.findall(r'<h[23][^>]*><span class="number">([^<]*)</span> ([^<]*)</h', written)
    titles = [f"{number}{title}".replace(" ", "") for number, title in heads]
    shown = "".join(extract_text(edition / "report.pdf", laparams=None).split())
    place = shown.rindex("Figuresandtables")
    for title in titles:
        place = shown.index(title, place) + len(title)
    assert len(titles) > 8
    with pikepdf.open(edition / "report.pdf") as file, file.open_outline() as outline:
        marked = ["".join(item.title.split()) for item in outline.root]
    assert marked == [
        title for title, (number, _) in zip(titles, heads, strict=True) if "." not in number
    ]
    assert read(edition / "report.html").tags.count("h1") == 1
