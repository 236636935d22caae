"""Learns what signs and words weigh for voice, from the coded texts of `learn_weights`.

    pip install scikit-learn scipy
    python benchmarks/learn_voices.py

Prints what is reached on each folder when the folder's documents are read by weights learnt
without them (six folds by document), beside the rules alone, and writes `voice_weights.toml` and
`voice_words.csv` into `src/ukchina/coding`. Takes two minutes. To be run after the rules for
voices have changed: what they say is among the signs.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
from learn_weights import DIMENSIONS, LEARNT, OWN, Inputs, Sample, Vectors, coded, fitted, folds
from learn_weights import write as write_tables

from ukchina.coding.agreement import alpha
from ukchina.coding.voice import ruled
from ukchina.coding.voice_house import house
from ukchina.coding.voice_weights import CERTAIN, FEWEST, MARGIN, ORDER, TABLE, heard, signs
from ukchina.coding.weights import EVERY
from ukchina.reading.values import Side
from ukchina.sentences import body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

# Texts that were written to show orientations have no reader's voices.
WITHOUT_VOICES = {"tests/coding/orientation_texts"}
# No vectors: how a text reports is told by few and common words.
NO_VECTORS = Vectors({}, np.zeros((0, DIMENSIONS)))


def samples() -> tuple[list[Sample], list[Side], list[bool]]:
    """Every coded sentence, its voice by the rules, and whether it is weighed at all."""
    found, by_rules, open_to = [], [], []
    for folder, (coder, _) in LEARNT.items():
        if folder in WITHOUT_VOICES:
            continue
        for document, told in coded(folder, coder):
            said = ruled(document)
            borne = signs(said, body(document), house(document))
            for sentence, one, named in zip(body(document), said, borne, strict=True):
                row = told.get(sentence.span.start)
                if row is None:
                    continue
                narration, (side, rule, _) = one
                found.append(Sample(folder, document.name, heard(narration), named, row["voice"]))
                by_rules.append(side)
                open_to.append(rule not in CERTAIN and len(said) >= FEWEST)
    return found, by_rules, open_to


def read(
    model: LogisticRegression, rows: sparse.csr_matrix, asked: Sequence[Sample]
) -> list[dict[str, float]]:
    """What each side weighs for each sentence."""
    del asked
    likely = model.predict_log_proba(rows)
    return [dict(zip(model.classes_, weight, strict=True)) for weight in likely]


def decided(weight: dict[str, float], side: Side) -> Side:
    """The side that clearly weighs more than that of the rules, or that one."""
    best = max(weight, key=lambda one: weight[one])
    return Side(best) if weight[best] - weight[side] > MARGIN else side


def main() -> None:
    """Learn, tell how well, and write the files."""
    found, by_rules, open_to = samples()
    inputs = Inputs(found, NO_VECTORS, OWN[TABLE], frozenset())
    rows = inputs.rows(found)
    likely = folds(rows, found, TABLE, read)
    for folder in dict.fromkeys(sample.folder for sample in found):
        here = [at for at, sample in enumerate(found) if sample.folder == folder]
        told = [Side(found[at].told) for at in here]
        weighed = [
            decided(likely[at], by_rules[at]) if open_to[at] else by_rules[at] for at in here
        ]
        reached, rules = alpha([told, weighed]) or 0, alpha([told, [by_rules[at] for at in here]])
        sys.stdout.write(
            f"{folder:32} {len(here):5} sentences, voice {reached:.3f}, "
            f"by rules alone {rules or 0:.3f}\n"
        )
    model = fitted(rows, found, TABLE)
    own = list(model.classes_).index(Side.AUTHOR)
    signs_, words_ = {}, {}
    for side in map(str, ORDER):
        at = list(model.classes_).index(side)
        signs_[side], words_[side] = inputs.weights(model.coef_[at] - model.coef_[own])
        signs_[side][EVERY] = model.intercept_[at] - model.intercept_[own]
    write_tables(TABLE, list(map(str, ORDER)), signs_, words_)


if __name__ == "__main__":
    main()
