"""The themes of each sentence of a document, with the cue of each and what was blocked.

Within a sentence and a theme:

1. a match that lies inside an `exclude` phrase is blocked;
2. a match whose rule requires a word list that the sentence lacks, or forbids one it has, is
   blocked;
3. a match whose rule wants company stands when the sentence has a word of one of its lists, when
   another match of the theme stands or two of them stand apart, or when the theme stands in a
   fifth of the text's sentences; alone it is blocked;
4. in a text of some length, a single word late in the sentence is scenery when its theme is one
   whose words serve as `setting`, and no other match in the text speaks of it;
5. of the rest, a match inside a longer one is absorbed (nested scope);
6. the longest that is left, of two the first, is the cue of the coding (in the same place, the
   rule that stands first in the codebook).

Blocked matches become near misses, unless a match that stands covers the same words. Themes do
not compete: the same words may be the cue of several.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.codebook import Exclusion, Rule
from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.matcher import Matcher
from ukchina.coding.values import Coding, NearMiss
from ukchina.sentences import body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.coding.codebook import Codebook
    from ukchina.corpus import Document

    Hit = tuple[int, int, int]  # start, end, key of a rule or an exclusion

# The part of a text's sentences that have to speak of a theme plainly before words that say little
# alone are read as speaking of it too. Chosen by the project on six sets of coded texts: between a
# tenth and a quarter F1 stays within .01, and a fifth keeps precision and recall nearest.
COMMON = 0.2

# From this many sentences on, a text has had room to speak of what it is about; and from this part
# of a sentence on, a word is late. Measured on 64 texts before any rule had learnt from them: 21
# of 26 codings by such a word were wrong, of all codings one in three.
ROOM = 12
LATE = 0.6
CONTEXT = -1  # stands for a theme's number at the words that are only context
SCENERY = "one late word in a text that does not speak of the theme"


@dataclass(frozen=True, slots=True)
class ThemedSentence:
    """What the codebook finds in one sentence, themes in the codebook's order."""

    sentence: Span
    codings: tuple[Coding, ...]
    near_misses: tuple[NearMiss, ...]


def themes(document: Document, codebook: Codebook | None = None) -> tuple[ThemedSentence, ...]:
    """The codings and near misses of every body sentence, in order.

    A match that reaches over the end of a sentence is none. Raises `MaterialError` when the
    codebook is none.
    """
    book = _compiled(codebook or read_codebook())
    plain = fold(document.text)
    spans = [sentence.span for sentence in body(document)]
    found = [
        book.rulings(inside) for inside in _inside(spans, book.matcher.find(plain), book.numbers)
    ]
    spoken = Counter(number for one in found for number, ruling in one.items() if ruling.standing)
    common = {number for number, count in spoken.items() if count >= COMMON * len(spans)}
    once = {number for number, count in spoken.items() if count == 1} if len(spans) >= ROOM else ()
    scenery = book.settings.intersection(once)
    for span, one in zip(spans, found, strict=True):
        for number in scenery.intersection(one):
            one[number] = book.staged(span, one[number], plain)
    return tuple(book.themed(span, one, common) for span, one in zip(spans, found, strict=True))


