"""What the words of a clause do to an expression beside them: build, harm, deny, turn down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding.orientation_values import Pole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.orientation_lexicon import Expression

OWN = {
    "goodwill": Pole.COOPERATIVE,
    "good": Pole.FAVOURABLE,
    "joint": Pole.FAVOURABLE,
    "benefit": Pole.FAVOURABLE,
    "contact": Pole.CONTACT,
    "relation": Pole.NONE,
    "litotes": Pole.NONE,
    "sensitive": Pole.DISPUTED,
    "ill": Pole.ADVERSE,
    "limit": Pole.ADVERSE,
    "spoil": Pole.ADVERSE,
    "folly": Pole.ADVERSE,
    "folly_after": Pole.ADVERSE,
    "friction": Pole.CONTENTIOUS,
    "conduct": Pole.CONTENTIOUS,
    "stance": Pole.CONTENTIOUS,
    "guard": Pole.CONTENTIOUS,
    "demand": Pole.CONTENTIOUS,
    "wreck": Pole.CONTENTIOUS,
}
_BUILT = frozenset({"relation", "contact", "goodwill", "good", "joint"})
_TROUBLE = frozenset({"friction", "guard", "stance", "conduct", "ill"})
_GROWS = frozenset({"build", "value", "needed"})
_HARSH = frozenset({"conduct", "ill", "wreck"})
# How many words an operator reaches forward. A negation reaches furthest ("neither of us has an
# interest in escalation"), a rejected noun stands close to its "rather than".
_REACH = {
    "doubt": 12,
    "reject": 6,
    "remove": 6,
    "build": 7,
    "value": 8,
    "needed": 8,
    "spoil": 6,
    "against": 4,
    "wreck": 6,
    "raise": 8,
    "topic": 12,
}
# A denial and what ends its reach.
_NEGATION = {"negate": 8, "folly": 8, "negate_noun": 8, "lack": 4, "forbid": 8}
_ENDS = {
    "negate": {"and"},
    "folly": {"and"},
    "negate_noun": {"and", "that"},
    "lack": {"and", "that"},
    "forbid": {"and"},
}
# "Cutting ties would be a mistake": so many words stand between what is blamed and the blame.
_BLAME = 12
# "Barriers lifted": a participle stands so close behind what it ends, with no object of its own.
_ENDED = 3
# A second object of one negation stands at most this far behind the first ("or greater …").
_COORDINATED = 3
# How many words back an operator that follows its object may stand ("talks were suspended").
_REACH_BACK = {
    "build": 10,
    "remove_after": 8,
    "value_after": 8,
    "needed": 4,
    "spoil": 4,
    "wreck": 4,
    "negate_after": 8,
}


def governed(cue: Expression, inside: Sequence[Expression], last: int) -> tuple[Pole, str]:
    """The pole of `cue` under the operators around it, and the kind that turned it last.

    `last` is the number of the clause's last word.
    """
    pole, turned = OWN[cue.kind], ""
    before = [
        operator
        for operator in inside
        if operator.kind in _REACH and 0 < cue.first - operator.last <= _REACH[operator.kind]
    ]
    for operator in reversed(before):
        if operator.kind == "topic" and not _troubled(operator, inside):
            continue
        if operator.kind in _GROWS and _taken(operator, cue, inside):
            continue
        turn = _turned(cue.kind, pole, operator.kind)
        if turn != pole:
            pole, turned = turn, operator.kind
    if turned:
        return _undone(cue, pole, turned, inside)
    for operator in inside:
        if _undenied(operator, inside) and (
            0 < operator.first - cue.last <= _REACH_BACK.get(operator.kind, 0)
            or _ended(cue, operator, inside, last)
        ):
            turn = _turned(cue.kind, pole, operator.kind.removesuffix("_after"))
            if turn != pole:
                pole, turned = turn, operator.kind
    return pole, turned


def _taken(operator: Expression, cue: Expression, inside: Sequence[Expression]) -> bool:
    """Whether the operator has another object before the cue ("improve scrutiny of links")."""
    return any(
        other.kind in _HARSH and operator.last < other.first and other.last < cue.first
        for other in inside
    )


def _undone(
    cue: Expression, pole: Pole, turned: str, inside: Sequence[Expression]
) -> tuple[Pole, str]:
    """The pole of a turned cue, unless its turn is denied after it ("not to talk is no policy")."""
    reach = _REACH_BACK["negate_after"]
    if pole is Pole.CONTENTIOUS and cue.kind in _BUILT:
        for operator in inside:
            if operator.kind == "negate_after" and 0 < operator.first - cue.last <= reach:
                return Pole.COOPERATIVE, operator.kind
    return pole, turned


def _undenied(operator: Expression, inside: Sequence[Expression]) -> bool:
    """Whether no denial stands right before what would end the trouble ("not been lifted")."""
    return operator.kind != "remove_after" or not any(
        other.kind == "negate" and other.last + 1 == operator.first for other in inside
    )


def _ended(cue: Expression, operator: Expression, inside: Sequence[Expression], last: int) -> bool:
    """Whether a clause's last word ends the trouble right before it ("barriers lifted")."""
    ends = operator.kind == "remove" and operator.last == last
    return (
        ends
        and 0 < operator.first - cue.last <= _ENDED
        and not any(o.kind.startswith("negate") and o.first < operator.first for o in inside)
    )


