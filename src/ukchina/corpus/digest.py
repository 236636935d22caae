"""One file with several documents: where each item of a digest begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ukchina.corpus.codes import parted_lines
from ukchina.corpus.dates import DATE
from ukchina.corpus.paragraphs import wrap_width
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# An item states its day among its first lines; a dateline or a later date is of its text.
_HEAD_LINES = 6
_DAY_WORDS = 10
_TITLE_WORDS = range(3, 26)
_PROSE_WORDS = 8
# One item is a document with a date, not a digest.
_LEAST_ITEMS = 2

_DAY_CHARS = 160
_FIGURES_CHARS = 4
_FIGURES = re.compile(r"\d{4}")
_RULE = re.compile(r"(?:[-=_*~#+\u2022.]\s?){3,}\Z")
_COUNTED = re.compile(r"(?:document|article|story|item) \d{1,4} (?:of|/) \d{1,4}\Z", re.IGNORECASE)
# What archives print beneath each article; Factiva the article's number, with its day.
_ENDED = re.compile(
    r"(?i:end of document)\b.{0,20}\Z|Document [A-Z]\w{2,9}?0{2,6}(?:19|20)\d{6}\w{6,12}\Z"
)
_HEADING = re.compile(r"#{1,3}\s+\S")


def parts(text: str) -> tuple[int, ...]:
    """Where each document of a digest begins, the first at 0; empty when the text is one document.

    A digest has at least two items, each with a title, a full date and prose; they are set apart
    by rules, counts ("Document 2 of 9") or headings, end as archives end an article, or else begin
    each with title and date.
    Words before the first item are a part of their own when they are prose.
    """
    if not _may_have_days(text):
        return ()
    found = parted_lines(text, fold(text))
    if sum(_is_day(line) for line in found) < _LEAST_ITEMS:
        return ()
    starts = _ended(found) or _set_apart(found) or _titled(found)
    if len(starts) < _LEAST_ITEMS:
        return ()
    preface = any(_is_prose(line) for line in found if line.start < starts[0])
    return (0, *starts) if preface else (0, *starts[1:])


def _may_have_days(text: str) -> bool:
    """Whether two lines are short and have the figures of a date: most texts hold no two such."""
    short = [line for line in text.splitlines() if _FIGURES_CHARS <= len(line) < _DAY_CHARS]
    dated = [line for line in short if _FIGURES.search(line)]
    return sum(len(line.split()) <= _DAY_WORDS for line in dated) >= _LEAST_ITEMS


def _ended(found: list[Line]) -> tuple[int, ...]:
    """The articles of an archive, each of which ends with a line that says so."""
    ends = [i for i, line in enumerate(found) if _ENDED.match(line.text)]
    bounds = [0, *(i + 1 for i in ends), len(found)]
    articles = [found[i:j] for i, j in pairwise(bounds) if _has_prose(found[i:j])]
    if len(articles) < _LEAST_ITEMS or not all(any(map(_is_day, one)) for one in articles):
        return ()
    return (found[0].start, *(part[0].start for part in articles[1:]))


def _set_apart(found: list[Line]) -> tuple[int, ...]:
    """The items between rules, counts or headings; all that hold prose must be items."""
    for is_edge in (_is_rule, _is_count, _is_heading):
        edges = [i for i, line in enumerate(found) if is_edge(line)]
        bounds = [*edges, len(found)]
        segments = [found[i:j] for i, j in zip(edges, bounds[1:], strict=True)]
        segments = [found[: edges[0]], *segments] if edges else []
        items = [part for part in segments if _is_item(part)]
        other = [part for part in segments[1:-1] if _has_prose(part) and not _is_item(part)]
        if len(items) >= _LEAST_ITEMS and not other:
            return tuple(part[0].start for part in items)
    return ()


def _titled(found: list[Line]) -> tuple[int, ...]:
    """The items that begin with a title and a date right beneath it, or a date and a title."""
    if wrap_width(found):
        found = [line for line in found if line.gap or _is_day(line) or not line.closed]
    for below in (True, False):
        starts: list[int] = []
        for i, line in enumerate(found):
            title = (
                found[i - 1]
                if below and i
                else None
                if below or i + 1 == len(found)
                else found[i + 1]
            )
            head = title if below else line
            if _is_day(line) and title and _is_title(title) and head and (head.gap or not starts):
                starts.append(i - below)
        bounds = [*starts, len(found)]
        whole = all(_has_prose(found[i:j]) for i, j in zip(starts, bounds[1:], strict=True))
        if len(starts) >= _LEAST_ITEMS and whole and not _has_prose(found[: starts[0]]):
            return tuple(found[i].start for i in starts)
    return ()


def _is_item(part: list[Line]) -> bool:
    head = part[:_HEAD_LINES]
    return (
        any(_is_day(line) for line in head)
        and any(_is_title(line) for line in head)
        and _has_prose(part)
    )


def _is_day(line: Line) -> bool:
    """Whether a line is a full date, alone or with the name of an outlet, or an archive's."""
    if line.kind == "citation":
        return True
    if line.closed or line.words > _DAY_WORDS or DATE.search(line.text) is None:
        return False
    return line.kind in {"date", "byline", "field"} or "," in line.text or "|" in line.text


def _is_title(line: Line) -> bool:
    return (
        not line.kind
        and line.words in _TITLE_WORDS
        and (not line.closed or line.text.endswith("?"))
        and not _is_day(line)
    )


def _is_prose(line: Line) -> bool:
    return not line.kind and line.closed and line.words >= _PROSE_WORDS


def _has_prose(part: list[Line]) -> bool:
    return any(_is_prose(line) for line in part)


def _is_rule(line: Line) -> bool:
    return _RULE.match(line.text) is not None


def _is_count(line: Line) -> bool:
    return _COUNTED.match(line.text) is not None


def _is_heading(line: Line) -> bool:
    return _HEADING.match(line.text) is not None
