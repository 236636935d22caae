"""What a text says of itself: title, outlet, day of publication and place, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.corpus.dates import DATE, date_of
from ukchina.corpus.documents import Block, Fact
from ukchina.corpus.layout import prefix_parts
from ukchina.spans import Span, fold, quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def title(name: str, text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    """The headline above the text; None when there is none."""
    return _fact(name, text, _first(blocks, "title"))


def outlet(name: str, text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    """The outlet that a masthead or an agency credit names; None when the text names none."""
    masthead = _first(blocks, "outlet")
    return _fact(name, text, masthead) or _part(name, text, blocks, "agency")


def place(name: str, text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    """The place of the dateline; None without one."""
    return _part(name, text, blocks, "place")


def published(name: str, text: str, blocks: Sequence[Block]) -> Fact[date] | None:
    """The first full date that the header states; None when there is none, never a guess."""
    for block in blocks:
        if block.kind != "date":
            continue
        match = DATE.search(text, block.start, block.end)
        day = date_of(match) if match else None
        if match and day:
            return Fact(day, "text", Span(name, *match.span()))
    return None


def _first(blocks: Sequence[Block], kind: str) -> tuple[int, int] | None:
    return next(((block.start, block.end) for block in blocks if block.kind == kind), None)


def _part(name: str, text: str, blocks: Sequence[Block], part: str) -> Fact[str] | None:
    for block in blocks:
        if block.kind in {"dateline", "agency"}:
            bounds = prefix_parts(fold(text), block).get(part)
            if bounds:
                return _fact(name, text, bounds)
    return None


def _fact(name: str, text: str, bounds: tuple[int, int] | None) -> Fact[str] | None:
    if bounds is None:
        return None
    span = Span(name, *bounds)
    return Fact(quote(span.of(text)), "text", span)
