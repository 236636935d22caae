"""What happened, when, how surely: events in lanes on a broken axis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ukchina.charts import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from ukchina.charts.values import Placed, Timeline

# Years before the first text was published are background: they share a sixth of the width.
BACKGROUND_SHARE = 0.16
_ROW_IN, _FOOT_IN, _GAP_IN, _PAD_IN = 0.2, 0.3, 0.16, 0.14
_DAY_LENGTH = 7  # an interval up to a week is a dot: its bar would be shorter than the dot
_LABEL = 0.022  # room for a number beside its mark, as a share of the width


def drawn(chart: Timeline) -> str:
    """The SVG of the events, in as few rows as keep them apart."""
    earliest = min(event.start for event in chart.events)
    scale = _Scale(earliest, date(chart.first.year - 1, 1, 1), chart.last)
    lanes = {
        lane: _rows([one for one in chart.events if one.lane == lane], scale)
        for lane in chart.lanes
    }
    shown = [(lane, rows) for lane, rows in lanes.items() if rows]
    count = sum(len(rows) for _, rows in shown)
    height = count * _ROW_IN + len(shown) * _PAD_IN + _FOOT_IN
    left = (max(style.width_in(lane) for lane, _ in shown) + _GAP_IN) / style.WIDTH_IN
    with style.drawing(height) as figure:
        axes = figure.add_axes((left, _FOOT_IN / height, 0.985 - left, 1 - _FOOT_IN / height))
        axes.set_xlim(0, 1)
        axes.set_ylim(count * _ROW_IN + len(shown) * _PAD_IN, 0)
        axes.axis("off")
        top = 0.0
        for place, (lane, rows) in enumerate(shown):
            bottom = top + len(rows) * _ROW_IN + _PAD_IN
            if place % 2 == 0:
                axes.axhspan(top, bottom, color=style.BAND, linewidth=0)
            axes.annotate(
                lane,
                (0, (top + bottom) / 2),
                (-6, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                annotation_clip=False,
            )
            for row, found in enumerate(rows):
                for event in found:
                    _mark(axes, event, top + _PAD_IN / 2 + (row + 0.5) * _ROW_IN, scale)
            top = bottom
        _axis(axes, scale, top)
        return style.svg(figure)


class _Scale:
    """Where a day stands: years before `cut` are drawn together, later ones to scale."""

    def __init__(self, earliest: date, cut: date, last: date) -> None:
        self.earliest, self.cut, self.last = earliest, cut, last
        self.broken = earliest < cut
        self.share = BACKGROUND_SHARE if self.broken else 0.0

    def __call__(self, day: date) -> float:
        if day < self.cut:
            whole = (self.cut - self.earliest).days or 1
            return max(0.0, (day - self.earliest).days / whole) * (self.share - 0.02) + 0.005
        whole = (self.last - self.cut).days or 1
        return self.share + min(1.0, (day - self.cut).days / whole) * (1 - self.share - 0.03)


def _rows(events: Sequence[Placed], scale: _Scale) -> list[list[Placed]]:
    """The events of a lane in as few rows as keep marks and numbers apart."""
    rows: list[list[Placed]] = []
    ends: list[float] = []
    for event in sorted(events, key=lambda one: (one.start, one.number)):
        start, end = scale(event.start) - 0.01, scale(event.end) + _LABEL + 0.012
        free = next((row for row, taken in enumerate(ends) if taken <= start), None)
        if free is None:
            rows.append([event])
            ends.append(end)
        else:
            rows[free].append(event)
            ends[free] = end
    return rows


def _mark(axes: Axes, event: Placed, y: float, scale: _Scale) -> None:
    start, end = scale(event.start), scale(event.end)
    colour = style.UK if event.lane.startswith("UK") else style.GREY
    colour = style.CHINA if event.lane.startswith("Chinese") else colour
    colour = style.INK if event.lane == "Joint" else colour
    size = 4.0 + 1.4 * min(event.origins - 1, 3)
    intended = event.status in {"intended", "scheduled", "hypothetical"}
    face = "white" if event.inferred or intended else colour
    look: dict[str, Any] = {"color": colour, "clip_on": False}
    if event.status == "absence":
        axes.plot([start, end], [y, y], linewidth=0.8, linestyle=(0, (1, 2)), **look)
        axes.plot([end], [y], "x", markersize=4.4, markeredgewidth=1.4, **look)
    elif (event.end - event.start).days > _DAY_LENGTH:
        dashes = (0, (2, 1.4)) if intended else "solid"
        axes.plot([start, end], [y, y], linewidth=2.2, linestyle=dashes, alpha=0.75, **look)
        if event.open_end:
            axes.plot([end, end + 0.012], [y, y], linewidth=2.2, alpha=0.3, **look)
    else:
        middle = (start + end) / 2
        axes.plot([middle], [y], "o", markersize=size, markerfacecolor=face, **look)
        end = middle
    axes.annotate(
        str(event.number),
        (end, y),
        (5, 0),
        textcoords="offset points",
        va="center",
        fontsize=style.SMALL_PT,
        annotation_clip=False,
    )


def _axis(axes: Axes, scale: _Scale, bottom: float) -> None:
    years = range(scale.cut.year, scale.last.year + 1)
    for year in years:
        x = scale(date(year, 1, 1))
        axes.plot([x, x], [0, bottom], color=style.PALE, linewidth=0.6, zorder=0)
        axes.annotate(
            str(year),
            (x, bottom),
            (2, -3),
            textcoords="offset points",
            va="top",
            fontsize=style.SMALL_PT,
            color=style.GREY,
            annotation_clip=False,
        )
    if scale.broken:
        axes.annotate(
            f"{scale.earliest.year} to {scale.cut.year - 1}",
            (0.0, bottom),
            (0, -3),
            textcoords="offset points",
            va="top",
            fontsize=style.SMALL_PT,
            color=style.GREY,
            annotation_clip=False,
        )
        x = scale.share - 0.008
        axes.plot([x, x], [0, bottom], color="white", linewidth=3, zorder=1)
        for shift in (-0.003, 0.003):
            axes.plot(
                [x + shift - 0.003, x + shift + 0.003],
                [bottom + 0.03, bottom - 0.03],
                color=style.GREY,
                linewidth=0.7,
                clip_on=False,
            )
