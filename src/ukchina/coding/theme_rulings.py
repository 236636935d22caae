"""What a codebook's rules say of the matches in one sentence, theme by theme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.codebook import Exclusion, Rule
from ukchina.coding.matcher import Matcher
from ukchina.coding.theme_weights import State

if TYPE_CHECKING:
    from ukchina.coding.codebook import Codebook
    from ukchina.spans import Span

    Hit = tuple[int, int, int]  # start, end, key of a rule or an exclusion

# From this part of a sentence on, a word is late. Measured on 64 texts before any rule had learnt
# from them, in sentences of texts with room for more: 21 of 26 codings by such a word were wrong,
# of all codings one in three.
LATE = 0.6
CONTEXT = -1  # stands for a theme's number at the words that are only context
SCENERY = "one late word in a text that does not speak of the theme"
OUTWEIGHED = "the other words of the sentence weigh against it"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The matches of one theme in one sentence: those that stand, need company, are blocked, faint.

    With `scenery` those that need company are one late word in a text that has no more.
    """

    standing: list[Hit]
    hints: list[Hit]
    blocked: list[tuple[Hit, str]]
    faint: list[Hit]
    scenery: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """A codebook ready to code.

    A key of `matcher` is an index into `sources`, `numbers` (of the source's theme) and `names`
    (of the theme, and of the source); the keys beyond are of the word lists called `listed`, whose
    number is `CONTEXT`. `free` holds the keys of rules without a condition, `plain` of those that
    need no company, `settings` the numbers of themes whose words serve as scenery.
    """

    codebook: Codebook
    matcher: Matcher
    sources: tuple[Rule | Exclusion, ...]
    numbers: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    free: frozenset[int]
    plain: frozenset[int]
    listed: tuple[str, ...]
    settings: frozenset[int]
    themes: tuple[str, ...]

    def staged(self, span: Span, ruling: Ruling, plain: str) -> Ruling:
        """The ruling on the sentence at `span`, whose lone late word is no more than scenery."""
        if not ruling.standing or apart(hits := ruling.standing + ruling.hints):
            return ruling
        start, end, _ = longest(hits)
        early = start - span.start < LATE * (span.end - span.start)
        if early or re.search(r"[\s-]", plain[start:end]):
            return ruling
        return Ruling([], hits, ruling.blocked, ruling.faint, scenery=True)

    def state(self, ruling: Ruling, *, common: bool) -> State | None:
        """How the theme's words stand; None when all are blocked.

        `common` tells whether the text speaks of the theme elsewhere.
        """
        if ruling.standing:
            plain = any(key in self.plain for _, _, key in ruling.standing)
            return State.PLAIN if plain else State.COMPANY
        if not ruling.hints:
            return State.FAINT if ruling.faint else None
        if ruling.scenery:
            return State.SCENERY
        return State.COMMON if common or apart(ruling.hints) else State.ALONE

    def refused(self, hit: Hit, state: State) -> str:
        """Why a match that is in this state and does not stand is blocked."""
        if state is State.SCENERY:
            return SCENERY
        if state is State.ALONE:
            return f"alone in the sentence and in the text: {self.sources[hit[2]].reason}"
        return OUTWEIGHED

    def rulings(self, inside: dict[int, list[Hit]]) -> dict[int, Ruling]:
        """The matches in a sentence, ruled upon theme by theme."""
        first = len(self.sources)
        present = {self.listed[key - first] for _, _, key in inside.pop(CONTEXT, ())}
        return {number: self.judged(inside[number], present) for number in sorted(inside)}

    def judged(self, hits: list[Hit], present: set[str]) -> Ruling:
        """The matches of one theme, one by one, in a sentence with words of the lists `present`."""
        if self.free.issuperset([hit[2] for hit in hits]):
            return Ruling(hits, [], [], [])
        exclusions = [hit for hit in hits if isinstance(self.sources[hit[2]], Exclusion)]
        ruling = Ruling([], [], [], [])
        for hit in hits:
            rule = self.sources[hit[2]]
            if isinstance(rule, Exclusion):
                continue
            reason = self._exclusion(hit, exclusions) if exclusions else ""
            if not reason and hit[2] not in self.free:
                reason = self._unfit(rule, present)
                if not reason and rule.faint:
                    ruling.faint.append(hit)
                    continue
                if not reason and rule.company and present.isdisjoint(rule.company):
                    ruling.hints.append(hit)
                    continue
            if reason:
                ruling.blocked.append((hit, reason))
            else:
                ruling.standing.append(hit)
        return ruling

    def _exclusion(self, hit: Hit, exclusions: list[Hit]) -> str:
        """Why the match is blocked by a phrase around it; "" when it is not."""
        for start, end, key in exclusions:
            if start <= hit[0] and hit[1] <= end:
                return self.sources[key].reason
        return ""

    def _unfit(self, rule: Rule, present: set[str]) -> str:
        """Why a sentence with words of the lists `present` is no context; "" when it is one."""
        for name in rule.requires:
            if name not in present:
                return f"nothing in the sentence of: {self.codebook.word_list(name).reason}"
        for name in rule.unless:
            if name in present:
                return f"the sentence has: {self.codebook.word_list(name).reason}"
        return ""


@lru_cache(maxsize=8)
def compiled(codebook: Codebook) -> Compiled:
    """The codebook made ready; only word lists that some rule's context names are looked for."""
    sources: list[Rule | Exclusion] = []
    numbers: list[int] = []
    for number, theme in enumerate(codebook.themes):
        sources += (*theme.rules, *theme.exclusions)
        numbers += [number] * (len(sources) - len(numbers))
    rules = {key: source for key, source in enumerate(sources) if isinstance(source, Rule)}
    context = {key: (*rule.requires, *rule.unless, *rule.company) for key, rule in rules.items()}
    listed = tuple(dict.fromkeys(name for named in context.values() for name in named))
    lists = {words.name: words.patterns for words in codebook.words}
    return Compiled(
        codebook=codebook,
        matcher=Matcher(
            [
                *(
                    (pattern, key)
                    for key, source in enumerate(sources)
                    for pattern in source.patterns
                ),
                *((f"<{name}>", key) for key, name in enumerate(listed, start=len(sources))),
            ],
            lists,
        ),
        sources=tuple(sources),
        numbers=(*numbers, *[CONTEXT] * len(listed)),
        names=tuple(
            (codebook.themes[number].id, source.id)
            for number, source in zip(numbers, sources, strict=True)
        ),
        free=frozenset(key for key, rule in rules.items() if not context[key] and not rule.faint),
        plain=frozenset(key for key, rule in rules.items() if not rule.company),
        listed=listed,
        settings=frozenset(number for number, theme in enumerate(codebook.themes) if theme.setting),
        themes=tuple(theme.id for theme in codebook.themes),
    )


def apart(hits: list[Hit]) -> bool:
    """Whether two of the matches do not overlap."""
    return max(hit[0] for hit in hits) >= min(hit[1] for hit in hits)


def rank(hit: Hit) -> tuple[int, int, int]:
    """Longest first, then the first in the text, then the first in the codebook."""
    return hit[0] - hit[1], hit[0], hit[2]


def longest(hits: list[Hit]) -> Hit:
    """The first by `rank`."""
    best = hits[0]
    length = best[1] - best[0]
    for hit in hits:
        longer = hit[1] - hit[0] - length
        if longer > 0 or (longer == 0 and rank(hit) < rank(best)):
            best = hit
            length += longer
    return best
