"""Persons whom the table does not know: found by title, description or speech, and placed by it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.described import HOSTS, hosting, of_department, side_of
from ukchina.reading.people.naming import Naming, rules
from ukchina.reading.people.roster import surnames
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PART = r"(?:(?:Mc|Mac|O'|D')?[A-Z][^\W\d_]+(?:-[^\W\d_]+)*)"
_PERSON = re.compile(
    rf"\b{_PART}(?: +(?:[A-Z]\.|de|von|van|al|bin))?(?: +{_PART}){{1,2}}(?![^\W_])"
)
_SPEECH = re.compile(
    r"(?: +(?:also|then|has|had|later|recently))*,? +(?:said|says|told|added|adds|wrote|writes|"
    r"argued|argues|warned|warns|noted|asked|thinks|believes|insisted|called|described|agreed|"
    r"disagreed)\b"
)
_SAID = re.compile(r"\b(?:said|says|added|adds|asked|wrote|according to) +\Z")
_OF = re.compile(r",? +(?:of|at|from|with|for) +(?:the +)?")
_CAPITAL_AFTER = re.compile(r" +[A-Z]")
_WORD = re.compile(r"[^ ]+ +")
_APPOSITION = re.compile(
    r" *(?:[,(-]| of\b| at\b| from\b) *([^.;\"]*?)"
    r"(?:,? +(?:has |have |had |also )?(?:said|says|told|tells|added|adds|notes|noted|argues"
    r"|argued|warns|warned|thinks|believes|insists|insisted|reports|reported|writes|wrote)\b"
    r"|, *(?:who|and|but)\b|(?<=[a-z]), *(?:(?:has|have|had|also|\w+ly) )*(?:urge|call|accuse"
    r"|criticise|describe|condemn|complain|insist|explain|suggest|expect|predict|admit|concede"
    r"|dismiss|welcome|hope|fear|reckon|doubt|see|put|like|compare|host|receive|greet|visit|arrive"
    r"|travel|press|raise|open|sign|discuss)(?:s|d|ed|t?ted|ned|led)?\b"
    r"|(?<=[a-z]), *(?:is|was|are|were|has|had|will|would|may|met|meets?|holds?|held|flew|left"
    r"|spoke|gave|took|came|went)\b"
    r"|[.;\"]|\Z)"
)
_BREAK = re.compile(r"[.;:,\"]")
_LAST_WORDS = re.compile(r"(?:[\w'-]+ +){0,6}\Z")
# Behind a verb or "that" begins what is told with the name: "the ministry says Lai" titles nobody.
_TOLD_WITH = re.compile(
    r"\b(?:that|which|who|with|by|to|against|about|over|met|meets|meeting|told|tells|asked|urged"
    r"|pressed|raised|saw|sees?|joined|backs|backed|thanked|praised|freed?|release[ds]?|jailed|said"
    r"|says|accused|called|calls|is|are|was|were|has|have|had|will|would|should|when|if) +"
)
# How far around a name its description may reach.
_AHEAD, _BEHIND = 130, 60
_FULL_NAME_WORDS = 2
_APPOSED = re.compile(r", +(?:the|an?|his|her|its) ")
# Those who have one of these and a surname are named in full.
_PEERS = frozenset({"Lord", "Lady", "Viscount"})


@cache
def _after() -> re.Pattern[str]:
    role = rules()["strangers"]["role"]
    return re.compile(
        rf" *(?:,|\(|-) *(?:who\b|[^.;\"]{{0,70}}?\b(?i:{role})s?\b)"
        r"|,? +(?:of|at|from) +(?:the +)?(?:[A-Z][\w'-]* +){0,3}?"
        r"(?:University|Institute|School|College|Centre|Center|Brookes|SOAS|LSE|UCL|RUSI|Chatham)\b"
    )


@cache
def _before() -> re.Pattern[str]:
    role = rules()["strangers"]["role"]
    return re.compile(
        r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Ambassador|Minister|Secretary)\.?|"
        rf"\b(?:{role}),?) +\Z",
        re.IGNORECASE,
    )


@cache
def _title_end() -> re.Pattern[str]:
    """A title that ends what stands before a comma ("The Foreign Secretary, Ruth Ames, said")."""
    return re.compile(rf"\b(?:{rules()['strangers']['role']})\Z", re.IGNORECASE)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rules()["strangers"]["role"], re.IGNORECASE)


@cache
def _no_name() -> frozenset[str]:
    return frozenset(rules()["strangers"]["no_name"].split())


def _is_no_name(word: str) -> bool:
    """Whether a word, or one joined by a hyphen ("Will China-UK ties last?"), is of no name."""
    return not _no_name().isdisjoint((word, *word.split("-")))


def strangers(
    plain: str, bounds: Iterable[tuple[int, int]], known: Sequence[Naming]
) -> Iterator[Naming]:
    """The persons that none of `known` covers, with a side where it is told.

    `known` are in order and disjoint. Two or three capitalised words are a person when a title or
    a role stands beside them, when they speak, or when the text comes back to the last of them
    alone.
    """
    starts = [naming.start for naming in known]
    hosts = frozenset(naming.start for naming in known if naming.type in HOSTS)
    named = hosting(known)
    longest: dict[str, str] = {}
    for naming in known:
        if naming.type == "person":
            _enter(longest, naming.name)
    places = ((*place, *within) for within in bounds for place in _capitalised(plain, *within))
    for left, right, start, end in places:
        words = plain[left:right].split()
        own = words[1:] if words[0] in _PEERS else words
        if len(words) < _FULL_NAME_WORDS or any(_is_no_name(word) for word in own):
            continue
        at = bisect_left(starts, right) - 1
        if at >= 0 and left < known[at].end:
            continue
        name = " ".join(words)
        longer = longest.get(name)
        before, after = (
            plain[max(start, left - _BEHIND) : left],
            plain[right : min(end, right + _AHEAD)],
        )
        of = _OF.match(plain, right, end)
        hosted = of is not None and of.end() in hosts
        if longer is None and not hosted and not _is_person(plain, words, (before, after), right):
            continue
        if longer is None:
            _enter(longest, name)
        yield Naming(
            left,
            right,
            longer or name,
            "person",
            side_of(longer or name, _described(before, after), named),
            office=_office(before, after),
        )


def _enter(longest: dict[str, str], name: str) -> None:
    """Keep a full name for each shorter one that ends it; the first that was met stays."""
    at = name.find(" ")
    while at >= 0:
        longest.setdefault(name[at + 1 :], name)
        at = name.find(" ", at + 1)


def told_sides(plain: str, namings: Sequence[Naming]) -> dict[str, Side]:
    """The side of each unknown person by the first of their mentions that tells one."""
    told: dict[str, Side] = {}
    bare: dict[str, Side] = {}
    hosts = hosting(namings)
    for naming in namings:
        if naming.type != "person" or naming.actor is not None or naming.name in told:
            continue
        before = plain[max(0, naming.start - _BEHIND) : naming.start]
        around = _described(before, plain[naming.end : naming.end + _AHEAD])
        found = side_of(naming.name, around, hosts)
        if found is not Side.OTHER:
            told[naming.name] = found
        elif (own := of_department(naming.name, around)) is not Side.OTHER:
            bare.setdefault(naming.name, own)
    return bare | told


def _capitalised(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of two or three words that may be a name, without those that begin none.

    What a title takes of the three is looked at again behind it ("Foreign Secretary Ruth Ames").
    """
    at = start
    while match := _PERSON.search(plain, at, end):
        titles = [word.end() for word in _WORD.finditer(match[0]) if _is_title(word[0].strip())]
        if titles and (peer := _peer(plain, match)):
            yield match.start(), peer
            at = peer
        elif titles:
            at = match.start() + titles[-1]
        else:
            yield match.span()
            at = match.end()


