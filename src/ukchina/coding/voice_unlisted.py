"""Names and unnamed people that no table lists, as possible speakers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import Subject
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_standing import holds_office, is_scholar, replies
from ukchina.coding.voice_words import speaking, words
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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


# The government whose strategy or office a name is ("the government's Trade Strategy").
_OWNER = re.compile(
    r"\b(?P<who>[Tt]he (?:UK |British )?[Gg]overnment|Whitehall|Britain|China|Beijing|London"
    r"|[Tt]he (?:Treasury|Home Office|Foreign Office))'s (?:own |new |latest )?\Z"
)
_OWNER_CHARS = 40
_BY_OWNER = {"China": Side.CHINA_GOVERNMENT, "Beijing": Side.CHINA_GOVERNMENT}
_PAPER = re.compile(r"(?:Strategy|Audit|Review|Paper|Report|Plan|Guidance|Assessment|Framework)\Z")
_NAME = r"[A-Z][\w&-]*(?:'(?!s\b)\w+)?"


_NAMES = re.compile(_NAME)


_CAPITALS = re.compile(
    rf"(?<![\w-])(?:The |An? )?{_NAME}"
    rf"(?: (?:(?:of|for|and|the|on|in|at) )*{_NAME}){{0,8}}\b(?!'s|-)"
)


# "A Chinese official, asked …": the noun behind a nation's adjective that a capital begins.
_OF_NATION = re.compile(
    r"(?:(?:The|An?|One|Another) (?:[a-z]+ )?)?(?:Chinese|British)(?: [a-z-]+){1,3}?(?=[, ])"
)
_LED = re.compile(
    r"(?:\A|, )(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) )?(?:(?P<former>former |retired )|[a-z]+ )?\Z"
)


# Words that a sentence may begin with and that are no name.
_NO_NAMES = frozenset(words()["openers"]["words"])


def unlisted(narration: str, kept: Sequence[Subject]) -> Iterator[Subject]:
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
    before = narration[max(0, match.start() - _OWNER_CHARS) : match.start()]
    if match.re is _CAPITALS and (holds_office(before) or replies(narration, match.end())):
        return Side.UK_GOVERNMENT, "person"
    owner = _OWNER.search(narration, max(0, match.start() - _OWNER_CHARS), match.start())
    if owner and match.re is _CAPITALS:
        kind = "document" if _PAPER.search(match[0]) else "collective"
        return _BY_OWNER.get(owner["who"], Side.UK_GOVERNMENT), kind
    led = _LED.search(narration, 0, match.start()) if match.re is _CAPITALS else None
    noun = _OF_NATION.match(narration, match.start()) if led else None
    end = noun.end() if noun else match.end()
    within = _WITHIN.match(narration, end)
    name = f"{led['former'] or ''}{narration[match.start() : end]}" if led else match[0]
    return side_of(name + (within[0] if within else "")), "collective"


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
