"""Theme shares of the two governments side by side, with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import MultipleLocator, PercentFormatter

from ukchina.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ukchina.charts.values import Dumbbell, Share

_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.19, 0.27, 0.34, 2.6, 0.12
_SIDES = (
    ("UK government", "o", style.UK, -0.15),
    ("Chinese government", "D", style.CHINA, 0.15),
)


def drawn(chart: Dumbbell) -> str:
    """The SVG: a row a theme, a mark and a line a government."""
    names = [style.wrapped(theme, _NAMES_IN, lines=1) for theme in chart.themes]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(names)
    with style.drawing(height) as figure:
        inner = 1 - (_HEAD_IN + _FOOT_IN) / height
        axes = figure.add_axes((left, _FOOT_IN / height, 0.97 - left, inner))
        _frame(axes, names)
        for y, shares in enumerate(zip(chart.british, chart.chinese, strict=True)):
            _marks(axes, y, shares)
        _key(axes)
        return style.svg(figure)


def _frame(axes: Axes, names: list[str]) -> None:
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(-0.02, 1)
    axes.xaxis.set_major_locator(MultipleLocator(0.2))
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.tick_params(length=0)
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelsize=style.TEXT_PT, labelcolor=style.INK)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.hlines(range(len(names)), 0, 1, color=style.PALE, linewidth=0.5, zorder=0)


def _marks(axes: Axes, y: int, shares: tuple[Share, Share]) -> None:
    for (_, marker, colour, offset), found in zip(_SIDES, shares, strict=True):
        ends = [found.low, found.high]
        axes.plot(ends, [y + offset] * 2, color=colour, linewidth=1.1, alpha=0.55)
        axes.plot([found.share], [y + offset], marker, color=colour, markersize=4.4)


def _key(axes: Axes) -> None:
    for place, (name, marker, colour, _) in enumerate(_SIDES):
        x = place * 0.42
        axes.plot([x], [-0.95], marker, color=colour, markersize=4.4, clip_on=False)
        axes.text(x + 0.025, -0.95, name, va="center", color=colour, fontsize=style.SMALL_PT)
