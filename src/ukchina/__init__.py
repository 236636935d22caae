"""UK–China relations in a folder of texts: parsed, coded and reported.

In a notebook: `import ukchina as uk`, then `study = uk.open_study("seeds")` and, for example,
`uk.heat_table(study)`. What stands here is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.corpus import Corpus, Document, read_corpus
    from ukchina.exhibits import (
        Exhibit,
        annex,
        balance,
        balance_reading,
        changes_since,
        checklist_table,
        codebook_table,
        corpus_card,
        dossier,
        doubts_table,
        edition_table,
        errors_table,
        figures_cited,
        front,
        government_themes,
        heat_table,
        left_out,
        limits_list,
        negative_cases_table,
        next_texts,
        quoted_speakers,
        reliability_table,
        repetitions,
        scorecard_evidence,
        scorecard_rules,
        scorecard_table,
        sensitivity_dots,
        sensitivity_reading,
        source_codings,
        source_cover,
        source_text,
        summary_claims,
        terms,
        texts_reading,
        theme_cover,
        theme_definition,
        theme_near_misses,
        theme_reading,
        theme_rules,
        theme_sentences,
        theme_shares,
        timeline_figure,
        undated_events,
        unseen_table,
        verdict_claims,
        voices_table,
    )
    from ukchina.findings import Finding, summary
    from ukchina.interchange import export, import_coding
    from ukchina.lab.agreement import conflicts
    from ukchina.lab.compare import (
        actor,
        by_side,
        by_window,
        codebook_difference,
        copy_codebook,
        with_codebook,
        with_text,
    )
    from ukchina.lab.display import evidence, marked_text
    from ukchina.lab.reader import reader
    from ukchina.lab.reports import build_report
    from ukchina.lab.review import Review
    from ukchina.lab.search import concordance
    from ukchina.spans import Span
    from ukchina.study import Parameters, Study, open_study, parameters

__version__ = "0.1.0"

_HOME = {
    "ukchina.spans": ("Span",),
    "ukchina.corpus": ("Corpus", "Document", "read_corpus"),
    "ukchina.study": ("Parameters", "Study", "open_study", "parameters"),
    "ukchina.findings": ("Finding", "summary"),
    "ukchina.exhibits": (
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
    ),
    "ukchina.interchange": ("export", "import_coding"),
    "ukchina.lab.agreement": ("conflicts",),
    "ukchina.lab.compare": (
        "actor",
        "by_side",
        "by_window",
        "codebook_difference",
        "copy_codebook",
        "with_codebook",
        "with_text",
    ),
    "ukchina.lab.display": ("evidence", "marked_text"),
    "ukchina.lab.reader": ("reader",),
    "ukchina.lab.reports": ("build_report",),
    "ukchina.lab.review": ("Review",),
    "ukchina.lab.search": ("concordance",),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Corpus",
    "Document",
    "Exhibit",
    "Finding",
    "Parameters",
    "Review",
    "Span",
    "Study",
    "actor",
    "annex",
    "balance",
    "balance_reading",
    "build_report",
    "by_side",
    "by_window",
    "changes_since",
    "checklist_table",
    "codebook_difference",
    "codebook_table",
    "concordance",
    "conflicts",
    "copy_codebook",
    "corpus_card",
    "dossier",
    "doubts_table",
    "edition_table",
    "errors_table",
    "evidence",
    "export",
    "figures_cited",
    "front",
    "government_themes",
    "heat_table",
    "import_coding",
    "left_out",
    "limits_list",
    "marked_text",
    "negative_cases_table",
    "next_texts",
    "open_study",
    "parameters",
    "quoted_speakers",
    "read_corpus",
    "reader",
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
    "summary",
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
    "with_codebook",
    "with_text",
]


def __getattr__(name: str) -> object:
    """Load a name of `__all__` from where it is defined."""
    if name not in _MODULE:
        raise AttributeError(f"module 'ukchina' has no attribute {name!r}")
    return getattr(import_module(_MODULE[name]), name)


def __dir__() -> list[str]:
    """What a notebook's completion offers."""
    return [*__all__, "__version__"]
