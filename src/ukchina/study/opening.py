"""Opens a study: reads and codes a corpus, and makes its tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding import Codebook, read_codebook
from ukchina.coding.coders import read_coders
from ukchina.corpus import read_corpus
from ukchina.errors import MaterialError
from ukchina.records.reading import Options, read_records
from ukchina.study.dataset.beside import coders_now
from ukchina.study.dataset.corpus import DatasetCorpus, dataset_corpus
from ukchina.study.dataset.files import CODEBOOK, DATASET, Manifest, is_dataset, read_json
from ukchina.study.dataset.opening import dataset_study
from ukchina.study.dataset.tables import DatasetTables
from ukchina.study.making import study
from ukchina.study.parameters import Parameters, located, parameters
from ukchina.study.sharing import shared

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding.coders import Coder
    from ukchina.corpus import Corpus
    from ukchina.errors import Problem
    from ukchina.records.store import Records
    from ukchina.study.study import Study


def open_study(
    chosen: Parameters | str | Path | None = None, *, how: Options | None = None, **more: object
) -> Study:
    """The study of a corpus: a folder of texts or a dataset, or parameters that name one.

    A relative folder is looked for here, then in each folder above, so that a notebook finds the
    project's `seeds` from where it runs. `how` says on which engine it is read and coded, and what
    shows the progress. Raises `CallError` for what is no folder or no parameter, `MaterialError`
    for texts or a codebook that cannot be read.
    """
    if not isinstance(chosen, Parameters):
        chosen = parameters({"corpus": str(chosen)} if chosen else None, **more)
    return shared(chosen, lambda: _opened(chosen, how))


def _opened(chosen: Parameters, how: Options | None) -> Study:
    if is_dataset(located(chosen.corpus)):
        return dataset_study(located(chosen.corpus), chosen)
    corpus, records = coded_corpus(chosen, how)
    codebook = records.codebook
    coders = _coders(corpus, codebook, chosen)
    return study(corpus, codebook, chosen, coders=coders, records=records)


def prepare(chosen: Parameters, how: Options | None = None) -> tuple[Problem, ...]:
    """Read and code what `open_study` will then find at once; gives the faults left out.

    A dataset is coded already; its faults are those of the run that made it. Raises as
    `open_study`.
    """
    if is_dataset(located(chosen.corpus)):
        return read_json(located(chosen.corpus) / DATASET, Manifest).problems
    return coded_corpus(chosen, how)[0].problems


def coded_corpus(chosen: Parameters, how: Options | None = None) -> tuple[Corpus, Records]:
    """The corpus that the parameters name, and the records of its documents.

    What was read and coded once is not read and coded again in this process, nor in a later one
    if there is a cache. Raises as `open_study` does.
    """
    codebook = read_codebook(located(chosen.codebook) if chosen.codebook else None)
    options = replace(how or Options(), keep_going=chosen.keep_going)
    return read_records(located(chosen.corpus), codebook, options)


def _coders(corpus: Corpus, codebook: Codebook, chosen: Parameters) -> tuple[Coder, ...]:
    """The coding files of the corpus; none when they are for another codebook than the given."""
    try:
        return read_coders(corpus, codebook)
    except MaterialError:
        if chosen.codebook:
            return ()
        raise


def read_material(folder: str | Path) -> tuple[Corpus, Codebook]:
    """The texts of a folder or a dataset, and the codebook that its coding files are for.

    Nothing is coded. Raises `CallError` for what is neither, `MaterialError` for faults.
    """
    place = located(str(folder))
    if is_dataset(place):
        return dataset_corpus(place), read_json(place / CODEBOOK, Codebook)
    return read_corpus(place), read_codebook()


def varied(made: Study, chosen: Parameters) -> Study:
    """The study of the same texts, limited to what is `chosen`; nothing is read or coded again."""
    return _with(made, chosen, made.coders)


def reread(made: Study) -> Study:
    """The same study by the coding files as they stand now; no text is read again."""
    return _with(made, made.parameters, coders_of(made))


def coders_of(made: Study) -> tuple[Coder, ...]:
    """The coders of a study as their files stand now; `MaterialError` for one with faults."""
    if isinstance(made.corpus, DatasetCorpus):
        return coders_now(made.corpus, made.codebook)
    return read_coders(made.corpus, made.codebook)


def _with(made: Study, chosen: Parameters, coders: tuple[Coder, ...]) -> Study:
    if isinstance(made.tables, DatasetTables):
        return dataset_study(made.corpus.folder, replace(chosen, codebook=""), coders=coders)
    return study(made.corpus, made.codebook, chosen, coders=coders, records=made.records)
