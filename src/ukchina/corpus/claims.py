"""Which outlet the rest of a page names: its title in a browser, its foot, its notes, its path."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ukchina.corpus.outlet_names import is_body, names, outlet_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus.documents import Block

# What a browser sets between a page's title, its section and its site.
_BETWEEN = re.compile(r"\s+(?:\||--?|·)\s+")
_PAGE_HEAD = re.compile(r"\[page header\] ")
_TITLE_WORDS = 3
_CLAIMING = frozenset(
    {
        "author",
        "copyright",
        "editor's note",
        "foot",
        "notice",
        "notes",
        "related",
        "share",
        "subscription",
    }
)
_LETTER = re.compile(
    r"view (?:this )?(?:e-?mail )?(?:in|online)|you(?: are|'re) receiving", re.IGNORECASE
)
_ALONE = re.compile(r"(?:,? (?:established|founded|est\.?)\b.*)?\Z", re.IGNORECASE)
_LETTER_CHARS = 40
_JOURNAL = re.compile(r"(?P<name>[A-Z][^\d]{3,79}?),? (?:[Vv]ol\.? ?)?\d{1,3}")


class Titled(NamedTuple):
    """Where a title ends before what a browser adds to it, and where that names the outlet."""

    cut: int
    start: int
    end: int


def titled(words: str) -> Titled | None:
    """What a browser adds to a title, when it names an outlet that is known; else None.

    >>> titled("Trade talks go on | Foreign policy | The Guardian")
    Titled(cut=17, start=37, end=49)
    """
    ends = [match.span() for match in _BETWEEN.finditer(words)]
    for place, (cut, start) in enumerate(ends):
        end = ends[place + 1][0] if place + 1 < len(ends) else len(words)
        if names().owner.fullmatch(words[start:end]) is None:
            continue
        piped = (at for at, to in ends[: place + 1] if "|" in words[at:to])
        first = min(next(piped, cut), cut)
        return Titled(first, start, end) if len(words[:first].split()) >= _TITLE_WORDS else None
    return None


def of_title(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The outlet that a browser adds to the title."""
    for block in top:
        found = titled(plain[block.start : block.end]) if block.kind == "title" else None
        if found:
            yield block.start + found.start, block.start + found.end


def of_notes(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """A known outlet that stands alone at the foot, or of which a note says that it is its own."""
    for block in top:
        if block.kind not in _CLAIMING:
            continue
        own = names().owner.match(plain, block.start, block.end) if block.kind == "foot" else None
        if own and _ALONE.match(plain, own.end(), block.end):
            yield own.span()
        for told in (_claim(), _reader_supported()):
            match = told.search(plain, block.start, block.end)
            if match:
                yield match.span(match.lastgroup or 0)


def of_page(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The outlet that stands at the head or foot of every page of a printed one."""
    for block in top:
        head = _PAGE_HEAD.match(plain, block.start, block.end) if block.kind == "page" else None
        own = outlet_bounds(plain[head.end() : block.end]) if head else None
        if head and own:
            yield head.end() + own[0], head.end() + own[1]


def of_letter(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The name at the head of a newsletter, which says that it was sent by mail."""
    sent = any(b.kind == "subscription" and _LETTER.match(plain, b.start, b.end) for b in top)
    for block in top if sent else ():
        words = plain[block.start : block.end]
        if block.kind == "title":
            return
        if block.kind == "masthead" and len(words) <= _LETTER_CHARS and _is_proper(words):
            yield block.start, block.end


def of_path(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The body, or the known outlet, whose pages the path to this one leads through."""
    for block in top:
        if block.kind != "section" or " > " not in plain[block.start : block.end]:
            continue
        parts = re.finditer(r"[^>\s][^>]*[^>\s]", plain[block.start : block.end])
        for part in reversed(list(parts)):
            if is_body(part[0]) or names().owner.fullmatch(part[0]):
                yield block.start + part.start(), block.start + part.end()


def of_journal(plain: str, top: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The journal whose volume and pages stand above a paper."""
    for block in top:
        match = _JOURNAL.match(plain, block.start, block.end) if block.kind == "journal" else None
        if match:
            yield match.span("name")


@cache
def _claim() -> re.Pattern[str]:
    """What says that a page is an outlet's own, and its name."""
    says = (
        r"(?:print edition|issue|edition|views|opinions|represent those|necessarily those|part) of"
        r"|appear(?:s|ed) in|(?:first|originally|was) published (?:in|by|on)|republished from"
        r"|nor of|see more on:|rely on|subscribe to|sign up (?:for|to)|more from|can trust|support"
        r"|member of"
    )
    return re.compile(rf"(?i:\b(?:{says})) (?:[Tt]he )??(?P<name>{names().owner.pattern})")


@cache
def _reader_supported() -> re.Pattern[str]:
    """What a letter calls itself at its foot, and who its author writes for."""
    posts = r"(?:columnist|reporter|correspondent|editor|staff writer)"
    return re.compile(
        r"(?:(?P<name>[A-Z][\w' &-]{2,40}) is a reader-supported publication\b"
        rf"|is an? (?P<own>{names().owner.pattern}) (?:Opinion )?{posts})"
    )


def _is_proper(words: str) -> bool:
    return all(word[:1].isupper() or word in {"of", "the", "and", "&"} for word in words.split())
