"""Times told from the day of speaking or from another time: last week, two years ago, later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ukchina.reading.times import calendar
from ukchina.reading.times.calendar import NOWHERE, Interval
from ukchina.reading.times.lexicon import lexicon
from ukchina.reading.times.named import month_number, parted
from ukchina.reading.times.numbers import number
from ukchina.reading.times.scene import (
    Scene,
    ahead,
    back,
    month_near,
    step,
    told_of,
    whole_year,
    year_number,
)
from ukchina.reading.times.tense import perfect

if TYPE_CHECKING:
    import re
    from datetime import date

# "recent months" ends now and begins about half a year back: the reference coding's convention.
RECENT_MONTHS = 6
# From this month on "the new year" is the one to come.
_LATE = 10
_HALVES = {"century": ("year", 50.0), "decade": ("year", 5.0), "year": ("month", 6.0)}
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening"})
_YEARS = {"decade": 10, "century": 100}


def singular(unit: str) -> str:
    """The unit of a plural: "centuries" is century."""
    plain = unit.lower()
    return "century" if plain.startswith("centur") else plain.rstrip("s")


def counts(match: re.Match[str]) -> tuple[float, float]:
    """Lowest and highest number of the groups `n` and `n2`; 1 when none is written."""
    part = match.groupdict()
    low = number(part.get("n") or "one") or 1
    high = number(part["n2"]) if part.get("n2") else low
    return low, high or low


def deictic(match: re.Match[str], scene: Scene) -> Interval:
    """Today, yesterday, tomorrow."""
    if scene.anchor is None:
        return NOWHERE
    word = " ".join(match["word"].lower().split())
    return calendar.day(scene.anchor + timedelta(days=lexicon().deictic[word]))


def now(_: re.Match[str], scene: Scene) -> Interval:
    """The day of speaking, approximately."""
    return Interval(scene.anchor, scene.anchor, "approximate") if scene.anchor else NOWHERE


def so_far(match: re.Match[str], scene: Scene) -> Interval:
    """From the start of the running unit until now."""
    if scene.anchor is None:
        return NOWHERE
    return Interval(
        calendar.unit_of(scene.anchor, match["unit"].lower()).start, scene.anchor, "range"
    )


def unit(match: re.Match[str], scene: Scene) -> Interval:
    """The running unit, the one before or after, or its earlier or later part."""
    part = match.groupdict()
    rel, name = part.get("rel"), part["unit"].lower()
    before, adrift = _before(rel, name, scene)
    name = "day" if name in _PARTS_OF_DAY else name
    told = before is not None and before.start is not None
    base = before.start if before and told else scene.anchor
    if base is None or adrift:
        return NOWHERE
    if " ".join((rel or "").lower().split()) == "the past":
        return back(scene, 1, name)
    if before and before.end and step(rel) > 0:
        base = before.end
    whole = calendar.unit_of(calendar.shifted(_first(base, name), step(rel), name), name)
    if part.get("shift"):
        return _shifted_part(whole, part["shift"].lower(), base, name)
    if part.get("part"):
        return parted(whole, part["part"])
    if scene.past and not told and step(rel) == 0 and base == scene.anchor:
        return calendar.until(whole, base)
    return whole


def _before(rel: str | None, name: str, scene: Scene) -> tuple[Interval | None, bool]:
    """What was told before that a unit is counted from, and whether it hangs on nothing.

    Of the day after their own, speakers say "tomorrow": the next day is that of what was told.
    """
    of_day = name in _PARTS_OF_DAY
    daily = of_day or name == "day"
    if not (told_of(rel) or (daily and step(rel) > 0)):
        return None, False
    before = scene.told_day if daily else scene.told
    counted = of_day or (daily and step(rel) != 0)
    return before, counted and _adrift(before.start if before else None, scene)


def _adrift(told: date | None, scene: Scene) -> bool:
    """Whether a day beside another has none to be counted from; what is to come, none that is over.

    Without one it is only what is to come that is counted from the day of speaking.
    """
    if told is None:
        return scene.past
    return scene.way == "future" and scene.anchor is not None and told < scene.anchor


def _first(base: date, name: str) -> date:
    """The first day of its unit, from which months and years are counted without a remainder."""
    if name in {"day", "week", "weekend", "fortnight"}:
        return base
    return calendar.unit_of(base, name).start or base


def _shifted_part(whole: Interval, shift: str, base: date, name: str) -> Interval:
    """What lies before or after `base` in its unit; only parts of a year take in the day itself."""
    if name == "day" or not (whole.start and whole.end and whole.start <= base <= whole.end):
        return whole
    gap = timedelta(days=0 if name in {"year", "decade"} else 1)
    if shift == "earlier":
        return Interval(
            whole.start, max(whole.start, base - gap), "range" if gap.days == 0 else name
        )
    return Interval(min(whole.end, base + gap), whole.end, "range")


def weekend(_: re.Match[str], scene: Scene) -> Interval:
    """The last or the coming weekend as tense points."""
    if scene.anchor is None:
        return NOWHERE
    saturday = scene.anchor.weekday() >= 5  # noqa: PLR2004  (Saturday or Sunday: the running one)
    shift = -7 if scene.past and not saturday else 0
    return calendar.weekend(scene.anchor + timedelta(days=shift))


def new_year(_: re.Match[str], scene: Scene) -> Interval:
    """The January to come, or the last one; said in the last months of a year it is the next."""
    late = scene.anchor is not None and scene.anchor.month >= _LATE
    found = month_near(1, replace(scene, way="future") if late else scene)
    return Interval(found.start, found.end, "approximate")


def ago(match: re.Match[str], scene: Scene) -> Interval:
    """The day, week, month or year that lies so many units back."""
    part = match.groupdict()
    if scene.anchor is None:
        return NOWHERE
    if part.get("half"):
        name, low = _HALVES[part["half"].lower()]
        high = low
    else:
        name = singular(part["unit"])
        low, high = (count * _YEARS.get(name, 1) for count in counts(match))
        name = "year" if name in _YEARS else name
    first = calendar.unit_of(calendar.shifted(scene.anchor, -high, name), name)
    last = calendar.unit_of(calendar.shifted(scene.anchor, -low, name), name)
    round_ = bool(part.get("approx")) or part.get("unit", "").lower().startswith("decade")
    precision = "approximate" if round_ else first.precision if first == last else "range"
    return calendar.hull(first, last, precision)


def later(match: re.Match[str], scene: Scene) -> Interval:
    """So many units after or before what was told last.

    Days from a season are some days of a season: counted from what is longer than the unit, the
    whole stretch is moved, and is approximate.
    """
    told = scene.told
    if told is None or told.start is None:
        return NOWHERE
    count = counts(match)[0] * (1 if match["way"].lower() == "later" else -1)
    name = singular(match["unit"])
    base = calendar.shifted(told.start, count, name)
    if told.end and calendar.longer(told.precision, name):
        return Interval(base, calendar.shifted(told.end, count, name), "approximate")
    if name in {"decade", "century"}:
        name = "year"
    return calendar.unit_of(base, name)


def window(match: re.Match[str], scene: Scene) -> Interval:
    """The past or coming so many units; of no stated number only the end that is now is known."""
    part = match.groupdict()
    way = -1 if part["way"].lower() in {"past", "last", "previous"} else 1
    plural = part["unit"].lower().endswith("s")
    if plural and not part.get("n"):
        return _open(scene, way)
    name = singular(part["unit"])
    if name in {"decade", "century"}:
        size = counts(match)[1] * (10 if name == "decade" else 100)
        return back(scene, size, "year") if way < 0 else ahead(scene, size, "year")
    count = counts(match)[1] + (0.5 if "half" in match[0].lower() else 0)
    return back(scene, count, name) if way < 0 else ahead(scene, count, name)


def _open(scene: Scene, way: int) -> Interval:
    if way < 0:
        return Interval(None, scene.anchor, "vague")
    return Interval(scene.anchor, None, "vague")


def recent(match: re.Match[str], scene: Scene) -> Interval:
    """Ends now; "recent months" begin half a year back by convention, the rest nowhere."""
    if scene.anchor and match["unit"].lower() == "months":
        start = calendar.shifted(scene.anchor.replace(day=1), -RECENT_MONTHS, "month")
        return Interval(start, scene.anchor, "vague")
    return _open(scene, -1)


def coming(_: re.Match[str], scene: Scene) -> Interval:
    """Begins now, ends nowhere stated."""
    return _open(scene, 1)


def in_units(match: re.Match[str], scene: Scene) -> Interval:
    """The years just past behind "first" or "only", those to come in the future."""
    name, count = singular(match["unit"]), counts(match)[1]
    before = scene.sentence[: scene.start].lower().replace("-", " ")
    words = {word.strip(",.;:\"'()") for word in before.split()}
    benchmark = words & set(lexicon().words["benchmark"])
    if match["time"] or (not scene.past and not benchmark) or match["prep"].lower() == "within":
        return ahead(scene, count, name) if not scene.past or match["time"] else NOWHERE
    return back(scene, count, name) if benchmark else NOWHERE


def for_units(match: re.Match[str], scene: Scene) -> Interval:
    """With a perfect the units until now; elsewhere a length that nothing places."""
    if perfect(scene.sentence, scene.start):
        return back(scene, counts(match)[1], singular(match["unit"]))
    return NOWHERE


def ytd(match: re.Match[str], scene: Scene) -> Interval:
    """The first so many months of a year; of none that is named, the last that have passed."""
    rel = match["rel"] or ("" if match["year"] else "this")
    whole = whole_year(year_number(match["year"], "this" if rel.lower() == "the" else rel, scene))
    if whole.start is None:
        return whole
    name, count = singular(match["unit"]), counts(match)[0]
    end = calendar.shifted(whole.start, count, name) - timedelta(days=1)
    if not (match["rel"] or match["year"]) and scene.past and scene.anchor and end > scene.anchor:
        start, end = (calendar.shifted(one, -1, "year") for one in (whole.start, end))
        return Interval(start, end, "range")
    return Interval(whole.start, end, "range")


def year_to(match: re.Match[str], scene: Scene) -> Interval:
    """The twelve months (or four quarters) that end with the month named."""
    part = match.groupdict()
    month = 3 * int(part["quarter"]) if part["quarter"] else month_number(part["month"])
    past = replace(scene, way="past")
    stated = year_number(part["year"], None, scene)
    last = calendar.months(stated, month) if stated else month_near(month, past)
    if last.start is None:
        return NOWHERE
    name = singular(part["unit"] or part["one"])
    size = {"month": 1, "quarter": 3, "year": 12}[name] * int(counts(match)[0])
    start = calendar.shifted(last.start, 1 - size, "month")
    return Interval(start, last.end, "range")


def vague_past(_: re.Match[str], scene: Scene) -> Interval:
    """Before now, nobody says how long: never computed."""
    return _open(scene, -1)


def vague_future(_: re.Match[str], __: Scene) -> Interval:
    """Later, nobody says when."""
    return NOWHERE


length = vague_future
