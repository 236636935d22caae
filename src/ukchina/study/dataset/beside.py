"""Coding files put beside a dataset after it was written, and what their rulings change in it.

`DATASET/coders/NAME.csv` is read like the coding files of a folder of texts. It takes the place of
the one of its name that was exported with the dataset, if there was one. The files of the dataset
stay as they were written: the rows of a sentence that is ruled otherwise now are put in the place
of those written when a table is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ukchina.coding.coders import Coder, read_coders
from ukchina.coding.rulings import counting, ruled
from ukchina.coding.values import CodedSentence, Coding, NearMiss, Orientation
from ukchina.reading.values import Side
from ukchina.spans import Span
from ukchina.study import rows
from ukchina.study.dataset.files import DATASET, Manifest, read_json
from ukchina.study.dataset.readers import kept_coders
from ukchina.study.dataset.rulings import CODED, Rulings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ukchina.coding import Codebook
    from ukchina.coding.coders import Row as Ruling
    from ukchina.records.store import Records
    from ukchina.study.dataset.corpus import DatasetCorpus
    from ukchina.study.rows import Row


def coders_now(
    corpus: DatasetCorpus, codebook: Codebook, exported: Iterable[Coder] | None = None
) -> tuple[Coder, ...]:
    """The coders of a dataset, by their files' names: those beside it, and others as `exported`.

    Raises `MaterialError` for a file beside it that is no coding file by its codebook.
    """
    if exported is None:
        exported = kept_coders(corpus.folder, read_json(corpus.folder / DATASET, Manifest))
    beside = read_coders(corpus, codebook, words=corpus.words)
    found = {f"{coder.name}.csv": coder for coder in (*exported, *beside)}
    return tuple(found[name] for name in sorted(found))


def rulings_since(
    corpus: DatasetCorpus, exported: Sequence[Coder], now: Sequence[Coder], records: Records
) -> Rulings:
    """The rows of the sentences on which another ruling counts `now`, or none any more."""
    before, after = counting(exported), counting(now)
    changed: dict[str, list[Span]] = {}
    for span in sorted(before.keys() | after.keys()):
        if _said(before.get(span)) != _said(after.get(span)):
            changed.setdefault(span.document, []).append(span)
    found: dict[str, Mapping[str, Sequence[Row]]] = {}
    for name, spans in changed.items():
        document = _Written(corpus, records, name)
        coded = [document.machine(span, ruled_then=span in before) for span in spans]
        counts = [after[span] for span in spans if span in after]
        rulings = [Coder(coder.name, coder.path, (row,)) for coder, row in counts]
        found[name] = document.tables(ruled(coded, rulings))
    starts = {name: frozenset(span.start for span in spans) for name, spans in changed.items()}
    return Rulings(starts, found)


def _said(ruling: tuple[Coder, Ruling] | None) -> tuple[str, Ruling] | None:
    """Who said what of a sentence, on whatever line of the file."""
    return (ruling[0].name, replace(ruling[1], line=0)) if ruling else None


@dataclass(frozen=True)
class _Written:
    """A document of a dataset as it was coded when it was written."""

    corpus: DatasetCorpus
    records: Records
    name: str

    def machine(self, span: Span, *, ruled_then: bool) -> CodedSentence:
        """The machine's coding of a sentence: as written, or made again where a ruling stands."""
        again = self._again.get(span) if ruled_then else None
        return again or self._as_written(span)

    @cached_property
    def _again(self) -> dict[Span, CodedSentence]:
        """The document coded again; sentences that are divided otherwise now are not in it."""
        found = self.records.of(self.corpus.document(self.name)).found
        return {one.sentence: one for one in found.coded}

    def _as_written(self, span: Span) -> CodedSentence:
        row = self._sentences[span.start]
        return CodedSentence(
            sentence=span,
            codings=tuple(
                Coding(span, one["theme"], self._cue(one), one["rule"], one["coder"])
                for one in self._of("codings", span)
            ),
            orientation=Orientation(row["orientation"]),
            orientation_rule=row["orientation_rule"],
            voice=Side(row["voice"]),
            voice_rule=row["voice_rule"],
            speaker=row["speaker"] or "",
            near_misses=tuple(
                NearMiss(span, one["theme"], self._cue(one), one["rule"], one["reason"])
                for one in self._of("near_misses", span)
            ),
        )

    def _cue(self, row: Row) -> Span:
        return Span(self.name, row["cue_start"], row["cue_end"])

    def _of(self, table: str, span: Span) -> list[Row]:
        return [row for row in self._rows[table] if row["start"] == span.start]

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {table: self.corpus.rows(table, self.name) for table in CODED}

    @cached_property
    def _sentences(self) -> dict[int, Row]:
        return {row["start"]: row for row in self._rows["sentences"]}

    def tables(self, coded: Iterable[CodedSentence]) -> dict[str, list[Row]]:
        """The rows of these sentences as they are coded now, by table."""
        by_span = {one.sentence: one for one in coded}
        document = self.corpus.document(self.name)
        return {
            "sentences": [
                self._sentences[span.start] | rows.facing(one) for span, one in by_span.items()
            ],
            "codings": list(rows.coding_rows(document, by_span)),
            "near_misses": list(rows.near_miss_rows(document, by_span)),
        }
