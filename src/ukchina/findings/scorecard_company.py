"""Whom a minister meets: people of no government make no contact between two."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_rules import main_clause, rules

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ukchina.findings.scorecard_text import Row, Text


def taking_part(words: str) -> str:
    """The words of an event, blank where they tell of nobody who takes part in it.

    So they do behind a meeting with executives, students and their like, up to the next meeting or
    journey; who is joined to these ("executives and the trade minister") takes part. So they do too
    where they tell in passing what was put off or is often done.

    >>> taking_part("She met students and thanked Wang Yi")
    'She met students                    '
    """
    known = rules().indicator("contact").words
    shown = words = main_clause(words)
    for end in _ends(words):
        following = known["touching"].search(words, end)
        until = following.start() if following else len(words)
        shown = shown[:end] + " " * (until - end) + shown[until:]
    return shown


def only_others(words: str) -> bool:
    """Whether each meeting that the words tell is one with people of no government alone."""
    known = rules().indicator("contact").words
    met = [found.span() for found in known["meets_others"].finditer(words)]
    if not met or any(known["joined"].match(words, end) for _, end in met):
        return False
    every = [found.start() for found in known["meet"].finditer(words)]
    starts = [start for start, _ in met]
    nearest = ((at, bisect_right(starts, at) - 1) for at in every)
    return all(place >= 0 and at < met[place][1] for at, place in nearest)


def is_errand(words: str) -> bool:
    """Whether the words tell of a journey made to see people of no government."""
    known = rules().indicator("contact").words
    found: re.Match[str] | None = known["errand"].search(words)
    return found is not None and not known["joined"].match(words, found.end())


def spoken_of(text: Text, event: Row) -> frozenset[str]:
    """The names of those whom the words of an event name, and who take no part in it."""
    start, end = event["start"], event["end"]
    inside = [actor for actor in text.actors if start <= actor["start"] and actor["end"] <= end]
    shown = taking_part(text.words(event))
    present = {a["name"] for a in inside if not shown[a["start"] - start].isspace()}
    return frozenset(actor["name"] for actor in inside) - present


def _ends(words: str) -> Iterator[int]:
    """Where the words end that tell of each meeting with others, and who is joined to them."""
    known = rules().indicator("contact").words
    for found in known["meets_others"].finditer(words):
        joined = known["joined"].match(words, found.end())
        yield joined.end() if joined else found.end()
