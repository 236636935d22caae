"""Whose claim each body sentence of a document is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from ukchina.coding.voice_claims import claim
from ukchina.coding.voice_closing import closed, goes_on, introduced
from ukchina.coding.voice_context import Context, Told, Voice
from ukchina.coding.voice_debate import debated
from ukchina.coding.voice_described import described
from ukchina.coding.voice_floor import floor, passed_on
from ukchina.coding.voice_following import following
from ukchina.coding.voice_house import house
from ukchina.coding.voice_interview import interviewed
from ukchina.coding.voice_issued import issued, issuing
from ukchina.coding.voice_kin import kin
from ukchina.coding.voice_minutes import continued
from ukchina.coding.voice_placed import at_the_time, by_words, placed
from ukchina.coding.voice_polls import surveyed
from ukchina.coding.voice_quoted import deciding, opened, outright, quoted, unattributed
from ukchina.coding.voice_readout import going_on
from ukchina.coding.voice_standing import opposition, standings
from ukchina.coding.voice_subjects import masked, subjects
from ukchina.coding.voice_weights import WEIGHED, weighed
from ukchina.coding.voice_written import answered
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import KEPT, Mention, Quotation, Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn
    from ukchina.sentences import Sentence

Found = TypeVar("Found", Mention, Quotation)
RULES = (
    "turn",
    "quotation",
    "attribution",
    "statistics",
    "wanting",
    "reported",
    "document",
    "participle",
    "indirect",
    "statement",
    "narration",
    WEIGHED,
)


@lru_cache(maxsize=KEPT)
def voices(document: Document) -> tuple[Voice, ...]:
    """For every body sentence, in order: its side, the rule that decided, the speaker's name.

    The rule is one of `RULES`, which stand in the order they are asked, or "weighed" where the
    words and what stands around weigh for another side (`ukchina.coding.voice_weights`); the name
    is "" for the claims of the author or of the body whose statement the text is.
    """
    return weighed(ruled(document), body(document), house(document))


def ruled(document: Document) -> tuple[Told, ...]:
    """Every body sentence with its quotations masked, and its voice by the rules alone."""
    plain, sentences = fold(document.text), body(document)
    said = floor(document, sentences)
    own_words = tuple(surveyed(tuple(_told(document, plain, said))))
    told = going_on(document, continued(document, own_words))
    told = interviewed(document, answered(debated(document, told)))
    result = [
        (narration, (turn.side, "turn", turn.speaker) if turn and voice[1] != "turn" else voice)
        for turn, (narration, voice) in zip(said, told, strict=True)
    ]
    issuer = issuing(document, told)
    return tuple((narration, issued(narration, voice, issuer)) for narration, voice in result)


def _told(document: Document, plain: str, said: Sequence[Turn | None]) -> Iterator[Told]:
    """Each sentence with its quotations masked, and its voice by quotations and its own words.

    `said` are the turns of a transcript in which they are said.
    """
    found, speech = mentions(document), quotations(document)
    whose = house(document)
    context = Context(opposition=opposition(plain, found), standing=standings(plain, found))
    sentences = body(document)
    named_in, spoken_in = _shared(sentences, found), _shared(sentences, speech)
    last: Voice | None = None
    each = zip(sentences, named_in, spoken_in, said, strict=True)
    for sentence, near, spoken, turn in each:
        start, end = sentence.span.start, sentence.span.end
        inside = [mention for mention in near if mention.span in sentence.span]
        narration = masked(plain[start:end], opened=opened(spoken, sentence))
        named = subjects(narration, inside, start, context)
        own = placed(claim(narration, named, context.claimed), plain, start, whose)
        own = at_the_time(own, document, sentence)
        told = deciding(spoken, sentence, plain)
        direct = outright(told, plain)
        if not goes_on(narration, direct):
            last = closed(narration, direct, own, context)
        passed = own and passed_on(turn, narration, own)
        voice = (
            (own and passed and (own.subject.side, "turn", own.subject.name))
            or last
            or quoted(direct, context)
            or (own and (own.subject.side, own.rule, own.subject.name))
            or quoted(told, context)
            or unattributed(narration, context)
            or (Side.AUTHOR, "narration", "")
        )
        if voice[0] is Side.OTHER and voice[2]:
            side = kin(voice[2], found, start, context)
            if side is Side.OTHER:
                side = described(plain, voice[2], start, whose)
            side = by_words(side, voice[2])
            voice = (side, *voice[1:])
        if own and not direct and "~" in narration and voice[1] in {"reported", "attribution"}:
            last = (voice[0], "quotation", voice[2])
        yield narration, voice
        context = following(context, narration, named, own)
        context = replace(context, unnamed=introduced(own, context.unnamed))


def _shared(sentences: Sequence[Sentence], found: Iterable[Found]) -> list[list[Found]]:
    """For each sentence, what of `found` shares a character with it."""
    starts = [sentence.span.start for sentence in sentences]
    result: list[list[Found]] = [[] for _ in sentences]
    for item in found:
        first = max(0, bisect_right(starts, item.span.start) - 1)
        for at in range(first, bisect_left(starts, item.span.end)):
            result[at].append(item)
    return result
