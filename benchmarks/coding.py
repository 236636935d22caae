"""How fast texts are coded on one core, beside spaCy on the same text in the same run.

    python -m pip install spacy      # for the comparison only; without it those lines are left out
    python benchmarks/coding.py

The text is a thousand synthetic articles of `articles.py` (3.4 MB, 34,000 different words with
their marks, as real news has; no text is repeated to please a cache). Times are CPU time, the best
of several rounds in which each side runs once. Compared are, of all the articles:

- *matches*: from a text to every match of every pattern with its places, on both sides. spaCy
  runs its blank English tokeniser and the PhraseMatcher (lower case) with our patterns as far as a
  list of phrases can hold them: word lists written out, globs replaced by the words of this very
  text that they match (200 phrases for a pattern at most), patterns with a gap or a lone `*` left
  out. That is less than we match;
- *themes*: the same and what makes codings of it, which has no counterpart in spaCy: sentences
  (already split), exclusions, contexts, nesting, cues, near misses.

And for themselves: all our patterns in spaCy's Matcher, globs as regular expressions (so slow that
it gets a few articles); themes, orientation and voice of articles never read before, with all that
they rest on (sentences, people, times, quotations); and everything that is kept of a document
(the same, events and quantities).
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import sys
import time
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from articles import articles

from ukchina.coding import code, read_codebook
from ukchina.coding.matcher import Matcher
from ukchina.coding.patterns import ANY, alternatives, elements, regex
from ukchina.coding.themes import themes
from ukchina.coding.tokens import tokens
from ukchina.corpus import Document, document
from ukchina.records.record import record
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Task = Callable[[Document], object]

ARTICLES = 1000
READ = 150  # articles for the readings that are slow and are done once
WARMING = 50
SLOWEST = 1
ROUNDS = 5
PHRASES_PER_PATTERN = 200  # keeps products of globs from swamping spaCy

BOOK = read_codebook()
LISTS = {words.name: words.patterns for words in BOOK.words}


def material(count: int, seed: int) -> list[Document]:
    """So many articles as documents."""
    return [document(article.id, article.text) for article in articles(count, seed=seed)]


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


def our_matches() -> Task:
    """From a text to the places of all matches of the codebook."""
    patterns = [
        (pattern, key)
        for key, source in enumerate(
            source for theme in BOOK.themes for source in (*theme.rules, *theme.exclusions)
        )
        for pattern in source.patterns
    ]
    matcher = Matcher(patterns, LISTS)
    return lambda found: matcher.find(fold(found.text))


def spacy_matches(made: Sequence[Document]) -> tuple[str, Task]:
    """The same with spaCy's PhraseMatcher."""
    import spacy  # noqa: PLC0415 (only for the comparison)
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    language = spacy.blank("en")
    listed = phrases(made)
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("codebook", list(language.tokenizer.pipe(listed)))

    def matches(found: Document) -> list[tuple[int, int]]:
        spans = matcher(language.make_doc(found.text), as_spans=True)
        return [(span.start_char, span.end_char) for span in spans]

    return f"spaCy: matches, PhraseMatcher with {len(listed)} phrases", matches


def spacy_patterns() -> Task:
    """All our patterns in spaCy's Matcher."""
    import spacy  # noqa: PLC0415 (only for the comparison)
    from spacy import matcher  # noqa: PLC0415

    language = spacy.blank("en")
    full = matcher.Matcher(language.vocab)
    full.add("codebook", [list(map(token_pattern, sequence)) for sequence in sequences()])
    return lambda found: full(language.make_doc(found.text))


def seconds(work: Task, made: Sequence[Document]) -> float:
    """The CPU time of one round over all documents."""
    begin = time.process_time()
    for found in made:
        work(found)
    return time.process_time() - begin


def compared(tasks: dict[str, Task], made: Sequence[Document]) -> None:
    """Print the best rate of each task, the rounds of all tasks in turn."""
    times = [[seconds(work, made) for work in tasks.values()] for _ in range(ROUNDS)]
    for name, taken in zip(tasks, zip(*times, strict=True), strict=True):
        show(name, made, min(taken))


def show(name: str, made: Sequence[Document], taken: float) -> None:
    """Print a rate."""
    size = sum(len(found.text.encode()) for found in made) / 1e6
    sys.stdout.write(f"{name:58}{size / taken:9.3f} MB/s{len(made) / taken:10.1f} articles/s\n")


def main() -> None:
    """Print the rates."""
    made = material(ARTICLES, seed=1)
    for found in made:
        body(found)
    tasks: dict[str, Task] = {"matches": our_matches(), "themes": themes}
    slow: dict[str, Task] = {}
    try:
        name, task = spacy_matches(made)
        tasks[name] = task
        slow["spaCy: matches, Matcher with all patterns"] = spacy_patterns()
    except ModuleNotFoundError:
        sys.stderr.write("spaCy is not installed: python -m pip install spacy\n")
    compared(tasks, made)
    for name, task in slow.items():
        show(name, made[:SLOWEST], seconds(task, made[:SLOWEST]))
    for found in material(WARMING, seed=2):  # rules are compiled once
        record(found, BOOK)
    name = "themes, orientation and voice, first reading"
    unread = material(READ, seed=3)
    show(name, unread, seconds(code, unread))
    unread = material(READ, seed=4)
    show("everything, first reading", unread, seconds(lambda found: record(found, BOOK), unread))


if __name__ == "__main__":
    main()
