"""Whether words passed between officials of both sides: who says them, and who is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.events.actors import OPPOSITE, actors
from ukchina.reading.events.clauses import clause
from ukchina.reading.events.doers import holders
from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.events.parties import first_mention
from ukchina.reading.people.mentions import mentions
from ukchina.reading.values import Side, within
from ukchina.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.values import Mention
    from ukchina.sentences import Sentence

# What may stand between a verb of telling and the name of whoever is told.
_TITLES = re.compile(
    r"(?:(?:the|an?|his|her|their|its|both|visiting|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness"
    r"|then|new|Chinese|British|UK|China's|Britain's|foreign|prime|vice|deputy|home|trade|finance"
    r"|commerce|defen[cs]e|business|president|premier|chancellor|minister|secretary|leader|envoy"
    r"|ambassador|counterpart|state councill?or)(?:\.|,)?[ -]+){0,7}",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    r"(?:his|her|their) (?:(?-i:[a-z])[\w-]* ){0,2}?(?:(?P<cn>Chinese)|(?P<uk>British|UK))?"
    r" ?(?:(?-i:[a-z])[\w-]* ){0,2}?counterparts?\b",
    re.IGNORECASE,
)
# "Told Mr Wang's office", "the Lammy team": not the person.
_OWNING = re.compile(r"'s?\s|-")


# A call is told beside the act: "in a call with his counterpart, David Lammy set out his concerns".
_CALL = "call"


def exchanged(document: Document, sentence: Sentence, match: re.Match[str], kind: str) -> bool:
    """Whether an official of one side stands right behind `match`, and one of the other acts.

    `match` is in the sentence's plain form. Who acts is the first official of its clause, or whom a
    pronoun stands for there; of a call any other official of the sentence.
    """
    offset, words = sentence.span.start, match.string
    every = sorted(_officials(document, sentence, words), key=lambda one: one.span)
    told = _told(words, match.end(), every, offset)
    if told is None:
        return False
    left = 0 if kind == _CALL else clause(words, *match.span())[0]
    acting = [one for one in every if offset + left <= one.span.start < offset + match.start()]
    if kind == _CALL:
        acting = acting or [one for one in every if one.span.start > offset + match.end()]
        acting = [one for one in acting if one.side is OPPOSITE[told]]
    if not acting:
        whole = Span(document.name, offset + left, sentence.span.end)
        named = actors(document, sentence, whole, kind, at=offset + match.start())
        acting = [one for name in named[:1] if (one := first_mention(document, name))]
    return bool(acting) and acting[0].side is OPPOSITE[told]


def _officials(document: Document, sentence: Sentence, words: str) -> Iterator[Mention]:
    """The officials of either side that a sentence names, by name or by office."""
    for one in within(mentions(document), sentence.span):
        if one.type == "person" and one.side in OPPOSITE:
            yield one
    person = event_lexicon().holders["person"]
    for one in holders(words, sentence.span):
        own = document.words(one.span)
        if person.search(own.split()[-1]):
            yield one


def _told(words: str, at: int, every: Sequence[Mention], offset: int) -> Side | None:
    """The side of the official who stands at a place, behind no more than titles."""
    for one in every:
        start, end = one.span.start - offset, one.span.end - offset
        if end > at and _TITLES.fullmatch(words[at:start] if start > at else ""):
            return None if _OWNING.match(words, end) else one.side
    counterpart = _COUNTERPART.match(words, at)
    if counterpart is None:
        return None
    if counterpart["cn"] or counterpart["uk"]:
        return Side.CHINA_GOVERNMENT if counterpart["cn"] else Side.UK_GOVERNMENT
    before = [one.side for one in every if one.span.end <= offset + at]
    return OPPOSITE[before[-1]] if before else None
