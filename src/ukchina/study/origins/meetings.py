"""Texts that report one meeting and quote the same words from it, each in words of its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - kept traces are read back by these annotations
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ukchina.corpus.runs import WORD
from ukchina.reading.values import Kind
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.events.grouping import Told
    from ukchina.reading.values import Quotation

# Of an event that is told as a range or a month it is not known whether two texts mean one.
_LONGEST_DAYS = 2
_PAIR = 2
_CONTACT = frozenset({"meeting", "dinner", "visit"})
# Chosen by the project on texts of its own: two translators of one remark keep most of its words
# that bear meaning, two remarks on one subject few of them; six words in one order are quoted.
_VERBATIM_WORDS, _VERBATIM_CONTENT = 6, 3
_LEAST_SHARED = 4
# A negation stands so near before what it denies.
_LEAD_WORDS = 3
_SHARED_SHARE = 0.6
# Of a meeting that more texts tell, each is compared with so many before it; they chain.
_MOST_COMPARED = 50


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that a text tells as having been: its days, and who met, at least two."""

    first: date
    last: date
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a text quotes somebody with, directly or not: all its words, and those with meaning."""

    speaker: str
    words: tuple[str, ...]
    content: frozenset[str]
    span: Span


@dataclass(frozen=True, slots=True)
class Account:
    """The meetings that a document tells, and what those who met are quoted with in it."""

    meetings: tuple[Meeting, ...] = ()
    remarks: tuple[Remark, ...] = ()


def account(document: Document, told: Sequence[Told], quotations: Sequence[Quotation]) -> Account:
    """What `document` says of meetings, from its events and quotations: a pure function of them."""
    meetings = tuple(dict.fromkeys(_meetings(told)))
    met = {name for meeting in meetings for name in meeting.people}
    plain = fold(document.text)
    remarks = (_remark(one, plain) for one in quotations if one.speaker in met)
    return Account(meetings, tuple(one for one in remarks if len(one.content) >= _VERBATIM_CONTENT))


def retellings(accounts: Sequence[Account]) -> Iterator[tuple[int, int, Span, Span]]:
    """The pairs of places whose documents report one meeting, with words that both quote from it.

    One meeting: on one day, by two texts that name at least two of its people in common. The same
    words, of one of those people: six in one order, and three in common that bear meaning; or, as
    translations and reported speech have them, three fifths of those that do, at least four. What
    only one of the two denies is not the same.
    """
    held: dict[tuple[int, str, str], list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for place, own in enumerate(accounts):
        if not own.remarks:
            continue
        for key in sorted(_keys(own)):
            before = held.setdefault(key, [])
            for other in before[-_MOST_COMPARED:]:
                if (other, place) in seen:
                    continue
                seen.add((other, place))
                words = _same_words(accounts[other], own)
                if words:
                    yield other, place, *words
            before.append(place)


def _meetings(told: Sequence[Told]) -> Iterator[Meeting]:
    for one in told:
        event = one.event
        if one.type not in _CONTACT or event.status != "occurred":
            continue
        if event.date_start is None or event.date_end is None or len(set(event.actors)) < _PAIR:
            continue
        if (event.date_end - event.date_start).days < _LONGEST_DAYS:
            yield Meeting(event.date_start, event.date_end, frozenset(event.actors))


def _keys(own: Account) -> set[tuple[int, str, str]]:
    """A day and two people for each that a text of the same meeting has too."""
    return {
        (day, one, other)
        for meeting in own.meetings
        for day in range(meeting.first.toordinal(), meeting.last.toordinal() + 1)
        for one, other in combinations(sorted(meeting.people), 2)
    }


def _same_words(first: Account, second: Account) -> tuple[Span, Span] | None:
    """The longest remark that both quote from a meeting in common; None when there is none."""
    met = {
        name
        for one in first.meetings
        for other in second.meetings
        if max(one.first, other.first) <= min(one.last, other.last)
        and len(one.people & other.people) >= _PAIR
        for name in one.people & other.people
    }
    found = [
        (len(one.content & other.content), one.span, other.span)
        for one in first.remarks
        for other in second.remarks
        if one.speaker == other.speaker and one.speaker in met and _same_remark(one, other)
    ]
    best = max(found, key=lambda same: same[0], default=None)
    return best and best[1:]


def _same_remark(one: Remark, other: Remark) -> bool:
    common = one.content & other.content
    shared = len(common)
    if _is_negated(one.words, common) != _is_negated(other.words, common):
        return False
    least = min(len(one.content), len(other.content))
    if shared >= max(_LEAST_SHARED, _SHARED_SHARE * least):
        return True
    verbatim = not _runs(one.words).isdisjoint(_runs(other.words))
    return verbatim and shared >= _VERBATIM_CONTENT


def _is_negated(words: tuple[str, ...], common: frozenset[str]) -> bool:
    """Whether the stretch that holds the words in common, or what leads to it, says no."""
    places = [place for place, word in enumerate(words) if word in common]
    if not places:
        return False
    said = words[max(0, places[0] - _LEAD_WORDS) : places[-1] + 2]
    return any(
        word in _listed("negations") or word.endswith("n't")
        for word, after in pairwise(said)
        if after != "only"
    )


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    last = len(words) - _VERBATIM_WORDS
    return {words[i : i + _VERBATIM_WORDS] for i in range(last + 1)}


def _remark(quotation: Quotation, plain: str) -> Remark:
    span = quotation.span
    scare = quotation.kind is Kind.SCARE
    found = () if scare else WORD.findall(plain, span.start, span.end)
    words = tuple(word.casefold().removesuffix("'s") for word in found)
    return Remark(quotation.speaker, words, frozenset(words) - _listed("words"), span)


@cache
def _listed(key: str) -> frozenset[str]:
    """A list of `function_words.toml`: the words without a meaning of their own, or negations."""
    data = resources.files("ukchina.study.origins").joinpath("function_words.toml")
    return frozenset(tomllib.loads(data.read_text("utf-8"))[key])
