"""Finds every match of many patterns in a text, in one pass.

The patterns form a trie over word elements. A text is split at its spaces; each distinct piece is
read once, for good, and becomes a symbol, the same for all pieces that mean the same to the
patterns. The symbols drive a deterministic automaton over the trie that is built as the text asks
for it; each of its states knows the pieces that were met in it, so a piece costs one dictionary
look-up. `tests/coding/test_matcher.py` proves the result equal to a matcher that tries each
pattern at each word.

A prefilter on the patterns' words (Aho-Corasick) would not pay: in texts on the subject every
tenth piece ends a match, and nearly every sentence has one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from operator import getitem
from typing import TYPE_CHECKING

from ukchina.coding.patterns import ANY, alternatives, elements, regex
from ukchina.coding.tokens import piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ukchina.coding.tokens import Piece

    # Whether a piece may be joined to the one before and the one after; for each of its words the
    # elements it matches and whether it is joined to the next.
    _Meaning = tuple[bool, bool, tuple[tuple[tuple[int, ...], bool], ...]]

# Beyond these the caches start anew, every few thousand texts of an archive: a bound on memory.
_MAX_PIECES = 1 << 16
_MAX_STATES = 1 << 15
_MAX_STEPS = 1 << 17


@dataclass(slots=True)
class _Node:
    """A place in the trie: where each element leads, and what ends here."""

    depth: int
    edges: dict[int, int] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class _State(dict[str, "_State"]):
    """A set of places in the trie, and the matches that end in the last piece.

    A match is (word of the piece that it ends with, number of words, key).
    """

    __slots__ = ("found", "matcher", "nodes", "steps")

    def __init__(
        self, matcher: Matcher, nodes: frozenset[int], found: tuple[tuple[int, int, int], ...]
    ) -> None:
        self.matcher = matcher
        self.nodes = nodes
        self.found = found
        self.steps: dict[int, _State] = {}

    def __missing__(self, text: str) -> _State:
        symbol = self.matcher.symbols[text]
        state = self.steps.get(symbol)
        if state is None:
            state = self.steps[symbol] = self.matcher.step(self.nodes, symbol)
        self.matcher.known_steps += 1
        self[text] = state
        return state


class _Symbols(dict[str, int]):
    """The symbol of each piece met, and where its words stand."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.places: dict[str, tuple[tuple[int, int], ...]] = {}

    def __missing__(self, text: str) -> int:
        found = piece(text)
        self.places[text] = tuple((word.start, word.end) for word in found.words)
        symbol = self[text] = self.matcher.symbol(found)
        return symbol


