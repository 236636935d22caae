"""A text as a page: its paragraphs as groups of lines, and where its prose begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ukchina.corpus.apparatus import apparatus
from ukchina.corpus.codes import parted_lines
from ukchina.corpus.fields import field_lines
from ukchina.corpus.outlet_names import outlet_bounds
from ukchina.corpus.paragraphs import item_end, label_end, paragraphs
from ukchina.corpus.prefix import prefix
from ukchina.corpus.script import is_foreign, may_be_foreign
from ukchina.corpus.shapes import CROSSHEAD_WORDS, QUESTION_WORDS, is_crosshead, is_opening
from ukchina.corpus.signatures import is_name
from ukchina.corpus.speakers import speaker_lines
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus.documents import Block
    from ukchina.corpus.lines import Line

# Chosen on wire copy, essays and pasted pages: a line of prose has a full stop and rarely fewer
# than eight words; no headline of theirs had more than twenty.
PROSE_WORDS = 8
HEADLINE_WORDS = 20
# A standfirst is one long sentence; the byline or date beneath it stands within so many lines.
STANDFIRST_WORDS = 45
STANDFIRST_REACH = 5
# From so many questions alone on their lines a text is an explainer, and each is a heading.
EXPLAINER_QUESTIONS = 3
# A title, its standfirst and the text may each look like prose.
_STACKED = 3

# How a written question of a parliament begins, above who answers it and when.
_ASKED = "To ask "
_SENTENCES = re.compile(r"[a-z][.!?][\"')]{0,2} [\"'(]?[A-Z]")
_BYLINES = frozenset({"byline", "date", "label", "field", "reading time"})


@dataclass(slots=True)
class Page:
    """The paragraphs of a text while their roles are found.

    `plain` is its fold; the text begins with the group numbered `first`, and `last` is the last of
    `prose` (-1 for none). It may be `foreign` in part, and an `explainer` asks its headings. What
    is laid out so far is `found`: of `wire` copy, `closed` once only notes can follow, `trailing`
    at the foot of the page.
    """

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


def page_of(text: str) -> Page:
    """The page of `text`, of which nothing is laid out yet."""
    plain = fold(text)
    found = _known_lines(parted_lines(text, plain), plain)
    groups = paragraphs(found)
    prose = [i for i, group in enumerate(groups) if _is_prose(group, plain)]
    if len(found) == 1 and found[0].closed and found[0].words > 1 and not found[0].kind:
        prose = [0]  # a lone line that ends in a stop is the text, not a title without one
    prose = prose or _brief(groups)
    first = _first_prose(groups, prose, plain)
    while 0 < first < len(groups) and is_opening(groups[first - 1][-1]):
        first -= 1
    last = prose[-1] if prose else -1
    page = Page(plain, groups, first, last, frozenset(prose), may_be_foreign(plain))
    asked = [i for i in range(first + 1, len(groups)) if _is_alone(page, i, QUESTION_WORDS)]
    page.explainer = len(asked) >= EXPLAINER_QUESTIONS
    return page


def _known_lines(found: list[Line], plain: str) -> list[Line]:
    """The lines, with the kinds that only their neighbours tell."""
    kinds = apparatus(found, plain) | dict.fromkeys(speaker_lines(found), "speaker")
    kinds |= field_lines(found) | dict.fromkeys(_answers(found), "")
    if not kinds:
        return found
    return [
        line._replace(kind=kinds[number]) if number in kinds else line
        for number, line in enumerate(found)
    ]


def _answers(found: list[Line]) -> Iterator[int]:
    """Lines that look like a byline and answer the question above, once the text has begun."""
    for number, line in enumerate(found[2:], start=2):
        if line.kind != "byline" or not line.closed or not found[number - 1].text.endswith("?"):
            continue
        asked = label_end(found[number - 1].text)
        if asked or any(o.closed and o.words >= PROSE_WORDS for o in found[: number - 1]):
            yield number


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
    if len(group) == 1 and outlet_bounds(line.text):
        return False
    return bool(prefix(plain, line.start, group[-1].end))


def _brief(groups: list[list[Line]]) -> list[int]:
    """The sentences beneath the title of a text that has none as long as prose is elsewhere."""
    return [
        number
        for number, group in enumerate(groups)
        if group[0].gap and is_opening(group[-1]) and not group[0].kind and group[-1].words > 1
    ]


def _first_prose(groups: list[list[Line]], prose: list[int], plain: str) -> int:
    """The group that the text begins with; titles and standfirsts that look like prose precede."""
    for place, number in enumerate(prose):
        later = prose[place + 1] if place + 1 < len(prose) else None
        line = groups[number][0]
        if later is None:
            return number
        if prefix(plain, line.start, line.end) and (line.closed or not _is_signed(groups, number)):
            return number
        above = _is_headline_above(groups, number, later) or _is_stacked(groups, prose[place:])
        if _is_told(groups, number) or not above:
            return number
    return len(groups)


def _is_stacked(groups: list[list[Line]], prose: list[int]) -> bool:
    """Whether a title that looks like prose stands right above a standfirst that does, too."""
    if len(prose) < _STACKED or prose[1] != prose[0] + 1:
        return False
    title, below, later = prose[:_STACKED]
    line = groups[title][0]
    if line.words > HEADLINE_WORDS or line.text[:1] == '"':
        return False
    if line.closed and not line.text.endswith("?"):
        return False
    return _is_headline_above(groups, below, later)


def _is_told(groups: list[list[Line]], number: int) -> bool:
    """Whether a group stands beneath a day and has more than a standfirst's one sentence."""
    dated = any(group[0].kind == "date" for group in groups[:number])
    return dated and _SENTENCES.search(groups[number][0].text) is not None


