"""Whose claim each body sentence of a document is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from ukchina.coding.voice_claims import claim
from ukchina.coding.voice_closing import closed, goes_on, introduced
from ukchina.coding.voice_context import GOVERNMENTS, Claim, Context, Told, Voice
from ukchina.coding.voice_debate import debated
from ukchina.coding.voice_described import described
from ukchina.coding.voice_floor import floor, passed_on
from ukchina.coding.voice_following import following
from ukchina.coding.voice_house import house, is_authored
from ukchina.coding.voice_interview import interviewed
from ukchina.coding.voice_kin import kin
from ukchina.coding.voice_minutes import continued
from ukchina.coding.voice_polls import surveyed
from ukchina.coding.voice_quoted import deciding, opened, outright, quoted, unattributed
from ukchina.coding.voice_readout import going_on
from ukchina.coding.voice_readout import side as readout
from ukchina.coding.voice_sides import titled
from ukchina.coding.voice_standing import opposition, standings
from ukchina.coding.voice_statement import statement
from ukchina.coding.voice_subjects import masked, subjects
from ukchina.coding.voice_weights import WEIGHED, weighed
from ukchina.coding.voice_written import answered
from ukchina.reading.people.mentions import mentions
from ukchina.reading.people.naming import published
from ukchina.reading.people.roster import by_name
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.speech.times import in_office, year_told
from ukchina.reading.values import KEPT, Mention, Quotation, Side
from ukchina.sentences import Sentence, body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.speech.turns import Turn

# Those who met, in the readout of one of them.
_MET = re.compile(
    r"(?:They|The (?:two )?leaders|Both (?:leaders|ministers))(?: (?:also|then))? "
    r"(?:\w+ed|undertook|spoke|took|held|looked)\b"
)
# A committee's recommendation, quoted above the government's response to it.
_RECOMMENDED = re.compile(r"(?:Recommendation|Conclusion)s? \d+(?:\.\d+)?[:,.] ")
_WE = re.compile(r"\b(?:I|I'm|I've|I'd|[Mm]y|[Ww]e|We're|[Oo]ur)\b")
_TO_US = re.compile(r"\b(?:tell|told|tells|asked?|asks|remind|reminded) (?:me|us)\b")

# A word of a name ("Security Bureau"), not what opens a sentence.
_CAPITAL = re.compile(r"(?!(?:The|An?|One|Some|Two|His|Her|Its|Officials|Ministers)\b)\b[A-Z]")

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
    own = [narration for narration, (side, *_) in told if side is Side.AUTHOR]
    page = house(document)
    if page is Side.OTHER:  # a chamber's or a charity's release has its author, as articles have
        return tuple(result)
    issuer = page or readout(document, told)
    issuer = issuer or (None if is_authored(document) else statement(own))
    if issuer is Side.OTHER and document.outlet:  # a statement that its body signs is its author's
        return tuple(result)
    return tuple((narration, _issued(narration, voice, issuer)) for narration, voice in result)


def _issued(narration: str, voice: Voice, issuer: Side | None) -> Voice:
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
        own = _placed(claim(narration, named, context.claimed), plain, start, whose)
        own = _at_the_time(own, document, sentence)
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
            side = _by_words(side, voice[2])
            voice = (side, *voice[1:])
        if own and not direct and "~" in narration and voice[1] in {"reported", "attribution"}:
            last = (voice[0], "quotation", voice[2])
        yield narration, voice
        context = following(context, narration, named, own)
        context = replace(context, unnamed=introduced(own, context.unnamed))


def _placed(own: Claim | None, plain: str, start: int, whose: Side | None) -> Claim | None:
    """The claim, its subject on the side that earlier words tell of one so described.

    On a Chinese embassy's page "the Minister" is its own.
    """
    if own and whose is Side.CHINA_GOVERNMENT and own.subject.name.lower() == "the minister":
        return replace(own, subject=replace(own.subject, side=whose))
    if own is None or own.subject.side is not Side.OTHER:
        return own
    side = described(plain, own.subject.name, start, whose)
    before = plain[start : start + own.subject.start]
    side = _by_words(side, own.subject.name, before)
    return replace(own, subject=replace(own.subject, side=side))


def _by_words(side: Side, name: str, before: str = "") -> Side:
    """The side of a speaker, where nothing tells it that of the words in the name or title."""
    told = side is Side.OTHER and name != JOINT and name not in by_name()
    capitals = _CAPITAL.search(name) is not None and not name.endswith("(unnamed)")
    return titled(before, name) if told and capitals else side


def _at_the_time(own: Claim | None, document: Document, sentence: Sentence) -> Claim | None:
    """The claim, its subject on the side of the office held in the year that is told of."""
    actor = by_name().get(own.subject.name) if own and own.subject.side is Side.OTHER else None
    if own is None or actor is None or not actor.offices:
        return own
    block = document.blocks[sentence.paragraph - 1]
    day = published(document)
    year = year_told(fold(document.text), (block.start, block.end), sentence.span.end, day)
    held = year is not None and in_office(actor, year)
    return replace(own, subject=replace(own.subject, side=actor.in_office)) if held else own


def _shared(sentences: Sequence[Sentence], found: Iterable[Found]) -> list[list[Found]]:
    """For each sentence, what of `found` shares a character with it."""
    starts = [sentence.span.start for sentence in sentences]
    result: list[list[Found]] = [[] for _ in sentences]
    for item in found:
        first = max(0, bisect_right(starts, item.span.start) - 1)
        for at in range(first, bisect_left(starts, item.span.end)):
            result[at].append(item)
    return result
