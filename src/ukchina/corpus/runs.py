"""The runs of words of a document, by which texts that repeat each other are found."""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ukchina.corpus.documents import Role
from ukchina.corpus.formulas import formulas
from ukchina.corpus.whole import whole
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ukchina.corpus.documents import Document

# A run of ten words that two texts share is quoted or copied: official stock phrases are shorter
# ("mutual respect, peaceful coexistence and win-win cooperation" has seven).
RUN_WORDS = 10
# So many least hashes of its runs stand for a text, a kilobyte: of pairs of texts that share a
# fiftieth of their runs, 99 in 100 have one of them in common, and all that share a tenth.
SIGNATURE_SIZE = 256
# Any seed would do; the signatures that one seed gives cannot be compared with another's.
_SEED = 1

WORD = re.compile(r"\w+(?:'\w+)*")
# Odd, so that the order of the words tells, and no word is lost (Knuth's multiplier for 64 bits).
_MULTIPLIER = np.uint64(6364136223846793005)

Words = tuple[tuple[str, int, int], ...]


def words(document: Document) -> Words:
    """The words of the body as they are compared, each with its start and end in the text.

    Those of titles, attributions and notices (`formulas.toml`) are left out: a run that two texts
    share goes over them and is not the longer for them.
    """
    read, places = whole(document)
    if places is None:
        return _compared(read)
    return tuple((word, *places.bounds(start, end)) for word, start, end in _compared(read))


def _compared(document: Document) -> Words:
    plain = fold(document.text)
    return tuple(
        (match[0].casefold(), match.start(), match.end())
        for block in document.blocks
        if block.role is Role.BODY
        for start, end in _between(plain, block.start, block.end)
        for match in WORD.finditer(plain, start, end)
    )


def _between(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a block that are no formula."""
    for first, last in formulas(plain, start, end):
        yield start, first
        start = last
    yield start, end


def runs(found: Words) -> dict[tuple[str, ...], int]:
    """Every run of `RUN_WORDS` words, and where it first begins; a shorter text is one run."""
    only = [word for word, _, _ in found]
    last = max(len(only) - RUN_WORDS, 0)
    return {tuple(only[i : i + RUN_WORDS]): i for i in range(last, -1, -1)}


def run_hashes(found: Words) -> NDArray[np.uint64]:
    """A number of 64 bits for each different run, in ascending order; the same on every machine."""
    each = np.fromiter(
        (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word, _, _ in found),
        np.uint64,
        len(found),
    )
    count = max(len(each) - RUN_WORDS + 1, 1)
    total = np.zeros(count, np.uint64)
    for place in range(min(RUN_WORDS, len(each))):
        total = total * _MULTIPLIER + each[place : place + count]
    return np.unique(total)


def signature(document: Document) -> bytes:
    """The signature of a document's runs, `SIGNATURE_SIZE` numbers of 4 bytes: texts alike agree.

    A pure function of the text. Of two texts the share of numbers in common estimates the share
    of runs in common (MinHash: Broder, "On the resemblance and containment of documents", 1997).
    """
    return signature_of(run_hashes(words(document)))


def signature_of(hashes: NDArray[np.uint64]) -> bytes:
    """The signature of the runs with these `run_hashes`."""
    found = _empty().copy()
    found.update_batch(hashes >> np.uint64(32))
    return bytes(found.hashvalues.astype("<u4").tobytes())


@cache
def _empty() -> Any:  # noqa: ANN401 - a value of a library without types
    # a second, which small corpora do not need
    from datasketch import MinHash  # type: ignore[import-untyped] # noqa: PLC0415

    return MinHash(SIGNATURE_SIZE, seed=_SEED, hashfunc=int, scheme="affine32")
