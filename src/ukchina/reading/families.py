r"""Many patterns at once, each tried only where a text has words that it can begin with.

A pattern that opens with `\bsign a|\bagree` is tried where a word begins with "agree", or is "sign"
and has an "a" behind it. That spares nearly all searches through a sentence, and changes no result:
where `heads` cannot tell how a pattern begins, it is tried everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from ukchina.reading.heads import LENGTH, heads, may_be_empty, word_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.reading.lazy import Pattern

_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")
# Letters that are not ASCII but match ASCII letters when case is ignored, and other digits.
_FOREIGN = re.compile(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")
# Beyond this the cache starts anew: a bound on memory, above what one language begins words with.
_MOST_KEYS = 1 << 15


class _Keys(dict[str, tuple[int, ...]]):
    """For how a word begins, with what follows it, the patterns that may match there."""

    def __init__(self, beginning: Mapping[str, Sequence[int]], always: Sequence[int]) -> None:
        self._beginning = beginning
        self._always = always

    def __missing__(self, key: str) -> tuple[int, ...]:
        found = {*self._always}
        for length in range(1, len(key) + 1):
            found.update(self._beginning.get(key[:length], ()))
        if len(self) > _MOST_KEYS:
            self.clear()
        self[key] = tuple(sorted(found))
        return self[key]


class _Sorted(NamedTuple):
    """The patterns of a family by how they begin; those that can begin anywhere in lower case."""

    keys: _Keys
    anywhere: frozenset[int]
    low: Mapping[int, Pattern | None]


class Family:
    """Patterns by number, in the order given.

    With `at_words` those that can match elsewhere than at the beginning of a word are searched for
    everywhere; without, all are only ever asked to match at a word.
    """

    def __init__(self, patterns: Sequence[Pattern], *, at_words: bool = True) -> None:
        """Keep the patterns; how they begin is read when they are first tried."""
        self.patterns = tuple(patterns)
        self._at_words = at_words
        self._last: tuple[str, dict[int, list[int]]] = ("", {})

    @cached_property
    def _sorted(self) -> _Sorted:
        beginning: defaultdict[str, list[int]] = defaultdict(list)
        anywhere = []
        for number, pattern in enumerate(self.patterns):
            known = (word_heads if self._at_words else heads)(pattern.source, pattern.flags)
            if known is None:
                anywhere.append(number)
            for head in known or ():
                beginning[head].append(number)
        if not self._at_words:
            return _Sorted(_Keys(beginning, anywhere), frozenset(), {})
        low = {
            number: self.patterns[number].lowered()
            for number in anywhere
            if not may_be_empty(self.patterns[number].source, self.patterns[number].flags)
        }
        return _Sorted(_Keys(beginning, ()), frozenset(anywhere), low)

    def spots(self, text: str) -> list[tuple[int, tuple[int, ...]]] | None:
        """Where words begin at which some pattern may match, with the patterns; None: anywhere."""
        found = _words(text)
        if found is None:
            return None
        _, starts, keys = found
        allowed = list(map(self._sorted.keys.__getitem__, keys))
        return list(compress(zip(starts, allowed, strict=True), allowed))

    def places(self, text: str) -> dict[int, list[int]] | None:
        """Where each of the patterns that have heads may match, in order; None: anywhere."""
        last, known = self._last
        if last is text:
            return known
        spots = self.spots(text)
        if spots is None:
            return None
        places: dict[int, list[int]] = {}
        for start, numbers in spots:
            for number in numbers:
                if number in places:
                    places[number].append(start)
                else:
                    places[number] = [start]
        self._last = (text, places)
        return places

    def possible(self, text: str) -> list[int]:
        """The patterns that may match somewhere in the text, in their order."""
        places = self.places(text)
        if places is None:
            return [*range(len(self.patterns))]
        return sorted(self._sorted.anywhere.union(places))

    def matches(
        self, number: int, text: str, within: tuple[int, int] | None = None
    ) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern of that number gives between two places."""
        start, end = within or (0, len(text))
        pattern, places = self.patterns[number], self.places(text)
        if places is None or number in self._sorted.anywhere:
            yield from self._searched(number, text, start, end)
            return
        for at in places.get(number, ()):
            if start <= at < end:
                match = pattern.match(text, at, end)
                if match:
                    yield match
                    start = match.end()

    def every(self, number: int, text: str) -> Iterator[re.Match[str]]:
        """What the pattern of that number matches, at each place where it does."""
        pattern, places = self.patterns[number], self.places(text)
        if places is None or number in self._sorted.anywhere:
            start = 0
            while match := next(self._searched(number, text, start, len(text)), None):
                yield match
                start = match.start() + 1
            return
        for at in places.get(number, ()):
            match = pattern.match(text, at)
            if match:
                yield match

    def _searched(self, number: int, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `finditer` gives, found in the lower case, where a search is much quicker."""
        pattern, found = self.patterns[number], _words(text)
        low = self._sorted.low.get(number)
        if low is None or found is None:
            yield from pattern.finditer(text, start, end)
            return
        for place in low.finditer(found[0], start, end):
            match = pattern.match(text, place.start(), end)
            if match:
                yield match


# A sentence is asked for by one room after the other.
@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, list[int], list[str]] | None:
    """The lower case; where words begin, and how, with what follows, any white space as one.

    None when characters stand there that match letters or digits of ASCII.
    """
    if not text.isascii() and _FOREIGN.search(text):
        return None
    low = text.lower()
    starts = [word.start() for word in _WORD.finditer(low)]
    even = low if "  " not in low and low.isprintable() else _BLANKS.sub(" ", low)
    firsts = starts if even is low else [word.start() for word in _WORD.finditer(even)]
    return low, starts, [even[at : at + LENGTH] for at in firsts]
