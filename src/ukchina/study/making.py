"""Makes the study of a folder's texts: values as tables, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding.rulings import ruled, told_of
from ukchina.reading.events.clusters import merged
from ukchina.records.store import records_by
from ukchina.study import rows
from ukchina.study.columns import COLUMNS
from ukchina.study.frames import frame, labelled
from ukchina.study.origins import origins, trace
from ukchina.study.parameters import Parameters
from ukchina.study.selection import with_focus, with_outlets, with_selection, with_themes
from ukchina.study.study import Study
from ukchina.study.tables import Frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ukchina.coding import Codebook
    from ukchina.coding.coders import Coder
    from ukchina.corpus import Corpus, Document
    from ukchina.reading.events.clusters import Cluster
    from ukchina.reading.events.grouping import Told
    from ukchina.records.store import Records
    from ukchina.study.origins import Origins


def study(
    corpus: Corpus,
    codebook: Codebook,
    chosen: Parameters | None = None,
    *,
    coders: Sequence[Coder] = (),
    records: Records | None = None,
) -> Study:
    """The study of a corpus that was read, coded by `codebook`, limited to what is `chosen`.

    Rulings of `coders` (rows with a reason) stand in for the machine's coding of a sentence. Of
    `records`, if they are by the same codebook, those of the documents are taken; others are made.
    """
    chosen = with_themes(codebook, chosen or Parameters())
    if records is None or records.codebook != codebook:
        records = records_by(codebook)
    grouped, chosen, documents = _surveyed(corpus, records, chosen)
    names = {row["document"] for row in documents if row["selected"]}
    kept = [document for document in corpus.documents if document.name in names]
    tables, found_clusters = _tables(kept, records, coders)
    tables["documents"] = documents
    chosen = with_focus(chosen, [str(row["name"]) for row in tables["actors"]])
    frames = {name: frame(name, found) for name, found in tables.items()}
    frames["sentences"] = labelled(frames["sentences"], frames["documents"])
    return Study(
        corpus=corpus,
        codebook=codebook,
        parameters=chosen,
        origins=grouped,
        coders=tuple(coders),
        records=records,
        warnings=(*corpus.warnings, *told_of(coders)),
        tables=Frames(frames, [row["document"] for row in documents], found_clusters),
    )


def _surveyed(
    corpus: Corpus, records: Records, chosen: Parameters
) -> tuple[Origins, Parameters, list[rows.Row]]:
    """The origins of all documents, the parameters with their outlets, the rows of `documents`."""
    found, traces = [], []
    for document in corpus.documents:
        record = records.of(document)
        found.append(rows.document_row(record))
        traces.append(trace(document, record.found.told, record.found.quotations))
    grouped = origins(corpus.documents, traces)
    for row in found:
        row["origin"] = grouped.number[row["document"]]
        row["duplicate_of"] = grouped.duplicate_of.get(row["document"])

    def days(name: str) -> Iterator[tuple[date | None, date | None]]:
        told = records.of(corpus.document(name)).found.told
        return ((one.event.date_start, one.event.date_end) for one in told)

    chosen = with_outlets(found, chosen)
    return grouped, chosen, with_selection(found, chosen, days)


def _tables(
    kept: Sequence[Document], records: Records, coders: Sequence[Coder]
) -> tuple[dict[str, list[rows.Row]], tuple[Cluster, ...]]:
    """The rows of every other table, and the events over all the texts."""
    tables: dict[str, list[rows.Row]] = {name: [] for name in (*COLUMNS, "near_misses")}
    told: list[tuple[Told, ...]] = []
    by_hand = {row.sentence.document for coder in coders for row in coder.rows if row.reason}
    for document in kept:
        record = records.of(document)
        told.append(record.found.told)
        found = record.found.coded
        coded = {
            r.sentence: r for r in (ruled(found, coders) if document.name in by_hand else found)
        }
        tables["sentences"] += rows.sentence_rows(record, coded)
        tables["codings"] += rows.coding_rows(document, coded)
        tables["near_misses"] += rows.near_miss_rows(document, coded)
        tables["quotations"] += rows.quotation_rows(record)
        tables["quantities"] += rows.quantity_rows(record)
        tables["actors"] += rows.actor_rows(record)
    merged_events = merged(told)
    cluster = {event.span: one.id for one in merged_events for event in one.mentions}
    for document, events in zip(kept, told, strict=True):
        tables["events"] += rows.event_rows(document, events, cluster)
    return tables, merged_events
