"""How fast texts are coded, in MB/s on one core, beside spaCy on the same text in the same run.

    python -m pip install spacy      # for the comparison only; without it those lines are left out
    python benchmarks/coding.py

The text is the seeds and the project's own test texts, their paragraphs shuffled by a fixed seed
into documents of some 40 kB, sentences already split, caches of words warm on both sides. spaCy
runs its blank English tokeniser and

- the PhraseMatcher (lower case) with our patterns as far as a list of phrases can hold them: word
  lists written out, globs replaced by the words of this very text that they match, patterns with
  a gap or a lone `*` left out. That is less than we match, and it knows no exclusions, contexts,
  nesting, sentences or results; a lower bound of the same work;
- the Matcher with all our patterns, globs as regular expressions: the same matching, still
  without what follows it. It is so slow that it gets the seeds only.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import random
import sys
import time
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukchina.coding import code, read_codebook, themes
from ukchina.coding.patterns import ANY, alternatives, elements, regex
from ukchina.coding.tokens import tokens
from ukchina.corpus import Document, document, read_corpus
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
CORPORA = (SEEDS, ROOT / "tests" / "coding" / "heldout")
DOCUMENTS = 20
ROUNDS = 7
PHRASES_PER_PATTERN = 200  # keeps products of globs from swamping spaCy

BOOK = read_codebook()
LISTS = {words.name: words.patterns for words in BOOK.words}


def material() -> list[Document]:
    """The documents that both sides read."""
    paragraphs = [
        paragraph
        for corpus in CORPORA
        for found in read_corpus(corpus).documents
        for paragraph in found.text.split("\n\n")
        if paragraph.strip()
    ]
    shuffle = random.Random(20261121)  # noqa: S311 (order of paragraphs, no secret)
    made = []
    for number in range(DOCUMENTS):
        shuffle.shuffle(paragraphs)
        made.append(document(f"d{number}", "\n\n".join(paragraphs)))
    return made


def sequences() -> Iterator[tuple[str, ...]]:
    """Our patterns, as sequences of single-word elements."""
    for theme in BOOK.themes:
        for source in (*theme.rules, *theme.exclusions):
            for pattern in source.patterns:
                yield from alternatives(pattern, LISTS)


def members(element: str) -> list[str]:
    """The single words and globs that an element stands for."""
    if not element.startswith("<"):
        return [element]
    return [entry[0] for entry in map(elements, LISTS[element[1:-1]]) if len(entry) == 1]


def phrases(made: Sequence[Document]) -> list[str]:
    """Our patterns as plain phrases, each glob replaced by the words of the text it matches."""
    words = sorted({token.word.lower() for text in made for token in tokens(fold(text.text))})
    known: dict[str, list[str]] = {}

    def spelt(element: str) -> list[str]:
        if element not in known:
            globs = [regex(member.lstrip("=").lower()) for member in members(element)]
            known[element] = [word for word in words if any(glob.fullmatch(word) for glob in globs)]
        return known[element]

    listed: dict[str, None] = {}
    for sequence in sequences():
        if ANY not in sequence:
            found = islice(product(*map(spelt, sequence)), PHRASES_PER_PATTERN)
            listed.update(dict.fromkeys(map(" ".join, found)))
    return list(listed)


def token_pattern(element: str) -> dict[str, Any]:
    """What spaCy's Matcher calls a word, a glob or a list."""
    if element == ANY:
        return {}
    if element.startswith("="):
        return {"ORTH": element[1:]}
    choices = "|".join(regex(member).pattern for member in members(element))
    return {"LOWER": {"REGEX": f"^(?:{choices})$"}}


def speed(work: Callable[[Document], object], made: Sequence[Document], rounds: int) -> float:
    """The best rate of several rounds over all documents, in MB/s."""
    size = sum(len(found.text.encode()) for found in made) / 1e6
    best = 0.0
    for _ in range(rounds):
        begin = time.perf_counter()
        for found in made:
            work(found)
        best = max(best, size / (time.perf_counter() - begin))
    return best


def spacy_rows(made: Sequence[Document]) -> list[tuple[str, float]]:
    """The rates of spaCy's two matchers."""
    import spacy  # noqa: PLC0415 (only for the comparison)
    from spacy.matcher import Matcher, PhraseMatcher  # noqa: PLC0415

    language = spacy.blank("en")
    listed = phrases(made)
    plain = PhraseMatcher(language.vocab, attr="LOWER")
    plain.add("codebook", list(language.tokenizer.pipe(listed)))
    full = Matcher(language.vocab)
    full.add("codebook", [list(map(token_pattern, sequence)) for sequence in sequences()])
    seeds = read_corpus(SEEDS).documents
    return [
        (
            f"spaCy tokeniser + PhraseMatcher, {len(listed)} phrases",
            speed(lambda found: plain(language.make_doc(found.text)), made, ROUNDS),
        ),
        (
            "spaCy tokeniser + Matcher, all patterns",
            speed(lambda found: full(language.make_doc(found.text)), seeds, 1),
        ),
    ]


def main() -> None:
    """Print the rates."""
    made = material()
    seeds = read_corpus(SEEDS).documents
    rows = [
        ("themes, orientation and voice, first reading (seeds)", speed(code, seeds, 1)),
        ("themes: codings, cues and near misses", speed(themes, made, ROUNDS)),
    ]
    try:
        rows += spacy_rows(made)
    except ModuleNotFoundError:
        sys.stderr.write("spaCy is not installed: python -m pip install spacy\n")
    for name, rate in rows:
        sys.stdout.write(f"{name:54}{rate:9.3f} MB/s\n")


if __name__ == "__main__":
    main()
