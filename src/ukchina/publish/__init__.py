"""Executed notebooks made into HTML and PDF.

The names are imported when first asked for: nbconvert, papermill and Typst are slow to load, and
who needs one of them seldom needs all.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "HTMLExporter": "exporters",
    "PDFExporter": "exporters",
    "InProcessEngine": "engine",
    "Page": "notebook",
    "page": "notebook",
    "html": "html_page",
    "pdf": "pdf_page",
}

__all__ = [
    "HTMLExporter",
    "InProcessEngine",
    "PDFExporter",
    "Page",
    "html",
    "page",
    "pdf",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  classes and functions alike
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
