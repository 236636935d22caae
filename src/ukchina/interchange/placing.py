"""Where marks of another tool belong in a corpus: which document, which of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.interchange.anchoring import Quoted, anchored
from ukchina.sentences import body
from ukchina.spans import Span, quote

if TYPE_CHECKING:
    from ukchina.corpus import Corpus, Document
    from ukchina.interchange.marks import Mark

_SHOWN_CHARS = 60


class Placing:
    """Finds the sentences of a corpus that marks stand on; remembers what it has found."""

    def __init__(self, corpus: Corpus) -> None:
        """Place marks in `corpus`."""
        self._corpus = corpus
        self._names = {
            name: document
            for document in corpus.documents
            for name in (document.sha256, document.label, document.file, document.name)
        }
        self._places: dict[tuple[str, Quoted], tuple[int, int] | None] = {}

    def sentences(self, mark: Mark) -> tuple[tuple[Span, ...], str]:
        """The body sentences that a mark codes, or the reason why there are none."""
        document = self._document(mark)
        if document is None:
            return (), f'no document "{mark.document}" in the corpus'
        place = self._place(document, mark)
        words = quote(mark.quoted.exact)[:_SHOWN_CHARS]
        if place is None:
            return (), f'"{words}" is nowhere in {document.name}, or in places that fit equally'
        spans = _coded(document, *place)
        if not spans:
            return (), f'"{words}" is no part of a body sentence of {document.name}'
        return spans, ""

    def _document(self, mark: Mark) -> Document | None:
        """The document by its name, else by its text."""
        named = self._names.get(mark.document)
        if named is not None or not mark.text:
            return named
        words = mark.text.split()
        alike = (found for found in self._corpus.documents if found.text.split() == words)
        return next(alike, None)

    def _place(self, document: Document, mark: Mark) -> tuple[int, int] | None:
        """The stretch of the document's text that the mark means."""
        if mark.text == document.text:
            return mark.quoted.start, mark.quoted.start + len(mark.quoted.exact)
        key = document.name, mark.quoted
        if key not in self._places:
            self._places[key] = anchored(document.text, mark.quoted)
        return self._places[key]


def _coded(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of which the stretch holds half, else the one that it lies in most."""
    shared = {
        found.span: min(end, found.span.end) - max(start, found.span.start)
        for found in body(document)
    }
    touched = {span: length for span, length in shared.items() if length > 0}
    held = tuple(span for span, length in touched.items() if 2 * length >= span.end - span.start)
    if held or not touched:
        return held
    return (max(touched, key=lambda span: touched[span]),)
