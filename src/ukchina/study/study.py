"""A study: one corpus, read, coded and limited by parameters, as tidy tables."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ukchina.coding import code, read_codebook
from ukchina.coding.coders import read_coders, ruled
from ukchina.corpus import Corpus, read_corpus
from ukchina.errors import CallError, MaterialError
from ukchina.reading.events import clusters
from ukchina.reading.values import Side
from ukchina.sentences import body
from ukchina.study import rows
from ukchina.study.columns import BESIDE, COLUMNS, WHOLE
from ukchina.study.origins import Origins, origins
from ukchina.study.parameters import Parameters, parameters
from ukchina.study.selection import most_of_one, selected, window_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.coding import Codebook, CodedSentence
    from ukchina.coding.coders import Coder
    from ukchina.errors import Problem
    from ukchina.reading.events_clusters import Cluster
    from ukchina.study.rows import Row

# What the edition's hash covers beside texts, codebook and parameters: a new version of these may
# move a boundary or a line.
# So many names a refusal lists: what most texts speak of.
_MOST_KNOWN = 12
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
    without them. `clusters` are the events, mentions of one brought together over the texts.
    `warnings` are faults of the material that stop no report.
    """

    corpus: Corpus
    codebook: Codebook
    parameters: Parameters
    origins: Origins
    coders: tuple[Coder, ...]
    machine: tuple[CodedSentence, ...]
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
        for document, start, end in zip(
            found["document"], found["start"], found["end"], strict=True
        ):
            rows = self.sentences[self.sentences["document"] == document]
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
        return sum(len(body(document)) for document in self.corpus.documents)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The versions of the programs that make a report, by name."""
        return {name: metadata.version(name) for name in _VERSIONED}

    @cached_property
    def edition(self) -> str:
        """Twelve hexadecimal digits over texts, codebook, parameters and versions."""
        stated = self.parameters.stated() | {"corpus": "", "codebook": ""}
        content = {
            "texts": [(found.name, found.sha256) for found in self.corpus.documents],
            "codebook": self.codebook.sha256,
            "coders": [(coder.name, repr(coder.rows)) for coder in self.coders],
            "parameters": stated,
            "versions": self.versions,
        }
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

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
        warnings=(*corpus.warnings, *(stale for coder in coders for stale in coder.stale)),
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
