"""Minutes and debates told in the past: a speech goes on without "she said" in each sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document

_HOUSE = re.compile(
    r"\b(?:Hansard|House of (?:Commons|Lords)|Lords|Commons|Westminster Hall|Oral evidence"
    r"|Committee|Minutes|[Dd]ebate)\b"
)
# "The restrictions ought never to have been imposed": tense and mood of reported speech.
_SHIFTED = re.compile(
    r"\b(?:had|would|ought|should|might|could|was (?:now|not)|were (?:now|apt))\b"
)
_SHORTEST = 25  # characters: "Nobody could." is the minutes' own
_REPORTED = frozenset({"reported", "attribution", "indirect", "wanting"})


def continued(
    document: Document, told: Sequence[tuple[str, tuple[Side, str, str]]]
) -> list[tuple[str, tuple[Side, str, str]]]:
    """The narrations and voices of the sentences, a reported speech going on in its paragraph.

    Only where the lines above the text name a house, a committee or a debate; elsewhere the
    sentences come back as they are.
    """
    lines = [
        fold(document.text[b.start : b.end]) for b in document.blocks if b.role is not Role.BODY
    ]
    if not any(_HOUSE.search(line) for line in lines):
        return list(told)
    result: list[tuple[str, tuple[Side, str, str]]] = []
    before = None
    for sentence, (narration, voice) in zip(body(document), told, strict=True):
        goes_on = before == sentence.paragraph and voice[0] is Side.AUTHOR
        if goes_on and len(narration) > _SHORTEST and _SHIFTED.search(narration):
            side, _, name = result[-1][1]
            result.append((narration, (side, "indirect", name)))
            continue
        result.append((narration, voice))
        before = sentence.paragraph if voice[1] in _REPORTED else None
    return result
