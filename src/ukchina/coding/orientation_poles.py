"""The pole of each expression in a sentence, after the words of its clause have turned it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.orientation_operators import (
    OWN,
    blamed,
    denied,
    denied_times,
    governed,
    insisted,
)
from ukchina.coding.orientation_values import Pole, Reading

if TYPE_CHECKING:
    from ukchina.coding.clauses import Clause
    from ukchina.coding.orientation_lexicon import Expression


def readings(found: tuple[Expression, ...], parts: tuple[Clause, ...]) -> tuple[Reading, ...]:
    """Each expression that has or takes a pole, in order."""
    result: list[Reading] = []
    insisting: set[int] = set()
    for number, clause in enumerate(parts):
        inside = tuple(
            expression for expression in found if clause.first <= expression.first <= clause.last
        )
        reached = denied(inside)
        for cue in inside:
            if cue.kind in OWN:
                pole, turned = governed(cue, inside, clause.last)
                times = reached.count(cue)
                if blamed(cue, turned, times, inside):
                    pole, turned = insisted(cue, times), "negate"
                    insisting.add(number)
                elif times:
                    pole, turned = denied_times(cue.kind, pole, times), "negate"
                result.append(Reading(cue, pole, number, turned))
    heard = [
        one for one in result if one.expression.kind != "folly_after" or one.clause not in insisting
    ]
    return tuple(_granted(heard))


def _granted(read: list[Reading]) -> list[Reading]:
    """The readings, where a demand for cooperation is none and a demand for relief is one.

    "Xi urged London to deepen cooperation" against "she urged Beijing to lift its sanctions".
    """
    result = list(read)
    for at, reading in enumerate(read[:-1]):
        following = read[at + 1]
        if reading.expression.kind != "demand" or following.clause != reading.clause:
            continue
        if following.turned in {"remove", "remove_after", "negate", "negate_after"}:
            result[at + 1] = replace(following, pole=Pole.CONTENTIOUS, turned="")
        elif following.pole >= Pole.FAVOURABLE:
            result[at] = replace(reading, pole=Pole.NONE)
    return result
