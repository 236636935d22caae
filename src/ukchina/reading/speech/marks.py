"""Quotation marks in pairs: straight and curly, nested, reopened in each paragraph, left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from ukchina.sentences import sentences
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus import Document

# Quotations in quotations in quotations: deeper ones are marks that were left open.
DEEPEST = 4

_MARK = re.compile("[\"“”„‟«»＂'‘’‚‛＇]")
_OPENS = frozenset("“„«‘‚‛")
_CLOSES = frozenset("”»")
_DOUBLE = frozenset('"“”„‟«»＂')
_ELISION = re.compile(r"(?:\d\ds?\b|(?:tis|twas|em|til|cause|cos|bout|n)\b)", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[/\-\x00]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words inside a pair of marks; `open` and `close` bound them with the marks.

    `depth` counts the pairs around it. `ending` is "closed", "continues" (the next paragraph opens
    again) or "unclosed" (no closing mark: the words end with their sentence).
    """

    start: int
    end: int
    open: int
    close: int
    depth: int
    ending: str = "closed"


def quoted(document: Document) -> tuple[Quoted, ...]:
    """The quoted stretches of the body in order, outer before inner."""
    plain = fold(document.text)
    blocks = [block for block in document.blocks if block.kind == "paragraph"]
    found: list[Quoted] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        reopened = following is not None and plain[following.start] in "\"'"
        found += _pairs(document, plain, (block.start, block.end), reopened=reopened)
    return tuple(sorted(found, key=lambda words: (words.start, -words.end)))


def _pairs(
    document: Document, plain: str, bounds: tuple[int, int], *, reopened: bool
) -> Iterator[Quoted]:
    text, (start, end) = document.text, bounds
    stack: list[tuple[int, bool]] = []
    for match in _MARK.finditer(text, start, end):
        at, double = match.start(), match[0] in _DOUBLE
        role = (
            _double(text, at, bounds, stack) if double else _single(plain, text, at, bounds, stack)
        )
        if role == "open":
            if double and stack and stack[-1][1] and text[at] == '"':
                yield from _open_ended(document, plain, stack.pop(), at, len(stack))
            if len(stack) == DEEPEST:
                yield from _open_ended(document, plain, stack.pop(), at, len(stack))
            stack.append((at, double))
        elif role == "close" and any(kind == double for _, kind in stack):
            while stack[-1][1] != double:
                stack.pop()
            opened, _ = stack.pop()
            yield from _words(plain, opened, at, len(stack))
    for depth, (opened, double) in enumerate(stack):
        if not double:
            continue
        if reopened and text[opened] != "'":
            yield from _words(plain, opened, end, depth, "continues")
        else:
            yield from _open_ended(document, plain, (opened, double), end, depth)


def _words(
    plain: str, opened: int, closed: int, depth: int, ending: str = "closed"
) -> Iterator[Quoted]:
    start, end = opened + 1, closed
    while start < end and plain[start] == " ":
        start += 1
    while start < end and plain[end - 1] == " ":
        end -= 1
    if any(character.isalnum() for character in plain[start:end]):
        yield Quoted(start, end, opened, closed + (ending == "closed"), depth, ending)


def _open_ended(
    document: Document, plain: str, mark: tuple[int, bool], limit: int, depth: int
) -> Iterator[Quoted]:
    """A quotation without its closing mark: it ends with its sentence."""
    opened, _ = mark
    every = sentences(document)
    at = bisect_right(every, opened + 1, key=lambda sentence: sentence.span.start) - 1
    end = min(limit, every[at].span.end) if at >= 0 else limit
    yield from _words(plain, opened, max(end, opened + 1), depth, "unclosed")


def _double(text: str, at: int, bounds: tuple[int, int], stack: list[tuple[int, bool]]) -> str:
    mark = text[at]
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "close"
    before, after = _around(text, at, bounds)
    is_open = any(double for _, double in stack)
    if before.isdigit() and not is_open:
        return ""
    leads, trails = _BEFORE_OPENING.match(before), not after.strip("\x00 \n\r\t")
    if leads and not trails:
        return "open" if not (is_open and before == "-") else "close"
    if not leads and trails:
        return "close"
    return "close" if is_open else "open"


def _single(
    plain: str, text: str, at: int, bounds: tuple[int, int], stack: list[tuple[int, bool]]
) -> str:
    before, after = _around(text, at, bounds)
    if before.isalnum() and after.isalnum():
        return ""
    is_open = bool(stack) and any(not double for _, double in stack)
    if text[at] in _OPENS or (text[at] != "’" and _opening(before) and after.strip("\x00 ")):
        return "" if _ELISION.match(plain, at + 1) else "open"
    if not is_open:
        return ""
    if before.isalpha() and _possessive(plain, at, bounds[1]):
        return ""
    return "close" if not _opening(before) else ""


def _opening(before: str) -> bool:
    return _BEFORE_OPENING.match(before) is not None or before in '"“'


def _possessive(plain: str, at: int, end: int) -> bool:
    """Whether a mark after an s is a plural's apostrophe: a word follows, and an end later."""
    if plain[at - 1] not in "sS" or not re.match(r" +\w", plain[at + 1 : at + 4]):
        return False
    closing = re.search(r"(?<=[^\s(\[\"-])'(?![^\W_])", plain[at + 1 : end])
    opening = re.search(r"(?<![^\s(\[\"-])'(?=[^\W_])", plain[at + 1 : end])
    return closing is not None and (opening is None or closing.start() < opening.start())


def _around(text: str, at: int, bounds: tuple[int, int]) -> tuple[str, str]:
    before = text[at - 1] if at > bounds[0] else "\x00"
    after = text[at + 1] if at + 1 < bounds[1] else "\x00"
    return before, after
