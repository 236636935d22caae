"""What changed since the edition before, and which text did it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.blocks import Column, Paragraph, Table
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import source_line
from ukchina.findings import summary
from ukchina.findings.change import Change, Changes, changes, record
from ukchina.findings.past import parsed
from ukchina.findings.words import capital, count, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ukchina.blocks import Inlines
    from ukchina.findings import Finding
    from ukchina.study import Study

_KINDS = {"sentence": "Summary", "cell": "Scorecard", "count": "Count", "made_with": "Made with"}


def changes_since(study: Study, previous: str) -> Exhibit:
    """The changes against the edition recorded in the file `previous`; "" for none.

    Raises `MaterialError` when the file holds no record of an edition.
    """
    before = None
    if previous:
        path = Path(previous)
        before = parsed(path.read_bytes(), str(path))
    return what_changed(study, before, summary(study))


def what_changed(
    study: Study, before: Mapping[str, Any] | None, findings: Sequence[Finding]
) -> Exhibit:
    """The changes against the record `before`; says so when there is none, or no change."""
    if before is None:
        return nothing("No earlier edition", "This is the first edition in its folder.")
    found = changes(before, record(study, findings))
    if not found:
        return nothing("Nothing has changed", f"It repeats edition {before['edition']}.")
    told = [*found.made_with, *found.sentences, *found.cells, *found.counts]
    return exhibit(
        Paragraph((_opening(found, str(before["edition"])),)),
        *([_table(study, found, told)] if told else []),
    )


def _opening(found: Changes, edition: str) -> str:
    """Which texts came and went, and how much that changed."""
    by_state: dict[str, list[str]] = {}
    for document in found.documents:
        by_state.setdefault(document.now, []).append(document.name)
    # A name has a comma of its own.
    parts = [f"{state}: {'; '.join(labels)}" for state, labels in by_state.items()]
    texts = ". ".join([*parts[:1], *map(capital, parts[1:])])
    moved = listed(
        [
            count(len(found.sentences), "sentence") + " of the summary",
            count(len(found.cells), "cell") + " of the scorecard",
            count(len(found.counts), "count"),
        ]
    )
    return f"Since edition {edition}, {texts or 'the texts are the same'}. Changed: {moved}."


def _table(study: Study, found: Changes, told: list[Change]) -> Table:
    rows = tuple(_row(change) for change in told)
    return Table(
        columns=(
            Column("What", weight=1.4),
            Column("Before", weight=2),
            Column("Now", weight=2),
            Column("Because of", weight=1.2),
        ),
        rows=rows,
        headline=_headline(found),
        subtitle="Sentences of the summary, cells of the scorecard and counts that differ, in "
        "what they say or in confidence, with the changed texts that they rest on, or rested on; "
        "where no text changed, with what else the edition is made with",
        source=source_line(study),
        anchor="tab-changes",
    )


def _headline(found: Changes) -> str:
    number = len(found.sentences)
    if not number:
        return "The summary says the same as before"
    return f"{capital(count(number, 'sentence'))} of the summary changed"


def _row(change: Change) -> tuple[Inlines, ...]:
    name = "" if change.what == "sentence" else f": {change.name}"
    return (
        (f"{_KINDS[change.what]}{name}",),
        (change.before or "–",),
        (change.now or "–",),
        ("; ".join(change.because) or "–",),
    )
