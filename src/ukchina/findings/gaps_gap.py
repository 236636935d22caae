"""What a gap is, and the lists by which gaps are looked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# How near to its object a word of stage must stand: about ten words.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a careful reader would miss or doubt.

    `kind` is contradiction, figure, single source, unconfirmed, role or next; `why` the reason of
    a recommendation; `evidence` may be empty, for silence has none. `documents` are the texts that
    disagree, all of them where `evidence` names two.
    """

    kind: str
    text: str
    evidence: Sequence[str] = ()
    why: str = ""
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something that goes through stages, each with its pattern, in order."""

    name: str
    object: re.Pattern[str]
    stages: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def lists() -> Mapping[str, Any]:
    """The tables of `gaps.toml`."""
    text = resources.files("ukchina.findings").joinpath("gaps.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def undertakings() -> tuple[Undertaking, ...]:
    """The undertakings, compiled."""
    return tuple(
        Undertaking(
            name=entry["name"],
            object=re.compile(entry["object"], re.IGNORECASE),
            stages=tuple(
                (stage["name"], re.compile(stage["pattern"], re.IGNORECASE))
                for stage in entry["stage"]
            ),
        )
        for entry in lists()["undertaking"]
    )


def stage(plain: str, undertaking: Undertaking) -> str:
    """The stage whose word stands nearest to the undertaking; "" when none does."""
    for thing in undertaking.object.finditer(plain):
        low, high = max(0, thing.start() - _REACH), thing.end() + _REACH
        near = [
            (abs(match.start() - thing.start()), name)
            for name, pattern in undertaking.stages
            for match in pattern.finditer(plain, low, min(high, len(plain)))
        ]
        if near:
            return min(near)[1]
    return ""
