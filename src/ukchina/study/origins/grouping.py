"""The documents of a corpus grouped by origin, exactly, or by MinHash when they are many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ukchina.corpus.runs import run_hashes, signature, words
from ukchina.records.engines import RUNNER, Runner
from ukchina.study.origins.candidates import resembling, sharing
from ukchina.study.origins.meetings import retellings
from ukchina.study.origins.overlap import DUPLICATE_SHARE, MEETING, Overlap, overlap
from ukchina.study.origins.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from ukchina.corpus import Document
    from ukchina.study.origins.candidates import Pairs
    from ukchina.study.origins.trace import Trace

# Outlets that retell one event do so within a week; a later text that quotes it is another origin.
ORIGIN_DAYS = 7
# A reader's own collection is compared exactly; the runs of more texts would fill the memory.
EXACT_UP_TO = 2_000
# Texts that are fetched together, in their order, and texts whose words are kept beside them.
_FETCHED, _WORDS_KEPT = 4_000, 200
# Pairs that are compared in one task: some hundredths of a second.
_PAIRS = 50


@dataclass(frozen=True, slots=True)
class Origins:
    """The documents grouped by origin (numbered from 1), their duplicates and their overlaps.

    `method` says how overlaps were looked for: "exact", in all pairs of documents, or "minhash".
    """

    number: dict[str, int]
    duplicate_of: dict[str, str]
    overlaps: tuple[Overlap, ...]
    method: str = "exact"

    def count(self, documents: Sequence[str]) -> int:
        """How many independent origins stand behind `documents`."""
        return len({self.number[name] for name in documents})


def origins(
    documents: Sequence[Document],
    traces: Sequence[Trace] | None = None,
    *,
    exact_up_to: int = EXACT_UP_TO,
    runner: Runner = RUNNER,
) -> Origins:
    """The origins of `documents`, by what they share.

    Two texts are one origin when they share a run of ten words, or report one meeting and quote
    the same remark from it, and were published within `ORIGIN_DAYS` of each other; or when they
    are one text. An undated text is near to any other, but makes no origin of dated ones that lie
    further apart. A run that more than fifty texts share is boilerplate and joins only copies. Of
    `documents` only those that may share words are asked for when there are more than
    `exact_up_to` and their `traces` are given; what is found is then verified exactly, but what
    is not found by MinHash is missed. Pairs are compared where the `runner` runs its tasks.
    """
    exact = len(documents) <= exact_up_to
    known = list(traces) if traces is not None else [trace(one) for one in documents]
    read = _Reader(documents)
    if exact:
        pairs = sharing([read.runs(place, one) for place, one in enumerate(known)])
    else:
        signatures = [one.signature or signature(documents[i]) for i, one in enumerate(known)]
        pairs = resembling(signatures, [one.published for one in known], ORIGIN_DAYS)
    found = dict(_compared(pairs, read, runner))
    retold = {
        (i, j): Overlap(first, second, 0.0, MEETING)
        for i, j, first, second in retellings([one.account for one in known])
        if (i, j) not in found and _near(known[i], known[j])
    }
    return _grouped(known, found | retold, "exact" if exact else "minhash")


class _Reader:
    """The documents by place; those that lie far apart are fetched in one go."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._fetched: dict[int, Document] = {}

    def fetch(self, places: Iterable[int]) -> None:
        """Have the documents of these places at hand, and no others."""
        self._fetched = {place: self._documents[place] for place in sorted(set(places))}

    def runs(self, place: int, known: Trace) -> NDArray[np.uint64]:
        """The hashes of the document's runs, from its trace if that has them."""
        if known.runs:
            return np.frombuffer(known.runs, "<u8")
        return run_hashes(words(self._documents[place]))

    def of(self, pairs: Sequence[tuple[int, int]]) -> dict[int, Document]:
        """The documents of these pairs, which were fetched."""
        return {place: self._fetched[place] for pair in pairs for place in pair}


@dataclass(frozen=True, slots=True)
class _Task:
    """Pairs of places to be compared, and the documents of these places."""

    pairs: tuple[tuple[int, int], ...]
    documents: dict[int, Document]


def _overlaps(task: _Task) -> tuple[Overlap | None, ...]:
    """What each pair of a task shares: a pure function of it."""
    known = lru_cache(_WORDS_KEPT)(lambda place: words(task.documents[place]))
    name = {place: document.name for place, document in task.documents.items()}
    return tuple(overlap(name[i], known(i), name[j], known(j)) for i, j in task.pairs)


