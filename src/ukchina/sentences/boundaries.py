"""Where the sentences of paragraphs begin and end: nupunkt's boundaries and the certain ones."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import cache
from importlib import resources
from string import ascii_lowercase
from typing import TYPE_CHECKING

import nupunkt

from ukchina.corpus import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Block

# The longest abbreviation in `abbreviations.toml` and the marks around it are shorter.
_TAIL_CHARS = 24
# Two letters, which the shortest of them has, and its stop.
_ENDING_CHARS = 3
_NOTE = re.compile(r"(?:\[\d{1,3}\] ?)+")
# A name that begins with a small letter ("i-Soon", "eBay") begins a sentence like any other.
_SMALL_NAME = re.compile(r"[a-z]{1,2}-?[A-Z]")
_TO_RAISE = re.compile(r" [\"'(]?[a-z](?=[a-z]?-?[A-Z])")
# A stop, and a capital or such a name after it.
_STOP = re.compile(rf"\. +(?=[\"'(]?(?:[A-Z]|{_SMALL_NAME.pattern}))")
# A word has so many letters; a shorter one may be an abbreviation.
_WHOLE_WORD = 4
# Marks that join what follows to a longer word ("co-op.", "u.k."), and what stands between words.
_INNER = frozenset("_.'@/-")
_APART = frozenset({"", " "})


def bounds(plain: str, blocks: Sequence[Block]) -> Iterator[list[tuple[int, int]]]:
    """The sentences of each body block, as places in the folded text.

    The boundaries are found in one pass over the whole fold; one that stands within furniture
    has no effect, and the end of a block always ends a sentence.
    """
    sure, doubtful = certain(plain)
    raised = _TO_RAISE.sub(lambda found: found[0].upper(), doubtful)  # nupunkt goes by the case
    asked = (start for start, _ in _model().span_tokenize(raised))
    starts = sorted({*sure, *asked})
    for block in blocks:
        if block.role is Role.BODY:
            first = bisect_right(starts, block.start)
            last = bisect_left(starts, block.end, first)
            yield _mended(plain, block, starts[first:last])


def certain(plain: str) -> tuple[list[int], str]:
    """Where a sentence begins beyond doubt, and the text with the stops before those left out.

    That is after a whole word in small letters and before a capital ("next month. Can you …"),
    as most sentences do. nupunkt is not asked: it is slower, and takes some such words for
    abbreviations. A stop with marks before its word stays, for it is one with them to nupunkt.
    """
    starts = []
    pieces = []
    last = 0
    for match in _STOP.finditer(plain):
        start = match.end()
        words = plain[last : match.start()]
        before = words.rstrip(ascii_lowercase)
        if _is_whole(words[len(before) :], before[-1:]):
            starts.append(start)
            pieces += [words, " " if before[-1:] in _APART else "."]
        else:
            pieces += [words, "."]
        last = match.start() + 1
    return starts, "".join([*pieces, plain[last:]])


def _is_whole(word: str, mark: str) -> bool:
    """Whether letters with that mark before them are a word that is no abbreviation."""
    if mark.isalnum() or mark in _INNER:
        return False
    short, never = _listed("short_words"), _listed("in_small_letters")
    return word in short or (len(word) >= _WHOLE_WORD and word not in never)


def _mended(plain: str, block: Block, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences that `starts` part, without white space around them.

    Joined again are pieces that go on in lower case, that follow a title ("Lt. Col. Wu") and
    that are only the marks of notes ("[1]").
    """
    if not starts:
        return [(block.start, block.end)]
    found: list[tuple[int, int]] = []
    start = block.start
    for end in (*starts, block.end):
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
    start, end = last
    if plain[end - 1] != ".":
        return False
    if plain[left].islower() and _SMALL_NAME.match(plain, left) is None:
        return True
    pattern, endings = abbreviations()
    if plain[end - _ENDING_CHARS : end] not in endings:
        return False
    return pattern.search(plain, max(start, end - _TAIL_CHARS), end) is not None


@cache
def _model() -> nupunkt.PunktSentenceTokenizer:
    return nupunkt.load("default")


@cache
def abbreviations() -> tuple[re.Pattern[str], frozenset[str]]:
    """The abbreviations of `abbreviations.toml` at the end of a piece, and their last characters.

    Few pieces end in such characters, and only those are searched.
    """
    words = sorted(_listed("before_a_name"))
    listed = "|".join(map(re.escape, words))
    endings = frozenset(f"{word}."[-_ENDING_CHARS:] for word in words)
    return re.compile(rf"(?<!\w)(?:{listed})\.\Z"), endings


@cache
def _listed(table: str) -> frozenset[str]:
    """The words of a table of `abbreviations.toml`."""
    source = resources.files("ukchina.sentences").joinpath("abbreviations.toml").read_text("utf-8")
    return frozenset(tomllib.loads(source)[table]["words"])
