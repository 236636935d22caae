"""The lines of a text, each with what it is on its page as far as the line alone can tell."""

from __future__ import annotations

from typing import NamedTuple

from ukchina.corpus.furniture import is_closed, kind_of, kind_of_sentence
from ukchina.spans import JOINT

# No line of furniture is longer: three lines of a printed page.
FURNITURE_CHARS = 260
# A line that closes and has so many words is a sentence; few kinds of furniture are.
SENTENCE_WORDS = 12


class Line(NamedTuple):
    """A line that is not blank, trimmed: its place, its folded words, what it is.

    `text` has single spaces and no joints, so it may be shorter than the place. `gap` tells of a
    blank line before it; `closed` that it ends as a sentence does; `kind` is the furniture that
    it is by itself, or nothing.
    """

    start: int
    end: int
    text: str
    gap: bool
    closed: bool
    words: int
    kind: str


def lines(text: str, plain: str) -> list[Line]:
    """The lines of `text` that are not blank; `plain` is its fold."""
    found: list[Line] = []
    gap = False
    offset = 0
    for raw in text.splitlines(keepends=True):
        start = offset
        offset += len(raw)
        words = plain[start:offset].strip(" ")
        if words:
            found.append(line_of(plain.index(words[0], start), words, gap))
        gap = not words
    return _without_inner_ends(found, plain) if JOINT in plain else found


def line_of(start: int, text: str, gap: bool) -> Line:  # noqa: FBT001 - one of a line's three parts
    """The line of these folded words, trimmed, that begins at `start`."""
    end = start + len(text)
    if "  " in text or JOINT in text:
        text = " ".join(text.replace(JOINT, "").split())
    closed = is_closed(text)
    words = text.count(" ") + 1
    if len(text) > FURNITURE_CHARS:
        kind = ""
    elif closed and words >= SENTENCE_WORDS:
        kind = kind_of_sentence(text)
    else:
        kind = kind_of(text)
    return Line(start, end, text, gap, closed, words, kind)


def _without_inner_ends(found: list[Line], plain: str) -> list[Line]:
    """The lines, those taken together whose line end fell inside a word ("cooper-/ation")."""
    whole: list[Line] = []
    first = 0
    for number, line in enumerate(found):
        after = found[number + 1].start if number + 1 < len(found) else line.end
        if JOINT in plain[line.end : after]:
            continue
        own = found[first]
        joined = (
            own if first == number else line_of(own.start, plain[own.start : line.end], own.gap)
        )
        whole.append(joined)
        first = number + 1
    return whole