def blamed(cue: Expression, turned: str, times: int, inside: Sequence[Expression]) -> bool:
    """Whether a refusal or a break is called unwise behind it ("not to talk is a mistake").

    A refusal is known by what it refuses, where that is told ("failing to confront them").
    """
    blame = next(
        (one for one in inside if one.kind == "folly_after" and one.first > cue.last), None
    )
    if blame is None or blame.first - cue.last > _BLAME:
        return False
    if cue.kind == "spoil" and not times:
        return not any(o.kind in OWN and cue.last < o.first < blame.first for o in inside)
    return bool(times) or (turned in {"spoil", "wreck"} and cue.kind in _BUILT)


def _troubled(operator: Expression, inside: Sequence[Expression]) -> bool:
    return any(cue.kind in _TROUBLE and cue.last < operator.first for cue in inside)


def denied(inside: Sequence[Expression]) -> list[Expression]:
    """The cues that negations of the clause reach, once for each that does.

    A word that belittles takes the negation alone ("hardly a trivial achievement").
    """
    denied: list[Expression] = []
    cues = [expression for expression in inside if expression.kind in OWN]
    for negation in inside:
        if negation.kind not in _NEGATION:
            continue
        reach = negation.last + _NEGATION[negation.kind]
        for cue in cues:
            if cue.first <= negation.last:
                continue
            if cue.first > reach or _parted(negation, cue, inside):
                break
            # "should not be hijacked by prejudice" blames; it denies nothing.
            if negation.kind == "forbid" and OWN[cue.kind] < Pole.NONE:
                continue
            denied.append(cue)
            if cue.kind == "litotes":
                break
            reach = max(reach, cue.last + _COORDINATED)
    return denied


def _parted(negation: Expression, cue: Expression, inside: Sequence[Expression]) -> bool:
    return any(
        mark.kind in _ENDS[negation.kind] and negation.last < mark.first and mark.last < cue.first
        for mark in inside
    )


def _turned(kind: str, pole: Pole, operator: str) -> Pole:
    """The pole of a cue of this kind and pole once `operator` governs it."""
    if operator in {"doubt", "reject"}:
        return Pole.NONE
    if operator == "negate":
        return _negated(kind, pole)
    if kind in _BUILT:
        return _built(pole, operator)
    if kind == "sensitive" and operator == "raise":
        return Pole.CONTENTIOUS
    return Pole.COOPERATIVE if kind == "friction" and operator == "remove" else pole


def _built(pole: Pole, operator: str) -> Pole:
    if operator == "topic":
        return Pole.NONE
    if operator in {"spoil", "wreck", "against"}:
        return Pole.CONTENTIOUS
    return (
        Pole.COOPERATIVE if operator in {"build", "value", "needed"} and pole >= Pole.NONE else pole
    )


def denied_times(kind: str, pole: Pole, times: int) -> Pole:
    """The pole of a cue that so many denials reach: two of them cancel out."""
    if times % 2:
        return _negated(kind, pole)
    # "It would be negligent not to talk": a double denial insists.
    return Pole.COOPERATIVE if pole is Pole.CONTACT else pole


def insisted(cue: Expression, times: int) -> Pole:
    """The pole of a refusal or a break that is called unwise: what is refused is wanted."""
    if cue.kind in _BUILT or (cue.kind == "spoil" and times % 2 == 0):
        return Pole.COOPERATIVE
    return denied_times(cue.kind, OWN[cue.kind], times + 1)


def _negated(kind: str, pole: Pole) -> Pole:
    # What has not gone wrong is not yet good.
    if kind in {"conduct", "stance", "wreck", "demand", "ill"} and pole < Pole.NONE:
        return Pole.NONE
    if kind in {"guard", "sensitive", "limit", "folly", "folly_after"}:
        return pole
    if kind == "litotes":
        return Pole.FAVOURABLE
    if kind == "good":
        return Pole.ADVERSE
    if pole is Pole.NONE:
        return pole
    return Pole.CONTENTIOUS if pole > Pole.NONE else Pole.COOPERATIVE
