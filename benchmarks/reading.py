"""How fast texts are read and split into sentences, in MB/s on one core, beside nupunkt alone.

    python benchmarks/reading.py

Reading is all that is done to a `.txt` file but opening it: decoding, hashing, folding, dividing
digests, layout, header and sentences. The bound is nupunkt, which decides for us where a boundary
is in doubt, alone on the whole folded text in the same run. The articles are sentences of the seeds
and of the project's test texts, shuffled by a fixed seed, three words in ten replaced: nupunkt
remembers the words that it has met and is three times as fast on a text that it reads again, so
each round has articles that are new to both, as news is, and the two take turns in which one reads
them first.
"""

# ruff: noqa: INP001 (a script, run by its path)
from __future__ import annotations

import hashlib
import random
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import nupunkt

from ukchina.corpus import document
from ukchina.corpus.decoding import decoded
from ukchina.corpus.digest import parts
from ukchina.sentences import sentences
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
FOLDERS = ("seeds", "tests/coding/heldout")
ROUNDS = 6
ARTICLES = 250
REPLACED = 0.3
WITHIN = 3.0


def articles(chance: random.Random) -> list[bytes]:
    """New articles of eight to twenty paragraphs under a title, a byline and a date."""
    paths = [path for name in FOLDERS for path in sorted((ROOT / name).glob("*.txt"))]
    source = "\n".join(path.read_text("utf-8") for path in paths)
    own = [source[start:end].strip() for start, end in nupunkt.sent_spans(source)]
    words = sorted(set(re.findall(r"[a-z]{4,}", source)))

    def varied(sentence: str) -> str:
        def other(word: re.Match[str]) -> str:
            new = chance.choice(words) + chance.choice(["", "s", "ed", "ing", "ly"])
            return new if chance.random() < REPLACED else word[0]

        return re.sub(r"\b[a-z]{4,}\b", other, sentence.replace("\n", " "))

    made = []
    for number in range(ARTICLES):
        head = f"Ministers weigh talks on trade again\nBy Ann Reader\n{number % 28 + 1} May 2025"
        body = [
            " ".join(varied(chance.choice(own)) for _ in range(chance.randint(1, 4)))
            for _ in range(chance.randint(8, 20))
        ]
        made.append("\n\n".join([head, *body]).encode())
    return made


def read(data: bytes) -> int:
    """How many sentences a file has, read from its bytes."""
    hashlib.sha256(data).hexdigest()
    text = decoded(data).text
    return 0 if parts(text) else len(sentences.__wrapped__(document("a", text)))


def speed(work: Callable[[bytes], object], files: list[bytes]) -> float:
    """MB/s of the processor's time."""
    start = time.process_time()
    for data in files:
        work(data)
    return sum(map(len, files)) / 1e6 / (time.process_time() - start)


def bound(data: bytes) -> int:
    """How many sentences nupunkt alone finds."""
    return len(nupunkt.sent_spans(data.decode()))


def main() -> int:
    """Print the figures; 1 when reading is more than three times slower than the bound."""
    chance = random.Random(1)  # noqa: S311 - the same articles each time are wanted
    alone, whole = [], []
    for number in range(ROUNDS):
        for work, results in ((bound, alone), (read, whole))[:: 1 - number % 2 * 2]:
            files = articles(chance)
            if work is bound:
                files = [fold(data.decode()).encode() for data in files]
            results.append(speed(work, files))
    first, second = statistics.median(alone), statistics.median(whole)
    big = b"\n\n".join(data.split(b"\n\n", 1)[1] for data in articles(chance) * 2)
    one = speed(read, [big])
    sys.stdout.write(
        f"nupunkt alone      {first:6.1f} MB/s\n"
        f"read, by article   {second:6.1f} MB/s, {first / second:.1f} times the bound's time\n"
        f"read, {len(big) / 1e6:.1f} MB as one {one:6.1f} MB/s\n"
    )
    return int(first / second > WITHIN)


if __name__ == "__main__":
    sys.exit(main())
