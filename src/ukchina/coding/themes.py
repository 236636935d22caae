"""The themes of each sentence of a document, with the cue of each and what was blocked.

Within a sentence and a theme:

1. a match that lies inside an `exclude` phrase is blocked;
2. a match whose rule requires a word list that the sentence lacks, or forbids one it has, is
   blocked;
3. of the rest, a match inside a longer one is absorbed (nested scope);
4. the longest that is left, of two the first, is the cue of the coding.

Blocked matches become near misses, unless a match that stands covers the same words. Themes do
not compete: the same words may be the cue of several.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ukchina.coding.codebook import Exclusion, Rule
from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.matcher import Matcher
from ukchina.coding.values import Coding, NearMiss
from ukchina.sentences import body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ukchina.coding.codebook import Codebook
    from ukchina.corpus import Document


@dataclass(frozen=True, slots=True)
class ThemedSentence:
    """What the codebook finds in one sentence, themes in the codebook's order."""

    sentence: Span
    codings: tuple[Coding, ...]
    near_misses: tuple[NearMiss, ...]


class Match(NamedTuple):
    """A place where a rule or an exclusion of a theme matched."""

    start: int
    end: int
    source: Rule | Exclusion


def themes(document: Document, codebook: Codebook | None = None) -> tuple[ThemedSentence, ...]:
    """The codings and near misses of every body sentence, in order.

    A match that reaches over the end of a sentence is none.
    """
    compiled = _compiled(codebook or read_codebook())
    hits = sorted(compiled.matcher.find(fold(document.text)))
    result = []
    position = 0
    for sentence in body(document):
        span = sentence.span
        while position < len(hits) and hits[position][0] < span.start:
            position += 1
        inside = []
        while position < len(hits) and hits[position][0] < span.end:
            if hits[position][1] <= span.end:
                inside.append(hits[position])
            position += 1
        result.append(compiled.themed(span, inside))
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A codebook ready to code: what each key of the matcher stands for."""

    codebook: Codebook
    matcher: Matcher
    sources: tuple[tuple[int, Rule | Exclusion] | str, ...]

    def themed(self, span: Span, hits: Iterable[tuple[int, int, int]]) -> ThemedSentence:
        """The sentence at `span`, coded from the hits inside it."""
        lists = set()
        matches: dict[int, list[Match]] = {}
        for start, end, key in hits:
            source = self.sources[key]
            if isinstance(source, str):
                lists.add(source)
            else:
                matches.setdefault(source[0], []).append(Match(start, end, source[1]))
        codings = []
        near_misses = []
        for index in sorted(matches):
            theme = self.codebook.themes[index].id
            standing, blocked = self._judged(matches[index], lists)
            if standing:
                cue = max(standing, key=lambda match: (match.end - match.start, -match.start))
                place = Span(span.document, cue.start, cue.end)
                codings.append(Coding(span, theme, place, cue.source.id))
            for match, reason in blocked:
                place = Span(span.document, match.start, match.end)
                near_misses.append(NearMiss(span, theme, place, match.source.id, reason))
        return ThemedSentence(span, tuple(codings), tuple(near_misses))

    def _judged(
        self, matches: list[Match], lists: set[str]
    ) -> tuple[list[Match], list[tuple[Match, str]]]:
        """The matches of one theme that stand, and those that are blocked, with the reason."""
        exclusions = [match for match in matches if isinstance(match.source, Exclusion)]
        standing = []
        blocked = []
        for match in matches:
            if isinstance(match.source, Rule):
                reason = _excluded(match, exclusions) or self._unfit(match.source, lists)
                if reason:
                    blocked.append((match, reason))
                else:
                    standing.append(match)
        if blocked:
            blocked = list(_worth_keeping(blocked, standing))
        return standing, blocked

    def _unfit(self, rule: Rule, lists: set[str]) -> str:
        """Why the sentence is no context for `rule`; "" when it is one."""
        for name in rule.requires:
            if name not in lists:
                return f"nothing in the sentence of: {self.codebook.word_list(name).reason}"
        for name in rule.unless:
            if name in lists:
                return f"the sentence has: {self.codebook.word_list(name).reason}"
        return ""


@lru_cache(maxsize=8)
def _compiled(codebook: Codebook) -> _Compiled:
    """The codebook made ready; only word lists that a rule's context names are looked for."""
    sources: list[tuple[int, Rule | Exclusion] | str] = []
    patterns = []
    contexts: dict[str, None] = {}
    for index, theme in enumerate(codebook.themes):
        found: tuple[Rule | Exclusion, ...] = (*theme.rules, *theme.exclusions)
        for source in found:
            patterns += [(pattern, len(sources)) for pattern in source.patterns]
            sources.append((index, source))
            if isinstance(source, Rule):
                contexts.update(dict.fromkeys((*source.requires, *source.unless)))
    for name in contexts:
        patterns.append((f"<{name}>", len(sources)))
        sources.append(name)
    lists = {words.name: words.patterns for words in codebook.words}
    return _Compiled(codebook, Matcher(patterns, lists), tuple(sources))


def _excluded(match: Match, exclusions: list[Match]) -> str:
    for phrase in exclusions:
        if phrase.start <= match.start and match.end <= phrase.end:
            return phrase.source.reason
    return ""


def _worth_keeping(
    blocked: list[tuple[Match, str]], standing: list[Match]
) -> Iterator[tuple[Match, str]]:
    """The blocked matches that lie in no other match of the theme, the first of equal ones."""
    kept = list(standing)
    for match, reason in sorted(blocked, key=lambda pair: pair[0].start - pair[0].end):
        if not any(other.start <= match.start and match.end <= other.end for other in kept):
            kept.append(match)
            yield match, reason
