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
5. when the codebook is `weighed`, the rest of the sentence is heard for each theme: it may let
   matches stand that 3 and 4 block, and withdraw those that they let stand;
6. of the rest, a match inside a longer one is absorbed (nested scope);
7. the longest that is left, of two the first, is the cue of the coding (in the same place, the
   rule that stands first in the codebook).

Blocked matches become near misses, unless a match that stands covers the same words; words of a
`faint` rule for which 5 does not weigh become none, for a text is full of them. Themes do
not compete: the same words may be the cue of several.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.theme_rulings import compiled, longest, rank
from ukchina.coding.theme_weights import STANDING, State, heard, signs, speaks
from ukchina.coding.tokens import unshouted
from ukchina.coding.values import Coding, NearMiss
from ukchina.sentences import body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.coding.codebook import Codebook
    from ukchina.coding.theme_rulings import Compiled, Hit, Ruling
    from ukchina.corpus import Document

# The part of a text's sentences that have to speak of a theme plainly before words that say little
# alone are read as speaking of it too. Chosen by the project on six sets of coded texts: between a
# tenth and a quarter F1 stays within .01, and a fifth keeps precision and recall nearest.
COMMON = 0.2

# From this many sentences on, a text has had room to speak of what it is about.
ROOM = 12
# What is not weighed: words that need no company, and words of which none is left.
_SURE = frozenset({State.PLAIN, None})


@dataclass(frozen=True, slots=True)
class ThemedSentence:
    """What the codebook finds in one sentence, themes in the codebook's order."""

    sentence: Span
    codings: tuple[Coding, ...]
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A theme's words in a sentence and how they stand by the rules; None when all are blocked.

    Beside them stand other themes of the sentence; `before` tells whether the theme stands in the
    sentence before, `share` in what part of the text's other sentences.
    """

    theme: str
    ruling: Ruling
    state: State | None
    beside: tuple[str, ...] = ()
    before: bool = False
    share: float = 0.0

    @property
    def signs(self) -> tuple[str, ...]:
        """What weighs with the words of the sentence."""
        if self.state is None:
            return ()
        return signs(self.state, self.share, self.beside, before=self.before)


def themes(document: Document, codebook: Codebook | None = None) -> tuple[ThemedSentence, ...]:
    """The codings and near misses of every body sentence, in order.

    A match that reaches over the end of a sentence is none. Raises `MaterialError` when the
    codebook is none.
    """
    book = compiled(codebook or read_codebook())
    plain = fold(document.text)
    spans = [sentence.span for sentence in body(document)]
    found = candidates(book, spans, plain)
    return tuple(
        _themed(book, span, one, plain[span.start : span.end])
        for span, one in zip(spans, found, strict=True)
    )


def candidates(book: Compiled, spans: Sequence[Span], plain: str) -> list[list[Candidate]]:
    """For each of the sentences at `spans` the themes whose words it has, in the book's order."""
    hits = book.matcher.find(unshouted(plain, spans))
    found = [book.rulings(inside) for inside in _inside(spans, hits, book.numbers)]
    spoken = Counter(number for one in found for number, ruling in one.items() if ruling.standing)
    common = {number for number, count in spoken.items() if count >= COMMON * len(spans)}
    once = {number for number, count in spoken.items() if count == 1} if len(spans) >= ROOM else ()
    scenery = book.settings.intersection(once)
    for span, one in zip(spans, found, strict=True):
        for number in scenery.intersection(one):
            one[number] = book.staged(span, one[number], plain)
    states = [
        {number: book.state(ruling, common=number in common) for number, ruling in one.items()}
        for one in found
    ]
    return _told(book, found, states)


def _told(
    book: Compiled, found: list[dict[int, Ruling]], states: list[dict[int, State | None]]
) -> list[list[Candidate]]:
    """The candidates of each sentence, with the themes that the rules let stand around them."""
    standing = [
        tuple(book.themes[number] for number, state in one.items() if state in STANDING)
        for one in states
    ]
    spoken = Counter(theme for themes in standing for theme in themes)
    told: list[list[Candidate]] = []
    before: tuple[str, ...] = ()
    for rulings, state, here in zip(found, states, standing, strict=True):
        sentence = []
        for number, ruling in rulings.items():
            theme = book.themes[number]
            beside = tuple(other for other in here if other != theme)
            share = (spoken[theme] - (theme in here)) / len(found)
            one = Candidate(theme, ruling, state[number], beside, theme in before, share)
            sentence.append(one)
        told.append(sentence)
        before = here
    return told


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


def _themed(book: Compiled, span: Span, found: list[Candidate], plain: str) -> ThemedSentence:
    """The sentence at `span`, whose folded words are `plain`, coded from its candidates."""
    codings = []
    near_misses: list[NearMiss] = []
    weighed = book.codebook.weighed
    rows = heard(plain) if weighed and any(one.state not in _SURE for one in found) else ()
    for one in found:
        standing, blocked = _judged(book, one, rows)
        for (start, end, key), reason in _worth_keeping(blocked, standing) if blocked else ():
            theme, rule = book.names[key]
            near_misses.append(NearMiss(span, theme, Span(span.document, start, end), rule, reason))
        if standing:
            start, end, key = standing[0] if len(standing) == 1 else longest(standing)
            theme, rule = book.names[key]
            codings.append(Coding(span, theme, Span(span.document, start, end), rule))
    return ThemedSentence(span, tuple(codings), tuple(near_misses))


def _judged(
    book: Compiled, one: Candidate, rows: Sequence[tuple[int, ...]]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """The matches of a candidate that stand, and those that are blocked with the reason."""
    standing, hints, blocked = one.ruling.standing, one.ruling.hints, one.ruling.blocked
    state = one.state
    if state is None:
        return [], blocked
    hits = standing + hints if hints else standing or one.ruling.faint
    weighed = book.codebook.weighed and state not in _SURE
    stands = speaks(one.theme, state, rows, one.signs) if weighed else state in STANDING
    if stands:
        return hits, blocked
    if state is State.FAINT:  # no near misses: a text is full of such words
        return [], blocked
    return [], blocked + [(hit, book.refused(hit, state)) for hit in hits]


def _worth_keeping(
    blocked: list[tuple[Hit, str]], standing: list[Hit]
) -> Iterator[tuple[Hit, str]]:
    """The blocked matches that lie in no other match of the theme, the first of equal ones."""
    kept = list(standing)
    for hit, reason in sorted(blocked, key=lambda pair: rank(pair[0])):
        if not any(start <= hit[0] and hit[1] <= end for start, end, _ in kept):
            kept.append(hit)
            yield hit, reason
