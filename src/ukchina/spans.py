"""Places in a text: what every found thing points to, and the plain form it is matched in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ukchina.hyphens import Compounds

_EVIDENCE = re.compile(r"(?P<document>.+)@(?P<start>\d{1,18})-(?P<end>\d{1,18})\Z", re.DOTALL)

_PLAIN = {
    **dict.fromkeys("“”„‟«»〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}
# What no reader sees: soft hyphen, zero-width marks, marks of direction, byte-order marks.
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
INVISIBLE += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
# What the fold has for them, and for a hyphen and line end, within a word: a word reaches over it.
JOINT = "\u00ad"
# A mark is replaced over the whole text at once: that is ten times faster than one character after
# the other. These are the ones that most texts hold; many texts hold no other.
_COMMON = (*((mark, _PLAIN[mark]) for mark in "“”‘’–—"), ("\n", " "), ("\u00a0", " "))
_RARE = tuple((mark, plain) for mark, plain in _PLAIN.items() if mark not in dict(_COMMON))
_NOT_PLAIN = re.compile("[^ -~]")
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_BROKEN_WORD = re.compile(
    rf"(?<=[^\W\d_])[-{JOINT}][ \t]{{0,3}}(?:\r\n|[\n\r\u2028])[ \t]{{0,40}}(?=([a-z]{{1,40}}))"
)
_HYPHEN_AT_END = re.compile(r"-[ \t]{0,3}[\n\r\u2028]")
# A compound that fell on a line's end; of "two- and three-year" the first half stands alone.
_BROKEN_COMPOUND = re.compile(
    r"(?<=\w)-[ \t]{0,3}(?:\r\n|[\n\r\u2028])[ \t]{0,40}(?!(?:and|or|to|nor|but)\b)(?=\w)"
)
_FIRST_HALF = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 40


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


class _Plained(dict[str, str]):
    """What each character is in the fold; a new one is looked up once."""

    def __missing__(self, character: str) -> str:
        blank = character.isspace() or unicodedata.category(character) == "Zs"
        self[character] = " " if blank else character
        return self[character]


_PLAINED = _Plained(_PLAIN)


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    r"""The text with typographic marks made plain, character for character.

    Quotation marks are straight, dashes are hyphens, every white space (line ends too) is a
    space. Characters that no reader sees are spaces beside a space or an end of the text and
    `JOINT` elsewhere, and so are the hyphen and line end of a word broken over two lines. Same
    length as `text`, so a match in the fold has the same offsets in the original.

    >>> fold("“We – all”")
    '"We - all"'
    >>> fold("co\u00adoperation").replace(JOINT, "")
    'cooperation'
    """
    if text.isascii() and text.isprintable():
        return text
    plain = _joined(text)
    for mark, plain_mark in _COMMON:
        plain = plain.replace(mark, plain_mark)
    if plain.isprintable():
        # Neither another blank nor an invisible character: only marks can be left.
        if not plain.isascii():
            for mark, plain_mark in _RARE:
                plain = plain.replace(mark, plain_mark)
        return plain
    plain = _NOT_PLAIN.sub(lambda mark: _PLAINED[mark[0]], plain)
    if plain.isascii() or _INVISIBLE_RUN.search(plain) is None:
        return plain
    return _INVISIBLE_RUN.sub(_seen, plain)


def broken_words(text: str) -> list[tuple[int, int]]:
    """Where a hyphen and a line end stand inside one word ("cooper-/ation").

    A compound keeps its hyphen: one that the text writes whole elsewhere, or one whose halves
    `hyphens.toml` knows ("long-/term").
    """
    if not _may_break(text):
        return []
    compounds = Compounds(text)
    known: dict[tuple[str, str], bool] = {}
    found = []
    for match in _BROKEN_WORD.finditer(text):
        start = match.start()
        half = _FIRST_HALF.search(text[max(0, start - _LONGEST_WORD) : start])
        if half is None:
            continue
        halves = half[0].lower(), match[1]
        if halves not in known:
            known[halves] = compounds.hold(*halves)
        if text[start] == JOINT or not known[halves]:
            found.append(match.span())
    return found


def plain_word(word: str) -> str:
    r"""A word of a fold as it is looked up: without joints, ligatures written out.

    >>> plain_word("\ufb01nan\u00adcial")
    'financial'
    """
    return word if word.isascii() else unicodedata.normalize("NFKC", word.replace(JOINT, ""))


def quote(text: str) -> str:
    """The words on one line: each run of white space is one space.

    >>> quote("cyber  threats")
    'cyber threats'
    """
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def printed(text: str, start: int, end: int) -> str:
    r"""The words of a stretch of `text` on one line, as a reader reads them.

    A word that a line's end divides is whole, as it is for whoever matches: without its hyphen, or
    as a compound with it. What stands in the text and its offsets stay as they are.

    >>> printed("Trade rela-\ntions, a long-\nterm aim", 0, 35)
    'Trade relations, a long-term aim'
    """
    words = text[start:end]
    if not _may_break(words):
        return quote(words)
    plain = fold(text)[start:end]
    kept = [mark for mark, seen in zip(words, plain, strict=True) if JOINT not in (mark, seen)]
    return quote(_BROKEN_COMPOUND.sub("-", "".join(kept)))


def _may_break(text: str) -> bool:
    """Whether a word may be broken over lines; for most texts a search for a few characters."""
    return JOINT in text or _HYPHEN_AT_END.search(text) is not None


def _joined(text: str) -> str:
    parts = []
    last = 0
    for start, end in broken_words(text):
        parts += [text[last:start], JOINT * (end - start)]
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def _seen(match: re.Match[str]) -> str:
    text, length = match.string, match.end() - match.start()
    inner = match.start() > 0 and match.end() < len(text)
    between = inner and " " not in (text[match.start() - 1], text[match.end()])
    return (JOINT if between else " ") * length
