"""Reads what doccano exports: JSON lines with labelled stretches, of the newer or older kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ukchina.errors import MaterialError, Problem
from ukchina.interchange.anchoring import quoted
from ukchina.interchange.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

# The names that versions of doccano gave to the list of stretches, newest first.
_LISTS = ("label", "labels", "entities")


def doccano_marks(path: str, data: bytes) -> list[Mark]:
    """The marks in an export of doccano; `MaterialError`, line by line, when it is none."""
    marks: list[Mark] = []
    problems = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                marks += _marks(json.loads(line), number)
            except (ValueError, TypeError, KeyError, IndexError, AttributeError):
                message = 'wanted {"text": …, "label": [[start, end, "code"], …]}'
                problems.append(Problem(path, number, message))
    if problems:
        raise MaterialError(problems)
    return marks


def _marks(entry: dict[str, Any], line: int) -> Iterator[Mark]:
    text = str(entry["text"])
    named = next(name for name in (*_LISTS, "text") if name in entry)
    notes = entry.get("Comments") or entry.get("comments") or []
    for start, end, label in map(_stretch, [] if named == "text" else entry[named]):
        if not 0 <= start < end <= len(text):
            raise ValueError(start, end)
        yield Mark(
            document=str(entry.get("document", "")),
            text=text,
            quoted=quoted(text, start, end),
            label=_path(label),
            coder=str(entry.get("coder", "")),
            note="; ".join(map(str, notes)) if isinstance(notes, list) else "",
            line=line,
        )


def _stretch(found: Any) -> tuple[int, int, str]:  # noqa: ANN401 - a list or an object
    if isinstance(found, dict):
        return int(found["start_offset"]), int(found["end_offset"]), str(found["label"])
    start, end, label = found
    return int(start), int(end), str(label)


def _path(label: str) -> tuple[str, ...]:
    """The label as a path of headings.

    >>> _path("theme:economy")
    ('theme', 'economy')
    """
    kind, colon, value = label.partition(":")
    return (kind, value) if colon else (label,)
