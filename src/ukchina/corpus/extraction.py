"""What readers of other formats hand over: the text that they take from a file."""

from __future__ import annotations

import re
import unicodedata

from ukchina.spans import INVISIBLE

# The largest file of these formats: a book of a thousand pages is smaller.
LARGEST_BYTES = 100_000_000
# A cell of a table is prose, and no figure, when it has so many words.
CELL_WORDS = 12

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class ExtractionError(ValueError):
    """A file whose text cannot be taken out; the message says what was found and wanted."""


def one_line(text: str) -> str:
    r"""The words of an extracted paragraph on one line, as they are read.

    Without characters that no reader sees, with ligatures written out.

    >>> one_line("\ufb01nancial\n  ties")
    'financial ties'
    """
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", text)).split())


def field_line(name: str, value: str) -> str:
    """A line that states a fact of the page ("Title: …"), as the header of a text is read."""
    return f"{name}: {one_line(value)}"


def row_lines(cells: list[str]) -> list[str]:
    """A row of a table: each cell a paragraph when one is prose, else one line with bars."""
    filled = [cell for cell in cells if cell]
    if len(filled) <= 1 or any(len(cell.split()) >= CELL_WORDS for cell in filled):
        return filled
    return ["| " + " | ".join(cells) + " |"]
