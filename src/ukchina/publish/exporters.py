"""The exporters that `jupyter nbconvert --to ukchina-html` and `--to ukchina-pdf` run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbconvert.exporters.exporter import Exporter

from ukchina.publish.html_page import html
from ukchina.publish.notebook import Page, page
from ukchina.publish.pdf_page import pdf

if TYPE_CHECKING:
    from nbformat import NotebookNode


class _PageExporter(Exporter):
    """Reads the notebook as it is: nbconvert's preprocessors change cells, and are not run."""

    def _page(self, notebook: NotebookNode, resources: dict[str, Any]) -> Page:
        metadata = resources.setdefault("metadata", {})
        resources.setdefault("output_extension", self.file_extension)
        name = metadata.get("name") or "notebook"
        folder = metadata.get("path") or ""
        return page(notebook, f"{folder}/{name}.ipynb" if folder else f"{name}.ipynb")


class HTMLExporter(_PageExporter):
    """One self-contained page: `ukchina-html`."""

    export_from_notebook = "HTML (UK–China report)"
    output_mimetype = "text/html"
    file_extension = ".html"

    def from_notebook_node(  # type: ignore[override] # nbconvert says notebook, means text
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **_: object
    ) -> tuple[str, dict[str, Any]]:
        """The page as text, and the resources."""
        resources = resources if resources is not None else {}
        return html(self._page(nb, resources)), resources


class PDFExporter(_PageExporter):
    """PDF/A-2a and PDF/UA-1, without LaTeX: `ukchina-pdf`."""

    export_from_notebook = "PDF (UK–China report)"
    output_mimetype = "application/pdf"
    file_extension = ".pdf"

    def from_notebook_node(  # type: ignore[override] # nbconvert says notebook, means text
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **_: object
    ) -> tuple[bytes, dict[str, Any]]:
        """The PDF, and the resources; warns of characters that no font has."""
        resources = resources if resources is not None else {}
        made, unknown = pdf(self._page(nb, resources))
        if unknown:
            shown = ", ".join(f"U+{ord(character):04X}" for character in sorted(unknown))
            self.log.warning("No font has %s: shown as code points", shown)
        return made, resources
