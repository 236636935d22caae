"""Which of several channels in a sentence a verb is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import rules

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    Thing = re.Match[str]

# What makes a verb passive stands this near before it.
_BEFORE = 50


def said_of(plain: str, things: Sequence[Thing], verb: tuple[int, int]) -> list[Thing]:
    """Of the things near a verb, in order, those that it is said of.

    Of "the first was held and the second remains suspended" each verb is said of its own subject;
    of "the first and the second were held" one is said of both.
    """
    groups = _coupled(plain, things, verb)
    before = [group for group in groups if group[-1].end() <= verb[0]]
    behind = [group for group in groups if group[0].start() >= verb[1]]
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else groups[0]
    known = rules().words
    suffered = known["suffered"].search(plain[max(0, verb[0] - _BEFORE) : verb[0]])
    direct = known["direct"].match(plain[verb[1] : behind[0][0].start()])
    return behind[0] if direct and not suffered else before[-1]


def _coupled(plain: str, things: Sequence[Thing], verb: tuple[int, int]) -> list[list[Thing]]:
    """The things, those together that are told in one breath: "the one, the other and a third"."""
    groups = [[things[0]]]
    for thing in things[1:]:
        between = plain[groups[-1][-1].end() : thing.start()]
        apart = groups[-1][-1].end() <= verb[0] < thing.start()
        if not apart and rules().words["coupled"].match(between):
            groups[-1].append(thing)
        else:
            groups.append([thing])
    return groups
