"""Which documents a report is made from, and the window of time that each belongs to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ukchina.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

    from ukchina.corpus import Corpus, Document
    from ukchina.reading.values import Event
    from ukchina.study.origins import Origins
    from ukchina.study.parameters import Parameters

UNDATED = "undated"

if TYPE_CHECKING:
    Events = Callable[[Document], Iterable[Event]]


def selected(corpus: Corpus, chosen: Parameters, grouped: Origins, events: Events) -> Iterator[str]:
    """The names of the documents that the parameters select; a text that is not English never is.

    `events` gives the events that a document tells. Raises `CallError` for an outlet that no
    document of the corpus names.
    """
    known = sorted({found.outlet.value for found in corpus.documents if found.outlet})
    for outlet in chosen.outlets:
        if outlet not in known:
            raise CallError(f'unknown outlet "{outlet}"; known: {", ".join(known) or "none"}')
    for document in corpus.documents:
        if chosen.collapse_duplicates and document.name in grouped.duplicate_of:
            continue
        if document.language != "en":
            continue
        if _dated_so(document, chosen, events) and _from_outlet(document, chosen):
            yield document.name


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


def window_of(document: Document, chosen: Parameters) -> str:
    """The window a document was published in: a named cut, else the calendar year."""
    if document.published is None:
        return UNDATED
    day = document.published.value
    if not chosen.windows:
        return str(day.year)
    names = [name for name, first in chosen.windows if first <= day]
    return names[-1] if names else f"before {chosen.windows[0][0]}"


def _dated_so(document: Document, chosen: Parameters, events: Events) -> bool:
    if document.published is None:
        return chosen.include_undated
    first, last = chosen.date_from or date.min, chosen.date_to or date.max
    if chosen.date_of == "publication" or (chosen.date_from is None and chosen.date_to is None):
        return first <= document.published.value <= last
    return any(
        (event.date_start or date.max) <= last and first <= (event.date_end or date.min)
        for event in events(document)
    )


def _from_outlet(document: Document, chosen: Parameters) -> bool:
    if not chosen.outlets:
        return True
    return document.outlet is not None and document.outlet.value in chosen.outlets
