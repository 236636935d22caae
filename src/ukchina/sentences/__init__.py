"""The sentences of a document, each with its span, its paragraph and its role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.corpus import Document, Role
from ukchina.corpus.whole import whole
from ukchina.sentences.boundaries import bounds
from ukchina.spans import Span, fold, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Sentence", "body", "sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body, or a heading or piece of furniture as a whole.

    `number` counts the body sentences of the document from 1 (0 for the rest), `paragraph` its
    blocks from 1; `text` is the words on one line, `span` where they stand.
    """

    span: Span
    text: str
    number: int
    paragraph: int
    role: Role
    kind: str


# The rooms ask for those of the document that is read; a record keeps them for all others.
@lru_cache(maxsize=64)
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Everything in `document` that is not white space, as ordered and disjoint sentences.

    A sentence broken over lines, or over a blank line, is one. Boundaries are nupunkt's (Punkt,
    Kiss and Strunk 2006), found in the fold so that the shape of quotation marks cannot move them,
    and where no word is divided.
    """
    read, places = whole(document)
    if places is None:
        return tuple(_divided(document))
    found = _with_hyphens(places.back(sentences(read)), document.text)
    return tuple(replace(one, text=document.words(one.span)) for one in found)


def _with_hyphens(found: tuple[Sentence, ...], text: str) -> Iterator[Sentence]:
    """The sentences, each with the hyphen of a word that its last line leaves unfinished."""
    starts = [*(one.span.start for one in found[1:]), len(text)]
    for one, following in zip(found, starts, strict=True):
        end = max(one.span.end, text.rfind("-", one.span.end, following) + 1)
        yield replace(one, span=Span(one.span.document, one.span.start, end))


def _divided(document: Document) -> Iterator[Sentence]:
    name, text = document.name, document.text
    body_bounds = iter(bounds(fold(text), document.blocks))
    number = 0
    for paragraph, block in enumerate(document.blocks, start=1):
        if block.role is not Role.BODY:
            words = printed(text, block.start, block.end)
            span = Span(name, block.start, block.end)
            yield Sentence(span, words, 0, paragraph, block.role, block.kind)
            continue
        words = text[block.start : block.end]
        plain = printed(text, block.start, block.end) == words  # then so are its sentences
        for start, end in next(body_bounds):
            number += 1
            words = text[start:end] if plain else printed(text, start, end)
            span = Span(name, start, end)
            yield Sentence(span, words, number, paragraph, block.role, block.kind)


def body(document: Document) -> tuple[Sentence, ...]:
    """The sentences that are read and coded."""
    return tuple(found for found in sentences(document) if found.role is Role.BODY)
