"""The dossier of one actor or side: roles, words, doings and themes; nothing without a focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Evidence, Heading, Paragraph, Table
from ukchina.exhibits import limits
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.chronology import dated
from ukchina.exhibits.evidence import evidence_links
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import source_line
from ukchina.findings.words import capital, count, figure, listed, numbered, share_of, speaker_name
from ukchina.reading.values import Side
from ukchina.study.chronology import chronology

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.blocks import Block
    from ukchina.study import Study
    from ukchina.study.outline import Places

_MENTIONS = ("document", "start", "name", "side", "office", "flags")
_WORDS = ("document", "start", "text", "kind", "speaker", "side")


def dossier(study: Study) -> Exhibit:
    """All that the texts hold of the parameter `focus`; no block when it is empty."""
    focus = study.parameters.focus
    if not focus:
        return exhibit()
    side = focus in set(Side)
    name = f"the {VOICE_NAMES[focus]}" if side else speaker_name(focus)
    mentions = study.tables.some("actors", _MENTIONS)
    mentions = mentions[mentions["side" if side else "name"] == focus]
    spoken = study.tables.some("quotations", _WORDS)
    spoken = spoken[spoken["side" if side else "speaker"] == focus]
    voiced = study.outline.frame["voice" if side else "speaker"].iloc[study.counted] == focus
    sentences = study.counted[voiced.to_numpy()]
    blocks: list[Block] = [
        Heading(2, (f"Dossier: {name}",), anchor="dossier"),
        Paragraph((_opening(study, name, mentions, spoken, sentences),)),
    ]
    tables = (
        _roles(study, mentions),
        _words(study, spoken),
        _doings(study, set(mentions["name"])),
        _themes(study, sentences),
    )
    blocks += [table for table in tables if table.rows]
    return exhibit(*blocks)


def _opening(
    study: Study,
    name: str,
    mentions: pd.DataFrame,
    spoken: pd.DataFrame,
    sentences: Places,
) -> str:
    named = mentions["document"].nunique()
    side = study.parameters.focus in set(Side)
    times = count(len(mentions), "time") if len(mentions) != 1 else "once"
    claims = len(sentences)
    words = int(spoken[spoken["kind"] != "indirect"]["text"].str.split().str.len().sum())
    return (
        f"{capital(name)}{', its bodies and its people are' if side else ' is'} named {times} in "
        f"{share_of(named, len(study.in_report), 'text')} and quoted with {count(words, 'word')}. "
        f"Of {numbered(len(study.counted), 'sentence')}, {figure(claims)} "
        f"{'is a claim' if claims <= 1 else 'are claims'} of this {'side' if side else 'actor'}."
    )


def _roles(study: Study, mentions: pd.DataFrame) -> Table:
    rows = []
    groups = list(mentions.groupby(["name", "document"], sort=False, observed=True))
    each = limits.of_texts(study, [(str(document),) for (_, document), _ in groups])
    places = limits.shown(study, each, limits.MOST_ROWS)
    for (name, document), found in (groups[place] for place in places):
        offices = [str(office) for office in found["office"].dropna().unique()]
        flags = [str(flag) for flag in found["flags"].dropna().unique()]
        first = study.sentence_at(str(document), int(found["start"].min()))
        label = study.title(str(document))
        place = (Evidence(first, (str(label),)),) if first else (str(label),)
        rows.append(
            (
                (speaker_name(str(name)),),
                place,
                (listed(offices) or "none stated",),
                (f"{len(found):,}",),
                ("; ".join(flags) or "none",),
            )
        )
    return Table(
        columns=(
            Column("Name", weight=1.4),
            Column("Text", weight=1.4),
            Column("Office on that day", weight=2),
            Column("Mentions", "right", 0.8),
            Column("Doubts", weight=1.2),
        ),
        rows=tuple(rows),
        headline="In which role each text has them",
        subtitle=limits.said(len(rows), len(groups), "row", "actors").strip(),
        source=source_line(study),
        anchor="tab-dossier-roles",
    )


def _words(study: Study, spoken: pd.DataFrame) -> Table:
    rows = []
    held = [
        study.sentence_at(document, int(start))
        for document, start in zip(spoken["document"], spoken["start"], strict=True)
    ]
    places = limits.shown(study, [(one,) if one else () for one in held], limits.MOST_ROWS)
    for place, row in zip(places, spoken.iloc[places].to_dict("records"), strict=True):
        evidence = held[place]
        link = (Evidence(evidence, (study.label(evidence),)),) if evidence else (row["document"],)
        rows.append(
            ((str(row["kind"]),), (str(row["text"]),), (speaker_name(str(row["speaker"])),), link)
        )
    return Table(
        columns=(
            Column("Kind", weight=0.8),
            Column("Words", weight=4),
            Column("Speaker", weight=1.3),
            Column("Sentence", weight=1.5),
        ),
        rows=tuple(rows),
        headline="What they are quoted or reported as saying",
        subtitle="Indirect speech is in the words of the outlet."
        + limits.said(len(rows), len(spoken), "quotation", "quotations"),
        source=source_line(study),
        anchor="tab-dossier-words",
    )


def _doings(study: Study, names: set[str]) -> Table:
    events = chronology(study)
    acting = events["actors"].map(lambda actors: bool(names & set(str(actors).split(", "))))
    events = events[acting]
    places = limits.shown(study, list(events["evidence"]), limits.MOST_ROWS)
    rows = tuple(
        (
            (dated(row),),
            (study.words(row["telling"]),),
            (str(row["status"]),),
            evidence_links(study, row["evidence"][:2]),
        )
        for row in events.iloc[places].to_dict("records")
    )
    return Table(
        columns=(
            Column("When", weight=1.3),
            Column("In the words of the text", weight=3.6),
            Column("Status", weight=0.9),
            Column("Evidence", weight=1.5),
        ),
        rows=rows,
        headline="Events that they take part in",
        subtitle=limits.said(len(rows), len(events), "event", "events").strip(),
        source=source_line(study),
        anchor="tab-dossier-events",
    )


def _themes(study: Study, sentences: Places) -> Table:
    themes = study.coded["theme"][study.coded["place"].isin(sentences)]
    counts = themes.astype(str).value_counts()
    rows = tuple(
        ((study.themes[str(theme)],), (f"{number:,} of {len(sentences):,}",))
        for theme, number in counts.items()
    )
    return Table(
        columns=(Column("Theme", weight=3), Column("Sentences", "right")),
        rows=rows,
        headline="What their sentences speak of",
        source=source_line(study),
        anchor="tab-dossier-themes",
    )
