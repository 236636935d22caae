"""Whose doing a step is, and who came or did not."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.reading.events.acts import mentioned
from ukchina.reading.events.clusters import merged
from ukchina.reading.values import Side

UK, CHINA = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT
LEAD = "date 2024-10-18 Officials spoke at length of trade and went home.\n\n"


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        # the subject acts, not whom it acts upon
        ("China summoned the British ambassador on Friday.", "step", {CHINA}),
        ("The British government approved the new Chinese embassy on Tuesday.", "step", {UK}),
        ("Wang Yi rejected the British request on Friday.", "step", {CHINA}),
        ("The Chinese navy sent two ships through the strait on Friday.", "step", {CHINA}),
        ("A British frigate joined the exercise near Taiwan on Friday.", "step", {UK}),
        ("British MPs voted on Tuesday to debate China.", "step", {UK}),
        ("Wang Yi and David Lammy opened a centre in Wuhan on Friday.", "step", {UK, CHINA}),
        ("Britain and China agreed on Friday to open a hotline.", "step", {UK, CHINA}),
        ("David Lammy and a group of students opened a hall on Friday.", "step", {UK}),
        # of a passive, whoever stands behind "by"
        ("The envoy was summoned by the Chinese foreign ministry on Friday.", "step", {CHINA}),
        ("Caroline Wilson was summoned on Friday.", "step", set()),
        # neither of the two
        ("The company opened an office in Shanghai on Monday.", "step", set()),
        ("The former British minister joined a Chinese firm on Monday.", "step", set()),
        ("Party leaders voted on Tuesday to block the Chinese embassy.", "step", set()),
        # what counts visits names who came
        ("It was the first visit by a British chancellor in eight years.", "visit_benchmark", {UK}),
        ("He is the second UK diplomat to visit China in six years.", "visit_benchmark", {UK}),
        ("She met the first Chinese leader to visit in ten years.", "visit_benchmark", {CHINA}),
        (
            "It was the first trip by a British business leader in ten years.",
            "visit_benchmark",
            set(),
        ),
        ("It was the first meeting of its kind in six years.", "visit_benchmark", set()),
        # and what misses them, who did not, and whom they have not met
        ("No British prime minister has visited China since 2018.", "absence", {UK}),
        ("Chinese leaders have not visited Britain since 2015.", "absence", {CHINA}),
        (
            "British ministers have not met their Chinese counterparts since May.",
            "absence",
            {UK, CHINA},
        ),
        ("Keir Starmer has not met Xi Jinping since 2019.", "absence", {UK, CHINA}),
        # a meeting is also theirs who have no name
        ("David Lammy met his Chinese counterpart in Wuhan on Friday.", "meeting", {CHINA}),
        ("David Lammy met his counterpart in Wuhan on Friday.", "meeting", {UK, CHINA}),
        ("David Lammy met his French counterpart in Wuhan on Friday.", "meeting", set()),
        ("British and Chinese ministers met in Wuhan on Friday.", "meeting", {UK, CHINA}),
        ("British ministers met Chinese leaders in Wuhan on Friday.", "meeting", {UK, CHINA}),
        ("British ministers met firms that feared Chinese officials.", "meeting", {UK}),
        # what one side does to the other is the doing of that side
        ("London expelled three Chinese diplomats on Friday.", "trial", {UK}),
        ("Beijing banned the British consulate's staff on Friday.", "sanctions_imposed", {CHINA}),
        ("Yvette Cooper ordered a review of Chinese firms on Friday.", "policy_review", {UK}),
        ("Britain's curbs on China were eased on Friday.", "step", set()),
        ("Britain's report on China was published on Friday.", "policy_document", {UK}),
        ("China's review of pork was published on Friday.", "policy_document", {CHINA}),
        ("China's review was scorned by readers on Friday.", "step", set()),
        # of other kinds it is not asked
        ("David Lammy visited Beijing on Friday.", "visit", set()),
    ],
)
def test_an_event_is_the_doing_of(text: str, kind: str, sides: set[Side]) -> None:
    found = [one for one in mentioned(document("a", LEAD + text)) if one.type == kind]
    assert [set(one.sides) for one in found] == [sides]


def test_an_event_that_two_texts_tell_is_the_doing_of_all_that_either_names() -> None:
    texts = (
        "Britain agreed with Wang Yi on Friday to open a hotline.",
        "Wang Yi agreed on Friday to open a hotline with Britain.",
    )
    told = [mentioned(document(name, LEAD + text)) for name, text in zip("ab", texts, strict=True)]
    assert [[one.sides for one in found] for found in told] == [[(UK,)], [(CHINA,)]]
    assert {side for one in merged(told) for side in one.sides} == {UK, CHINA}
