"""Questions to a study, answered as frames: sides, windows, actors, codebooks, a new text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ukchina.coding.codebook_file import PACKAGED, read_codebook
from ukchina.corpus import Corpus, document
from ukchina.errors import CallError
from ukchina.reading.values import Side
from ukchina.study.counts import theme_by_window
from ukchina.study.making import study as studied

if TYPE_CHECKING:
    from ukchina.study import Study


def by_side(study: Study) -> pd.DataFrame:
    """How often each voice speaks of each theme: a row a theme, a column a voice, zeros kept.

    The last row, `sentences`, counts all sentences of the voice, with a theme or without.
    """
    bodies = study.body[["evidence", "voice"]]
    coded = study.counted_codings[["evidence", "theme"]].merge(bodies, on="evidence")
    counts = coded.groupby(["theme", "voice"]).size().unstack("voice", fill_value=0)
    counts = counts.reindex(index=list(study.themes), columns=list(Side), fill_value=0)
    counts.loc["sentences"] = bodies["voice"].value_counts().reindex(list(Side), fill_value=0)
    counts.index = pd.Index([study.themes.get(row, row) for row in counts.index], name="theme")
    counts.columns = pd.Index([str(side) for side in Side], name="voice")
    return counts.astype(int)


def by_window(study: Study) -> pd.DataFrame:
    """How often each theme is coded in each window of time.

    Columns: theme, name, window, documents, k (coded sentences), n (counted sentences).
    """
    return theme_by_window(study)


def actor(study: Study, name: str) -> pd.DataFrame:
    """Where an actor is named or speaks, in the order of the texts: a row a sentence.

    `name` may be a part of the name that the text is resolved to ("Lammy"). Columns: label, text,
    role (named, speaks, both), voice, orientation, themes, evidence. Raises `CallError`, with
    the names that are known, when nobody of that name is in the texts.
    """
    wanted = name.casefold()
    speakers = study.body["speaker"].fillna("")
    names = sorted({*study.actors["name"], *speakers} - {""})
    chosen = {known for known in names if wanted in known.casefold()}
    if not chosen or not wanted.strip():
        raise CallError(f'nobody named "{name}" in these texts; known: {", ".join(names)}')
    mentions = study.actors[study.actors["name"].isin(chosen)]
    rows = study.body.assign(
        named=[_holds(mentions, row) for row in study.body.itertuples()],
        speaks=speakers.isin(chosen),
    )
    rows = rows[rows["named"] | rows["speaks"]]
    themes = study.codings.groupby("evidence")["theme"].agg("; ".join)
    roles = {(True, True): "both", (True, False): "named", (False, True): "speaks"}
    order = {name: place for place, name in enumerate(study.in_report["document"])}
    rows = rows.assign(
        role=[roles[pair] for pair in zip(rows["named"], rows["speaks"], strict=True)],
        themes=rows["evidence"].map(themes).fillna(""),
        place=rows["document"].map(order),
    ).sort_values(["place", "start"], kind="stable")
    columns = ["label", "text", "role", "voice", "orientation", "themes", "evidence"]
    return rows[columns].reset_index(drop=True)


def codebook_difference(study: Study, codebook: str | Path) -> pd.DataFrame:
    """What another codebook codes otherwise: a row for each theme that a sentence gains or loses.

    `codebook` is a TOML file. Columns: change (gained, lost), theme, label, text, cue, evidence;
    empty when the two agree on every sentence.
    """
    other = with_codebook(study, codebook)
    keys = ["evidence", "theme"]
    both = study.codings.merge(other.codings[keys], on=keys)[keys]
    changes = []
    for change, frame in (("gained", other.codings), ("lost", study.codings)):
        marked = frame.merge(both, on=keys, how="left", indicator=True)
        changes.append(marked[marked["_merge"] == "left_only"].assign(change=change))
    found = pd.concat(changes, ignore_index=True)
    found["label"] = found["evidence"].map(study.label)
    found = found.sort_values(["document", "start", "theme"], kind="stable")
    columns = ["change", "theme", "label", "text", "cue", "evidence"]
    return found[columns].reset_index(drop=True)


def with_codebook(study: Study, codebook: str | Path) -> Study:
    """The same texts, coded by another codebook; coding files made for this one stay aside."""
    return studied(study.corpus, read_codebook(Path(codebook)), study.parameters)


def copy_codebook(path: str | Path) -> Path:
    """Write the project's codebook to `path`, to be edited; leaves a file that is there alone."""
    target = Path(path)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(PACKAGED.read_bytes())
    return target


def with_text(study: Study, name: str, text: str) -> Study:
    """The study with one more text, in memory: nothing is written.

    Raises `CallError` when a document has that name, `MaterialError` for no prose.
    """
    known = [found.name for found in study.corpus.documents]
    if name in known:
        raise CallError(f'a document "{name}" is there already; known: {", ".join(known)}')
    added = (*study.corpus.documents, document(name, text))
    old, documents = study.corpus, tuple(sorted(added, key=lambda found: found.name))
    corpus = Corpus(old.folder, documents, old.warnings, old.skipped, old.problems)
    return studied(corpus, study.codebook, study.parameters, coders=study.coders)


def _holds(mentions: pd.DataFrame, row: object) -> bool:
    """Whether one of the mentions lies in the sentence."""
    document, start, end = (getattr(row, key) for key in ("document", "start", "end"))
    same = mentions["document"] == document
    return bool((same & (mentions["start"] >= start) & (mentions["end"] <= end)).any())
