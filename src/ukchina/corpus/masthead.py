"""What each line above the text is: masthead, title, byline, standfirst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.outlet_names import agency_line, is_form, is_genre, names, outlet_bounds
from ukchina.corpus.script import is_foreign

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# A title has at least so many words; of shorter lines the longest is taken.
TITLE_WORDS = 5
_NAME = re.compile(
    r"(?:(?:Dr|Sir|Prof(?:essor)?|Dame|Lord)\.? )?"
    r"[A-Z][\w.'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'-]+){1,3}\Z"
)
# Who is named alone between a title and its day is its author, save for words of sections.
_SIGNED = re.compile(
    r"(?:[A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][a-z'-]+){1,2}"
    r"|[A-Z]{3,}(?: [A-Z]\.)?(?: [A-Z'-]{3,}){1,2})\Z"
)
# So is an outlet's name that nobody has listed, above "By ...".
_NAMED = re.compile(r"(?:The )?[A-Z][\w.'&-]*(?: (?:of |& |and )?[A-Z][\w.'&-]*){0,3}\Z")
_BY = re.compile(r"(?:\w+ )?by\b", re.IGNORECASE)
_DEBATE = re.compile(
    r"\bdebated on\b|\boral answers\b|\bwritten (?:answers|statements)\b", re.IGNORECASE
)
_MARK = re.compile(r"#{1,6}\s+")
# An entry of a list of articles above the first of them; the sections of a page.
_LISTED = re.compile(r"\d{1,3}\. +\S|[^/]{2,30} / [^/]{2,30}\Z")
_HEADING = re.compile(
    r"(?:#{1,6}|\d{1,2}(?:\.\d{1,2})*\.?)\s+\S"
    r"|(?:introduction|(?:executive )?summary|overview|abstract|key (?:points|findings)"
    r"|background)\Z",
    re.IGNORECASE,
)


def header_kinds(lines: list[Line]) -> list[str]:
    """What each header line is.

    Of the lines that nothing else claims, an outlet's name stands above the title or alone
    beneath it; the title is the first of `TITLE_WORDS` words, else the longest; what stands
    above it is masthead, beneath it standfirst.
    """
    kinds = _own_kinds(lines)
    for number, line in enumerate(lines):
        if number and kinds[number - 1] == "label" and kinds[number] in {"", "section"}:
            kinds[number] = "value"
        elif kinds[number] == "byline" and number and _is_author(lines, kinds, number - 1):
            kinds[number - 1] = "byline"
        elif not kinds[number]:
            kinds[number] = agency_line(line)
    free = [i for i, kind in enumerate(kinds) if not kind]
    title = _title(lines, free)
    named = not any(_DEBATE.search(line.text) for line in lines)
    for i in free:
        above = title is not None and i < title
        if i == title:
            kinds[i] = "title"
        elif not above and (_HEADING.match(lines[i].text) or _is_timed(lines, kinds, i)):
            kinds[i] = "heading"
        elif named and "outlet" not in kinds and _is_named(lines, kinds, i, above=above):
            kinds[i] = "outlet"
        elif not above and "byline" not in kinds and _is_signed(lines, kinds, i):
            kinds[i] = "byline"
        else:
            kinds[i] = "masthead" if above else "standfirst"
    return kinds


def _own_kinds(lines: list[Line]) -> list[str]:
    """The kinds of the lines by themselves; "Reuters" at the top credits no picture."""
    kinds = [line.kind for line in lines]
    for number, line in enumerate(lines[:2]):
        if kinds[number] == "caption" and line.text.casefold() in names().known:
            kinds[number] = ""
    return kinds


def _is_timed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the last line of a header stands beneath an hour, as entries of live pages do."""
    last = number == len(lines) - 1
    return last and number > 0 and kinds[number - 1] == "time" and not lines[number].closed


def _is_signed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether a line is a name alone right above the day, or above the text beneath it."""
    words = lines[number].text
    if _SIGNED.match(words) is None or names().sections & {*words.split(), *words.title().split()}:
        return False
    return kinds[number + 1 : number + 2] in (["date"], ["reading time"])


def _title(lines: list[Line], free: list[int]) -> int | None:
    marked = [i for i in free if _MARK.match(lines[i].text)]
    unlisted = [i for i in free if not (_LISTED.match(lines[i].text) or is_form(lines[i].text))]
    unlisted = unlisted or free
    candidates = marked or [i for i in unlisted if not outlet_bounds(lines[i].text)] or unlisted
    if candidates and is_foreign(lines[candidates[0]].text):
        return candidates[0]  # words are not told apart by spaces
    long = [i for i in candidates if lines[i].words >= TITLE_WORDS]
    if marked or long:
        return (marked or long)[0]
    return max(candidates, key=lambda i: (lines[i].words, -i), default=None)


def _is_author(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the line above an author's post is the author's name."""
    words, post = lines[number].text, lines[number + 1].text
    if kinds[number] or _BY.match(post) or outlet_bounds(words):
        return False
    return _NAME.match(words) is not None


def _is_named(lines: list[Line], kinds: list[str], number: int, *, above: bool) -> bool:
    """Whether a line names the outlet: by its words, or by its place between title and byline."""
    words = lines[number].text
    if outlet_bounds(words):
        return True
    if above or number + 1 == len(lines) or _NAMED.match(words) is None:
        return False
    below = lines[number + 1].text
    leads = is_genre(below) or (kinds[number + 1] == "byline" and _BY.match(below) is not None)
    return leads and not names().sections.issuperset(words.title().split())