class Matcher:
    """Patterns made ready: `find` yields their matches in a folded text."""

    def __init__(
        self, patterns: Iterable[tuple[str, int]], lists: Mapping[str, Iterable[str]]
    ) -> None:
        """Compile `patterns`, each with the key that its matches carry.

        Raises `PatternError` when one is no pattern or names an unknown list.
        """
        self._lists = {name: tuple(entries) for name, entries in lists.items()}
        self._elements: dict[str, int] = {ANY: 0}
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._prefix: defaultdict[str, list[int]] = defaultdict(list)
        # by the letters before the first glob
        self._globs: defaultdict[str, list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        self._nodes = [_Node(0)]
        self._classes: dict[_Meaning, int] = {}
        self._meanings: list[_Meaning] = []
        self.symbols = _Symbols(self)
        self.known_steps = 0
        self._kinds_of: dict[str, tuple[int, ...]] = {}
        self._states: dict[tuple[frozenset[int], tuple[tuple[int, int, int], ...]], _State] = {}
        for pattern, key in patterns:
            for words in alternatives(pattern, self._lists):
                self._add(words, key)
        self._lengths = sorted({len(head) for head in (*self._prefix, *self._globs)})

    def find(self, plain: str) -> list[tuple[int, int, int]]:
        """Each match in a folded text as (start, end, key), in the order of their ends."""
        self._forget()
        pieces = plain.split(" ")
        states = accumulate(pieces, getitem, initial=self._state(frozenset(), ()))
        next(states)
        ending = [(index, state.found) for index, state in enumerate(states) if state.found]
        if not ending:
            return []
        starts = list(accumulate(map(len, pieces), initial=0))
        places = self.symbols.places
        matches = []
        for index, found in ending:
            offset = starts[index] + index
            inside = places[pieces[index]]
            for last, words, key in found:
                first = last - words + 1
                if first >= 0:
                    start = offset + inside[first][0]
                else:
                    before = index
                    while first < 0:
                        before -= 1
                        first += len(places[pieces[before]])
                    start = starts[before] + before + places[pieces[before]][first][0]
                matches.append((start, offset + inside[last][1], key))
        return matches

    def _forget(self) -> None:
        """Empty the caches that have grown too large."""
        if len(self.symbols) > _MAX_PIECES:
            self.symbols = _Symbols(self)
            self._kinds_of = {}
            self.known_steps = _MAX_STEPS + 1
        if len(self._states) > _MAX_STATES:
            self._states = {}
            self.known_steps = 0
        if self.known_steps > _MAX_STEPS:
            self.known_steps = 0
            for state in self._states.values():
                state.clear()

    def step(self, nodes: frozenset[int], symbol: int) -> _State:
        """The state that a piece of class `symbol` leads to."""
        opens, closes, words = self._meanings[symbol]
        ends: set[tuple[int, int, int]] = set()
        reached = nodes if opens else frozenset()
        for position, (kinds, joined) in enumerate(words):
            reached = frozenset(
                self._nodes[node].edges[kind]
                for node in (0, *reached)
                for kind in kinds
                if kind in self._nodes[node].edges
            )
            ends.update(
                (position, self._nodes[node].depth, key)
                for node in reached
                for key in self._nodes[node].ends
            )
            if not joined and position < len(words) - 1:
                reached = frozenset()
        return self._state(reached if closes else frozenset(), tuple(sorted(ends)))

    def symbol(self, found: Piece) -> int:
        """The class of a piece: what each of its words matches, and what is joined to what."""
        words = tuple((self._kinds(word.word), word.joined) for word in found.words)
        meaning = (found.opens, found.closes, words)
        if meaning not in self._classes:
            self._classes[meaning] = len(self._meanings)
            self._meanings.append(meaning)
        return self._classes[meaning]

    def _kinds(self, word: str) -> tuple[int, ...]:
        """The elements that a word matches."""
        if word in self._kinds_of:
            return self._kinds_of[word]
        low = word.lower()
        kinds = {0, *self._exact.get(low, ()), *self._exact.get(f"={word}", ())}
        for length in self._lengths:
            head = low[:length]
            if head in self._prefix:
                kinds.update(self._prefix[head])
            if head in self._globs:
                kinds.update(kind for glob, kind in self._globs[head] if glob.fullmatch(low))
            if length >= len(low):
                break
        found = self._kinds_of[word] = tuple(sorted(kinds))
        return found

    def _state(self, nodes: frozenset[int], found: tuple[tuple[int, int, int], ...]) -> _State:
        known = self._states.get((nodes, found))
        if known is None:
            known = self._states[nodes, found] = _State(self, nodes, found)
        return known

    def _add(self, words: tuple[str, ...], key: int) -> None:
        place = 0
        for word in words:
            kind = self._element(word)
            edges = self._nodes[place].edges
            if kind not in edges:
                edges[kind] = len(self._nodes)
                self._nodes.append(_Node(self._nodes[place].depth + 1))
            place = edges[kind]
        if key not in self._nodes[place].ends:
            self._nodes[place].ends.append(key)

    def _element(self, word: str) -> int:
        """The number of an element, entered where words will find it."""
        if word in self._elements:
            return self._elements[word]
        kind = self._elements[word] = len(self._elements)
        if not word.startswith("<"):
            self._enter(word, kind)
            return kind
        for entry in self._lists[word[1:-1]]:
            single = elements(entry)
            if len(single) == 1:
                self._enter(single[0], kind)
        return kind

    def _enter(self, word: str, kind: int) -> None:
        if word.startswith("=") or not set("*?") & set(word):
            self._exact[word].append(kind)
        elif word.endswith("*") and not set("*?") & set(word[:-1]):
            self._prefix[word[:-1]].append(kind)
        else:
            self._globs[re.split(r"[*?]", word, maxsplit=1)[0]].append((regex(word), kind))
