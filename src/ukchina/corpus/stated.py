"""Where a header states a fact by its name: labelled lines, labels above values, piped fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.codes import fact_of
from ukchina.corpus.fields import field_of
from ukchina.corpus.outlet_names import names
from ukchina.corpus.outlets import own_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus.documents import Block

_ITEM = re.compile(r"-\s+(.+)\Z")


def stated(plain: str, top: Sequence[Block], fact: str) -> tuple[int, int] | None:
    """Where the value of the first field stands that states `fact`."""
    label = ""
    for block in top:
        words = plain[block.start : block.end]
        if block.kind == "label":
            label = words.strip(" :").lower()
        elif block.kind == "value" and _states(label) == fact:
            return block.start, block.end
        elif block.kind == "field":
            found = _of_line(words, fact, label)
            if found:
                return block.start + found[0], block.start + found[1]
            label = words.split(":")[0].strip().lower() if field_of(words) else label
        elif block.kind in {"date", "byline"} and "|" in words:
            found = _piped(words, fact)
            if found:
                return block.start + found[0], block.start + found[1]
    return None


def _of_line(words: str, fact: str, label: str) -> tuple[int, int] | None:
    """Where a line states `fact`: by its own label, or as an item beneath the last `label`."""
    found = field_of(words)
    if found is None:
        item = _ITEM.match(words)
        return item.span(1) if item and _states(label) == fact else None
    told, value, start = found
    personal = words.split(":", maxsplit=1)[0].strip().lower() == "from" and "@" in words
    told = "byline" if personal and not own_domain(words, value) else told
    return (start, start + len(value)) if value and told == fact else None


def _piped(words: str, fact: str) -> tuple[int, int] | None:
    """Where one of the fields between the pipes of a line states `fact`."""
    for part in re.finditer(r"[^|\s][^|]*", words):
        found = field_of(part[0].rstrip())
        if found and found[0] == fact and found[1]:
            start = part.start() + found[2]
            return start, start + len(found[1])
    return None


def _states(label: str) -> str | None:
    """The fact that stands beneath or behind a label."""
    return names().fields.get(label) or fact_of(label.upper())
