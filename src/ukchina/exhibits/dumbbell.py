"""How the two governments' sentences differ: theme shares side by side, with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.exhibits.exhibit import Exhibit, charted, nothing
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.reading.values import Side
from ukchina.study.intervals import wilson

if TYPE_CHECKING:
    from ukchina.study import Study

_SIDES = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)


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
    if not len(study.counted):
        return no_sentence(study)
    rows = _rows(study)
    if not rows:
        return nothing(
            "The two governments cannot be compared",
            "At least one of them has no sentence in the texts selected.",
        )
    n = rows[0].n
    return charted(
        _chart(rows),
        Figure(
            image="",
            alt=_alt(rows),
            headline=_headline(rows),
            subtitle="Share of each government's sentences that bear a theme, with 95 % Wilson "
            f"intervals; it describes these sentences only. n = {n[0]:,} British and "
            f"{n[1]:,} Chinese government sentences, {period(study)}",
            source=source_line(study),
            anchor="fig-governments",
            data=_data(rows),
        ),
    )


def _rows(study: Study) -> list[_Row]:
    voices = study.outline.frame["voice"].iloc[study.counted]
    n = tuple(int((voices == side).sum()) for side in _SIDES)
    if 0 in n:
        return []
    coded = study.coded.assign(
        voice=study.outline.frame["voice"].iloc[study.coded["place"]].to_numpy()
    )
    rows = []
    for theme, name in study.themes.items():
        bearing = coded[coded["theme"] == theme]["voice"]
        k = tuple(int((bearing == side).sum()) for side in _SIDES)
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


def _chart(rows: list[_Row]) -> charts.Dumbbell:
    british, chinese = (
        tuple(
            charts.Share(row.k[side] / row.n[side], *wilson(row.k[side], row.n[side]))
            for row in rows
        )
        for side in range(len(_SIDES))
    )
    return charts.Dumbbell(tuple(row.name for row in rows), british, chinese)


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
            line += [f"{k:,} of {n:,}", f"{low:.0%} to {high:.0%}"]
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
