"""Whom "he" or "she" of an event stands for: the subject of the sentence before, if it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.people.roster import by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.values import Mention

_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<! [A-Z])[.!?][\"')]* +(?=[A-Z\"'(])")
_SHE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Madam)\.? +\Z")
_HE = re.compile(r"\b(?:Mr|Sir|Lord|Viscount)\.? +\Z")
# What rules a name: it is met, addressed or owned there, and is no subject.
_RULED = re.compile(
    r"\b(?:met|meets?|meeting|with|to|of|by|for|from|at|against|about|on|between|than|under|like"
    r"|told|tells|asked|urged|pressed|thanked|including|and|or|hosted|welcomed|received|saw)"
    r" +(?:(?:the|his|her|its|then|former|foreign|vice|prime|minister|secretary|president|premier"
    r"|chinese|british|chancellor|ambassador|mr|ms|mrs|sir|dame|lord|lady|dr)(?:'s)?[ -]+)*\Z",
    re.IGNORECASE,
)
_OWNS = re.compile(r"'s?\s")
_WINDOW = 80
# A sentence is seldom longer.
_SENTENCE = 600
# A title stands so near before a name.
_TITLE = 12


def pronoun_of(plain: str, person: Mention) -> str:
    """The pronoun of a person, "" where neither the table nor the title before the name tells."""
    actor = by_name().get(person.name)
    if actor is not None:
        return actor.pronoun
    before = plain[max(0, person.span.start - _TITLE) : person.span.start]
    return "she" if _SHE.search(before) else "he" if _HE.search(before) else ""


def subject_before(plain: str, earlier: Sequence[Mention]) -> Mention | None:
    """The subject of the last sentence that names one of `earlier`; else whom it names last."""
    if not earlier:
        return None
    end = earlier[-1].span.start
    start = max(0, end - _SENTENCE)
    first = max((match.end() for match in _STOP.finditer(plain, start, end)), default=start)
    last = [one for one in earlier if one.span.start >= first]
    return next((one for one in last if not is_ruled(plain, one)), last[-1])


def is_ruled(plain: str, person: Mention) -> bool:
    """Whether a name owns something, or is ruled by a verb or a preposition."""
    before = plain[max(0, person.span.start - _WINDOW) : person.span.start]
    return _OWNS.match(plain, person.span.end) is not None or _RULED.search(before) is not None
