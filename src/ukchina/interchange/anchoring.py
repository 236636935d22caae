"""Finds words again in a text that has changed since: by the words themselves and what is near."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ukchina.spans import fold

# The words on either side that tell two places with the same words apart; the Web Annotation
# model leaves the length open, 32 characters is what annotation tools commonly keep.
CONTEXT_CHARS = 32


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as they stood somewhere: what was before and after them, and where they began.

    `start` is -1 when the place is not known.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1


def quoted(text: str, start: int, end: int) -> Quoted:
    """The words `text[start:end]` with their context.

    >>> quoted("a cat sat", 2, 5)
    Quoted(exact='cat', prefix='a ', suffix=' sat', start=2)
    """
    return Quoted(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_CHARS) : start],
        suffix=text[end : end + CONTEXT_CHARS],
        start=start,
    )


def anchored(text: str, found: Quoted) -> tuple[int, int] | None:
    """Where the quoted words stand in `text`; None when nowhere, or in places that fit equally.

    White space, the shape of quotation marks and dashes, and composed or decomposed accents may
    differ. Of several places the one whose neighbourhood fits best is taken; where that leaves
    a choice, the one at the place known.

    >>> anchored("A cat. The cat sat.", Quoted("cat", prefix="The "))
    (11, 14)
    """
    letters, places = _decomposed(fold(text))
    words = _decomposed(fold(found.exact))[0].split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    spans = [
        (places[match.start()], places[match.end()])
        for match in pattern.finditer(letters)
        if places[match.end()] > places[match.start()]
    ]
    fits = {span: _fit(text, span, found) for span in spans}
    best = [span for span in spans if fits[span] == max(fits.values())]
    if len(best) > 1:
        best = [span for span in best if span[0] == found.start]
    return best[0] if best else None


def _fit(text: str, span: tuple[int, int], found: Quoted) -> int:
    """How many characters before and after the place are those of the quotation's context."""
    room = 2 * CONTEXT_CHARS
    before = _bare(text[max(0, span[0] - room) : span[0]])
    after = _bare(text[span[1] : span[1] + room])
    left = _common(before[::-1], _bare(found.prefix)[::-1])
    return left + _common(after, _bare(found.suffix))


def _bare(text: str) -> str:
    """The characters that carry the words: folded, decomposed, without white space."""
    return "".join(unicodedata.normalize("NFD", fold(text)).split())


def _common(first: str, second: str) -> int:
    """How many characters the two begin with in common."""
    same = 0
    for own, other in zip(first, second, strict=False):
        if own != other:
            break
        same += 1
    return same


def _decomposed(text: str) -> tuple[str, list[int]]:
    """The text with accents apart from their letters, and where each character came from.

    The list has one place more than the text: its end.
    """
    if text.isascii():
        return text, list(range(len(text) + 1))
    parts = [unicodedata.normalize("NFD", character) for character in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), [*places, len(text)]
