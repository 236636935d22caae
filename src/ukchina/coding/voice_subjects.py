"""Who could be speaking in a sentence: its names, bare states, bodies and pronouns as subjects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_sources import side_of
from ukchina.coding.voice_standing import is_scholar
from ukchina.coding.voice_words import speaking, words
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.subjects import only_titles
from ukchina.reading.values import Mention, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_VIEW = re.compile(r"\b[Ii]n (?:his|her|their) (?:view|opinion|judge?ment|words|account)\b")
# The body or place to which the people before it belong: " at the Fudan University".
_WITHIN = re.compile(
    r" (?:at|from|of|in|for|with) (?:the )?[A-Z][\w'-]*"
    r"(?: (?:(?:of|for|and|the) )*[A-Z][\w'-]*){0,6}"
)
# A collective's noun that these words part from the head of the sentence is not its subject.
_NOT_LED = re.compile(
    r"\b(?:as|while|when|though|although|if|he|she|it|they|we|said|says|is|are|was|were|has|have|had"
    r"|that|which|who|than)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&-]*(?:'(?!s\b)\w+)?"
_NAMES = re.compile(_NAME)
_CAPITALS = re.compile(
    rf"(?<![\w-])(?:The |An? )?{_NAME}"
    rf"(?: (?:(?:of|for|and|the|on|in|at) )*{_NAME}){{0,8}}\b(?!'s|-)"
)
# Words that a sentence may begin with and that are no name.
_NO_NAMES = frozenset(words()["openers"]["words"])
_ROLE = re.compile(r"(?:Minister|Secretary|Secretary of State|Chancellor|ambassador|official)\Z")
# An unnamed minister of a party is the government's, a commerce minister may be anybody's.
_MINISTER = re.compile(
    r"\A(?:(?:[Aa]|[Tt]he) )?(?:(?:Labour|Conservative|Tory) minister"
    r"|(?:[Gg]overnment|[Cc]abinet|British|UK) (?:minister|spokes\w+|official|source))"
)
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


@dataclass(frozen=True, slots=True)
class Subject:
    """A possible speaker at `start`-`end` of a sentence; `type` as in `Mention`, or pronoun."""

    start: int
    end: int
    side: Side
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Context:
    """Who spoke last, and which document or body was the last subject; None before any.

    `opposition` holds the names of those whom the text calls shadow, former or backbench: their
    words are not the government's. `standing` tells the side of those whom only the text places.
    """

    person: Subject | None = None
    claimed: Subject | None = None
    body: Subject | None = None
    opposition: frozenset[str] = frozenset()
    standing: Mapping[str, Side] = field(default_factory=dict)

    def side(self, name: str, side: Side) -> Side:
        """The side of somebody of this name whom the reading of the text puts on `side`."""
        if name in self.opposition:
            return Side.OTHER
        if side is not Side.OTHER:
            return side
        return Side.UK_GOVERNMENT if _MINISTER.search(name) else self.standing.get(name, side)


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
    return _paired(narration, _disjoint([*kept, *_unlisted(narration, kept)]))


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
    """Pronouns, and definite nouns for the document named before."""
    found = speaking()
    for match in found.family.matches(found.pronouns, narration):
        known = _known(match[0].lower(), context)
        if known is not None:
            yield Subject(match.start(), match.end(), known.side, known.name, "pronoun")
    if context.person is not None:
        for match in _VIEW.finditer(narration):
            known = context.person
            yield Subject(match.start(), match.end(), known.side, known.name, "view")
    if context.body is not None:
        for match in found.family.matches(found.papers, narration):
            body = context.body
            yield Subject(match.start(), match.end(), body.side, body.name, "document")


def _known(pronoun: str, context: Context) -> Subject | None:
    """Whom a pronoun takes up; "he" and "she" are never both of two."""
    if pronoun == "it":
        return context.body
    known = context.person or context.claimed
    if known and known.name == JOINT and pronoun != "they":
        known = context.claimed
    return known if known is None or known.name != JOINT or pronoun == "they" else None


def _unlisted(narration: str, kept: Sequence[Subject]) -> Iterator[Subject]:
    """Names and collectives that nothing else has found: another source."""
    told = speaking().people in speaking().family.possible(narration)
    for pattern in (_collectives(), _CAPITALS) if told else (_CAPITALS,):
        for match in pattern.finditer(narration):
            if any(one.start < match.end() and match.start() < one.end for one in kept):
                continue
            in_a_name = match.re is not _CAPITALS and match.start() and match[0][0].isupper()
            if not in_a_name and _is_name(match):
                side, kind = _unlisted_side(narration, match)
                yield Subject(match.start(), match.end(), side, match[0], kind)


def _unlisted_side(narration: str, match: re.Match[str]) -> tuple[Side, str]:
    """The side and type of a name or collective by the words in it or behind it."""
    if match.re is _CAPITALS and _minister().match(match[0]):
        return Side.UK_GOVERNMENT, "person"
    if match.re is not _CAPITALS and _institute().match(narration, match.end()):
        return Side.UK_EXPERT, "collective"
    if match.re is _CAPITALS and (is_scholar(match[0]) or _studies().match(narration, match.end())):
        return Side.UK_EXPERT, "person"
    within = _WITHIN.match(narration, match.end())
    return side_of(match[0] + (within[0] if within else "")), "collective"


@cache
def _minister() -> re.Pattern[str]:
    """An office in capitals before a name ("Education Secretary Bridget Phillipson")."""
    return re.compile(words()["standing"]["uk_minister"])


@cache
def _studies() -> re.Pattern[str]:
    """What follows a scholar ("teaches Chinese at the University of Bristol")."""
    work = r"(?:teaches|lectures|studies|researches|runs|directs|heads|leads|works|is an?|is the)"
    return re.compile(rf",? (?:who )?{work} [^.;~]{{0,90}}?\b{words()['standing']['uk_body']}")


@cache
def _institute() -> re.Pattern[str]:
    """A British research body to which the people before it belong."""
    return re.compile(rf" (?:at|from|of|with) (?:the )?{words()['standing']['uk_body']}")


@cache
def _collectives() -> re.Pattern[str]:
    nouns = "|".join(sorted(words()["collectives"]["nouns"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?<=^)|(?<=[,;] )|(?<=and )|(?<=but ))(?:[\w']+ ){{0,3}}?(?:{nouns})\b(?!'s)",
        re.IGNORECASE,
    )


def _state_type(name: str) -> str:
    """A role stands for whoever holds it, so that "she" can take it up; a state does not."""
    return "person" if _ROLE.search(name) else "state"


def _is_name(match: re.Match[str]) -> bool:
    """Whether capitals or a collective noun name somebody, and don't just open the sentence."""
    first = match[0].split()[0]
    if match.re is not _CAPITALS:
        return _NOT_LED.search(match[0]) is None
    if match[0].endswith(("-based", "-made", "-born", "-led", "-owned", "-listed")):
        return False
    if first in _NO_NAMES and first not in {"The", "An", "A"}:
        return False
    return match.start() > 0 or len(_NAMES.findall(match[0])) > 1


def _disjoint(found: list[Subject]) -> tuple[Subject, ...]:
    """The subjects in order; the first of the list stays where two overlap."""
    kept: list[Subject] = []
    for subject in found:
        if all(subject.end <= other.start or other.end <= subject.start for other in kept):
            kept.append(subject)
    return tuple(sorted(kept, key=lambda subject: subject.start))
