"""What words are by their shape: a question as a heading, a sentence without its full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus.paragraphs import label_end

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# A question above the text is its title, within the text a heading, only when it is as short;
# chosen on explainers, whose questions had up to eleven words, and columns, whose own had more.
QUESTION_WORDS = 16
CROSSHEAD_WORDS = 10

_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_QUESTION = re.compile(
    r"(?:(?:so|and|but),? )?(?:what|why|how|who|where|when|which)\b"
    r"(?!.*\b(?:i|we|you|our|your)\b).*\?\Z",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"(?:is|are|was|were|will|would|can|could|does|do|did|has|have|should|might)\b"
    r"(?!.*\b(?:i|we|you|our|your)\b).*\?\Z",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|added|stated|commented|told .{2,40}|in a statement|agreed?|decided|committed"
    r"|undertook|pledged|will)\b[^.:;]{0,60}:\Z"
)
_SENTENCE_WITHIN = re.compile(r"\w{2}[.!?][\"')]{0,2} +[A-Z\"'(]")
# A last paragraph that lost its full stop; a related headline has fewer of such small words.
_LAST_WORDS = 12
_SMALL_WORDS = re.compile(
    r"\b(?:the|an?|of|is|are|was|were|has|have|had|will|would|that|which|who|it|its|their|his|her"
    r"|be|been|than|may|must|could|should|not)\b"
)
_SMALL_SHARE = 0.3
_ASKING = re.compile(r"(?:what|why|how|who|where|when|watch|listen|inside)\b", re.IGNORECASE)


def is_crosshead(line: Line, most: int) -> bool:
    """Whether a line is a question of at most so many words that addresses nobody.

    One that yes or no answers is a heading only among others, which `most` above
    `CROSSHEAD_WORDS` tells.
    """
    if line.kind or line.words > most:
        return False
    asks = _QUESTION.match(line.text) or (most > CROSSHEAD_WORDS and _YES_OR_NO.match(line.text))
    return bool(asks)


def lost_its_stop(words: str) -> bool:
    """Whether the words read as prose without its last full stop, and not as a headline."""
    if label_end(words) or "|" in words or not words[:1].isupper() or _ASKING.match(words):
        return False
    if _SENTENCE_WITHIN.search(words):
        return True
    count = len(words.split())
    small = len(_SMALL_WORDS.findall(words))
    return count >= _LAST_WORDS and small >= count * _SMALL_SHARE


def is_opening(line: Line) -> bool:
    """Whether a short line before the prose is a sentence of it ("It was late.")."""
    if not line.closed or line.kind or line.text.endswith("?"):
        return False
    if line.text.endswith(":"):
        return leads_in(line.text)
    return _ABBREVIATED.search(line.text) is None


def leads_in(words: str) -> bool:
    """Whether the words announce what was said or agreed ("The minister said:", "agreed to:")."""
    return _SAID.search(words) is not None