def _peer(plain: str, match: re.Match[str]) -> int:
    """Where the name of a peer ends who is called by the title alone ("Lord Vance"); 0 for others.

    A bearer of the surname whom the table has is left to it, unless no Briton; of others the text
    says who they are.
    """
    title, surname = match[0].split()[:2]
    if title not in _PEERS or _is_title(surname):
        return 0
    end = match.start() + len(title) + 1 + len(surname)
    listed = surnames().get(surname, ())
    british = any(not actor.offices or actor.in_office is Side.UK_GOVERNMENT for actor in listed)
    told = listed or _APPOSED.match(plain, end)
    return 0 if british or not told or _CAPITAL_AFTER.match(plain, end) else end


def _is_title(word: str) -> bool:
    return word in _no_name() or _is_role(word)


# Names begin with a few thousand different words; of a large corpus only the latest are kept.
@lru_cache(maxsize=4096)
def _is_role(word: str) -> bool:
    return _role().fullmatch(word) is not None


def _is_person(plain: str, words: Sequence[str], around: tuple[str, str], right: int) -> bool:
    before, after = around
    spaced = before.endswith(" ")
    return bool(
        words[0] in _PEERS
        or _SPEECH.match(after)
        or (spaced and _SAID.search(before))
        or _after().match(after)
        or (spaced and _before().search(before))
        or _comes_back(plain, words, right)
    )


def _comes_back(plain: str, words: Sequence[str], start: int) -> bool:
    """Whether the last of the words stands alone further on: no longer with the one before it."""
    last, led = words[-1], f"{words[-2]} "
    at = plain.find(last, start)
    while at >= 0:
        end = at + len(last)
        alone = not plain[end : end + 1].isalnum() and plain[max(0, at - len(led)) : at] != led
        if alone and not _CAPITAL_AFTER.match(plain, end):
            return True
        at = plain.find(last, at + 1)
    return False


def _described(before: str, after: str) -> str:
    """The description around a name: its apposition and the words of title before it."""
    apposition = _APPOSITION.match(after)
    parts = _BREAK.split(before)
    beside = len(parts) > 1 and not parts[-1].strip() and before.rstrip().endswith(",")
    last = f"{parts[-2]} " if beside and _title_end().search(parts[-2]) else parts[-1]
    title = _LAST_WORDS.search(last)
    titled = _TOLD_WITH.split(title[0])[-1] if title else ""
    # "The trade minister, Ruth Ames, left Beijing": the second comma closes, and tells no more.
    closed = last != parts[-1] and after.startswith(",")
    return f"{titled} {apposition[1] if apposition and not closed else ''}"


@cache
def _stated() -> re.Pattern[str]:
    """An apposition that states an office."""
    role = rules()["strangers"]["role"]
    return re.compile(rf" *, *((?:the |a |an )?[^.;,\"]*\b(?:{role})\b[^.;,\"]*)")


def _office(before: str, after: str) -> str:
    apposed = after.lstrip(" ").startswith(",") and not _title_end().search(before.rstrip(" ,"))
    match = _stated().match(after) if apposed else None
    return " ".join(match[1].split()) if match else ""
