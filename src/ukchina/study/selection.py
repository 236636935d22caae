"""Which documents a report is made from, and the window of time that each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from ukchina.errors import CallError
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd

    from ukchina.coding import Codebook
    from ukchina.study.parameters import Parameters
    from ukchina.study.rows import Row

UNDATED = "undated"
# The flag of a text in another language, which is not coded.
LANGUAGE = r"(?:^|; )language: (\w+)"
# So many names a refusal lists: what most texts speak of.
_MOST_KNOWN = 12

if TYPE_CHECKING:
    # The first and last day (None: open) of each event that the document of that name tells.
    Days = Callable[[str], Iterable[tuple[date | None, date | None]]]


def selected(documents: Sequence[Row], chosen: Parameters, days: Days) -> Iterator[str]:
    """The names of the documents that the parameters select; a text that is not English never is.

    `documents` are rows of that table with `duplicate_of`; `days` are only asked for where events
    are limited. Raises `CallError` for an outlet that no document names.
    """
    known = sorted({found["outlet"] for found in documents if found["outlet"]})
    for outlet in chosen.outlets:
        if outlet not in known:
            raise CallError(f'unknown outlet "{outlet}"; known: {", ".join(known) or "none"}')
    for found in documents:
        if chosen.collapse_duplicates and found["duplicate_of"]:
            continue
        if re.search(LANGUAGE, found["flags"] or ""):
            continue
        from_outlet = not chosen.outlets or found["outlet"] in chosen.outlets
        if from_outlet and _dated_so(found, chosen, days):
            yield found["document"]


def with_selection(documents: Sequence[Row], chosen: Parameters, days: Days) -> list[Row]:
    """The rows of `documents` with the window of each, and whether it is selected."""
    names = set(selected(documents, chosen, days))
    return [
        {**row, "window": window_of(row["published"], chosen), "selected": row["document"] in names}
        for row in documents
    ]


def check_themes(codebook: Codebook, chosen: Parameters) -> None:
    """Raise `CallError` for a theme that the codebook does not have."""
    known = [theme.id for theme in codebook.themes]
    for theme in chosen.themes:
        if theme not in known:
            raise CallError(f'unknown theme "{theme}"; known: {", ".join(known)}')


def check_focus(chosen: Parameters, actors: Iterable[str]) -> None:
    """Raise `CallError` for a focus that is no voice and none of the names of `actors`."""
    if not chosen.focus or chosen.focus in set(Side):
        return
    known = Counter(actors)
    if chosen.focus not in known:
        named = ", ".join([*Side, *(name for name, _ in known.most_common(_MOST_KNOWN))])
        raise CallError(f'unknown focus "{chosen.focus}"; known, among others: {named}')


def most_of_one(counts: pd.Series, share: float) -> int:
    """How many sentences one document may give so that none weighs more than `share` of all.

    With too few documents for that, all may give as many as the shortest.
    """
    if share >= 1 or counts.empty:
        return int(counts.max()) if len(counts) else 0
    for most in range(int(counts.max()), 0, -1):
        if most <= share * counts.clip(upper=most).sum():
            return most
    return int(counts.min())


def window_of(day: date | None, chosen: Parameters) -> str:
    """The window of a day of publication: a named cut, else the calendar year."""
    if day is None:
        return UNDATED
    if not chosen.windows:
        return str(day.year)
    names = [name for name, first in chosen.windows if first <= day]
    return names[-1] if names else f"before {chosen.windows[0][0]}"


def _dated_so(found: Row, chosen: Parameters, days: Days) -> bool:
    day: date | None = found["published"]
    if day is None:
        return chosen.include_undated
    first, last = chosen.date_from or date.min, chosen.date_to or date.max
    if chosen.date_of == "publication" or (chosen.date_from is None and chosen.date_to is None):
        return first <= day <= last
    return any(
        (start or date.max) <= last and first <= (end or date.min)
        for start, end in days(found["document"])
    )
