"""Who could be speaking in a sentence: its names, bare states, bodies and pronouns as subjects."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS, UNNAMED, Context, Subject
from ukchina.coding.voice_sources import actor
from ukchina.coding.voice_unlisted import unlisted
from ukchina.coding.voice_words import speaking
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.subjects import only_titles
from ukchina.reading.values import Mention, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VIEW = re.compile(
    r"\b[Ii]n (?:his|her|their) (?:view|opinion|judge?ment|words|account)\b"
    r"|\A(?:But )?(?:His|Her|Their) (?:\w+ )?(?:view|position|answer|line|argument|message|point"
    r"|verdict|defence|fear|worry|advice) (?:is|was|has been|remains) (?:that|simple|plain|clear)\b"
)
# What takes up the body of state that was named last.
_OFFICE = re.compile(r"\b[Tt]he (?:department|ministry|agency|service)\b(?! (?:for|of|store)\b|')")
_ROLE = re.compile(r"(?:Minister|Secretary|Secretary of State|Chancellor|ambassador|official)\Z")
_AND = re.compile(r",? and +")
_QUOTED = re.compile(r'"[^"]*"|(?<!\w)\'(?=\w)[^"]{2,400}?(?<=[\w,.!?])\'(?!\w)')

# A state behind these is where somebody went or whom somebody addressed, not who speaks next.
_GONE_TO = re.compile(
    r"\b(?:visit|tour|reach|enter|criticis|criticiz|accus|urg|condemn|press|warn)"
    r"(?:e|es|s|ed|ing)?\s+\Z",
    re.IGNORECASE,
)
_VERB_CHARS = 16  # the longest of these verbs is shorter

# "Amnesty International UK": the end of a body's own name.
_PART_OF_NAME = re.compile(
    r"[a-z)] (?!The |Both )[A-Z][a-z]{3,} \Z|\A(?!The |Both )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)? \Z"
)


def _side(mention: Mention, context: Context) -> Side:
    return context.side(mention.name, mention.side)


def masked(plain: str, *, opened: bool) -> str:
    """The sentence with its quoted words blanked, so that only the narration is read.

    `opened` says that a quotation of the sentence before is still open.

    >>> masked('He said: "China is ready."', opened=False)
    'He said: ~~~~~~~~~~~~~~~~~'
    """
    if opened:
        closing = plain.find('"')
        end = len(plain) if closing < 0 else closing + 1
        plain = "~" * end + plain[end:]
    plain = _QUOTED.sub(lambda match: "~" * len(match[0]), plain)
    start = plain.find('"')
    return plain if start < 0 else plain[:start] + "~" * (len(plain) - start)


def subjects(
    narration: str, mentions: Iterable[Mention], offset: int, context: Context
) -> tuple[Subject, ...]:
    """The possible speakers in a masked sentence, in order; a mention wins over a pattern."""
    found = [
        Subject(start, end, _side(mention, context), mention.name, mention.type)
        for mention in mentions
        if mention.type != "place"
        and "~"
        not in narration[
            (start := mention.span.start - offset) : (end := mention.span.end - offset)
        ]
    ]
    found += [
        Subject(match.start(), match.end(), side, match[0], _state_type(match[0]))
        for number, side in speaking().states
        for match in speaking().family.matches(number, narration)
        if not _led_up_to(narration, match.start())
    ]
    found += _taken_up(narration, context)
    kept = _disjoint(found)
    return _paired(narration, _disjoint([*kept, *unlisted(narration, kept)]))


def _led_up_to(narration: str, at: int) -> bool:
    """Whether what stands before a state makes it a place, an object or the end of a name."""
    before = narration[:at].rstrip()
    if len(before) == at:
        return False
    if _GONE_TO.search(narration, max(0, len(before) - _VERB_CHARS), at):
        return True
    capital = before[before.rfind(" ") + 1 :][:1].isupper()
    return capital and _PART_OF_NAME.search(narration, 0, at) is not None


def _paired(narration: str, found: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The subjects, "X and Y" of the two governments as one: another source."""
    kept: list[Subject] = []
    for subject in found:
        last = kept[-1] if kept else None
        between = narration[last.end : subject.start] if last else ""
        joined = _AND.match(between)
        two = last and joined and {last.side, subject.side} == GOVERNMENTS
        if last and joined and two and only_titles(between[joined.end() :]):
            kind = "state" if last.type == subject.type == "state" else "collective"
            kept[-1] = Subject(last.start, subject.end, Side.OTHER, JOINT, kind)
        else:
            kept.append(subject)
    return tuple(kept)


def _taken_up(narration: str, context: Context) -> Iterator[Subject]:
    """Pronouns, and definite nouns for the person, office or document named before."""
    yield from _pronouns(narration, context)
    papers = speaking().family.matches(speaking().papers, narration)
    for known, places, kind in (
        (context.person, _VIEW.finditer(narration), "view"),
        (context.office, _OFFICE.finditer(narration), "institution"),
        (context.body, papers, "document"),
    ):
        if known is not None:
            for match in places:
                yield Subject(*match.span(), known.side, known.name, kind)


def _pronouns(narration: str, context: Context) -> Iterator[Subject]:
    found = speaking()
    head = _head(narration)
    for match in found.family.matches(found.pronouns, narration):
        known = _known(match[0].lower(), context)
        if head and match.start() > head.end and match[0] in {"he", "she"}:
            known = head
        if known is not None:
            yield Subject(match.start(), match.end(), known.side, known.name, "pronoun")
        elif match[0] == "They":
            yield Subject(*match.span(), Side.OTHER, UNNAMED, "pronoun")


def _head(narration: str) -> Subject | None:
    """The person without a name who opens the sentence, for a "he" further on in it."""
    found = actor(narration) if narration.startswith(("A ", "An ", "One ", "Another ")) else None
    return Subject(*found, narration[: found[1]], "person") if found else None


def _known(pronoun: str, context: Context) -> Subject | None:
    """Whom a pronoun takes up; "he" and "she" are never both of two."""
    if pronoun == "it":
        return context.body
    known = context.person or context.claimed
    both = context.sides == GOVERNMENTS and known is not None and known.side in GOVERNMENTS
    if pronoun == "they" and known and known.type == "person" and both:
        return replace(known, side=Side.OTHER, name=JOINT, type="collective")
    if known and known.name == JOINT and pronoun != "they":
        known = context.claimed
    return known if known is None or known.name != JOINT or pronoun == "they" else None


def _state_type(name: str) -> str:
    """A role stands for whoever holds it, so that "she" can take it up; a state does not."""
    return "person" if _ROLE.search(name) else "state"


def _disjoint(found: list[Subject]) -> tuple[Subject, ...]:
    """The subjects in order; the first of the list stays where two overlap."""
    kept: list[Subject] = []
    for subject in found:
        if all(subject.end <= other.start or other.end <= subject.start for other in kept):
            kept.append(subject)
    return tuple(sorted(kept, key=lambda subject: subject.start))
