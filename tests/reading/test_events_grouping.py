"""Mentions found by surname and month are grouped as if each were compared with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ukchina.reading.events.grouping import Told, groups, narrowness, surname
from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.values import Event
from ukchina.spans import Span

CONTACT = {"meeting", "visit", "dinner", "exchange"}
FIRST = date(2024, 1, 30)
days = st.none() | st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days))
near_days = st.integers(0, 3).map(lambda days: FIRST + timedelta(days=days))


@dataclass(frozen=True)
class When:
    """The time of a mention."""

    start: date | None
    end: date | None
    precision: str


whens = st.one_of(
    near_days.map(lambda day: When(day, day, "day")),
    st.builds(When, days, days, st.sampled_from(["month", "year", "range", "until", "vague"])),
)
mentions = st.builds(
    lambda number, when, status, actors, kind: Told(
        Event(
            span=Span(f"text{number % 2}", number, number + 1),
            expression=None,
            date_start=when.start,
            date_end=when.end,
            precision=when.precision,
            status=status,
            actors=tuple(actors),
        ),
        kind,
    ),
    st.integers(0, 9),
    whens,
    st.sampled_from(["occurred", "scheduled"]),
    st.lists(st.sampled_from(["Xi Jinping", "Keir Starmer", "Wang Yi", "习近平"]), unique=True),
    st.sampled_from([*event_lexicon().families, "no such type"]),
)


def same(first: Told, second: Told) -> bool:
    """The rule, said of two mentions."""
    one, other = first.event, second.event
    families = event_lexicon().families
    family, its = families.get(first.type), families.get(second.type)
    if family is None or its is None:
        return False
    own, theirs = ({surname(actor) for actor in event.actors} for event in (one, other))
    shared = own & theirs
    pair = len(shared) > 1 and {family, its} <= CONTACT
    if {one.precision, other.precision} & {"until", "since", "vague"}:
        near = one.span.document == other.span.document
        return near and family == its and (pair or bool(shared and one.status == other.status))
    starts = (one.date_start or date.min, other.date_start or date.min)
    if max(starts) > min(one.date_end or date.max, other.date_end or date.max):
        return False
    if family == its:
        return len(shared) >= max(1, min(2, len(own), len(theirs)))
    return pair and one.precision == other.precision == "day"


@given(st.lists(mentions, max_size=14))
def test_the_groups_are_those_of_comparing_each_with_each(found: list[Told]) -> None:
    expected: list[list[Told]] = []
    for told in sorted(found, key=lambda one: narrowness(one.event)):
        home = next((group for group in expected if any(same(told, one) for one in group)), None)
        if home is None:
            expected.append([told])
        else:
            home.append(told)
    assert {frozenset(map(id, group)) for group in groups(found)} == {
        frozenset(map(id, group)) for group in expected
    }
