"""Places in a text: what every found thing points to, and the plain form it is matched in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_EVIDENCE = re.compile(r"(?P<document>.+)@(?P<start>\d+)-(?P<end>\d+)\Z", re.DOTALL)

_PLAIN = {
    **dict.fromkeys("“”„‟«»〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points; its string is the evidence id.

    Raises `ValueError` unless 0 <= start <= end.

    >>> str(Span("002_3215f7185f73caf5", 370, 650))
    '002_3215f7185f73caf5@370-650'
    >>> Span.parse("002_3215f7185f73caf5@370-650").start
    370
    """

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse bounds that are no stretch of a text."""
        if not 0 <= self.start <= self.end:
            message = f"span {self.start}-{self.end} of {self.document}: wanted 0 <= start <= end"
            raise ValueError(message)

    def __str__(self) -> str:
        """The evidence id, `document@start-end`."""
        return f"{self.document}@{self.start}-{self.end}"

    @classmethod
    def parse(cls, evidence: str) -> Span:
        """The span that an evidence id names; `ValueError` when it is not one."""
        match = _EVIDENCE.match(evidence)
        if match is None:
            message = f'evidence id "{evidence}": wanted DOCUMENT@START-END'
            raise ValueError(message)
        return cls(match["document"], int(match["start"]), int(match["end"]))

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies inside this span (same document, bounds included)."""
        return (
            self.document == other.document and self.start <= other.start and other.end <= self.end
        )

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of this span in its document's `text`."""
        return text[self.start : self.end]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace() or unicodedata.category(character) == "Zs":
        return " "
    return character


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """The text with typographic marks made plain, character for character.

    Quotation marks are straight, dashes are hyphens, every white space (line ends too) is a
    space. Same length as `text`, so a match in the fold has the same offsets in the original.

    >>> fold("“We – all”")
    '"We - all"'
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate({ord(mark): _plain(mark) for mark in set(text)})


def quote(text: str) -> str:
    """The words on one line: each run of white space is one space.

    >>> quote("cyber  threats")
    'cyber threats'
    """
    return " ".join(text.split())
