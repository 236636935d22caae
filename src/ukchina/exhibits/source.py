"""What stands under every exhibit: where its numbers come from, of which time, with what limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.exhibits.exhibit import Exhibit, nothing
from ukchina.findings.words import count
from ukchina.study import Parameters

if TYPE_CHECKING:
    from ukchina.study import Study


def source_line(study: Study) -> str:
    """Where an exhibit's numbers come from."""
    return (
        f"Source: {count(len(study.in_report), 'text')} of the corpus, coded by codebook "
        f"{study.codebook.version}; edition {study.edition}"
    )


def newest(study: Study) -> str:
    """The day of the newest text of the report, as a page bears it; "" when none is dated."""
    days = study.in_report["published"].dropna()
    return max(days).isoformat() if len(days) else ""


def period(study: Study) -> str:
    """The years in which the texts of the report were published."""
    days = study.in_report["published"].dropna()
    if days.empty:
        return "undated"
    years = sorted({day.year for day in days})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return span if len(days) == len(study.in_report) else f"{span} and undated"


def no_sentence(study: Study) -> Exhibit:
    """The exhibit of an empty selection: says so, and which limits made it empty."""
    return nothing(
        "No sentence is selected",
        f"The corpus has {count(len(study.documents), 'text')} and "
        f"{count(study.total_sentences, 'sentence')}; the limits set leave none: {limits(study)}.",
    )


def no_verdict(study: Study) -> Exhibit:
    """The exhibit where limits set leave out voices or themes: what is missing is their doing."""
    return nothing(
        "No verdict is drawn",
        f"The limits set leave out what a verdict needs: {limits(study)}.",
    )


def limits(study: Study) -> str:
    """The parameters that differ from the usual, as a reader sees them; "none" without one."""
    usual = Parameters().stated()
    stated = study.parameters.stated()
    changed = [
        f"{name} = {value}"
        for name, value in stated.items()
        if value != usual[name] and name not in {"corpus", "codebook"}
    ]
    return "; ".join(changed) or "none"
