"""Where a sentence tells a time: points, pairs of them, and the prepositions before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.times.lexicon import PointRule, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"(?<![\w.,£$€¥-])[^\W_]+")
_LAST_WORD = re.compile(r"(\(|'s|s'|[\w]+)\s*(?:-\s*)?\Z")
_MONTH_LIKE = {"may", "march", "fall"}
_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Lady|Baroness)\s+May\b")
_RANGE = re.compile(
    r"\s*(?:,\s*)?(?:to|until|till|through|up\s+to|and|-)\s*(?:the\s+)?\Z", re.IGNORECASE
)
_OPENER = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SINCE_EVENT = re.compile(
    r"\bsince\s+(?:the|his|her|its|their)\s+(?:[\w'-]+\s+){1,7}?(?:of|in)\s+\Z", re.IGNORECASE
)
_BACK_CHARS = 32
_FROM = {"year", "month", "date", "weekday", "days"}
_NAMED = {"year", "month", "date", "weekday", "season"}
_OPEN_ENDED = {
    "window",
    "recent",
    "coming",
    "weekend",
    "length",
    "vague_future",
    "unit",
    "holiday",
    "month_day",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A match of one rule in a sentence's plain form."""

    kind: str
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole expression: one point or two; `lead` is the class of the preposition before."""

    start: int
    end: int
    points: tuple[Point, ...]
    lead: str


def phrases(sentence: str, document: str = "") -> tuple[Phrase, ...]:
    """The time expressions of a sentence in plain form, in order and disjoint.

    `document` is the text around it, where a prime minister called May would be named in full.
    """
    points = _points(sentence, document)
    found: list[Phrase] = []
    skip = False
    for i, point in enumerate(points):
        if skip:
            skip = False
            continue
        following = points[i + 1] if i + 1 < len(points) else None
        floor = found[-1].end if found else 0
        if following and _is_range(sentence, point, following):
            found.append(_range(sentence, point, following, floor))
            skip = True
        else:
            found.append(_single(sentence, point, floor))
    return tuple(found)


def _points(sentence: str, document: str) -> list[Point]:
    triggers, rules = lexicon().triggers, lexicon().points
    found: list[Point] = []
    end = 0
    for start, numbers in _spots(sentence):
        word = _WORD.match(sentence, start) if start >= end else None
        if word is None:
            continue
        first = word[0].lower()
        if not (first in triggers or first[0].isdigit()):
            continue
        best = _longest(sentence, start, [rules[number] for number in numbers], document)
        if best:
            found.append(best)
            end = best.end
    return found


def _spots(sentence: str) -> Iterable[tuple[int, Iterable[int]]]:
    """Where words begin that may begin a point, with the numbers of the rules."""
    spots = lexicon().point_family.spots(sentence)
    if spots is not None:
        return spots
    every = range(len(lexicon().points))
    return [(word.start(), every) for word in _WORD.finditer(sentence)]


def _longest(sentence: str, start: int, rules: Iterable[PointRule], document: str) -> Point | None:
    best: Point | None = None
    for rule in rules:
        match = rule.pattern.match(sentence, start)
        if (
            match
            and (best is None or match.end() > best.end)
            and _admitted(sentence, rule, match, document)
        ):
            best = Point(rule.kind, match)
    return best


def _admitted(sentence: str, rule: PointRule, match: re.Match[str], document: str) -> bool:
    """Whether the words before let this be a time: a bare 2019, a May, a fall need some."""
    before = _LAST_WORD.search(sentence[max(0, match.start() - _BACK_CHARS) : match.start()])
    last = before[1].lower() if before else ""
    words = lexicon().words
    if rule.after:
        return last in rule.after
    if rule.kind == "year" and not match["part"]:
        return last in words["year_after"] or (not last and match.start() == 0)
    plain = match[0].lower()
    if plain in _MONTH_LIKE:
        named = plain == "may" and _MAY.search(document) is not None
        return last in words["clear_before"] and not (named and last != "in")
    return True


def _is_range(sentence: str, first: Point, second: Point) -> bool:
    between = sentence[first.end : second.start]
    if not _RANGE.match(between):
        return False
    opener = _OPENER.search(sentence, max(0, first.start - _BACK_CHARS), first.start)
    if "and" in between.lower().split():
        pair = first.kind == second.kind == "weekday"
        return pair or (opener is not None and opener["word"].lower() == "between")
    named = {first.kind, second.kind} <= _NAMED | {"quarter", "decade", "deictic", "unit", "half"}
    return named and (opener is not None or "until" not in between.lower())


def _range(sentence: str, first: Point, second: Point, floor: int) -> Phrase:
    opener = _OPENER.search(sentence, max(floor, first.start - _BACK_CHARS), first.start)
    if opener:
        return Phrase(opener.start(), second.end, (first, second), "range")
    single = _single(sentence, first, floor)
    return Phrase(single.start, second.end, (first, second), "range")


def _single(sentence: str, point: Point, floor: int) -> Phrase:
    """One point with its preposition, which stands behind `floor`, where the last one ended."""
    occasion = _SINCE_EVENT.search(sentence, floor, point.start)
    if occasion and point.kind in {"year", "month"}:
        return Phrase(occasion.start(), point.end, (point,), "since")
    low = max(floor, point.start - _BACK_CHARS)
    window = sentence[low : point.start]
    for lead in ("since", "until", "before", "after", "from", "about", "plain"):
        match = lexicon().before((lead,)).search(window)
        if match is None or (match["the"] and point.kind in _NAMED):
            continue
        if lead != "plain" and point.kind == "length":
            continue
        if lead == "from" and point.kind not in _FROM:
            continue
        word = " ".join(match["word"].lower().split())
        if lead == "plain" and not _leads(word, point.kind):
            continue
        return Phrase(low + match.start(), point.end, (point,), "" if lead == "plain" else lead)
    return Phrase(point.start, point.end, (point,), "")


def _leads(word: str, kind: str) -> bool:
    return word not in lexicon().words["window_only"] or kind in _OPEN_ENDED
