"""What a written figure amounts to: value, the bounds that its rounding admits, and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.quantities.lexicon import quantity_lexicon
from ukchina.reading.times.numbers import number, ordinal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_DECIMALS = re.compile(r"\.(\d+)")
# "Just over" is over, for the bounds.
_NUANCE = re.compile(r"(?:just|well|slightly) ")
_TRADE = re.compile(r"\b(?:trade|traded|trading|exports?|imports?|goods)\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"\b(?:annual|yearly|(?<!half )a\s+year(?!\s+(?:earlier|later|ago|before|after|on|to|in)\b)"
    r"|per\s+year)\b",
    re.IGNORECASE,
)
_PART_YEAR = re.compile(
    r"\b(?:half-year|half(?:\s+a|\s+the)?\s+year|(?:three|six|nine)[\s-]months?)\b", re.IGNORECASE
)
# What lies between exports and imports, told of a sum before or behind it.
_BALANCE_NOUN = r"(?:deficit|surplus|shortfall|imbalance)"
_BALANCE_OF = re.compile(
    rf"\b(?:trade|goods|services|trading)\b[^,;.]{{0,60}}\b{_BALANCE_NOUN}\b[^,;]{{0,60}}\Z"
    rf"|\b{_BALANCE_NOUN}\b\s+(?:in|of|on)\b[^,;]{{0,20}}\b(?:trade|goods|services)\b[^,;]{{0,40}}\Z",
    re.IGNORECASE,
)
_BALANCE = re.compile(
    rf"\s+(?:[\w-]+\s+)?(?:trade|goods|services|trading)\s+{_BALANCE_NOUN}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its bounds (None: not stated), a unit, and what is measured."""

    measure: str
    value: float | None
    low: float | None
    high: float | None
    unit: str


def money(match: re.Match[str], sentence: str) -> Amount | None:
    """An amount of money; trade is told from the sentence's own words."""
    part = match.groupdict()
    name = part.get("symbol") or part.get("currency") or ""
    key = " ".join(name.lower().replace(".", "").split())
    if part.get("symbol"):
        key = key.replace(" ", "")
    unit = _currency(key)
    low, high, step = _figures(match)
    value, low_, high_ = _bounded(match[0], low, high, step)
    unit += " per year" if _YEARLY.search(sentence) and not _PART_YEAR.search(sentence) else ""
    balance = _BALANCE_OF.search(sentence, 0, match.start()) or _BALANCE.match(
        sentence, match.end()
    )
    return Amount("trade_balance" if balance else _traded(sentence), value, low_, high_, unit)


def _traded(sentence: str) -> str:
    """What a sum measures by its sentence: trade, exports or imports alone, or just money."""
    named = {match[0].lower().removesuffix("s") for match in _TRADE.finditer(sentence)}
    if not named:
        return "money"
    alone = named in ({"export"}, {"import"})
    return f"{named.pop()}s_value" if alone else "trade_value"


def share(match: re.Match[str], _: str) -> Amount | None:
    """A percentage, of trade or of something else; of a fall ("ten to five") where it ends."""
    low, high, step = _figures(match)
    low = min(low, high)
    value, low_, high_ = _bounded(match[0], low, high, step)
    return Amount(_share_name(match), value, low_, high_, "percent" + _of(match["whole"]))


def fraction(match: re.Match[str], _: str) -> Amount | None:
    """A fraction, in percent, with no claim to be exact."""
    words = match["fraction"].lower().replace("-", " ").split()
    single = quantity_lexicon().fractions[words[-1].rstrip("s")]
    times = number(words[0]) if len(words) > 1 else 1
    value = single * (times or 1)
    return Amount(_share_name(match), value, None, None, "percent" + _of(match["whole"]))


def ratio(match: re.Match[str], _: str) -> Amount | None:
    """So many out of so many, in percent; more of them than there are is no share."""
    some, every = number(match["n"] or match["one"]), number(match["of"] or match["of1"])
    if not some or not every or some >= every:
        return None
    return Amount("share", round(100 * some / every, 1), None, None, "percent")


def rank(match: re.Match[str], _: str) -> Amount | None:
    """A place in an order."""
    place = ordinal(match["ordinal"])
    return Amount(_rank_name(match), place, place, place, "rank") if place else None


def top(match: re.Match[str], _: str) -> Amount | None:
    """The first place: the largest."""
    return Amount(_rank_name(match), 1, 1, 1, "rank")


def one_of(match: re.Match[str], _: str) -> Amount | None:
    """Some place near the top: no value, and at best the first."""
    last = number(match["n"]) if match["n"] else None
    return Amount(_rank_name(match), None, 1, last, "rank (qualitative)")


def superlative(match: re.Match[str], _: str) -> Amount | None:
    """An extreme that nobody measured."""
    del match
    return Amount("superlative", None, None, None, "qualitative")


def benchmark(match: re.Match[str], _: str) -> Amount | None:
    """A count over the years just past: the second in six years."""
    place = ordinal(match["ordinal"])
    if place is None:
        return None
    visit = re.search(r"\b(?:visit|trip|travel|come|go|by\s+an?)\b", match[0], re.IGNORECASE)
    unit = f"count / {number(match['n']) or 0:g} {match['unit'].lower()}"
    return Amount("visit_count" if visit else "event_count", place, place, place, unit)


