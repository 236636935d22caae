"""What the texts report and the scorecard does not count, with the reasons; empty windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.finding import Finding, finding
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import rules
from ukchina.findings.words import in_prose, listed, windowed

if TYPE_CHECKING:
    from ukchina.study import Study


def uncounted(study: Study) -> Finding | None:
    """The indicators of which something is told that does not count; None where all does."""
    cells = [cell for cell in scorecard(study).cells if cell.uncounted]
    if not cells:
        return None
    named = dict.fromkeys(in_prose(rules().indicator(cell.indicator).name) for cell in cells)
    return finding(
        study,
        "uncounted",
        claim="Told, and not counted, on {named}: one unsigned, undated or unknown source alone "
        "tells it, one sentence alone leans, or an office is misstated.",
        evidence=[evidence for cell in cells for evidence in cell.uncounted],
        named=listed(list(named)),
    )


def outside(study: Study) -> Finding | None:
    """What is told done at times of which there is no text; None where nothing is."""
    cells = scorecard(study).outside
    if not cells:
        return None
    when: dict[str, list[str]] = {}
    for cell in cells:
        when.setdefault(in_prose(rules().indicator(cell.indicator).name), []).append(cell.window)
    named = [f"{name} in {windowed(found)}" for name, found in when.items()]
    return finding(
        study,
        "outside",
        claim="Told in retrospect, of a time from which there is no text, and counted in no cell: "
        "{named}.",
        evidence=[evidence for cell in cells for evidence in cell.evidence],
        named=listed(named),
    )


def empty_windows(study: Study) -> tuple[str, ...]:
    """The names of the windows asked for that hold no text of the report, in their order."""
    held = set(study.in_report["window"])
    return tuple(name for name, _ in study.parameters.windows if name not in held)


def unfilled(study: Study) -> Finding:
    """That windows asked for hold no text; it holds where one does."""
    names = empty_windows(study)
    first = study.openings
    return finding(
        study,
        "limit_windows",
        claim="No text selected was published in {windows}: nothing can be told of {it}.",
        evidence=study.outline.ids(first[n] for n in study.in_report["document"] if n in first),
        holds=bool(names),
        windows=windowed(names),
        it="it" if len(names) == 1 else "them",
    )
