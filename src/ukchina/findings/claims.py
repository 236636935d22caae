"""The summary: what these texts show, each sentence a finding; one that fails is left out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ukchina.corpus.dates import long_date
from ukchina.findings.finding import Finding, finding
from ukchina.findings.verdict import verdict
from ukchina.findings.weights import ENOUGH_SENTENCES, clearest, leading
from ukchina.findings.words import (
    capital,
    count,
    figure,
    in_prose,
    listed,
    numbered,
    share_of,
    textual,
)
from ukchina.reading.values import Side
from ukchina.study.counts import ordinal, orientations, theme_by_orientation, voice_by_document
from ukchina.study.origins import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from ukchina.study import Study
    from ukchina.study.outline import Places

# A summary of more sentences is no summary.
MOST_SENTENCES = 8
_DEPICTED = {
    "cooperative": "cooperation",
    "contentious": "contention",
    "mixed": "both at once",
    "neutral": "neither",
}
# Of the verdict's findings those that a reader needs first; the rest stand with the scorecard.
_DECIDING = frozenset({"verdict", "contact_rests", "mechanisms_rests", "disputes_stated"})


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def summary(study: Study) -> tuple[Finding, ...]:
    """The findings that hold on this study, the verdict first; () without sentences.

    At most `MOST_SENTENCES`; where the verdict says little, more is said of texts and themes.
    """
    if not len(study.counted):
        return ()
    decided = [one for one in verdict(study) if one.id in _DECIDING]
    made = (make(study) for make in _MAKERS)
    found = [*decided, *(one for one in made if one is not None and one.holds and one.evidence)]
    return tuple(found[:MOST_SENTENCES])


def texts(study: Study) -> Finding:
    """How many texts and independent origins there are, of which days."""
    chosen = study.in_report
    dated = chosen["published"].dropna()
    undated = len(chosen) - len(dated)
    span = ""
    if len(dated):
        span = f", published {_period(dated)}"
    if undated:
        none = "none bears a date" if undated == len(chosen) > 1 else ""
        few = f"{count(undated, 'text')} {'bears' if undated == 1 else 'bear'} no date"
        span += f"; {none or few}"
    first = study.openings
    return finding(
        study,
        "texts",
        claim="The report reads {texts} from {origins}{span}.",
        evidence=study.outline.ids(first[name] for name in chosen["document"] if name in first),
        texts=count(len(chosen), "text"),
        origins=count(study.origin_count(chosen["document"]), "independent origin"),
        span=span,
    )


def repetition(study: Study) -> Finding | None:
    """Which texts repeat each other: by the longest run of words, else by a meeting they retell."""
    shown = set(study.in_report["document"])
    overlaps = [
        overlap
        for overlap in study.origins.overlaps
        if {overlap.first.document, overlap.second.document} <= shown
        and study.origins.number[overlap.first.document]
        == study.origins.number[overlap.second.document]
    ]
    if not overlaps:
        return None
    overlap = max(
        overlaps,
        key=lambda found: (found.reason == WORDS, found.first.end - found.first.start),
    )
    document = study.corpus.document(overlap.first.document)
    retold = "report one meeting and quote the same remark ({words} in the first),"
    return finding(
        study,
        "repetition",
        claim="{first} and {second} "
        + ("share a run of {words}" if overlap.reason == WORDS else retold)
        + " and count as one origin.",
        evidence=[
            found
            for span in (overlap.first, overlap.second)
            if (found := study.sentence_at(span.document, span.start))
        ],
        first=capital(textual(study.title(overlap.first.document))),
        second=textual(study.title(overlap.second.document)),
        words=count(len(document.words(overlap.first).split()), "word"),
    )


def leading_theme(study: Study) -> Finding | None:
    """The theme that most sentences bear, or those that share the lead, origins weighing alike."""
    found = leading(study)
    if found.empty:
        return None
    whole = _sentences(study)
    texts = [share_of(int(number), len(study.in_report), "text") for number in found["documents"]]
    told = [f"{k:,} of {whole}, in {spread}" for k, spread in zip(found["k"], texts, strict=True)]
    one, same = len(found) == 1, len(set(told)) == 1
    return finding(
        study,
        "leading_theme",
        claim="Origins weighing alike, {themes} {are} most often coded: {told}.",
        evidence=study.outline.ids(_once([_of_theme(study, theme) for theme in found["theme"]])),
        themes=listed([f"‘{name}’" for name in found["name"]]),
        are="is the theme" if one else "are the themes",
        told=("" if one else "each ") + told[0] if same else "; ".join(told),
    )


def both_axes(study: Study) -> Finding:
    """Cooperation, contention and both at once, never netted into one number."""
    counts = {name: int(number) for name, number in orientations(study).items()}
    order = ["mixed", "cooperative", "contentious", "neutral"]
    place = ordinal(study.outline.frame["orientation"], order)[study.counted]
    present = [name for name in _DEPICTED if counts[name]]
    verb = "depicts" if counts[present[0]] == 1 else "depict"
    said = [f"{counts[name]:,} {_DEPICTED[name]}" for name in present]
    said[0] = f"{counts[present[0]]:,} {verb} {_DEPICTED[present[0]]}"
    absent = [_DEPICTED[name] for name in _DEPICTED if not counts[name]]
    return finding(
        study,
        "both_axes",
        claim="Of {n}, {said}{absent}.",
        evidence=study.outline.ids(study.counted[np.argsort(place, kind="stable")]),
        n=_sentences(study),
        said=listed(said),
        absent=f"; none depicts {listed(absent).replace(' and ', ' or ')}" if absent else "",
        cooperative=counts["cooperative"],
        contentious=counts["contentious"],
        mixed=counts["mixed"],
        neutral=counts["neutral"],
    )


def most_cooperative(study: Study) -> Finding | None:
    """The theme on which cooperation most outnumbers contention."""
    return _clearest(study, "cooperative", "contentious", "Cooperation is clearest on {theme}")


def most_contentious(study: Study) -> Finding | None:
    """The theme on which contention most outnumbers cooperation."""
    return _clearest(study, "contentious", "cooperative", "Contention is clearest on {theme}")


def most_mixed(study: Study) -> Finding | None:
    """The theme whose sentences most often hold cooperation and contention at once."""
    table = theme_by_orientation(study)
    table = table[table["k"] >= ENOUGH_SENTENCES]
    if table.empty:
        return None
    share = table["mixed"] / table["k"]
    row = table.loc[share.idxmax()]
    return finding(
        study,
        "most_mixed",
        claim="Most sentences on {theme} hold cooperation and contention at once: "
        "{mixed:,} of {k:,}.",
        evidence=study.outline.ids(_of_theme(study, row["theme"], "mixed")),
        holds=bool(2 * row["mixed"] > row["k"]),
        theme=in_prose(row["name"]),
        mixed=int(row["mixed"]),
        k=int(row["k"]),
    )


def governments(study: Study) -> Finding | None:
    """How often each government is heard, and in which texts one is not."""
    voices = voice_by_document(study)
    british, chinese = (
        int(voices[side].sum()) for side in (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
    )
    heard = voices[Side.CHINA_GOVERNMENT] + voices[Side.CHINA_EXPERT]
    silent = list(voices.index[heard == 0])
    few = 0 < len(silent) <= ENOUGH_SENTENCES and chinese
    named = listed([textual(study.title(name)) for name in silent]) if few else ""
    # China's first, in the order of the texts.
    sides = [Side.CHINA_GOVERNMENT, Side.UK_GOVERNMENT]
    place = ordinal(study.outline.frame["voice"], sides)[study.counted]
    told = place >= 0
    order = study.counted[told][np.argsort(place[told], kind="stable")]
    without = f"; {named} {'has' if len(silent) == 1 else 'have'} no Chinese voice"
    return finding(
        study,
        "governments",
        claim="Of {n}, {british} {claims} of the British government and {chinese} of the "
        "Chinese{without}.",
        evidence=study.outline.ids(order),
        # Of voices left out by a limit none may be missed.
        holds=bool(told.any()) and not study.parameters.voices,
        n=_sentences(study),
        british=figure(british),
        claims="is a claim" if british <= 1 else "are claims",
        chinese=figure(chinese),
        without=without if few else "",
    )


_MAKERS: tuple[Callable[[Study], Finding | None], ...] = (
    both_axes,
    most_cooperative,
    most_contentious,
    governments,
    texts,
    repetition,
    leading_theme,
    most_mixed,
)


def _sentences(study: Study) -> str:
    """How many sentences are counted; where a limit leaves out some of a text, of how many."""
    counted = numbered(len(study.counted), "sentence")
    whole = not study.parameters.voices and study.parameters.document_cap >= 1
    return counted if whole else f"{counted} counted (of {study.total_sentences:,} in the corpus)"


def _clearest(study: Study, axis: str, other: str, opening: str) -> Finding | None:
    found = clearest(study, axis, other)
    if found is None:
        return None
    row, holds = found
    return finding(
        study,
        f"most_{axis}",
        claim=f"{opening}: {{own:,}} of {{k:,}} sentences {{depict}} it, {{against}} the opposite "
        "and {mixed} both.",
        evidence=study.outline.ids(_of_theme(study, row["theme"], axis)),
        holds=holds,
        theme=in_prose(row["name"]),
        own=int(row[axis]),
        depict="depicts" if row[axis] == 1 else "depict",
        against=figure(int(row[other])),
        mixed=figure(int(row["mixed"])),
        k=int(row["k"]),
    )


def _of_theme(study: Study, theme: str, orientation: str = "") -> Places:
    """The places of the counted sentences that bear a theme, in order."""
    places = np.unique(study.coded["place"][study.coded["theme"] == theme])
    if orientation:
        places = places[(study.outline.frame["orientation"].iloc[places] == orientation).to_numpy()]
    return places


def _once(found: list[Places]) -> Places:
    """The places of several lists one after the other, each where it comes first."""
    places = np.concatenate(found)
    return places[np.sort(np.unique(places, return_index=True)[1])]


def _period(dated: pd.Series) -> str:
    first, last = min(dated), max(dated)
    if first == last:
        return f"on {long_date(first)}"
    return f"between {long_date(first)} and {long_date(last)}"
