"""Charts: plain values drawn as SVG, here or meanwhile by a process beside this one."""

from ukchina.charts.drawing import begin, begun, svg
from ukchina.charts.helper import beside
from ukchina.charts.values import (
    Balance,
    Bar,
    Chart,
    Column,
    Dots,
    Dumbbell,
    Heat,
    Placed,
    Share,
    Speakers,
    Timeline,
    Window,
)

__all__ = [
    "Balance",
    "Bar",
    "Chart",
    "Column",
    "Dots",
    "Dumbbell",
    "Heat",
    "Placed",
    "Share",
    "Speakers",
    "Timeline",
    "Window",
    "begin",
    "begun",
    "beside",
    "svg",
]
