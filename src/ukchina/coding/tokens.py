"""A text as words: what a pattern is matched against, and what may stand between its words.

A word is a run of letters and digits, or an abbreviation of single letters with full stops
("U.K."), whose stops don't count; soft hyphens within it and ligatures don't either. Two words
are *joined* when nothing stands between them but

- quotation marks, a possessive 's, and at most one hyphen, unspaced
  dash, slash, ampersand or opening bracket ("BN(O)"); or
- white space, with quotation marks on either side, a possessive 's or a hyphen before it, or an
  ampersand within it.

Every other mark (`. , ; : ! ? ( ) …`, a spaced dash) parts them, and no pattern reaches over it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from ukchina.spans import Span, plain_word

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|\w+(?:\u00ad+\w+)*")
_INNER = re.compile(r"""(?:'[sS])?["']*[-/&(]?["']*""")
_BEFORE_SPACE = re.compile(r"""(?:'[sS])?["']*[-/]?""")
_AFTER_SPACE = re.compile(r"""["']*""")
_POSSESSIVE = re.compile(r"(?<=')[sS](?!\w)")


class Token(NamedTuple):
    """A word at its place in a folded text; `joined` tells of the gap after it.

    A tuple: one is made for each word of each text.
    """

    word: str
    start: int
    end: int
    joined: bool


class Piece(NamedTuple):
    """The words of a stretch without spaces, placed from its start.

    `opens` and `closes` tell whether its first and its last word may be joined to others over
    the spaces around it. A piece without a word parts what stands around it unless both are true.
    """

    words: tuple[Token, ...]
    opens: bool
    closes: bool


# A text repeats its words; who looks for patterns remembers more of them than this.
@lru_cache(maxsize=8192)
def piece(text: str) -> Piece:
    """The words of `text`, which holds no space.

    >>> [token.word for token in piece('U.K.-China').words]
    ['UK', 'China']
    >>> piece('trade,').closes
    False
    """
    if text.isalnum():
        return Piece((Token(plain_word(text), 0, len(text), joined=True),), opens=True, closes=True)
    found = [match.span() for match in _WORD.finditer(text)]
    # An "s" after an apostrophe is the possessive, part of the gap; a text may open with one.
    places = [
        (start, end)
        for index, (start, end) in enumerate(found)
        if not (index and found[index - 1][1] == start - 1 and _POSSESSIVE.match(text, start))
    ]
    if not places:
        through = text in ("", "&")
        return Piece((), opens=through, closes=through)
    ends = [start for start, _ in places[1:]]
    words = [
        Token(
            word=plain_word(text[start:end].replace(".", "")),
            start=start,
            end=end,
            joined=_INNER.fullmatch(text, end, after) is not None,
        )
        for (start, end), after in zip(places, [*ends, len(text)], strict=True)
    ]
    return Piece(
        words=tuple(words),
        opens=_AFTER_SPACE.fullmatch(text, 0, places[0][0]) is not None,
        closes=_BEFORE_SPACE.fullmatch(text, places[-1][1]) is not None,
    )


def unshouted(plain: str, sentences: Iterable[Span]) -> str:
    """The folded text with the ordinary words of `capitals.toml` small where all is in capitals.

    That is in a sentence without a small letter, in which no word's case says what it means.

    >>> unshouted("WHO PAYS FOR AI? The WHO did.", [Span("a", 0, 16), Span("a", 17, 29)])
    'who PAYS for AI? The WHO did.'
    """
    shouted = [one for one in sentences if plain[one.start : one.end].isupper()]
    for one in shouted:
        lowered = _ordinary().sub(lambda word: word[0].lower(), plain[one.start : one.end])
        plain = plain[: one.start] + lowered + plain[one.end :]
    return plain


@cache
def _ordinary() -> re.Pattern[str]:
    source = resources.files("ukchina.coding").joinpath("capitals.toml").read_text("utf-8")
    listed = (word for table in tomllib.loads(source).values() for word in table["words"])
    return re.compile(rf"(?<![\w.])(?:{'|'.join(word.upper() for word in listed)})(?!\w|\.\w)")


def words(plain: str) -> list[str]:
    """The words of a folded text in lower case, as `tokens` has them.

    >>> words("The U.K. and China's talks.")
    ['the', 'uk', 'and', 'china', 'talks']
    """
    return [word for text in plain.split(" ") for word in _lowered(text)]


@lru_cache(maxsize=65536)
def _lowered(text: str) -> tuple[str, ...]:
    return tuple(token.word.lower() for token in piece(text).words)


def tokens(plain: str) -> tuple[Token, ...]:
    """The words of a folded text, in order; the last one is joined to nothing.

    >>> [token.word for token in tokens("the UK's people-to-people links")]
    ['the', 'UK', 'people', 'to', 'people', 'links']
    """
    result: list[Token] = []
    last: tuple[str, int, int] | None = None  # a word of which the next piece tells what follows
    offset = 0
    through = False  # whether the last word so far may be joined to the next
    for text in plain.split(" "):
        words, opens, closes = piece(text)
        through = through and opens
        if words:
            if last:
                result.append(Token(*last, through))
            for word, start, end, joined in words[:-1]:
                result.append(Token(word, start + offset, end + offset, joined))
            word, start, end, _ = words[-1]
            last, through = (word, start + offset, end + offset), closes
        offset += len(text) + 1
    if last:
        result.append(Token(*last, joined=False))
    return tuple(result)
