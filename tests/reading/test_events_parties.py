"""Who acts where no name stands: speakers as "I" and "we", governments, states; and who did not."""

from __future__ import annotations

import pytest

from ukchina.corpus import Corpus, document
from ukchina.reading.events.acts import clusters, mentioned

LEAD = "date 2025-11-20 Officials spoke at length of trade and of little else, and went home.\n\n"
UK, CHINA = "UK government (institution)", "Chinese government (institution)"
RELEASE = """Press release
Foreign Secretary speaks on China

From:
Foreign, Commonwealth & Development Office
Published
20 November 2025

"""
TRANSCRIPT = """Ministry of Foreign Affairs of the People's Republic of China
Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on November 20, 2025
Updated: November 20, 2025

Reuters: Does the ministry have a comment on the carrier that passed the strait?

"""
HANSARD = """China: Talks
Volume 769: debated on Thursday 20 November 2025

The Secretary of State for Foreign, Commonwealth and Development Affairs
(Yvette Cooper)

With permission, I shall make a statement on China and on what the audit has found of late.

Priti Patel
(Witham) (Con)

"""


def told(text: str, header: str = LEAD) -> list[tuple[str, str, tuple[str, ...]]]:
    found = mentioned(document("a", header + text))
    return [(one.type, one.event.status, one.event.actors) for one in found]


@pytest.mark.parametrize(
    ("header", "text", "actors"),
    [
        (LEAD, "“I met Wang Yi in Beijing last week,” Yvette Cooper said.", "Yvette Cooper"),
        (LEAD, "“We lifted the sanctions on Monday,” Mao Ning said.", "Mao Ning"),
        (LEAD, "Keir Starmer told them: “I will visit Beijing in January.”", "Keir Starmer"),
        (TRANSCRIPT, "Mao Ning: We lodged serious protests on Monday.", "Mao Ning"),
        (HANSARD, "I visited Taiwan in August.", "Priti Patel"),
        (HANSARD, "I speak of the trade dialogue, which I chaired in May.", "Priti Patel"),
        (RELEASE, "David Lammy said:\n\nI met Wang Yi in London in October.", "David Lammy"),
    ],
)
def test_i_and_we_are_whoever_speaks_there(header: str, text: str, actors: str) -> None:
    assert told(text, header)[-1][2][0] == actors


@pytest.mark.parametrize(
    "text",
    [
        "I visited Taiwan in August and saw nothing of it. Wang Yi stayed at home.",
        "“We met him in Beijing in May,” a senior official said.",
    ],
)
def test_an_author_or_somebody_unnamed_is_nobody_else(text: str) -> None:
    assert told(text)[0][2] == ()


@pytest.mark.parametrize(
    ("header", "text", "actor"),
    [
        (LEAD, "The government approved the embassy on Tuesday, aides said.", UK),
        (LEAD, "Mao Ning said the government imposed sanctions on nine people in 2021.", CHINA),
        (LEAD, "Beijing shut the office. The government announced a ban on Monday.", CHINA),
        (LEAD, "She came from China on Monday. The government lifted the ban on Tuesday.", UK),
        (TRANSCRIPT, "Mao Ning: The government imposed sanctions on Monday.", CHINA),
        (HANSARD, "The Government approved the embassy on Tuesday.", UK),
        (RELEASE, "The government lifted the ban on steel on Tuesday.", UK),
        (LEAD, "China imposed sanctions on nine Britons in 2021.", CHINA),
        (LEAD, "Sanctions were imposed by China in 2021.", CHINA),
        (LEAD, "Britain lifted its sanctions on two firms last month.", UK),
    ],
)
def test_the_government_is_the_speakers_the_issuers_or_that_of_who_acted_last(
    header: str, text: str, actor: str
) -> None:
    assert told(text, header)[-1][2] == (actor,)


