"""The table of persons and bodies: complete, consistent, and true to the calendar."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ukchina.reading.people.roster import Actor, day, names, roster
from ukchina.reading.values import Side

BY_NAME = {actor.name: actor for actor in roster()}


def holders(office: str, on: date) -> set[str]:
    return {actor.name for actor in roster() if any(o.office == office for o in actor.held(on))}


def test_the_table_has_at_least_two_hundred_entries_under_names_of_their_own() -> None:
    assert len(roster()) >= 200
    assert [name for name, count in Counter(a.name for a in roster()).items() if count > 1] == []


@pytest.mark.parametrize("actor", roster(), ids=lambda actor: actor.name)
def test_no_office_ends_before_it_begins(actor: Actor) -> None:
    for office in (*actor.offices, *actor.posts):
        assert office.office
        assert office.start is None or office.end is None or office.start <= office.end


def test_no_written_form_means_two_actors_of_the_table() -> None:
    forms: dict[str, set[str]] = {}
    for entries in names().values():
        for form, actor in entries:
            forms.setdefault(form, set()).add(actor.name)
    assert {form: who for form, who in forms.items() if len(who) > 1} == {}


@pytest.mark.parametrize(
    "office", ["Prime Minister", "Foreign Secretary", "Chancellor of the Exchequer"]
)
def test_a_great_office_of_the_uk_is_never_vacant_from_2010_to_2025(office: str) -> None:
    on = date(2010, 6, 1)
    while on < date(2025, 12, 31):
        assert 1 <= len(holders(office, on)) <= 2, on
        on += timedelta(days=10)


@pytest.mark.parametrize(
    ("office", "on", "who"),
    [
        ("Foreign Secretary", date(2023, 5, 4), "James Cleverly"),
        ("Foreign Secretary", date(2024, 3, 1), "David Cameron"),
        ("Foreign Secretary", date(2024, 10, 18), "David Lammy"),
        ("Foreign Secretary", date(2025, 11, 1), "Yvette Cooper"),
        ("Prime Minister", date(2022, 9, 19), "Liz Truss"),
        ("Foreign Minister", date(2023, 5, 4), "Qin Gang"),
        ("Foreign Minister", date(2024, 10, 18), "Wang Yi"),
        ("Vice President", date(2022, 9, 19), "Wang Qishan"),
        ("Vice President", date(2023, 5, 6), "Han Zheng"),
        ("Ambassador to the UK", date(2020, 7, 6), "Liu Xiaoming"),
    ],
)
def test_the_holder_of_an_office_on_a_day_is_known(office: str, on: date, who: str) -> None:
    assert holders(office, on) == {who}


def test_a_minister_out_of_office_speaks_for_nobody_but_himself() -> None:
    cleverly = BY_NAME["James Cleverly"]
    assert cleverly.side_on(date(2023, 5, 6)) is Side.UK_GOVERNMENT
    assert cleverly.side_on(date(2025, 5, 6)) is Side.OTHER


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-07-05", date(2024, 7, 5), date(2024, 7, 5)),
        ("", None, None),
    ],
)
def test_a_date_of_the_table_bounds_what_its_precision_says(
    written: str, first: date | None, last: date | None
) -> None:
    assert (day(written, last=False), day(written, last=True)) == (first, last)


# Offices that one person holds at a time, as far as the table goes: two holders of one are a fault.
SEVERAL = frozenset(
    {
        "Ambassador to the United States",  # of two countries
        "Commerce Ministry spokesperson",
        "Consul General to Hong Kong and Macau",  # the first day of one is not known
        "Defence Ministry spokesperson",
        "Foreign Ministry spokesperson",
        "Permanent Representative to the UN",  # of two countries
        "State Councillor",
        "Taiwan Affairs Office spokesperson",
        "Vice Foreign Minister",
        "Vice Premier",
    }
)
# Since 2023, the time of most texts: an office that nobody of the table holds for a while.
VACANT = {
    ("Chief Executive of the NCSC", 2024): "an acting chief between two",
    ("Defence Minister", 2023): "vacant from the dismissal in October to the end of December",
    ("Investment Minister", 2024): "from the election to the appointment in October",
    ("Justice Secretary", 2023): "a holder whom the table does not have",
    ("Trade Minister", 2023): "a holder whom the table does not have",
}
RUNS = {
    office: sorted(
        ((o.start, o.end, a.name) for a in roster() for o in a.offices if o.office == office),
        key=lambda run: run[0] or date.min,
    )
    for office in {o.office for a in roster() for o in a.offices} - SEVERAL
}


def earliest(end: date) -> date:
    """The first day that an end may mean: the table gives some only by month or year."""
    if (end.month, end.day) == (12, 31):
        return date(end.year, 1, 1)
    return end.replace(day=1) if (end + timedelta(days=1)).day == 1 else end


def latest(start: date) -> date:
    """The last day that a start may mean."""
    if (start.month, start.day) == (1, 1):
        return date(start.year, 12, 31)
    return start + timedelta(days=30) if start.day == 1 else start


@pytest.mark.parametrize("office", sorted(RUNS))
def test_an_office_of_one_has_one_holder_at_a_time(office: str) -> None:
    for (_, left, who), (came, _, successor) in pairwise(RUNS[office]):
        assert left is not None, f"{who} still holds it beside {successor}"
        handed_over = timedelta(days=1)
        assert came is None or earliest(left) <= latest(came) + handed_over, (who, successor)


@pytest.mark.parametrize("office", sorted(RUNS))
def test_an_office_is_not_left_empty_in_the_time_of_the_texts(office: str) -> None:
    for (_, left, who), (came, _, successor) in pairwise(RUNS[office]):
        if left and came and left >= date(2023, 1, 1) and (office, left.year) not in VACANT:
            assert (came - left).days <= 1, (who, successor)


def test_no_office_begins_after_the_table_was_last_reviewed() -> None:
    begun = [o.start for actor in roster() for o in actor.offices if o.start]
    assert max(begun) <= date(2026, 1, 1)
