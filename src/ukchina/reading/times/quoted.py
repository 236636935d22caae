"""Stretches between quotation marks: inside them "today" is the speaker's, not the paper's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.corpus import Document, Role
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# A single mark opens before a capital and closes after a stop; others are apostrophes.
_SINGLE = re.compile(r"(?<!\w)'(?=[A-Z])[^\"]*?[,.!?]'(?!\w)")
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|adding|wrote|tweeted|posted|announced|asked|replied|noted|argued|"
    r"warned|stated|declared|insisted|remarked)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def quoted(document: Document) -> tuple[tuple[int, int], ...]:
    """The stretches of the body that stand between quotation marks, in order.

    A double mark that the paragraph never closes reaches to its end, as in speech that runs over
    paragraphs.
    """
    plain = fold(document.text)
    found: list[tuple[int, int]] = []
    for block in document.blocks:
        if block.role is Role.BODY:
            doubles = list(_doubles(plain, block.start, block.end))
            found += doubles or [
                match.span() for match in _SINGLE.finditer(plain, block.start, block.end)
            ]
    return tuple(found)


def _doubles(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = plain.find('"', start, end)
    while opened >= 0:
        closed = plain.find('"', opened + 1, end)
        if closed < 0:
            yield opened, end
            return
        yield opened, closed + 1
        opened = plain.find('"', closed + 1, end)


def inside(stretches: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether `offset` lies in one of the stretches."""
    return any(start <= offset < end for start, end in stretches)


def attributes(plain: str, start: int, end: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Whether the sentence `plain[start:end]` has a verb of speaking outside its quotations."""
    return any(
        not inside(stretches, match.start()) for match in _SPEECH.finditer(plain, start, end)
    )
