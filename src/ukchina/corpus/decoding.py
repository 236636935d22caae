"""The text of a file's bytes, and the encoding that it is in."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# A text has fewer control characters than this; pictures and programs have one in ten bytes.
_CONTROL_SHARE = 0.01
_SHORT_CHARS = 99
# Bytes that the detector is shown: from the first that is not ASCII on.
_SAMPLE_BYTES = 50_000
# Valid sequences of UTF-8 to one damaged byte from which a file is taken as damaged UTF-8.
_VALID_TO_DAMAGED = 4
# Share of NUL in every second byte from which a file without a mark is UTF-16.
_NUL_SHARE = 0.3

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"cp1252": "windows-1252", "gb18030": "gb18030", "big5": "big5"}
_CONTROLS = tuple(chr(code) for code in (*range(9), *range(14, 28), 127))
_HIGH = re.compile(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    """A text, its encoding by its common name, and what is worth telling about them."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


class DecodingError(ValueError):
    """Bytes that are no text; `line` is where, or 0."""

    def __init__(self, line: int, message: str) -> None:
        """Keep where the text stops being one."""
        self.line = line
        super().__init__(message)


def decoded(data: bytes) -> Decoded:
    """The text of `data`; raises `DecodingError` when it is none.

    By its byte-order mark, else as UTF-8, else as what a detector finds among Windows-1252,
    GB18030 and Big5. Line ends are left as they are; the mark is no part of the text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return Decoded(text, encoding.removesuffix("-le").removesuffix("-be"), _told(encoding))
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return Decoded(checked(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error)
    return _detected(data)


def _told(encoding: str) -> tuple[str, ...]:
    if encoding == "utf-8":
        return ("byte-order mark",)
    return (f"encoding: {encoding.removesuffix('-le').removesuffix('-be')}",)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecodingError(line, f"not {encoding}, as its byte-order mark says") from None


def checked(text: str) -> str:
    """The text; `DecodingError` when its control characters say that it is none."""
    # Looked for one by one: that is four times faster than with a pattern, in a text without any.
    controls = sum(text.count(mark) for mark in _CONTROLS if mark in text)
    if "\x00" in text or controls > max(len(text), _SHORT_CHARS) * _CONTROL_SHARE:
        raise DecodingError(0, "binary data (control characters); wanted text")
    return text


def _without_mark(data: bytes) -> Decoded:
    """UTF-16 without its mark, told by the NUL bytes of its Latin letters."""
    sample = data[: _SAMPLE_BYTES // 2 * 2]
    pairs = max(len(sample) // 2, 1)
    for encoding, nuls in (
        ("utf-16-le", sample[1::2].count(0)),
        ("utf-16-be", sample[0::2].count(0)),
    ):
        other = sample.count(0) - nuls
        if nuls > pairs * _NUL_SHARE and not other and len(data) % 2 == 0:
            return Decoded(_strict(data, encoding), "utf-16", ("encoding: utf-16",))
    raise DecodingError(0, "binary data (a NUL byte); wanted UTF-8 text")


def _refuse_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise for UTF-8 in which a few bytes are damaged, rather than read all of it wrongly."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    valid = sum(not mark.isascii() for mark in text) - damaged
    if valid >= damaged * _VALID_TO_DAMAGED:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} is not UTF-8; save the text as UTF-8"
        raise DecodingError(line, found)


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need the detector

    high = _HIGH.search(data)
    start = max(0, (high.start() if high else 0) - _SAMPLE_BYTES // 10)
    best = from_bytes(data[start : start + _SAMPLE_BYTES], cp_isolation=list(_NAMES)).best()
    encoding = best.encoding if best else "cp1252"
    for candidate in (encoding, "cp1252"):
        try:
            text = checked(data.decode(candidate))
        except UnicodeDecodeError:
            continue
        name = _NAMES.get(candidate, candidate)
        return Decoded(text, name, (f"encoding: {name}",))
    line = data.count(b"\n", 0, high.start() if high else 0) + 1
    raise DecodingError(line, "in no encoding that this program knows; save the text as UTF-8")
