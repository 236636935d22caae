"""A study's rows as plain values, read once: the rules ask many small questions of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ukchina.findings.finding import misstated
from ukchina.findings.scorecard_setting import settings
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    import pandas as pd

    from ukchina.findings.scorecard_reports import Report
    from ukchina.study import Study

Row = dict[str, Any]
_GOVERNMENTS = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The counted sentences in order, and by document the events and the mentions of actors.

    A sentence has besides its columns `themes`, `plain` (its folded words, in the text's offsets)
    and `setting`; unknown values are None. `told` remembers what a sentence reports, by evidence
    id: the same in every selection of the study's texts; `misstated` are those of the sentences
    that misstate an office.
    """

    study: Study
    sentences: Sequence[Row]
    events: Mapping[str, Sequence[Row]]
    actors: Mapping[str, Sequence[Row]]
    by_window: Mapping[str, Sequence[Row]]
    misstated: frozenset[str]
    told: dict[str, tuple[Report, ...]] = field(default_factory=dict)

    def of_window(self, window: str) -> Sequence[Row]:
        """The sentences of the documents of that window."""
        return self.by_window.get(window, ())

    def limited(self, study: Study, names: AbstractSet[str]) -> Rows:
        """The rows of `study`, which is this one without the documents of those names."""
        kept = [row for row in self.sentences if row["document"] not in names]
        return replace(self, study=study, sentences=kept, by_window=_by("window", kept))

    def events_in(self, sentence: Row) -> list[Row]:
        """The events told within the sentence."""
        return _within(sentence, self.events.get(sentence["document"], ()))

    def names_official(self, sentence: Row) -> bool:
        """Whether the sentence names a person of either government."""
        return any(
            actor["type"] == "person" and actor["side"] in _GOVERNMENTS
            for actor in _within(sentence, self.actors.get(sentence["document"], ()))
        )

    def plain(self, event: Row) -> str:
        """The folded words of an event."""
        text = fold(self.study.corpus.document(event["document"]).text)
        return text[event["start"] : event["end"]]


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def rows(study: Study) -> Rows:
    """The rows of a study."""
    themes: dict[str, set[str]] = {}
    codings = study.counted_codings
    for evidence, theme in zip(codings["evidence"], codings["theme"], strict=True):
        themes.setdefault(evidence, set()).add(theme)
    sentences = _records(study.body)
    for row in sentences:
        text = fold(study.corpus.document(row["document"]).text)
        row["plain"] = text[row["start"] : row["end"]]
        row["themes"] = themes.get(row["evidence"], set())
    for _, group in groupby(sentences, key=itemgetter("document")):
        told = list(group)
        for row, setting in zip(told, settings(row["plain"] for row in told), strict=True):
            row["setting"] = setting
    return Rows(
        study,
        sentences,
        events=_by("document", _records(study.events)),
        actors=_by("document", _records(study.actors)),
        by_window=_by("window", sentences),
        misstated=misstated(study),
    )


def _records(frame: pd.DataFrame) -> list[Row]:
    columns = [
        [None if gone else value for value, gone in zip(frame[name].tolist(), absent, strict=True)]
        for name, absent in ((name, frame[name].isna().tolist()) for name in frame.columns)
    ]
    names = list(frame.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _by(name: str, records: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in records:
        found.setdefault(row[name], []).append(row)
    return found


def _within(sentence: Row, found: Sequence[Row]) -> list[Row]:
    start, end = sentence["start"], sentence["end"]
    return [row for row in found if start <= row["start"] and row["end"] <= end]
