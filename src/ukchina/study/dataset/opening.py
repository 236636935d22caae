"""Opens a study from a dataset: its tables as far as they are selected, its texts when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding import Codebook, read_codebook
from ukchina.coding.rulings import told_of
from ukchina.errors import CallError, MaterialError
from ukchina.records.form import FormError, unpacked
from ukchina.records.store import records_by
from ukchina.study.dataset.beside import coders_now, rulings_since
from ukchina.study.dataset.corpus import dataset_corpus
from ukchina.study.dataset.files import (
    CODEBOOK,
    DATASET,
    FORMAT,
    ORIGINS,
    Manifest,
    damage,
    read_json,
)
from ukchina.study.dataset.readers import kept_coders
from ukchina.study.dataset.tables import DatasetTables
from ukchina.study.origins import Origins, Overlap
from ukchina.study.parameters import located
from ukchina.study.selection import with_themes
from ukchina.study.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from ukchina.coding.coders import Coder
    from ukchina.study.parameters import Parameters


def dataset_study(
    folder: Path, chosen: Parameters, *, coders: tuple[Coder, ...] | None = None
) -> Study:
    """The study of a dataset, limited to what is `chosen`, as of the texts that it was made of.

    Its `coders` are those of the coding files as they stand now, unless given. Of the tables only
    the rows of selected documents are read; a text is read when it is asked for. Raises
    `MaterialError` for a dataset that is damaged or a coding file with faults, `CallError` for
    another codebook than the one that coded it.
    """
    manifest = read_json(folder / DATASET, Manifest)
    damaged = next(damage(folder, manifest), None)
    if damaged:
        raise MaterialError([damaged])
    codebook = _codebook(folder, manifest, chosen)
    chosen = with_themes(codebook, chosen)
    corpus, records = dataset_corpus(folder, manifest), records_by(codebook)
    exported = kept_coders(folder, manifest)
    coders = coders_now(corpus, codebook, exported) if coders is None else coders
    rulings = rulings_since(corpus, exported, coders, records)
    tables = DatasetTables(folder, manifest, chosen, rulings)
    return Study(
        corpus=corpus,
        codebook=codebook,
        parameters=tables.chosen,
        origins=_origins(folder, manifest, tables.frame("documents")),
        coders=coders,
        records=records,
        warnings=(*manifest.warnings, *told_of(coders)),
        tables=tables,
    )


def _codebook(folder: Path, manifest: Manifest, chosen: Parameters) -> Codebook:
    if manifest.format != FORMAT:
        found = f"a dataset of format {manifest.format}; wanted {FORMAT}: export it again"
        raise MaterialError.at(str(folder / DATASET), 0, found)
    codebook = read_json(folder / CODEBOOK, Codebook)
    if chosen.codebook and read_codebook(located(chosen.codebook)) != codebook:
        raise CallError(f"{folder} was coded by another codebook; wanted an export by this one")
    return codebook


def _origins(folder: Path, manifest: Manifest, documents: pd.DataFrame) -> Origins:
    try:
        overlaps = unpacked((folder / ORIGINS).read_bytes(), tuple[Overlap, ...])
    except (OSError, FormError) as error:
        raise MaterialError.at(str(folder / ORIGINS), 0, f"no part of a dataset: {error}") from None
    copies = documents[documents["duplicate_of"].notna()]
    return Origins(
        dict(zip(documents["document"], documents["origin"].tolist(), strict=True)),
        dict(zip(copies["document"], copies["duplicate_of"], strict=True)),
        overlaps,
        manifest.method,
    )
