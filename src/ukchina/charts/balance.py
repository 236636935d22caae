"""Both axes: each theme's cooperative and contentious sentences, a panel a window, never netted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from ukchina.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ukchina.charts.values import Balance

_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.185, 0.47, 0.26, 2.6, 0.12
_AXES = (("cooperative", "o", style.UK, -0.14), ("contentious", "D", style.CHINA, 0.14))


def drawn(chart: Balance) -> str:
    """The SVG: a row a theme, ● cooperative and ◆ contentious sentences."""
    names = [style.wrapped(theme, _NAMES_IN, lines=1) for theme in chart.themes]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(names)
    largest = max((max(pair) for window in chart.windows for pair in window.counts), default=1)
    with style.drawing(height) as figure:
        panels = figure.subplots(1, len(chart.windows), sharey=True, squeeze=False)[0]
        figure.subplots_adjust(
            left=left,
            right=0.985,
            bottom=_FOOT_IN / height,
            top=1 - _HEAD_IN / height,
            wspace=0.1,
        )
        for axes, window in zip(panels, chart.windows, strict=True):
            _frame(axes, max(largest, 1), len(names))
            small = style.SMALL_PT
            axes.text(0, -0.85, window.title, va="bottom", fontsize=small, linespacing=1.25)
            for y, pair in enumerate(window.counts):
                _marks(axes, y, pair)
        panels[0].set_yticks(range(len(names)), names)
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


def _marks(axes: Axes, y: int, counts: tuple[int, int]) -> None:
    for number, (_, marker, colour, offset) in zip(counts, _AXES, strict=True):
        if number:
            axes.plot([number], [y + offset], marker, color=colour, markersize=4.4, clip_on=False)


def _key(axes: Axes, figure: Figure) -> None:
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
