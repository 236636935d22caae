"""The annex of the report: every sentence counted, or of very many those that the page links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ukchina.blocks import Annex, Evidence, Paragraph, Words
from ukchina.blocks.numbering import walk
from ukchina.exhibits import limits
from ukchina.exhibits.annex import entries
from ukchina.exhibits.chronology import timeline_figure, undated_events
from ukchina.exhibits.dossier import dossier
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.figures_cited import figures_cited
from ukchina.exhibits.front import summary_claims
from ukchina.exhibits.gaps import doubts_table, limits_list, negative_cases_table
from ukchina.exhibits.scorecard import scorecard_evidence, scorecard_table, verdict_claims
from ukchina.exhibits.sensitivity import sensitivity_reading
from ukchina.exhibits.terms import terms
from ukchina.exhibits.texts import corpus_card
from ukchina.exhibits.themes import balance_reading, texts_reading, theme_reading
from ukchina.findings import summary
from ukchina.findings.words import numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.study import Study

# The exhibits of the report that link sentences; a test holds this list against the notebook.
_LINKING: tuple[Callable[[Study], Exhibit], ...] = (
    summary_claims,
    texts_reading,
    corpus_card,
    timeline_figure,
    undated_events,
    theme_reading,
    balance_reading,
    dossier,
    terms,
    figures_cited,
    verdict_claims,
    scorecard_table,
    sensitivity_reading,
    scorecard_evidence,
    limits_list,
    doubts_table,
    lambda study: negative_cases_table(study, summary(study)),
)


def annex(study: Study) -> Exhibit:
    """An entry a counted sentence, in the order of the texts, each where evidence links land.

    Of more than `limits.MOST_SENTENCES` only those that an exhibit of the report links.
    """
    body = study.counted
    if not len(body):
        return nothing("No sentence to list", "No sentence is counted.")
    filters = ("Themes", "Orientation", "Voice")
    if len(body) <= limits.MOST_SENTENCES:
        return exhibit(Annex(entries(study, body), filters=filters))
    places = study.outline.places(linked_sentences(study))
    linked = np.sort(places[study.is_counted[places]])
    said = (
        f"Of {numbered(len(body), 'sentence')} that are counted, {len(linked):,} are listed: those "
        "that the claims, the cells of the scorecard and the rows shown above rest on. "
        "`ukchina export` writes all to sentences.csv, and `ukchina trace` shows each by its id."
    )
    if not limits.has_text_pages(study):
        said += (
            f" Of more than {limits.MOST_PAGES:,} texts none has a page of its own unless that is "
            "asked for (`--only sources`): a link to words leads here."
        )
    return exhibit(Paragraph((said,)), Annex(entries(study, linked), filters=filters))


def linked_sentences(study: Study) -> frozenset[str]:
    """The ids that the exhibits of the report link."""
    return frozenset(
        node.evidence
        for make in _LINKING
        for node in walk(make(study).blocks())
        if isinstance(node, (Evidence, Words))
    )