def _inside(
    spans: Iterable[Span], found: Iterable[Hit], number: Sequence[int]
) -> Iterator[dict[int, list[Hit]]]:
    """The matches inside each of `spans`, by the number of the theme."""
    hits = iter(found)
    hit = next(hits, None)
    for span in spans:
        start, end = span.start, span.end
        inside: dict[int, list[Hit]] = {}
        while hit and hit[1] <= end:
            if hit[0] >= start:
                theme = number[hit[2]]
                if theme in inside:
                    inside[theme].append(hit)
                else:
                    inside[theme] = [hit]
            hit = next(hits, None)
        yield inside


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The matches of one theme in one sentence: those that stand, need company, are blocked."""

    standing: list[Hit]
    hints: list[Hit]
    blocked: list[tuple[Hit, str]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A codebook ready to code.

    A key of `matcher` is an index into `sources`, `numbers` (of the source's theme) and `names`
    (of the theme, and of the source); the keys beyond are of the word lists called `listed`, whose
    number is `CONTEXT`. `free` holds the keys of rules without a condition, `settings` the numbers
    of themes whose words serve as scenery.
    """

    codebook: Codebook
    matcher: Matcher
    sources: tuple[Rule | Exclusion, ...]
    numbers: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    free: frozenset[int]
    listed: tuple[str, ...]
    settings: frozenset[int]

    def staged(self, span: Span, ruling: _Ruling, plain: str) -> _Ruling:
        """The ruling on the sentence at `span`, whose lone late word is no more than scenery."""
        if not ruling.standing or _apart(hits := ruling.standing + ruling.hints):
            return ruling
        start, end, _ = _longest(hits)
        early = start - span.start < LATE * (span.end - span.start)
        if early or re.search(r"[\s-]", plain[start:end]):
            return ruling
        return _Ruling([], [], ruling.blocked + [(hit, SCENERY) for hit in hits])

    def themed(self, span: Span, found: dict[int, _Ruling], common: set[int]) -> ThemedSentence:
        """The sentence at `span`, coded from the rulings in it, by the number of the theme."""
        codings = []
        near_misses: list[NearMiss] = []
        for number, ruling in found.items():
            standing, blocked = ruling.standing, ruling.blocked
            if ruling.hints:
                if standing or number in common or _apart(ruling.hints):
                    standing = standing + ruling.hints
                else:
                    blocked = blocked + [(hit, self._alone(hit)) for hit in ruling.hints]
            for (start, end, key), reason in _worth_keeping(blocked, standing) if blocked else ():
                cue = Span(span.document, start, end)
                theme, rule = self.names[key]
                near_misses.append(NearMiss(span, theme, cue, rule, reason))
            if standing:
                start, end, key = standing[0] if len(standing) == 1 else _longest(standing)
                theme, rule = self.names[key]
                codings.append(Coding(span, theme, Span(span.document, start, end), rule))
        return ThemedSentence(span, tuple(codings), tuple(near_misses))

    def rulings(self, inside: dict[int, list[Hit]]) -> dict[int, _Ruling]:
        """The matches in a sentence, ruled upon theme by theme."""
        first = len(self.sources)
        present = {self.listed[key - first] for _, _, key in inside.pop(CONTEXT, ())}
        return {number: self.judged(inside[number], present) for number in sorted(inside)}

    def judged(self, hits: list[Hit], present: set[str]) -> _Ruling:
        """The matches of one theme, one by one, in a sentence with words of the lists `present`."""
        if self.free.issuperset([hit[2] for hit in hits]):
            return _Ruling(hits, [], [])
        exclusions = [hit for hit in hits if isinstance(self.sources[hit[2]], Exclusion)]
        ruling = _Ruling([], [], [])
        for hit in hits:
            rule = self.sources[hit[2]]
            if isinstance(rule, Exclusion):
                continue
            reason = self._exclusion(hit, exclusions) if exclusions else ""
            if not reason and hit[2] not in self.free:
                reason = self._unfit(rule, present)
                if not reason and rule.company and present.isdisjoint(rule.company):
                    ruling.hints.append(hit)
                    continue
            if reason:
                ruling.blocked.append((hit, reason))
            else:
                ruling.standing.append(hit)
        return ruling

    def _alone(self, hit: Hit) -> str:
        """Why a match of a rule with `company` is blocked."""
        return f"alone in the sentence and in the text: {self.sources[hit[2]].reason}"

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
def _compiled(codebook: Codebook) -> _Compiled:
    """The codebook made ready; only word lists that some rule's context names are looked for."""
    sources: list[Rule | Exclusion] = []
    numbers: list[int] = []
    for number, theme in enumerate(codebook.themes):
        sources += (*theme.rules, *theme.exclusions)
        numbers += [number] * (len(sources) - len(numbers))
    conditions = {
        key: (*source.requires, *source.unless, *source.company)
        for key, source in enumerate(sources)
        if isinstance(source, Rule)
    }
    listed = tuple(dict.fromkeys(name for named in conditions.values() for name in named))
    lists = {words.name: words.patterns for words in codebook.words}
    return _Compiled(
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
        free=frozenset(key for key, named in conditions.items() if not named),
        listed=listed,
        settings=frozenset(number for number, theme in enumerate(codebook.themes) if theme.setting),
    )


def _apart(hits: list[Hit]) -> bool:
    """Whether two of the matches do not overlap."""
    return max(hit[0] for hit in hits) >= min(hit[1] for hit in hits)


def _rank(hit: Hit) -> tuple[int, int, int]:
    """Longest first, then the first in the text, then the first in the codebook."""
    return hit[0] - hit[1], hit[0], hit[2]


def _longest(hits: list[Hit]) -> Hit:
    """The first by `_rank`."""
    best = hits[0]
    length = best[1] - best[0]
    for hit in hits:
        longer = hit[1] - hit[0] - length
        if longer > 0 or (longer == 0 and _rank(hit) < _rank(best)):
            best = hit
            length += longer
    return best


def _worth_keeping(
    blocked: list[tuple[Hit, str]], standing: list[Hit]
) -> Iterator[tuple[Hit, str]]:
    """The blocked matches that lie in no other match of the theme, the first of equal ones."""
    kept = list(standing)
    for hit, reason in sorted(blocked, key=lambda pair: _rank(pair[0])):
        if not any(start <= hit[0] and hit[1] <= end for start, end, _ in kept):
            kept.append(hit)
            yield hit, reason
