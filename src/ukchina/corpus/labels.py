"""What readers call a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.corpus.dates import short_date
from ukchina.corpus.documents import Role
from ukchina.spans import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.corpus.documents import Document

_LABEL_WORDS = 5
# Words of a script without spaces are not counted; so many of its characters stand for them.
_LABEL_CHARS = 60
_OPENING_CHARS = 400


def label(document: Document) -> str:
    """Outlet and day, else the title's or the text's first words."""
    if document.published:
        day = document.published.value
        outlet = document.outlet.value if document.outlet else "Unnamed outlet"
        return f"{outlet}, {short_date(day)}"
    if document.outlet:
        return f"{document.outlet.value}, undated"
    if document.title:
        return _opening(document.title.value)
    body = next((b for b in document.blocks if b.role is Role.BODY), document.blocks[0])
    # Five words of a line are found in its beginning.
    return _opening(quote(document.text[body.start : min(body.end, body.start + _OPENING_CHARS)]))


def _opening(text: str) -> str:
    words = text.split(" ", _LABEL_WORDS)
    first = " ".join(words[:_LABEL_WORDS])
    more = "…" if len(words) > _LABEL_WORDS or len(first) > _LABEL_CHARS else ""
    return f"“{first[:_LABEL_CHARS]}{more}”, undated"


def labelled(documents: Sequence[Document]) -> Iterator[Document]:
    """The documents with labels that tell them apart."""
    labels = told_apart(found.label for found in documents)
    for found, name in zip(documents, labels, strict=True):
        yield replace(found, label=name)


def told_apart(labels: Iterable[str]) -> Iterator[str]:
    """The labels, each once: a second one of a name gets a number.

    >>> list(told_apart(["Wire, undated", "Wire, undated"]))
    ['Wire, undated', 'Wire, undated, no. 2']
    """
    taken: set[str] = set()
    last: dict[str, int] = {}
    for label in labels:
        name = label
        while name in taken:
            last[label] = last.get(label, 1) + 1
            name = f"{label}, no. {last[label]}"
        taken.add(name)
        yield name
