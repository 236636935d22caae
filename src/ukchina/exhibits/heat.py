"""The heat table: how many sentences of each document speak of each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.exhibits import limits
from ukchina.exhibits.exhibit import Exhibit, charted
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.findings.words import capital, count, numbered, over_column
from ukchina.study.counts import theme_by_document, theme_by_window

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study


def heat_table(study: Study) -> Exhibit:
    """The figure theme × document (theme × window from nine documents on), with its numbers."""
    if not len(study.counted):
        return no_sentence(study)
    by_document = len(study.in_report) <= limits.MOST_COLUMNS
    table = theme_by_document(study) if by_document else theme_by_window(study)
    column = "label" if by_document else "window"
    totals = (
        table.groupby("theme", sort=False)["k"].sum().sort_values(ascending=False, kind="stable")
    )
    ordered = table.set_index(["theme", column])
    themes, columns = list(totals.index), list(dict.fromkeys(table[column]))
    what = "document" if by_document else "window"
    figure = Figure(
        image="",
        alt=_alt(study, ordered, totals, columns, what),
        headline=_headline(study, totals),
        subtitle=f"Sentences that bear a theme, k of n in each {what}; one may bear several. "
        f"n = {numbered(len(study.counted), 'sentence')}, {period(study)}",
        source=source_line(study),
        anchor="fig-heat",
        data=_data(study, ordered, themes, columns),
    )
    return charted(_chart(study, ordered, themes, columns), figure)


def _headline(study: Study, totals: pd.Series) -> str:
    """The theme that leads, or how many share the lead."""
    most = int(totals.iloc[0])
    sentences = f"{most:,} of {numbered(len(study.counted), 'sentence')}"
    leading = [str(theme) for theme in totals.index[totals == most]]
    if not most:
        return "No sentence bears a theme"
    if len(leading) > 1:
        return f"{capital(count(len(leading), 'theme'))} share the lead: {sentences} each"
    return f"‘{study.themes[leading[0]]}’ leads: {sentences}"


def _chart(
    study: Study, ordered: pd.DataFrame, themes: list[str], columns: list[str]
) -> charts.Heat:
    return charts.Heat(
        themes=tuple(study.themes[theme] for theme in themes),
        columns=tuple(
            charts.Column(*over_column(column), int(ordered.loc[(themes[0], column), "n"]))
            for column in columns
        ),
        k=tuple(
            tuple(int(ordered.loc[(theme, column), "k"]) for column in columns) for theme in themes
        ),
    )


def _data(study: Study, ordered: pd.DataFrame, themes: list[str], columns: list[str]) -> Table:
    rows = tuple(
        (
            (study.themes[theme],),
            *(
                (f"{row['k']:,} of {row['n']:,}",)
                for column in columns
                for row in [ordered.loc[(theme, column)]]
            ),
        )
        for theme in themes
    )
    heads = (Column("Theme", weight=2.2), *(Column(name, align="right") for name in columns))
    return Table(columns=heads, rows=rows)


def _alt(
    study: Study, ordered: pd.DataFrame, totals: pd.Series, columns: list[str], what: str
) -> str:
    lead = totals.head(3)
    named = "; ".join(
        f"{study.themes[str(theme)]} {number:,} of {len(study.counted):,}"
        for theme, number in lead.items()
    )
    first = str(totals.index[0])
    each = ", ".join(
        f"{column} {row['k']:,} of {row['n']:,}"
        for column in columns
        for row in [ordered.loc[(first, column)]]
    )
    return (
        f"Heat table of {count(len(totals), 'theme')} by {what}, each cell the number of sentences "
        f"that bear the theme. Most frequent: {named}. {study.themes[first]} by {what}: {each}."
    )
