"""What is wrong with a dataset: faults of the texts that it was made of, and of its own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc  # type: ignore[import-untyped] # ships no types

from ukchina.coding import Codebook
from ukchina.coding.rulings import told_of
from ukchina.errors import MaterialError, Problem
from ukchina.study.dataset.beside import coders_now
from ukchina.study.dataset.corpus import dataset_corpus
from ukchina.study.dataset.files import (
    CODEBOOK,
    DATASET,
    Manifest,
    damage,
    read_json,
    table_file,
    unfinished,
)
from ukchina.study.dataset.schema import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding.coders import Coder


def faults(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a dataset: one fault when it is not finished.

    Of a finished one the files that are not what was written, the texts that were left out, and
    what a folder of texts is warned of.
    """
    message = unfinished(folder)
    if message:
        return (Problem(str(folder), 0, message),)
    try:
        manifest = read_json(folder / DATASET, Manifest)
        damaged = tuple(damage(folder, manifest))
        told = () if damaged else told_of(_coders(folder, manifest))
    except MaterialError as error:
        return error.problems
    return (*damaged, *manifest.problems, *manifest.warnings, *told)


def _coders(folder: Path, manifest: Manifest) -> tuple[Coder, ...]:
    corpus = dataset_corpus(folder, manifest)
    return coders_now(corpus, read_json(folder / CODEBOOK, Codebook))


def size(folder: Path) -> tuple[int, int]:
    """How many texts a dataset has, and how many sentences of their bodies."""
    manifest = read_json(folder / DATASET, Manifest)
    roles = (
        read_table(folder / table_file("sentences", number), ["role"])["role"]
        for number in range(len(manifest.documents))
    )
    return sum(manifest.documents), sum(pc.sum(pc.equal(one, "body")).as_py() or 0 for one in roles)
