"""Whether a sentence speaks of Britain and China, by itself or by the sentences around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

# A text is another country's when twice as many of its sentences name that as name Britain: allies
# and rivals are named in most texts on the two. Chosen with texts written for the tests.
ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """`ours`: the sentence may report an act between the two; `home`: its text is about them."""

    ours: bool
    home: bool


@dataclass(frozen=True, slots=True)
class _Named:
    british: bool
    chinese: bool
    third: bool

    @property
    def both(self) -> bool:
        return self.british and self.chinese

    @property
    def anyone(self) -> bool:
        return self.british or self.chinese or self.third


def settings(sentences: Iterable[str]) -> list[Setting]:
    """The setting of each folded sentence of one text, in order.

    A sentence that names a third country and not both of the two is not theirs. One that names
    nobody ("both sides resumed the dialogue") speaks of whom the last one that did spoke.
    """
    told = [_named(sentence) for sentence in sentences]
    foreign = sum(one.third for one in told) > ELSEWHERE * sum(one.british for one in told)
    found = []
    last = not foreign
    for one in told:
        if one.anyone:
            last = one.both or not (one.third or foreign)
        found.append(Setting(ours=last, home=one.both or not foreign))
    return found


def _named(plain: str) -> _Named:
    known = rules().words
    british, chinese, third = (
        known[name].search(plain) is not None for name in ("british", "chinese", "third")
    )
    return _Named(british, chinese, third)
