"""How the two governments' sentences differ: theme shares side by side, with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import MultipleLocator, PercentFormatter

from ukchina.blocks import Column, Figure, Table
from ukchina.exhibits import style
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.reading.values import Side
from ukchina.study.intervals import wilson

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ukchina.study import Study

_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.19, 0.27, 0.34, 2.6, 0.12
_SIDES = (
    (Side.UK_GOVERNMENT, "UK government", "o", style.UK, -0.15),
    (Side.CHINA_GOVERNMENT, "Chinese government", "D", style.CHINA, 0.15),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme: sentences that bear it, of all sentences of each government."""

    name: str
    k: tuple[int, int]
    n: tuple[int, int]

    @property
    def gap(self) -> float:
        """The British share less the Chinese."""
        return self.k[0] / self.n[0] - self.k[1] / self.n[1]


def government_themes(study: Study) -> Exhibit:
    """The figure of theme shares in the two governments' sentences; says so when one is silent."""
    if study.body.empty:
        return no_sentence(study)
    rows = _rows(study)
    if not rows:
        return nothing(
            "The two governments cannot be compared",
            "At least one of them has no sentence in the texts selected.",
        )
    n = rows[0].n
    return exhibit(
        Figure(
            image=_drawn(rows),
            alt=_alt(rows),
            headline=_headline(rows),
            subtitle="Share of each government's sentences that bear a theme, with 95 % Wilson "
            f"intervals; it describes these sentences only. n = {n[0]} British and {n[1]} Chinese "
            f"government sentences, {period(study)}",
            source=source_line(study),
            anchor="fig-governments",
            data=_data(rows),
        )
    )


def _rows(study: Study) -> list[_Row]:
    voices = study.body.set_index("evidence")["voice"]
    n = tuple(int((voices == side).sum()) for side, *_ in _SIDES)
    if 0 in n:
        return []
    coded = study.counted_codings.assign(voice=study.counted_codings["evidence"].map(voices))
    rows = []
    for theme, name in study.themes.items():
        bearing = coded[coded["theme"] == theme]["voice"]
        k = tuple(int((bearing == side).sum()) for side, *_ in _SIDES)
        if any(k):
            rows.append(_Row(name, (k[0], k[1]), (n[0], n[1])))
    return sorted(rows, key=lambda row: -row.gap)


def _headline(rows: list[_Row]) -> str:
    """The widest gap whose intervals do not overlap; without one, that there is none."""
    apart = [row for row in rows if _apart(row)]
    if not apart:
        return "No theme sets the two governments clearly apart"
    widest = max(apart, key=lambda row: abs(row.gap))
    more = "London" if widest.gap > 0 else "Beijing"
    return f"{widest.name}: {more} dwells on it more"


def _apart(row: _Row) -> bool:
    (low, high), (other_low, other_high) = (wilson(k, n) for k, n in zip(row.k, row.n, strict=True))
    return low > other_high or other_low > high


def _drawn(rows: list[_Row]) -> str:
    names = [style.wrapped(row.name, _NAMES_IN, lines=1) for row in rows]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(rows)
    with style.drawing(height) as figure:
        inner = 1 - (_HEAD_IN + _FOOT_IN) / height
        axes = figure.add_axes((left, _FOOT_IN / height, 0.97 - left, inner))
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(-0.02, 1)
        axes.xaxis.set_major_locator(MultipleLocator(0.2))
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        axes.tick_params(length=0)
        axes.set_yticks(range(len(rows)), names)
        axes.tick_params(axis="y", labelsize=style.TEXT_PT, labelcolor=style.INK)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        axes.hlines(range(len(rows)), 0, 1, color=style.PALE, linewidth=0.5, zorder=0)
        for y, row in enumerate(rows):
            _marks(axes, y, row)
        _key(axes)
        return style.svg(figure)


def _marks(axes: Axes, y: int, row: _Row) -> None:
    for (_, _, marker, colour, offset), k, n in zip(_SIDES, row.k, row.n, strict=True):
        low, high = wilson(k, n)
        axes.plot([low, high], [y + offset] * 2, color=colour, linewidth=1.1, alpha=0.55)
        axes.plot([k / n], [y + offset], marker, color=colour, markersize=4.4)


def _key(axes: Axes) -> None:
    for place, (_, name, marker, colour, _) in enumerate(_SIDES):
        x = place * 0.42
        axes.plot([x], [-0.95], marker, color=colour, markersize=4.4, clip_on=False)
        axes.text(x + 0.025, -0.95, name, va="center", color=colour, fontsize=style.SMALL_PT)


def _data(rows: list[_Row]) -> Table:
    heads = (
        Column("Theme", weight=2.2),
        Column("UK government", "right"),
        Column("95 % interval", "right"),
        Column("Chinese government", "right"),
        Column("95 % interval", "right"),
    )
    cells = []
    for row in rows:
        line = [row.name]
        for k, n in zip(row.k, row.n, strict=True):
            low, high = wilson(k, n)
            line += [f"{k} of {n}", f"{low:.0%} to {high:.0%}"]
        cells.append(tuple((cell,) for cell in line))
    return Table(columns=heads, rows=tuple(cells))


def _alt(rows: list[_Row]) -> str:
    each = "; ".join(
        f"{row.name} {row.k[0]} of {row.n[0]} against {row.k[1]} of {row.n[1]}" for row in rows
    )
    return (
        "Dumbbell chart of theme shares, British against Chinese government sentences, with "
        f"intervals. {_headline(rows)}. {each}."
    )