def _compared(
    pairs: tuple[Pairs, Pairs], read: _Reader, runner: Runner
) -> Iterator[tuple[tuple[int, int], Overlap]]:
    """The overlaps of the pairs, by place; of those with boilerplate only where they are one."""
    few, many = pairs
    for task, result in runner.results(_overlaps, _tasks(sorted(few | many), read)):
        for pair, found in zip(task, result or (), strict=True):
            if found and (found.duplicate or pair in few):
                yield pair, found


def _tasks(
    ordered: Sequence[tuple[int, int]], read: _Reader
) -> Iterator[tuple[tuple[tuple[int, int], ...], _Task]]:
    for start in range(0, len(ordered), _FETCHED // 2):
        batch = ordered[start : start + _FETCHED // 2]
        read.fetch(place for pair in batch for place in pair)
        for first in range(0, len(batch), _PAIRS):
            some = tuple(batch[first : first + _PAIRS])
            yield some, _Task(some, read.of(some))


def _grouped(
    known: Sequence[Trace],
    overlaps: dict[tuple[int, int], Overlap],
    method: str,
) -> Origins:
    same, one = _Groups(len(known)), _Groups(len(known))
    for i, j in _alike(known):
        one.join(i, j)
    undated = []
    for (i, j), found in overlaps.items():
        if found.duplicate:
            one.join(i, j)
        elif not (known[i].published and known[j].published):
            undated.append((i, j))
        elif _near(known[i], known[j]):
            same.join(i, j)
    duplicates = {}
    for group in one.several():
        original = _original(group, known)
        for place in group:
            same.join(original, place)
            if place != original:
                duplicates[known[place].name] = known[original].name
    undated.sort(key=lambda pair: -overlaps[pair].share)
    _join_undated(same, undated, known)
    number: dict[int, int] = {}
    for place in range(len(known)):
        number.setdefault(same.leader(place), len(number) + 1)
    return Origins(
        {trace.name: number[same.leader(place)] for place, trace in enumerate(known)},
        duplicates,
        tuple(overlaps[pair] for pair in sorted(overlaps)),
        method,
    )


def _join_undated(same: _Groups, pairs: Iterable[tuple[int, int]], known: Sequence[Trace]) -> None:
    """Join pairs of which one is undated, unless that makes one origin of texts far apart."""
    days: dict[int, set[int]] = {}
    for place, one in enumerate(known):
        if one.published:
            days.setdefault(same.leader(place), set()).add(one.published.toordinal())
    for i, j in pairs:
        own, other = days.get(same.leader(i), set()), days.get(same.leader(j), set())
        few, many = sorted((own, other), key=len)
        near = any(day + off in many for day in few for off in range(-ORIGIN_DAYS, ORIGIN_DAYS + 1))
        if near or not few:
            same.join(i, j)
            days[same.leader(i)] = own | other


def _original(group: Sequence[int], known: Sequence[Trace]) -> int:
    """The first of texts that are one; an excerpt or a digest's item gives way to the whole."""
    longest = max(known[place].length for place in group)
    whole = [place for place in group if known[place].length >= DUPLICATE_SHARE * longest]
    return min(whole, key=lambda place: (known[place].part, place))


def _alike(known: Sequence[Trace]) -> Iterator[tuple[int, int]]:
    """The pairs that are one text to the letter: the first of its kind, and each later one."""
    seen: dict[str, int] = {}
    for place, one in enumerate(known):
        first = seen.setdefault(one.content, place)
        if first != place:
            yield first, place


def _near(first: Trace, second: Trace) -> bool:
    if first.published is None or second.published is None:
        return True
    return abs((first.published - second.published).days) <= ORIGIN_DAYS


class _Groups:
    """Places that are joined in groups, each led by its first place."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def leader(self, place: int) -> int:
        while self._leader[place] != place:
            self._leader[place] = self._leader[self._leader[place]]
            place = self._leader[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader[second] = first

    def several(self) -> Iterable[list[int]]:
        """The groups of more than one place, each in order."""
        groups: dict[int, list[int]] = {}
        for place in range(len(self._leader)):
            groups.setdefault(self.leader(place), []).append(place)
        return [group for group in groups.values() if len(group) > 1]
