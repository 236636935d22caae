"""Whether a sentence speaks of Britain and China, by itself or by the sentences around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A text is another country's when twice as many of its sentences name that as name Britain: allies
# and rivals are named in most texts on the two. Chosen with texts written for the tests.
ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """`ours`: the sentence may report an act between the two; `home`: its text is about them."""

    ours: bool
    home: bool


def settings(sentences: Iterable[str]) -> list[Setting]:
    """The setting of each folded sentence of one text, in order.

    A sentence that names a third country and not both of the two is not theirs. One that names
    nobody ("both sides resumed the dialogue") speaks of whom the last one that did spoke.
    """
    known = [rules().words[name] for name in NAMED]
    return settings_of([tuple(p.search(one) is not None for p in known) for one in sentences])


# Patterns of the rules: whom a sentence names.
NAMED = ("british", "chinese", "third")


def settings_of(told: Sequence[Sequence[bool]]) -> list[Setting]:
    """The same, of sentences of which is known whom of `NAMED` each names."""
    foreign = sum(third for _, _, third in told) > ELSEWHERE * sum(one[0] for one in told)
    found = []
    last = not foreign
    for british, chinese, third in told:
        both = british and chinese
        if british or chinese or third:
            last = both or not (third or foreign)
        found.append(Setting(ours=last, home=both or not foreign))
    return found
