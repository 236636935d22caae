"""One theme: what it means, the rules that find it, who speaks of it when, every sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ukchina.blocks import Annex, Column, Cover, Evidence, ListBlock, Paragraph, Strong, Table
from ukchina.blocks.quoting import curled, quoted
from ukchina.errors import CallError
from ukchina.exhibits import limits
from ukchina.exhibits.annex import VOICE_NAMES, entries
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import newest, period, source_line
from ukchina.findings.words import capital, count, share_of
from ukchina.spans import quote
from ukchina.study.counts import windows

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.coding import Rule, Theme
    from ukchina.study import Study
    from ukchina.study.outline import Places

# So many patterns of a rule are shown; the codebook's file has them all.
MOST_PATTERNS = 10


def theme_cover(study: Study, theme: str) -> Exhibit:
    """The name of the theme and how often it is borne."""
    found = _theme(study, theme)
    rows = _sentences(study, theme)
    texts = len(study.in_report)
    spread = share_of(len(np.unique(study.outline.document[rows])), texts, "text")
    borne = f"{len(rows):,} of {len(study.counted):,}, in {spread}" if texts else "no text is coded"
    return exhibit(
        Cover(
            title=found.name,
            kicker="A theme of the codebook",
            subtitle=found.short,
            facts=(
                ("Sentences", (borne,)),
                ("Id", (found.id,)),
                ("Codebook", (study.codebook.version,)),
                ("Edition", (study.edition,)),
            ),
            date=newest(study),
        )
    )


def theme_definition(study: Study, theme: str) -> Exhibit:
    """The definition, when to use the code and when not, examples and near misses."""
    found = _theme(study, theme)
    return exhibit(
        Paragraph((curled(quote(found.definition)),)),
        Paragraph((Strong(("Code it for",)), f" {curled(quote(found.use))}")),
        Paragraph((Strong(("Not for",)), f" {curled(quote(found.avoid))}")),
        Paragraph((Strong(("Examples",)),)),
        ListBlock(tuple((Paragraph((quoted(one),)),) for one in found.examples)),
        Paragraph((Strong(("Near misses",)),)),
        ListBlock(tuple((Paragraph((quoted(one),)),) for one in found.near_misses)),
    )


def theme_rules(study: Study, theme: str) -> Exhibit:
    """The rules that find the theme: patterns, reason, and how many sentences each found."""
    found = _theme(study, theme)
    used = study.coded["rule"][study.coded["theme"] == theme].astype(str).value_counts()
    rows = tuple(
        (
            (rule.id,),
            (_patterns(rule.patterns),),
            (_reason(rule) if study.codebook.weighed else rule.reason,),
            (f"{int(used.get(rule.id, 0)):,}",),
        )
        for rule in found.rules
    )
    return exhibit(
        Table(
            columns=(
                Column("Rule", weight=1.2),
                Column("Patterns", weight=3),
                Column("Reason", weight=2),
                Column("Sentences", "right", 0.8),
            ),
            rows=rows,
            headline=capital(f"{count(len(rows), 'rule')} can find this theme"),
            subtitle="Patterns match whole words in any case; * stands for any letters. A longer "
            "match of the theme takes the place of a shorter one within it.",
            source=f"Source: codebook {study.codebook.version}",
            anchor="tab-rules",
        )
    )


def theme_shares(study: Study, theme: str) -> Exhibit:
    """Sentences that bear the theme, k of n, by voice and window."""
    bearing = _sentences(study, theme)
    columns = windows(study)
    frame = study.outline.frame[["voice", "window"]]
    counted, borne = frame.iloc[study.counted], frame.iloc[bearing]
    rows = []
    for voice, name in VOICE_NAMES.items():
        cells = [_share(counted, borne, voice, window) for window in columns]
        if any(cell != "–" for cell in cells):
            rows.append(((capital(name),), *((cell,) for cell in cells)))
    if not rows:
        return nothing("No sentence bears this theme", "The texts selected do not speak of it.")
    return exhibit(
        Table(
            columns=(
                Column("Voice", weight=1.6),
                *(Column(capital(one), "right") for one in columns),
            ),
            rows=tuple(rows),
            headline="Who speaks of it, and when",
            subtitle=f"Sentences that bear the theme, k of n of that voice, {period(study)}.",
            source=source_line(study),
            anchor="tab-shares",
        )
    )


def theme_sentences(study: Study, theme: str) -> Exhibit:
    """Every sentence that bears the theme, its cue marked; of very many the most telling."""
    rows = _sentences(study, theme)
    if not len(rows):
        return nothing("No sentence bears this theme", "The texts selected do not speak of it.")
    each = [(one,) for one in study.outline.ids(rows)]
    places = limits.shown(study, each, limits.MOST_OF_THEME)
    said = limits.said(len(places), len(rows), "sentence", "sentences")
    listed = Annex(entries(study, rows[places]), filters=("Orientation", "Voice"))
    return exhibit(*([Paragraph((said.strip(),))] if said else []), listed)


def theme_near_misses(study: Study, theme: str) -> Exhibit:
    """What matched and was blocked, with the reason: where the rules end."""
    misses = study.tables.some("near_misses", ("evidence", "theme", "cue", "reason"))
    misses = misses[misses["theme"] == theme]
    if misses.empty:
        return nothing("No near miss", "No match of this theme was blocked in these texts.")
    places = limits.shown(study, [(one,) for one in misses["evidence"]], limits.MOST_ROWS)
    rows = tuple(
        (
            (Evidence(miss.evidence, (study.label(miss.evidence),)),),
            (quoted(miss.cue),),
            (str(miss.reason),),
        )
        for miss in misses.iloc[places].itertuples()
    )
    return exhibit(
        Table(
            columns=(Column("Sentence", weight=1.6), Column("Words"), Column("Why not", weight=2)),
            rows=rows,
            headline=capital(f"{count(len(misses), 'match was', 'matches were')} not coded"),
            subtitle=limits.said(len(rows), len(misses), "match", "near_misses").strip(),
            source=source_line(study),
            anchor="tab-near-misses",
        )
    )


def _theme(study: Study, theme: str) -> Theme:
    for found in study.codebook.themes:
        if found.id == theme:
            return found
    known = ", ".join(found.id for found in study.codebook.themes)
    raise CallError(f'unknown theme "{theme}"; known: {known}')


def _sentences(study: Study, theme: str) -> Places:
    """The places of the counted sentences that bear the theme."""
    return np.unique(study.coded["place"][study.coded["theme"] == theme])


def _share(body: pd.DataFrame, bearing: pd.DataFrame, voice: str, window: str) -> str:
    n = int(((body["voice"] == voice) & (body["window"] == window)).sum())
    k = int(((bearing["voice"] == voice) & (bearing["window"] == window)).sum())
    return f"{k:,} of {n:,}" if n else "–"


def _reason(rule: Rule) -> str:
    """What the rule's words are, and what they need to be coded."""
    return f"{rule.reason}; alone, where the rest weighs for it" if rule.company else rule.reason


def _patterns(patterns: tuple[str, ...]) -> str:
    shown = ", ".join(patterns[:MOST_PATTERNS])
    more = len(patterns) - MOST_PATTERNS
    return f"{shown} and {more} more" if more > 0 else shown
