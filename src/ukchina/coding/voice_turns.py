"""The turns of a transcript: who has the floor in each of its sentences."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_subjects import GOVERNMENTS
from ukchina.coding.voice_words import words
from ukchina.corpus import Role
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document
    from ukchina.reading.values import Mention
    from ukchina.sentences import Sentence

_LABEL = re.compile(r"(?P<label>[A-Z][^:\"~!?;]{0,110}?)\s*:(?:\s+(?=[\"'A-Z(])|\s*\Z)")
_CAPITALISED = re.compile(r"(?:[A-Z(][\w.'/&),-]*|of|and|for|the|on|hon|in|right|-)(?:\s+|\Z)")
# One label may be a lead-in ("Analysis: …"); a transcript has several.
_FEWEST_LABELS = 2


def turns(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Side, str] | None, ...]:
    """For each sentence, the side and name of who has the floor; None outside transcripts.

    A label opens a sentence or stands on a line of its own. A turn lasts until the next label.
    """
    plain = fold(document.text)
    body = {sentence.span.start: sentence.span.end for sentence in sentences}
    lines = {block.start: block.end for block in document.blocks if block.role is not Role.BODY}
    units = sorted((lines | body).items())
    labels = {start: label for start, end in units if (label := _label(plain[start:end]))}
    if len(labels) < _FEWEST_LABELS:
        return tuple(None for _ in sentences)
    known: dict[str, Side] = {}
    floor = answerer = None
    ended = 0
    result = []
    for start, end in units:
        if start in labels:
            after = start + len(labels[start])
            inside = [mention for mention in mentions if start <= mention.span.start < after]
            floor = _floor(labels[start], inside, known)
            answerer = floor if floor[0] in GOVERNMENTS else answerer
        elif answerer and plain[:ended].endswith("?") and "\n" in document.text[ended:start]:
            floor = answerer  # a new paragraph after a question is the answer
        ended = end
        if start in body:
            result.append(floor)
    return tuple(result)


def _label(text: str) -> str:
    """The label that opens a sentence; a line of its own needs no colon with a party or an office.

    >>> _label("Mary Bell (Rye) (Lab)")
    'Mary Bell (Rye) (Lab)'
    """
    match = _LABEL.match(text)
    if match is None:
        return text if _line().fullmatch(text) else ""
    label = match["label"].strip()
    if _no_label().fullmatch(label):
        return ""
    return label if "".join(piece[0] for piece in _CAPITALISED.finditer(label)) == label else ""


def _floor(label: str, inside: list[Mention], known: dict[str, Side]) -> tuple[Side, str]:
    names = [mention.name for mention in inside] or [re.sub(r"\s*\(.*", "", label)]
    side = _side(label, inside, known)
    for name in names:
        known[name] = side
    return side, names[-1]


def _side(label: str, inside: list[Mention], known: dict[str, Side]) -> Side:
    turn = words()["turn"]
    bare = re.sub(r"\s*\(.*", "", label)
    if bare in turn["question"] or any(mention.type == "media" for mention in inside):
        return Side.OTHER
    if bare in turn["answer"]:
        return Side.CHINA_GOVERNMENT
    if _spokes().search(bare):
        british, foreign = _british().search(bare), _elsewhere().search(bare)
        return Side.OTHER if foreign else Side.UK_GOVERNMENT if british else Side.CHINA_GOVERNMENT
    if _minister().search(label) and not re.search(turn["shadow"], label):
        return Side.UK_GOVERNMENT
    if _party().search(label) or not inside:
        return known.get(bare, Side.OTHER)
    return known.get(inside[-1].name, inside[-1].side)


@cache
def _no_label() -> re.Pattern[str]:
    """A day or a section's name, which gives nobody the floor ("Monday: …")."""
    return re.compile(words()["turn"]["no_label"])


@cache
def _minister() -> re.Pattern[str]:
    return re.compile(words()["turn"]["minister"])


@cache
def _line() -> re.Pattern[str]:
    """A line of Hansard that gives somebody the floor: a name and a party, or an office."""
    return re.compile(rf"[A-Z][^.:?!]{{2,100}}{_party().pattern}|The {words()['turn']['office']}")


@cache
def _spokes() -> re.Pattern[str]:
    return re.compile(words()["turn"]["spokes"])


@cache
def _british() -> re.Pattern[str]:
    return re.compile(words()["turn"]["british"])


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(words()["turn"]["elsewhere"])


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"\((?:{'|'.join(map(re.escape, words()['turn']['parties']))})\)")
