"""Where the text itself places a person: in an office, at a research body, or out of government."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import EXPERTS
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_words import words
from ukchina.reading.people.naming import rules
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.people.roster import by_name
from ukchina.reading.values import Mention, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Characters beside a name that can hold what it is called: "…, deputy director general of …,".
_REACH = 140
_OUT = (
    r"(?:[Ss]hadow|[Ff]ormer|[Ee]x-|[Oo]pposition|(?:Conservative|Tory|Labour|Lib Dem|"
    r"Liberal Democrat|Reform(?: UK)?|SNP) (?:leader|MPs?|peer|lawmaker|backbencher|spokes\w+))"
)
# Those who press or ask somebody are not called what they are ("opposition MPs pressed Lammy").
_NO_TITLE = (
    r"(?!(?:[a-z]+ed|told|said|says|of|to|by|at|that|who|against|MPs|peers|lawmakers|politicians"
    r"|parties|backbenchers|ministers|leaders)\b)"
)
_OUT_BEFORE = re.compile(rf"\b{_OUT}(?: {_NO_TITLE}[\w-]+){{0,4}},? \Z")
_FORMERLY = re.compile(
    r"\b[Ff]ormer (?:[Pp]rime [Mm]inister|[Mm]inister|\w+ [Ss]ecretary)\b[^.]*\Z"
)
_OUT_AFTER = re.compile(rf", (?:the|a|an|who is|who was)? ?(?:[\w-]+ ){{0,2}}{_OUT}")
# The lines above a text.
_HEAD_CHARS = 400
_INTERVIEW = re.compile(r"\b(?:[Ii]nterview|[Ii]n conversation|talks to|looks back|Q&A)\b")
_RETIREE = re.compile(
    r"\b(?:[Rr]etired|[Ff]ormer) (?:British |UK )?(?:envoy|ambassador|diplomat|consul|admiral"
    r"|general|spy chief|mandarin|civil servant|official)\b"
)
_TITLE = re.compile(r"\b(?:Dr|Prof\.?|Professor) \Z")
_SCHOLAR = re.compile(r"\b(?:Dr|Prof\.?|Professor) (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")
_RETIRED = re.compile(
    r"\b[Rr]etired (?:[\w-]+ ){0,2}(?:[Cc]ommodore|[Aa]dmiral|[Gg]eneral|[Cc]olonel|[Bb]rigadier"
    r"|[Cc]aptain|[Mm]arshal|[Mm]ajor|[Cc]ommander|[Dd]iplomat|[Aa]mbassador|[Ee]nvoy),? "
    r"(?:Sir |Dame |Lord |Lady )?\Z"
)
# Who has left an office of state: "former diplomat X", "X, a former head of …,".
_LEFT_BEFORE = re.compile(
    r"(?P<what>\b(?:[Ff]ormer|[Rr]etired) [^,;:]{3,60}?),? (?:Sir |Dame |Lord |Lady )?\Z"
)
_LEFT_AFTER = re.compile(
    r", (?:the|an?|who is an?|who was an?)? ?(?P<what>(?:[Ff]ormer|[Rr]etired) [^,;]{3,80})"
)
# A review judges a book, whose author knows the matter.
_REVIEW = re.compile(
    r"\b(?:[Bb]ook )?[Rr]eviews?(?: of the book)?:|\b[Bb]ook [Rr]eviews?\b|\b[Rr]eviewed by\b"
)
_WROTE = re.compile(
    r"(?:'s|[^.!?\n]{0,120}? (?:her|his)) (?:[\w-]+ ){0,3}"
    r"(?:book|study|history|memoirs?|biography|account|monograph)\b"
)
# In a debate the minister replies to it.
_REPLIES = re.compile(
    r", (?:replying|responding|winding up|speaking) (?:for|on behalf of) the Government\b"
    r"|, (?:replying|winding up)(?: (?:to )?the debate)?,"
)
_HONOUR = r"(?:Sir |Dame |Lord |Lady |Baroness |Mr |Mrs |Ms |Dr )?"


def opposition(plain: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """The names that the text itself puts out of government."""
    return frozenset(
        mention.name
        for mention in mentions
        if mention.type == "person"
        and (
            _OUT_BEFORE.search(plain[max(0, mention.span.start - 60) : mention.span.start])
            or _OUT_AFTER.match(plain[mention.span.end : mention.span.end + 80])
        )
        and not _body_after().match(plain[mention.span.end : mention.span.end + 80])
        and not _came_back(plain, mention)
    )


def _came_back(plain: str, mention: Mention) -> bool:
    """Whether a former minister holds an office again on the day of the text."""
    before = plain[max(0, mention.span.start - 60) : mention.span.start]
    known = mention.name in by_name() and bool(by_name()[mention.name].offices)
    return known and mention.side is Side.UK_GOVERNMENT and _FORMERLY.search(before) is not None


def standings(plain: str, mentions: Iterable[Mention]) -> Mapping[str, Side]:
    """The side on which the words beside a name place a person whom nothing else places."""
    listed = tuple(mentions)
    # An office stated once holds for the whole text, also before the words that state it.
    result: dict[str, Side] = {
        m.name: m.side for m in listed if m.type == "person" and m.side is Side.UK_GOVERNMENT
    }
    talked = _interviewed(plain, listed)
    if talked:
        result[talked] = Side.UK_EXPERT
    reviews = _REVIEW.search(plain, 0, _HEAD_CHARS) is not None
    for mention in listed:
        if mention.type != "person" or mention.side is not Side.OTHER or mention.name in result:
            continue
        if reviews and _WROTE.match(plain, mention.span.end):
            chinese = is_romanised_chinese(mention.name)
            result[mention.name] = Side.CHINA_EXPERT if chinese else Side.UK_EXPERT
            continue
        actor = by_name().get(mention.name)
        if actor and actor.offices and actor.in_office is Side.OTHER:
            continue  # an office of another state, whatever it is called
        before = re.split(
            r"[.!?\"] |\n", plain[max(0, mention.span.start - _REACH) : mention.span.start]
        )
        after = re.split(r"[.!?\"] |\n", plain[mention.span.end : mention.span.end + _REACH])
        side = _placed(before[-1], after[0], mention.name)
        if side:
            result[mention.name] = side
    return result


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that are of no person's name."""
    return frozenset(rules()["strangers"]["no_name"].split())


