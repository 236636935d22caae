"""All counted sentences read once: what each reports, and whether its text is about the two."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ukchina.findings.gaps_gap import stage, undertakings
from ukchina.findings.matching import Strings
from ukchina.findings.scorecard_reports import ACTED, told_in
from ukchina.findings.scorecard_rules import main_clause, rules
from ukchina.findings.scorecard_setting import NAMED, settings_of
from ukchina.findings.scorecard_text import ACTORS, EVENTS, Text
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.findings.matching import Mask
    from ukchina.findings.scorecard_reports import Report
    from ukchina.findings.scorecard_rules import Indicator
    from ukchina.study import Study
    from ukchina.study.outline import Outline, Places
    from ukchina.study.tables import Chunk

# What stands alone for an act, or is acted on: without one of these a sentence reports none.
_OBJECTS = ("object", "alone_done", "alone_ended")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text reports, whether each of its counted sentences is at home, and its stages.

    At home are those of a text about the two, save what says that something was not spoken of.

    `stages` are the stage and the sentence of each undertaking that it tells, by its number.
    """

    reports: tuple[Report, ...]
    home: Mask
    stages: dict[int, tuple[str, str]]


def texts_read(study: Study, known: dict[str, Read] | None = None) -> dict[str, Read]:
    """What each document of the report tells, in their order.

    Of another selection of the same texts what is `known` is taken as it is.
    """
    found: dict[str, Read] = {}
    bounds = np.searchsorted(study.counted, study.outline.bounds).tolist()
    for chunk in study.tables.chunks({"events": EVENTS, "actors": ACTORS}, known or ()):
        codes = [study.outline.codes[name] for name in chunk.documents]
        own = {
            name: study.counted[bounds[code] : bounds[code + 1]]
            for name, code in zip(chunk.documents, codes, strict=True)
        }
        same = {n: r for n in own if (r := (known or {}).get(n)) and len(r.home) == len(own[n])}
        new = {name: own[name] for name in own if name not in same}
        made = dict(_chunk(study, chunk, new)) if new else {}
        found |= {name: same.get(name) or made[name] for name in own}
    return found


def _chunk(study: Study, chunk: Chunk, own: dict[str, Places]) -> Iterator[tuple[str, Read]]:
    """Documents with what each tells; `own` are the places of its counted sentences."""
    texts = [
        Text(
            study,
            name,
            fold(study.corpus.document(name).text),
            chunk.rows.get("events", {}).get(name, ()),
            chunk.rows.get("actors", {}).get(name, ()),
        )
        for name in own
    ]
    sentences = _Sentences(study, texts, list(own.values()))
    first = 0
    for text, places in zip(texts, own.values(), strict=True):
        yield text.document, sentences.read(text, first, first + len(places))
        first += len(places)


def _acting(held: Strings, indicator: Indicator) -> Mask:
    """Which of the sentences may tell an act on what the indicator is about."""
    found = [held.having(indicator.words[name]) for name in _OBJECTS if name in indicator.words]
    either: Mask = np.logical_or.reduce(found)
    return either


@lru_cache(maxsize=2)  # of an outline, asked for with each chunk of its texts
def _speakers(outline: Outline) -> Sequence[str]:
    """The names of speakers by their code; "" for the last, which is no speaker."""
    return [*outline.frame["speaker"].cat.categories.tolist(), ""]


class _Sentences:
    """The counted sentences of several texts, with the patterns found in them."""

    def __init__(self, study: Study, texts: Sequence[Text], own: Sequence[Places]) -> None:
        outline = study.outline
        self.places = np.concatenate([np.empty(0, np.int64), *own])
        self.start = outline.start[self.places].tolist()
        self.end = outline.end[self.places].tolist()
        codes = outline.frame["speaker"].cat.codes.to_numpy()
        self.speaker = codes[self.places].tolist()
        self.speakers = _speakers(outline)
        self.window = outline.frame["window"].iloc[self.places].tolist()
        plain = [text.plain for text, places in zip(texts, own, strict=True) for _ in places]
        self.plain = [
            text[start:end] for text, start, end in zip(plain, self.start, self.end, strict=True)
        ]
        held = Strings(self.plain)
        known = rules().words
        self.named = list(zip(*(held.having(known[name]).tolist() for name in NAMED), strict=True))
        self.doubtful = held.having(known["doubtful"])
        for number in np.flatnonzero(self.doubtful).tolist():
            main = main_clause(self.plain[number])
            self.doubtful[number] = known["doubtful"].search(main) is not None
        self.unsaid = held.having(known["unsaid"])
        self.acting = {name: _acting(held, rules().indicator(name)) for name in ACTED}
        self.staged = [np.flatnonzero(held.having(one.object)) for one in undertakings()]

    def read(self, text: Text, first: int, last: int) -> Read:
        """What the text tells whose sentences are those from `first` to `last`."""
        settings = settings_of(self.named[first:last])
        eventful = self._eventful(text, first, last)
        reports: list[Report] = []
        for number, setting in enumerate(settings, start=first):
            acted = [name for name, acting in self.acting.items() if acting[number]]
            if setting.ours and (acted or number in eventful) and not self.doubtful[number]:
                reports += told_in(text, self._row(text, number), acted)
        home = np.array([setting.home for setting in settings], bool) & ~self.unsaid[first:last]
        return Read(tuple(reports), home, dict(self._stages(text, first, last)))

    def _eventful(self, text: Text, first: int, last: int) -> set[int]:
        """The sentences that tell an event."""
        found = set()
        for event in text.events:
            number = bisect_right(self.start, event["start"], first, last) - 1
            if number >= first and event["end"] <= self.end[number]:
                found.add(number)
        return found

    def _stages(self, text: Text, first: int, last: int) -> Iterator[tuple[int, tuple[str, str]]]:
        """The first stage that the text tells of each undertaking."""
        for place, (undertaking, staged) in enumerate(
            zip(undertakings(), self.staged, strict=True)
        ):
            low, high = np.searchsorted(staged, (first, last))
            for number in staged[low:high].tolist():
                told = stage(self.plain[number], undertaking)
                if told:
                    yield place, (told, self._evidence(text, number))
                    break

    def _evidence(self, text: Text, number: int) -> str:
        return f"{text.document}@{self.start[number]}-{self.end[number]}"

    def _row(self, text: Text, number: int) -> dict[str, object]:
        return {
            "evidence": self._evidence(text, number),
            "start": self.start[number],
            "end": self.end[number],
            "plain": self.plain[number],
            "speaker": self.speakers[self.speaker[number]],
            "window": self.window[number],
        }
