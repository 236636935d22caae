"""Lines that only the rest of the page tells: running heads, footnotes, witnesses, author notes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus.lines import Line

# A list of witnesses and of their papers is shorter than so many lines.
_WITNESS_LINES = 60
# A note on the author stands among the last lines, the author's name among the first.
_LAST_LINES = 8
_FIRST_LINES = 20
_NOTE_CHARS = 500
# Name, party and seat of a minister stand between the two.
_ANSWER_LINES = 7
_ANSWERED = "Answered on"
_PROSE_WORDS = 8

_WITNESSES = re.compile(r"witness(?:es)?\W*\Z", re.IGNORECASE)
_FIRST_QUESTION = re.compile(r"Q ?\d{1,4}\b|(?:The )?Chair(?:man|woman)?:")
_FOOTNOTE = re.compile(r"\[(\d{1,3})\] +\S")
_CITED = re.compile(r"[\w.,;:!?\"')](?:\[\d{1,3}\] ?)*\[(\d{1,3})\]")
_NAME = r"[A-Z][\w'-]+(?: (?:[A-Z]\.|[A-Z][\w'-]+|de|van|von|al|bin)){1,3}"
_AUTHOR = re.compile(
    rf"[\s*_|-]{{0,4}}(?P<name>(?:(?:Dr|Sir|Dame|Lord|Prof(?:essor)?)\.? )?{_NAME})"
    r"(?:,? (?:is|was|served|serves|writes|wrote|covers|reports|reported|teaches|leads|has|joined"
    r"|works|worked|edits|heads|runs|directs|studies)\b|\Z)"
)
_POST = re.compile(
    r" (?:is|was) (?:an?|the) .{0,120}\b(?:author of|fellow|columnist|(?:contributing )?editor"
    r"|correspondent|professor (?:of|at)|lecturer|writer|director (?:of|at)|analyst at"
    r"|former (?:\w+ ){0,3}(?:diplomat|ambassador|consul general|minister|mp|adviser|official))\b",
    re.IGNORECASE,
)


def apparatus(found: list[Line], plain: str) -> dict[int, str]:
    """The lines, by number, that neighbours, references or names elsewhere show to be furniture."""
    kinds = dict(_running_heads(found))
    kinds |= dict.fromkeys(_footnotes(found, plain), "footnote")
    kinds |= dict.fromkeys(_witnesses(found), "witnesses")
    kinds |= dict.fromkeys(_answerers(found), "speaker")
    kinds |= dict.fromkeys(_notes_above(found), "author")
    return kinds | dict.fromkeys(_author_notes(found), "author")


def _running_heads(found: list[Line]) -> Iterator[tuple[int, str]]:
    """Lines that stand more than once and beside the number of a page; the first is the title."""
    if not any(line.kind == "page" for line in found):
        return
    counts = Counter(line.text for line in found if not line.kind and not line.closed)
    seen: set[str] = set()
    for number, line in enumerate(found):
        if line.kind or line.closed or counts[line.text] == 1:
            continue
        beside = found[max(0, number - 1) : number] + found[number + 1 : number + 2]
        paged = any(other.kind == "page" for other in beside)
        if paged and (line.text in seen or number > 0):
            yield number, "page"
        seen.add(line.text)


def _footnotes(found: list[Line], plain: str) -> Iterator[int]:
    """Lines that begin with the number of a note that the text has set behind a word before."""
    if "[" not in plain:
        return
    cited = {match[1]: match.start() for match in reversed(list(_CITED.finditer(plain)))}
    for number, line in enumerate(found):
        match = _FOOTNOTE.match(line.text)
        if match and not line.kind and cited.get(match[1], line.start) < line.start:
            yield number


def _witnesses(found: list[Line]) -> Iterator[int]:
    """The lines between the heading "Witnesses" and the first question of a committee."""
    for number, line in enumerate(found[:_WITNESS_LINES]):
        if line.text[0] not in "Ww" or not _WITNESSES.match(line.text):
            continue
        listed = found[number : number + _WITNESS_LINES]
        ends = (i for i, other in enumerate(listed) if _FIRST_QUESTION.match(other.text))
        yield from range(number, number + next(ends, 0))
        return


def _answerers(found: list[Line]) -> Iterator[int]:
    """The lines between "Answer" and "Answered on" of a written question: who answers it."""
    for number, line in enumerate(found):
        if line.text == "Answer":
            below = [other.text.strip(" :") for other in found[number : number + _ANSWER_LINES]]
            length = below.index(_ANSWERED) if _ANSWERED in below else 0
            yield from range(number, number + length)


def _author_notes(found: list[Line]) -> Iterator[int]:
    """Lines at the end that tell who the author is: one named above the text, or by a post."""
    first = next((i for i, line in enumerate(found) if _is_prose(line)), len(found))
    above = [*found[: min(first, _FIRST_LINES)]]
    above += [line for line in found[first:_FIRST_LINES] if line.kind == "byline"]
    top = "\n".join(line.text for line in above)
    for number in range(max(first + 1, len(found) - _LAST_LINES), len(found)):
        line = found[number]
        match = _AUTHOR.match(line.text) if len(line.text) < _NOTE_CHARS else None
        if match is None or line.kind or not _ends(found, number):
            continue
        signed = match["name"] in top and match["name"] not in _spoken(found[first:number])
        alone = match.end() == len(line.text)
        if (signed and (not alone or number > first + 1)) or _posted(found, number, match):
            yield number


def _notes_above(found: list[Line]) -> Iterator[int]:
    """Lines right beneath a byline that tell who it names."""
    for number, line in enumerate(found[1:_FIRST_LINES], start=1):
        above = found[number - 1]
        match = _AUTHOR.match(line.text) if above.kind == "byline" and not line.kind else None
        if match and match["name"] in above.text and match.end() < len(line.text):
            yield number


def _is_prose(line: Line) -> bool:
    return not line.kind and line.closed and line.words >= _PROSE_WORDS


def _posted(found: list[Line], number: int, match: re.Match[str]) -> bool:
    """Whether a line gives somebody a post of whom the text says nothing else."""
    if _POST.match(found[number].text, match.end("name")) is None:
        return False
    parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, match['name'].split()))})\b")
    return not any(parts.search(line.text) for line in found[:number])


def _spoken(found: list[Line]) -> str:
    """The prose before: who is named in it is an actor, not its author."""
    return "\n".join(line.text for line in found if not line.kind and line.closed)


def _ends(found: list[Line], number: int) -> bool:
    """Whether no prose follows but notes of the same sort."""
    return not any(_is_prose(o) and not _AUTHOR.match(o.text) for o in found[number + 1 :])
