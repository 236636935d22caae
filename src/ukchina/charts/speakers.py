"""Words quoted by speaker: a panel a text, a bar a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.charts import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from ukchina.charts.values import Bar, Speakers

_ROW_IN, _TITLE_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.17, 0.27, 0.28, 2.4, 0.12
_COLOURS = {
    "uk_government": style.UK,
    "uk_expert": style.UK_PALE,
    "china_government": style.CHINA,
    "china_expert": style.CHINA_PALE,
}


def drawn(chart: Speakers) -> str:
    """The SVG of the panels, and what the colours mean under them."""
    rows = [max(len(bars), 1) for _, bars in chart.panels]
    height = sum(rows) * _ROW_IN + len(rows) * _TITLE_IN + _FOOT_IN
    largest = max((bar.words for _, bars in chart.panels for bar in bars), default=1)
    names = [style.wrapped(bar.name, _NAMES_IN, lines=1) for _, s in chart.panels for bar in s]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    with style.drawing(height) as figure:
        top = height
        for (title, bars), number in zip(chart.panels, rows, strict=True):
            top -= _TITLE_IN + number * _ROW_IN
            bounds = (left, (top + 0.02) / height, 0.97 - left, number * _ROW_IN / height)
            _panel(figure.add_axes(bounds), title, bars, largest)
        key = figure.add_axes((left, 0.0, 0.97 - left, 0.8 * _FOOT_IN / height))
        _key(key, chart.sides)
        return style.svg(figure)


def _panel(axes: Axes, title: str, bars: Sequence[Bar], largest: int) -> None:
    axes.set_xlim(0, largest * 1.12)
    axes.set_ylim(max(len(bars), 1) - 0.5, -0.5)
    axes.axis("off")
    axes.text(0, -0.68, title, va="bottom", fontweight=600, clip_on=False)
    for y, bar in enumerate(bars):
        axes.barh([y], [bar.words], height=0.66, color=_COLOURS.get(bar.side, style.GREY))
        label = style.wrapped(bar.name, _NAMES_IN, lines=1)
        axes.annotate(label, (0, y), (-5, 0), textcoords="offset points", ha="right", va="center")
        axes.annotate(
            f"{bar.words:,}",
            (bar.words, y),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.SMALL_PT,
        )
    if not bars:
        axes.text(0, 0, "Nobody is quoted", va="center", color=style.GREY, fontsize=style.SMALL_PT)


def _key(axes: Axes, sides: Sequence[tuple[str, str]]) -> None:
    """The colours of the sides, named."""
    axes.set_xlim(0, style.WIDTH_IN)
    axes.set_ylim(0, 1)
    axes.axis("off")
    x = 0.0
    for side, name in sides:
        axes.barh([0.5], [0.1], left=[x], height=0.5, color=_COLOURS.get(side, style.GREY))
        axes.text(x + 0.16, 0.5, name, va="center", fontsize=style.SMALL_PT)
        x += 1.35
