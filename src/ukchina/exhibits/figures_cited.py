"""The numbers that the texts cite, and which of them are safe to reuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Evidence, Table
from ukchina.blocks.quoting import quoted
from ukchina.exhibits import limits
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.words import capital, numbered
from ukchina.study.comparability import COMPARABLE, cited_figures

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import Any

    from ukchina.blocks import Inlines
    from ukchina.study import Study

_BILLION, _MILLION = 1e9, 1e6


def figures_cited(study: Study) -> Exhibit:
    """The table of claims with value, reference date, source, origin and verdict."""
    if not len(study.counted):
        return no_sentence(study)
    table = cited_figures(study)
    table = table[(table["place"] >= 0) & study.is_counted[table["place"]]]
    if table.empty:
        return nothing("No figure is cited", "The texts selected give no figure, rank or count.")
    safe = int((table["verdict"] == COMPARABLE).sum())
    order = table.sort_values(["measure", "origin", "start"], kind="stable")
    sentences = study.outline.ids(order["place"].to_numpy())
    places = limits.shown(study, [(one,) for one in sentences], limits.MOST_ROWS)
    shown = order.iloc[places].assign(sentence=[sentences[place] for place in places])
    return exhibit(
        Table(
            columns=(
                Column("Measure", weight=1.2),
                Column("In the words of the text", weight=2.0),
                Column("Value", "right", 1.1),
                Column("As of", weight=1.1),
                Column("Source", weight=1.2),
                Column("Origin", "right", 0.8),
                Column("Verdict", weight=1.9),
            ),
            rows=tuple(_cells(row) for row in shown.to_dict("records")),
            headline=_headline(safe, len(table)),
            subtitle="Figures, ranks, counts and lengths of time as the texts give them. Ranks are "
            "never joined by a line; figures of one origin, or of one source, do not confirm each "
            f"other. n = {numbered(len(table), 'figure')}{_more(len(places), len(table))}",
            source=source_line(study),
            anchor="tab-figures",
        )
    )


def _more(rows: int, whole: int) -> str:
    said = limits.said(rows, whole, "figure", "quantities")
    return f".{said}" if said else ""


def _headline(safe: int, whole: int) -> str:
    borne = "borne out by an independent text"
    if not safe:
        return f"No figure is {borne}"
    return f"{safe:,} of {numbered(whole, 'figure')} {'is' if safe == 1 else 'are'} {borne}"


def _cells(row: dict[Hashable, Any]) -> tuple[Inlines, ...]:
    return (
        (str(row["measure"]).replace("_", " "),),
        (Evidence(str(row["sentence"]), (quoted(str(row["text"])),)),),
        (_value(row),),
        (_said(row["ref_date"]),),
        (_said(row["source"]),),
        (str(row["origin"]),),
        (f"{capital(str(row['verdict']))}: {row['because']}",),
    )


def _value(row: dict[Hashable, Any]) -> str:
    value, unit = row["value"], str(row["unit"])
    if value is None or value != value:  # noqa: PLR0124 - only an unknown number is not itself
        return "not stated"
    if unit.startswith("rank"):
        return f"no. {value:.0f}"
    if unit.startswith("percent"):
        return f"{_written(value)}%{unit.removeprefix('percent')}"
    scaled = _written(value)
    if value >= _BILLION:
        scaled = f"{_written(value / _BILLION)} bn"
    elif value >= _MILLION:
        scaled = f"{_written(value / _MILLION)} m"
    counted = unit.replace("count / ", "in ").removeprefix("count of ").removeprefix("count")
    single = value == 1 and " " not in counted
    return f"{scaled} {counted.removesuffix('s') if single else counted}".strip()


def _said(value: object) -> str:
    return value.replace("/", " to ") if isinstance(value, str) and value else "not stated"


def _written(value: float) -> str:
    """A number in full, to six places, as one reads it: never 2e+05."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")
