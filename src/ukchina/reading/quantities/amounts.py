"""The figures that a document gives: money, shares, ranks, counts and lengths of time."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.quantities.context import issued, reference_date, source
from ukchina.reading.quantities.lexicon import QuantityRule, quantity_lexicon
from ukchina.reading.quantities.stretches import placed
from ukchina.reading.quantities.values import AMOUNTS, Amount, since
from ukchina.reading.times.expressions import Time, times
from ukchina.reading.times.numbers import STARTERS, number
from ukchina.reading.values import KEPT, Quantity, within
from ukchina.sentences import Sentence, body
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from ukchina.corpus import Document

_LAST_WORD = re.compile(r"([\w']+)\W*\Z")
_WORD = re.compile(r"[\w'-]+")
_YEAR_LIKE = re.compile(r"(?:1[6-9]|20)\d\d\Z")
# Times whose number of units places them; the number is then no figure of its own.
_PLACING = {
    "date", "days", "month_day", "year", "fiscal", "decade", "century", "ago", "later", "year_to",
    "ytd", "quarter", "half", "month",
}  # fmt: skip
_COUNTED = {"count", "bare", "length", "measure"}
_NUMBERED = _COUNTED | {"benchmark", "money", "share", "ratio", "gap", "since"}
# Below ten a number with "the" points back ("the two sides"); above it still counts.
_POINTING_BACK = 10
# A sentence that only compares goes on with the figure before: "Up from £12bn in 2013."
_GOES_ON = re.compile(
    r"\W*(?:(?:that|this|it) (?:is|was) )?(?:(?:up|down) (?:\S+ ){0,4}?(?:from|on)"
    r"|compared (?:with|to)|(?:as )?against|a (?:\w+ )?(?:rise|fall|increase|drop) from)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 1 << 16  # bounds what is kept, above the words of one corpus


@lru_cache(maxsize=KEPT)
def quantities(document: Document) -> tuple[Quantity, ...]:
    """The figures of the body of `document`, in order and disjoint.

    A day in a date or a year is no figure; nor are pairs like "both sides" or "the two
    countries". Bounds are what the rounding admits, or "almost" and its like say.
    """
    plain = fold(document.text)
    told = times(document)
    found: list[Quantity] = []
    last = 0  # where the sentence before begins
    for sentence in body(document):
        here = within(told, sentence.span)
        words = plain[sentence.span.start : sentence.span.end]
        goes_on = found and found[-1].span.start >= last and _GOES_ON.match(words)
        before, last = found[-1] if goes_on else None, sentence.span.start
        for figure in placed(_amounts(document, sentence, words, here), words):
            amount, start = figure.amount, sentence.span.start
            span = Span(document.name, start + figure.start, start + figure.end)
            found.append(
                Quantity(
                    span=span,
                    measure=_measure(amount, before),
                    value=amount.value,
                    value_low=amount.low,
                    value_high=amount.high,
                    unit=amount.unit,
                    ref_date=reference_date(span, here, amount.measure, plain),
                    source=source(words, figure.start) or issued(document, sentence, figure.start),
                )
            )
    return tuple(found)


def _measure(amount: Amount, before: Quantity | None) -> str:
    """What a figure measures; a sum of money without more is what the one `before` was."""
    same = before is not None and amount.measure == "money" and before.unit == amount.unit
    return before.measure if before and same else amount.measure


def _amounts(
    document: Document, sentence: Sentence, words: str, here: list[Time]
) -> list[tuple[re.Match[str], Amount]]:
    """The figures of a sentence; of overlapping ones the rule listed first stands."""
    taken: list[tuple[re.Match[str], Amount]] = []
    numbered = _numbered(words)
    rules, family = quantity_lexicon().rules, quantity_lexicon().family
    for number_ in family.possible(words):
        rule = rules[number_]
        if rule.kind in _NUMBERED and not numbered:
            continue
        for match in family.every(number_, words):
            if any(match.start() < m.end() and m.start() < match.end() for m, _ in taken):
                continue
            if _no_figure(match, words) or not _admitted(rule, match, words):
                continue
            if rule.kind in _COUNTED and _in_date(match, sentence, here):
                continue
            if rule.kind == "since":
                published = document.published.value if document.published else None
                amount = since(match, published) if _denied(words, match.start()) else None
            else:
                amount = AMOUNTS[rule.kind](match, words)
            if amount:
                taken.append((match, amount))
    return sorted(taken, key=lambda pair: pair[0].start())


def _numbered(words: str) -> bool:
    """Whether a number stands in the sentence: most have none, and need no further look."""
    return any(map(_starting().__getitem__, _WORD.findall(words)))


class _Starting(dict[str, bool]):
    """Whether a word as it is written may begin a number."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = word[0].isdigit() or word.lower().split("-")[0] in STARTERS
        return self[word]


@cache
def _starting() -> _Starting:
    return _Starting()


# "15:10 Mr Cameron rose", "the Group of 20 met": an hour, a name.
_NO_FIGURE = re.compile(r"(?:\d[:.]|\bGroup of )\Z")
_ONE_HALF = re.compile(r"\b(?:first|second|latter|other|last|next)[ -]\Z", re.IGNORECASE)


def _in_date(match: re.Match[str], sentence: Sentence, here: list[Time]) -> bool:
    start, end = sentence.span.start + match.start(), sentence.span.start + match.end()
    return any(
        time.kind in _PLACING and time.span.start < end and start < time.span.end for time in here
    )


def _denied(words: str, start: int) -> bool:
    before = words[:start].lower()
    absence = quantity_lexicon().words["absence"]
    return any(word in absence for word in _WORD.findall(before)) or "n't" in before


def _no_figure(match: re.Match[str], words: str) -> bool:
    """Whether it is the minutes of an hour, a name's number, or one of two halves of a year."""
    halved = match[0].lower().startswith("half")
    return bool(
        _NO_FIGURE.search(words, 0, match.start())
        or (halved and _ONE_HALF.search(words, 0, match.start()))
    )


def _admitted(rule: QuantityRule, match: re.Match[str], words: str) -> bool:
    """Whether a match of a counting rule counts something new."""
    if rule.kind == "benchmark":
        return "," not in match[0]
    if rule.kind not in {"count", "bare"}:
        return True
    listed = quantity_lexicon().words
    part = match.groupdict()
    noun = (part.get("noun") or "").lower()
    end = match.start("noun") if noun else match.end()
    between = {word.lower() for word in _WORD.findall(words[match.end("n") : end])}
    if noun in listed["no_count"] or between & listed["no_adjective"]:
        return False
    value = number(match["n"])
    if value is None or (value <= 1 and not match["scale"]):
        return False
    if not match["scale"] and _YEAR_LIKE.match(match["n"]):
        return False
    last = _LAST_WORD.search(words[: match.start()])
    definite = last is not None and last[1].lower() in listed["definite"]
    return not (definite and value <= _POINTING_BACK)
