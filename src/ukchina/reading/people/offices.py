"""Titles: who "the foreign secretary" is, and whether a person held the office of a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import rules
from ukchina.reading.people.roster import roster
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ukchina.reading.people.naming import Naming
    from ukchina.reading.people.roster import Actor, Office

NOT_NOW = re.compile(
    r"\b(?:former|then|ex|late|previous|previously|once|one-time|onetime|erstwhile|outgoing|incoming|future|designate|"
    r"predecessor|successor|short-serving|deputy|vice|assistant|junior|"
    r"shadow|acting|was|were|had been|as|when|while|resignation|departure|sacking|dismissal)\b",
    re.IGNORECASE,
)
NATION = (
    r"(?:british|uk|u\.k\.|chinese|china's|britain's|us|u\.s\.|american|taiwanese|hong kong|"
    r"russian|french|german|beijing's|london's)"
)
REACH = 80
# Every title of the table ends with one of these.
_TITLE_NOUN = re.compile(
    r"(?:secretary|minister|chancellor|president|premier|advis[eo]r|ambassador|executive|diplomat"
    r"|leader|affairs|exchequer|indo-pacific|opposition|\bpm|\bvp|\bstate|development)\b",
    re.IGNORECASE,
)
_MEETS_THEM = re.compile(
    r"\b(?:met|meets|hosted|hosts|welcomed|welcomes|received|talks with|meeting with|"
    r"meeting of [\w ]{0,30}(?:with|and))(?: with)? +(?:[A-Z][\w'-]* +){0,3}\Z"
)
_THEY_MEET = re.compile(
    r"(?: +(?:has|have|on \w+|today|also))* +(?:met|meets|hosted|hosts|held talks)\b"
)
_PAST_TIME = re.compile(
    r"\b(?:former|ex|then|retired|previous|ago|once|last year|(?:19|20)\d\d)\b|\bhad +\w+",
    re.IGNORECASE,
)


# A sentence's other half is seldom longer.
_SENTENCE_CHARS = 200
_BRITISH = re.compile(r"\b(?:british|britain|london|uk|u\.k)")
_THIRD = re.compile(r"\b(?:us|u\.s|american|taiwanese|russian|french|german)\b")
_BLANKS = re.compile(r" +")
_STOP = re.compile(r"[.!?]['\")]* +(?=[A-Z\"'])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def titles() -> Mapping[str, tuple[str, ...]]:
    """The offices that each title may mean, by the title in lower case."""
    return {title: tuple(offices) for title, offices in rules()["titles"]["words"].items()}


@cache
def title_pattern() -> str:
    """An alternation of every title, longest first, any run of spaces for a space."""
    words = sorted(titles(), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in words)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        # "12.58 pm" is an hour.
        rf"(?P<lead>(?:[\w.']+[ -]+){{0,3}}?)(?!(?<=\d )pm\b)\b(?P<title>{title_pattern()}),? +"
        r"(?:(?:mr|ms|mrs|dr|sir|dame|lord|lady) +)?\Z",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf" *, *(?P<lead>(?:(?:the|a|an|{NATION}|[\w'-]+) +){{0,3}}?)"
        # Another person's title begins the next of a list; a designate holds nothing yet.
        rf"(?P<title>{title_pattern()})\b(?! +of +state)(?! +(?-i:[A-Z]))(?! +designate)",
        re.IGNORECASE,
    )


@cache
def _final() -> re.Pattern[str]:
    return re.compile(rf"\b({title_pattern()})\Z", re.IGNORECASE)


def title_of(words: str) -> str:
    """The title that a description ends with, in lower case; "" when it has none of the table.

    >>> title_of("the Chinese vice-president"), title_of("the diplomat")
    ('vice-president', '')
    """
    match = _final().search(words)
    return plain_title(match[1]) if match else ""


def stated_titles(plain: str, naming: Naming) -> tuple[tuple[str, str], ...]:
    """The titles that stand right before or after a name, with the words that lead to each."""
    before = plain[max(0, naming.start - REACH) : naming.start]
    return _titles_around(before, plain[naming.end : naming.end + REACH])


@lru_cache(maxsize=4096)
def _titles_around(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The titles that end `before` or begin `after`, each with the words that lead to it."""
    leading = _before().search(before) if _TITLE_NOUN.search(before) else None
    following = _after().match(after) if after[:2].strip().startswith(",") else None
    found = (match for match in (leading, following) if match)
    return tuple((match["lead"], plain_title(match["title"])) for match in found)


