"""Where the sentences of paragraphs begin and end: nupunkt's boundaries, mended."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import nupunkt

from ukchina.corpus import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Block

# The longest abbreviation in `abbreviations.toml` and the marks around it are shorter.
_TAIL_CHARS = 24
_NOTE = re.compile(r"(?:\[\d{1,3}\] ?)+")


def bounds(plain: str, blocks: Sequence[Block]) -> Iterator[list[tuple[int, int]]]:
    """The sentences of each body block, as places in the folded text.

    The boundaries are found in one pass over the whole fold; one that stands within furniture
    has no effect, and the end of a block always ends a sentence.
    """
    missed = (match.end() for match in _words().finditer(plain))
    ends = sorted({*(end for _, end in nupunkt.sent_spans(plain)), *missed})
    for block in blocks:
        if block.role is Role.BODY:
            first = bisect_right(ends, block.start)
            last = bisect_right(ends, block.end - 1)
            yield _mended(plain, block, ends[first:last])


def _mended(plain: str, block: Block, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences between `ends`, without white space around them.

    Joined again are pieces that go on in lower case, that follow a title ("Lt. Col. Wu") and
    that are only the marks of notes ("[1]").
    """
    found: list[tuple[int, int]] = []
    start = block.start
    for end in (*ends, block.end):
        left, right = start, end
        while left < right and plain[left] == " ":
            left += 1
        while left < right and plain[right - 1] == " ":
            right -= 1
        start = end
        if left == right:
            continue
        if found:
            note = _NOTE.match(plain, left, right) if plain[left] == "[" else None
            if note:
                found[-1] = (found[-1][0], left + len(note[0].rstrip()))
                left = note.end()
                if left >= right:
                    continue
            if _goes_on(plain, found[-1], left):
                found[-1] = (found[-1][0], right)
                continue
        found.append((left, right))
    return found


def _goes_on(plain: str, last: tuple[int, int], left: int) -> bool:
    """Whether a piece is the rest of the sentence that nupunkt ended before it."""
    if plain[last[1] - 1] != ".":
        return False
    if plain[left].islower():
        return True
    return abbreviations().search(plain, max(last[0], last[1] - _TAIL_CHARS), last[1]) is not None


@cache
def abbreviations() -> re.Pattern[str]:
    """The abbreviations of `abbreviations.toml` at the end of a piece."""
    return re.compile(rf"(?<!\w)(?:{_listed('before_a_name')})\.\Z")


@cache
def _words() -> re.Pattern[str]:
    """A word in small letters that ends its sentence, which nupunkt may take for an abbreviation.

    What follows begins with a capital ("next month. Can you confirm this?").
    """
    short, never = _listed("short_words"), _listed("in_small_letters")
    word = rf"(?:{short}|(?!(?:{never})\.)[a-z]{{4,}})"
    return re.compile(rf"(?<![\w.'@/-]){word}\.(?=\s+[\"'(]?[A-Z])")


def _listed(table: str) -> str:
    """The words of a table of `abbreviations.toml`, as alternatives of a pattern."""
    source = resources.files("ukchina.sentences").joinpath("abbreviations.toml").read_text("utf-8")
    return "|".join(re.escape(word) for word in tomllib.loads(source)[table]["words"])