@pytest.mark.parametrize(
    "text",
    ["David Lammy visited China in May.", "Ministers warned China on Monday of the costs."],
)
def test_a_state_that_is_only_visited_or_addressed_takes_no_part(text: str) -> None:
    assert CHINA not in told(text)[0][2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No British minister has visited Beijing since 2018.", "absence"),
        ("No British prime minister visited China last year.", "visit"),
        ("Keir Starmer has not met Xi Jinping.", "meeting"),
        ("David Lammy did not meet Wang Yi in Munich in February.", "meeting"),
        ("Keir Starmer has never visited China.", "visit"),
        ("No meeting took place.", "meeting"),
        ("Talks were not held last year.", "meeting"),
        ("Ministers haven't visited Beijing in years.", "visit"),
        ("Not since 2018 had a prime minister visited Beijing.", "visit"),
        ("David Lammy declined to meet Wang Yi last week.", "meeting"),
        ("China has not lifted its sanctions on six MPs.", "sanctions_lifted"),
        ("The dialogue has not resumed.", "dialogue_resumed"),
        ("Keir Starmer has yet to meet Xi Jinping.", "meeting"),
        ("The two sides have held no talks since May.", "meeting"),
        ("David Lammy has still not visited China.", "visit"),
        ("The talks never took place.", "meeting"),
        ("It is not true that David Lammy met Wang Yi.", "meeting"),
        ("Keir Starmer has not so far met Xi Jinping.", "meeting"),
        ("Keir Starmer had not at that point met Xi Jinping.", "meeting"),
        ("Not one minister visited Beijing.", "visit"),
        ("No minister has visited.", "visit"),
        ("No senior minister, not even David Lammy, has visited Beijing.", "visit"),
        ("No prime minister had, until 2024, visited Beijing.", "visit"),
        ("Ministers have refused to visit Beijing.", "visit"),
        ("David Lammy is still to visit China.", "visit"),
        ("David Lammy, though yet to meet Wang Yi, wrote to him.", "meeting"),
        ("The dialogue is yet to be held.", "meeting"),
        ("The review has yet to be published.", "policy_document"),
        ("We have yet to see the two sides hold talks.", "meeting"),
        ("Keir Starmer decided not to meet Xi Jinping.", "meeting"),
    ],
)
def test_what_did_not_happen_is_an_event_that_says_so(text: str, kind: str) -> None:
    assert [found[:2] for found in told(text)] == [(kind, "absence")]


@pytest.mark.parametrize(
    "text",
    [
        "Keir Starmer not only visited Beijing last month but Shanghai too.",
        "David Lammy met Wang Yi on Monday, no doubt to his relief.",
        "David Lammy, who does not speak Chinese, met Wang Yi on Monday.",
        "No fewer than three ministers visited Beijing last month.",
        "No deal was in sight, but Keir Starmer visited Beijing last month.",
        "Keir Starmer, not one to wait, met Xi Jinping on Monday.",
        "Keir Starmer, who has yet to visit China, met Xi Jinping on Monday.",
    ],
)
def test_a_negation_of_something_else_leaves_the_act_done(text: str) -> None:
    assert told(text)[0][1] == "occurred"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("China and Britain took steps on Friday to mend ties.", (CHINA, UK)),
        ("Britain, France and China backed the pact on Friday.", (UK, "France", CHINA)),
        ("China, Kenya, and the UK took steps on Friday to mend ties.", (CHINA, UK)),
        ("Germany, Japan and Britain agreed on Monday to wait.", ("Germany", "Japan", UK)),
        ("Ministers from Britain, Spain and China met on Monday.", (UK, "Spain", CHINA)),
        # who stands behind a comma is not always of the list, and a list may be spoken of
        ("After a word to Britain, Wang Yi and He Lifeng agreed to wait on Monday.", ()),
        ("The pact with Britain, France and China took effect on Monday.", ()),
        ("In Britain, France and Spain prices fell on Monday.", ()),
    ],
)
def test_the_states_of_a_list_act_together(text: str, actors: tuple[str, ...]) -> None:
    states = (UK, CHINA, "France", "Germany", "Japan", "Spain")
    assert tuple(name for name in told(text)[0][2] if name in states) == actors


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The China audit was published on Monday.", CHINA),
        ("London will press China to lift restrictions on pork.", CHINA),
        ("The UK report was issued on Monday by the ministry.", UK),
    ],
)
def test_a_state_that_a_paper_is_about_or_that_is_pressed_takes_no_part(
    text: str, state: str
) -> None:
    assert state not in told(text)[0][2]


def test_a_meeting_that_was_held_is_not_one_with_a_meeting_that_was_not() -> None:
    texts = [
        "David Lammy met Wang Yi in Munich in February.",
        "David Lammy did not meet Wang Yi in February.",
    ]
    found = clusters(document(f"d{i}", LEAD + text) for i, text in enumerate(texts))
    assert sorted(one.status for one in found) == ["absence", "occurred"]


def test_two_governments_acts_of_one_kind_and_month_stay_apart() -> None:
    text = "Britain resumed the dialogue in May. China resumed the dialogue in May."
    (document_,) = [document("a", LEAD + text)]
    assert len({one.event.cluster for one in mentioned(document_)}) > 1


def test_the_absence_of_the_seeds_stays_one(corpus: Corpus) -> None:
    found = [told for text in corpus.documents for told in mentioned(text)]
    assert [told.event.status for told in found].count("absence") == 1
