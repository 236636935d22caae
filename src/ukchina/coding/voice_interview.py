"""Interviews printed as questions and answers, with no names before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.coding.voice_asked import interviewee, is_interview, lines_above
from ukchina.corpus import Role
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Told
    from ukchina.corpus import Document

# Two rhetorical questions at the heads of paragraphs are chance; so are answers without an "I".
_FEWEST = 3
# Fewer do where the lines above say that somebody is asked.
_FEWEST_TOLD = 2
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|'\w+)?\b")
_SELF = re.compile(r"\b(?:I|I'\w+|[Mm]y|[Ww]e|[Ww]e'\w+|[Oo]ur|me)\b")
# Whoever speaks in a House asks and answers there as well.
_HOUSE = re.compile(r"\b(?:Mr (?:Deputy )?Speaker|Madam (?:Deputy )?Speaker|My Lords|hon\.)(?= |,)")
# A question of its own paragraph has few sentences; a longer one is a speech that ends in one.
_QUESTION_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """The sentences that ask and those that answer, by their place in the body."""

    questions: tuple[int, ...]
    answers: frozenset[int]
    paragraphs: int
    apart: bool


def interviewed(document: Document, told: Sequence[Told]) -> list[Told]:
    """The narrations and voices; in an interview the answers are those of whoever is asked.

    The questions stay the author's. A question stands at the head of its answer, in a paragraph
    of its own, or is printed as a heading.
    """
    forms = (_inside(document, told), _apart(document, told))
    found = next((form for form in forms if _is(document, form, told)), None)
    if found is None:
        return list(told)
    side, name = interviewee(document, min(found.answers))
    # Among answers in one paragraph with their question, a sentence may ask again.
    answers = {at for at in found.answers if found.apart or not _asks(told, at)}
    return [
        (narration, (side, "turn", name) if at in answers and voice[1] != "quotation" else voice)
        for at, (narration, voice) in enumerate(told)
    ]


def _inside(document: Document, told: Sequence[Told]) -> _Asked:
    """Questions that begin the paragraph of their answer."""
    questions: list[int] = []
    answers: set[int] = set()
    groups = _paragraphs(document)
    for first, last in groups:
        if _asks(told, first) and last > first:
            questions.append(first)
            answers.update(range(first + 1, last + 1))
    return _Asked(tuple(questions), frozenset(answers), len(groups), apart=False)


def _apart(document: Document, told: Sequence[Told]) -> _Asked:
    """Questions in paragraphs of their own or as headings; the answer goes on to the next."""
    questions: list[int] = []
    answers: set[int] = set()
    groups = _paragraphs(document)
    headed = _headed(document)
    asked = False
    for first, last in groups:
        if _asks(told, last) and last - first < _QUESTION_SENTENCES:
            questions.append(last)
            asked = True
            continue
        if first in headed:
            questions.append(first)
            asked = True
        if asked:
            answers.update(range(first, last + 1))
    return _Asked(tuple(questions), frozenset(answers), len(groups) - len(questions), apart=True)


def _is(document: Document, form: _Asked, told: Sequence[Told]) -> bool:
    """Whether questions and answers of this form are an interview.

    The lines above it say so, or most of it is questions to "you"; and somebody answers as "I".
    """
    count = len(form.questions)
    if count < max(_FEWEST_TOLD, form.paragraphs // 2):
        return False
    if any(_HOUSE.search(narration) for narration, _ in told):
        return False
    selves = sum(_SELF.search(told[at][0]) is not None for at in form.answers)
    if is_interview(lines_above(document, min(form.answers))):
        return selves > 1
    if count < _FEWEST:
        return False
    to_you = sum(_YOU.search(told[at][0]) is not None for at in form.questions)
    return to_you > 1 and selves * 2 >= count


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    """The first and the last sentence of each paragraph."""
    result: list[tuple[int, int]] = []
    last = None
    for at, sentence in enumerate(body(document)):
        if sentence.paragraph == last:
            result[-1] = (result[-1][0], at)
        else:
            result.append((at, at))
        last = sentence.paragraph
    return result


def _headed(document: Document) -> set[int]:
    """The sentences that begin behind a heading that asks."""
    ends = {
        i
        for i, block in enumerate(document.blocks)
        if block.role is Role.HEADING
        and fold(document.text[block.start : block.end]).rstrip().endswith("?")
    }
    return {at for at, sentence in enumerate(body(document)) if sentence.paragraph - 2 in ends}


def _asks(told: Sequence[Told], at: int) -> bool:
    return told[at][0].rstrip().endswith("?")
