"""The exporters that nbconvert finds by name."""

from __future__ import annotations

import logging
import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from ukchina.blocks import tree
from ukchina.publish import HTMLExporter, PDFExporter

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("name", "exporter"), [("ukchina-html", HTMLExporter), ("ukchina-pdf", PDFExporter)]
)
def test_nbconvert_finds_the_exporter(name: str, exporter: type) -> None:
    (found,) = entry_points(group="nbconvert.exporters", name=name)
    assert found.load() is exporter


def test_the_exporters_give_what_their_names_say(made: Made) -> None:
    notebook = nbformat.from_dict(made("# Title", (tree.Paragraph(("words",)),)))
    page, resources = HTMLExporter().from_notebook_node(notebook)
    assert page.startswith("<!DOCTYPE html>")
    assert resources["output_extension"] == ".html"
    content, resources = PDFExporter().from_notebook_node(notebook)
    assert content.startswith(b"%PDF-1.7")
    assert resources["output_extension"] == ".pdf"


def test_a_character_without_a_glyph_is_a_warning(
    made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    exporter = PDFExporter()
    exporter.log = logging.getLogger("test")
    exporter.from_notebook_node(nbformat.from_dict(made("# ㏂")))
    assert "No font has U+33C2" in caplog.text


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("nbconvert", "typst", "matplotlib", "papermill", "jinja2", "mistune", "pandas")
    program = (
        "import sys, ukchina.publish; from ukchina.publish import html, page, pdf;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
