"""What a gap is, and the lists by which gaps are looked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a careful reader would miss or doubt.

    `kind` is contradiction, figure, single source, unconfirmed, role or next; `why` the reason of
    a recommendation; `evidence` may be empty, for silence has none.
    """

    kind: str
    text: str
    evidence: tuple[str, ...] = ()
    why: str = ""


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
