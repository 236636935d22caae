"""Both axes: each theme's cooperative and contentious sentences, a panel a window, never netted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.exhibits.exhibit import Exhibit, charted
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.weights import CLEAR_LEAD
from ukchina.findings.words import count, numbered, spelled
from ukchina.study.counts import theme_by_orientation, windows

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study

# More panels would be narrower than the longest label of their axis: the latest are shown.
MOST_PANELS = 5


def balance(study: Study) -> Exhibit:
    """The figure of both axes, a row a theme: ● cooperative and ◆ contentious sentences."""
    if not len(study.counted):
        return no_sentence(study)
    table = theme_by_orientation(study, by_window=True)
    shown = windows(study)[-MOST_PANELS:]
    table = table[table["window"].isin(shown)]
    figure = Figure(
        image="",
        alt=_alt(study, table, shown),
        headline=_headline(study),
        subtitle="Number of sentences that bear a theme and depict cooperation (●) or contention "
        f"(◆), by window; those that hold both or neither are in the data beside it. A theme leans "
        f"where one leads by {count(CLEAR_LEAD, 'sentence')} or more. "
        f"n = {numbered(len(study.counted), 'sentence')}",
        source=source_line(study),
        anchor="fig-balance",
        data=_data(table),
    )
    return charted(_chart(study, table, shown), figure)


def _headline(study: Study) -> str:
    table = theme_by_orientation(study)
    lead = table["cooperative"] - table["contentious"]
    toward, against = int((lead >= CLEAR_LEAD).sum()), int((lead <= -CLEAR_LEAD).sum())
    lean = "leans" if toward == 1 else "lean"
    cooperative = f"{count(toward, 'theme').capitalize()} {lean} to cooperation"
    return f"{cooperative}, {spelled(against)} to contention"


def _order(study: Study) -> list[str]:
    """The themes, the most cooperative first; within ties the more frequent."""
    table = theme_by_orientation(study)
    lead = (table["cooperative"] - table["contentious"]).rename("lead")
    ordered = table.assign(lead=lead).sort_values(["lead", "k"], ascending=False, kind="stable")
    return list(ordered["theme"])


def _chart(study: Study, table: pd.DataFrame, shown: list[str]) -> charts.Balance:
    themes = _order(study)
    rows = table.set_index(["window", "theme"])[["cooperative", "contentious"]]
    return charts.Balance(
        themes=tuple(study.themes[theme] for theme in themes),
        windows=tuple(
            charts.Window(
                title=_title(study, window),
                counts=tuple(_pair(rows.loc[(window, theme)]) for theme in themes),
            )
            for window in shown
        ),
    )


def _pair(row: pd.Series) -> tuple[int, int]:
    return int(row["cooperative"]), int(row["contentious"])


def _title(study: Study, window: str) -> str:
    documents = int((study.in_report["window"] == window).sum())
    counted = study.outline.frame["window"].iloc[study.counted]
    sentences = int((counted == window).sum())
    return f"{window.capitalize()}\n{count(documents, 'text')}, n = {sentences:,}"


def _data(table: pd.DataFrame) -> Table:
    names = ("cooperative", "contentious", "mixed", "neutral", "k")
    heads = (
        Column("Theme", weight=2.2),
        Column("Window"),
        *(Column("All" if name == "k" else name.capitalize(), align="right") for name in names),
    )
    present = table[table["k"] > 0]
    rows = tuple(
        ((row["name"],), (row["window"],), *((f"{row[name]:,}",) for name in names))
        for row in present.to_dict("records")
    )
    return Table(columns=heads, rows=rows)


def _alt(study: Study, table: pd.DataFrame, shown: list[str]) -> str:
    parts = []
    for window in shown:
        present = table[(table["window"] == window) & (table["k"] > 0)]
        named = "; ".join(
            f"{row['name']} {row['cooperative']} to {row['contentious']}"
            for row in present.to_dict("records")
        )
        parts.append(f"{window}: {named or 'none'}.")
    return (
        "Dot plot of themes, cooperative against contentious sentences, a panel for each of "
        f"{count(len(shown), 'window')}. {_headline(study)}. " + " ".join(parts)
    )
