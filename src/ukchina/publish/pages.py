"""Makes the files of a page, HTML and PDF, of an executed notebook.

Typst lets Python go on while it sets a PDF, so that the next notebook runs meanwhile. A page
whose notebook gave what it gave before, in this process, is not made again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self, TypeAlias

from msgspec.json import format as format_json
from pandas import DataFrame

from ukchina.blocks import Figure, Table
from ukchina.blocks.plain import words
from ukchina.publish.html_page import html
from ukchina.publish.notebook import page
from ukchina.publish.pdf_page import pdf
from ukchina.publish.placing import write
from ukchina.study.export import csv

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from nbformat import NotebookNode

    from ukchina.publish.notebook import Page

_Sheets: TypeAlias = "tuple[bytes, frozenset[str]]"
_Key: TypeAlias = tuple[str, str]
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|[\d,]*\d of \d[\d,]*")
_MOST_KEPT = 64  # pages, of some 300 kB: an edition of fifty texts or so
_log = logging.getLogger("ukchina")
_kept: OrderedDict[_Key, tuple[dict[str, bytes], _Sheets]] = OrderedDict()


class Press:
    """Writes the pages that it is given into `folder`; when it is left, all of them are there."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing to write."""
        self._folder = folder
        self._begun: dict[_Key, tuple[dict[str, bytes], Future[_Sheets]]] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="ukchina-pdf")

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for the PDFs and write them; after a fault none of them is wanted any more.

        The one under way cannot be stopped; whoever interrupts does not wait for it.
        """
        interrupted = kind is not None and not issubclass(kind, Exception)
        try:
            for key, (files, sheets) in self._begun.items() if kind is None else ():
                _keep(key, files, sheets.result())
                self._write_pdf(key[0], *sheets.result())
        except KeyboardInterrupt:
            interrupted = True
            raise
        finally:
            self._pool.shutdown(wait=not interrupted, cancel_futures=True)

    def add(self, notebook: NotebookNode, name: str, path: str) -> None:
        """Write the page called `name`, and begin its PDF; `path` is the notebook's, for errors.

        The main report is written as a notebook too, its figures as SVG and its numbers as CSV.
        Raises `BuildError` when the notebook cannot be a page, on leaving when it can be no PDF.
        """
        key = name, hashlib.sha256(json.dumps(notebook).encode()).hexdigest()
        if key in _kept:
            files, sheets = _kept[key]
            _kept.move_to_end(key)
            self._write_pdf(name, *sheets)
        else:
            made = page(notebook, path)
            sheet = self._pool.submit(pdf, made)
            files = _files(notebook, made, name)
            self._begun[key] = files, sheet
        for file, content in files.items():
            write(self._folder / file, content)

    def _write_pdf(self, name: str, made: bytes, unknown: frozenset[str]) -> None:
        write(self._folder / f"{name}.pdf", made)
        if unknown:
            shown = ", ".join(f"U+{ord(character):04X}" for character in sorted(unknown))
            _log.warning("%s.pdf: no font has %s: shown as code points", name, shown)


def _keep(key: _Key, files: dict[str, bytes], sheets: _Sheets) -> None:
    _kept[key] = files, sheets
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)


def _files(notebook: NotebookNode, made: Page, name: str) -> dict[str, bytes]:
    """The files of a page but for its PDF, by name."""
    files = {f"{name}.html": html(made).encode()}
    if name == "report":
        # laid out as `json.dumps(notebook, indent=1)` does it, in a tenth of the time
        files["report.ipynb"] = format_json(json.dumps(notebook).encode(), indent=1) + b"\n"
        files |= _exhibits(made)
    return files


def _ungrouped(text: str) -> str:
    """The text of a cell; a number, or k of n, without the commas that are for readers."""
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _exhibits(made: Page) -> dict[str, bytes]:
    """Each numbered figure as SVG, and the numbers of each figure and table as CSV."""
    files = {}
    for block in made.blocks:
        if not isinstance(block, (Figure, Table)) or not block.anchor:
            continue
        if isinstance(block, Figure):
            files[f"exhibits/{block.anchor}.svg"] = block.image.encode()
        table = block.data if isinstance(block, Figure) else block
        if table is not None:
            heads = [column.title for column in table.columns]
            cells = [[_ungrouped(words(cell)) for cell in row] for row in table.rows]
            files[f"exhibits/{block.anchor}.csv"] = csv(DataFrame(cells, columns=heads))
    return files
