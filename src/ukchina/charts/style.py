"""How the charts look: one width, one sans, few colours, SVG with text that can be searched."""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import font_source_sans_pro
import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH_IN = 6.3
UK, CHINA, GREY, INK, PALE = "#12436D", "#C24E1A", "#6B7280", "#1D2433", "#D9DEE5"
# The experts of a side: its hue, lighter, so that the four remain apart in grey.
UK_PALE, CHINA_PALE = "#7F9DB8", "#E8B79E"
BAND = "#F5F7F9"
SMALL_PT, TEXT_PT = 7.5, 8.5
FAMILY = "Source Sans Pro"
# Shades of one blue from nothing to all: legible in grey, and for every kind of colour vision.
SHADES = ("#FFFFFF", "#E3EBF2", "#C2D3E3", "#93B1CC", "#5F8BB0", "#31648F", UK)

_RC: Any = {
    "font.family": FAMILY,
    "font.size": TEXT_PT,
    "svg.fonttype": "none",
    "svg.hashsalt": "ukchina",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelsize": SMALL_PT,
    "ytick.labelsize": SMALL_PT,
    "path.simplify": False,
}


@contextmanager
def drawing(height_in: float) -> Iterator[Figure]:
    """A figure of the house's width in the house's style; outside of it nothing is changed."""
    _register_fonts()
    with mpl.rc_context(_RC):
        figure = Figure(figsize=(WIDTH_IN, height_in), dpi=96)
        FigureCanvasSVG(figure)
        yield figure


def svg(figure: Figure) -> str:
    """The figure as SVG: text as text, the same bytes each time; call it while `drawing`."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


@lru_cache(maxsize=4096)
def width_in(text: str, points: float = TEXT_PT) -> float:
    """The width of a line of text in the house's sans, in inches."""
    font = get_font(_face("Regular"))
    font.set_size(points, 72)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64 / 72


def wrapped(text: str, room_in: float, *, points: float = TEXT_PT, lines: int = 2) -> str:
    """The text broken at spaces into at most so many lines; what is over ends in "…"."""
    broken = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if broken[-1] and width_in(longer, points) > room_in:
            broken.append(word)
        else:
            broken[-1] = longer
    if len(broken) > lines:
        broken = [*broken[: lines - 1], f"{broken[lines - 1]}…"]
    return "\n".join(_cut(line, room_in, points) for line in broken)


def _cut(line: str, room_in: float, points: float) -> str:
    while len(line) > 1 and width_in(line, points) > room_in:
        line = f"{line.removesuffix('…')[:-1]}…"
    return line


@cache
def _register_fonts() -> None:
    for name in ("Regular", "Semibold", "It"):
        font_manager.fontManager.addfont(_face(name))


def _face(name: str) -> str:
    return str(Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{name}.ttf")
