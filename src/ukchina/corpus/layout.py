"""The blocks of a text: paragraphs, headings, and the furniture of the page it came from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ukchina.corpus.dates import DATE
from ukchina.corpus.documents import Block, Role
from ukchina.spans import fold

# Chosen on wire copy, essays and pasted pages: a line of prose has a full stop and rarely fewer
# than eight words; no headline of theirs had more than twenty.
PROSE_WORDS = 8
HEADLINE_WORDS = 20
# No line of furniture is longer: two lines of a printed page.
FURNITURE_CHARS = 200
# Names of outlets and their slogans are shorter than any headline ("Financial Times of London").
SLOGAN_WORDS = 6
# A line of one or two words is a label ("Read on"), never half of a broken sentence.
LABEL_WORDS = 2
# Longest line of a text that was hard-wrapped (mail and terminals wrap at 70 to 80 columns).
WRAP_CHARS = 100

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TERMINAL = re.compile(r"""[.!?:;…][\]"')\s]*\Z""")
_OPEN_END = re.compile(
    r"(?:[,(-]|\b(?:a|an|the|and|or|but|of|in|on|at|to|for|from|by|with|as|that|which|who|its|"
    r"his|her|their|is|are|was|were|be|has|have|had|will|would|not))\s*\Z",
    re.IGNORECASE,
)
_SLOGAN = re.compile(r"(?:\w+[.!]\s*){2,6}\Z")
_PUBLISHED = re.compile(
    r"(?:[\W_]*(?:(?:first\s+)?published|updated|posted|date|issued|last\s+modified)\b(?:\s+(?:on|at))?\W*)*"
    rf"{DATE.pattern}(?:\W+(?:at\s+)?\d{{1,2}}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{{2,4}})?)?\W*\Z",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\s*date\s+\d{4}-\d\d-\d\d(?=\s)", re.IGNORECASE)
_CREDIT = re.compile(r"\s*\((?P<agency>[A-Z][\w.&' -]{1,40})\)\s*(?=--?\s)")
_DATELINE = re.compile(
    r"\s*(?P<place>(?:[A-Z][A-Z.']{2,}|[A-Z]\.[A-Z]\.)(?:[ /-]+[A-Z][A-Z.']+)*"
    r"(?:,\s*[A-Z][A-Za-z.]+(?:\s+[A-Z][a-z]+)?)?)"
    r"(?:,?\s+(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"
    r"(?:\s*\((?P<agency>[A-Z][\w.&' -]{1,40})\))?\s*(?=--?\s)"
)
_DASH = re.compile(r"\s*--?(?=\s)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def closed(self) -> bool:
        return _TERMINAL.search(self.text) is not None


@cache
def furniture_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kind and pattern of every line of furniture that `furniture.toml` lists."""
    text = resources.files("ukchina.corpus").joinpath("furniture.toml").read_text("utf-8")
    return tuple(
        (rule["kind"], re.compile(rf"(?:{rule['pattern']})\Z", re.IGNORECASE))
        for rule in tomllib.loads(text)["line"]
    )


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order and disjoint, covering all that is not white space.

    A paragraph that is broken over lines, or over a blank line in the middle of a sentence, is
    one block. What stands before the first prose is the header; a headline alone between
    paragraphs is a related headline in wire copy and a heading elsewhere.
    """
    plain = fold(text)
    groups = _paragraphs(_lines(text, plain))
    first = next((i for i, group in enumerate(groups) if _is_prose(group, plain)), len(groups))
    while 0 < first < len(groups) and _is_opening(groups[first - 1][-1]):
        first -= 1
    header = [line for group in groups[:first] for line in group]
    found = [
        Block(line.start, line.end, Role.FURNITURE, kind)
        for line, kind in zip(header, _header_kinds(header), strict=True)
    ]
    if first == len(groups):
        return tuple(found)
    prefix = _prefix(plain, groups[first][0].start, groups[first][-1].end)
    wire = any(block.kind in {"agency", "dateline"} for block in prefix)
    found += prefix
    for group in groups[first:]:
        start, end = _skip(plain, max(group[0].start, found[-1].end if found else 0)), group[-1].end
        role, kind = _role(group, wire=wire)
        if start < end:
            found.append(Block(start, end, role, kind))
    return tuple(found)


def _lines(text: str, plain: str) -> list[_Line]:
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and plain[start] == " ":
            start += 1
        while start < end and plain[end - 1] == " ":
            end -= 1
        if start == end:
            continue
        previous = lines[-1].end if lines else 0
        breaks = text[previous:start].replace("\r\n", "\n")
        gap = sum(breaks.count(mark) for mark in "\n\r\u2028\u2029\x0b\x0c\x85") > 1
        lines.append(_Line(start, end, plain[start:end], gap))
    return lines


def _is_prose(group: list[_Line], plain: str) -> bool:
    if _line_kind(group[0]):
        return False
    if _prefix(plain, group[0].start, group[-1].end):
        return True
    words = sum(line.words for line in group)
    return (group[-1].closed and words >= PROSE_WORDS) or words > HEADLINE_WORDS


def _is_opening(line: _Line) -> bool:
    """Whether a short line before the prose is a sentence of it ("It was late.")."""
    return line.closed and not _line_kind(line) and not line.text.endswith(":")


def _line_kind(line: _Line) -> str:
    if len(line.text) > FURNITURE_CHARS:
        return ""
    if _PUBLISHED.match(line.text):
        return "date"
    if _SLOGAN.match(line.text) and line.words <= SLOGAN_WORDS:
        return "slogan"
    return next((kind for kind, pattern in furniture_rules() if pattern.match(line.text)), "")


def _header_kinds(lines: list[_Line]) -> list[str]:
    """What each header line is; the longest unclaimed line is the title, a short one before it
    the outlet (a masthead stands above its headline).
    """
    kinds = [_line_kind(line) for line in lines]
    unclaimed = [i for i, kind in enumerate(kinds) if not kind]
    if not unclaimed:
        return kinds
    title = max(unclaimed, key=lambda i: (lines[i].words, -i))
    for i in unclaimed:
        kinds[i] = "masthead" if i < title else "standfirst"
    kinds[title] = "title"
    outlet = unclaimed[0]
    if outlet < title and lines[outlet].words <= SLOGAN_WORDS:
        kinds[outlet] = "outlet"
    return kinds


def _paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[_Line], line: _Line) -> bool:
    """Whether `line` goes on with the paragraph `group`."""
    last = group[-1]
    if _line_kind(line) or _line_kind(last):
        return False
    broken = line.text[:1].islower() or _OPEN_END.search(last.text) is not None
    if line.gap:
        return not last.closed and broken and last.words > LABEL_WORDS
    if WRAP_CHARS // 2 <= len(last.text) <= WRAP_CHARS and len(line.text) <= WRAP_CHARS:
        return True
    return not last.closed and broken


def _role(group: list[_Line], *, wire: bool) -> tuple[Role, str]:
    line = group[0]
    if len(group) == 1:
        kind = _line_kind(line)
        if kind and kind != "slogan":
            return Role.FURNITURE, kind
        if not line.closed and line.words <= HEADLINE_WORDS and _is_headline(line.text):
            return (Role.FURNITURE, "related headline") if wire else (Role.HEADING, "heading")
    return Role.BODY, "paragraph"


def _is_headline(text: str) -> bool:
    return not text[:1].islower() and _OPEN_END.search(text) is None


def _prefix(plain: str, start: int, end: int) -> list[Block]:
    """Date stamp, dateline and agency credit that stand before the first sentence."""
    found: list[Block] = []
    for kind, pattern in (("date", _STAMP), ("dateline", _DATELINE), ("agency", _CREDIT)):
        match = pattern.match(plain, start, end)
        if match is None:
            continue
        if kind == "date" or _DASH.match(plain, match.end(), end):
            first = _skip(plain, match.start())
            found.append(Block(first, first + len(match[0].strip()), Role.FURNITURE, kind))
            start = match.end()
    dash = _DASH.match(plain, start, end)
    if found and found[-1].kind != "date" and dash:
        last = found[-1]
        found[-1] = Block(last.start, dash.end(), last.role, last.kind)
    return found


def _skip(plain: str, start: int) -> int:
    while start < len(plain) and plain[start] == " ":
        start += 1
    return start


def prefix_parts(plain: str, block: Block) -> dict[str, tuple[int, int]]:
    """Where a dateline or credit block names its `place` and its `agency`."""
    pattern = _DATELINE if block.kind == "dateline" else _CREDIT
    match = pattern.match(plain, block.start)
    if match is None:
        return {}
    return {name: match.span(name) for name, value in match.groupdict().items() if value}
