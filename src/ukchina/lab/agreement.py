"""How far people and the machine agree, as frames; and where people contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ukchina.coding.comparison import as_coded, reliability
from ukchina.coding.values import MACHINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ukchina.coding.coders import Coder, Row
    from ukchina.coding.comparison import Reliability
    from ukchina.coding.values import CodedSentence
    from ukchina.study import Study

_COLUMNS = (
    "coder",
    "sentences",
    "themes_f1",
    "orientation_equal",
    "orientation_of",
    "orientation_alpha",
    "voice_equal",
    "voice_of",
    "voice_alpha",
)


def agreement(study: Study, coder: Coder, others: Sequence[Coder]) -> pd.DataFrame:
    """`coder` beside the machine and beside each of `others`, a row each.

    Columns: coder, sentences (that both coded), themes_f1 (over all themes), then for
    orientation and voice how many are equal, of how many, and Krippendorff's alpha; unknown
    where chance leaves nothing to measure. Of another coder only rows that give all three
    answers are compared.
    """
    coded: dict[str, Iterable[CodedSentence]] = {
        MACHINE: study.machine,
        **{other.name: as_coded(other) for other in others},
    }
    rows = [
        _measures(name, reliability(found, coder, study.codebook)) for name, found in coded.items()
    ]
    measures = dict.fromkeys(("themes_f1", "orientation_alpha", "voice_alpha"), float)
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(measures)


def conflicts(study: Study) -> pd.DataFrame:
    """Where coding files contradict each other: a row a sentence and question, empty without any.

    Columns: evidence, label, text, question (themes, orientation, voice), machine, a column for
    each coding file with what it says, and `counted`, what the report counts. Of two rulings on
    one sentence the report counts the last file's; this table is where that is seen.
    """
    said = {coder.name: {str(row.sentence): row for row in coder.rows} for coder in study.coders}
    machine = {str(found.sentence): _answers_of(found) for found in study.machine}
    codings = study.codings.groupby("evidence")["theme"].agg(lambda found: "; ".join(sorted(found)))
    found = [
        {
            "evidence": row.evidence,
            "label": row.label,
            "text": row.text,
            "question": question,
            "machine": machine[row.evidence][question],
            **answers,
            "counted": codings.get(row.evidence, "")
            if question == "themes"
            else getattr(row, question),
        }
        for row in study.body.itertuples()
        for question, answers in _contradictions(str(row.evidence), said)
    ]
    columns = ["evidence", "label", "text", "question", "machine", *said, "counted"]
    return pd.DataFrame(found, columns=columns)


def _contradictions(
    evidence: str, said: dict[str, dict[str, Row]]
) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The questions to which two coders give different answers, with everyone's answer."""
    rows = {name: _answers(by[evidence]) for name, by in said.items() if evidence in by}
    for question in ("themes", "orientation", "voice"):
        given = {name: answers[question] for name, answers in rows.items()}
        if len(set(given.values()) - {None}) > 1:
            yield question, {name: given.get(name) for name in said}


def _answers(row: Row) -> dict[str, str | None]:
    return {
        "themes": "; ".join(sorted(row.themes)),
        "orientation": str(row.orientation) if row.orientation else None,
        "voice": str(row.voice) if row.voice else None,
    }


def _answers_of(found: CodedSentence) -> dict[str, str]:
    return {
        "themes": "; ".join(sorted({coding.theme for coding in found.codings})),
        "orientation": str(found.orientation),
        "voice": str(found.voice),
    }


def _measures(name: str, found: Reliability) -> tuple[object, ...]:
    return (
        name,
        found.units,
        found.micro.f1,
        found.orientation.equal,
        found.orientation.units,
        found.orientation.agreement.alpha,
        found.voice.equal,
        found.voice.units,
        found.voice.agreement.alpha,
    )
