"""A text as words: what a pattern is matched against, and what may stand between its words.

A word is a run of letters and digits, or an abbreviation of single letters with full stops
("U.K."), whose stops don't count. Words are *joined* when nothing stands between them but white
space, a hyphen or dash without a space before it, a slash, an ampersand, quotation marks or a
possessive 's. Every other mark (`. , ; : ! ? ( )`, a spaced dash) parts them, and no pattern
reaches over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_WORD = r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|\w+"
# A word with all that follows it up to the next one: `findall` then covers the text without a
# match object for each word, and a piece met before needs no second look.
PIECES = re.compile(rf"(?:{_WORD})(?:'[sS](?!\w))?\W*")
_PARTS = re.compile(rf"(?P<word>{_WORD})(?P<gap>.*)", re.DOTALL)
_JOINED = re.compile(r"""(?:'[sS])?["']*(?:\ *|[-/]\ *|\ *&\ *)["']*""", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as it is matched (no stops), its length in the text, and whether it is joined.

    `joined` tells of the gap after the word.
    """

    word: str
    chars: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word at its place in a folded text."""

    word: str
    start: int
    end: int
    joined: bool


def piece(text: str) -> Piece:
    """The word that begins `text` and what its gap does.

    >>> piece("U.K.'s ")
    Piece(word='UK', chars=4, joined=True)
    >>> piece("trade, ").joined
    False
    """
    parts = _PARTS.fullmatch(text)
    if parts is None:
        message = f"{text!r} does not begin with a word"
        raise ValueError(message)
    word = parts["word"]
    return Piece(
        word=word.replace(".", ""),
        chars=len(word),
        joined=_JOINED.fullmatch(parts["gap"]) is not None,
    )


def starts(plain: str, pieces: list[str]) -> list[int]:
    """Where each of the `pieces` found in `plain` begins, and where the last one ends."""
    return list(accumulate(map(len, pieces), initial=len(plain) - sum(map(len, pieces))))


def tokens(plain: str) -> tuple[Token, ...]:
    """The words of a folded text, in order.

    >>> [token.word for token in tokens("the UK's people-to-people links")]
    ['the', 'UK', 'people', 'to', 'people', 'links']
    """
    found = PIECES.findall(plain)
    result = []
    for start, text in zip(starts(plain, found), found, strict=False):
        first = piece(text)
        result.append(Token(first.word, start, start + first.chars, first.joined))
    return tuple(result)
