"""Labelled lines above a text: front matter and fields like "Date: 3 May 2025"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.outlet_names import names

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# Front matter and mail headers are shorter, and a text's own words seldom begin with a field's.
FIELD_LINES = 60
_PROSE_WORDS = 8

_FIELD = re.compile(
    r"[\W_]{0,4}(?P<key>[A-Za-z][\w -]{0,24}?)\s{0,2}:\s{0,4}(?P<value>.*)\Z", re.DOTALL
)
_ADDRESS = re.compile(r"\s*[<(]?\b[\w.+-]+@[\w.-]+[>)]?|https?://\S+")


def field_of(text: str) -> tuple[str, str, int] | None:
    """The fact that a labelled line states, its value, and where the value begins; else None."""
    match = _FIELD.match(text)
    if match is None:
        return None
    fact = names().fields.get(match["key"].lower().replace("-", "_").replace("__", "_"))
    fact = fact or names().fields.get(match["key"].lower())
    if fact is None:
        return None
    value = match["value"].rstrip().rstrip("*_")
    bare = _ADDRESS.sub("", value).strip().strip("\"'[]")
    return fact, bare, match.start("value") + (value.find(bare) if bare else 0)


def field_lines(lines: list[Line]) -> dict[int, str]:
    """The lines, by number, that are front matter or labelled fields above the text."""
    end = _front_matter(lines)
    found = dict.fromkeys(range(end), "field")
    prose = 0
    for number, line in enumerate(lines[end : end + FIELD_LINES], start=end):
        if line.kind in {"", "credit", "caption", "section", "byline"} and field_of(line.text):
            found[number] = "field"
        elif not line.kind and line.closed and line.words >= _PROSE_WORDS:
            prose += 1  # the first may be a standfirst
            if prose > 1:
                break
    return found


def _front_matter(lines: list[Line]) -> int:
    """How many lines at the top are front matter between two rows of dashes; 0 for none."""
    if not lines or lines[0].text != "---":
        return 0
    for number, line in enumerate(lines[1:FIELD_LINES], start=1):
        if line.text in {"---", "..."}:
            return number + 1
    return 0
