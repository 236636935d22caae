"""The heat table: how many sentences of each column speak of each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ukchina.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ukchina.charts.values import Column, Heat

_ROW_IN, _HEAD_IN, _NAMES_IN, _GAP_IN = 0.195, 0.66, 2.6, 0.12


def drawn(chart: Heat) -> str:
    """The SVG: a shade and a number a cell."""
    names = [style.wrapped(theme, _NAMES_IN, lines=1) for theme in chart.themes]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    room_in = (0.995 - left) * style.WIDTH_IN / len(chart.columns) - 0.05
    height = _HEAD_IN + _ROW_IN * len(names)
    with style.drawing(height) as figure:
        bottom = 0.02 / height
        axes = figure.add_axes((left, bottom, 0.995 - left, 1 - bottom - _HEAD_IN / height))
        axes.set_xlim(0, len(chart.columns))
        axes.set_ylim(len(names), 0)
        axes.axis("off")
        for x, column in enumerate(chart.columns):
            _head(axes, x, column, room_in)
            for y, row in enumerate(chart.k):
                _cell(axes, x, y, k=row[x], n=column.n)
        for y, name in enumerate(names):
            _name(axes, y, name)
        return style.svg(figure)


def _head(axes: Axes, x: int, column: Column, room_in: float) -> None:
    """A document's label over its column: outlet on at most two lines, then the day."""
    small: dict[str, Any] = {"va": "bottom", "fontsize": style.SMALL_PT}
    name = style.wrapped(column.name, room_in, points=style.SMALL_PT)
    title = f"{name}\n{column.below}" if column.below else name
    axes.text(x + 0.04, -0.95, title, linespacing=1.1, **small)
    axes.text(x + 0.04, -0.15, f"n = {column.n:,}", color=style.GREY, **small)


def _name(axes: Axes, y: int, name: str) -> None:
    axes.annotate(
        name,
        (0, y + 0.5),
        (-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        annotation_clip=False,
    )


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
        f"{k:,} of {n:,}" if k else "–",
        ha="center",
        va="center",
        fontsize=style.SMALL_PT,
        color="white" if dark else style.INK if k else style.GREY,
    )
