"""The pole of each expression in a sentence, after the words of its clause have turned it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.coding.clauses import Clause
    from ukchina.coding.orientation_lexicon import Expression


class Pole(IntEnum):
    """Which way an expression points, and whether it decides alone (strong) or only leans."""

    CONTENTIOUS = -2
    DISPUTED = -1
    NONE = 0
    CONTACT = 1
    COOPERATIVE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression with its pole, the clause it stands in, and what turned it ("" for nothing)."""

    expression: Expression
    pole: Pole
    clause: int
    turned: str = ""


_OWN = {
    "goodwill": Pole.COOPERATIVE,
    "contact": Pole.CONTACT,
    "relation": Pole.NONE,
    "friction": Pole.CONTENTIOUS,
    "conduct": Pole.CONTENTIOUS,
    "stance": Pole.CONTENTIOUS,
    "guard": Pole.CONTENTIOUS,
    "wreck": Pole.CONTENTIOUS,
    "sensitive": Pole.DISPUTED,
}
_BUILT = frozenset({"relation", "contact", "goodwill"})
# How many words an operator reaches forward. A negation reaches furthest ("neither of us has an
# interest in escalation"), a rejected noun stands close to its "rather than".
_REACH = {
    "negate": 8,
    "doubt": 12,
    "reject": 6,
    "remove": 6,
    "build": 7,
    "value": 8,
    "spoil": 6,
    "wreck": 6,
    "raise": 8,
}
# How many words back an operator that follows its object may stand ("talks were suspended").
_REACH_BACK = 4
_BACK = frozenset({"build", "remove", "spoil", "wreck", "negate_after"})


def readings(found: tuple[Expression, ...], parts: tuple[Clause, ...]) -> tuple[Reading, ...]:
    """Each expression that has or takes a pole, in order."""
    result: list[Reading] = []
    for number, clause in enumerate(parts):
        inside = [
            expression for expression in found if clause.first <= expression.first <= clause.last
        ]
        result += [
            _reading(expression, inside, number) for expression in inside if expression.kind in _OWN
        ]
    return tuple(result)


def _reading(cue: Expression, inside: Iterable[Expression], clause: int) -> Reading:
    pole, turned = _OWN[cue.kind], ""
    before = [
        operator
        for operator in inside
        if operator.kind in _REACH and 0 < cue.first - operator.last <= _REACH[operator.kind]
    ]
    for operator in reversed(before):
        turn = _turned(cue.kind, pole, operator.kind)
        if turn != pole:
            pole, turned = turn, operator.kind
    if not turned:
        for operator in inside:
            if operator.kind in _BACK and 0 < operator.first - cue.last <= _REACH_BACK:
                turn = _turned(cue.kind, pole, operator.kind.removesuffix("_after"))
                if turn != pole:
                    pole, turned = turn, operator.kind
    return Reading(cue, pole, clause, turned)


def _turned(kind: str, pole: Pole, operator: str) -> Pole:
    """The pole of a cue of this kind and pole once `operator` governs it."""
    if operator == "negate":
        return _negated(kind, pole)
    if operator in {"doubt", "reject"}:
        return Pole.NONE
    if kind in _BUILT:
        if operator in {"spoil", "wreck"}:
            return Pole.CONTENTIOUS
        return Pole.COOPERATIVE if operator in {"build", "value"} and pole >= Pole.NONE else pole
    if kind == "sensitive" and operator in {"build", "raise"}:
        return Pole.CONTENTIOUS
    return Pole.COOPERATIVE if kind == "friction" and operator == "remove" else pole


def _negated(kind: str, pole: Pole) -> Pole:
    if kind in {"conduct", "stance", "wreck"}:
        return Pole.NONE
    if kind in {"guard", "sensitive"} or pole is Pole.NONE:
        return pole
    return Pole.CONTENTIOUS if pole > Pole.NONE else Pole.COOPERATIVE
