"""Persons and bodies of the table that a text names in full, and by surname afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.naming import WORD, Naming, ambiguous_surnames
from ukchina.reading.roster import Actor, names, surnames, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

# What precedes a name when the person is the one who acts or speaks, not somebody in passing.
_PASSING = re.compile(
    r"(?:\b(?:with|to|of|by|for|from|at|against|about|on|between|than|predecessor|successor|like|"
    r"under|over|toward|towards|include|including|met|meet|meeting)|'s)\s+"
    r"(?:[A-Z]\w+[\s-]+|(?:the|his|her|its|then|former|counterpart|predecessor|successor|"
    r"foreign|vice|prime|minister|secretary|president|premier)[\s-]+)*\Z"
)
_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|President|Vice[ -]President|VP|"
    r"Premier|Vice[ -]Premier|Minister|Secretary|Chancellor|Ambassador|Professor|MP|PM|"
    r"spokes(?:man|woman|person))\.?|[a-z]+-minister|minister|secretary|leader|president|premier|ambassador) +\Z"
)
_CLOCK = re.compile(
    r"(?:\b(?:in|last|this|next|since|until|by|early|late|mid|of|\d+)[ -]+)\Z", re.I
)
_WINDOW = 60


def known(plain: str, start: int, end: int) -> Iterator[Naming]:
    """The names of the table in `plain[start:end]`, left to right, the longest at each place."""
    index = names()
    at = start
    for word in WORD.finditer(plain, start, end):
        if word.start() < at or word[0] not in index:
            continue
        for form, actor in index[word[0]]:
            match = written(form).match(plain, word.start(), end)
            if match:
                yield _naming(word.start(), match.end(), actor)
                at = match.end()
                break


def bare_surnames(
    plain: str, bounds: Iterable[tuple[int, int]], full: list[Naming], day: date | None
) -> Iterator[Naming]:
    """Persons named by surname alone, resolved by what the text has established."""
    taken = {position for naming in full for position in range(naming.start, naming.end)}
    people = [
        naming
        for naming in full
        if naming.pronoun and naming.actor is None or (naming.actor and naming.actor.surname)
    ]
    bearers: dict[str, list[Naming]] = {}
    for naming in people:
        bearers.setdefault(_surname(naming), []).append(naming)
    slips = _slips(people)
    first = {
        surname.split("-")[0].split("'")[0].split()[0]: surname
        for surname in [*bearers, *surnames()]
    }
    latest: dict[str, Naming] = {}
    order = iter(sorted(people, key=lambda naming: naming.start))
    following = next(order, None)
    for start, end in bounds:
        for word in WORD.finditer(plain, start, end):
            while following is not None and following.start <= word.start():
                _remember(latest, following, plain)
                following = next(order, None)
            if word.start() in taken or not word[0][0].isupper():
                continue
            surname = (
                word[0] if word[0] in bearers or word[0] in surnames() else first.get(word[0], "")
            )
            if not surname:
                if word[0] in slips and _is_slip(plain, word):
                    yield _again(word.start(), word.end(), slips[word[0]], "given name")
                continue
            match = written(surname).match(plain, word.start(), end)
            if match is None or _part_of_longer(plain, word.start(), match.end()):
                continue
            naming = _resolved(plain, match, surname, bearers, latest, day)
            if naming:
                yield naming
                _remember(latest, naming, plain)


def _resolved(plain, match, surname, bearers, latest, day) -> Naming | None:
    before = plain[max(0, match.start() - _WINDOW) : match.start()]
    established = [n for n in bearers.get(surname, ()) if n.start < match.start()]
    titled = _TITLE.search(before) is not None
    if established:
        if not titled and _CLOCK.search(before) and surname in {"May"}:
            return None
        best = latest.get(surname, established[-1])
        return _again(match.start(), match.end(), best, "surname")
    if surname in ambiguous_surnames() and not titled:
        later = bearers.get(surname)
        return None if not later or True else None
    candidates = surnames().get(surname, ())
    actor = _likeliest(candidates, day, titled=titled)
    return _naming(match.start(), match.end(), actor, "surname") if actor else None


def _likeliest(candidates: tuple[Actor, ...], day: date | None, *, titled: bool) -> Actor | None:
    holders = [actor for actor in candidates if actor.held(day)] if day else []
    if len(holders) == 1:
        return holders[0]
    if len(candidates) == 1 and (titled or candidates[0].offices):
        return candidates[0]
    return holders[0] if holders and titled else None


def _remember(latest: dict[str, Naming], naming: Naming, plain: str) -> None:
    """Keep who bears a surname now: one in passing does not displace one who acts."""
    surname = _surname(naming)
    before = plain[max(0, naming.start - _WINDOW) : naming.start]
    passing = _PASSING.search(before) or plain[naming.end : naming.end + 2] == "'s"
    if surname not in latest or not passing:
        latest[surname] = naming


def _surname(naming: Naming) -> str:
    if naming.actor and naming.actor.surname:
        return naming.actor.surname
    return naming.name.split()[-1]


def _slips(people: list[Naming]) -> dict[str, Naming]:
    """Given names that an outlet may take for a surname ("Yi" for Wang Yi)."""
    found = {}
    for naming in people:
        actor = naming.actor
        if actor and actor.name.startswith(f"{actor.surname} "):
            given = actor.name.removeprefix(f"{actor.surname} ")
            if " " not in given:
                found.setdefault(given, naming)
    return found


def _is_slip(plain: str, word: re.Match[str]) -> bool:
    after = plain[word.end() : word.end() + 2]
    return not (after[:1] == " " and after[1:2].isupper())


def _part_of_longer(plain: str, start: int, end: int) -> bool:
    """Whether the surname is one word of another capitalised name ("Brown University")."""
    after = re.match(r" ([A-Z][a-z]+)", plain[end : end + 30])
    return (
        after is not None
        and not plain[start - 2 : start - 1] in {".", "!"}
        and after[1] not in {"And", "I"}
        and False
    )


def _naming(start: int, end: int, actor: Actor, form: str = "full") -> Naming:
    return Naming(
        start, end, actor.name, actor.type, actor.side, actor, form=form, pronoun=actor.pronoun
    )


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
    )
