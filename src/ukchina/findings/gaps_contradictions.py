"""Where two texts disagree: on a figure, on the stage of an undertaking, on whether it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ukchina.findings.gaps_gap import Gap, undertakings
from ukchina.findings.scorecard_reports import reports
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_rules import MINUS, PLUS, rules
from ukchina.findings.words import capital, in_prose, textual, windowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.findings.gaps_gap import Undertaking
    from ukchina.findings.scorecard_reports import Report
    from ukchina.findings.scorecard_rows import Row, Rows
    from ukchina.study import Study

# Texts of one month speak of one state of affairs; later, an undertaking may have moved on.
SAME_TIME_DAYS = 31
# Each text or figure is compared with so many that follow it: every pair of thousands takes hours.
MOST_COMPARED = 50
_T = TypeVar("_T")
# How near to its object a word of stage must stand: about ten words.
_REACH = 60


def contradictions(study: Study) -> tuple[Gap, ...]:
    """The disagreements between texts, each with a sentence of either side."""
    read = rows(study)
    return (*_stages(read), *_figures(read), *_opposed(read))


def _stages(read: Rows) -> Iterator[Gap]:
    """Undertakings that two texts of one month place at different stages, a pair a difference."""
    for undertaking in undertakings():
        told: dict[str, tuple[str, str]] = {}
        for row in read.sentences:
            if row["document"] not in told and (stage := _stage(row["plain"], undertaking)):
                told[row["document"]] = (stage, row["evidence"])
        shown: set[frozenset[str]] = set()
        for first, second in _near(list(told)):
            (one, left), (other, right) = told[first], told[second]
            difference = frozenset({one, other})
            if one == other or difference in shown or not _same_time(read.study, first, second):
                continue
            shown.add(difference)
            text = (
                f"On {undertaking.name}: {_label(read, first)} has it {one}, "
                f"{_label(read, second)} {other}"
            )
            yield Gap("contradiction", text, (left, right))


def _near(found: Sequence[_T]) -> Iterator[tuple[_T, _T]]:
    """Each with the next ones: of very many, not every pair."""
    for place, first in enumerate(found):
        for second in found[place + 1 : place + 1 + MOST_COMPARED]:
            yield first, second


def _stage(plain: str, undertaking: Undertaking) -> str:
    """The stage whose word stands nearest to the undertaking; "" when none does."""
    for thing in undertaking.object.finditer(plain):
        low, high = max(0, thing.start() - _REACH), thing.end() + _REACH
        near = [
            (abs(match.start() - thing.start()), name)
            for name, pattern in undertaking.stages
            for match in pattern.finditer(plain, low, min(high, len(plain)))
        ]
        if near:
            return min(near)[1]
    return ""


def _figures(read: Rows) -> Iterator[Gap]:
    """Figures of one measure and unit, of one time, whose ranges do not meet."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in _quantities(read):
        if row["value_low"] is not None and row["sentence"]:
            alike.setdefault((row["measure"], row["unit"]), []).append(row)
    for first, second in (pair for group in alike.values() for pair in _near(group)):
        names = first["document"], second["document"]
        same = first["ref_date"] == second["ref_date"] or _same_time(read.study, *names)
        if names[0] != names[1] and same and _apart(first, second):
            text = (
                f"{capital(_label(read, names[0]))} has “{first['text']}”, "
                f"{_label(read, names[1])} “{second['text']}”"
            )
            yield Gap("figure", text, (first["sentence"], second["sentence"]))


# Measures that count whatever the sentence is about: two of them say nothing about each other.
_ANYTHING = {"count", "duration", "event_count", "superlative"}


def _quantities(read: Rows) -> list[Row]:
    held: dict[str, list[Row]] = {}
    for sentence in read.sentences:
        held.setdefault(sentence["document"], []).append(sentence)
    found = []
    for quantity in read.study.quantities.to_dict("records"):
        if quantity["measure"] in _ANYTHING:
            continue
        clean = {key: None if value != value else value for key, value in quantity.items()}  # noqa: PLR0124 - NaN
        own = held.get(str(clean["document"]), ())
        holding = [row["evidence"] for row in own if row["start"] <= clean["start"] < row["end"]]
        found.append(clean | {"sentence": holding[0] if holding else ""})
    return found


def _apart(first: Row, second: Row) -> bool:
    """Whether the ranges of two figures do not meet."""
    low, high = (
        max(first["value_low"], second["value_low"]),
        [
            row["value_high"] if row["value_high"] is not None else row["value_low"]
            for row in (first, second)
        ],
    )
    return bool(low > min(high))


def _opposed(read: Rows) -> Iterator[Gap]:
    """Acts of one window that one text reports and another reports as not done."""
    told: dict[tuple[str, str], dict[str, list[Report]]] = {}
    for report in reports(read):
        if report.sign in {PLUS, MINUS}:
            key = (report.indicator, report.window)
            told.setdefault(key, {}).setdefault(report.sign, []).append(report)
    for (indicator, window), signs in told.items():
        if len(signs) == 2:  # noqa: PLR2004 - both signs
            yes, no = signs[PLUS][0], signs[MINUS][0]
            name = in_prose(rules().indicator(indicator).name)
            text = (
                f"On {name} in {windowed([window])}: reported by {_label(read, yes.document)}, "
                f"reported missing by {_label(read, no.document)}; read what each counts"
            )
            yield Gap("contradiction", text, (yes.evidence, no.evidence))


def _same_time(study: Study, first: str, second: str) -> bool:
    one, other = study.published(first), study.published(second)
    if one is None or other is None:
        return False
    return abs((one - other).days) <= SAME_TIME_DAYS


def _label(read: Rows, name: str) -> str:
    return textual(read.study.corpus.document(name).label)
