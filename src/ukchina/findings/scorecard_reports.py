"""What the texts report of contact, channels and restrictions, in which window, by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ukchina.findings.scorecard_acts import acts, told_later
from ukchina.findings.scorecard_contact import contact_sign, ministers
from ukchina.findings.scorecard_rules import EARLIER, INTENDED, MINUS, PLUS, rules
from ukchina.study.selection import UNDATED, window_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ukchina.findings.scorecard_acts import Act
    from ukchina.findings.scorecard_text import Row, Text
    from ukchina.study import Study


# A dialogue of every year that last met within two has missed one date at most. Ours.
_LATELY = timedelta(days=2 * 366)
_LAST_CHARS = 5
# The indicators that acts on a channel or a restriction decide.
ACTED = ("mechanisms", "eased")


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports an act on an indicator.

    `sign` is +, −, intended or earlier (an end that may since be over); `named` says whether a
    named person tells it or a named office-holder takes part; `day` is that of the act, if told;
    `part` which channel it is done to, "" for one without a name; `bounds` the first and the last
    day that it can have been (None: not told, the last is that of the text at most), `again` says
    that words call it the later of two.
    """

    indicator: str
    evidence: str
    document: str
    window: str
    sign: str
    named: bool
    day: date | None = None
    part: str = ""
    bounds: tuple[date | None, date | None] = (None, None)
    again: bool = False


def told_in(text: Text, sentence: Row, acted: Sequence[str] = ACTED) -> tuple[Report, ...]:
    """Every report in a counted sentence on Britain and China that asks or denies nothing.

    `sentence` has evidence, start, end, plain (its folded words), speaker and window; `acted` are
    the indicators whose objects it names. One that asks, supposes, denies or takes back (`doubtful`
    in the rules) is not to be given.
    """
    told = [*_of_acts(text, sentence, acted), *_of_contact(text, sentence)]
    named = bool(told) and (bool(sentence["speaker"]) or text.names_official(sentence))
    return tuple(replace(report, named=report.named or named) for report in told)


def _of_acts(text: Text, row: Row, acted: Sequence[str]) -> Iterator[Report]:
    """The reports of mechanisms and restrictions in a sentence."""
    for indicator in acted:
        for act in acts(row["plain"], rules().indicator(indicator)):
            sign = act.sign
            if sign == "asked":
                sign = MINUS if indicator == "eased" else INTENDED
            event = _over(text.events_in(row), row["start"] + act.start, row["start"] + act.end)
            if sign == EARLIER and indicator == "mechanisms":
                sign = PLUS if _sat_lately(text, row, act, event) else sign
            if sign == PLUS and _to_come(text, event):
                sign = INTENDED
            later = sign == EARLIER and told_later(row["plain"], act)
            told = _report(text, row, indicator, sign, event)
            yield replace(told, part=act.part, again=later)


def _sat_lately(text: Text, row: Row, act: Act, event: Row | None) -> bool:
    """Whether a channel "last met" so lately that it is at work, and did not end."""
    published = text.study.published(text.document)
    if not (event and event["date_start"] and published):
        return False
    before: str = row["plain"][max(0, act.start - _LAST_CHARS) : act.start]
    since: timedelta = published - event["date_start"]
    return before.endswith("last ") and timedelta(0) <= since <= _LATELY


def _to_come(text: Text, event: Row | None) -> bool:
    published = text.study.published(text.document)
    return bool(event and event["date_start"] and published and event["date_start"] > published)


def _of_contact(text: Text, row: Row) -> Iterator[Report]:
    """The reports of ministers' meetings and visits in a sentence."""
    touching = rules().indicator("contact").words["touching"]
    for event in text.events_in(row):
        if not touching.search(text.words(event)):
            continue
        taking_part = ministers(text, event)
        dated = text.study.published(text.document) is not None
        sign = contact_sign(
            text.words(event), row["plain"], event["status"], taking_part, dated=dated
        )
        if sign:
            report = _report(text, row, "contact", sign, event)
            yield replace(report, named=bool(taking_part))


def _report(text: Text, row: Row, indicator: str, sign: str, event: Row | None) -> Report:
    # What is meant belongs to the text that says so, whenever it is to happen.
    window, day = _when(text.study, row, None if sign == INTENDED else event)
    first, last = (event["date_start"], event["date_end"]) if event else (None, None)
    published = text.study.published(text.document)
    return Report(
        indicator,
        row["evidence"],
        text.document,
        window,
        sign,
        named=False,
        day=day,
        bounds=(first, last if first and last else published),
    )


def _when(study: Study, row: Row, event: Row | None) -> tuple[str, date | None]:
    """The window of the act where its days lie in one, else that of the text."""
    start, end = (event["date_start"], event["date_end"]) if event else (None, None)
    own = str(row["window"])
    if not start or not end or own == UNDATED:
        return own, None
    both = {window_of(day, study.parameters) for day in (start, end)}
    if len(both) > 1:
        return own, None
    return both.pop(), (start if start == end else None)


def _over(here: list[Row], start: int, end: int) -> Row | None:
    """The shortest event whose words hold the act."""
    over = [event for event in here if event["start"] <= start and end <= event["end"]]
    return min(over, key=lambda event: int(event["end"] - event["start"]), default=None)
