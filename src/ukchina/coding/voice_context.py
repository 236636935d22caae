"""Who may be speaking, who spoke last, and the claim that a sentence is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

# The side of a sentence, the rule that decided and the speaker's name.
Voice = tuple[Side, str, str]
# A sentence with its quotations masked, and its voice.
Told = tuple[str, Voice]

UNNAMED = "unnamed source (unnamed)"
GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
EXPERTS = frozenset({Side.UK_EXPERT, Side.CHINA_EXPERT})


# An unnamed minister of a party is the government's, a commerce minister may be anybody's.
_MINISTER = re.compile(
    r"\A(?:(?:[Aa]|[Tt]he) )?(?:(?:Labour|Conservative|Tory) minister"
    r"|(?:[Gg]overnment|[Cc]abinet|British|UK) (?:minister|spokes\w+|official|source))"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A possible speaker at `start`-`end` of a sentence; `type` as in `Mention`, or pronoun."""

    start: int
    end: int
    side: Side
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Context:
    """Who spoke last, and which document or body was the last subject; None before any.

    `office` is the last body of state, which "the department" or "the agency" takes up, `sides` the
    governments whose people have been named.
    `opposition` holds the names of those whom the text calls shadow, former or backbench: their
    words are not the government's, but may be an expert's. `standing` tells the side of those
    whom only the text places, `unnamed` that of those without a name, by noun, whom "the official"
    takes up.
    """

    person: Subject | None = None
    claimed: Subject | None = None
    body: Subject | None = None
    office: Subject | None = None
    sides: frozenset[Side] = frozenset()
    opposition: frozenset[str] = frozenset()
    standing: Mapping[str, Side] = field(default_factory=dict)
    unnamed: Mapping[str, Side] = field(default_factory=dict)

    def side(self, name: str, side: Side) -> Side:
        """The side of somebody of this name whom the reading of the text puts on `side`."""
        if name in self.opposition:
            own = side if side in EXPERTS else self.standing.get(name, Side.OTHER)
            return own if own in EXPERTS else Side.OTHER
        if side is not Side.OTHER:
            return side
        return Side.UK_GOVERNMENT if _MINISTER.search(name) else self.standing.get(name, side)


@dataclass(frozen=True, slots=True)
class Claim:
    """The subject whose claim a sentence is, and the rule that found it."""

    subject: Subject
    rule: str
