"""A study: one corpus, read, coded and limited by parameters, as tidy tables."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING, Any

import numpy as np

from ukchina.study.selection import LANGUAGE, most_of_one

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd

    from ukchina.coding import Codebook, CodedSentence
    from ukchina.coding.coders import Coder
    from ukchina.corpus import Corpus
    from ukchina.errors import Problem
    from ukchina.reading.events.clusters import Cluster
    from ukchina.records.store import Records
    from ukchina.study.origins import Origins
    from ukchina.study.parameters import Parameters

# What the edition's hash covers beside texts, codebook and parameters: a new version of these may
# move a boundary or a line.
_VERSIONED = ("ukchina", "nupunkt", "pandas", "matplotlib", "typst")


@dataclass(frozen=True, eq=False)
class Study:
    """A corpus as tables, limited to what the parameters select.

    `documents` holds every document of the corpus, with the columns of the contract and `label`,
    `window`, `origin` (a number), `duplicate_of` and `selected`. The other tables (`sentences`,
    `codings`, `near_misses`, `quotations`, `events`, `quantities`, `actors`) hold the rows of the
    selected documents, with the columns of the contract (`COLUMNS`) and, in `sentences`, `number`,
    `kind` and `label` (what readers call a sentence: "Bloomberg, 18 Oct 2024, s. 3"). `coders` are
    the coding files beside the texts; their rulings are in the tables, `machine` is the coding
    without them. `records` hold what was found in each document, `clusters` the events, mentions
    of one brought together over the texts. `warnings` are faults of the material that stop no
    report.
    """

    corpus: Corpus
    codebook: Codebook
    parameters: Parameters
    origins: Origins
    coders: tuple[Coder, ...]
    records: Records
    clusters: tuple[Cluster, ...]
    warnings: tuple[Problem, ...]
    documents: pd.DataFrame
    sentences: pd.DataFrame
    codings: pd.DataFrame
    near_misses: pd.DataFrame
    quotations: pd.DataFrame
    events: pd.DataFrame
    quantities: pd.DataFrame
    actors: pd.DataFrame

    @cached_property
    def body(self) -> pd.DataFrame:
        """The sentences that are coded and counted: of the body, in the voices selected.

        Of a document that would weigh more than `document_cap`, the first ones.
        """
        counted = self.sentences["role"] == "body"
        if self.parameters.voices:
            counted &= self.sentences["voice"].isin(self.parameters.voices)
        body = self.sentences[counted]
        most = most_of_one(body["document"].value_counts(), self.parameters.document_cap)
        return body[body.groupby("document").cumcount() < most].reset_index(drop=True)

    @cached_property
    def counted_codings(self) -> pd.DataFrame:
        """The codings of the counted sentences, in the themes selected."""
        codings = self.codings
        if self.parameters.themes:
            codings = codings[codings["theme"].isin(self.parameters.themes)]
        return codings[codings["evidence"].isin(set(self.body["evidence"]))].reset_index(drop=True)

    @cached_property
    def in_report(self) -> pd.DataFrame:
        """The documents selected, dated ones first and by date, undated last."""
        chosen = self.documents[self.documents["selected"]]
        return chosen.sort_values(
            ["published", "document"], na_position="last", kind="stable"
        ).reset_index(drop=True)

    @cached_property
    def other_languages(self) -> dict[str, str]:
        """The files that are not in English, and so not coded, with the code of their language."""
        flags = self.documents["flags"].fillna("").str.extract(LANGUAGE, expand=False)
        return dict(zip(self.documents["file"][flags.notna()], flags.dropna(), strict=True))

    @cached_property
    def quoting_documents(self) -> frozenset[str]:
        """The sentences (evidence ids) that hold words quoted from an official document."""
        return self._holding(self.quotations[self.quotations["attribution"] == "document"])

    @cached_property
    def misplaced_offices(self) -> frozenset[str]:
        """The sentences (evidence ids) that give a person an office not held on that day."""
        return self._holding(self.actors[self.actors["flags"].fillna("").str.contains("office:")])

    def _holding(self, found: pd.DataFrame) -> frozenset[str]:
        """The sentences that share a character with what was found."""
        holding: set[str] = set()
        near = self.sentences[self.sentences["document"].isin(set(found["document"]))]
        sentences = dict(iter(near.groupby("document")))
        for document, start, end in zip(
            found["document"], found["start"], found["end"], strict=True
        ):
            rows = sentences[document]
            holding |= set(rows[(rows["start"] < end) & (start < rows["end"])]["evidence"])
        return frozenset(holding)

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
    def total_sentences(self) -> int:
        """How many body sentences the whole corpus has, whatever is selected."""
        return int(self.documents["sentences"].sum())

    @cached_property
    def machine(self) -> tuple[CodedSentence, ...]:
        """The machine's coding of the selected documents, without the rulings of people."""
        chosen = set(self.documents.loc[self.documents["selected"], "document"])
        kept = (found for found in self.corpus.documents if found.name in chosen)
        return tuple(one for document in kept for one in self.records.of(document).found.coded)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The versions of the programs that make a report, by name."""
        return {name: metadata.version(name) for name in _VERSIONED}

    @cached_property
    def edition(self) -> str:
        """Twelve hexadecimal digits over texts, codebook, parameters and versions."""
        stated = self.parameters.stated() | {"corpus": "", "codebook": ""}
        content = {
            "texts": self.documents[["document", "sha256"]].to_numpy().tolist(),
            "codebook": self.codebook.sha256,
            "coders": [(coder.name, repr(coder.rows)) for coder in self.coders],
            "parameters": stated,
            "versions": self.versions,
        }
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

    @cached_property
    def event_words(self) -> dict[str, str]:
        """The words of each mention of an event, by evidence id."""
        return dict(zip(self.events["evidence"], self.events["text"], strict=True))

    def rows_of(self, table: str, document: str) -> pd.DataFrame:
        """The rows of one document in the table of that name (`body` too), without a search."""
        first, last = self._stretches(table).get(document, (0, 0))
        frame: pd.DataFrame = getattr(self, table)
        return frame.iloc[first:last]

    def sentence_at(self, document: str, start: int, *, table: str = "body") -> str:
        """The id of the sentence that holds that offset; "" when none does.

        Of those that are counted, or of all with their headings and furniture in `sentences`.
        """
        first, last = self._stretches(table).get(document, (0, 0))
        starts, ends, evidence = self._places(table)
        place = bisect_right(starts, start, first, last) - 1
        return evidence[place] if place >= first and start < ends[place] else ""

    def published(self, document: str) -> date | None:
        """The day a document was published; None when it is not known."""
        day: date | None = self._stated["published"][document]
        return day

    def outlet(self, document: str) -> str | None:
        """The outlet of a document; None when it is not known."""
        outlet: str | None = self._stated["outlet"][document]
        return outlet

    def label(self, evidence: str) -> str:
        """What readers call the sentence of that evidence id."""
        return self._labels.get(evidence, evidence)

    def words(self, evidence: str) -> str:
        """The words of the sentence of that evidence id."""
        return self._words[evidence]

    def speaker(self, evidence: str) -> str:
        """The name of whom the sentence's claim is; "" where it is the author's."""
        return self._speakers.get(evidence, "")

    def codings_of(self, evidence: str) -> list[Any]:
        """The codings of one sentence, as named tuples with the columns of `codings`."""
        return self._codings.get(evidence, [])

    def origin_count(self, documents: Iterable[str]) -> int:
        """How many independent origins stand behind the documents of those names."""
        return self.origins.count(list(documents))

    def _stretches(self, table: str) -> dict[str, tuple[int, int]]:
        """Where the rows of each document stand in a table: they follow each other in all."""
        if table not in self._known_stretches:
            names = getattr(self, table)["document"]
            firsts = np.flatnonzero((names != names.shift()).to_numpy())
            lasts = [*firsts[1:].tolist(), len(names)]
            found = zip(names.iloc[firsts], zip(firsts.tolist(), lasts, strict=True), strict=True)
            self._known_stretches[table] = dict(found)
        return self._known_stretches[table]

    @cached_property
    def _known_stretches(self) -> dict[str, dict[str, tuple[int, int]]]:
        return {}

    def _places(self, table: str) -> tuple[list[int], list[int], list[str]]:
        """Where the rows of a table begin and end, and their ids."""
        if table not in self._known_places:
            frame = getattr(self, table)
            columns = (frame[name].tolist() for name in ("start", "end", "evidence"))
            self._known_places[table] = (next(columns), next(columns), next(columns))
        return self._known_places[table]

    @cached_property
    def _known_places(self) -> dict[str, tuple[list[int], list[int], list[str]]]:
        return {}

    @cached_property
    def _stated(self) -> dict[str, dict[str, Any]]:
        stated = {}
        for column in ("published", "outlet"):
            cells = self.documents[column]
            values = (
                value if known else None for value, known in zip(cells, cells.notna(), strict=True)
            )
            stated[column] = dict(zip(self.documents["document"], values, strict=True))
        return stated

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(zip(self.sentences["evidence"], self.sentences["label"], strict=True))

    @cached_property
    def _codings(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for coding in self.codings.itertuples(index=False):
            found.setdefault(coding.evidence, []).append(coding)
        return found

    @cached_property
    def _speakers(self) -> dict[str, str]:
        named = self.sentences.dropna(subset="speaker")
        return dict(zip(named["evidence"], named["speaker"], strict=True))

    @cached_property
    def _words(self) -> dict[str, str]:
        return dict(zip(self.sentences["evidence"], self.sentences["text"], strict=True))
