"""The house has floors: a module imports only from its own floor or from those below."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = (
    "errors",
    "hyphens",
    "spans",
    "corpus",
    "sentences",
    "reading",
    "coding",
    "records",
    "study",
    "blocks",
    "findings",
    "charts",
    "exhibits",
    "publish",
    "interchange",
    "lab",
    "cli",
)
# The rooms of the reading, in the order in which each may use those before it.
ROOMS = ("values", "times", "people", "speech", "quantities", "events", "measure")
# The library's front door (`import ukchina as uk`) offers what all floors below it hold.
PANDAS_FROM = "study"
MATPLOTLIB_FROM = "charts"


def floor(module: str) -> str:
    return module.removeprefix("ukchina.").split(".")[0]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_imports_only_point_down(root: Path) -> None:
    source = root / "src" / "ukchina"
    modules = [path for path in source.rglob("*.py") if path != source / "__init__.py"]
    assert {floor(".".join(p.relative_to(source).with_suffix("").parts)) for p in modules} <= set(
        FLOORS
    )
    upward = []
    for path in modules:
        own = FLOORS.index(path.relative_to(source).parts[0].removesuffix(".py"))
        upward += [
            f"{path.relative_to(root)} imports {name}"
            for name in imported(path)
            if name.startswith("ukchina.") and floor(name) in FLOORS[own + 1 :]
        ]
    assert upward == []


def test_rooms_of_the_reading_use_only_those_before_them(root: Path) -> None:
    reading = root / "src" / "ukchina" / "reading"
    backward = []
    for path in reading.rglob("*.py"):
        own = path.relative_to(reading).parts[0].removesuffix(".py")
        used = {name.split(".")[2] for name in imported(path) if "ukchina.reading." in name}
        later = set(ROOMS[ROOMS.index(own) + 1 :]) if own in ROOMS else set(ROOMS)
        backward += [f"{path.relative_to(root)} uses {room}" for room in sorted(used & later)]
    assert backward == []


@pytest.mark.parametrize(
    ("library", "lowest"), [("pandas", PANDAS_FROM), ("matplotlib", MATPLOTLIB_FROM)]
)
def test_heavy_libraries_start_at_their_floor(root: Path, library: str, lowest: str) -> None:
    below = FLOORS[: FLOORS.index(lowest)]
    source = root / "src" / "ukchina"
    early = [
        path
        for name in below
        for path in (*source.glob(f"{name}.py"), *source.glob(f"{name}/**/*.py"))
        if any(found.split(".")[0] == library for found in imported(path))
    ]
    assert early == []


def test_the_library_has_no_clock_network_or_chance(root: Path) -> None:
    banned = {"random", "requests", "urllib.request", "socket", "matplotlib.pyplot", "secrets"}
    clocks = {"now", "today", "utcnow", "time_ns", "perf_counter"}
    offences = []
    for path in (root / "src" / "ukchina").rglob("*.py"):
        offences += [f"{path}: {name}" for name in imported(path) & banned]
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        offences += [
            f"{path}:{call.lineno}"
            for call in calls
            if isinstance(call.func, ast.Attribute) and call.func.attr in clocks
        ]
    assert offences == []
