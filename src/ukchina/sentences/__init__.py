"""The sentences of a document, each with its span, its paragraph and its role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import nupunkt

from ukchina.corpus import Document, Role
from ukchina.spans import Span, fold, quote

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


@lru_cache(maxsize=4096)
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Everything in `document` that is not white space, as ordered and disjoint sentences.

    A sentence broken over lines, or over a blank line, is one. Boundaries are nupunkt's (Punkt,
    Kiss and Strunk 2006), found in the fold so that the shape of quotation marks cannot move them.
    """
    plain = fold(document.text)
    found: list[Sentence] = []
    number = 0
    for paragraph, block in enumerate(document.blocks, start=1):
        bounds = [(block.start, block.end)]
        if block.role is Role.BODY:
            bounds = _split(plain, block.start, block.end)
        for start, end in bounds:
            number += block.role is Role.BODY
            span = Span(document.name, start, end)
            found.append(
                Sentence(
                    span=span,
                    text=quote(span.of(document.text)),
                    number=number if block.role is Role.BODY else 0,
                    paragraph=paragraph,
                    role=block.role,
                    kind=block.kind,
                )
            )
    return tuple(found)


def body(document: Document) -> tuple[Sentence, ...]:
    """The sentences that are read and coded."""
    return tuple(found for found in sentences(document) if found.role is Role.BODY)


def _split(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = []
    for first, last in nupunkt.sent_spans(plain[start:end]):
        piece = plain[start + first : start + last]
        left = start + first + len(piece) - len(piece.lstrip(" "))
        right = start + last - (len(piece) - len(piece.rstrip(" ")))
        if left < right:
            bounds.append((left, right))
    return bounds
