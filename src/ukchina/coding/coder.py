"""The machine coder: themes, orientation and voice of every body sentence, put together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.codebook_file import PACKAGED, read_codebook
from ukchina.coding.orientation import orientation
from ukchina.coding.speakers import names
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
    book = _packaged(*_state())
    coded = themes(document, codebook or book)
    own = coded if codebook is None or _same(codebook, book) else themes(document, book)
    told = zip(voices(document), names(document), strict=True)
    found = zip(body(document), coded, own, told, strict=True)
    for sentence, themed, known, ((voice, voice_rule, _), speaker) in found:
        borne = frozenset(coding.theme for coding in known.codings)
        facing, orientation_rule = orientation(sentence, document, borne)
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


def _state() -> tuple[int, int]:
    """What changes when the project's codebook is written anew."""
    found = PACKAGED.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _packaged(time: int, size: int) -> Codebook:
    """The project's own codebook as it is in this state."""
    del time, size
    return read_codebook()


@lru_cache(maxsize=8)
def _same(one: Codebook, other: Codebook) -> bool:
    """Whether two codebooks code alike; the answer is kept, for there is much to compare."""
    return one == other