def _interviewed(plain: str, mentions: Iterable[Mention]) -> str:
    """The name of the retired official whom the page says it has talked to; "" for other pages."""
    head = plain[:_HEAD_CHARS]
    if not (_INTERVIEW.search(head) and _RETIREE.search(head)):
        return ""
    people = (m.name for m in mentions if m.type == "person" and m.side is Side.OTHER)
    return next(people, "")


def is_scholar(name: str) -> bool:
    """Whether a name has an academic title, and is not built like a Chinese one.

    >>> is_scholar("Dr Ada Pell"), is_scholar("Professor Ling Shuyuan")
    (True, False)
    """
    match = _SCHOLAR.search(name)
    return match is not None and not is_romanised_chinese(match["name"])


def holds_office(before: str) -> bool:
    """Whether the words before a name end in a British office ("Home Office minister ")."""
    office = _office_before().search(before)
    told = f"{before[-60:]} {office['lead']} {office['title']}" if office else ""
    return office is not None and not _not_uk().search(told)


def replies(text: str, at: int) -> bool:
    """Whether the words at `at`, behind a name, tell of a minister who replies to a debate."""
    return _REPLIES.match(text, at) is not None


def _of_old(before: str, after: str) -> Side | None:
    """The side of those who have left an office of state, and speak as experts."""
    told = _LEFT_BEFORE.search(before) or _LEFT_AFTER.match(after)
    side = side_of(told["what"]) if told else Side.OTHER
    return side if side in EXPERTS else None


def _placed(before: str, after: str, name: str) -> Side | None:
    if _REPLIES.match(after):
        return Side.UK_GOVERNMENT
    office = _office_before().search(before) or _office_after().match(after)
    if office and not _not_uk().search(f"{before[-60:]} {office['lead']} {office['title']}"):
        return Side.UK_GOVERNMENT
    if _body_before().search(before) or _body_after().match(after):
        return Side.UK_EXPERT
    left = _of_old(before, after)
    if left:
        return left
    title = _TITLE.search(before)
    foreign = re.search(rf"\b(?:{rules()['strangers']['third']})\b", f"{before[-60:]} {after[:60]}")
    titled = f"{title[0] if title else ''}{name}"
    if not foreign and is_scholar(titled):
        return Side.UK_EXPERT
    return Side.UK_EXPERT if _RETIRED.search(before) and not foreign else None


@cache
def _office_before() -> re.Pattern[str]:
    title = words()["standing"]["uk_office"]
    return re.compile(rf"(?P<lead>\b)(?P<title>{title}),? {_HONOUR}\Z")


@cache
def _office_after() -> re.Pattern[str]:
    title = words()["standing"]["uk_office"]
    return re.compile(
        rf" ?[,(] ?(?P<lead>(?:(?:the|Britain's|[a-z]+) ){{0,3}})(?P<title>{title})\b"
    )


@cache
def _not_uk() -> re.Pattern[str]:
    return re.compile(words()["standing"]["not_uk"])


@cache
def _body_before() -> re.Pattern[str]:
    body = words()["standing"]["uk_body"]
    return re.compile(rf"{body}(?: \(\w+\))?(?:'s)?,? (?:[\w-]+ ){{0,4}}\Z")


@cache
def _body_after() -> re.Pattern[str]:
    body = words()["standing"]["uk_body"]
    return re.compile(rf"(?:,| of| at| from)[^~;]{{0,110}}?\b{body}")
