"""What the texts report and the scorecard does not count, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.finding import Finding, finding
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import rules
from ukchina.findings.words import in_prose, listed

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
