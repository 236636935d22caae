"""A study: one corpus, read, coded and limited by parameters, as tidy tables."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ukchina.coding.weights import fingerprint
from ukchina.spans import Span
from ukchina.study.counting import Counted
from ukchina.study.selection import LANGUAGE
from ukchina.study.tables import records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from numpy.typing import NDArray

    from ukchina.coding import Codebook, CodedSentence
    from ukchina.coding.coders import Coder
    from ukchina.corpus import Corpus
    from ukchina.errors import Problem
    from ukchina.records.store import Records
    from ukchina.study.origins import Origins
    from ukchina.study.outline import Places
    from ukchina.study.parameters import Parameters
    from ukchina.study.tables import Tables

# What the edition's hash covers beside texts, codebook and parameters: a new version of these may
# move a boundary or a line.
_VERSIONED = ("ukchina", "nupunkt", "pandas", "matplotlib", "typst")


@dataclass(frozen=True, eq=False)
class Study(Counted):
    """A corpus as tables, limited to what the parameters select.

    `documents` holds every document of the corpus, with the columns of the contract and `label`,
    `window`, `origin` (a number), `duplicate_of` and `selected`. The other tables (`sentences`,
    `codings`, `near_misses`, `quotations`, `events`, `quantities`, `actors`) hold the rows of the
    selected documents, with the columns of the contract (`COLUMNS`) and, in `sentences`, `number`,
    `kind` and `label` (what readers call a sentence: "Bloomberg, 18 Oct 2024, s. 3"); each is
    read when it is asked for. What is counted over all texts is counted in `outline`, `counted`
    and `coded`, which hold no words. `coders` are the coding files beside the texts; their rulings
    are in the tables, `machine` is the coding without them. `records` hold what was found in each
    document, `clusters` the events, mentions of one brought together over the texts. `warnings`
    are faults of the material that stop no report.
    """

    corpus: Corpus
    codebook: Codebook
    parameters: Parameters
    origins: Origins
    coders: tuple[Coder, ...]
    records: Records
    warnings: tuple[Problem, ...]
    tables: Tables

    def without(self, names: AbstractSet[str]) -> Study:
        """The study that counts nothing of these documents; its tables still have them."""
        fewer = replace(self)
        chosen = self.in_report[~self.in_report["document"].isin(names)].reset_index(drop=True)
        vars(fewer).update(
            outline=self.outline, counted=self.counted_without(names), in_report=chosen
        )
        return fewer

    @cached_property
    def other_languages(self) -> dict[str, str]:
        """The files that are not in English, and so not coded, with the code of their language."""
        flags = self.documents["flags"].fillna("").str.extract(LANGUAGE, expand=False)
        return dict(zip(self.documents["file"][flags.notna()], flags.dropna(), strict=True))

    @cached_property
    def themes(self) -> dict[str, str]:
        """The names of the themes reported, by id, in the codebook's order."""
        wanted = self.parameters.themes
        return {
            theme.id: theme.name
            for theme in self.codebook.themes
            if not wanted or theme.id in wanted
        }

    @cached_property
    def machine(self) -> tuple[CodedSentence, ...]:
        """The machine's coding of the selected documents, without the rulings of people."""
        return self.machine_on(self.tables.names)

    def machine_on(self, names: Iterable[str]) -> tuple[CodedSentence, ...]:
        """The same of those of these documents that are in the corpus, in the order given."""
        kept = (self.corpus.document(name) for name in names if self._stated["selected"].get(name))
        return tuple(one for document in kept for one in self.records.of(document).found.coded)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The versions of the programs that make a report, by name."""
        return {name: metadata.version(name) for name in _VERSIONED}

    @cached_property
    def edition(self) -> str:
        """Twelve hexadecimal digits over texts, codebook, weights, parameters and versions."""
        content = {
            "texts": self.documents[["document", "sha256"]].to_numpy().tolist(),
            "codebook": self.codebook.sha256,
            "weights": fingerprint(),
            "coders": [(coder.name, repr(coder.rows)) for coder in self.coders],
            "parameters": self.parameters.stated() | {"corpus": "", "codebook": ""},
            "versions": self.versions,
        }
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

    @cached_property
    def origin_of(self) -> NDArray[np.int64]:
        """The origin of each document of the corpus, by its place in `documents`."""
        return np.array([self.origins.number[name] for name in self.tables.names], np.int64)

    def rows_of(self, table: str, document: str) -> pd.DataFrame:
        """The rows of one document in the table of that name (`body` too)."""
        if table != "body":
            return self.tables.of_document(table, document)
        code = self.outline.codes.get(document, len(self.tables.names))
        bounds = [*self.outline.bounds, len(self.outline)][code : code + 2]
        first, last = np.searchsorted(self.counted, bounds)
        own = self.tables.of_document("sentences", document).iloc[
            self.counted[first:last] - bounds[0]
        ]
        return own.set_index(pd.RangeIndex(first, last))

    def rows_at(self, places: Places) -> pd.DataFrame:
        """The rows of the outline at these places, with `evidence` and `label`."""
        ids = list(self.outline.ids(places))
        labels = [self.label(one) for one in ids]
        return self.outline.frame.iloc[places].assign(evidence=ids, label=labels)

    def sentence_at(self, document: str, start: int, *, table: str = "body") -> str:
        """The id of the sentence that holds that offset; "" when none does.

        Of those that are counted, or of all with their headings and furniture in `sentences`.
        """
        place = self.outline.at(document, start)
        known = place >= 0 and (table == "sentences" or self.is_counted[place])
        return self.outline.id(place) if known else ""

    def published(self, document: str) -> date | None:
        """The day a document was published; None when it is not known."""
        day: date | None = self._stated["published"][document]
        return day

    def outlet(self, document: str) -> str | None:
        """The outlet of a document; None when it is not known."""
        outlet: str | None = self._stated["outlet"][document]
        return outlet

    def title(self, document: str) -> str:
        """What readers call a document."""
        return str(self._stated["label"][document])

    def label(self, evidence: str) -> str:
        """What readers call the sentence of that evidence id."""
        place = self.outline.place(evidence)
        if place < 0:
            return evidence
        label = self.title(Span.parse(evidence).document)
        number = self.outline.frame["number"].iloc[place]
        return f"{label}, s. {number}" if number > 0 else label

    def words(self, evidence: str) -> str:
        """The words of the sentence of that evidence id."""
        span = Span.parse(evidence)
        return self.corpus.document(span.document).words(span)

    def speaker(self, evidence: str) -> str:
        """The name of whom the sentence's claim is; "" where it is the author's."""
        place = self.outline.place(evidence)
        speaker = self.outline.frame["speaker"].iloc[place] if place >= 0 else None
        return speaker if isinstance(speaker, str) else ""

    def codings_of(self, evidence: str) -> list[Any]:
        """The codings of one sentence, as named tuples with the columns of `codings`."""
        document = Span.parse(evidence).document
        if document not in self._codings:
            found: dict[str, list[Any]] = {}
            for coding in self.rows_of("codings", document).itertuples(index=False):
                found.setdefault(coding.evidence, []).append(coding)
            self._codings[document] = found
        return self._codings[document].get(evidence, [])

    @cached_property
    def _codings(self) -> dict[str, dict[str, list[Any]]]:
        """The codings of each sentence, of the documents that were asked for."""
        return {}

    def origin_count(self, documents: Iterable[str]) -> int:
        """How many independent origins stand behind the documents of those names."""
        return self.origins.count(list(documents))

    @cached_property
    def _stated(self) -> dict[str, dict[str, Any]]:
        columns = ["published", "outlet", "label", "selected"]
        rows = records(self.documents[["document", *columns]])
        names = [row["document"] for row in rows]
        return {one: dict(zip(names, [row[one] for row in rows], strict=True)) for one in columns}
