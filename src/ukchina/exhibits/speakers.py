"""Who is quoted, and at what length: a panel a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.exhibits import limits, style
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.exhibits.texts import VOICES
from ukchina.findings.words import capital, count
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from ukchina.study import Study

# Speakers of a panel: a longer list is read by nobody, the data beside it hold more.
MOST_SPEAKERS = 7
_ROW_IN, _TITLE_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.17, 0.27, 0.28, 2.4, 0.12
_COLOURS = {
    Side.UK_GOVERNMENT: style.UK,
    Side.UK_EXPERT: style.UK_PALE,
    Side.CHINA_GOVERNMENT: style.CHINA,
    Side.CHINA_EXPERT: style.CHINA_PALE,
}
_CHINESE = {Side.CHINA_GOVERNMENT, Side.CHINA_EXPERT}


def quoted_speakers(study: Study) -> Exhibit:
    """The figure of words inside quotation marks by speaker, a panel a text (or window)."""
    if study.body.empty:
        return no_sentence(study)
    table = _table(study)
    if table.empty:
        return nothing("Nobody is quoted", "No text selected puts words of a speaker in marks.")
    by_text = len(study.in_report) <= limits.MOST_PANELS
    panels = list(study.in_report["label" if by_text else "window"].drop_duplicates())
    drawn = panels[-limits.MOST_PANELS :]
    shown = [(name, _most(table[table["panel"] == name])) for name in drawn]
    return exhibit(
        Figure(
            image=_drawn(shown),
            alt=_alt(table, shown),
            headline=_headline(table),
            subtitle="Words inside quotation marks, whole sentences and parts of them, by speaker; "
            f"marks of distance and indirect speech are left out. n = {int(table['words'].sum())} "
            f"words, {period(study)}{_left_out(len(panels) - len(drawn), len(table))}",
            source=source_line(study),
            anchor="fig-speakers",
            data=_data(table.head(limits.MOST_DATA)),
        )
    )


def _left_out(windows: int, rows: int) -> str:
    """What of very many windows and speakers is not drawn, and not in the data."""
    said = f". {capital(count(windows, 'earlier window'))} not drawn" if windows else ""
    over = rows > limits.MOST_DATA
    most = f"{limits.MOST_DATA} of {rows:,} speakers, those of most words"
    return f"{said}. The data beside it hold {most}" if over else said


def _table(study: Study) -> pd.DataFrame:
    """Words quoted. Columns: panel, speaker, side, words; by panel, longest first."""
    quoted = study.quotations[study.quotations["kind"].isin(["direct", "partial"])]
    by_name = study.in_report.set_index("document")
    by_text = len(study.in_report) <= limits.MOST_PANELS
    panel = quoted["document"].map(by_name["label" if by_text else "window"])
    words = quoted["text"].str.split().str.len()
    table = quoted.assign(panel=panel, words=words).dropna(subset="speaker")
    counted = table.groupby(["panel", "speaker", "side"], sort=False)["words"].sum().reset_index()
    return counted.sort_values(["words", "speaker"], ascending=[False, True], kind="stable")


def _most(table: pd.DataFrame) -> list[tuple[str, str, int]]:
    """The rows of a panel; beyond `MOST_SPEAKERS` the rest are one row."""
    rows = [(row["speaker"], row["side"], int(row["words"])) for row in table.to_dict("records")]
    if len(rows) > MOST_SPEAKERS:
        rest = rows[MOST_SPEAKERS - 1 :]
        more = (f"{len(rest)} others", str(Side.OTHER), sum(words for _, _, words in rest))
        rows = [*rows[: MOST_SPEAKERS - 1], more]
    return rows


def _headline(table: pd.DataFrame) -> str:
    by_speaker = table.groupby("speaker", sort=False)["words"].sum().sort_values(ascending=False)
    name, words = str(by_speaker.index[0]), int(by_speaker.iloc[0])
    return f"{name} is quoted most: {words} of {int(by_speaker.sum())} words"


def _drawn(shown: Sequence[tuple[str, list[tuple[str, str, int]]]]) -> str:
    rows = [max(len(speakers), 1) for _, speakers in shown]
    height = sum(rows) * _ROW_IN + len(rows) * _TITLE_IN + _FOOT_IN
    largest = max((words for _, speakers in shown for _, _, words in speakers), default=1)
    names = [style.wrapped(name, _NAMES_IN, lines=1) for _, s in shown for name, _, _ in s]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    with style.drawing(height) as figure:
        top = height
        for (title, speakers), number in zip(shown, rows, strict=True):
            top -= _TITLE_IN + number * _ROW_IN
            bounds = (left, (top + 0.02) / height, 0.97 - left, number * _ROW_IN / height)
            _panel(figure.add_axes(bounds), title, speakers, largest)
        _key(figure.add_axes((left, 0.0, 0.97 - left, 0.8 * _FOOT_IN / height)))
        return style.svg(figure)


def _panel(axes: Axes, title: str, speakers: list[tuple[str, str, int]], largest: int) -> None:
    axes.set_xlim(0, largest * 1.12)
    axes.set_ylim(max(len(speakers), 1) - 0.5, -0.5)
    axes.axis("off")
    heard = {side for _, side, _ in speakers}
    missing = "" if heard & _CHINESE else " · no Chinese voice"
    axes.text(0, -0.68, f"{capital(title)}{missing}", va="bottom", fontweight=600, clip_on=False)
    for y, (name, side, words) in enumerate(speakers):
        axes.barh([y], [words], height=0.66, color=_COLOURS.get(Side(side), style.GREY))
        label = style.wrapped(name, _NAMES_IN, lines=1)
        axes.annotate(label, (0, y), (-5, 0), textcoords="offset points", ha="right", va="center")
        axes.annotate(
            str(words),
            (words, y),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.SMALL_PT,
        )
    if not speakers:
        axes.text(0, 0, "Nobody is quoted", va="center", color=style.GREY, fontsize=style.SMALL_PT)


def _key(axes: Axes) -> None:
    """The colours of the sides, named."""
    axes.set_xlim(0, style.WIDTH_IN)
    axes.set_ylim(0, 1)
    axes.axis("off")
    x = 0.0
    for side in (*_COLOURS, Side.OTHER):
        axes.barh([0.5], [0.1], left=[x], height=0.5, color=_COLOURS.get(side, style.GREY))
        axes.text(x + 0.16, 0.5, capital(VOICES[side]), va="center", fontsize=style.SMALL_PT)
        x += 1.35


def _data(table: pd.DataFrame) -> Table:
    heads = (
        Column("Text", weight=2),
        Column("Speaker", weight=2),
        Column("Side"),
        Column("Words", "right", 0.6),
    )
    rows = tuple(
        ((row["panel"],), (row["speaker"],), (VOICES[Side(row["side"])],), (str(row["words"]),))
        for row in table.to_dict("records")
    )
    return Table(columns=heads, rows=rows)


def _alt(table: pd.DataFrame, shown: Sequence[tuple[str, list[tuple[str, str, int]]]]) -> str:
    parts = [
        f"{title}: " + (", ".join(f"{name} {words}" for name, _, words in speakers) or "nobody")
        for title, speakers in shown
    ]
    return (
        f"Bar chart of words quoted by speaker, {count(len(shown), 'panel')}. {_headline(table)}. "
        + "; ".join(parts)
        + "."
    )
