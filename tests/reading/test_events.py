"""Which events a text tells: `[words|type|status]` shows the stretch, what it is, how sure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import Corpus, document
from ukchina.reading.events.acts import clusters, events, mentioned
from ukchina.reading.measure.texts import EVENT, marked
from ukchina.sentences import body

if TYPE_CHECKING:
    from ukchina.reading.events.grouping import Told

# A Friday.
OPENING = "date 2024-10-18 "
# A text of one line is a title: this makes it one with a body.
LEAD = "Officials spoke at length of trade and of little else, and went home.\n\n"


def read(text: str, opening: str = OPENING) -> list[Told]:
    return list(mentioned(document("a", opening + text)))


def in_seed(corpus: Corpus, number: str, words: str) -> list[Told]:
    """The events of a seed whose stretch holds `words`."""
    (text,) = [one for one in corpus.documents if one.name.startswith(number)]
    return [told for told in mentioned(text) if words in text.words(told.event.span)]


@pytest.mark.parametrize(
    "text",
    [
        # a time ends the clause that it dates
        "[David Lammy met Wang Yi in Beijing on Friday|meeting|occurred] with aides at his side.",
        "[The ministry ordered a review of ports last week|policy_review|occurred] as ties fell.",
        # a main clause begins behind the subordinate one
        "While one premier has called, [others have not gone there since 2018|absence|absence].",
        # an event joined by "and" has a clause of its own
        "There is war, and [Beijing on Monday held naval drills|military_drill|occurred].",
        # what only leads over is no part of it
        "Echoing that, [James Cleverly in a speech last week|speech|occurred] spoke.",
        "However, [David Lammy met Wang Yi on Tuesday|meeting|occurred].",
        # a parenthesis parts the subject from its verb
        "David Lammy, the minister, [said this week that he hoped for calm|statement|occurred].",
        # what is reported begins behind the reporting
        "Officials confirmed that [David Lammy met Wang Yi on Tuesday|meeting|occurred].",
        # a relative clause keeps the noun that it belongs to
        "They spoke of [a trade commission that was suspended in 2019|dialogue_paused|occurred].",
        # what is to come
        "[David Lammy will visit Shanghai on Saturday|visit|scheduled].",
        "[Wang Yi is due in London next month|visit|scheduled].",
        "[David Lammy might meet Wang Yi next week|meeting|hypothetical].",
        "[David Lammy plans to visit Beijing|intention|intended].",
        # how it began or ended
        "[Wang Yi wound up a visit to London on Wednesday|visit|occurred].",
        "[David Lammy cut short a trip to Wuhan|visit|occurred].",
        "[The mayor voiced readiness to lead a group to Xiamen in May|step|intended].",
        # what would have to come first is not told as done, nor is it what was said
        "China may act [if Britain confirms by June that it will not|conditional|hypothetical].",
        "Trade may grow [if the ministry agrees on Monday|conditional|hypothetical].",
        "[He said on Monday that trade would grow|statement|occurred] if it rained.",
        # done is what a clause on a noun tells, whatever may become of the noun
        "[It could undo a reset that David Lammy began two years ago|step|occurred].",
        "[Critics urged that David Lammy met Wang Yi last week|meeting|hypothetical].",
        # a standard or a cost that is met meets nobody
        'The plant would have to meet "the highest standards" of safety.',
        "The port met the bill, a demand from Beijing and fierce criticism there.",
        "[David Lammy met Bill Wu and officials who write standards|meeting|occurred].",
        # what is denied
        "[James Cleverly did not visit Wuhan|visit|absence].",
        "[The envoy did not win a resumption of the trade talks|dialogue_resumed|absence].",
        # what is asked
        "[Can you say whether David Lammy will visit Wuhan|visit|hypothetical]?",
        # a noun that is to come, or might have
        "It will be [the first visit there by a minister in six years|visit_benchmark|scheduled].",
        "It was [the first visit to Wuhan by a minister in six years|visit_benchmark|occurred].",
        "It would have been [the first meeting in ten years|visit_benchmark|hypothetical].",
        # a relative clause has its own time
        "[Beijing lifted the sanctions it imposed in 2021|sanctions_lifted|occurred].",
        "The forum that [leaders promised in 2025|statement|occurred] was cheap.",
        # readiness is an intention
        "[Beijing is ready to resume talks on steel|dialogue_resumed|intended].",
        "[The two agreed to restart the trade talks|dialogue_resumed|intended].",
        # who attended it is told behind the name of a dialogue
        "He spoke of [the trade dialogue, which David Lammy led in Wuhan in May|meeting|occurred].",
        # two who were named before
        "[The two leaders spoke for an hour in Beijing|meeting|occurred].",
    ],
)
def test_an_event_is_its_own_clause_with_its_type_and_status(text: str) -> None:
    plain, items = marked("a", OPENING + text)
    wanted = [(item.words, item.values["type"], item.values["status"]) for item in items[EVENT]]
    found = [(plain.words(t.event.span), t.type, t.event.status) for t in mentioned(plain)]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "David Lammy met bankers on Monday and Wang Yi on Tuesday.",
            {"14": "David Lammy", "15": "David Lammy, Wang Yi"},
        ),
        (
            "Rachel Reeves met He Lifeng in Wuhan on Monday and Wang Yi in Beijing on Tuesday.",
            {"14": "Rachel Reeves, He Lifeng", "15": "Rachel Reeves, Wang Yi"},
        ),
        (
            "David Lammy met farmers on Monday, Wang Yi on Tuesday and students on Thursday.",
            {"14": "David Lammy", "15": "David Lammy, Wang Yi", "17": "David Lammy"},
        ),
        (
            "Rachel Reeves held talks with He Lifeng on Monday and a dinner for firms on Tuesday.",
            {"14": "Rachel Reeves, He Lifeng", "15": "Rachel Reeves"},
        ),
        # a verb of its own
        (
            "Rachel Reeves flew to Beijing on Monday and met He Lifeng on Tuesday.",
            {"14": "Rachel Reeves", "15": "Rachel Reeves, He Lifeng"},
        ),
        (
            "David Lammy toured a mill on Monday and held talks with Wang Yi on Tuesday.",
            {"14": "David Lammy", "15": "David Lammy, Wang Yi"},
        ),
        # what is no object of it
        ("The cabinet met on Monday and the committee on Tuesday.", {"14": ""}),
        ("David Lammy met Wang Yi on Monday and again on Tuesday.", {"14": "David Lammy, Wang Yi"}),
        ("Prices rose on Monday and wages on Tuesday.", {"14": ""}),
    ],
)
def test_each_object_of_a_verb_with_its_own_day_is_an_event(
    text: str, days: dict[str, str]
) -> None:
    told = [one.event for one in read(text, OPENING + LEAD)]
    found = {str(one.date_start)[-2:]: ", ".join(one.actors) for one in told}
    assert found == days
    assert len(told) == len(days)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two sides agreed to restart the climate dialogue.", "intended"),
        ("Britain and China agree to reopen the joint commission.", "intended"),
        ("The ministers committed to resuming the steel talks.", "intended"),
        ("Both sides agreed on the early resumption of the health dialogue.", "intended"),
        ("Ministers pledged to ease the restrictions on pork.", "intended"),
        ("Beijing to lift the ban on pork next year.", "scheduled"),
        ("The two sides will hold the energy dialogue in Leeds.", "scheduled"),
        ("The two sides resumed the climate dialogue.", "occurred"),
        ("Both sides welcomed the resumption of the steel talks.", "occurred"),
        ("London will press China to lift the ban on pork.", "hypothetical"),
        ("Ministers asked Beijing to resume the human rights dialogue.", "hypothetical"),
        ("In May London decided to keep its envoy at home.", "occurred"),
        ("The minister has asked for talks to take place next year.", "scheduled"),
    ],
)
def test_what_was_agreed_is_not_done(text: str, status: str) -> None:
    assert [one.event.status for one in read(text, OPENING + LEAD)] == [status]


@pytest.mark.parametrize(
    ("lead", "item", "status"),
    [
        ("The two sides agreed to:", "restart the energy dialogue in 2026", "intended"),
        ("The two sides agreed to:", "hold the next strategic dialogue in Leeds", "intended"),
        ("Both sides agreed the following:", "the resumption of the steel talks", "intended"),
        ("In the coming year the two sides will:", "Resume talks on health", "scheduled"),
        ("Their plans for the year:", "reopen the joint commission", "intended"),
        ("In Wuhan the ministers:", "resumed the energy dialogue", "occurred"),
        ("The two sides agreed to:", "the dialogue resumed in May", "occurred"),
        ("The ministers spoke at length.", "Wang Yi met David Lammy in Wuhan", "occurred"),
    ],
)
@pytest.mark.parametrize("mark", ["- ", "• ", "2. "])
def test_an_item_of_a_list_is_as_sure_as_what_leads_to_it(
    lead: str, item: str, status: str, mark: str
) -> None:
    last = "David Lammy slept badly, drank his tea alone and spoke to nobody at all of it."
    text = f"{lead}\n\n{mark}spare no effort at all\n\n{mark}{item}.\n\n{last}"
    assert [one.event.status for one in read(text, OPENING + LEAD)] == [status]


def test_a_meeting_that_a_journey_is_for_is_to_come_as_the_journey_is() -> None:
    told = read("Reynolds will fly to Wuhan on Monday for the first forum meeting since 2018.")
    assert [one.event.status for one in told] == ["scheduled", "scheduled"]


@pytest.mark.parametrize(
    "text",
    [
        "By reopening dialogue, both sides hope to keep trade open.",
        "It is pointless to arrange a visit that nobody wants.",
        "Much is won by visiting Beijing and without lifting sanctions.",
        "Exports rose 5% in March and reached £5 billion last year.",
        "China was the sixth-largest partner as of March.",
        "The two must meet each other halfway.",
        "The firm has met its first obligation at the plant.",
        "The move was met with silence, and some makers fail to meet carbon standards.",
        "Lawyers welcomed Beijing's answer.",
    ],
)
def test_means_wishes_and_figures_are_no_events(text: str) -> None:
    assert [told for told in read(text) if told.event.status != "hypothetical"] == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The economic and financial dialogue resumed in January.", "dialogue_resumed", "occurred"),
        ("Both sides resumed talks on trade last week.", "dialogue_resumed", "occurred"),
        ("Ministers intend to resume talks on trade.", "dialogue_resumed", "intended"),
        ("Ministers will resume talks on trade next month.", "dialogue_resumed", "scheduled"),
        ("Beijing urged London to resume talks on trade.", "dialogue_resumed", "hypothetical"),
        (
            "China lifted its sanctions on six members of parliament.",
            "sanctions_lifted",
            "occurred",
        ),
        ("Sanctions on six members were lifted last week.", "sanctions_lifted", "occurred"),
        ("China will lift its sanctions next month.", "sanctions_lifted", "scheduled"),
        ("London must lift its sanctions first.", "sanctions_lifted", "hypothetical"),
        ("China imposed sanctions on nine people in March.", "sanctions_imposed", "occurred"),
        ("The visit was cancelled last week.", "dialogue_paused", "occurred"),
    ],
)
def test_a_channel_or_restriction_says_whether_it_changed_or_may(
    text: str, kind: str, status: str
) -> None:
    assert [(told.type, told.event.status) for told in read(text)] == [(kind, status)]


def test_a_later_text_that_reports_the_resumption_says_that_it_occurred() -> None:
    later = (
        "date 2025-02-03 The economic and financial dialogue resumed in January 2025, aides said."
    )
    (told,) = [one for one in read(later, "") if one.type == "dialogue_resumed"]
    assert told.event.status == "occurred"
    assert (told.event.date_start, told.event.date_end) == (date(2025, 1, 1), date(2025, 1, 31))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "David Lammy dined with Wang Yi before heading to Shanghai to meet British bosses.",
            ("David Lammy",),
        ),
        (
            "David Lammy will see Wang Yi, before flying to Rome to meet local bosses on Saturday.",
            ("David Lammy",),
        ),
    ],
)
def test_a_clause_without_a_subject_has_that_of_its_sentence_and_no_other(
    text: str, names: tuple[str, ...]
) -> None:
    assert read(text)[-1].event.actors == names


def test_a_counterpart_is_the_minister_of_the_other_side() -> None:
    (told,) = read("Wang Yi spoke of trade. Later David Lammy met his counterpart on Tuesday.")
    assert told.event.actors == ("David Lammy", "Wang Yi")


# --- the traps that the reference names, on the seeds and on other sentences ---------------------


def test_trap_what_is_said_today_in_a_quotation_has_the_day_of_the_utterance(
    corpus: Corpus,
) -> None:
    (told,) = in_seed(corpus, "004", "Today with VP Han Zheng")
    assert (told.event.date_start, told.event.date_end) == (date(2023, 5, 5), date(2023, 5, 6))


def test_trap_thursday_dates_the_press_conference(corpus: Corpus) -> None:
    (told,) = in_seed(corpus, "004", "press conference")
    assert (told.type, told.event.date_start) == ("press_conference", date(2023, 5, 4))
    (other,) = read(
        "Asked at a news briefing whether they might visit in due course on Tuesday, she smiled."
    )
    assert (other.event.status, other.event.date_start) == ("occurred", date(2024, 10, 15))


def test_trap_the_year_dates_the_protests_and_not_the_law(corpus: Corpus) -> None:
    (protests,) = in_seed(corpus, "004", "2019 protests")
    (law,) = in_seed(corpus, "004", "imposition of the national security law")
    assert protests.event.date_start == date(2019, 1, 1)
    assert (law.type, law.event.expression, law.event.date_start) == ("legislation", None, None)


def test_the_year_of_a_clause_on_the_object_is_not_that_of_the_act() -> None:
    (told,) = read("Beijing lifted the sanctions it imposed in 2021.")
    assert (told.event.date_start, told.event.date_end) == (None, date(2024, 10, 18))


def test_trap_the_year_of_one_thing_is_not_the_next_ones_on_another_sentence() -> None:
    told = {
        one.type: one.event
        for one in read("He led them during the 2014 protests and enactment of the trade law.")
    }
    assert told["protests"].date_start == date(2014, 1, 1)
    assert told["legislation"].expression is None


def test_trap_the_visit_of_the_year_before_occurred(corpus: Corpus) -> None:
    (told,) = in_seed(corpus, "004", "Wang Qishan's visit")
    assert told.event.status == "occurred"
    assert told.event.date_start == date(2022, 9, 1)
    assert told.event.actors[0] == "Wang Qishan"


def test_trap_a_visit_told_beside_might_be_occurred_on_another_sentence() -> None:
    text = "It might be shorter than her predecessor Liz Truss's visit to Tokyo in March."
    (told,) = [one for one in read(text) if one.event.expression]
    assert (told.type, told.event.status) == ("visit", "occurred")
    assert told.event.date_start == date(2024, 3, 1)


def test_the_speech_of_last_week_is_told(corpus: Corpus) -> None:
    (told,) = in_seed(corpus, "004", "in a speech to business leaders last week")
    assert (told.type, told.event.status) == ("speech", "occurred")
    assert told.event.date_start == date(2023, 4, 24)
    assert told.event.actors[0] == "James Cleverly"


def test_the_shanghai_visit_is_lammys_on_the_day_after(corpus: Corpus) -> None:
    (told,) = in_seed(corpus, "001", "on Saturday")
    assert (told.event.date_start, told.event.status) == (date(2024, 10, 19), "scheduled")
    assert "Wang Yi" not in told.event.actors
    (second,) = in_seed(corpus, "002", "before heading to Shanghai")
    assert second.event.actors[0] == "David Lammy"
    assert "Wang Yi" not in second.event.actors


@pytest.mark.parametrize(
    "words", ["June 25, 2025", "as of March", "By reopening dialogue", "It is pointless"]
)
def test_dates_of_texts_and_figures_and_mere_mentions_are_no_events(
    corpus: Corpus, words: str
) -> None:
    assert [one for text in corpus.documents for one in in_seed(corpus, text.name, words)] == []


# --- what holds of any text ----------------------------------------------------------------------

_PIECES = (
    "David Lammy",
    "Wang Yi",
    "he",
    "met",
    "will visit",
    "Beijing",
    "on Friday",
    "in May",
    "and",
    ",",
    "that",
    "who",
    "said",
    '"',
    "“",
    "”",
    "the dialogue",
    "resumed",
    "by lifting sanctions",
    "since 2018",
    "if",
    "a visit",
    "while",
    "until tension eases",
    ".",
    "(",
    "—",
    "last year",
    "the press conference",
    "not",
)
TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map(
    lambda parts: f"{LEAD}They knew {' '.join(parts)}."
)
STATUSES = {
    "occurred",
    "reported",
    "scheduled",
    "intended",
    "hypothetical",
    "absence",
    "ongoing",
    "ended",
}


@given(TEXTS, st.sampled_from(["", OPENING]))
def test_events_lie_in_body_sentences_and_do_not_end_before_they_start(
    text: str, opening: str
) -> None:
    told = document("a", opening + text)
    known = [sentence.span for sentence in body(told)]
    for event in events(told):
        assert any(event.span in sentence for sentence in known)
        assert event.span.start < event.span.end
        assert event.status in STATUSES
        assert event.cluster
        if event.date_start and event.date_end:
            assert event.date_start <= event.date_end


@given(st.lists(st.sampled_from([p for p in _PIECES if "2018" not in p]), max_size=14))
def test_an_undated_text_dates_no_event_that_it_does_not_date(parts: list[str]) -> None:
    text = document("a", f"{LEAD}They knew {' '.join(parts)}.")
    assert all((one.date_start, one.date_end) == (None, None) for one in events(text))


@given(
    st.permutations(["They met on Friday.", "Wang Yi met David Lammy in May.", "Talks resumed."])
)
def test_the_ids_of_clusters_do_not_depend_on_the_order_of_documents(texts: list[str]) -> None:
    documents = [document(f"d{len(text)}", OPENING + text) for text in texts]
    ids = [one.id for one in clusters(documents)]
    assert ids == sorted(ids, key=ids.index)
    assert ids == [one.id for one in clusters(sorted(documents, key=lambda one: one.name))]


def test_what_is_said_to_come_is_not_when_it_was_said() -> None:
    text = OPENING + LEAD + "Officials said that she would include China in her visits next year."
    days = [one.event.date_end for one in read(text, "") if one.type == "statement"]
    assert days == [date(2024, 10, 18)]


ASKING = "Chinese diplomats have written to missions asking that they stay away from"


@pytest.mark.parametrize(
    ("day", "text", "told"),
    [
        # a prime minister is no modal
        ("2017-03-02", "Theresa May cut the duty on June 9.", ("occurred", "2016-06-09")),
        ("2017-03-02", "She may cut the duty on June 9.", ("scheduled", "2017-06-09")),
        # what is asked for lies ahead
        (
            "2010-11-08",
            f"{ASKING} the ceremony on 3 May.",
            ("scheduled", "2011-05-03"),
        ),
        # arrived, whatever is still to come; never come, though it would have
        ("2022-11-30", "A minister arrived on Monday and is to open a fair.", ("occurred", None)),
        ("2025-04-22", "The mill would have closed within a week.", ("hypothetical", None)),
        ("2013-05-07", "A trip was pencilled in for April.", ("scheduled", "2013-04-01")),
        (
            "2011-06-24",
            "An accord under which both will share data was signed on Monday.",
            ("occurred", "2011-06-20"),
        ),
        # what is said to be ahead is not when it was said
        (
            "2026-06-19",
            "Officials told builders that they expect to open by 2030.",
            ("occurred", ""),
        ),
    ],
)
def test_an_event_is_dated_and_done_as_its_clause_means(
    day: str, text: str, told: tuple[str, str | None]
) -> None:
    (found,) = (one.event for one in read(LEAD + text, f"date {day} "))
    start = found.date_start.isoformat() if found.date_start else ""
    assert found.status == told[0]
    assert told[1] in {None, start}


@pytest.mark.parametrize(
    "text",
    [
        "Prices should not be allowed to fall.",
        "The talks will last three days.",
        "The station dropped the channel's overnight relay.",
    ],
)
def test_verbs_and_names_of_other_things_are_no_times(text: str) -> None:
    assert [one for one in read(LEAD + text) if one.event.expression] == []


def test_what_is_only_proposed_has_not_occurred() -> None:
    text = "There was no answer on the proposed imposition of security legislation on the city."
    assert [one.event.status for one in read(LEAD + text)] == ["intended"]


def test_what_the_news_came_after_is_not_of_the_day_before() -> None:
    found = read("Beijing has warned that trade may suffer after Wang Yi met the bishop in Leeds.")
    assert [one.event.date_start for one in found] == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The envoy wrote to us a week after Starmer's visit.", "Starmer's visit"),
        (
            "The row began days after Foreign Secretary David Lammy's brief visit to Beijing.",
            "Foreign Secretary David Lammy's brief visit to Beijing",
        ),
        ("Following Xi Jinping's state visit, the bank opened.", "Xi Jinping's state visit"),
        ("In the wake of Rachel Reeves's trip to Beijing, sales rose.", "Rachel Reeves's trip"),
        ("Since Theresa May's tour the two have hardly spoken.", "Theresa May's tour"),
    ],
)
def test_a_visit_told_by_its_aftermath_took_place(text: str, told: str) -> None:
    (found,) = read(LEAD + text)
    assert told in document("a", OPENING + LEAD + text).words(found.event.span)
    assert (found.type, found.event.status) == ("visit", "occurred")
    assert found.event.date_end == date(2024, 10, 18)
    assert found.event.actors


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left a month before Starmer's visit.",
        "Talks will begin after Starmer's visit.",
        "The deal may be signed after Starmer's visit to China.",
        "The envoy left after Starmer's planned visit fell into doubt.",
        "The envoy left after Starmer's visit was cancelled.",
        "The envoy's visit was long, after all.",
    ],
)
def test_a_visit_that_is_no_more_than_awaited_is_not_told_as_over(text: str) -> None:
    assert [found for found in read(LEAD + text) if found.type == "visit"] == []


@pytest.mark.parametrize(
    ("header", "news"),
    [
        ("The case for a colder handshake\n{day}", True),
        ("The Ledger\nThe case for a colder handshake\n{day}", True),
        ("The case for a colder handshake\nBy Ann Other\n{day}", True),
        ("Opinion\nThe case for a colder handshake\nBy Ann Other\n{day}", False),
        ("The case for a colder handshake\nBy Ann Other\nComment\n{day}", False),
        ("The Ledger | Editorial\n{day}\nThe case for a colder handshake", False),
        ("Letters\nThe case for a colder handshake\n{day}", False),
        ("The Ledger view on China: a colder handshake\n{day}", False),
    ],
)
def test_only_news_opens_with_what_happened_the_day_before(header: str, *, news: bool) -> None:
    above = header.format(day="12 September 2025")
    told = "Keir Starmer met Xi Jinping in Beijing and asked for little."
    (found,) = read(f"{told}\n\nNobody else spoke of it at all.", f"{above}\n\n")
    day = date(2025, 9, 11) if news else None
    assert (found.event.date_start, found.event.date_end) == (day, date(2025, 9, 12))