def _is_signed(groups: list[list[Line]], number: int) -> bool:
    """Whether a byline or a day stands right beneath a group."""
    return groups[number + 1][0].kind in {"byline", "date"}


def _is_headline_above(groups: list[list[Line]], number: int, later: int) -> bool:
    """Whether a group that looks like prose is the title or the standfirst above a byline."""
    line = groups[number][0]
    if len(groups[number]) > 1 or line.words > STANDFIRST_WORDS:
        return False
    if groups[number + 1][0].kind == "byline" and line.words <= HEADLINE_WORDS:
        return True  # as a headline may, it ends in a stop
    if line.text[:1] == '"' or line.text.startswith(_ASKED):
        return False
    question = line.text.endswith("?") and line.words <= QUESTION_WORDS
    below = [group[0].kind for group in groups[number + 1 : later]][:STANDFIRST_REACH]
    if label_end(line.text) or item_end(line.text):  # "Explainer: what is next?" above a day
        return question and not number and ("date" in below or "byline" in below)
    titled = any(_may_be_title(groups, i) for i in range(number))
    if not _BYLINES.isdisjoint(below):
        return titled or question or not line.closed
    return question and not titled and groups[number + 1][0].gap


def _may_be_title(groups: list[list[Line]], number: int) -> bool:
    """Whether a group above is neither furniture, nor an outlet, nor a name right above its day."""
    line = groups[number][0]
    if line.kind or outlet_bounds(line.text):
        return False
    return not (is_name(line.text) and groups[number + 1][0].kind == "date")


def is_question(page: Page, number: int) -> bool:
    """Whether a brief question stands alone above prose, as explainers print their headings."""
    return _is_alone(page, number, QUESTION_WORDS if page.explainer else CROSSHEAD_WORDS)


def _is_alone(page: Page, number: int, most: int) -> bool:
    """Whether a group is a question of at most so many words between blank lines, above prose."""
    line = page.groups[number][0]
    if not line.text.endswith("?"):
        return False
    below = page.groups[number + 1][0] if number + 1 < len(page.groups) else None
    single = len(page.groups[number]) == 1 and not label_end(line.text)
    if below is None or not (single and line.gap and below.gap) or below.kind:
        return False
    return is_crosshead(line, most) and not label_end(below.text)
