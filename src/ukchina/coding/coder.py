"""The machine coder: themes, orientation and voice of every body sentence, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding.orientation import orientation
from ukchina.coding.themes import themes
from ukchina.coding.values import CodedSentence
from ukchina.coding.voice import voices
from ukchina.sentences import body

if TYPE_CHECKING:
    from ukchina.coding.codebook import Codebook
    from ukchina.corpus import Document


def code(document: Document, codebook: Codebook | None = None) -> tuple[CodedSentence, ...]:
    """The coded body sentences of `document`, in order; by the project's codebook if none is given.

    Orientation and voice do not depend on the codebook.
    """
    result = []
    coded = themes(document, codebook)
    own = themes(document) if codebook else coded
    found = zip(body(document), coded, own, voices(document), strict=True)
    for sentence, themed, known, (voice, voice_rule, speaker) in found:
        subjects = frozenset(coding.theme for coding in known.codings)
        facing, orientation_rule = orientation(sentence, document, subjects)
        result.append(
            CodedSentence(
                sentence=sentence.span,
                codings=themed.codings,
                orientation=facing,
                orientation_rule=orientation_rule,
                voice=voice,
                voice_rule=voice_rule,
                speaker=speaker,
                near_misses=themed.near_misses,
            )
        )
    return tuple(result)
