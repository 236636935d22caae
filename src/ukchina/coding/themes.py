"""The themes of each sentence of a document, with the cue of each and what was blocked.

Within a sentence and a theme:

1. a match that lies inside an `exclude` phrase is blocked;
2. a match whose rule requires a word list that the sentence lacks, or forbids one it has, is
   blocked;
3. of the rest, a match inside a longer one is absorbed (nested scope);
4. the longest that is left, of two the first, is the cue of the coding (in the same place, the
   rule that stands first in the codebook).

Blocked matches become near misses, unless a match that stands covers the same words. Themes do
not compete: the same words may be the cue of several.
"""

from __future__ import annotations

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
    from collections.abc import Iterator

    from ukchina.coding.codebook import Codebook
    from ukchina.corpus import Document

    Hit = tuple[int, int, int]  # start, end, key of a rule or an exclusion


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
    number = book.numbers
    hits = iter(book.matcher.find(plain))
    hit = next(hits, None)
    result = []
    for sentence in body(document):
        span = sentence.span
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
        result.append(book.themed(span, plain, inside) if inside else ThemedSentence(span, (), ()))
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A codebook ready to code.

    A key of `matcher` is an index into `sources`, `numbers` (of the source's theme) and `names`
    (of the theme, and of the source); `free` holds the keys of rules without a condition.
    `contexts` finds the word lists called `listed`.
    """

    codebook: Codebook
    matcher: Matcher
    sources: tuple[Rule | Exclusion, ...]
    numbers: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    free: frozenset[int]
    contexts: Matcher
    listed: tuple[str, ...]

    def themed(self, span: Span, plain: str, hits: dict[int, list[Hit]]) -> ThemedSentence:
        """The sentence at `span`, coded from the hits inside it, by the number of the theme."""
        codings = []
        near_misses: list[NearMiss] = []
        for number in sorted(hits):
            standing = hits[number]
            if not self.free.issuperset([hit[2] for hit in standing]):
                standing, blocked = self._judged(standing, plain[span.start : span.end])
                for (start, end, key), reason in blocked:
                    cue = Span(span.document, start, end)
                    theme, rule = self.names[key]
                    near_misses.append(NearMiss(span, theme, cue, rule, reason))
            if standing:
                start, end, key = standing[0] if len(standing) == 1 else _longest(standing)
                theme, rule = self.names[key]
                codings.append(Coding(span, theme, Span(span.document, start, end), rule))
        return ThemedSentence(span, tuple(codings), tuple(near_misses))

    def _judged(self, hits: list[Hit], words: str) -> tuple[list[Hit], list[tuple[Hit, str]]]:
        """The matches of one theme that stand, and those that are blocked, with the reason."""
        exclusions = [hit for hit in hits if isinstance(self.sources[hit[2]], Exclusion)]
        standing = []
        blocked = []
        for hit in hits:
            rule = self.sources[hit[2]]
            if isinstance(rule, Rule):
                reason = self._exclusion(hit, exclusions) or self._unfit(rule, words)
                if reason:
                    blocked.append((hit, reason))
                else:
                    standing.append(hit)
        return standing, list(_worth_keeping(blocked, standing))

    def _exclusion(self, hit: Hit, exclusions: list[Hit]) -> str:
        """Why the match is blocked by a phrase around it; "" when it is not."""
        for start, end, key in exclusions:
            if start <= hit[0] and hit[1] <= end:
                return self.sources[key].reason
        return ""

    def _unfit(self, rule: Rule, words: str) -> str:
        """Why the sentence of these words is no context for `rule`; "" when it is one."""
        if not (rule.requires or rule.unless):
            return ""
        present = {self.listed[key] for _, _, key in self.contexts.find(words)}
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
        key: (*source.requires, *source.unless)
        for key, source in enumerate(sources)
        if isinstance(source, Rule)
    }
    listed = tuple(dict.fromkeys(name for named in conditions.values() for name in named))
    lists = {words.name: words.patterns for words in codebook.words}
    return _Compiled(
        codebook=codebook,
        matcher=Matcher(
            [(pattern, key) for key, source in enumerate(sources) for pattern in source.patterns],
            lists,
        ),
        sources=tuple(sources),
        numbers=tuple(numbers),
        names=tuple(
            (codebook.themes[number].id, source.id)
            for number, source in zip(numbers, sources, strict=True)
        ),
        free=frozenset(key for key, named in conditions.items() if not named),
        contexts=Matcher([(f"<{name}>", key) for key, name in enumerate(listed)], lists),
        listed=listed,
    )


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
