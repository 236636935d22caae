"""The texts in one file: read once, decoded or taken out of its format, divided if a digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ukchina.corpus.decoding import Decoded, DecodingError, decoded
from ukchina.corpus.digest import parts
from ukchina.corpus.docx_text import docx_text
from ukchina.corpus.extraction import ExtractionError
from ukchina.corpus.folder import FORMATS, ROW_FORMATS, format_of, shown
from ukchina.corpus.html_text import html_text
from ukchina.corpus.markdown_text import markdown_text
from ukchina.corpus.pdf_text import pdf_text
from ukchina.errors import MaterialError

if TYPE_CHECKING:
    from pathlib import Path

# Four times the largest text that is measured; a larger file is a mistake or an attack.
LARGEST_BYTES = 200_000_000
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document; save it as .docx",
    b"{\\rtf": "a rich-text document; save it as .docx",
    b"\x1f\x8b": "a packed file",
    b"\x89PNG": "a picture",
}
_PLAIN = frozenset({"txt", "md"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: its file, that file's format, hash and encoding.

    `first_line` is the line of the file on which the text begins; `number` counts the documents
    of a digest or the rows of an archive, 0 where the file is one document. `key` names a row in
    its file, and `stated` holds what other columns say of it, as pairs.
    """

    file: str = ""
    format: str = "txt"
    sha256: str = ""
    encoding: str = "utf-8"
    flags: tuple[str, ...] = ()
    first_line: int = 1
    number: int = 0
    key: str = ""
    stated: tuple[tuple[str, Any], ...] = ()


def texts(path: Path, file: str) -> list[tuple[str, Source]]:
    """The texts in the file at `path`, which its corpus calls `file`, each with its source.

    Raises `MaterialError` when it cannot be read, is no text, or is not of the format that its
    suffix says.
    """
    return texts_of(file_bytes(path), path, file)


def texts_of(data: bytes, path: Path, file: str) -> list[tuple[str, Source]]:
    """The same of a file whose bytes are at hand; `path` is only named."""
    kind = format_of(path)
    if kind is None or kind in ROW_FORMATS:
        message = f"not a text this program reads; wanted {', '.join(FORMATS)}"
        raise MaterialError.at(shown(path), 0, message)
    try:
        found = _text(kind, data)
    except DecodingError as error:
        raise MaterialError.at(shown(path), error.line, _told(data, kind) or str(error)) from None
    except ExtractionError as error:
        raise MaterialError.at(shown(path), 0, _told(data, kind) or str(error)) from None
    source = Source(file, kind, hashlib.sha256(data).hexdigest(), found.encoding, found.flags)
    return list(_divided(found.text, source))


def file_bytes(path: Path) -> bytes:
    """What is in the file; `MaterialError` when it cannot be read or is no article's size."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise MaterialError.at(shown(path), 0, message) from None
    if len(data) > LARGEST_BYTES:
        raise MaterialError.at(shown(path), 0, f"larger than {LARGEST_BYTES} bytes; divide it")
    return data


def _text(kind: str, data: bytes) -> Decoded:
    if kind == "docx":
        return Decoded(docx_text(data), "utf-8")
    if kind == "pdf":
        return Decoded(pdf_text(data), "utf-8")
    if kind == "html":
        return html_text(data)
    if any(data.startswith(magic) for magic in _MAGIC):
        raise DecodingError(0, "binary data; wanted text")
    found = decoded(data)
    return found._replace(text=markdown_text(found.text)) if kind == "md" else found


def _told(data: bytes, kind: str) -> str:
    """What a file is that is not what its suffix says; nothing when its first bytes do not tell."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic) and not (kind == "pdf" and magic == b"%PDF-"):
            own = kind == "docx" and magic == b"PK\x03\x04"
            return "" if own else f"binary data: this is {name}, not {kind}"
    return ""


def _divided(text: str, source: Source) -> list[tuple[str, Source]]:
    starts = parts(text)
    if not starts:
        return [(text, source)]
    ends = (*starts[1:], len(text))
    divided = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        line = text.count("\n", 0, start) + 1
        part = Source(
            source.file, source.format, source.sha256, source.encoding, source.flags, line, number
        )
        divided.append((text[start:end], part))
    return divided
