"""The scorecard as a table, its rules in plain English, and the verdict with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Evidence, LineBreak, Strong, Table
from ukchina.exhibits.evidence import claim, evidence_links, reading, telling
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import no_sentence, no_verdict, period, source_line
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import NONE, PLUS, rules
from ukchina.findings.scorecard_verdict import last_told
from ukchina.findings.uncounted import empty_windows, outside, uncounted
from ukchina.findings.verdict import verdict
from ukchina.findings.words import capital, count, listed, numbered, share_of
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from ukchina.blocks import Inline, Inlines
    from ukchina.findings.scorecard import Cell, Scorecard
    from ukchina.study import Study

# More columns would break the labels of evidence into single words: the latest windows are shown.
MOST_WINDOWS = 5
# A cell links so many sentences; the table of evidence and the annex hold the rest.
MOST_LINKS = 2


def verdict_claims(study: Study) -> Exhibit:
    """The verdict and what it rests on, each sentence with the words behind it."""
    found = verdict(study)
    if not len(study.counted):
        return no_sentence(study)
    if not found:
        return no_verdict(study)
    return exhibit(*(claim(study, one) for one in found))


def scorecard_table(study: Study) -> Exhibit:
    """The eight indicators in each window, undated texts in a column of their own."""
    if not len(study.counted):
        return no_sentence(study)
    card = scorecard(study)
    shown = _shown(card)
    rows = tuple(
        ((indicator.name,), *(_cell(study, card.cell(indicator.id, window)) for window in shown))
        for indicator in rules().indicators
    )
    table = Table(
        columns=(
            Column("Indicator", weight=1.3),
            *(Column(capital(window), weight=1.25) for window in shown),
        ),
        rows=rows,
        headline=_headline(card),
        subtitle="Value of each indicator by window, the number of sentences behind it (of all "
        "that lean, where some lean the other way), their independent origins and the confidence "
        f"of the reading. {_legend()}. "
        f"n = {numbered(len(study.counted), 'sentence')}, {period(study)}"
        + _left_out(card, shown)
        + _without_text(study),
        source=source_line(study),
        anchor="tab-scorecard",
    )
    told = [one for one in (uncounted(study), outside(study)) if one]
    return exhibit(table, *(block for one in told for block in reading(study, one).blocks()))


def scorecard_rules(study: Study) -> Exhibit:
    """What each indicator asks, the rule that fills its cells, and the rule of the verdict."""
    known = rules()
    rows = tuple(((found.name,), (found.rule,)) for found in known.indicators)
    return exhibit(
        Table(
            columns=(Column("Indicator", weight=1.2), Column("Rule", weight=4)),
            rows=(
                *rows,
                (("Whose report counts",), (known.standing,)),
                (("The verdict",), (" ".join(known.verdict.split()),)),
            ),
            headline="Each cell is filled by a written rule",
            subtitle="A value weighs origins, never the number of sentences: a long text counts no "
            f"more than a short one. Rules, version {known.version}",
            source=source_line(study),
            anchor="tab-scorecard-rules",
        )
    )


def scorecard_evidence(study: Study) -> Exhibit:
    """Every cell with evidence as a row: what was counted, in which sentences."""
    if not len(study.counted):
        return no_sentence(study)
    told = [cell for cell in scorecard(study).cells if cell.value != NONE]
    rows = tuple(
        (
            (rules().indicator(cell.indicator).name,),
            (capital(cell.window),),
            (cell.value,),
            (_counted(cell),),
            evidence_links(study, telling(study, cell.evidence)),
        )
        for cell in told
    )
    return exhibit(
        Table(
            columns=(
                Column("Indicator", weight=1.5),
                Column("Window", weight=0.8),
                Column("Value", weight=0.8),
                Column("Counted", weight=2),
                Column("Sentences", weight=2.4),
            ),
            rows=rows,
            headline=f"{capital(count(len(told), 'cell'))} of the scorecard rest"
            f"{'s' if len(told) == 1 else ''} on sentences",
            subtitle="What was counted for each value, and its most telling sentences",
            source=source_line(study),
            anchor="tab-scorecard-evidence",
        )
    )


def _shown(card: Scorecard) -> list[str]:
    undated = [window for window in card.windows if window == UNDATED]
    return [*card.dated[-MOST_WINDOWS:], *undated]


def _left_out(card: Scorecard, shown: list[str]) -> str:
    over = len(card.windows) - len(shown)
    return f". {capital(count(over, 'earlier window'))} not shown" if over else ""


def _without_text(study: Study) -> str:
    names = empty_windows(study)
    return f". No text in {listed(list(names))}" if names else ""


def _cell(study: Study, cell: Cell) -> Inlines:
    if cell.value == NONE:
        left = numbered(len(cell.uncounted), "sentence")
        return (NONE, *((LineBreak(), f"{left} not counted") if cell.uncounted else ()))
    parts: list[Inline] = [Strong((cell.value,)), LineBreak()]
    for name in _named(cell):
        parts += [name, LineBreak()]
    parts += [f"{_rests_on(cell)}, {count(cell.origins, 'origin')}, {cell.confidence}"]
    for evidence in telling(study, cell.evidence)[:MOST_LINKS]:
        parts += [LineBreak(), Evidence(evidence, (study.label(evidence),))]
    over = len(cell.evidence) - MOST_LINKS
    return (*parts, *((LineBreak(), f"and {over:,} more") if over > 0 else ()))


def _named(cell: Cell) -> list[str]:
    """The channels that a cell is told of, with their values where these differ."""
    by_value: dict[str, list[str]] = {}
    for name, value in cell.parts:
        by_value.setdefault(value, []).append(name)
    alike = set(by_value) == {cell.value}
    return [
        listed(names) if alike else f"{value}: {listed(names)}" for value, names in by_value.items()
    ]


def _rests_on(cell: Cell) -> str:
    """How many sentences carry the value, of how many that lean either way."""
    own = len(cell.evidence)
    if cell.leaning <= own:
        return numbered(own, "sentence")
    return f"{own:,} of {numbered(cell.leaning, 'sentence')}"


def _counted(cell: Cell) -> str:
    """What was counted, and what the value is when one of the sentences is left out."""
    other = listed([value for value in rules().values if value in cell.without_one])
    return f"{cell.note}; {other} without one of them" if other else cell.note


def _headline(card: Scorecard) -> str:
    latest = [last_told(card, indicator.id) for indicator in rules().indicators]
    positive = sum(1 for cell in latest if cell and cell.value == PLUS)
    if not positive:
        return "No indicator speaks for a reset where last reported"
    verb = "speaks" if positive == 1 else "speak"
    return capital(
        f"{share_of(positive, len(latest), 'indicator')} {verb} for a reset where last reported"
    )


def _legend() -> str:
    return "; ".join(f"‘{value}’ {meaning}" for value, meaning in rules().values.items())
