"""On what terms: the sentences that concede, except or demand, clause by clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.blocks import Column, Evidence, Strong, Table
from ukchina.coding.clauses import MAIN, clauses
from ukchina.coding.orientation_lexicon import expressions
from ukchina.coding.tokens import tokens
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import source_line
from ukchina.findings.words import capital, count, listed
from ukchina.spans import fold

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.blocks import Inline, Inlines
    from ukchina.study import Study

# "When asked" tells the moment of an answer, not a condition.
_AT_THAT = re.compile(r"\W*when\s+\w+ed\b", re.IGNORECASE)
# How a clause is tied to the main one, as a reader names it, in the order of the table.
_TIES = {
    "condition": "condition",
    "when": "condition",
    "concessive": "concession",
    "despite": "concession",
    "contrast": "contrast",
}
_KINDS = tuple(dict.fromkeys(_TIES.values()))


def terms(study: Study) -> Exhibit:
    """The table of mixed sentences that are tied by *when, until, while, despite, but*."""
    rows = [
        (kind, row, parts)
        for _, row in study.body[study.body["orientation"] == "mixed"].iterrows()
        for kind, parts in [_tied(str(row["text"]))]
        if kind
    ]
    if not rows:
        return nothing("No terms are stated", "No mixed sentence concedes, excepts or demands.")
    rows.sort(key=lambda found: _KINDS.index(found[0]))
    counts = [(kind, sum(found[0] == kind for found in rows)) for kind in _KINDS]
    said = listed([count(number, kind) for kind, number in counts if number])
    return exhibit(
        Table(
            columns=(
                Column("Tie", weight=0.9),
                Column("Clauses in order, the main clause in bold", weight=4.2),
                Column("Voice", weight=1.1),
                Column("Sentence", weight=1.5),
            ),
            rows=tuple(_cells(study, kind, row, parts) for kind, row, parts in rows),
            headline=capital(f"{said} set the terms"),
            subtitle=f"Mixed sentences whose clauses are tied by words such as when, until, while, "
            f"despite or but: {len(rows)} of {int((study.body['orientation'] == 'mixed').sum())}.",
            source=source_line(study),
            anchor="tab-terms",
        )
    )


def _tied(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The tie of a sentence ("" without one) and its clauses, each with its link."""
    plain = fold(text)
    words = tokens(plain)
    parts = clauses(plain, words, expressions(plain, words))
    starts = [words[part.first].start for part in parts] + [len(text)]
    starts[0] = 0
    found = [
        (text[start:end], part.link)
        for part, start, end in zip(parts, starts, starts[1:], strict=False)
    ]
    ties = [_TIES[link] for words, link in found if link in _TIES and not _AT_THAT.match(words)]
    return min(ties, key=_KINDS.index, default=""), found


def _cells(
    study: Study, kind: str, row: pd.Series, parts: list[tuple[str, str]]
) -> tuple[Inlines, ...]:
    words: list[Inline] = [
        Strong((text,)) if link in {MAIN, "contrast"} else text for text, link in parts
    ]
    evidence = str(row["evidence"])
    return (
        (capital(kind),),
        tuple(words),
        (capital(VOICE_NAMES[str(row["voice"])]),),
        (Evidence(evidence, (study.label(evidence),)),),
    )
