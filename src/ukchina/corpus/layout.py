"""The blocks of a text: paragraphs, headings, and the furniture of the page it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.corpus.documents import Block, Role
from ukchina.corpus.endings import skip, trimmed
from ukchina.corpus.furniture import kinds_that
from ukchina.corpus.masthead import header_kinds
from ukchina.corpus.outlet_names import agency_line
from ukchina.corpus.page import HEADLINE_WORDS, is_question, page_of
from ukchina.corpus.paragraphs import is_marked, item_end, label_end, open_end
from ukchina.corpus.prefix import prefix
from ukchina.corpus.script import is_foreign
from ukchina.corpus.shapes import leads_in, lost_its_stop
from ukchina.corpus.speakers import is_held

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line
    from ukchina.corpus.page import Page

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


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order and disjoint, covering all that can be seen.

    A paragraph that is broken over lines, or over a blank line in the middle of a sentence, is
    one block. What stands before the first prose is the header; a headline alone between
    paragraphs is a related headline in wire copy and a heading elsewhere; short lines after the
    last prose are the foot of the page.
    """
    page = page_of(text)
    plain = page.plain
    header = [line for group in page.groups[: page.first] for line in group]
    for line, kind in zip(header, header_kinds(header), strict=True):
        role = Role.HEADING if kind == "heading" else Role.FURNITURE
        credit = prefix(plain, line.start, line.end) if kind == "title" else []
        page.found += credit
        start = credit[-1].end if credit else line.start
        start += len(plain[start : line.end]) - len(plain[start : line.end].lstrip())
        _add(page, start, line.end, role, kind)
    if page.first < len(page.groups):
        opening = page.groups[page.first]
        page.found += prefix(plain, opening[0].start, opening[-1].end)
        page.wire = any(block.kind in {"agency", "dateline"} for block in page.found)
    for number in range(page.first, len(page.groups)):
        _lay_out(page, number)
    return trimmed(plain, page.found)


def _lay_out(page: Page, number: int) -> None:
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


def _role(page: Page, number: int) -> tuple[Role, str]:
    group = page.groups[number]
    line = group[0]
    barred = page.closed or page.foreign or is_marked(line.text)
    plain_prose = number in page.prose and not barred
    if plain_prose and not is_question(page, number):
        return Role.BODY, "paragraph"
    kind = _furniture(page, group)
    if kind:
        return Role.FURNITURE, kind
    if is_marked(line.text):
        return Role.HEADING, "heading"
    if number > page.last and not is_question(page, number):
        return _foot(page, group)
    if len(group) == 1 and _is_heading(page, number):
        return (Role.FURNITURE, "related headline") if page.wire else (Role.HEADING, "heading")
    return Role.BODY, "paragraph"


def _furniture(page: Page, group: list[Line]) -> str:
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


def _beneath(page: Page, line: Line) -> str:
    """The furniture that a short line right beneath it belongs to; nothing when it stands free."""
    last = page.found[-1] if page.found else None
    if last is None or line.gap or line.words > HEADLINE_WORDS:
        return ""
    if line.closed and not (last.kind == "related" and line.text.endswith("?")):
        return ""
    return last.kind if last.kind in kinds_that("leads") else ""


def _foot(page: Page, group: list[Line]) -> tuple[Role, str]:
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


def _is_heading(page: Page, number: int) -> bool:
    line = page.groups[number][0]
    if line.words > HEADLINE_WORDS or line.text[:1].islower() or open_end(line.text):
        return False
    if line.closed:
        return is_question(page, number)
    if label_end(line.text):
        return False
    mark = item_end(line.text)
    if mark and (not line.text[:1].isdigit() or label_end(line.text[mark:])):
        return False
    return not (_after_colon(page) or (mark and _in_list(page, number)))


def _after_colon(page: Page) -> bool:
    """Whether the paragraph before announces a list."""
    last = page.found[-1] if page.found else None
    return last is not None and last.role is Role.BODY and page.plain[last.end - 1] == ":"


def _in_list(page: Page, number: int) -> bool:
    near = [*page.groups[max(0, number - 1) : number], *page.groups[number + 1 : number + 2]]
    return any(item_end(group[0].text) and not group[0].kind for group in near)


def _add(page: Page, start: int, end: int, role: Role, kind: str) -> None:
    last = page.found[-1] if page.found else None
    beneath = kind == "speaker" and last is not None and last.kind == "speaker"
    if beneath and last and (page.plain[end - 1] == ")" or is_held(page.plain[start:end])):
        page.found[-1] = Block(last.start, end, role, kind)
    else:
        page.found.append(Block(start, end, role, kind))