def office_flags(plain: str, naming: Naming, day: date | None) -> tuple[str, ...]:
    """What the text gives a person that they did not hold on `day`; nothing for undated texts.

    The table is not complete: an office is only said not to be held where it names who held it, or
    that the person had left it. An office alone ("the foreign secretary") is nobody's title.
    """
    actor = naming.actor
    if day is None or actor is None or not (actor.offices or actor.posts):
        return ()
    if naming.form == "description":
        return _acting_out_of_office(plain, naming, day)
    for lead, title in stated_titles(plain, naming):
        if NOT_NOW.search(lead) or not of_the_side(lead, actor):
            continue
        wanted = titles()[title]
        if _of_then(plain, naming, wanted, day):
            continue
        held = {office.office for office in every_office(actor) if office.held_on(day)}
        if held.isdisjoint(wanted) and _surely_not(actor, wanted, day):
            known = {office.office for office in every_office(actor)}
            office = next((office for office in wanted if office in known), wanted[0])
            return (f"office: not {office} on {day.isoformat()}",)
    return _acting_out_of_office(plain, naming, day)


@lru_cache(maxsize=4096)
def _surely_not(actor: Actor, wanted: tuple[str, ...], day: date) -> bool:
    """Whether the person had left every such office, or somebody else of the side holds it."""
    own = [office for office in every_office(actor) if office.office in wanted]
    if own:
        return all(office.end is not None and office.end < day for office in own) or any(
            _held_by_another(actor, office.office, day) for office in own
        )
    return _held_by_another(actor, wanted[0], day)


def _held_by_another(actor: Actor, office: str, day: date) -> bool:
    # There are ambassadors to other posts than the two of the table.
    return not office.startswith("Ambassador") and any(
        other is not actor
        and other.in_office is actor.in_office
        and any(one.office == office and one.held_on(day) for one in every_office(other))
        for other in roster()
    )


def _of_then(plain: str, naming: Naming, wanted: Sequence[str], day: date) -> bool:
    """Whether the sentence tells of an earlier year in which the person held the office."""
    before = plain[max(0, naming.start - _SENTENCE_CHARS) : naming.start]
    after = plain[naming.end : naming.end + _SENTENCE_CHARS]
    around = f"{_STOP.split(before)[-1]} {_STOP.split(after)[0]}"
    years = [year for year in map(int, _YEAR.findall(around)) if year < day.year]
    every = every_office(naming.actor) if naming.actor else ()
    held = [office for office in every if office.office in wanted]
    return any(
        (office.start is None or office.start.year <= year)
        and (office.end is None or year <= office.end.year)
        for office in held
        for year in years
    )


def _acting_out_of_office(plain: str, naming: Naming, day: date) -> tuple[str, ...]:
    """The flag of a former office-holder who meets or hosts as if still in office."""
    actor = naming.actor
    if actor is None or not _left_by(actor, day):
        return ()
    before = plain[max(0, naming.start - REACH) : naming.start]
    after = plain[naming.end : naming.end + REACH]
    meets = _MEETS_THEM.search(before) or _THEY_MEET.match(after)
    around = f"{before} {after.split('.')[0]}"
    past = any(match[0] != str(day.year) for match in _PAST_TIME.finditer(around))
    return (f"office: none on {day.isoformat()}",) if meets and not past else ()


@lru_cache(maxsize=4096)
def _left_by(actor: Actor, day: date) -> bool:
    """Whether the person had offices, and held none any more on `day`."""
    if not actor.offices or any(office.held_on(day) for office in every_office(actor)):
        return False
    return all(office.end is not None and office.end < day for office in actor.offices)


def of_the_side(words: str, actor: Actor) -> bool:
    """Whether the nation that `words` names, if any, is the actor's."""
    words = words.lower()
    if "chin" in words or "beijing" in words:
        return actor.side is Side.CHINA_GOVERNMENT
    if _BRITISH.search(words):
        return actor.in_office is Side.UK_GOVERNMENT
    if _THIRD.search(words):
        return actor.in_office not in {Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT}
    return True


def every_office(actor: Actor) -> tuple[Office, ...]:
    """The offices and the posts of a person."""
    return (*actor.offices, *actor.posts)


def plain_title(title: str) -> str:
    """A title as the table writes it: in lower case, with single spaces."""
    return _BLANKS.sub(" ", title.lower())
