"""Figures in their places, with what "over" means before a length of time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.reading.quantities.lexicon import quantity_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.quantities.values import Amount

_OVER = re.compile(r"over\s", re.IGNORECASE)
# A clause is seldom longer: an amount further off is spread over nothing here.
_REACH = 300
_COMMA = re.compile(r"\s*,")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and where it stands in its sentence."""

    start: int
    end: int
    amount: Amount


def placed(found: Sequence[tuple[re.Match[str], Amount]], words: str) -> list[Figure]:
    """The figures of a sentence, given in order.

    A length of time that an amount before is spread over is that long, and begins at its number:
    "£3bn over five years".
    """
    figures: list[Figure] = []
    last: int | None = None
    for match, amount in found:
        if amount.measure != "duration":
            last = match.end()
        figure = Figure(match.start(), match.end(), amount)
        if amount.measure == "duration" and _is_spread(words, match, last):
            exact = replace(amount, high=amount.value if amount.high is None else amount.high)
            figure = Figure(match.start("n"), match.end(), exact)
        figures.append(figure)
    return figures


def _is_spread(words: str, match: re.Match[str], last: int | None) -> bool:
    """Whether "over" says through what time, and not how much longer; `last` ends an amount.

    So it does behind an amount or a verb of change in its clause, and where "Over five years,"
    opens one.
    """
    if not _OVER.match(match[0]):
        return False
    over = quantity_lexicon().over
    first = max(0, match.start() - _REACH)
    before = words[first : match.start()]
    if over["longer"].search(before):
        return False
    breaks = [found.end() for found in over["parted"].finditer(before)]
    clause = breaks[-1] if breaks else 0
    if last is not None and last > first + clause:
        return True
    if over["moving"].search(before, clause):
        return True
    opens = not before[clause:].strip(" ,\"'()") and (clause > 0 or first == 0)
    return opens and _COMMA.match(words, match.end()) is not None