def event_count(match: re.Match[str], _: str) -> Amount | None:
    """How often a kind of event has come."""
    place = ordinal(match["ordinal"])
    return Amount("event_count", place, place, place, "count") if place else None


def length(match: re.Match[str], _: str) -> Amount | None:
    """A length of time, in the units that the text counts."""
    part = match.groupdict()
    low = number(part["n"])
    high = number(part["n2"]) if part.get("n2") else low
    if low is None or high is None or part["n"].lower() == "half":
        return None
    if part["n"].lower() == "one" and part["unit"].lower() == "day":
        return None
    value, low_, high_ = _bounded(match[0], low, high, 0)
    return Amount("duration", value, low_, high_, part["unit"].lower().rstrip("s") + "s")


def since(match: re.Match[str], published: date | None) -> Amount | None:
    """The years from a stated year to the year of publication; nothing for an undated text."""
    if published is None:
        return None
    years = published.year - int(match["year"])
    return Amount("duration", years, years, years, "years") if years > 0 else None


def measured(match: re.Match[str], _: str) -> Amount | None:
    """A length, an area or a weight."""
    low, high, step = _figures(match)
    value, low_, high_ = _bounded(match[0], low, high, step)
    return Amount("measure", value, low_, high_, match["noun"].lower())


def multiple(match: re.Match[str], _: str) -> Amount | None:
    """How many times as much."""
    times = {"twice": 2.0, "thrice": 3.0}.get(match["n"].lower()) or number(match["n"])
    value, low_, high_ = _bounded(match[0], times or 0, times or 0, 0)
    return Amount("multiple", value, low_, high_, "times") if times else None


def count(match: re.Match[str], _: str) -> Amount | None:
    """How many of a kind; the kind is the unit."""
    part = match.groupdict()
    low, high, step = _figures(match)
    value, low_, high_ = _bounded(match[0], low, high, step if part.get("scale") else 0)
    noun = (part.get("noun") or "").lower()
    return Amount("count", value, low_, high_, f"count of {noun}" if noun else "count")


AMOUNTS: dict[str, Callable[[re.Match[str], str], Amount | None]] = {
    "benchmark": benchmark,
    "money": money,
    "share": share,
    "fraction": fraction,
    "ratio": ratio,
    "rank": rank,
    "one_of": one_of,
    "top": top,
    "superlative": superlative,
    "event_count": event_count,
    "multiple": multiple,
    "gap": length,
    "length": length,
    "measure": measured,
    "count": count,
    "bare": count,
}


def _currency(key: str) -> str:
    known = quantity_lexicon().currencies
    return known.get(key) or known.get(key.rstrip("s")) or key.upper()


def _figures(match: re.Match[str]) -> tuple[float, float, float]:
    """Lowest and highest figure, and the size of its last written digit."""
    part = match.groupdict()
    scales = quantity_lexicon().scales
    scale = scales.get((part.get("scale") or part.get("scale2") or "").lower(), 1)
    low = number(part["n"]) or 0.0
    high = number(part["n2"]) if part.get("n2") else None
    top_scale = scales.get((part.get("scale2") or "").lower(), scale)
    decimals = _DECIMALS.search(part["n"])
    step = scale / 10 ** len(decimals[1]) if decimals else float(scale)
    return _exact(low * scale), _exact((low if high is None else high) * top_scale), step


def _exact(value: float) -> float:
    """The value without the binary dust of a multiplication (98.4 billion)."""
    return round(value, 6)


def _bounded(
    words: str, low: float, high: float, step: float
) -> tuple[float, float | None, float | None]:
    """Value and bounds: half a last digit either way, or as "almost" and its like say.

    "Almost" and "more than" reach one last digit down or up: nobody writes "almost £87 billion"
    for less than 86.
    """
    if high != low:
        return (low + high) / 2, low, high
    plain = _NUANCE.sub("", " ".join(words.lower().split()))
    listed = quantity_lexicon().words
    if any(plain.startswith(word) for word in listed["upper"]):
        return low, _exact(low - step) if step else None, low
    if any(plain.startswith(word) for word in listed["lower"]):
        return low, low, _exact(low + step) if step else None
    if any(plain.startswith(word) for word in listed["most"]):
        return low, None, low
    width = step if any(plain.startswith(word) for word in listed["rough"]) else step / 2
    return low, _exact(low - width), _exact(low + width)


def _of(whole: str | None) -> str:
    return f" {' '.join(whole.split())}" if whole else ""


def _share_name(match: re.Match[str]) -> str:
    trade = re.search(r"\b(?:trade|exports?|imports?)\b", match["whole"] or "", re.IGNORECASE)
    return "trade_share" if trade else "share"


def _rank_name(match: re.Match[str]) -> str:
    nouns = sorted(quantity_lexicon().words["rank_noun"], key=len, reverse=True)
    plain = " ".join(match["noun"].lower().split())
    noun = next((n for n in nouns if re.search(rf"\b{n}s?\Z", plain)), plain.split()[-1])
    return f"{noun.replace(' ', '_')}_rank"
