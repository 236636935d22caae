"""Which mentions tell of one event: those of one family, with actors and time in common."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.values import Event, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[a-z0-9]+")
_BRACKETED = re.compile(r"\(.*?\)")
# Chinese names put the surname first: one syllable or two, then the given name in one word.
_SURNAME_FIRST = re.compile(
    r"(?:Xi|Li|Wang|Han|Ding|He|Qin|Yang|Liu|Zhao|Zheng|Sun|Ma|Mao|Lin|Wu|Cui|Hu|Zhang|Chen|"
    r"Guo|Lai|Yu|Zhou|Huang|Jiang|Fu|Gao|Song|Tang|Xie|Xu|Zhu|Ouyang|Leung|Lam)\s+[A-Z][\w-]+\Z"
)
_REGNAL = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII"})
# What ends the names of many bodies and tells none of them from the others.
_GENERIC = frozenset({"government", "ministry", "office", "embassy", "ministers", "officials"})
# A mention whose time is only bounded on one side says too little to be told apart by its date.
OPEN = frozenset({"until", "since", "vague"})
# Contact of two people: texts call the same hour a visit, a welcome or a meeting, and tell what one
# said to the other there.
_CONTACT = frozenset({"meeting", "visit", "dinner", "exchange"})
PAIR = 2
# Which precision is the narrower one: the cluster takes the best that a mention gives.
_PRECISIONS = ("day", "range", "approximate", "week", "month", "season", "quarter", "half-year")
# Longer stretches are looked for everywhere: no more than so many months are listed for one.
_MONTHS = 36
_ANY_MONTH = -1


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event and its type; `sides` are those whose doing it is, where asked."""

    event: Event
    type: str
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sign:
    """What of a mention decides whether another tells of the same event."""

    family: str
    surnames: frozenset[str]
    start: date
    end: date
    day: bool
    open: bool
    status: str

    @property
    def subject(self) -> str:
        """The family, one for all contact: only mentions of one subject can be the same."""
        return "contact" if self.family in _CONTACT else self.family

    def months(self) -> tuple[int, ...]:
        """The months that its time touches; none for a time without bounds or a long one."""
        first = self.start.year * 12 + self.start.month
        last = self.end.year * 12 + self.end.month
        if self.start > self.end or last - first >= _MONTHS:
            return ()
        return tuple(range(first, last + 1))


class _Homes:
    """The groups that a mention might join, found by surname, subject and month.

    Mentions of an open time join only within their document, so these are kept by document too.
    """

    def __init__(self) -> None:
        self._dated: defaultdict[tuple[str, str, int], dict[_Sign, int]] = defaultdict(dict)
        self._near: defaultdict[tuple[str, str], dict[_Sign, int]] = defaultdict(dict)

    def home(self, sign: _Sign, document: str) -> int | None:
        """The first group with a mention of the same event."""
        same = (group for other, group in self._known(sign, document) if _same(sign, other))
        return min(same, default=None)

    def enter(self, sign: _Sign, document: str, group: int) -> None:
        """Keep a mention of `group` where those of the same event will look."""
        bare = sign if sign.open or not sign.surnames else replace(sign, status="")
        months = () if sign.open else (_ANY_MONTH, *(sign.months() or (0,)))
        for surname in sign.surnames:
            _keep(self._near[document, surname], sign, group)
            for month in months:
                _keep(self._dated[surname, sign.subject, month], bare, group)

    def _known(self, sign: _Sign, document: str) -> Iterator[tuple[_Sign, int]]:
        for surname in sign.surnames:
            if surname_near := self._near.get((document, surname)):
                yield from surname_near.items()
            if not sign.open:
                months = sign.months()
                for month in (*months, 0) if months else (_ANY_MONTH,):
                    yield from self._dated.get((surname, sign.subject, month), {}).items()


def groups(found: Sequence[Told]) -> list[list[Told]]:
    """The mentions grouped by event; dated ones first, so that undated ones can join them."""
    grouped: list[list[Told]] = []
    homes = _Homes()
    for told in sorted(found, key=lambda one: narrowness(one.event)):
        sign, document = _sign(told), told.event.span.document
        home = homes.home(sign, document) if sign else None
        if home is None:
            home = len(grouped)
            grouped.append([])
        grouped[home].append(told)
        if sign:
            homes.enter(sign, document, home)
    place = {id(told): order for order, told in enumerate(found)}
    for group in grouped:
        group.sort(key=lambda told: place[id(told)])
    return sorted(grouped, key=lambda group: place[id(group[0])])


def narrowness(event: Event) -> tuple[int, int]:
    """How narrow the time of a mention is, the narrowest first."""
    rank = _PRECISIONS.index(event.precision) if event.precision in _PRECISIONS else 99
    bounded = event.date_start is not None and event.date_end is not None
    return (0 if bounded else 1, rank)


@lru_cache(maxsize=65536)
def surname(actor: str) -> str:
    """What of a name or a body's name tells it from others, in plain lower case."""
    plain = unicodedata.normalize("NFKD", _BRACKETED.sub("", actor)).strip()
    parts = plain.split()
    if not parts:
        return ""
    if parts[-1].lower() in _GENERIC:
        return "".join(_WORD.findall(plain.lower()))
    named = [part for part in parts if part not in _REGNAL] or parts
    part = parts[0] if _SURNAME_FIRST.match(plain) else named[-1].split("/")[0]
    return "".join(_WORD.findall(part.lower()))


def _sign(told: Told) -> _Sign | None:
    """What decides for a mention; nothing for a type that is never brought together."""
    event = told.event
    family = event_lexicon().families.get(told.type)
    if family is None:
        return None
    return _Sign(
        family=f"no {family}" if event.status == "absence" else family,
        surnames=frozenset(map(surname, event.actors)),
        start=event.date_start or date.min,
        end=event.date_end or date.max,
        day=event.precision == "day",
        open=event.precision in OPEN,
        status=event.status,
    )


def _same(one: _Sign, other: _Sign) -> bool:
    """Whether two mentions tell of one event.

    A mention whose time is open joins one of its own document that has its people; a meeting and
    a visit of the same two on the same day are one.
    """
    shared = len(one.surnames & other.surnames)
    pair = shared >= PAIR and one.family in _CONTACT and other.family in _CONTACT
    if one.open or other.open:
        return one.family == other.family and (pair or (shared > 0 and one.status == other.status))
    if not max(one.start, other.start) <= min(one.end, other.end):
        return False
    if one.family == other.family:
        return shared >= max(1, min(PAIR, len(one.surnames), len(other.surnames)))
    return pair and one.day and other.day


def _keep(known: dict[_Sign, int], sign: _Sign, group: int) -> None:
    known[sign] = min(group, known.get(sign, group))
