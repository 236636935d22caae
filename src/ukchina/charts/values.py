"""What each chart shows: plain values, so that equal ones are one drawing, and drawn anywhere.

Words are as they are shown, but for line breaks, which depend on the room a chart has for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - read when a chart is decoded
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the heat table: its name, a second line or "", and its sentences."""

    name: str
    below: str
    n: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Themes by columns; `k` holds a row a theme, a number a column."""

    themes: tuple[str, ...]
    columns: tuple[Column, ...]
    k: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A panel of the balance: its title, and a theme's cooperative and contentious sentences."""

    title: str
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Themes, and how many sentences of each lean either way, a panel a window."""

    themes: tuple[str, ...]
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a government's sentences, and the ends of its interval; all 0 to 1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Themes, and of each the British government's share and the Chinese."""

    themes: tuple[str, ...]
    british: tuple[Share, ...]
    chinese: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A speaker: the name, the side (a value of `Side`) and the words quoted."""

    name: str
    side: str
    words: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """Panels of a title and its speakers, and what the sides are called, by their value."""

    panels: tuple[tuple[str, tuple[Bar, ...]], ...]
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows by columns, each the same as reported or not; `same` holds a row a row."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    same: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An event to draw: its number in the table and what its mark has to show."""

    number: int
    lane: str
    start: date
    end: date
    status: str
    inferred: bool
    open_end: bool
    origins: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in their lanes; `first` is the first publication, `last` the end of the axis."""

    events: tuple[Placed, ...]
    lanes: tuple[str, ...]
    first: date
    last: date


Chart: TypeAlias = Heat | Balance | Dumbbell | Speakers | Dots | Timeline
