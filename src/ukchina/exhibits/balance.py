"""Both axes: each theme's cooperative and contentious sentences, a panel a window, never netted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from ukchina.blocks import Column, Figure, Table
from ukchina.exhibits import style
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.words import count, numbered, spelled
from ukchina.study.counts import theme_by_orientation, windows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as MatplotlibFigure

    from ukchina.study import Study

# More panels would be narrower than the longest label of their axis: the latest are shown.
MOST_PANELS = 5
_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.185, 0.47, 0.26, 2.6, 0.12
_AXES = (("cooperative", "o", style.UK, -0.14), ("contentious", "D", style.CHINA, 0.14))


def balance(study: Study) -> Exhibit:
    """The figure of both axes, a row a theme: ● cooperative and ◆ contentious sentences."""
    if study.body.empty:
        return no_sentence(study)
    return exhibit(_figure(study))


def _figure(study: Study) -> Figure:
    table = theme_by_orientation(study, by_window=True)
    shown = windows(study)[-MOST_PANELS:]
    table = table[table["window"].isin(shown)]
    return Figure(
        image=_drawn(study, table, shown),
        alt=_alt(study, table, shown),
        headline=_headline(study),
        subtitle="Number of sentences that bear a theme and depict cooperation (●) or contention "
        f"(◆), by window; those that hold both or neither are in the data beside it. "
        f"n = {numbered(len(study.body), 'sentence')}",
        source=source_line(study),
        anchor="fig-balance",
        data=_data(table),
    )


def _headline(study: Study) -> str:
    table = theme_by_orientation(study)
    toward = int((table["cooperative"] > table["contentious"]).sum())
    against = int((table["contentious"] > table["cooperative"]).sum())
    lean = "leans" if toward == 1 else "lean"
    cooperative = f"{count(toward, 'theme').capitalize()} {lean} to cooperation"
    return f"{cooperative}, {spelled(against)} to contention"


def _order(study: Study) -> list[str]:
    """The themes, the most cooperative first; within ties the more frequent."""
    table = theme_by_orientation(study)
    lead = (table["cooperative"] - table["contentious"]).rename("lead")
    ordered = table.assign(lead=lead).sort_values(["lead", "k"], ascending=False, kind="stable")
    return list(ordered["theme"])


def _drawn(study: Study, table: pd.DataFrame, shown: list[str]) -> str:
    themes = _order(study)
    names = [style.wrapped(study.themes[theme], _NAMES_IN, lines=1) for theme in themes]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(themes)
    largest = max(int(table[["cooperative", "contentious"]].max().max()), 1)
    rows = table.set_index(["window", "theme"])
    with style.drawing(height) as figure:
        panels = figure.subplots(1, len(shown), sharey=True, squeeze=False)[0]
        figure.subplots_adjust(
            left=left,
            right=0.985,
            bottom=_FOOT_IN / height,
            top=1 - _HEAD_IN / height,
            wspace=0.1,
        )
        for axes, window in zip(panels, shown, strict=True):
            _frame(axes, largest, len(themes))
            documents = int((study.in_report["window"] == window).sum())
            sentences = int((study.body["window"] == window).sum())
            axes.text(
                0,
                -0.85,
                f"{window.capitalize()}\n{count(documents, 'text')}, n = {sentences}",
                va="bottom",
                fontsize=style.SMALL_PT,
                linespacing=1.25,
            )
            for y, theme in enumerate(themes):
                _marks(axes, y, rows.loc[(window, theme)])
        panels[0].set_yticks(range(len(themes)), names)
        panels[0].tick_params(axis="y", labelsize=style.TEXT_PT, labelcolor=style.INK)
        _key(panels[0], figure)
        return style.svg(figure)


def _frame(axes: Axes, largest: int, rows: int) -> None:
    axes.set_xlim(-0.06 * largest - 0.2, largest * 1.06 + 0.2)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.axvline(0, color=style.GREY, linewidth=0.6, zorder=0)
    axes.hlines(range(rows), 0, largest, color=style.PALE, linewidth=0.5, zorder=0)


def _marks(axes: Axes, y: int, row: pd.Series) -> None:
    for name, marker, colour, offset in _AXES:
        if row[name]:
            axes.plot(
                [row[name]], [y + offset], marker, color=colour, markersize=4.4, clip_on=False
            )


def _key(axes: Axes, figure: MatplotlibFigure) -> None:
    """What the marks mean, over the names of the themes."""
    for line, (name, marker, colour, _) in enumerate(reversed(_AXES)):
        up = -0.98 - line * 0.62
        beside = axes.transData + ScaledTranslation(-10 / 72, 0, figure.dpi_scale_trans)
        axes.plot([0], [up], marker, color=colour, markersize=4.4, clip_on=False, transform=beside)
        axes.annotate(
            name,
            (0, up),
            xytext=(-16, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            color=colour,
            fontsize=style.SMALL_PT,
            annotation_clip=False,
        )


def _data(table: pd.DataFrame) -> Table:
    names = ("cooperative", "contentious", "mixed", "neutral", "k")
    heads = (
        Column("Theme", weight=2.2),
        Column("Window"),
        *(Column("All" if name == "k" else name.capitalize(), align="right") for name in names),
    )
    present = table[table["k"] > 0]
    rows = tuple(
        ((row["name"],), (row["window"],), *((str(row[name]),) for name in names))
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
