"""The blocks of a text: paragraphs, headings, and the furniture of the page it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from ukchina.corpus.apparatus import apparatus
from ukchina.corpus.codes import parted_lines
from ukchina.corpus.documents import Block, Role
from ukchina.corpus.endings import skip, trimmed
from ukchina.corpus.lines import Line, kinds_that
from ukchina.corpus.masthead import agency_line, field_lines, header_kinds
from ukchina.corpus.paragraphs import is_marked, item_end, label_end, open_end, paragraphs
from ukchina.corpus.prefix import prefix
from ukchina.corpus.script import is_foreign, may_be_foreign
from ukchina.corpus.shapes import (
    CROSSHEAD_WORDS,
    QUESTION_WORDS,
    is_crosshead,
    is_opening,
    leads_in,
    lost_its_stop,
)
from ukchina.corpus.speakers import speaker_lines
from ukchina.spans import fold

# Chosen on wire copy, essays and pasted pages: a line of prose has a full stop and rarely fewer
# than eight words; no headline of theirs had more than twenty.
PROSE_WORDS = 8
HEADLINE_WORDS = 20
# A standfirst is one long sentence; the byline or date beneath it stands within so many lines.
STANDFIRST_WORDS = 45
STANDFIRST_REACH = 5
# From so many questions alone on their lines a text is an explainer, and each is a heading.
EXPLAINER_QUESTIONS = 3

_BYLINES = frozenset({"byline", "date", "label", "field"})
_FOOT = frozenset(
    {
        "author",
        "copyright",
        "credit",
        "foot",
        "notice",
        "salutation",
        "share",
        "standards",
        "subscription",
    }
)
_ITEM_CHARS = 40


@dataclass(slots=True)
class _Page:
    """The groups of a text while their roles are found."""

    plain: str
    groups: list[list[Line]]
    first: int
    last: int
    prose: frozenset[int]
    foreign: bool
    wire: bool = False
    found: list[Block] = field(default_factory=list)
    closed: bool = False
    trailing: bool = False
    explainer: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order and disjoint, covering all that can be seen.

    A paragraph that is broken over lines, or over a blank line in the middle of a sentence, is
    one block. What stands before the first prose is the header; a headline alone between
    paragraphs is a related headline in wire copy and a heading elsewhere; short lines after the
    last prose are the foot of the page.
    """
    plain = fold(text)
    page = _page(plain, _known_lines(parted_lines(text, plain), plain))
    header = [line for group in page.groups[: page.first] for line in group]
    for line, kind in zip(header, header_kinds(header), strict=True):
        role = Role.HEADING if kind == "heading" else Role.FURNITURE
        _add(page, line.start, line.end, role, kind)
    if page.first < len(page.groups):
        opening = page.groups[page.first]
        page.found += prefix(plain, opening[0].start, opening[-1].end)
        page.wire = any(block.kind in {"agency", "dateline"} for block in page.found)
    for number in range(page.first, len(page.groups)):
        _lay_out(page, number)
    return trimmed(plain, page.found)


def _known_lines(found: list[Line], plain: str) -> list[Line]:
    """The lines, with the kinds that only their neighbours tell."""
    kinds = apparatus(found, plain) | dict.fromkeys(speaker_lines(found), "speaker")
    kinds |= field_lines(found)
    if not kinds:
        return found
    return [
        line._replace(kind=kinds[number]) if number in kinds else line
        for number, line in enumerate(found)
    ]


def _page(plain: str, found: list[Line]) -> _Page:
    groups = paragraphs(found)
    prose = [i for i, group in enumerate(groups) if _is_prose(group, plain)]
    if len(found) == 1 and found[0].closed and found[0].words > 1 and not found[0].kind:
        prose = [0]  # a lone line that ends in a stop is the text, not a title without one
    first = _first_prose(groups, prose, plain)
    while 0 < first < len(groups) and is_opening(groups[first - 1][-1]):
        first -= 1
    last = prose[-1] if prose else -1
    page = _Page(plain, groups, first, last, frozenset(prose), may_be_foreign(plain))
    asked = [i for i in range(first + 1, len(groups)) if _is_alone(page, i, QUESTION_WORDS)]
    page.explainer = len(asked) >= EXPLAINER_QUESTIONS
    return page


def _is_prose(group: list[Line], plain: str) -> bool:
    line = group[0]
    if line.kind:
        return False
    words = line.words if len(group) == 1 else sum(part.words for part in group)
    if (group[-1].closed and words >= PROSE_WORDS) or words > HEADLINE_WORDS:
        return True
    if is_foreign(line.text):
        return False
    item = item_end(line.text)
    if item or label_end(line.text):
        return group[-1].closed or bool(item and label_end(line.text[item:]))
    return bool(prefix(plain, line.start, group[-1].end))


def _first_prose(groups: list[list[Line]], prose: list[int], plain: str) -> int:
    """The group that the text begins with; titles and standfirsts that look like prose precede."""
    for place, number in enumerate(prose):
        later = prose[place + 1] if place + 1 < len(prose) else None
        line = groups[number][0]
        if later is None or prefix(plain, line.start, line.end):
            return number
        if not _is_headline_above(groups, number, later):
            return number
    return len(groups)


def _is_headline_above(groups: list[list[Line]], number: int, later: int) -> bool:
    """Whether a group that looks like prose is the title or the standfirst above a byline."""
    line = groups[number][0]
    if len(groups[number]) > 1 or line.words > STANDFIRST_WORDS:
        return False
    if groups[number + 1][0].kind == "byline" and line.words <= HEADLINE_WORDS:
        return True  # as a headline may, it ends in a stop
    if line.text[:1] == '"':
        return False
    if label_end(line.text) or item_end(line.text):
        return False
    question = line.text.endswith("?") and line.words <= QUESTION_WORDS
    titled = any(not group[0].kind for group in groups[:number])
    beneath = [group[0].kind in _BYLINES for group in groups[number + 1 : later]]
    if any(beneath[:STANDFIRST_REACH]):
        return titled or question or not line.closed
    return question and not titled and groups[number + 1][0].gap


