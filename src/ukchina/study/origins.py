"""Which documents repeat each other: shared runs of words, duplicates, and independent origins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Document

# A run of ten words that two texts share is quoted or copied: official stock phrases are shorter
# ("mutual respect, peaceful coexistence and win-win cooperation" has seven).
RUN_WORDS = 10
# Outlets that retell one event do so within a week; a later text that quotes it is another origin.
ORIGIN_DAYS = 7
# What more texts share is a notice of an agency or a ministry, not a story.
MOST_HOLDERS = 50
# Shared share of the shorter text's runs from which two texts are one text: an edited headline
# or a cut last paragraph leaves more.
DUPLICATE_SHARE = 0.8

_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True)
class Overlap:
    """The longest run of words that two documents share, in each, and how much they share."""

    first: Span
    second: Span
    share: float

    @property
    def duplicate(self) -> bool:
        """Whether the two are one text."""
        return self.share >= DUPLICATE_SHARE


@dataclass(frozen=True, slots=True)
class Origins:
    """The documents grouped by origin (numbered from 1), their duplicates and their overlaps."""

    number: dict[str, int]
    duplicate_of: dict[str, str]
    overlaps: tuple[Overlap, ...]

    def count(self, documents: Sequence[str]) -> int:
        """How many independent origins stand behind `documents`."""
        return len({self.number[name] for name in documents})


def origins(documents: Sequence[Document]) -> Origins:
    """The origins of `documents`, by the runs of words that they share.

    Two texts are one origin when they share a run of `RUN_WORDS` words and were published within
    `ORIGIN_DAYS` of each other (or one is undated), or are one text. Exact, by sets of shingles;
    a run that more than `MOST_HOLDERS` texts share is boilerplate and joins none.
    """
    words = {document.name: _words(document) for document in documents}
    leader = {document.name: document.name for document in documents}
    duplicates: dict[str, str] = {}
    overlaps = []
    for first, second in _alike(documents):
        duplicates.setdefault(second, duplicates.get(first, first))
        _join(leader, first, second)
    for one, other in _sharing(documents, words):
        overlap = _overlap(one.name, words[one.name], other.name, words[other.name])
        overlaps.append(overlap)
        if overlap.duplicate:
            duplicates.setdefault(other.name, duplicates.get(one.name, one.name))
        if overlap.duplicate or _near(one, other):
            _join(leader, one.name, other.name)
    found = {name: _leader(leader, name) for name in leader}
    order = list(dict.fromkeys(found.values()))
    place = {name: number for number, name in enumerate(order, start=1)}
    return Origins({name: place[found[name]] for name in found}, duplicates, tuple(overlaps))


def _alike(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """The pairs that are one text to the letter: the first of its kind, and each later one."""
    seen: dict[str, str] = {}
    for document in documents:
        content = document.text_sha256 or document.sha256
        if content in seen:
            yield seen[content], document.name
        seen.setdefault(content, document.name)


def _leader(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name


def _join(leader: dict[str, str], first: str, second: str) -> None:
    leader[_leader(leader, second)] = _leader(leader, first)


def _words(document: Document) -> list[tuple[str, int, int]]:
    plain = fold(document.text)
    return [
        (match[0].casefold(), match.start(), match.end())
        for block in document.blocks
        if block.role is Role.BODY
        for match in _WORD.finditer(plain, block.start, block.end)
    ]


def _runs(words: list[tuple[str, int, int]]) -> dict[tuple[str, ...], int]:
    """Every run of `RUN_WORDS` words, and where it first begins; a shorter text is one run."""
    only = [word for word, _, _ in words]
    last = max(len(only) - RUN_WORDS, 0)
    return {tuple(only[i : i + RUN_WORDS]): i for i in range(last, -1, -1)}


def _sharing(
    documents: Sequence[Document], words: dict[str, list[tuple[str, int, int]]]
) -> list[tuple[Document, Document]]:
    """The pairs that share at least one run, found through an index of the runs."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, document in enumerate(documents):
        for run in _runs(words[document.name]):
            holders.setdefault(run, []).append(place)
    shared = (places for places in holders.values() if 1 < len(places) <= MOST_HOLDERS)
    pairs = {pair for places in shared for pair in combinations(places, 2)}
    return [(documents[i], documents[j]) for i, j in sorted(pairs)]


def _overlap(
    first: str, words: list[tuple[str, int, int]], second: str, others: list[tuple[str, int, int]]
) -> Overlap:
    own, theirs = _runs(words), _runs(others)
    shared = own.keys() & theirs.keys()
    start = min(own[run] for run in shared)
    best = (0, 0, 0)
    for run in sorted(shared, key=lambda run: own[run]):
        i, j = own[run], theirs[run]
        if i < best[0] + best[2] and i - best[0] == j - best[1] and best[2]:
            continue
        length = 0
        while (
            i + length < len(words)
            and j + length < len(others)
            and words[i + length][0] == others[j + length][0]
        ):
            length += 1
        best = max(best, (i, j, length), key=lambda found: found[2])
    i, j, length = best if best[2] else (start, 0, 1)
    return Overlap(
        Span(first, words[i][1], words[i + length - 1][2]),
        Span(second, others[j][1], others[j + length - 1][2]),
        len(shared) / min(len(own), len(theirs)),
    )


def _near(first: Document, second: Document) -> bool:
    if first.published is None or second.published is None:
        return True
    return abs((first.published.value - second.published.value).days) <= ORIGIN_DAYS
