"""What reading a document finds: mentions, quotations, quantities and events, each with a span."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - records are read back by these annotations
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# The readings of so many documents are kept: the rooms ask each other for those of the one that
# is read, and hardly ever for those of another.
KEPT = 64


class Side(StrEnum):
    """Whose side a speaker is on; also the voices of the codebook."""

    UK_GOVERNMENT = "uk_government"
    CHINA_GOVERNMENT = "china_government"
    UK_EXPERT = "uk_expert"
    CHINA_EXPERT = "china_expert"
    OTHER = "other"
    AUTHOR = "author"


class Kind(StrEnum):
    """How words are quoted: whole clauses, part of one, marks of distance, or indirectly."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, institution or body that the text names, resolved within the document.

    `type` is person, institution, collective, document, media, state or place; `office` the one
    held on the document's date, or stated by the text; `flags` say where the two disagree.
    """

    span: Span
    name: str
    side: Side
    type: str
    office: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the text gives to a speaker; the span is what stands inside the marks.

    `attribution` says how the speaker is known (explicit, pronoun, continuation, metonym,
    document, turn, none), `cue` where the attributing words stand (None when there are none).
    """

    span: Span
    kind: Kind
    speaker: str
    side: Side
    attribution: str
    cue: Span | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, rank, count or duration; `value` is None where the text gives no number."""

    span: Span
    measure: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    ref_date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A mention of a dated, datable or expressly undatable event.

    The dates bound the interval (inclusive; None is open), `precision` says how it is known;
    `cluster` is shared by mentions of one event.
    """

    span: Span
    expression: Span | None
    date_start: date | None
    date_end: date | None
    precision: str
    status: str
    actors: tuple[str, ...] = ()
    cluster: str = ""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_Found = TypeVar("_Found", bound=_Spanned)


def within(found: Sequence[_Found], span: Span) -> list[_Found]:
    """Those of `found`, which are in the order of the text, that lie inside `span`."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    last = bisect_left(found, span.end, key=lambda one: one.span.start)
    return [one for one in found[first:last] if one.span in span]
