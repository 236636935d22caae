"""The lists of `naming.toml`, compiled; and the value that the search for names works with."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.corpus import Role
from ukchina.reading.people.roster import Actor, day
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ukchina.corpus import Document

_SPACE = re.compile(r"(?<!\[) (?!\])")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of text that names somebody; `actor` is None for those the table does not know."""

    start: int
    end: int
    name: str
    type: str
    side: Side
    actor: Actor | None = None
    office: str = ""
    flags: tuple[str, ...] = ()
    form: str = "full"
    pronoun: str = ""
    words: str = ""


def naming_of(start: int, end: int, actor: Actor, form: str = "full", words: str = "") -> Naming:
    """The naming of somebody whom the table knows, with name, type, side and pronoun from there."""
    return Naming(
        start,
        end,
        actor.name,
        actor.type,
        actor.side,
        actor,
        form=form,
        pronoun=actor.pronoun,
        words=words,
    )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to name a body that has no name of its own; valid until a day (None: always)."""

    pattern: re.Pattern[str]
    name: str
    side: Side
    type: str
    refers: bool = False
    until: date | None = None
    needs: tuple[str, ...] = ()


@cache
def rules() -> Mapping[str, Any]:
    """The tables of `naming.toml` as they are written."""
    text = resources.files("ukchina.reading.people").joinpath("naming.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def ambiguous_surnames() -> frozenset[str]:
    """The surnames that are also other words."""
    return frozenset(rules()["surnames"]["ambiguous"])


@cache
def patterns(kind: str) -> tuple[Pattern, ...]:
    """The patterns of `collective` or `document`, in their order."""
    return tuple(
        Pattern(
            pattern=re.compile(
                rf"(?<![\w-])(?:{_SPACE.sub(' +', entry['pattern'])})(?![\w-])", re.IGNORECASE
            ),
            name=entry.get("name", ""),
            side=Side(entry.get("side", "other")),
            type=entry.get("type", kind),
            refers=entry.get("refers", False),
            needs=tuple(entry.get("needs", ())),
            until=day(entry.get("until", ""), last=True),
        )
        for entry in rules()[kind]
    )


def bodies(document: Document) -> list[tuple[int, int]]:
    """Where the body of a document stands: the bounds of its paragraphs."""
    return [(block.start, block.end) for block in document.blocks if block.role is Role.BODY]


def published(document: Document) -> date | None:
    """The day of publication; None for an undated document."""
    return document.published.value if document.published else None
