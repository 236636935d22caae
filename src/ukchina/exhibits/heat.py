"""The heat table: how many sentences of each document speak of each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ukchina.blocks import Column, Figure, Table
from ukchina.exhibits import limits, style
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.findings.words import capital, count, numbered
from ukchina.study.counts import theme_by_document, theme_by_window

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ukchina.study import Study

_ROW_IN, _HEAD_IN, _NAMES_IN, _GAP_IN = 0.195, 0.66, 2.6, 0.12


def heat_table(study: Study) -> Exhibit:
    """The figure theme × document (theme × window from nine documents on), with its numbers."""
    if study.body.empty:
        return no_sentence(study)
    return exhibit(_figure(study))


def _figure(study: Study) -> Figure:
    by_document = len(study.in_report) <= limits.MOST_COLUMNS
    table = theme_by_document(study) if by_document else theme_by_window(study)
    column = "label" if by_document else "window"
    totals = (
        table.groupby("theme", sort=False)["k"].sum().sort_values(ascending=False, kind="stable")
    )
    ordered = table.set_index(["theme", column])
    columns = list(dict.fromkeys(table[column]))
    what = "document" if by_document else "window"
    return Figure(
        image=_drawn(study, ordered, list(totals.index), columns),
        alt=_alt(study, ordered, totals, columns, what),
        headline=_headline(study, totals),
        subtitle=f"Sentences that bear a theme, k of n in each {what}; one may bear several. "
        f"n = {numbered(len(study.body), 'sentence')}, {period(study)}",
        source=source_line(study),
        anchor="fig-heat",
        data=_data(study, ordered, list(totals.index), columns),
    )


def _headline(study: Study, totals: pd.Series) -> str:
    """The theme that leads, or how many share the lead."""
    most = int(totals.iloc[0])
    sentences = f"{most} of {numbered(len(study.body), 'sentence')}"
    leading = [str(theme) for theme in totals.index[totals == most]]
    if not most:
        return "No sentence bears a theme"
    if len(leading) > 1:
        return f"{capital(count(len(leading), 'theme'))} share the lead: {sentences} each"
    return f"‘{study.themes[leading[0]]}’ leads: {sentences}"


def _drawn(study: Study, ordered: pd.DataFrame, themes: list[str], columns: list[str]) -> str:
    names = {theme: style.wrapped(study.themes[theme], _NAMES_IN, lines=1) for theme in themes}
    left = (max(map(style.width_in, names.values())) + _GAP_IN) / style.WIDTH_IN
    room_in = (0.995 - left) * style.WIDTH_IN / len(columns) - 0.05
    height = _HEAD_IN + _ROW_IN * len(themes)
    with style.drawing(height) as figure:
        bottom = 0.02 / height
        axes = figure.add_axes((left, bottom, 0.995 - left, 1 - bottom - _HEAD_IN / height))
        axes.set_xlim(0, len(columns))
        axes.set_ylim(len(themes), 0)
        axes.axis("off")
        for x, column in enumerate(columns):
            n = int(ordered.loc[(themes[0], column), "n"])
            _head(axes, x, _titled(column, room_in), n)
            for y, theme in enumerate(themes):
                _cell(axes, x, y, k=int(ordered.loc[(theme, column), "k"]), n=n)
        for y, theme in enumerate(themes):
            axes.annotate(
                names[theme],
                (0, y + 0.5),
                (-6, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                annotation_clip=False,
            )
        return style.svg(figure)


def _titled(column: str, room_in: float) -> str:
    """A document's label over its column: outlet on at most two lines, then the day."""
    outlet, _, day = column.rpartition(", ")
    name = style.wrapped(outlet or capital(day), room_in, points=style.SMALL_PT)
    return f"{name}\n{day}" if outlet else name


def _head(axes: Axes, x: int, title: str, n: int) -> None:
    small: dict[str, Any] = {"va": "bottom", "fontsize": style.SMALL_PT}
    axes.text(x + 0.04, -0.95, title, linespacing=1.1, **small)
    axes.text(x + 0.04, -0.15, f"n = {n}", color=style.GREY, **small)


def _cell(axes: Axes, x: int, y: int, *, k: int, n: int) -> None:
    share = k / n if n else 0.0
    shade = min(int(share * 2 * (len(style.SHADES) - 1) + 0.999), len(style.SHADES) - 1)
    axes.fill(
        (x + 0.02, x + 0.98, x + 0.98, x + 0.02),
        (y + 0.05, y + 0.05, y + 0.95, y + 0.95),
        color=style.SHADES[shade],
        linewidth=0,
    )
    dark = shade >= len(style.SHADES) - 3
    axes.text(
        x + 0.5,
        y + 0.52,
        f"{k} of {n}" if k else "–",
        ha="center",
        va="center",
        fontsize=style.SMALL_PT,
        color="white" if dark else style.INK if k else style.GREY,
    )


def _data(study: Study, ordered: pd.DataFrame, themes: list[str], columns: list[str]) -> Table:
    rows = tuple(
        (
            (study.themes[theme],),
            *(
                (f"{ordered.loc[(theme, column), 'k']} of {ordered.loc[(theme, column), 'n']}",)
                for column in columns
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
        f"{study.themes[str(theme)]} {number} of {len(study.body)}"
        for theme, number in lead.items()
    )
    first = str(totals.index[0])
    each = ", ".join(
        f"{column} {ordered.loc[(first, column), 'k']} of {ordered.loc[(first, column), 'n']}"
        for column in columns
    )
    return (
        f"Heat table of {count(len(totals), 'theme')} by {what}, each cell the number of sentences "
        f"that bear the theme. Most frequent: {named}. {study.themes[first]} by {what}: {each}."
    )
