"""What a speaker whom the voice of a sentence tells is called in the tables."""

from __future__ import annotations

import re

from ukchina.coding.speaker_phrases import (
    called,
    can_bear,
    is_body,
    is_document,
    is_nation,
    issuer,
    plain_head,
    tells_nobody,
    trimmed,
)
from ukchina.coding.voice_context import GOVERNMENTS, UNNAMED
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.unnamed import government, spoken_for
from ukchina.reading.values import Side

_UNNAMED = "(unnamed)"
_DETERMINER = re.compile(
    r"\A(?:an?|one|the|another|its|his|her|their|our|my|some|several) ",
    re.IGNORECASE,
)
_MOST_WORDS = 16  # a longer description holds a verb, and more than who speaks
_COUNTED = re.compile(r"(?:one|some|several|two|three) of |(?:two|three) ", re.IGNORECASE)
_SPOKESPERSON = re.compile(r"(?:an?|the|its|his|her|their|(?:the )?\w+'s) spokes\w+", re.IGNORECASE)
_STATE = re.compile(
    r"(?:the )?(?:Britain|China|UK|United Kingdom|London|Beijing|government|(?:British|Chinese|UK)"
    r"(?: (?:side|government))?)",
    re.IGNORECASE,
)
_SPOKES = re.compile(r"\bspokes\w+", re.IGNORECASE)
# "…, Ada Pell, said": the name that stands beside what somebody is called.
_BESIDE = re.compile(
    r", (?P<name>(?:(?:Sir|Dame|Dr|Professor|Lord|Lady|Baroness|Mr|Mrs|Ms) )?"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2})(?=[,.:;\"]|\s|\Z)"
)
# "According to Chinese customs": the noun that the adjective leads to.
_NOUN_BEHIND = re.compile(r" (?P<noun>[a-z][a-z-]+(?: [a-z][a-z-]+)?)(?=[,.;:]|\Z)")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_STATES = frozenset({"uk", "british", "britain", "chinese", "china", "government", "institution"})
_SMALL = frozenset(
    ("a an the one of at in for from and to its his her their unnamed").split()  # noqa: SIM905
)


def printed(name: str, side: Side, behind: str = "") -> str:
    """A speaker's name as the tables have it; `behind` are the words that follow it in the text.

    Whoever has no name keeps what describes them; a spokesperson speaks for a body, a state for
    its government.

    >>> printed("the head of a choir", Side.OTHER), printed("The Royal Choir", Side.OTHER)
    ('head of a choir (unnamed)', 'Royal Choir')
    >>> printed("the head of a choir", Side.OTHER, ", Ada Pell, who sang.")
    'Ada Pell'
    >>> printed("A Downing Street spokesman", Side.UK_GOVERNMENT)
    'Downing Street'
    """
    if name in {UNNAMED, JOINT, ""} or "(" in name.removesuffix(_UNNAMED):
        return name
    whole, name = name, name.removesuffix(f" {_UNNAMED}")
    if _STATE.fullmatch(name) and side in GOVERNMENTS:
        return government(chinese=side is Side.CHINA_GOVERNMENT)[0]
    own = name == whole and _is_own(name)
    name = name if own else trimmed(name)
    if not tells(name):
        return UNNAMED
    if _STATE.fullmatch(name) and side in GOVERNMENTS:
        return government(chinese=side is Side.CHINA_GOVERNMENT)[0]
    own = own or (name != whole and not whole.endswith(_UNNAMED) and _is_own(name))
    several = name != whole and " " not in name and name.endswith("s")
    return called(name, side) or (name if own and not several else _described(name, side, behind))


def _is_own(name: str) -> bool:
    """Whether a name is a person's or a body's own, or an entry of a list."""
    own = not is_described(name) and not name.startswith("The ") and plain_head(name) == name
    return "/" in name or (own and not is_nation(name) and not tells_nobody(name))


def _described(name: str, side: Side, behind: str) -> str:
    """The speaker whom the words describe: by a name behind them, a body, a paper, or unnamed."""
    if is_nation(name):
        noun = _NOUN_BEHIND.match(behind)
        told = noun is not None and can_bear(noun["noun"])
        return printed(f"{name} {noun['noun']}", side) if noun and told else UNNAMED
    core = _core(name)
    if issuer(core):
        return issuer(core)
    if (is_proper(core) and name.lower().startswith("the ")) or is_body(core):
        return core
    if beside := _BESIDE.match(behind):
        return beside["name"]
    spoken = spoken_for(name, "", side)[0] if _SPOKES.search(name) else ""
    kind = "(document)" if is_document(core) and core != "document" else _UNNAMED
    return spoken or f"{plain_head(core)} {kind}"


def is_described(name: str) -> bool:
    """Whether somebody is told by what they are: with an article, or by a noun in small letters.

    >>> is_described("one lecturer"), is_described("Leeds's mayor"), is_described("Ada Pell")
    (True, True, False)
    """
    noun = name.rpartition(" ")[2]
    return _DETERMINER.match(name) is not None or name[:1].islower() or noun[:1].islower()


def is_spokesperson(name: str) -> bool:
    """Whether a name tells nothing but that somebody speaks for another.

    >>> is_spokesperson("Its spokesman"), is_spokesperson("A spokesman for the choir")
    (True, False)
    """
    return _SPOKESPERSON.fullmatch(name) is not None


def is_proper(name: str) -> bool:
    """Whether every word of a name that is not small has a capital.

    >>> is_proper("Office of the Commissioner"), is_proper("Chinese minister")
    (True, False)
    """
    return all(word[0].isupper() or word in _SMALL for word in name.split())


def tells(name: str) -> bool:
    """Whether a name says more than that there is somebody, and begins as one may.

    >>> tells("one of them"), tells("was the gist"), tells("one of its officers")
    (False, False, True)
    """
    return 0 < len(name.split()) <= _MOST_WORDS and not tells_nobody(name)


def akin(one: str, other: str) -> bool:
    """Whether two names share a word, not a state's: they are ways to call the same speaker.

    >>> akin("Ada Pell", "The minister, Ada Pell"), akin("the minister", "the aide")
    (True, False)
    """
    if part_of(one, other) and not other.endswith("(institution)"):
        return True
    return one == other or not (_words(one) & _words(other)) <= _STATES


def part_of(one: str, other: str) -> bool:
    """Whether a name is only a part of a longer one ("Leeds" of "researcher in Leeds")."""
    return _words(one) < _words(other)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name)) - _SMALL


def _core(name: str) -> str:
    """What describes somebody, without its article.

    Of "one of the officers" the article stays: it is one who speaks.
    """
    own = name[0].lower() + name[1:] if _COUNTED.match(name) else _DETERMINER.sub("", name)
    return own.strip()
