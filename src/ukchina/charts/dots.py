"""What stays the same: a row a variant, ● where it says the same, ◇ where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ukchina.charts.values import Dots

_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.2, 0.62, 0.08, 2.26, 0.12


def drawn(chart: Dots) -> str:
    """The SVG of the dots, the columns' names over them."""
    names = [style.wrapped(name, _NAMES_IN, lines=1) for name in chart.rows]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(names)
    room = style.WIDTH_IN * (0.985 - left) / len(chart.columns) - 0.02
    with style.drawing(height) as figure:
        axes = figure.add_axes(
            (left, _FOOT_IN / height, 0.985 - left, 1 - (_HEAD_IN + _FOOT_IN) / height)
        )
        _frame(axes, rows=len(names), columns=len(chart.columns))
        for x, title in enumerate(chart.columns):
            heading = style.wrapped(title, room, points=style.SMALL_PT, lines=3)
            axes.text(x, -0.7, heading, ha="center", va="bottom", fontsize=style.SMALL_PT)
            for y, row in enumerate(chart.same):
                _dot(axes, x, y, same=row[x])
        axes.set_yticks(range(len(names)), names)
        axes.tick_params(axis="y", labelsize=style.TEXT_PT, labelcolor=style.INK)
        return style.svg(figure)


def _frame(axes: Axes, *, rows: int, columns: int) -> None:
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.hlines(range(rows), -0.5, columns - 0.5, color=style.PALE, linewidth=0.5, zorder=0)


def _dot(axes: Axes, x: int, y: int, *, same: bool) -> None:
    marker, colour = ("o", style.UK) if same else ("D", style.CHINA)
    filled = colour if same else "#FFFFFF"
    axes.plot([x], [y], marker, color=colour, markerfacecolor=filled, markersize=4.6, clip_on=False)
