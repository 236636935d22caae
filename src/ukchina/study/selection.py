"""Which documents a report is made from, and the window of time that each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ukchina.reading.values import Side
from ukchina.study.meant import meant, unknown

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
    are limited. The outlets chosen are names that documents have (`with_outlets`).
    """
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


def with_outlets(documents: Sequence[Row], chosen: Parameters) -> Parameters:
    """The parameters with the outlets by the names that documents have.

    Raises `CallError` for an outlet that no document names.
    """
    known = sorted({found["outlet"] for found in documents if found["outlet"]})
    outlets = _meant("outlet", chosen.outlets, known, f"known: {', '.join(known) or 'none'}")
    return replace(chosen, outlets=outlets)


def with_themes(codebook: Codebook, chosen: Parameters) -> Parameters:
    """The parameters with the themes by their ids; `CallError` for one not in the codebook."""
    known = [theme.id for theme in codebook.themes]
    return replace(
        chosen, themes=_meant("theme", chosen.themes, known, f"known: {', '.join(known)}")
    )


def with_focus(chosen: Parameters, actors: Iterable[str]) -> Parameters:
    """The parameters with the focus as a voice or a name of `actors`; `CallError` for neither."""
    if not chosen.focus or chosen.focus in set(Side):
        return chosen
    times = Counter(actors)
    known = [*Side, *(name for name, _ in times.most_common())]
    told = f"known, among others: {', '.join(known[: len(Side) + _MOST_KNOWN])}"
    (focus,) = _meant("focus", (chosen.focus,), known, told)
    return replace(chosen, focus=focus)


def _meant(what: str, names: Sequence[str], known: Sequence[str], told: str) -> tuple[str, ...]:
    """The known names that are meant, each once."""
    found = []
    for name in names:
        one = meant(name, known)
        if not one:
            raise unknown(what, name, known, told)
        found.append(str(one))
    return tuple(dict.fromkeys(found))


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
