"""Charts are drawn from plain values, here or beside this process: the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ukchina import charts
from ukchina.charts import helper
from ukchina.charts.drawing import drawn_here

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.charts import Chart

EVENT = charts.Placed(
    number=1,
    lane="Joint",
    start=date(2024, 10, 1),
    end=date(2024, 10, 2),
    status="actual",
    inferred=False,
    open_end=False,
    origins=2,
)
CHARTS: dict[str, Chart] = {
    "heat": charts.Heat(("Trade",), (charts.Column("Xinhua", "29 Jan", 9),), ((3,),)),
    "balance": charts.Balance(("Trade",), (charts.Window("2024", ((3, 1),)),)),
    "dumbbell": charts.Dumbbell(
        ("Trade",), (charts.Share(0.5, 0.2, 0.8),), (charts.Share(0.1, 0.0, 0.4),)
    ),
    "speakers": charts.Speakers(
        (("Xinhua", (charts.Bar("Xi Jinping", "china_government", 12),)), ("Nobody", ())),
        (("china_government", "Chinese government"),),
    ),
    "dots": charts.Dots(("Without A", "Without B"), ("Verdict",), ((True,), (False,))),
    "timeline": charts.Timeline((EVENT,), ("Joint",), date(2024, 1, 1), date(2025, 1, 1)),
}
NOTHING = charts.Heat(("Trade",), (), ((),))


@pytest.fixture(autouse=True)
def free_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_core_is_free", lambda: True)


def unseen(chart: Chart) -> Chart:
    """The chart, of which no test before has left a drawing."""
    from ukchina.charts.drawing import _drawn  # noqa: PLC0415

    _drawn.cache_clear()
    return chart


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_svg_each_time(name: str) -> None:
    drawn = drawn_here(CHARTS[name])
    assert drawn == drawn_here(replace(CHARTS[name]))
    assert drawn.rstrip().endswith("</svg>")


def test_the_process_beside_this_one_draws_the_same() -> None:
    with charts.beside():
        for chart in CHARTS.values():
            charts.begin(unseen(chart))
        assert charts.begun(CHARTS["timeline"])
        beside = {name: charts.svg(chart) for name, chart in CHARTS.items()}
        assert not charts.begun(CHARTS["timeline"])
    assert beside == {name: drawn_here(chart) for name, chart in CHARTS.items()}


def test_a_chart_is_drawn_once() -> None:
    chart = CHARTS["heat"]
    assert charts.svg(chart) is charts.svg(replace(chart))


def test_a_chart_is_drawn_here_when_the_process_has_ended() -> None:
    chart = unseen(CHARTS["dots"])
    with charts.beside():
        beside = helper.current()
        assert beside is not None
        os.kill(beside.pid, signal.SIGTERM)
        charts.begin(chart)
        assert charts.svg(chart) == drawn_here(chart)


def test_a_chart_that_cannot_be_drawn_is_told_here_and_the_next_is_drawn() -> None:
    with charts.beside():
        charts.begin(unseen(NOTHING))
        charts.begin(CHARTS["dots"])
        with pytest.raises(ZeroDivisionError):
            charts.svg(NOTHING)
        beside = helper.current()
        assert beside is not None
        assert beside.drawing(CHARTS["dots"]) == drawn_here(CHARTS["dots"])


@pytest.mark.parametrize(
    ("cores", "load", "free"), [(1, 0.0, False), (2, 0.5, True), (2, 2.0, False), (8, 2.0, True)]
)
def test_a_process_is_started_where_a_core_is_free(
    monkeypatch: pytest.MonkeyPatch, cores: int, load: float, *, free: bool
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, 0.0, 0.0), raising=False)
    with charts.beside():
        assert (helper.current() is not None) is free
        charts.begin(unseen(CHARTS["heat"]))
        assert charts.begun(CHARTS["heat"]) is free


def test_a_python_that_cannot_be_started_leaves_the_drawing_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with charts.beside():
        assert helper.current() is None


STARTS_ONE = """
import time
from ukchina.charts import beside, helper
helper._core_is_free = lambda: True
with beside():
    print(helper.current().pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by signal 0")
def test_the_process_ends_even_when_the_one_that_started_it_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTS_ONE], stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        number = int(started.stdout.readline())
        started.kill()
    for _ in range(200):
        if not running(number):
            return
        time.sleep(0.05)
    pytest.fail(f"process {number} is still there")


def running(number: int) -> bool:
    """Whether the process is there, and not only waiting to be taken note of."""
    try:
        os.kill(number, 0)
        with open(f"/proc/{number}/stat") as file:  # noqa: PTH123 - Linux's own
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return sys.platform != "linux"
    except ProcessLookupError:
        return False


def test_a_home_that_cannot_be_written_to_is_no_part_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    drawing = "import ukchina.charts.drawing, ukchina.charts.style"
    done = subprocess.run(
        [sys.executable, "-c", drawing],
        env={**os.environ, "HOME": str(tmp_path / "file" / "home"), "XDG_CACHE_HOME": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
