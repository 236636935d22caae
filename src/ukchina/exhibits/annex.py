"""Sentences as entries, with their ids, codes and cues; and a source text in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Anchor, Column, Cover, Entry, Evidence, Passage, Table
from ukchina.blocks.quoting import quoted
from ukchina.corpus.dates import long_date
from ukchina.errors import CallError
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.marks import marked
from ukchina.findings.words import speaker_name

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.blocks import Inline
    from ukchina.corpus import Document
    from ukchina.study import Study
    from ukchina.study.outline import Places

VOICE_NAMES = {
    "uk_government": "UK government",
    "china_government": "Chinese government",
    "uk_expert": "UK expert",
    "china_expert": "Chinese expert",
    "other": "other",
    "author": "author",
}


def entries(study: Study, places: Places) -> tuple[Entry, ...]:
    """The sentences of these places as entries of an annex, in the order of the texts."""
    rows = study.rows_at(places)
    order = {name: place for place, name in enumerate(study.in_report["document"])}
    placed = rows.assign(place=rows["document"].map(order).astype(int))
    return tuple(
        Entry(
            anchor=str(row["evidence"]),
            label=str(row["label"]),
            children=marked(study, row),
            facts=_facts(study, row),
        )
        for _, row in placed.sort_values(["place", "start"], kind="stable").iterrows()
    )


def source_cover(study: Study, document: str) -> Exhibit:
    """The provenance of one text: file, hash, and what its header states."""
    found = _document(study, document)
    row = study.documents[study.documents["document"] == document].iloc[0]
    published = found.published
    said = f"{long_date(published.value)}, by the {published.source}" if published else "not stated"
    facts = (
        ("Title", found.title.value if found.title else "not stated"),
        ("Outlet", found.outlet.value if found.outlet else "not stated"),
        ("Published", said),
        ("Place", found.place.value if found.place else "not stated"),
        ("Length", f"{row['sentences']} sentences, {row['words']:,} words"),
        ("File", found.file),
        ("SHA-256", found.sha256),
        ("Remarks", "; ".join(found.flags) or "none"),
    )
    return exhibit(
        Cover(
            title=found.label,
            kicker="A text of the corpus",
            facts=tuple((key, (value,)) for key, value in facts),
            date=published.value.isoformat() if published else "",
        )
    )


def source_text(study: Study, document: str) -> Exhibit:
    """The text in full, with every sentence a place that evidence links land on, cues marked."""
    _document(study, document)
    rows = study.rows_of("sentences", document)
    passages = []
    for _, paragraph in rows.groupby("paragraph", sort=True):
        parts: list[Inline] = []
        reached = None
        for _, row in paragraph.iterrows():
            if reached is not None and reached < row["start"]:
                parts.append(" ")
            parts.append(Anchor(str(row["evidence"]), marked(study, row)))
            reached = row["end"]
        passages.append(Passage(tuple(parts), role=str(paragraph["role"].iloc[0])))
    return exhibit(*passages)


def source_codings(study: Study, document: str) -> Exhibit:
    """What was coded in one text, a row a sentence."""
    found = _document(study, document)
    own = study.rows_of("sentences", document)
    rows = own[own["role"] == "body"]
    cells = []
    for _, row in rows.iterrows():
        facts = dict(_facts(study, row))
        cells.append(
            (
                (Evidence(str(row["evidence"]), (str(row["number"]),)),),
                (facts["Cues"] or "no theme",),
                (f"{facts['Orientation']}",),
                (f"{facts['Voice']}{': ' + facts['Speaker'] if facts['Speaker'] else ''}",),
            )
        )
    return exhibit(
        Table(
            columns=(
                Column("s.", "right", 0.4),
                Column("Themes and the words that bear them", weight=4),
                Column("Orientation", weight=1.2),
                Column("Voice", weight=1.8),
            ),
            rows=tuple(cells),
            headline=f"How the {len(cells):,} sentences are coded",
            subtitle="The number of a sentence leads to its words.",
            source=f"Source: {found.file}, coded by codebook {study.codebook.version}",
            anchor="tab-codings",
        )
    )


def _document(study: Study, document: str) -> Document:
    known = list(study.in_report["document"])
    if document not in known:
        raise CallError(f'unknown document "{document}"; known: {", ".join(known)}')
    return study.corpus.document(document)


def _facts(study: Study, row: pd.Series) -> tuple[tuple[str, str], ...]:
    """What is coded of a sentence, as a reader reads it."""
    evidence = row["evidence"]
    codings = study.codings_of(evidence)
    names = {theme.id: theme.name for theme in study.codebook.themes}
    themes = dict.fromkeys(names[coding.theme] for coding in codings)
    cues = [f"{quoted(coding.cue)} ({coding.rule})" for coding in codings]
    return (
        ("Id", str(evidence)),
        ("Themes", "; ".join(themes) or "none"),
        ("Cues", "; ".join(cues)),
        ("Orientation", str(row["orientation"])),
        ("Voice", VOICE_NAMES[str(row["voice"])]),
        ("Speaker", speaker_name(study.speaker(str(evidence)))),
    )
