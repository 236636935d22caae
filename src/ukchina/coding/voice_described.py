"""Whose side "the envoy" or "a police superintendent" is on, by what the text said before."""

from __future__ import annotations

import re
from functools import cache

from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_words import pattern, words
from ukchina.reading.values import Side

# Only a noun of office, alone or with a word before it, is looked up; the rest tells itself.
_NOUN = re.compile(r"\A(?:[Tt]he |[Aa]n? |[Oo]ne )?(?:[\w-]+ )?(?P<noun>[\w-]+)(?: \(unnamed\))?\Z")
# "Defra source (unnamed)": a word more than the noun alone.
_MORE = re.compile(r"\A(?![Ss]enior|[Tt]op|[Jj]unior)[\w-]+ [\w-]+ \(unnamed\)\Z")
_BARE = re.compile(r"\A(?:[Tt]he )?[\w-]+(?: \(unnamed\))?\Z")
_HONG_KONG = re.compile(r"\bHONG KONG\b")
_NEAR = 400  # characters back to the body that a spokesperson without more speaks for
_SPOKEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_BARE_SPOKEN = re.compile(r"(?:(?:[Aa]|[Tt]he) )?spokes\w+(?: \(unnamed\))?\Z")
_PREMIER = re.compile(r"Downing|No\.? ?10")
_ENVOYS = frozenset(["ambassador", "envoy"])
# What stands before the noun where one so called is first spoken of.
_CALLED = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree) (?:[\w-]+ ){0,4}\Z")
_FOR = re.compile(r" (?:for|at|of|from) (?:[\w'-]+ ?){1,5}")
_MOST_CALLED = 60  # characters that it takes
_UNNAMED = " (unnamed)"
_HEAD = 600  # characters that hold the lines above a text and its dateline


def described(plain: str, name: str, start: int, house: Side | None) -> Side:
    """The side of a speaker called `name` at `start` of the text; other when nothing tells it.

    Earlier words that call one of the same noun Chinese or British decide, or call an ambassador's
    embassy so; else the post of an envoy who tells what the other country does. The police and
    officials under a Hong Kong dateline are China's, and a release's spokesperson is its body's.
    """
    if pattern("described", "figures").match(name):
        return Side.CHINA_GOVERNMENT if _in_china(plain) else Side.UK_GOVERNMENT
    match = _NOUN.match(name)
    noun = match["noun"].lower() if match else ""
    if noun in words()["described"]["learned"]:
        return _learned(plain, name, noun, start)
    if noun not in _nouns():
        return side_of(name.removesuffix(_UNNAMED)) if name.endswith(_UNNAMED) else Side.OTHER
    told = side_of(name.removesuffix(_UNNAMED)) if _MORE.match(name) else Side.OTHER
    near = _told_before(plain, name, noun, start) or _at_home(plain, noun, house)
    if near or told is not Side.OTHER:
        return near or told
    if noun in _SPOKEN and _BARE_SPOKEN.match(name):
        return _last_body(plain, start)
    home = noun in words()["described"]["law"] or name == "official (unnamed)"
    return Side.UK_GOVERNMENT if home else Side.OTHER


def _learned(plain: str, name: str, noun: str, start: int) -> Side:
    """The side of scholars by the nation that earlier words give them.

    The experts whom an outlet of China's quotes at the head of a sentence are China's.
    """
    earlier = list(_before(f"{noun.removesuffix('s')}s?").finditer(plain, 0, start))
    if earlier:
        return Side.CHINA_EXPERT if earlier[-1]["china"] else Side.UK_EXPERT
    quoted = name in {"Experts", "The expert", "The experts"}
    return Side.CHINA_EXPERT if quoted and _in_china(plain) else Side.OTHER


def _in_china(plain: str) -> bool:
    """Whether the lines above a text name an outlet of China's."""
    return pattern("described", "outlets").search(plain[:_HEAD]) is not None


def _told_before(plain: str, name: str, noun: str, start: int) -> Side | None:
    """The side that earlier words give to one of this noun."""
    earlier = list(_before(noun).finditer(plain, 0, start))
    if earlier and name[:2].lower() != "a ":
        return Side.CHINA_GOVERNMENT if earlier[-1]["china"] else Side.UK_GOVERNMENT
    posted = _posted().match(plain, start)
    if posted and noun in _ENVOYS and re.search(noun, plain[:start], re.IGNORECASE) is None:
        return Side.CHINA_GOVERNMENT if posted["china"] else Side.UK_GOVERNMENT
    if not _BARE.match(name) or noun in _ENVOYS:
        return None
    first = _introduced(plain, noun, start)
    return None if first is Side.OTHER else first


def _last_body(plain: str, start: int) -> Side:
    """The side of the body named last before one who is only called a spokesperson."""
    found = list(pattern("described", "bodies").finditer(plain, max(0, start - _NEAR), start))
    last = found[-1][0] if found else ""
    return Side.UK_GOVERNMENT if _PREMIER.match(last) else side_of(last)


def _at_home(plain: str, noun: str, house: Side | None) -> Side | None:
    """The side of one of this noun under a Hong Kong dateline, or on a body's own page."""
    if noun in words()["described"]["local"] and _HONG_KONG.search(plain[:_HEAD]):
        return Side.CHINA_GOVERNMENT
    own = house in {Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT}
    return house if own and noun in words()["described"]["own"] else None


def _introduced(plain: str, noun: str, start: int) -> Side:
    """The side told by the words that first spoke of one so called ("a Treasury source")."""
    at = plain.rfind(f" {noun}", 0, start)
    while at >= 0:
        called = _CALLED.search(plain, max(0, at - _MOST_CALLED), at + 1)
        if called:
            whose = _FOR.match(plain, at + 1 + len(noun))
            return side_of(f"{called[0]}{noun}{whose[0] if whose else ''}")
        at = plain.rfind(f" {noun}", 0, at)
    return Side.OTHER


@cache
def _before(noun: str) -> re.Pattern[str]:
    """Earlier words that give one of this noun to one of the two states."""
    china = r"(?:[Cc]hinese|China's|Beijing's)"
    british = r"(?:British|Britain's|UK|UK's|London's)"
    between = r"(?: [\w-]+){0,4}? "
    called = f"(?:{noun}|embassy)" if noun in _ENVOYS else noun
    return re.compile(rf"\b(?:(?P<china>{china})|{british}){between}{called}\b", re.IGNORECASE)


@cache
def _posted() -> re.Pattern[str]:
    """An envoy in one capital who says what the other country does ("that China opposed …")."""
    tells = r",? the (?:ambassador|envoy) (?:\w+ )?\w+ (?:\w+ )?that"
    return re.compile(
        rf"In (?:London{tells} (?P<china>China|Beijing)|Beijing{tells} (?:Britain|the UK|London))\b"
    )


@cache
def _nouns() -> frozenset[str]:
    found = words()["described"]
    return frozenset((*found["nouns"], *found["local"], *found["own"], *found["law"]))
