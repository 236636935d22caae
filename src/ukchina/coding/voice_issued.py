"""Whose page a text is as a whole, and which of its sentences speak for that body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS, Told, Voice
from ukchina.coding.voice_house import house, is_authored
from ukchina.coding.voice_readout import side as readout
from ukchina.coding.voice_statement import statement
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document

# Those who met, in the readout of one of them.
_MET = re.compile(
    r"(?:They|The (?:two )?leaders|Both (?:leaders|ministers))(?: (?:also|then))? "
    r"(?:\w+ed|undertook|spoke|took|held|looked)\b"
)
# A committee's recommendation, quoted above the government's response to it.
_RECOMMENDED = re.compile(r"(?:Recommendation|Conclusion)s? \d+(?:\.\d+)?[:,.] ")
_WE = re.compile(r"\b(?:I|I'm|I've|I'd|[Mm]y|[Ww]e|We're|[Oo]ur)\b")
_TO_US = re.compile(r"\b(?:tell|told|tells|asked?|asks|remind|reminded) (?:me|us)\b")


def issuing(document: Document, told: Sequence[Told]) -> Side | None:
    """The side for which the narration speaks: of a page, a readout or a statement; else None.

    A chamber's or a charity's release has its author, as articles have; so has a statement that
    its body signs.
    """
    page = house(document)
    if page is Side.OTHER:
        return None
    issuer = page or readout(document, told)
    if issuer is None and not is_authored(document):
        issuer = statement([narration for narration, (side, *_) in told if side is Side.AUTHOR])
    return None if issuer is Side.OTHER and document.outlet else issuer


def issued(narration: str, voice: Voice, issuer: Side | None) -> Voice:
    """The voice; that of the body whose page or statement it is where nobody else speaks."""
    if issuer is None:
        return voice
    if issuer is Side.UK_GOVERNMENT and _RECOMMENDED.match(narration):
        return (Side.OTHER, "reported", "")
    own = voice[0] is Side.AUTHOR or _to_us(voice, narration) or _both(voice, narration, issuer)
    own = own or _for_itself(voice, narration, issuer)
    return (issuer, "statement", "") if own else voice


def _both(voice: Voice, narration: str, issuer: Side) -> bool:
    """Whether a government's own page tells what those who met agreed."""
    told = voice[0] is Side.OTHER and issuer in GOVERNMENTS and voice[1] != "turn"
    return told and _MET.match(narration) is not None


def _to_us(voice: Voice, narration: str) -> bool:
    """Whether the body whose page it is passes on what it was told."""
    passed_on = voice[0] is Side.OTHER and voice[1] == "reported"
    return passed_on and _TO_US.search(narration) is not None


def _for_itself(voice: Voice, narration: str, issuer: Side) -> bool:
    """Whether a government says "I" or "we" in what else would be another's report."""
    reported = voice[0] is Side.OTHER and voice[1] == "reported" and issuer in GOVERNMENTS
    return reported and _WE.search(narration) is not None
