"""Opens a study: reads and codes a corpus, and makes its tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ukchina.coding import code, read_codebook
from ukchina.coding.coders import conflicting, read_coders, ruled
from ukchina.corpus import Corpus, read_corpus
from ukchina.errors import CallError, MaterialError
from ukchina.reading.events.acts import clusters
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.study import rows
from ukchina.study.columns import BESIDE, COLUMNS, WHOLE
from ukchina.study.origins import origins
from ukchina.study.parameters import Parameters, parameters
from ukchina.study.selection import selected, window_of
from ukchina.study.study import Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding import Codebook, CodedSentence
    from ukchina.coding.coders import Coder
    from ukchina.study.rows import Row

# So many names a refusal lists: what most texts speak of.
_MOST_KNOWN = 12


def open_study(chosen: Parameters | str | Path | None = None, **more: object) -> Study:
    """The study of a corpus: a folder of texts, or parameters that name one.

    A relative folder is looked for here, then in each folder above, so that a notebook finds the
    project's `seeds` from where it runs. Raises `CallError` for what is no folder or no
    parameter, `MaterialError` for texts or a codebook that cannot be read.
    """
    if not isinstance(chosen, Parameters):
        chosen = parameters({"corpus": str(chosen)} if chosen else None, **more)
    corpus = read_corpus(_located(chosen.corpus), keep_going=chosen.keep_going)
    codebook = read_codebook(_located(chosen.codebook) if chosen.codebook else None)
    return study(corpus, codebook, chosen, coders=_coders(corpus, codebook, chosen))


def _coders(corpus: Corpus, codebook: Codebook, chosen: Parameters) -> tuple[Coder, ...]:
    """The coding files of the corpus; none when they are for another codebook than the given."""
    try:
        return read_coders(corpus, codebook)
    except MaterialError:
        if chosen.codebook:
            return ()
        raise


def study(
    corpus: Corpus,
    codebook: Codebook,
    chosen: Parameters | None = None,
    *,
    coders: Sequence[Coder] = (),
) -> Study:
    """The study of a corpus that was read, coded by `codebook`, limited to what is `chosen`.

    Rulings of `coders` (rows with a reason) stand in for the machine's coding of a sentence.
    """
    chosen = chosen or Parameters()
    _check_themes(codebook, chosen)
    grouped = origins(corpus.documents)
    names = set(selected(corpus, chosen, grouped))
    tables: dict[str, list[Row]] = {name: [] for name in (*COLUMNS, "near_misses")}
    kept = [document for document in corpus.documents if document.name in names]
    found_clusters = clusters(kept)
    cluster = {event.span: one.id for one in found_clusters for event in one.mentions}
    for document in corpus.documents:
        counted = body(document)
        tables["documents"].append(
            rows.document_row(
                document,
                label=document.label,
                sentence_count=len(counted),
                word_count=sum(len(sentence.text.split()) for sentence in counted),
            )
            | {
                "window": window_of(document, chosen),
                "origin": grouped.number[document.name],
                "duplicate_of": grouped.duplicate_of.get(document.name),
                "selected": document.name in names,
            }
        )
    machine: list[CodedSentence] = []
    for document in kept:
        found = code(document, codebook)
        machine += found
        coded = {ruling.sentence: ruling for ruling in ruled(found, coders)}
        tables["sentences"] += rows.sentence_rows(document, coded)
        tables["codings"] += rows.coding_rows(document, coded)
        tables["near_misses"] += rows.near_miss_rows(document, coded)
        tables["quotations"] += rows.quotation_rows(document)
        tables["events"] += rows.event_rows(document, cluster)
        tables["quantities"] += rows.quantity_rows(document)
        tables["actors"] += rows.actor_rows(document)
    _check_focus(chosen, tables["actors"])
    frames = {name: _frame(name, found) for name, found in tables.items()}
    frames["sentences"] = _labelled(frames["sentences"], frames["documents"])
    return Study(
        corpus=corpus,
        codebook=codebook,
        parameters=chosen,
        origins=grouped,
        coders=tuple(coders),
        machine=tuple(machine),
        clusters=found_clusters,
        warnings=(
            *corpus.warnings,
            *(stale for coder in coders for stale in coder.stale),
            *conflicting(coders),
        ),
        **frames,
    )


def _located(path: str) -> Path:
    if not path.strip():
        raise CallError("no folder is named; wanted a folder of texts")
    given = Path(path).expanduser()
    if given.is_absolute() or given.exists():
        return given
    above = (folder / given for folder in Path.cwd().parents)
    return next((found for found in above if found.exists()), given)


def _check_themes(codebook: Codebook, chosen: Parameters) -> None:
    known = [theme.id for theme in codebook.themes]
    for theme in chosen.themes:
        if theme not in known:
            raise CallError(f'unknown theme "{theme}"; known: {", ".join(known)}')


def _check_focus(chosen: Parameters, actors: list[Row]) -> None:
    known = Counter(str(row["name"]) for row in actors)
    if chosen.focus and chosen.focus not in known and chosen.focus not in set(Side):
        named = ", ".join([*Side, *(name for name, _ in known.most_common(_MOST_KNOWN))])
        raise CallError(f'unknown focus "{chosen.focus}"; known, among others: {named}')


def _frame(name: str, found: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(found, columns=[*COLUMNS.get(name, ()), *BESIDE.get(name, ())])
    for column in frame.columns:
        if column in WHOLE:
            frame[column] = frame[column].astype("Int64")
    return frame


def _labelled(sentences: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The sentences with what readers call them, and their document's window."""
    by_name = documents.set_index("document")
    called = dict(by_name["label"])
    labels = [
        f"{called[document]}, s. {number}" if number else called[document]
        for document, number in zip(sentences["document"], sentences["number"], strict=True)
    ]
    return sentences.assign(label=labels, window=sentences["document"].map(by_name["window"]))
