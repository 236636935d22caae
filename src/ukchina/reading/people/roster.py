"""The persons and bodies that the project knows, with their offices: `people.toml`."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MONTH_PARTS = 2
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A text asks on its own day for each person it names: bounds what is kept, above what a batch asks.
_ASKED = 4096


@dataclass(frozen=True, slots=True)
class Office:
    """An office or post that a person held from `start` to `end` (None: unknown, or still open)."""

    office: str
    start: date | None
    end: date | None

    def held_on(self, day: date) -> bool:
        """Whether the person may have held it on `day`: only a known bound excludes a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A person or body of the table; `side` without an office, `in_office` while holding one.

    Each stands in the table once, and is equal to itself alone.
    """

    name: str
    type: str
    side: Side
    in_office: Side
    surname: str = ""
    pronoun: str = ""
    variants: tuple[str, ...] = ()
    description: str = ""
    offices: tuple[Office, ...] = ()
    posts: tuple[Office, ...] = ()

    @lru_cache(maxsize=_ASKED)  # noqa: B019 (the table lives as long as the process)
    def held(self, day: date | None) -> tuple[Office, ...]:
        """The offices on `day`; without a day, those that are still open."""
        if day is None:
            return tuple(office for office in self.offices if office.end is None)
        return tuple(office for office in self.offices if office.held_on(day))

    def side_on(self, day: date | None) -> Side:
        """Whose side the actor is on that day."""
        return self.in_office if self.held(day) else self.side

    @lru_cache(maxsize=_ASKED)  # noqa: B019 (the same)
    def office_on(self, day: date | None) -> str:
        """The offices and posts of that day, else what the person is known as."""
        posts = self.posts if day is None else [post for post in self.posts if post.held_on(day)]
        names = [office.office for office in (*self.held(day), *posts)]
        return "; ".join(dict.fromkeys(names)) or self.description


@cache
def roster() -> tuple[Actor, ...]:
    """Every actor of `people.toml`, in its order."""
    text = resources.files("ukchina.reading.people").joinpath("people.toml").read_text("utf-8")
    return tuple(_actor(entry) for entry in tomllib.loads(text)["actor"])


@cache
def names() -> Mapping[str, tuple[tuple[str, Actor], ...]]:
    """The written forms of every actor by their first word, longest first."""
    index: dict[str, list[tuple[str, Actor]]] = {}
    for actor in roster():
        for form in _forms(actor):
            index.setdefault(first_word(form), []).append((form, actor))
    return {
        word: tuple(sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])))
        for word, forms in index.items()
    }


@cache
def surnames() -> Mapping[str, tuple[Actor, ...]]:
    """The persons of the table by surname."""
    index: dict[str, list[Actor]] = {}
    for actor in roster():
        if actor.surname:
            index.setdefault(actor.surname, []).append(actor)
    return {surname: tuple(actors) for surname, actors in index.items()}


@cache
def by_name() -> Mapping[str, Actor]:
    """The actors by their canonical name."""
    return {actor.name: actor for actor in roster()}


def first_word(form: str) -> str:
    """The letters and figures that a name begins with, as the tokens of a text are cut.

    >>> first_word("U.K. government"), first_word("O'Brien")
    ('U', 'O')
    """
    match = _FIRST.match(form)
    return match[0] if match else form


def end_of(form: str, plain: str, start: int, end: int) -> int:
    """Where a name ends that is written at `start` of a folded text, before `end`; -1 if it is not.

    Any run of spaces stands for a space, and no letter may follow.

    >>> end_of("Keir Starmer", "Keir  Starmer's", 0, 15), end_of("Li", "Liu", 0, 3)
    (13, -1)
    """
    last = start + len(form)
    if plain.startswith(form, start):
        return last if last == end or (last < end and not plain[last].isalnum()) else -1
    if " " not in form or plain.find("  ", start, last) < 0:
        return -1
    match = _spaced(form).match(plain, start, end)
    return match.end() if match else -1


@lru_cache(maxsize=_ASKED)
def _spaced(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\ ", " +") + r"(?![^\W_])")


def day(text: str, *, last: bool) -> date | None:
    """The day that a date of the table bounds, by its precision; None for an empty one.

    >>> day("2025-02", last=True)
    datetime.date(2025, 2, 28)
    """
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) > _MONTH_PARTS:
        return date(year, month, parts[2])
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _forms(actor: Actor) -> Iterator[str]:
    for form in (re.sub(r" \([^)]*\)$", "", actor.name), *actor.variants):
        yield form
        if form.startswith("the "):
            yield form.replace("the ", "The ", 1)
    given = actor.name.removeprefix(f"{actor.surname} ")
    if actor.surname and given != actor.name:
        yield f"{given} {actor.surname}"


def _actor(entry: Mapping[str, Any]) -> Actor:
    side = Side(entry["side"])
    person = entry["type"] == "person"
    return Actor(
        name=entry["name"],
        type=entry["type"],
        side=side,
        in_office=Side(entry.get("in_office", side)),
        surname=entry.get("surname", ""),
        pronoun=entry.get("pronoun", "he" if person else "it"),
        variants=tuple(entry.get("variants", ())),
        description=entry.get("description", ""),
        offices=tuple(_offices(entry.get("offices", ()))),
        posts=tuple(_offices(entry.get("posts", ()))),
    )


def _offices(entries: Iterable[Mapping[str, str]]) -> Iterator[Office]:
    for entry in entries:
        start, end = day(entry["from"], last=False), day(entry["to"], last=True)
        yield Office(entry["office"], start, end)
