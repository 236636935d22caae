"""The turns of a transcript: who has the floor in each of its sentences."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_words import words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.values import Mention
    from ukchina.sentences import Sentence

_LABEL = re.compile(r"(?P<label>[A-Z][^:\"~!?;]{0,110}?)\s*:\s+(?=[\"'A-Z])")
_CAPITALISED = re.compile(r"(?:[A-Z(][\w.'/&),-]*|of|and|for|the|on|hon|in|right|-)(?:\s+|\Z)")
# One label may be a lead-in ("Analysis: …"); a transcript has several.
_FEWEST_LABELS = 2


def turns(
    sentences: Sequence[Sentence], plain: str, mentions: Sequence[Mention]
) -> tuple[tuple[Side, str] | None, ...]:
    """For each sentence, the side and name of who has the floor; None outside transcripts.

    `plain` is the folded document. A turn lasts until the next label.
    """
    labels = [_label(plain[sentence.span.start : sentence.span.end]) for sentence in sentences]
    if sum(bool(label) for label in labels) < _FEWEST_LABELS:
        return tuple(None for _ in sentences)
    known: dict[str, Side] = {}
    floor: tuple[Side, str] | None = None
    result = []
    for sentence, label in zip(sentences, labels, strict=True):
        if label:
            inside = [
                mention
                for mention in mentions
                if sentence.span.start <= mention.span.start < sentence.span.start + len(label)
            ]
            floor = _floor(label, inside, known)
        result.append(floor)
    return tuple(result)


def _label(text: str) -> str:
    match = _LABEL.match(text)
    if match is None:
        return ""
    label = match["label"].strip()
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
    if _minister().search(label) and not re.search(turn["shadow"], label):
        return Side.UK_GOVERNMENT
    if _party().search(label) or not inside:
        return known.get(bare, Side.OTHER)
    return known.get(inside[-1].name, inside[-1].side)


@cache
def _minister() -> re.Pattern[str]:
    return re.compile(words()["turn"]["minister"])


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"\((?:{'|'.join(map(re.escape, words()['turn']['parties']))})\)")
