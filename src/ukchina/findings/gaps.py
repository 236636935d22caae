"""Where the texts disagree, fall silent or stand alone, and what to add next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ukchina.blocks.quoting import quoted
from ukchina.corpus.dates import long_date
from ukchina.findings.finding import documents_behind
from ukchina.findings.gaps_contradictions import contradictions
from ukchina.findings.gaps_done import COUNTED, Reported, actors_of
from ukchina.findings.gaps_gap import Gap
from ukchina.findings.gaps_next import wanted
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import rules
from ukchina.findings.scorecard_setting import settings
from ukchina.findings.scorecard_verdict import CONTENDED
from ukchina.findings.words import capital, in_prose, listed, textual, windowed
from ukchina.reading.values import Side
from ukchina.spans import fold
from ukchina.study.counts import windows
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ukchina.findings.finding import Finding
    from ukchina.findings.scorecard import Cell, Scorecard
    from ukchina.study import Study
    from ukchina.study.outline import Places

_FLAG = re.compile(r"office: not (?P<office>[^;]+) on (?P<day>\d{4}-\d{2}-\d{2})")
# Claims that one axis prevails, and the other axis.
_OPPOSITE = {
    "most_cooperative": "contentious",
    "most_contentious": "cooperative",
    "disputes_stated": "cooperative",
}


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """A claim, the sentences on its subject that lean the other way, and those that lean both."""

    finding: str
    claim: str
    evidence: Sequence[str]
    mixed: Sequence[str]


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def gaps(study: Study) -> tuple[Gap, ...]:
    """Every gap of a study, in the order of the chapter; () without counted sentences."""
    if not len(study.counted):
        return ()
    card = scorecard(study)
    return (
        *contradictions(study),
        *_single(study, card),
        *_unconfirmed(study),
        *_roles(study),
        *wanted(study, card),
    )


def voices_by_window(study: Study) -> pd.DataFrame:
    """Counted sentences by voice (rows) and window (columns), zeros kept: zero is a gap."""
    counted = study.outline.frame[["voice", "window"]].iloc[study.counted]
    table = counted.groupby(["voice", "window"], observed=True).size().unstack("window")
    table = table.fillna(0)
    return table.reindex(index=list(Side), columns=windows(study), fill_value=0).astype(int)


def negative_cases(study: Study, findings: Sequence[Finding]) -> tuple[NegativeCase, ...]:
    """For each claim that one axis prevails on a subject, the sentences that oppose it.

    A claim that nothing opposes is listed without evidence: that too is told.
    """
    found = []
    for finding in findings:
        opposite = _OPPOSITE.get(finding.id)
        if opposite is None:
            continue
        places = _on(study, _themes(study, finding))
        leaning = study.outline.frame["orientation"].iloc[places]
        against, mixed = (
            study.outline.ids(places[(leaning == axis).to_numpy()]) for axis in (opposite, "mixed")
        )
        found.append(NegativeCase(finding.id, str(finding), against, mixed))
    return tuple(found)


def _themes(study: Study, finding: Finding) -> set[str]:
    """The themes that a claim speaks of: the one it names, else those of the disputes."""
    named = in_prose(str(finding.numbers.get("theme", "")))
    themes = {theme for theme, name in study.themes.items() if in_prose(name) == named}
    return themes or {t for name in CONTENDED for t in rules().indicator(name).themes}


def _on(study: Study, themes: set[str]) -> Places:
    """The places of the counted sentences that bear one of the themes."""
    return np.unique(study.coded["place"][study.coded["theme"].isin(themes)])


def _single(study: Study, card: Scorecard) -> list[Gap]:
    """Per window, the indicators that rest on one text where the window has several."""
    found = []
    for window in card.windows:
        here = study.in_report[study.in_report["window"] == window]
        if len(here) == 1:
            text = f"One text alone was published in {windowed([window])}"
            if window == UNDATED:
                text = "One text alone is undated"
            first = study.openings.get(str(here["document"].iloc[0]), -1)
            found.append(Gap("single source", text, study.outline.ids([first] * (first >= 0))))
        alone = [c for c in card.cells if c.window == window and _one_text(study, c)]
        for cell in alone if len(here) > 1 else ():
            label = textual(study.title(cell.evidence[0].rpartition("@")[0]))
            name = in_prose(rules().indicator(cell.indicator).name)
            text = f"{capital(windowed([window]))}, {name}: told by {label} alone"
            found.append(Gap("single source", text, cell.evidence))
    return found


def _one_text(study: Study, cell: Cell) -> bool:
    return len(documents_behind(study, cell.evidence)) == 1


# What speaks of a mind, of what is only repeated or left, or of a fragment announces nothing.
_NO_PROMISE = re.compile(
    r"\b(?:will|shall)\s+(?:\w+\s+)?(?:understand|know|agree|see|recall|be\s+able|hope|remember)\b"
    r"|\brepeat\b|\A(?:where|which|who|before|after|when|while)\b|\bwill\s+last\b"
    r"|\b(?:is|are|was|were)\s+to\s+leave\b|\bask(?:s|ed|ing)?\b",
    re.IGNORECASE,
)


def _unconfirmed(study: Study) -> list[Gap]:
    """Events announced that no text reports as done, or not with all who were to take part."""
    columns = ("document", "start", "text", "status", "actors", "cluster", "date_start", "date_end")
    events = study.tables.some("events", columns)
    mentions = study.tables.some("actors", ("name", "type"))
    people = set(mentions["name"][mentions["type"] == "person"].unique())
    reported = Reported(events)
    found = []
    told = (events["status"] == "scheduled") & ~events["cluster"].fillna("").str.startswith(COUNTED)
    for event in events[told].to_dict("records"):
        evidence = _sentence_of(study, event)
        present = reported.present(event)
        missing = [n for n in actors_of(event) if n in people and n not in (present or ())]
        if not evidence or (present is not None and not missing):
            continue
        if _NO_PROMISE.search(fold(str(event["text"]))):
            continue
        if not settings([fold(study.words(evidence))])[0].ours:
            continue
        whom = f" with {listed(missing)}" if present is not None else ""
        text = f"{quoted(event['text'])}: announced, and not reported as done{whom} in these texts"
        found.append(Gap("unconfirmed", text, (evidence,)))
    return found


def _roles(study: Study) -> list[Gap]:
    """Persons whom a text gives an office that they did not hold on its date."""
    found: dict[tuple[str, str, str], list[str]] = {}
    actors = study.tables.some("actors", ("document", "start", "name", "flags"))
    for actor in actors[actors["flags"].notna()].to_dict("records"):
        evidence = _sentence_of(study, actor)
        if evidence:
            key = (actor["document"], actor["name"], actor["flags"])
            found.setdefault(key, []).append(evidence)
    return [
        Gap("role", _misplaced(name, textual(study.title(document)), flags), tuple(evidence))
        for (document, name, flags), evidence in found.items()
    ]


def _misplaced(name: str, label: str, flags: str) -> str:
    """The flags as a reader reads them: the office given, and the day it was not held."""
    found = _FLAG.fullmatch(flags)
    if found is None:
        return f"{name} in {label}: {flags}"
    day = long_date(date.fromisoformat(found["day"]))
    return f"{name}, given the office of {found['office']} by {label}, did not hold it on {day}"


def _sentence_of(study: Study, found: dict[str, Any]) -> str:
    """The evidence id of the counted sentence that holds a row's span; "" when none does."""
    return study.sentence_at(str(found["document"]), int(found["start"]))
