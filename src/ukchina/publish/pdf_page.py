"""An executed notebook made into a PDF: PDF/A-2a and PDF/UA-1, by one fixed Typst template."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ukchina.errors import BuildError
from ukchina.publish.fonts import missing, typst_options, unshown
from ukchina.publish.pdf_data import pdf_data

if TYPE_CHECKING:
    from ukchina.publish.notebook import Page
    from ukchina.publish.pdf_data import Printed

_TIGHTEST = 2  # steps; what they save on three sheets is some ten lines
_LEAST_FILLED_MM = 31 + 32  # the top margin, and a paragraph with a heading
_TRIES = 4  # each adds characters that fail only beside others; a page needs one or two


def pdf(page: Page) -> tuple[bytes, frozenset[str]]:
    """The page as PDF, and the characters that no font has and that are shown as code points.

    The same page gives the same bytes: its date is the only time in it. Raises `BuildError` with
    Typst's own words when the template cannot be set.
    """
    printed = pdf_data(page, frozenset())
    unknown = missing(printed.texts)
    for _ in range(_TRIES):
        try:
            return _set(page, pdf_data(page, unknown) if unknown else printed, unknown), unknown
        except _FontError as fault:
            unknown |= fault.characters
    message = f"{page.path}: no font can show {', '.join(sorted(unknown))}"
    raise BuildError(message)


class _FontError(Exception):
    def __init__(self, characters: frozenset[str]) -> None:
        self.characters = characters
        super().__init__(characters)


@cache
def _template() -> bytes:
    return files("ukchina.publish").joinpath("templates", "report.typ").read_bytes()


def _set(page: Page, printed: Printed, unknown: frozenset[str]) -> bytes:
    """The page, its lines a little tighter where its last sheet would be nearly blank.

    Where the lines fall is asked first: Typst keeps that, and writes one PDF.
    """
    parts: Any = {"main": _template(), **printed.images}
    for tightness in (*range(_TIGHTEST + 1), 0):
        values = {**printed.values, "tight": tightness}
        parts["doc.json"] = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
        if not _runs_over(parts):
            break
    return _compiled(page, parts, unknown)


def _runs_over(parts: Any) -> bool:  # noqa: ANN401  typst's files
    """Whether the last of several sheets holds only a few lines; not so what cannot be set."""
    import typst  # noqa: PLC0415  20 MB that only a PDF needs

    try:
        found = typst.query(
            parts, "<end>", field="value", one=True, font_paths=typst_options()["font_paths"]
        )
    except RuntimeError:  # the PDF cannot be set either, and that says where
        return False
    sheet, height = json.loads(found)
    return bool(sheet > 1 and height < _LEAST_FILLED_MM)


def _compiled(page: Page, parts: Any, unknown: frozenset[str]) -> bytes:  # noqa: ANN401  files
    import typst  # noqa: PLC0415  20 MB that only a PDF needs

    moment = dt.datetime.combine(page.date, dt.time(), dt.UTC)
    try:
        made: bytes = typst.compile(parts, timestamp=int(moment.timestamp()), **typst_options())
    except typst.TypstError as fault:
        new = unshown(fault.diagnostic) - unknown
        if new:
            raise _FontError(new) from None
        message = f"{page.path}: {fault.diagnostic.strip()}"
        raise BuildError(message) from fault
    return made
