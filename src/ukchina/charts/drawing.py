"""A chart as SVG: drawn once for equal values, by the process beside this one if there is one."""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from ukchina.charts import helper
from ukchina.charts.values import Balance, Dots, Dumbbell, Heat, Speakers, Timeline

if TYPE_CHECKING:
    from ukchina.charts.values import Chart

# Where each is drawn: loaded when it is, for matplotlib takes a third of a second.
_DRAWN_IN: dict[type[Chart], str] = {
    Balance: "balance",
    Dots: "dots",
    Dumbbell: "dumbbell",
    Heat: "heat",
    Speakers: "speakers",
    Timeline: "timeline",
}
# Of a home that it cannot write to matplotlib warns; that is no part of a report.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
_MOST_KEPT = 128  # drawings, of some 50 kB


def begin(chart: Chart) -> None:
    """Let the process beside this one draw the chart meanwhile; without one do nothing."""
    beside = helper.current()
    if beside is not None:
        beside.begin(chart)


def begun(chart: Chart) -> bool:
    """Whether the chart is being drawn beside this process and is not done."""
    beside = helper.current()
    return beside is not None and beside.busy_with(chart)


def svg(chart: Chart) -> str:
    """The chart as SVG, the same bytes each time; waits for it when it has begun elsewhere."""
    return _drawn(chart)


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(chart: Chart) -> str:
    beside = helper.current()
    elsewhere = beside.drawing(chart) if beside is not None else None
    return drawn_here(chart) if elsewhere is None else elsewhere


def drawn_here(chart: Chart) -> str:
    """The chart drawn by this process."""
    module = import_module(f"ukchina.charts.{_DRAWN_IN[type(chart)]}")
    made: str = module.drawn(chart)
    return made
