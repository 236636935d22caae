"""Persons and bodies of the table that a text names in full, and by surname afterwards."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

from ukchina.reading.people.naming import WORD, Naming, ambiguous_surnames, naming_of, rules
from ukchina.reading.people.romanised import is_romanised_chinese
from ukchina.reading.people.roster import Actor, end_of, first_word, names, surnames
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

# What stands before a name when the person is met, visited or owned, and does not act.
_PASSING = re.compile(
    r"(?:\b(?:with|to|of|by|for|from|at|against|about|on|between|than|predecessor|successor|like|"
    r"under|over|toward|towards|including|met|meet|meeting)|'s) +(?:(?:[A-Z][\w-]+|the|his|her|its|"
    r"then|former|counterpart|predecessor|successor|foreign|vice|prime|minister|secretary|"
    r"president|premier) +)*\Z"
)
_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|President|Vice[ -]President|VP|"
    r"Premier|Vice[ -]Premier|Minister|Secretary|Chancellor|Ambassador|Professor|MP|PM|"
    r"[Ss]pokes(?:man|woman|person))\.?|\bminister|\bsecretary|\bleader|\bpresident|\bpremier|"
    r"\bambassador) +\Z"
)
_CLOCK = re.compile(
    r"\b(?:in|last|this|next|since|until|by|early|late|mid|of|\d+)[ -]+\Z", re.IGNORECASE
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?\"':;] )(?<![.!?\"':;])\b[A-Z][\w'-]* +\Z")
_CAPITAL_AFTER = re.compile(r" +[A-Z]")
# A given name that is not theirs ("Professor He Jianming" is not He Lifeng).
_GIVEN_AFTER = re.compile(
    r" +(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|Jinping\b)[A-Z][a-z]{1,}\b(?!')"
)
# Where a capital tells no name: a sentence, a clause or quoted words begin here.
_HEAD = re.compile(
    r"(?:\A|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bProf)[.!?;:][\"')\]]*\s+"
    r"|\s[-*]\s+|[\s(](?=[\"']))[\"'(\[]*\Z"
)
_VERB = re.compile(
    r",? +(?:however|too|meanwhile)\b|\s+(?!(?:and|or)\b)[a-z]|'(?:d|ll)\b"
    r"|'s\s+(?:not|been|an?|the|going|also)\b"
)
# A market's initials before a share's ("(LSE: ABC)") name no school.
_TICKER = re.compile(r": ?[A-Z][A-Z0-9.]{1,5}(?= *[),;]|\Z)")
# Titles that tell whose a bare surname is: of a peer or knight, and of a scholar.
_NOBLE = re.compile(r"\b(?:Lord|Lady|Baron|Baroness|Viscount|Earl|Dame|Sir) +\Z")
_ACADEMIC = re.compile(r"\b(?:Dr|Prof|Professor)\.? +\Z")
_WINDOW = 60


def known(plain: str, start: int, end: int) -> Iterator[Naming]:
    """The names of the table in `plain[start:end]`, left to right, the longest at each place."""
    index = names()
    reached = start
    for word in WORD.finditer(plain, start, end):
        forms, at = index.get(word[0]), word.start()
        if forms is None or at < reached:
            continue
        for form, actor in forms:
            last = end_of(form, plain, at, end)
            if last >= 0:
                if not _TICKER.match(plain, last) or plain[at - 1 : at] not in {"(", " "}:
                    yield naming_of(at, last, actor, words=plain[at:last])
                reached = last
                break


def bare_surnames(
    plain: str, bounds: Sequence[tuple[int, int]], full: Sequence[Naming], day: date | None
) -> Iterator[Naming]:
    """Persons named by surname alone, resolved by what the text has established before.

    Of two that bear a surname the last one who acted or spoke is meant, not one in passing ("his
    predecessor Wang Qishan's visit"). A given name taken for a surname ("Yi") is resolved too.
    """
    people = [naming for naming in full if naming.type == "person"]
    starts, ends = [naming.start for naming in full], [naming.end for naming in full]
    first = _first_words() | {first_word(name): name for name in map(surname_of, people)}
    latest: dict[str, Naming] = {}
    waiting = deque(people)
    for start, end in bounds:
        for word in WORD.finditer(plain, start, end):
            if not word[0][0].isupper():
                continue
            while waiting and waiting[0].start <= word.start():
                _remember(latest, waiting.popleft(), plain)
            slip = latest.get(_given_key(word[0]))
            surname = first.get(word[0], "")
            if not (surname or slip) or _is_no_surname(plain, word, start, end):
                continue
            if (at := bisect_right(starts, word.start())) and word.start() < ends[at - 1]:
                continue
            last = end_of(surname or word[0], plain, word.start(), end)
            span = (word.start(), last)
            naming = _bearer(plain, span, surname, latest, day) if last >= 0 else None
            if naming and _titled_otherwise(plain, naming):
                continue
            if naming is None and slip and not _CAPITAL_AFTER.match(plain, word.end()):
                naming = _again(*word.span(), slip, "given name")
            if naming:
                _remember(latest, naming, plain)
                yield naming


@cache
def _first_words() -> dict[str, str]:
    """The surnames of the table by their first words."""
    return {first_word(surname): surname for surname in surnames()}


@cache
def _never() -> re.Pattern[str]:
    listed = "|".join(rules()["surnames"]["never"]).replace(" ", " +")
    return re.compile(rf"(?:{listed})(?![^\W_])")


@cache
def _led_by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules()['surnames']['led_by'])}) +\Z")


def _is_no_surname(plain: str, word: re.Match[str], start: int, end: int) -> bool:
    """Whether a word of the body `start`-`end` is a place, a thing or a pronoun ("He said")."""
    if _never().match(plain, word.start(), end):
        return True
    if word[0] not in rules()["surnames"]["pronouns"] or not _VERB.match(plain, word.end()):
        return False
    return _HEAD.search(plain[max(start, word.start() - _WINDOW) : word.start()]) is not None


def surname_of(naming: Naming) -> str:
    """The surname of a person; the last word when the table does not know them."""
    if naming.actor and naming.actor.surname:
        return naming.actor.surname
    words = naming.name.split()
    return words[0 if is_romanised_chinese(naming.name) and words[0] in _of_china() else -1]


@cache
def _of_china() -> frozenset[str]:
    """The surnames of the Chinese of the table, which stand before the given names."""
    return frozenset(
        surname
        for surname, actors in surnames().items()
        if any(actor.name.startswith(f"{surname} ") for actor in actors)
    )


def _bearer(
    plain: str,
    span: tuple[int, int],
    surname: str,
    latest: Mapping[str, Naming],
    day: date | None,
) -> Naming | None:
    """Who is meant by the surname here; None when it is another word."""
    established = latest.get(surname)
    if established and surname != "May":
        return _again(*span, established, "surname")
    before = plain[max(0, span[0] - _WINDOW) : span[0]]
    titled = _TITLE.search(before) is not None
    if established:
        if not titled and _CLOCK.search(before):
            return None
        return _again(*span, established, "surname")
    if not titled and (
        surname in ambiguous_surnames()
        or _CAPITAL_AFTER.match(plain, span[1])
        or (_CAPITAL_BEFORE.search(before) and not _led_by().search(before))
    ):
        return None
    actor = _likeliest(surnames().get(surname, ()), day, titled=titled)
    if actor and actor.name.startswith(f"{surname} ") and _GIVEN_AFTER.match(plain, span[1]):
        return None
    return naming_of(*span, actor, "surname") if actor else None


def _titled_otherwise(plain: str, naming: Naming) -> bool:
    """Whether the title before a surname is none of its bearer ("Lord Vance", "Dr Xi").

    Foreign office-holders have no British title, and those of the table no academic one.
    """
    actor = naming.actor
    foreign = actor is not None and actor.offices and actor.in_office is not Side.UK_GOVERNMENT
    if not foreign:
        return False
    before = plain[max(0, naming.start - _WINDOW) : naming.start]
    return _NOBLE.search(before) is not None or _ACADEMIC.search(before) is not None


def _likeliest(candidates: Sequence[Actor], day: date | None, *, titled: bool) -> Actor | None:
    """The one bearer of the surname, or the one in office on `day`."""
    holders = [actor for actor in candidates if day and actor.held(day)]
    if len(holders) == 1:
        return holders[0]
    if len(candidates) == 1 and (titled or candidates[0].offices):
        return candidates[0]
    return holders[0] if holders and titled else None


def _remember(latest: dict[str, Naming], naming: Naming, plain: str) -> None:
    """Keep who bears a surname now; one in passing does not displace one who acts."""
    surname = surname_of(naming)
    if surname not in latest or not _in_passing(naming, plain):
        latest[surname] = naming
    actor = naming.actor
    if actor and actor.surname and actor.name.startswith(f"{actor.surname} "):
        latest[_given_key(actor.name.removeprefix(f"{actor.surname} "))] = naming


def _in_passing(naming: Naming, plain: str) -> bool:
    """Whether the person is met, visited or owned here, and does not act."""
    if plain.startswith("'s", naming.end):
        return True
    before = plain[max(0, naming.start - _WINDOW) : naming.start]
    return before.endswith(" ") and _PASSING.search(before) is not None


def _given_key(given: str) -> str:
    return f"given name {given}"


def _again(start: int, end: int, naming: Naming, form: str) -> Naming:
    return Naming(
        start,
        end,
        naming.name,
        naming.type,
        naming.side,
        naming.actor,
        office=naming.office,
        form=form,
        pronoun=naming.pronoun,
        words=naming.words,
    )
