"""Which documents a report is made from, and the window of time that each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus import Corpus, Document
    from ukchina.study.origins import Origins
    from ukchina.study.parameters import Parameters

UNDATED = "undated"


def selected(corpus: Corpus, chosen: Parameters, grouped: Origins) -> Iterator[str]:
    """The names of the documents that the parameters select; a text that is not English never is.

    Raises `CallError` for an outlet that no document of the corpus names.
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
        if _dated_so(document, chosen) and _from_outlet(document, chosen):
            yield document.name


def window_of(document: Document, chosen: Parameters) -> str:
    """The window a document was published in: a named cut, else the calendar year."""
    if document.published is None:
        return UNDATED
    day = document.published.value
    if not chosen.windows:
        return str(day.year)
    names = [name for name, first in chosen.windows if first <= day]
    return names[-1] if names else f"before {chosen.windows[0][0]}"


def _dated_so(document: Document, chosen: Parameters) -> bool:
    if document.published is None:
        return chosen.include_undated
    day = document.published.value
    after = chosen.date_from is None or day >= chosen.date_from
    return after and (chosen.date_to is None or day <= chosen.date_to)


def _from_outlet(document: Document, chosen: Parameters) -> bool:
    if not chosen.outlets:
        return True
    return document.outlet is not None and document.outlet.value in chosen.outlets
