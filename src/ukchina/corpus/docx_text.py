"""The text of a Word document, with its headings, lists and tables, from its zip and XML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ukchina.corpus.extraction import LARGEST_BYTES, ExtractionError, one_line, row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

# Word packs XML at most forty to one; a bomb is packed a thousand to one.
_LARGEST_RATIO = 200
_RATIO_FROM_BYTES = 5_000_000
_LARGEST_ENTRIES = 10_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|überschrift|titre)\s*([1-6])|title|subtitle", re.IGNORECASE)
_SKIPPED = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}txbxContent"}
_PARTS = ("word/document.xml", "word/footnotes.xml")


def docx_text(data: bytes) -> str:
    """The text of a DOCX file: a line a paragraph, headings and list items marked as in Markdown.

    Deleted words are left out, footnotes stand at the end. Raises `ExtractionError` for a file
    that is no such document, or that would unpack to more than a text can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            document, notes = (_part(archive, name) for name in _PARTS)
            styles = _styles(_part(archive, "word/styles.xml"))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise ExtractionError(f"not a Word document: {error}") from None
    except (EOFError, ValueError, IndexError) as error:
        raise ExtractionError(f"a damaged Word document: {error}") from None
    if document is None:
        raise ExtractionError("not a Word document: it has no word/document.xml")
    paragraphs = list(_paragraphs(document, styles))
    if notes is not None:
        found = [line for line in _paragraphs(notes, styles) if line]
        paragraphs += ["Notes", *(f"[{i}] {line}" for i, line in enumerate(found, start=1))] * bool(
            found
        )
    return "\n\n".join(line for line in paragraphs if line) + "\n"


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bomb = size > _RATIO_FROM_BYTES and size > packed * _LARGEST_RATIO
    if bomb or len(entries) > _LARGEST_ENTRIES:
        raise ExtractionError(f"unpacks to {size} bytes from {packed}; that is no document")


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element | None:
    """The root of one part, None when the document has no such part."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        source = file.read(LARGEST_BYTES + 1)
    if len(source) > LARGEST_BYTES:
        raise ExtractionError(f"{name} is larger than {LARGEST_BYTES} bytes")
    # No part of such a document has a document type; one is a way to make entities explode.
    if b"<!DOCTYPE" in source or "<!DOCTYPE".encode("utf-16-le") in source:
        raise ExtractionError(f"{name} declares a document type")
    try:
        return ET.fromstring(source)  # noqa: S314 - entities need a document type, refused above
    except (ET.ParseError, UnicodeError, LookupError) as error:
        raise ExtractionError(f"{name} is not XML: {error}") from None


def _styles(root: ET.Element | None) -> dict[str, str]:
    """The heading mark of each style id that is a heading's."""
    marks = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        match = _HEADING.match(name.get(f"{_W}val", "")) if name is not None else None
        if match:
            marks[style.get(f"{_W}styleId", "")] = "#" * int(match[1] or 1) + " "
    return marks


def _paragraphs(root: ET.Element, styles: dict[str, str]) -> Iterator[str]:
    """Each paragraph and row of a part in reading order; no recursion, whatever the nesting."""
    stack: list[ET.Element] = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            yield _marked(element, styles)
            continue
        if element.tag == f"{_W}tr":
            cells = [
                one_line(" ".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p")))
                for cell in element.findall(f"{_W}tc")
            ]
            yield from row_lines(cells)
            continue
        if element.tag not in _SKIPPED:
            stack += reversed(element)


def _marked(paragraph: ET.Element, styles: dict[str, str]) -> str:
    text = one_line(_words(paragraph))
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    mark = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if not mark and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        mark = "- "
    return f"{mark}{text}" if text else ""


def _words(paragraph: ET.Element) -> str:
    parts = []
    stack: list[ET.Element] = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append(_BREAKS[element.tag])
        elif element.tag not in _SKIPPED:
            stack += reversed(element)
    return "".join(parts)
