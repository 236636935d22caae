"""The chronology: the timeline, its table, and the events that no date can place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.corpus.dates import short_date
from ukchina.exhibits import limits
from ukchina.exhibits.evidence import evidence_links
from ukchina.exhibits.exhibit import Exhibit, charted, exhibit, nothing
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.words import capital, count, figure, numbered, speaker_name, spelled
from ukchina.study.chronology import LANES, chronology

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    import pandas as pd

    from ukchina.blocks import Block
    from ukchina.study import Study

_INFERRED = frozenset({"approximate"})
_OPEN = frozenset({"since"})


def timeline_figure(study: Study) -> Exhibit:
    """The timeline and its table; says so when no event can be placed."""
    if not len(study.counted):
        return no_sentence(study)
    table = chronology(study)
    placed = table[table["placed"]].reset_index(drop=True)
    published = study.in_report["published"].dropna()
    if placed.empty or published.empty:
        return nothing("No event can be placed", "No text selected dates one.")
    whole = placed
    placed = _most(study, whole, limits.MOST_EVENTS)
    more = limits.said(len(placed), len(whole), "dated event", "events")
    rows = enumerate(placed.to_dict("records"), start=1)
    events = tuple(_placed(number, row) for number, row in rows)
    last = max([max(published), *(event.end for event in events)])
    blocks: list[Block] = [
        Figure(
            image="",
            alt=_alt(placed, whole),
            headline=_headline(whole),
            subtitle="Events that the texts date. Dot: up to a week; bar: longer; hollow: inferred "
            "or still to come; dashed: intended or scheduled; cross: has not happened since; "
            "larger: more origins. The numbers are those of the table. "
            f"n = {len(whole):,} of {numbered(len(table), 'event')}{'.' if more else ''}{more}",
            source=source_line(study),
            anchor="fig-timeline",
            data=_data(placed),
        ),
        _table(study, placed, whole, more),
    ]
    return charted(charts.Timeline(events, LANES, min(published), last), *blocks)


def undated_events(study: Study) -> Exhibit:
    """The events that the texts tell and do not date: listed, never placed."""
    if not len(study.counted):
        return no_sentence(study)
    table = chronology(study)
    if table.empty:
        return nothing("No event is told", "The texts selected tell of none that could be dated.")
    table = table[~table["placed"]].reset_index(drop=True)
    if table.empty:
        return nothing("Every event is dated", "No event of these texts is without a date.")
    shown = _most(study, table, limits.MOST_ROWS)
    rows = tuple(
        (
            (study.words(row["telling"]),),
            (dated(row),),
            (str(row["status"]),),
            evidence_links(study, row["evidence"][:2]),
        )
        for row in shown.to_dict("records")
    )
    return exhibit(
        Table(
            columns=(
                Column("In the words of the text", weight=4),
                Column("Bound", weight=1.2),
                Column("Status", weight=0.9),
                Column("Evidence", weight=1.6),
            ),
            rows=rows,
            headline=f"{capital(count(len(table), 'event'))} that no date can place",
            subtitle="Told without a date, or with a bound on one side only; the bound is the "
            "text's own or its day of publication."
            + limits.said(len(rows), len(table), "event", "events"),
            source=source_line(study),
            anchor="tab-undated",
        )
    )


def _most(study: Study, table: pd.DataFrame, most: int) -> pd.DataFrame:
    """The events to show, in their order."""
    return table.iloc[limits.shown(study, list(table["evidence"]), most)].reset_index(drop=True)


def _placed(number: int, row: dict[Hashable, Any]) -> charts.Placed:
    return charts.Placed(
        number=number,
        lane=str(row["lane"]),
        start=row["date_start"],
        end=row["date_end"],
        status=str(row["status"]),
        inferred=row["precision"] in _INFERRED,
        open_end=row["precision"] in _OPEN,
        origins=int(row["origins"]),
    )


def _headline(placed: pd.DataFrame) -> str:
    """How many events more than one text tells, and how many more than one origin."""
    if len(placed) == 1:
        return "One event is dated"
    told, borne = (int((placed[name] > 1).sum()) for name in ("documents", "origins"))
    if not told:
        return "Each event is told by one text alone"
    several = (
        f"{capital(count(told, 'event'))} {'is' if told == 1 else 'are'} told by several texts"
    )
    if told == borne == 1:
        row = placed[placed["origins"] > 1].iloc[0]
        return f"{several}: that of {_when(row['date_start'], row['date_end'])}"
    return f"{several}, {spelled(borne)} by several origins"


def _table(study: Study, placed: pd.DataFrame, whole: pd.DataFrame, more: str) -> Table:
    rows = tuple(
        (
            (str(number),),
            (_when(row["date_start"], row["date_end"]),),
            (study.words(row["telling"]),),
            (str(row["status"]),),
            (str(row["origins"]),),
            evidence_links(study, row["evidence"][:2]),
        )
        for number, row in enumerate(placed.to_dict("records"), start=1)
    )
    return Table(
        columns=(
            Column("No.", "right", 0.4),
            Column("When", weight=1.3),
            Column("In the words of the text", weight=3.6),
            Column("Status", weight=0.9),
            Column("Origins", "right", 0.7),
            Column("Evidence", weight=1.5),
        ),
        rows=rows,
        headline=f"{capital(count(len(whole), 'event'))} by date",
        subtitle="Mentions of one event are brought together; the words are those of the first."
        + more,
        source=source_line(study),
        anchor="tab-events",
    )


def _data(placed: pd.DataFrame) -> Table:
    names = ("lane", "date_start", "date_end", "precision", "status", "documents", "origins")
    rows = tuple(
        ((str(number),), *((str(row[name]),) for name in names), (_actors(str(row["actors"])),))
        for number, row in enumerate(placed.to_dict("records"), start=1)
    )
    heads = ("No.", "Lane", "From", "To", "Precision", "Status", "Texts", "Origins", "Actors")
    return Table(columns=tuple(Column(head) for head in heads), rows=rows)


def _actors(joined: str) -> str:
    return ", ".join(map(speaker_name, joined.split(", ")))


def _alt(placed: pd.DataFrame, whole: pd.DataFrame) -> str:
    lanes = placed["lane"].value_counts(sort=False)
    said = ", ".join(f"{lane} {number}" for lane, number in lanes.items())
    first, last = placed["date_start"].min(), placed["date_end"].max()
    of = "" if len(placed) == len(whole) else f" of {figure(len(whole))}"
    return (
        f"Timeline of {count(len(placed), 'event')}{of} "
        f"from {short_date(first)} to {short_date(last)} "
        f"in lanes: {said}. {_headline(whole)}. The table that follows lists each."
    )


def _when(start: date, end: date) -> str:
    if start == end:
        return short_date(start)
    return f"{short_date(start)} to {short_date(end)}"


def dated(row: dict[Hashable, Any]) -> str:
    """When an event was, as far as a text says: a day, a range, a bound, or "none"."""
    start, end = row["date_start"], row["date_end"]
    if start and not end:
        return f"from {short_date(start)}"
    if end and not start:
        return f"until {short_date(end)}"
    return _when(start, end) if start and end else "none"
