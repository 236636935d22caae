"""A text as it is read: without what no reader sees, and its words whole.

A soft hyphen, a zero-width mark or the hyphen at the end of a line may stand within a word and is
no part of it. Header, layout and rooms read without them; what they find is moved back to where it
stands in the text, which is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ukchina.corpus.documents import Block, Document
from ukchina.spans import INVISIBLE, Span, broken_words

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character that is read stands in a text."""

    held: Sequence[int]

    def back(self, found: T) -> T:
        """What was found in what is read, each span and block of it as it stands in the text.

        The first and last character of each are those that were found, whatever divides them.
        """
        moved: T = self._moved(found, self.bounds)
        return moved

    def there(self, found: T) -> T:
        """What stands in the text, each span and block of it as it stands in what is read."""
        moved: T = self._moved(found, self._there)
        return moved

    def _moved(self, found: Any, bounds: Any) -> Any:  # noqa: ANN401 - whatever is found
        if isinstance(found, Span):
            return Span(found.document, *bounds(found.start, found.end))
        if isinstance(found, Block):
            start, end = bounds(found.start, found.end)
            return replace(found, start=start, end=end)
        if isinstance(found, tuple):
            return tuple(self._moved(one, bounds) for one in found)
        if not is_dataclass(found) or isinstance(found, type):
            return found
        values = {one.name: getattr(found, one.name) for one in fields(found)}
        moved = {name: self._moved(value, bounds) for name, value in values.items()}
        changed = {name: value for name, value in moved.items() if value is not values[name]}
        return replace(found, **changed) if changed else found

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of what is read begins and ends in the text."""
        first = self.held[start] if start < len(self.held) else self.held[-1] + 1
        return first, (self.held[end - 1] + 1 if end > start else first)

    def _there(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.held, start), bisect_left(self.held, end)


def seen(text: str) -> tuple[str, Places | None]:
    """The text without what no reader sees, and where each character stood if anything is left out.

    A hyphen at the end of a line stays: a line is read as it is.
    """
    if text.isascii():
        return text, None
    broken = iter((*broken_words(text), (len(text), len(text))))
    until = next(broken)
    hidden = []
    for match in _INVISIBLE_RUN.finditer(text):
        while until[1] <= match.start():
            until = next(broken)
        if match.end() <= until[0]:
            hidden.append(match.span())
    return _without(text, hidden)


@lru_cache(maxsize=8)
def whole(document: Document) -> tuple[Document, Places | None]:
    """The document with its words whole, and where each character stood if any are not."""
    text = document.text
    divided = broken_words(text)
    if not text.isascii():
        divided += [match.span() for match in _INVISIBLE_RUN.finditer(text)]
    text, places = _without(text, divided)
    return (replace(places.there(document), text=text) if places else document), places


def _without(text: str, left: Sequence[tuple[int, int]]) -> tuple[str, Places | None]:
    """The text without these stretches, which may overlap."""
    if not left:
        return text, None
    kept = bytearray(b"\1") * len(text)
    for start, end in left:
        kept[start:end] = bytes(end - start)
    places = [place for place, stays in enumerate(kept) if stays]
    return "".join([text[place] for place in places]), Places(places)
