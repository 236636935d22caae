"""What two documents have in common, with the places in both that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.runs import runs
from ukchina.spans import Span

if TYPE_CHECKING:
    from ukchina.corpus.runs import Words

# Shared share of the shorter text's runs from which two texts are one text: an edited headline
# or a cut last paragraph leaves more.
DUPLICATE_SHARE = 0.8
# Why two texts overlap: by a run of words, or by a meeting that both report with the same remark.
WORDS, MEETING = "words", "meeting"


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two documents share, in each, and how much of the shorter one's runs of words it is.

    By its `reason` the spans are the longest run of words in common, or a remark that both quote
    from one meeting in words of their own (then the share is 0).
    """

    first: Span
    second: Span
    share: float
    reason: str = WORDS

    @property
    def duplicate(self) -> bool:
        """Whether the two are one text."""
        return self.share >= DUPLICATE_SHARE


def overlap(first: str, own: Words, second: str, theirs: Words) -> Overlap | None:
    """The longest run of words that two documents of those names share; None without a run."""
    places, others = runs(own), runs(theirs)
    shared = sorted(places.keys() & others.keys(), key=lambda run: places[run])
    if not shared or not own or not theirs:
        return None
    best = (0, 0, 0)
    for run in shared:
        i, j = places[run], others[run]
        if best[2] and i < best[0] + best[2] and i - best[0] == j - best[1]:
            continue
        best = max(best, (i, j, _length(own, theirs, i, j)), key=lambda found: found[2])
    i, j, length = best
    return Overlap(
        Span(first, own[i][1], own[i + length - 1][2]),
        Span(second, theirs[j][1], theirs[j + length - 1][2]),
        len(shared) / min(len(places), len(others)),
    )


def _length(own: Words, theirs: Words, i: int, j: int) -> int:
    """How many words the two have in common from these places on."""
    length = 0
    while (
        i + length < len(own)
        and j + length < len(theirs)
        and own[i + length][0] == theirs[j + length][0]
    ):
        length += 1
    return length
