"""The words for a speaker, without those of the sentence around them, by `speakers.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ukchina.coding.voice_nouns import is_paper, speakers

if TYPE_CHECKING:
    from ukchina.reading.values import Side

_SENTENCE = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
_MASK = re.compile(r"\A[^~]*~[~\s,.]*(?=\w)")
# A preposition at the head: who speaks comes behind its noun ("On tuition the authors").
_LED = re.compile(r"(?:On|In|At|For|From|Of|To|By|Among|After|Before|Since|Inside|Outside) (?=\w)")
# A word that has an object begins what somebody does ("the firm supplies an").
_OBJECT = re.compile(
    r" (?!(?:of|in|at|for|from|to|on|by|with|near|over|about|against|behind|under|between|among"
    r"|around|across|inside|outside|into|like|all|both|and|or|after|before|during|as|who|than"
    r"|including|one|some|most|many|every|half|two|three|representing) )"
    r"[a-z]+ (?:an?|the|another|no) (?=\w)|"
    r" (?!(?:of|in|at|for|from|to|on|by|with|about|like|and|or|one) )[a-z]+ (?:an?|the|another)\Z"
)
_ADVERB = re.compile(r" (?!famil|ital|assembl|suppl|all|week|dai|month|quarter|ear)\w+ly\Z")
_RULED = re.compile(r" (?:of|for|by|in|at|with|against|from|seen|published|faxed|on|to)\b")
# The reading of speech takes the last word of an owner's name for the whole of it.
_OWNER_FIRST = re.compile(r"\A(?=Kong's )")
_OWNER_LAST = re.compile(r"'s?\Z")


def trimmed(name: str) -> str:
    """The words for a speaker that name or describe somebody; "" where they tell nobody.

    >>> trimmed("The firm supplies an"), trimmed("although some pilots"), trimmed("43 per cent")
    ('The firm', 'some pilots', '')
    """
    name = _OWNER_FIRST.sub("Hong ", name)
    name = _SENTENCE.split(_MASK.sub("", name).strip(" ,~."), maxsplit=1)[0]
    name = _unled(_leading().sub("", name))
    name = _cut().split(name, maxsplit=1)[0]
    name = _OBJECT.split(name, maxsplit=1)[0]
    last = ""
    while name != last:
        last, name = name, _ADVERB.sub("", _loose().sub("", name)).strip(" ,")
    name = _OWNER_LAST.sub("", name)
    return "" if tells_nobody(name) else name


def tells_nobody(name: str) -> bool:
    """Whether words say only that there is somebody, or how many.

    >>> tells_nobody("most"), tells_nobody("She'll"), tells_nobody("most of its pilots")
    (True, True, False)
    """
    return not name or _nobody().fullmatch(name) is not None


def is_nation(name: str) -> bool:
    """Whether a name is only the adjective of a nation, which leads to a noun."""
    return name in _words("nations", "words")


def is_body(name: str) -> bool:
    """Whether a body has a name of its own, or is told by its owner's.

    >>> is_body("Court of Session"), is_body("Fife's transport department"), is_body("city council")
    (True, True, False)
    """
    return _body().fullmatch(name) is not None


def is_document(name: str) -> bool:
    """Whether a description is that of a paper, not of people or a body."""
    head = _RULED.split(name, maxsplit=1)[0].rpartition(" ")[2].lower()
    return is_paper(name) or head in _words("papers", "also")


def can_bear(noun: str) -> bool:
    """Whether a small noun behind an adjective is that of people, a body or a paper."""
    last = noun.rpartition(" ")[2]
    return last in speakers() or last in _words("bodies", "nouns")


def issuer(name: str) -> str:
    """The body whose paper speaks; "" where no name stands behind the paper.

    >>> issuer("study by the Lowry Institute"), issuer("study by a charity")
    ('Lowry Institute', '')
    """
    found = _issued().fullmatch(name)
    return found["who"] if found else ""


def called(name: str, side: Side) -> str:
    """What a body goes by that texts describe in several ways; "" for any other."""
    lower = name.lower()
    return next(
        (own for of, pattern, own in _called() if of == side and pattern.fullmatch(lower)), ""
    )


def plain_head(name: str) -> str:
    """A description, its first word small where only the head of a sentence made it a capital.

    >>> plain_head("Lawyers in Fife"), plain_head("Rolls-Royce")
    ('lawyers in Fife', 'Rolls-Royce')
    """
    first, _, rest = name.partition(" ")
    several = _RULED.split(name, maxsplit=1)[0].endswith("s") and not rest[:1].isupper()
    common = several and first.lower() in speakers() and first[1:].islower()
    return first.lower() + name[len(first) :] if common else name


def _unled(name: str) -> str:
    """What stands behind a preposition's noun; "" when nobody who can speak does."""
    if not _LED.match(name):
        return name
    at = max(name.rfind(" the "), name.rfind(" a "), name.rfind(" an "))
    last = name[at + 1 :] if at > 0 and name.count(" ") > 1 else name.rpartition(" ")[2]
    return last if last.rpartition(" ")[2].lower() in speakers() else ""


def _words(table: str, key: str) -> list[str]:
    found: list[str] = _rules()[table][key]
    return found


@cache
def _rules() -> dict[str, Any]:
    text = files("ukchina.coding").joinpath("speakers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{'|'.join(_words('lead', 'words'))}) (?=\w)", re.IGNORECASE)


@cache
def _cut() -> re.Pattern[str]:
    every = "|".join([*_words("cut", "verbs"), *_words("cut", "clauses")])
    return re.compile(rf",(?= )| (?:{every})(?= |\Z)")


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(_words('loose', 'words'))})\Z")


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(_rules()["nobody"]["pattern"], re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    nouns = "|".join(_words("bodies", "nouns"))
    owned = "|".join(_words("owned", "nouns"))
    capital = r"[A-Z][\w&.'-]*"
    titled = "|".join(noun.capitalize() for noun in _words("bodies", "nouns"))
    small = r"(?:of|for|on|and|the|in|at|de)"
    return re.compile(
        rf"{capital}(?: (?:{capital}|{small}))* (?:{titled})"
        rf"|(?!(?:Both|Neither|Each|Either|Local|City|No) )(?:{capital} )+(?:{owned})"
        rf"|(?:{capital} )*(?:{titled})(?: (?:{capital}|{small}))* {capital}"
        rf"|(?:{capital} )?[A-Z][\w.-]+'s? (?:[\w-]+ ){{0,3}}(?i:{nouns})"
        r"(?: (?:of|for|in) (?:[\w-]+ ?){1,3})?"
    )


@cache
def _issued() -> re.Pattern[str]:
    nouns = "|".join(_words("papers", "nouns"))
    return re.compile(
        rf"(?:[\w'-]+ ){{0,3}}(?:{nouns}) (?:by|from|for) (?:the )?"
        r"(?P<who>[A-Z][\w&.'-]*(?: (?:[A-Z][\w&.'-]*|of|for|on|and|the))*)"
    )


@cache
def _called() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (one["side"], re.compile(one["pattern"]), one["name"]) for one in _rules()["called"]
    )
