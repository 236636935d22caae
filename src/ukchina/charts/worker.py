"""Draws the charts that it is given; started by `ukchina.charts.helper`."""

from __future__ import annotations

import contextlib
import pickle
import signal
import sys
from typing import TYPE_CHECKING

from ukchina.charts import balance, dots, dumbbell, heat, speakers, style, timeline
from ukchina.charts.drawing import drawn_here

if TYPE_CHECKING:
    from typing import BinaryIO

    from ukchina.charts.values import Chart

# All are loaded before the first chart comes.
LOADED = (balance, dots, dumbbell, heat, speakers, style, timeline)


def work(charts: BinaryIO, drawings: BinaryIO) -> None:
    """Answer each chart with its drawing, None when that fails, until there are no more."""
    while True:
        try:
            chart: Chart = pickle.load(charts)  # noqa: S301 - our own process wrote it
        except EOFError:
            return
        pickle.dump(_drawn(chart), drawings)
        drawings.flush()


def _drawn(chart: Chart) -> str | None:
    try:
        return drawn_here(chart)
    except Exception:  # noqa: BLE001 - drawn again, and failing, where somebody is told
        return None


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the one that started this
    drawings, sys.stdout = sys.stdout.buffer, sys.stderr
    with contextlib.suppress(BrokenPipeError):
        work(sys.stdin.buffer, drawings)
