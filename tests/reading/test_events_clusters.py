"""Mentions of one event are one cluster, within a text and over texts; others stay apart."""

from __future__ import annotations

import pytest

from ukchina.corpus import Corpus, document
from ukchina.reading.events.acts import clusters

OPENING = "date 2025-03-14 "


def ids(*texts: str) -> list[str]:
    documents = [document(name, OPENING + text) for name, text in zip("abcd", texts, strict=False)]
    return [cluster.id for cluster in clusters(documents)]


def test_the_beijing_meeting_is_one_event_with_two_reports(corpus: Corpus) -> None:
    (meeting,) = [one for one in clusters(corpus.documents) if one.id.startswith("meeting-2024-")]
    assert meeting.id == "meeting-2024-10-18-lammy-wang"
    assert meeting.documents == ("001_3adf1e1087223416", "002_3215f7185f73caf5")
    assert meeting.status == "occurred"
    assert {"David Lammy", "Wang Yi"} <= set(meeting.actors)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (
            "David Lammy met Wang Yi in London on Thursday.",
            "Wang Yi held talks with David Lammy in London on Thursday.",
            True,
        ),
        (
            "David Lammy met Wang Yi in London on Thursday.",
            "David Lammy met Wang Yi in London on Wednesday.",
            False,
        ),
        (
            "David Lammy met Wang Yi in London on Thursday.",
            "David Lammy met He Lifeng in Paris on Thursday.",
            False,
        ),
        (
            "David Lammy met Wang Yi in London on Thursday.",
            "The Labour government was elected in July 2024.",
            False,
        ),
    ],
)
def test_a_day_and_the_people_make_an_event(first: str, second: str, *, together: bool) -> None:
    found = [one for one in ids(first, second) if one.startswith(("meeting", "visit"))]
    assert len(found) == (1 if together or "elected" in second else 2)


def test_ids_are_unique(corpus: Corpus) -> None:
    found = [cluster.id for cluster in clusters(corpus.documents)]
    assert len(found) == len(set(found))


def test_every_mention_has_its_clusters_id(corpus: Corpus) -> None:
    for cluster in clusters(corpus.documents):
        assert {event.cluster for event in cluster.mentions} == {cluster.id}
