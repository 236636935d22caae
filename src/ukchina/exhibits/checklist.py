"""The reporting checklist and the known errors: each answer computed, each with its section."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.blocks import Column, Reference, Table
from ukchina.blocks.names import slug
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.front import published
from ukchina.exhibits.reliability import compared, decimal
from ukchina.exhibits.source import source_line
from ukchina.exhibits.unseen import expected
from ukchina.findings.gaps_limits import limits_of
from ukchina.findings.scorecard_rules import rules
from ukchina.findings.sensitivity import sensitivity
from ukchina.findings.verdict import verdict
from ukchina.findings.words import capital, count, figure, listed, numbered, share_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ukchina.coding.agreement import Counts
    from ukchina.coding.comparison import ChoiceAgreement, Reliability
    from ukchina.study import Study


def checklist_table(study: Study) -> Exhibit:
    """What a content analysis has to report, each item answered from the study."""
    answers = _answers(study)
    rows = tuple(
        (
            (item["asks"],),
            (f"{capital(item['answer'].format(**answers))}.",),
            (Reference(slug(item["section"]), item["section"]),),
        )
        for item in _lists()["item"]
    )
    return exhibit(
        Table(
            columns=(
                Column("Item", weight=1.1),
                Column("Answer", weight=3.6),
                Column("More in", weight=1.3),
            ),
            rows=rows,
            headline=f"Each of {numbered(len(rows), 'item')} of the checklist is answered",
            subtitle="What a report of a content analysis states, after Krippendorff and after "
            "Lacy and others; every figure is computed",
            source=source_line(study),
            anchor="tab-checklist",
        )
    )


def errors_table(study: Study) -> Exhibit:
    """How each kind of reading goes wrong, and how often where a reader's coding tells."""
    found = compared(study)
    rows = tuple(
        (
            (error["kind"],),
            (f"{error['errs']}.",),
            (_measured(error.get("measured", ""), found),),
        )
        for error in _lists()["error"]
    )
    return exhibit(
        Table(
            columns=(
                Column("Reading", weight=1.1),
                Column("How it errs", weight=3.2),
                Column("Measured on these texts", weight=2),
            ),
            rows=rows,
            headline=f"{capital(count(len(rows), 'kind'))} of reading, and how each goes wrong",
            subtitle="Measured where a reader coded these texts; an agreement on texts that the "
            "rules were written with is no promise for others",
            source=source_line(study),
            anchor="tab-errors",
        )
    )


@cache
def _lists() -> Mapping[str, Any]:
    """The tables of `method.toml`."""
    text = resources.files("ukchina.exhibits").joinpath("method.toml").read_text("utf-8")
    return tomllib.loads(text)


def _answers(study: Study) -> dict[str, str]:
    """Every number that the checklist names, in words or figures."""
    chosen, book = study.in_report, study.codebook
    tables = ("quotations", "events", "quantities", "actors", "near_misses")
    rows = {name: len(study.tables.some(name, ("document",))) for name in tables}
    furniture = int((study.outline.frame["role"] != "body").sum())
    return {
        "indicators": count(len(rules().indicators), "indicator"),
        "chosen": share_of(len(chosen), len(study.documents), "text"),
        "published": f"published {published(study)}" if len(chosen) else "none published",
        "origins": count(study.origin_count(chosen["document"]), "independent origin"),
        "duplicates": count(len(study.origins.duplicate_of), "duplicate"),
        "missing": _missing(study),
        "sentences": numbered(len(study.counted), "sentence"),
        "furniture": count(furniture, "piece"),
        "version": book.version,
        "themes": count(len(book.themes), "theme"),
        "rules": count(sum(len(theme.rules) for theme in book.themes), "rule"),
        "quotations": count(rows["quotations"], "quotation"),
        "events": count(rows["events"], "mention of an event", "mentions of events"),
        "quantities": count(rows["quantities"], "figure"),
        "actors": count(rows["actors"], "mention of an actor", "mentions of actors"),
        "rulings": _rulings(study),
        "near": count(rows["near_misses"], "near miss", "near misses"),
        "least": count(study.parameters.min_documents, "text"),
        "edition": study.edition,
        **_outcomes(study),
    }


def _rulings(study: Study) -> str:
    rulings = sum(bool(row.reason) for coder in study.coders for row in coder.rows)
    if rulings == 1:
        return "One ruling of a reader takes the place of its coding"
    return f"{capital(count(rulings, 'ruling'))} of readers take the place of its coding"


def _missing(study: Study) -> str:
    """What texts lack and which files are not counted, the kinds that there are."""
    chosen = study.in_report
    unread = len(study.corpus.problems) + len(study.corpus.skipped)
    foreign = len(study.other_languages)
    kinds = (
        (int(chosen["published"].isna().sum()), "text", "without a date"),
        (int(chosen["outlet"].isna().sum()), "text", "without an outlet"),
        (unread, "file", "not read"),
        (foreign, "text", "in another language"),
    )
    found = [f"{count(number, noun)} {what}" for number, noun, what in kinds if number]
    return listed(found) or "no text lacks its date or outlet, and every file was read"


def _outcomes(study: Study) -> dict[str, str]:
    """What the study found of its own firmness."""
    themes = [_themes(found) for found in compared(study)]
    found = sensitivity(study) if verdict(study) else None
    limits = limits_of(study)
    return {
        "reliability": _reliability(study, themes),
        "sensitivity": f"the verdict is unchanged in {figure(found.unchanged('verdict'))} of "
        f"{numbered(len(found.variants), 'variant')}"
        if found and found.variants
        else "not tested: there is no verdict, or one text alone",
        "limits": f"{count(len(limits), 'limit')} found by rule"
        if limits
        else "no limit found by rule",
    }


def _reliability(study: Study, themes: list[str]) -> str:
    """What was measured of these texts and of others that nothing was learnt from."""
    here = "; ".join(themes) or "not measured here: no reader has coded enough of the texts"
    return "; ".join(filter(None, (here, expected(study))))


def _themes(found: Reliability) -> str:
    f1 = "not defined" if found.micro.f1 is None else decimal(found.micro.f1)
    return (
        f"themes against ‘{found.coder}’ have an F1 of {f1} on {numbered(found.units, 'sentence')}"
    )


def _measured(what: str, found: list[Reliability]) -> str:
    """The rates that each reader's coding gives; says so where there is none."""
    if not what:
        return "Not measured by a report"
    if not found:
        return "Not measured: no reader has coded enough of these texts"
    return "; ".join(f"Against ‘{one.coder}’ {_rate(what, one)}" for one in found)


def _rate(what: str, found: Reliability) -> str:
    if what == "themes":
        return _missed(found.micro)
    choice: ChoiceAgreement = getattr(found, what)
    return f"{figure(choice.units - choice.equal)} of {choice.units} differ"


def _missed(counts: Counts) -> str:
    return (
        f"{figure(counts.first_only)} of {counts.first} codings missed, "
        f"{figure(counts.second_only)} of {counts.second} not borne out"
    )
