"""One text as the rules of the scorecard read it: its words, events and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.study import Study

    Row = dict[str, Any]

_GOVERNMENTS = (Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT)
# The columns of `events` and `actors` that the rules ask for.
EVENTS = ("document", "start", "end", "date_start", "date_end", "status", "actors")
ACTORS = ("document", "start", "end", "name", "side", "type", "office")


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its folded words, and its events and mentions of actors in order."""

    study: Study
    document: str
    plain: str
    events: Sequence[Row]
    actors: Sequence[Row]

    def events_in(self, sentence: Row) -> list[Row]:
        """The events told within the sentence."""
        return _within(sentence, self.events)

    def names_official(self, sentence: Row) -> bool:
        """Whether the sentence names a person of either government."""
        return any(
            actor["type"] == "person" and actor["side"] in _GOVERNMENTS
            for actor in _within(sentence, self.actors)
        )

    def words(self, event: Row) -> str:
        """The folded words of an event."""
        return self.plain[event["start"] : event["end"]]


def _within(sentence: Row, found: Sequence[Row]) -> list[Row]:
    start, end = sentence["start"], sentence["end"]
    return [row for row in found if start <= row["start"] and row["end"] <= end]
