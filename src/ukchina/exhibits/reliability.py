"""How well the machine's coding agrees with readers'."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.blocks import Column, Table
from ukchina.coding.comparison import reliability
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.findings.words import count

if TYPE_CHECKING:
    from ukchina.blocks import Inlines
    from ukchina.coding.coders import Coder, Row
    from ukchina.coding.comparison import Agreement, Reliability
    from ukchina.study import Study

# Fewer sentences say nothing of agreement; rulings are left out, for a reader makes them where the
# machine erred.
FEWEST = 20
# A measure on fewer sentences is shown, and said to be thin.
FEW = 5


def reliability_table(study: Study) -> Exhibit:
    """Agreement with each reader's coding file, per theme; says so when there is none."""
    tables = [_table(study, found) for found in compared(study)]
    if not tables:
        return nothing(
            "No reader has coded enough of these sentences",
            "A coding file of twenty sentences or more, in the folder coders beside the texts, is "
            "compared here; rulings are left out, for a reader makes them where the machine erred.",
        )
    return exhibit(*tables)


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def compared(study: Study) -> list[Reliability]:
    """The machine beside each reader who coded `FEWEST` of the sentences, rulings left out."""
    readers = [replace(coder, rows=_unprompted(coder)) for coder in study.coders]
    found = [
        reliability(study.machine_on(reader.documents), reader, study.codebook)
        for reader in readers
    ]
    return [one for one in found if one.units >= FEWEST]


def _table(study: Study, found: Reliability) -> Table:
    names = {theme.id: theme.name for theme in study.codebook.themes}
    rows = [
        (
            names[theme.theme] + (" (few)" if theme.counts.first < FEW else ""),
            str(theme.counts.first),
            shown(theme.counts.precision),
            shown(theme.counts.recall),
            shown(theme.counts.f1),
            *_agreed(theme.agreement),
        )
        for theme in found.themes
    ]
    for name, choice in (("Orientation", found.orientation), ("Voice", found.voice)):
        rows.append((name, str(choice.units), "", "", "", *_agreed(choice.agreement)))
    return Table(
        columns=(
            Column("Theme", weight=2.6),
            *(Column(name, "right", 0.9) for name in ("n", "Precision", "Recall", "F1", "Alpha")),
            Column("95 % interval", "right", 1.3),
        ),
        rows=tuple(cells(row) for row in rows),
        headline=f"Against “{found.coder}”, themes have an F1 of {shown(found.micro.f1)}",
        subtitle=f"{count(found.units, 'sentence')} of {count(found.documents, 'text')} coded by "
        "both; n is the reader's count. The interval leaves out one text at a time and is cut at "
        "one; a dash is a measure that is not defined, few marks fewer than five sentences.",
        source=f"Source: coders/{found.coder}.csv against codebook {study.codebook.version}",
        anchor=f"tab-reliability-{found.coder}",
    )


def _unprompted(coder: Coder) -> tuple[Row, ...]:
    return tuple(row for row in coder.rows if not row.reason)


def cells(row: tuple[str, ...]) -> tuple[Inlines, ...]:
    """A row of a table, each cell plain text."""
    return tuple((cell,) for cell in row)


def _agreed(agreement: Agreement) -> tuple[str, str]:
    return shown(agreement.alpha), within(agreement.interval)


def within(interval: tuple[float, float] | None) -> str:
    """The interval to two places, cut at one; a dash where it is not defined."""
    return "–" if interval is None else f"{interval[0]:.2f} to {min(interval[1], 1.0):.2f}"


def shown(value: float | None) -> str:
    """The measure to two places; a dash where it is not defined."""
    return "–" if value is None else decimal(value)


def decimal(value: float) -> str:
    """The measure to two places; what is less than one is not printed as one."""
    shown = f"{value:.2f}"
    return "over 0.99" if shown == "1.00" and value < 1 else shown