def _lay_out(page: _Page, number: int) -> None:
    """Add the blocks of one group of the body."""
    group = page.groups[number]
    start, end = group[0].start, group[-1].end
    if page.found and page.found[-1].end > start:
        start = skip(page.plain, page.found[-1].end)
    if start >= end:
        return
    role, kind = _role(page, number)
    if role is Role.BODY:
        mark = item_end(page.plain[start : start + _ITEM_CHARS])
        if mark and start + mark < end:
            words = start + len(page.plain[start : start + mark].rstrip())
            _add(page, start, words, Role.FURNITURE, "bullet")
            start += mark
    elif role is Role.FURNITURE:
        page.closed = page.closed or kind in kinds_that("closes")
        page.trailing = page.trailing or (number > page.last and _ends_text(group[0], kind))
    _add(page, start, end, role, kind)


def _ends_text(line: Line, kind: str) -> bool:
    """Whether what follows a line of furniture after the last prose is the page's foot.

    A caption or a link to one other article may still stand between two short paragraphs.
    """
    return kind in _FOOT or (kind == "related" and ":" not in line.text)


def _role(page: _Page, number: int) -> tuple[Role, str]:
    group = page.groups[number]
    line = group[0]
    barred = page.closed or page.foreign or is_marked(line.text)
    plain_prose = number in page.prose and not barred
    if plain_prose and not _is_question(page, number):
        return Role.BODY, "paragraph"
    kind = _furniture(page, group)
    if kind:
        return Role.FURNITURE, kind
    if is_marked(line.text):
        return Role.HEADING, "heading"
    if number > page.last and not _is_question(page, number):
        return _foot(page, group)
    if len(group) == 1 and _is_heading(page, number):
        return (Role.FURNITURE, "related headline") if page.wire else (Role.HEADING, "heading")
    return Role.BODY, "paragraph"


def _furniture(page: _Page, group: list[Line]) -> str:
    """Which furniture a group is, for all that does not depend on the prose around it."""
    line = group[0]
    if page.closed:
        return "notes"
    if len(group) > 1:
        return "other language" if is_foreign(page.plain[line.start : group[-1].end]) else ""
    if line.kind and line.kind != "slogan":
        return line.kind
    if is_foreign(line.text):
        return "other language"
    return _beneath(page, line) or agency_line(line)


def _beneath(page: _Page, line: Line) -> str:
    """The furniture that a short line right beneath it belongs to; nothing when it stands free."""
    last = page.found[-1] if page.found else None
    if last is None or line.gap or line.words > HEADLINE_WORDS:
        return ""
    if line.closed and not (last.kind == "related" and line.text.endswith("?")):
        return ""
    return last.kind if last.kind in kinds_that("leads") else ""


def _foot(page: _Page, group: list[Line]) -> tuple[Role, str]:
    """What a short group after the last prose is: a last brief sentence, or the page's foot."""
    line = group[-1]
    item = item_end(group[0].text) and not page.trailing
    label = line.text.endswith(":") and not leads_in(line.text)
    if item or (line.closed and not page.trailing and not label):
        return Role.BODY, "paragraph"
    words = page.plain[group[0].start : line.end]
    if not page.trailing and page.found and lost_its_stop(words):
        return Role.BODY, "paragraph"
    return Role.FURNITURE, "foot"


def _is_heading(page: _Page, number: int) -> bool:
    line = page.groups[number][0]
    if line.words > HEADLINE_WORDS or line.text[:1].islower() or open_end(line.text):
        return False
    if line.closed:
        return _is_question(page, number)
    if label_end(line.text):
        return False
    mark = item_end(line.text)
    if mark and (not line.text[:1].isdigit() or label_end(line.text[mark:])):
        return False
    return not (_after_colon(page) or (mark and _in_list(page, number)))


def _is_question(page: _Page, number: int) -> bool:
    """Whether a brief question stands alone above prose, as explainers print their headings."""
    return _is_alone(page, number, QUESTION_WORDS if page.explainer else CROSSHEAD_WORDS)


def _is_alone(page: _Page, number: int, most: int) -> bool:
    """Whether a group is a question of at most so many words between blank lines, above prose."""
    line = page.groups[number][0]
    if not line.text.endswith("?"):
        return False
    below = page.groups[number + 1][0] if number + 1 < len(page.groups) else None
    single = len(page.groups[number]) == 1 and not label_end(line.text)
    if below is None or not (single and line.gap and below.gap) or below.kind:
        return False
    return is_crosshead(line, most) and not label_end(below.text)


def _after_colon(page: _Page) -> bool:
    """Whether the paragraph before announces a list."""
    last = page.found[-1] if page.found else None
    return last is not None and last.role is Role.BODY and page.plain[last.end - 1] == ":"


def _in_list(page: _Page, number: int) -> bool:
    near = [*page.groups[max(0, number - 1) : number], *page.groups[number + 1 : number + 2]]
    return any(item_end(group[0].text) and not group[0].kind for group in near)


def _add(page: _Page, start: int, end: int, role: Role, kind: str) -> None:
    last = page.found[-1] if page.found else None
    if kind == "speaker" and last and last.kind == "speaker" and page.plain[end - 1] == ")":
        page.found[-1] = Block(last.start, end, role, kind)
    else:
        page.found.append(Block(start, end, role, kind))
