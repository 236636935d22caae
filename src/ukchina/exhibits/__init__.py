"""What the notebooks show: figures, tables and paragraphs, each computed from a study."""

from ukchina.exhibits.annex import source_codings, source_cover, source_text
from ukchina.exhibits.balance import balance
from ukchina.exhibits.change import changes_since
from ukchina.exhibits.checklist import checklist_table, errors_table
from ukchina.exhibits.chronology import timeline_figure, undated_events
from ukchina.exhibits.dossier import dossier
from ukchina.exhibits.dumbbell import government_themes
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.figures_cited import figures_cited
from ukchina.exhibits.front import front, summary_claims
from ukchina.exhibits.gaps import (
    doubts_table,
    limits_list,
    negative_cases_table,
    next_texts,
    voices_table,
)
from ukchina.exhibits.heat import heat_table
from ukchina.exhibits.method import codebook_table, edition_table
from ukchina.exhibits.reliability import reliability_table
from ukchina.exhibits.scorecard import (
    scorecard_evidence,
    scorecard_rules,
    scorecard_table,
    verdict_claims,
)
from ukchina.exhibits.sensitivity import sensitivity_dots, sensitivity_reading
from ukchina.exhibits.speakers import quoted_speakers
from ukchina.exhibits.terms import terms
from ukchina.exhibits.texts import corpus_card, left_out, repetitions
from ukchina.exhibits.theme import (
    theme_cover,
    theme_definition,
    theme_near_misses,
    theme_rules,
    theme_sentences,
    theme_shares,
)
from ukchina.exhibits.themes import balance_reading, texts_reading, theme_reading
from ukchina.exhibits.unseen import unseen_table
from ukchina.exhibits.words_behind import annex

__all__ = [
    "Exhibit",
    "annex",
    "balance",
    "balance_reading",
    "changes_since",
    "checklist_table",
    "codebook_table",
    "corpus_card",
    "dossier",
    "doubts_table",
    "edition_table",
    "errors_table",
    "exhibit",
    "figures_cited",
    "front",
    "government_themes",
    "heat_table",
    "left_out",
    "limits_list",
    "negative_cases_table",
    "next_texts",
    "quoted_speakers",
    "reliability_table",
    "repetitions",
    "scorecard_evidence",
    "scorecard_rules",
    "scorecard_table",
    "sensitivity_dots",
    "sensitivity_reading",
    "source_codings",
    "source_cover",
    "source_text",
    "summary_claims",
    "terms",
    "texts_reading",
    "theme_cover",
    "theme_definition",
    "theme_near_misses",
    "theme_reading",
    "theme_rules",
    "theme_sentences",
    "theme_shares",
    "timeline_figure",
    "undated_events",
    "unseen_table",
    "verdict_claims",
    "voices_table",
]
