"""Whom an office alone means, and that a long text costs no more by the word than a short one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import document
from ukchina.reading.people.mentions import namings
from ukchina.reading.people.naming import Naming, bodies
from ukchina.reading.people.offices import of_the_side, titles
from ukchina.reading.people.offices_meant import definite_descriptions
from ukchina.reading.people.roster import Actor, roster
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAD = "Officials spoke at length of trade and of little else, and went home.\n\n"
_PIECES = (
    "David Lammy",
    "James Cleverly",
    "Wang Yi",
    "Qin Gang",
    "Rachel Reeves",
    "He Lifeng",
    "Boris Johnson",
    "Caroline Wilson",
    "the Treasury",
    "the foreign secretary",
    "the Chinese foreign minister",
    "the foreign minister",
    "the British prime minister",
    "the prime minister",
    "China's foreign minister",
    "the ambassador to China",
    "the chancellor",
    "the US president",
    "the president",
    ",",
    ".\n\nOfficials said",
    "said",
)


def may_mean(actor: Actor, wanted: set[str], day: date | None, nation: str) -> bool:
    held = [*actor.held(day), *(one for one in actor.posts if day is None or one.held_on(day))]
    own = {office.office for office in held}
    return actor.type == "person" and of_the_side(nation, actor) and bool(own & wanted)


def holder(title: str, nation: str, named: list[Actor], day: date | None) -> str:
    """Whom a title means, as a reader looks: back through all the names, then in the table."""
    order = titles()[title]
    wanted = set(order)
    for actor in reversed(named):
        if may_mean(actor, wanted, day, nation):
            return actor.name
    holders = [actor for actor in roster() if day and may_mean(actor, wanted, day, nation)]
    if len(holders) > 1:
        holders = [actor for actor in holders if actor.in_office is Side.UK_GOVERNMENT]

    def rank(actor: Actor) -> int:
        held = [one for one in (*actor.offices, *actor.posts) if day and one.held_on(day)]
        return min(order.index(one.office) for one in held if one.office in order)

    return min(holders, key=rank).name if holders else ""


@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25),
    st.sampled_from(["", "date 2023-05-06 ", "date 2024-10-18 ", "date 1890-01-01 "]),
)
def test_a_title_means_its_last_named_holder_else_that_of_the_day(
    parts: list[str], opening: str
) -> None:
    text = document("a", f"{opening}{LEAD}They said {' '.join(parts)} spoke of it.")
    plain, bounds = fold(text.text), bodies(text)
    day = text.published.value if text.published else None
    named = [one for one in namings(text) if one.form != "description"]
    for found in definite_descriptions(plain, bounds, named, day):
        words = plain[found.start : found.end].lower()
        title = max((one for one in titles() if words.endswith(one)), key=len)
        if plain.startswith(" to ", found.end):
            continue
        before = [one.actor for one in named if one.start < found.start and one.actor]
        nation = words.removesuffix(title).strip()
        assert found.name == holder(title, nation, before, day)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("James Cleverly, the foreign secretary, spoke of it.", []),
        ("David Lammy, the foreign secretary, spoke of it.", ["David Lammy"]),
        ("James Cleverly spoke of it. The foreign secretary left.", ["David Lammy"]),
        ("Rachel Reeves, the foreign secretary said, spoke of it.", ["David Lammy"]),
    ],
)
def test_a_title_that_a_name_before_it_held_is_that_ones_own(text: str, names: list[str]) -> None:
    told = namings(document("a", f"date 2024-10-18 {LEAD}{text}"))
    assert [one.name for one in told if one.form == "description"] == names


class Counted(list[Naming]):
    """Namings that count how often one is looked at."""

    looks = 0

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as a list has it
        """One naming, or several."""
        self.looks += 1
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Naming]:
        """Each naming."""
        for one in super().__iter__():
            self.looks += 1
            yield one


@pytest.mark.parametrize("times", [10, 100])
def test_each_name_is_looked_at_a_few_times_however_long_the_paragraph(times: int) -> None:
    told = "David Lammy met Wang Yi. The chancellor, and the foreign secretary, spoke of it. "
    text = document("a", f"date 2024-10-18 {LEAD}{told * times}")
    named = Counted(one for one in namings(text) if one.form != "description")
    found = list(definite_descriptions(fold(text.text), bodies(text), named, date(2024, 10, 18)))
    assert [one.name for one in found] == ["Rachel Reeves", "David Lammy"] * times
    assert named.looks <= 5 * len(named)
