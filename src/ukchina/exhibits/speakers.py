"""Who is quoted, and at what length: a panel a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.exhibits import limits
from ukchina.exhibits.exhibit import Exhibit, charted, nothing
from ukchina.exhibits.source import no_sentence, period, source_line
from ukchina.exhibits.texts import VOICES
from ukchina.findings.words import capital, count, speaker_name
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ukchina.study import Study

# Speakers of a panel: a longer list is read by nobody, the data beside it hold more.
MOST_SPEAKERS = 7
# The sides that the key names; any other is "other".
_SIDES = (
    Side.UK_GOVERNMENT,
    Side.UK_EXPERT,
    Side.CHINA_GOVERNMENT,
    Side.CHINA_EXPERT,
    Side.OTHER,
)
_CHINESE = {Side.CHINA_GOVERNMENT, Side.CHINA_EXPERT}


def quoted_speakers(study: Study) -> Exhibit:
    """The figure of words inside quotation marks by speaker, a panel a text (or window)."""
    if not len(study.counted):
        return no_sentence(study)
    table = _table(study)
    if table.empty:
        return nothing("Nobody is quoted", "No text selected puts words of a speaker in marks.")
    by_text = len(study.in_report) <= limits.MOST_PANELS
    panels = list(study.in_report["label" if by_text else "window"].drop_duplicates())
    drawn = panels[-limits.MOST_PANELS :]
    shown = [(name, _most(table[table["panel"] == name])) for name in drawn]
    return charted(
        _chart(shown, _chinese(study, table)),
        Figure(
            image="",
            alt=_alt(table, shown),
            headline=_headline(table),
            subtitle="Words inside quotation marks, whole sentences and parts of them, by speaker; "
            "marks of distance and indirect speech are left out. "
            f"n = {int(table['words'].sum()):,} words, {period(study)}"
            f"{_left_out(len(panels) - len(drawn), len(table))}",
            source=source_line(study),
            anchor="fig-speakers",
            data=_data(table.head(limits.MOST_DATA), "Text" if by_text else "Window"),
        ),
    )


def _left_out(windows: int, rows: int) -> str:
    """What of very many windows and speakers is not drawn, and not in the data."""
    said = f". {capital(count(windows, 'earlier window'))} not drawn" if windows else ""
    over = rows > limits.MOST_DATA
    most = f"{limits.MOST_DATA} of {rows:,} speakers, those of most words"
    return f"{said}. The data beside it hold {most}" if over else said


def _table(study: Study) -> pd.DataFrame:
    """Words quoted. Columns: panel, speaker, side, words; by panel, longest first."""
    columns = ("document", "kind", "speaker", "side", "text")
    quoted = study.tables.some("quotations", columns)
    quoted = quoted[quoted["kind"].isin(["direct", "partial"])]
    by_name = study.in_report.set_index("document")
    by_text = len(study.in_report) <= limits.MOST_PANELS
    panel = quoted["document"].map(dict(by_name["label" if by_text else "window"])).astype(str)
    words = quoted["text"].str.split().str.len()
    table = quoted.assign(panel=panel, words=words).dropna(subset="speaker")
    counted = (
        table.groupby(["panel", "speaker", "side"], sort=False, observed=True)["words"]
        .sum()
        .reset_index()
    )
    counted = counted.astype({"speaker": str, "side": str})
    counted["speaker"] = counted["speaker"].map(speaker_name)
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
    return f"{_told(name)} is quoted most: {words:,} of {int(by_speaker.sum()):,} words"


def _told(name: str) -> str:
    """A speaker at the head of a sentence: who has no name has an article."""
    if not name[:1].islower():
        return name
    article = "An" if name[:1] in "aeiou" else "A"
    return f"{article} {name}"


def _chinese(study: Study, table: pd.DataFrame) -> set[str]:
    """The panels with a Chinese voice: one in marks, drawn or not, or one that claims something."""
    by_text = len(study.in_report) <= limits.MOST_PANELS
    label = "label" if by_text else "window"
    shown = study.in_report[label].astype(str)
    by_name = dict(zip(study.in_report["document"], shown, strict=True))
    counted = study.outline.frame.iloc[study.counted]
    claiming = counted["document"][counted["voice"].isin(_CHINESE)].unique()
    return {*table["panel"][table["side"].isin(_CHINESE)], *(by_name[one] for one in claiming)}


def _chart(
    shown: Sequence[tuple[str, list[tuple[str, str, int]]]], chinese: set[str]
) -> charts.Speakers:
    return charts.Speakers(
        panels=tuple(
            (
                f"{capital(panel)}{'' if panel in chinese else ' · no Chinese voice'}",
                tuple(charts.Bar(name, str(side), words) for name, side, words in speakers),
            )
            for panel, speakers in shown
        ),
        sides=tuple((str(side), capital(VOICES[side])) for side in _SIDES),
    )


def _data(table: pd.DataFrame, panel: str) -> Table:
    """The words by speaker; `panel` says what a panel is."""
    heads = (
        Column(panel, weight=2),
        Column("Speaker", weight=2),
        Column("Side"),
        Column("Words", "right", 0.6),
    )
    rows = tuple(
        ((row["panel"],), (row["speaker"],), (VOICES[Side(row["side"])],), (f"{row['words']:,}",))
        for row in table.to_dict("records")
    )
    return Table(columns=heads, rows=rows)


def _alt(table: pd.DataFrame, shown: Sequence[tuple[str, list[tuple[str, str, int]]]]) -> str:
    parts = [
        f"{title}: " + (", ".join(f"{name} {words:,}" for name, _, words in speakers) or "nobody")
        for title, speakers in shown
    ]
    return (
        f"Bar chart of words quoted by speaker, {count(len(shown), 'panel')}. {_headline(table)}. "
        + "; ".join(parts)
        + "."
    )
