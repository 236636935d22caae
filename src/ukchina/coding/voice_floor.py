"""In whose turn each sentence of a transcript is said; the host speaks for the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS
from ukchina.coding.voice_speakers import answers_by, spoken_for
from ukchina.reading.speech.turn_labels import ANSWERER
from ukchina.reading.speech.turns import turns
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Claim
    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn
    from ukchina.sentences import Sentence


# The host of a conversation is the author of the page.
_WELCOMES = re.compile(
    r"\b(?:[Ww]elcome (?:back|to)|[Ww]ith (?:me|us) (?:is|are|today)|(?:[Jj]oining me|joined by))\b"
)
_HOSTED = re.compile(
    r"\b(?:[Ii]nterview(?:ed)? by|[Ww]ords by|[Hh]ost(?:ed)?(?: by|:)|[Pp]resented by|^By) "
    r"(?P<name>[A-Z][\w'-]+ [A-Z][\w'-]+)",
    re.MULTILINE,
)
# How a claim of its own words is found; what a government did about it is no claim.
_TOLD = frozenset({"reported", "wanting", "attribution", "indirect", "document"})
_NEWS = re.compile(
    r"[^,;~]{0,60}?(?:\b(?:announc|accus|sanction|order|impos|summon|bann|approv|postpon)\w*"
    r"|\b(?:will|would) tell\b)"
)
_HEAD_CHARS = 400  # characters that hold the lines above a text


def floor(document: Document, sentences: Sequence[Sentence]) -> list[Turn | None]:
    """The turn in which each sentence is said, its label with it; None outside transcripts."""
    said = _placed(document, turns(document))
    hosted = _HOSTED.search(document.text, 0, _HEAD_CHARS) if said else None
    host = hosted["name"] if hosted else None
    if said and _WELCOMES.search(document.text, *_bounds(said[0])):
        host = said[0].speaker
    labelled = {turn.label: turn for turn in reversed(said)}
    starts = [turn.label[0] if labelled[turn.label] is turn else turn.start for turn in said]
    result: list[Turn | None] = []
    for sentence in sentences:
        at = bisect_left(starts, sentence.span.end) - 1
        inside = at >= 0 and sentence.span.start < said[at].end
        turn = said[at] if inside else None
        hosts = turn is not None and turn.speaker == host
        result.append(replace(turn, side=Side.AUTHOR, speaker="") if turn and hosts else turn)
    return result


def passed_on(turn: Turn | None, narration: str, own: Claim | None) -> bool:
    """Whether whoever asks only tells in a sentence what one of the governments says.

    What it announced or did is news of the one who asks; the question itself is theirs too.
    """
    if turn is None or turn.side is not Side.OTHER or own is None:
        return False
    if own.subject.type == "pronoun":
        return False
    if own.subject.side not in GOVERNMENTS or own.rule not in _TOLD:
        return False
    asks = narration.rstrip(" ~").endswith("?")
    return not asks and _NEWS.match(narration[own.subject.end :]) is None


def _placed(document: Document, said: Sequence[Turn]) -> Sequence[Turn]:
    """The turns, each whose label tells no side on the side that the page tells elsewhere."""
    plain = fold(document.text)
    sides = spoken_for(document, said)
    answering = answers_by(document, said)
    return [
        _on(turn, sides.get(plain[slice(*turn.label)])) if turn.side is Side.OTHER else turn
        for turn in (_named(turn, answering) for turn in said)
    ]


def _named(turn: Turn, answering: str) -> Turn:
    """The turn; of whoever answers without a label by name, under the name of the page."""
    nameless = turn.speaker == ANSWERER and answering
    return replace(turn, speaker=answering) if nameless else turn


def _on(turn: Turn, side: Side | None) -> Turn:
    """The turn on a side; the author's is nobody's by name."""
    if side is None:
        return turn
    return replace(turn, side=side, speaker="" if side is Side.AUTHOR else turn.speaker)


def _bounds(turn: Turn) -> tuple[int, int]:
    return turn.start, turn.end
