"""What each line above the text is: masthead, title, byline, standfirst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.dates import DATE
from ukchina.corpus.outlet_names import (
    agency_line,
    is_form,
    is_genre,
    names,
    outlet_bounds,
    series_bounds,
)
from ukchina.corpus.script import is_foreign
from ukchina.corpus.signatures import are_several, is_home

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
_NAMED = re.compile(r"(?:The )?[A-Z][\w.'&-]*(?: (?:of |for |& |and )?[A-Z][\w.'&-]*){0,6}\Z")
_LEARNED = re.compile(r"(?:Dr|Prof(?:essor)?)\b")
# Who speaks or answers in a parliament is no title, nor is what heads an entry of a list.
_PEER = re.compile(
    r"(?:Asked|Moved|Tabled|Answered) by .{2,80}\Z|(?:[A-Z][\w.'-]+ ){2,4}\([A-Z][^()]{2,50}\)\Z"
    r"|(?:Baroness|Lord|Lady|Viscount|Earl|The Rt Hon|Sir|Dame|Mr|Mrs|Ms|Dr)"
    r"(?: (?:of |and )?[A-Z][\w.'-]*){1,5}(?:, (?:[A-Z][\w'-]*|of|for|the|and|to)"
    r"(?: (?:[A-Z][\w'-]*|of|for|the|and|to)){0,8})?\Z"
)
# A post in a network of people says how near its author is; it has no title.
_POSTED = re.compile(r" [•·] (?:1st|2nd|3rd\+?)(?: |\Z)")
_LITTLE = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"}
)
# A title beneath the head of a newsletter's page has at least so many words.
_LETTER_WORDS = 3
_BY = re.compile(r"(?:\w+ )?by\b", re.IGNORECASE)
_DEBATE = re.compile(
    r"\bdebated on\b|\boral answers\b|\bwritten (?:answers|statements)\b"
    r"|\Ahouse of (?:commons|lords), \w+day \d",
    re.IGNORECASE,
)
# Who presides over a debate stands above it, and is neither its title nor its author.
_CHAIR = re.compile(
    r"(?:(?:Mr|Madam)(?: Deputy| Principal Deputy)? Speaker|(?:The )?(?:Lord|Deputy) Speaker)\Z"
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
    title = _title(lines, kinds, free)
    named = not any(_DEBATE.search(line.text) for line in lines)
    for i in free:
        above = title is not None and i < title
        if i == title:
            kinds[i] = "title"
        elif not above and (_HEADING.match(lines[i].text) or _is_timed(lines, kinds, i)):
            kinds[i] = "heading"
        elif named and "outlet" not in kinds and _is_named(lines, kinds, i, above=above):
            kinds[i] = "outlet"
        elif "byline" not in kinds and _is_signed(lines, kinds, i):
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
    for number, line in enumerate(lines[:-1]):
        if _CHAIR.match(line.text):
            kinds[number] = "proceedings"
    for number, line in enumerate(lines):
        head, comma, _ = line.text.partition(",")
        if kinds[number] == "byline" and comma and head.casefold() in names().known:
            kinds[number] = ""  # "The Ledger, Letters to the Editor" is no editor's name
    return kinds


def _is_timed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the last line of a header stands beneath an hour, as entries of live pages do."""
    last = number == len(lines) - 1
    return last and number > 0 and kinds[number - 1] == "time" and not lines[number].closed


def _is_signed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether a line is a name alone right above the day, or above the text beneath it."""
    words = lines[number].text
    below = kinds[number + 1 : number + 2]
    if below and DATE.search(lines[number + 1].text):
        below = ["date"]
    if are_several(words):
        above = kinds[number - 1 : number] == ["title"]
        return below == ["date"] or (above and bool(below) and is_home(lines[number + 1].text))
    if _SIGNED.match(words) is None or is_genre(words):
        return False
    if names().sections & {*words.split(), *words.title().split()}:
        return False
    if kinds[number - 1 : number] == ["date"]:
        return below in (["notice"], ["share"])
    named = number and kinds[number - 1] in {"title", "share"} and number + 1 < len(lines)
    if named and lines[number + 1].text.casefold() in names().known:
        return True
    return below in (["date"], ["reading time"])


def _title(lines: list[Line], kinds: list[str], free: list[int]) -> int | None:
    if any(_POSTED.search(line.text) for line in lines):
        return None
    free = _beneath_letterhead(lines, kinds, free) or free
    marked = [i for i in free if _MARK.match(lines[i].text)]
    unlisted = [i for i in free if not _is_untitled(lines[i].text)] or free
    unlisted = [i for i in unlisted if not lines[i].text[:1].islower()] or unlisted
    candidates = marked or [i for i in unlisted if not outlet_bounds(lines[i].text)] or unlisted
    if candidates and is_foreign(lines[candidates[0]].text):
        return candidates[0]  # words are not told apart by spaces
    long = [i for i in candidates if lines[i].words >= TITLE_WORDS or is_phrase(lines[i].text)]
    if long and not marked and _is_sentence_below(lines, long[0], candidates):
        return long[0] - 1
    if marked or long:
        return (marked or long)[0]
    return max(candidates, key=lambda i: (lines[i].words, -i), default=None)


def is_phrase(text: str) -> bool:
    """Whether a short line reads as a title does, and no section or name ("Notes on a thaw")."""
    words = text.split()
    small = [word for word in words[1:] if word in _LITTLE]
    plain = [word for word in words[1:] if word[:1].islower() and word not in _LITTLE]
    return len(words) == TITLE_WORDS - 1 and bool(small and plain)


def _beneath_letterhead(lines: list[Line], kinds: list[str], free: list[int]) -> list[int]:
    """The title right beneath a letter's name and the calls to subscribe to it; else nothing."""
    calls = [i for i, kind in enumerate(kinds) if kind == "subscription" and i in range(1, 5)]
    if not calls or calls[0] - 1 not in free:
        return []
    below = [i for i in free if i > calls[-1] and lines[i].words >= _LETTER_WORDS]
    return below[:1] if below[:1] == [calls[-1] + 1] else []


def _is_untitled(text: str) -> bool:
    """Whether a line is hardly a title: an entry of a list, a page's form, who speaks."""
    form = is_form(text) and not text.startswith("The Guardian view")
    return form or _LISTED.match(text) is not None or _PEER.match(text) is not None


def _is_sentence_below(lines: list[Line], long: int, candidates: list[int]) -> bool:
    """Whether the first long line is a whole sentence right beneath a short one: its standfirst."""
    line = lines[long]
    return line.text.endswith(".") and not line.gap and long - 1 in candidates


def _is_author(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the line above an author's post is the author's name."""
    words, post = lines[number].text, lines[number + 1].text
    if kinds[number] or _BY.match(post) or _LEARNED.match(post) or outlet_bounds(words):
        return False
    return _NAME.match(words) is not None


def _is_named(lines: list[Line], kinds: list[str], number: int, *, above: bool) -> bool:
    """Whether a line names the outlet: by its words, or by its place between title and byline."""
    words = lines[number].text
    if outlet_bounds(words) or (above and series_bounds(words)):
        return True
    if above or number + 1 == len(lines) or _NAMED.match(words) is None:
        return False
    below = lines[number + 1].text
    if words.isupper() and not names().sections.isdisjoint(words.title().split()):
        return False
    leads = is_genre(below) or (kinds[number + 1] == "byline" and _BY.match(below) is not None)
    return leads and not names().sections.issuperset(words.title().split())
