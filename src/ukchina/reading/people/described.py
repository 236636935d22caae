"""Whose side a description of a person tells of: by the bodies it names, or by its words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import Naming, rules
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a scholar studies is no part of where they are ("professor of Chinese history").
_TOPIC = re.compile(
    r"\b(?:of|on|in|for|about|studies|studied|teaches|taught|covers|follows|tracks|watches|watched"
    r"|speciali[sz]es in|speciali[sz]ing in"
    r"|researches|analyses) (?:(?:modern|contemporary|classical|early|post-war|today's|the|how) )*"
    r"(?:Chinese|China's|Beijing's|British|UK|Britain's)(?= [a-z])"
)
# Whom somebody goes with is no part of who they are.
_BESIDE = re.compile(r"\b(?:travell?ing|accompanying|on the trip|in the delegation)\b")
# Where somebody was posted is not whose they were ("a former diplomat who served in Beijing").
_POSTED = re.compile(
    r"\b(?:served|serving|worked|spent (?:[\w-]+ ){1,3}|posted|stationed|ambassador|envoy|consul"
    r"(?:[- ]general)?|attach[eé]|postings?) (?:in|to|at) (?:China|Beijing|Shanghai|Guangzhou"
    r"|Chongqing|Wuhan)\b"
)
# The types of bodies that somebody may belong to.
HOSTS = frozenset({"institution", "company", "media", "party"})
# The British one is an office: without a country, in these texts, a foreign ministry is China's.
_FOREIGN_MINISTRY = re.compile(r"\bforeign ministry spokes\w+", re.IGNORECASE)


def hosting(known: Iterable[Naming]) -> tuple[tuple[str, Side], ...]:
    """The bodies of the table that a text names, each as it is written, with its side."""
    return tuple(
        dict.fromkeys(
            (naming.words, naming.side)
            for naming in known
            if naming.actor and naming.words and naming.type in HOSTS
        )
    )


def side(described: str, hosts: Iterable[tuple[str, Side]] = ()) -> Side:
    """Whose side a description tells of: that of a body it names, else of its words; other if none.

    >>> side("a lecturer at King's College London"), side("a Chinese diplomat")
    (<Side.UK_EXPERT: 'uk_expert'>, <Side.CHINA_GOVERNMENT: 'china_government'>)
    """
    described = _BESIDE.split(described, maxsplit=1)[0]
    former = _words("former").search(described)
    if _words("opposing").search(described):
        return Side.OTHER
    if _retired().search(described):
        return _of_old(described)
    expert = _words("expert").search(described) is not None
    host = _host(described, hosts, former=former is not None, expert=expert)
    if host:
        return host
    own = None if former else _by_office(described)
    if own or (former and not expert):
        return own or Side.OTHER
    return _by_nation(described, expert=expert)


def _host(
    described: str, hosts: Iterable[tuple[str, Side]], *, former: bool, expert: bool
) -> Side | None:
    """The side of the first body of the text that a description names.

    A firm or an international body does not make a scholar of somebody else.
    """
    for words, whose in hosts:
        placed = whose in {Side.UK_EXPERT, Side.CHINA_EXPERT}
        skipped = (former and not placed) or (expert and whose is Side.OTHER)
        if words in described and not skipped:
            return whose
    return None


def _by_office(described: str) -> Side | None:
    """The government whose office a description tells of without naming the country."""
    if _words("elsewhere").search(described):
        return None
    if _words("uk_title").search(described):
        return Side.UK_GOVERNMENT
    ministry = _FOREIGN_MINISTRY.search(described) and not _words("third").search(described)
    return Side.CHINA_GOVERNMENT if ministry else None


def _of_old(described: str) -> Side:
    """The side of a former diplomat, officer or official, who speaks as an expert."""
    if _words("third").search(described):
        return Side.OTHER
    described = _POSTED.sub("", described)
    return Side.CHINA_EXPERT if _words("chinese").search(described) else Side.UK_EXPERT


def side_of(name: str, described: str, hosts: Iterable[tuple[str, Side]]) -> Side:
    """The side of a person; a scholar of no stated country with a Chinese name is taken for one."""
    found = side(described, hosts)
    if found is not Side.UK_EXPERT or not is_romanised_chinese(name):
        return found
    own = _TOPIC.sub("", described)
    placed = _words("british").search(own) or _words("third").search(own)
    return found if placed or any(words in described for words, _ in hosts) else Side.CHINA_EXPERT


def of_department(name: str, described: str) -> Side:
    """The side of a minister of a department told without a country: by the name, else British.

    >>> of_department("Ruth Ames", "The trade minister"), of_department("Ruth Ames", "a minister")
    (<Side.UK_GOVERNMENT: 'uk_government'>, <Side.OTHER: 'other'>)
    """
    placed = any(_words(one).search(described) for one in ("third", "former", "opposing"))
    if placed or not _words("department").search(described):
        return Side.OTHER
    return Side.CHINA_GOVERNMENT if is_romanised_chinese(name) else Side.UK_GOVERNMENT


def _by_nation(described: str, *, expert: bool) -> Side:
    described = _TOPIC.sub("", described) if expert else described
    chinese, british = _words("chinese").search(described), _words("british").search(described)
    if _words("third").search(described) and not chinese and not british:
        return Side.OTHER
    is_chinese = chinese is not None and not (british and british.start() < chinese.start())
    if expert:
        return Side.CHINA_EXPERT if is_chinese else Side.UK_EXPERT
    if not _words("official").search(described):
        return Side.OTHER
    if is_chinese:
        return Side.CHINA_GOVERNMENT
    return Side.UK_GOVERNMENT if british else Side.OTHER


@cache
def _retired() -> re.Pattern[str]:
    """What those are called who have left an office of state ("a former trade official")."""
    return re.compile(
        rf"\b(?:former|retired|ex)[ -](?:(?!minister|secretary\b)[\w'-]+ ){{0,4}}?"
        rf"(?:{rules()['strangers']['of_old']})\b",
        re.IGNORECASE,
    )


@cache
def _words(table: str) -> re.Pattern[str]:
    """One pattern of `[strangers]` in `naming.toml`."""
    flags = re.IGNORECASE if table not in {"chinese", "british", "third"} else re.NOFLAG
    return re.compile(rf"\b(?:{rules()['strangers'][table]})\b", flags)
