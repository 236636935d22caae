"""Lines taken together as paragraphs, also where a page or a mail program broke them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# A line of one or two words is a label ("Read on"), never half of a broken sentence.
LABEL_WORDS = 2
# Longest line of a text that was hard-wrapped (mail and terminals wrap at 70 to 80 columns).
WRAP_CHARS = 100
# Shortest line that a wrapping program leaves within a paragraph.
_WRAP_LEAST = 40
# Pairs of lines from which a text is known as wrapped, and the share that breaks a sentence.
_WRAP_PAIRS = 3
_WRAP_SHARE = 0.5
# Of the lines that go on with a sentence so many begin with a small letter; those of a header,
# one fact on each, begin with capitals.
_WITHIN_SHARE = 0.3
# Lines longer than a wrapped one: mastheads and addresses, but no more than one in twenty.
_LONG_SHARE = 0.05
# How full a line is that has no room for the next word; one that closes a sentence must be fuller.
_FULL = 0.55
_FULL_CLOSED = 0.8

_OPEN_END = re.compile(
    r"(?:[,(-]|\b(?:a|an|the|and|or|but|of|in|on|at|to|for|from|by|with|as|that|which|who|its|"
    r"his|her|their|is|are|was|were|be|has|have|had|will|would|not))\Z",
    re.IGNORECASE,
)
# No line of prose ends with a title; the name is on the next one.
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|Rev|St|Messrs|No)\.\Z")
_ITEM = re.compile(r"(?:[-*•▪◦‣●►o]|#{1,6}|>|\(?(?:T?\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
# What stands behind the letter of an item ("a)", "iv.").
_ITEM_SECOND = frozenset(".)ivx")
# The longest label ("The Minister of State for … (Name)") and its colon are shorter.
_LABEL_CHARS = 200
_LABEL = re.compile(r"(?:[A-Z][\w.'-]*(?: (?:and |of |the |for )?[A-Z(][\w.')-]*){0,5}) ?: +(?=\S)")


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """The lines in groups, one a paragraph; a sentence broken over lines is in one group."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    last = None
    for line in lines:
        if last is None or (last.closed and line.gap) or not _continues(last, line, width):
            groups.append([line])
        else:
            groups[-1].append(line)
        last = line
    return groups


def wrap_width(lines: list[Line]) -> int:
    """The width at which a text is hard-wrapped; 0 when its lines are whole paragraphs.

    It is wrapped when most lines that go on without a blank line stop within a sentence.
    """
    long = sum(len(line.text) > WRAP_CHARS for line in lines)
    if long > len(lines) * _LONG_SHARE:
        return 0
    inner = [
        (first, second)
        for first, second in pairwise(lines)
        if not second.gap and not first.kind and _WRAP_LEAST <= len(first.text) <= WRAP_CHARS
    ]
    broken = [second.text for first, second in inner if not first.closed]
    within = sum(text[:1].islower() for text in broken)
    if len(inner) < _WRAP_PAIRS or len(broken) < len(inner) * _WRAP_SHARE:
        return 0
    if within < len(broken) * _WITHIN_SHARE and not _in_capitals(broken):
        return 0
    return max(len(first.text) for first, _ in inner)


def _in_capitals(lines: list[str]) -> bool:
    """Whether most lines have no small letter, as old terminals print."""
    return 2 * sum(line.isupper() for line in lines) > len(lines)


def item_end(text: str) -> int:
    """Where the words of a list item, a heading or a quoted line begin after its mark; else 0."""
    first = text[:1]
    if first.isalpha() and first not in "oT" and text[1:2] not in _ITEM_SECOND:
        return 0
    match = _ITEM.match(text)
    return match.end() if match else 0


def is_marked(text: str) -> bool:
    """Whether a line is marked as a heading ("## Trade"); a hashtag is a word."""
    return text[:1] == "#" and text.lstrip("#")[:1] in {"", " "}


def label_end(text: str) -> int:
    """Where the words of a turn begin after the label that names its speaker; else 0."""
    match = _LABEL.match(text) if ":" in text[:_LABEL_CHARS] else None
    return match.end() if match else 0


def open_end(text: str) -> bool:
    """Whether a line stops where no sentence and no headline does: after a comma or "the"."""
    return _OPEN_END.search(text[-12:]) is not None


def _continues(last: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph that `last` ends so far, with no gap or no stop."""
    titled = last.closed and _TITLE.search(last.text[-12:]) is not None
    wrapped = bool(width) and not line.gap and len(last.text) >= width * _FULL
    if last.kind or line.kind == "citation" or (line.kind and not (wrapped and not last.closed)):
        return False
    if item_end(line.text) and (last.closed or not line.text[:1].isdigit()):
        return False
    if last.closed and label_end(line.text):
        return False
    if titled or (wrapped and (not last.closed or len(last.text) >= width * _FULL_CLOSED)):
        return True
    if last.closed or is_marked(last.text):
        return False
    broken = line.text[:1].islower() or open_end(last.text)
    return broken and (not line.gap or last.words > LABEL_WORDS)
