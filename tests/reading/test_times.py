"""Which times a text tells, as days: `«words|days|precision»` shows what should be found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import Corpus, document
from ukchina.reading.measure.texts import TIME, marked
from ukchina.reading.times.expressions import UNKNOWN_UTTERANCE, Time, times
from ukchina.reading.times.lexicon import lexicon
from ukchina.reading.times.resolve import RESOLVERS
from ukchina.sentences import body

# A Friday.
OPENING = "date 2024-10-18 "


def read(text: str, opening: str = OPENING) -> list[Time]:
    return list(times(document("a", opening + text)))


def assert_as_marked(text: str, opening: str = OPENING) -> None:
    plain, items = marked("a", opening + text)
    wanted = [
        (item.words, *item.values["interval"].split("/"))
        for item in sorted(items[TIME], key=lambda item: item.start)
    ]
    found = [
        (
            plain.words(time.span),
            time.start.isoformat() if time.start else "",
            time.end.isoformat() if time.end else "",
        )
        for time in times(plain)
    ]
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        # dates
        "The envoy left «on 5 October|2024-10-05|day».",
        "The envoy left «on October 5|2024-10-05|day».",
        "The envoy left «on the 5th of October 2023|2023-10-05|day».",
        "The envoy left «on Dec. 5|2023-12-05|day».",
        "The envoy will leave «on Dec. 5|2024-12-05|day».",
        "The treaty was signed «on 2021-01-31|2021-01-31|day».",
        "The talks ran «from 3 to 5 October|2024-10-03..2024-10-05|range».",
        "The talks will run «from October 28 to 30|2024-10-28..2024-10-30|range».",
        # months and what they are part of
        "The law passed «in March|2024-03-01..2024-03-31|month».",
        "The law will pass «in March|2025-03-01..2025-03-31|month».",
        "The law passed «in December|2023-12-01..2023-12-31|month».",
        "The law passed «in late September|2024-09-21..2024-09-30|approximate».",
        "The law passed «in March of last year|2023-03-01..2023-03-31|month».",
        "The mission toured «in the second week of September|2024-09-08..2024-09-14|week».",
        # a plan that has gone by, or not
        "The ruling, which was due «in September|2024-09-01..2024-09-30|month», never came.",
        "The ruling was due «in November|2024-11-01..2024-11-30|month».",
        "The ruling has been put off «until 10 December|..2024-12-10|until».",
        "The visit, which had been pencilled in for «November|2024-11-01..2024-11-30|month», fell.",
        "«In April|2024-04-01..2024-04-30|month» the heads of both services briefed the deans.",
        "The two ministers «today|2024-10-18|day» agreed to support growth.",
        "«By last September|..2024-09-30|until» 64 schools had joined.",
        "The visits «in April|2024-04-01..2024-04-30|month» went well.",
        # a plan reads forward, also behind a verb in the past
        "The mayor voiced readiness to lead a group «in the spring|2025-03-01..2025-05-31|s».",
        "She was ready to host the talks «in March|2025-03-01..2025-03-31|month».",
        "He took up an invitation to visit Xiamen «in June|2025-06-01..2025-06-30|month».",
        "The mayor led a group there «in the spring|2024-03-01..2024-05-31|season».",
        # so does what is only supposed
        "Unless ministers set a quota «before the summer|..2025-05-31|until», jobs would go.",
        "If Beijing lifted the ban «by June|..2025-06-30|until», talks could begin.",
        "If Beijing had lifted the ban «by June|..2024-06-30|until», talks would have begun.",
        "He asked if Beijing lifted the ban «in June|2024-06-01..2024-06-30|m», and would not say.",
        # days from a month or season are some days of it
        "«In spring 2023|2023-03-01..2023-05-31|» it met; «a day later|2023-03-02..2023-06-01|».",
        "«In 2019|2019-01-01..2019-12-31|» it met; «three months later|2019-04-01..2020-03-31|».",
        "«In May 2023|2023-05-01..2023-05-31|» it met; «two months later|2023-07-01..2023-07-31|».",
        # the days of a visit, from the day of it that is told
        "«On Thursday|2024-10-17|», the second day of a «two-day|2024-10-16..2024-10-17|» trip.",
        "«On Friday|2024-10-18|», the last day of a «three-day|2024-10-16..2024-10-18|» trip.",
        "Trade fell «in the first nine months|2024-01-01..2024-09-30|range» from a peak.",
        "Trade fell «in the first eleven months|2023-01-01..2023-11-30|range».",
        "It fell «in 2023/24|2023-04-01..2024-03-31|range».",
        "Universities lost students «in 2023/24|2023-09-01..2024-08-31|range».",
        "It fell «in 2023-24|2023-01-01..2024-12-31|range».",
        "He began a «four-day|2024-10-12..2024-10-15|range» visit «on Saturday|2024-10-12|day».",
        "The minister has defended her «two-day||vague» visit to Beijing.",
        "She visits Beijing «in April|2025-04-01..2025-04-30|month».",
        "A visit likely «in the new year|2025-01-01..2025-01-31|approximate» was reported.",
        # quarters, halves, seasons, years, decades
        "Trade fell «in the third quarter of 2023|2023-07-01..2023-09-30|quarter».",
        "Trade fell «in Q2 2023|2023-04-01..2023-06-30|quarter».",
        "Trade fell «in the first half of this year|2024-01-01..2024-06-30|half-year».",
        "They met «in the summer|2024-06-01..2024-08-31|season».",
        "They will meet «in the spring|2025-03-01..2025-05-31|season».",
        "They met «in 2015|2015-01-01..2015-12-31|year».",
        "The «2019|2019-01-01..2019-12-31|year» protests ended.",
        "They remember «the 1990s|1990-01-01..1999-12-31|decade».",
        "Fees rose «in the 2022/23 academic year|2022-09-01..2023-08-31|range».",
        # weekdays: tense decides
        "They met «on Tuesday|2024-10-15|day».",
        "They will meet «on Tuesday|2024-10-22|day».",
        "They met «on Friday|2024-10-18|day».",
        # an irregular verb looks back, whatever else is to come
        "Wang Yi, who will soon fly on, wound up a visit «on Wednesday|2024-10-16|day».",
        "Wang Yi, who will soon fly on, spent «Wednesday|2024-10-16|day» in Leeds.",
        "Wang Yi, who will soon fly on, set off for Leeds «on Wednesday|2024-10-16|day».",
        "Wang Yi is set to wind up a visit «on Wednesday|2024-10-23|day».",
        "They will meet «on Saturday|2024-10-19|day».",
        "They met «last Friday|2024-10-11|day».",
        "They will meet «next Friday|2024-10-25|day».",
        "They met «on Monday last week|2024-10-07|day».",
        # from the day of speaking
        "They met «yesterday|2024-10-17|day».",
        "They will meet «tomorrow|2024-10-19|day».",
        "They met «last night|2024-10-17|day».",
        "They met «this morning|2024-10-18|day».",
        "They met «the day before yesterday|2024-10-16|day».",
        "They met «last week|2024-10-07..2024-10-13|week».",
        "They met «last month|2024-09-01..2024-09-30|month».",
        "They met «last year|2023-01-01..2023-12-31|year».",
        "They met «earlier this year|2024-01-01..2024-10-18|range».",
        "They will meet «later this year|2024-10-18..2024-12-31|range».",
        "«Over the past decade|2014-10-18..2024-10-18|range» ties have cooled.",
        "They will reply «within the next fortnight|2024-10-18..2024-11-01|range».",
        "They will replace it «over the next decade|2024-10-18..2034-10-18|range».",
        "They will replace it «in the coming decade|2024-10-18..2034-10-18|range».",
        "They will replace it «next decade|2030-01-01..2039-12-31|decade».",
        "Costs will rise «over the next month|2024-10-18..2024-11-18|range».",
        "They will meet «next month|2024-11-01..2024-11-30|month».",
        "They will meet «during the next week|2024-10-18..2024-10-25|range».",
        "They will meet «next week|2024-10-21..2024-10-27|week».",
        "They met «three days ago|2024-10-15|day».",
        "They met «two years ago|2022-01-01..2022-12-31|year».",
        "She was the first to visit «in six years|2018-10-18..2024-10-18|range».",
        "Sales fell «so far this year|2024-01-01..2024-10-18|range».",
        "Sales fell «in the 12 months to June|2023-07-01..2024-06-30|range».",
        # since, until, before, after
        "Nobody has come «since 2018|2018-01-01..2024-10-18|since».",
        "Nobody has come «since the visit of the minister in March|2024-03-01..2024-10-18|since».",
        "Will it hurt ties «since the visit in January|2024-01-01..2024-10-18|since»?",
        "The gear must go «by 2027|..2027-12-31|until».",
        "«Before 2020|..2019-12-31|until» they came often.",
        "«Between 2010 and 2016|2010-01-01..2016-12-31|range» they came often.",
        # told from another time of the text
        (
            "Ties grew «in 2010|2010-01-01..2010-12-31|year» and fell "
            "«five years later|2015-01-01..2015-12-31|year»."
        ),
        "They met «on 3 May 2019|2019-05-03|day». Crowds came «that evening|2019-05-03|day».",
        "Her «three-day|2024-10-18..2024-10-20|range» visit began «on Friday|2024-10-18|day».",
    ],
)
def test_a_time_is_the_days_that_it_means(text: str) -> None:
    assert_as_marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke «a few years ago|..2024-10-18|vague».",
        "They spoke «some months ago|..2024-10-18|vague».",
        "They will speak «in due course||vague».",
        "They will wait «until tension begins to ease||vague».",
        "Beijing replied «within days||vague», not weeks.",
        "«For some time||vague» nobody spoke.",
    ],
)
def test_what_no_text_counts_is_never_computed(text: str) -> None:
    assert_as_marked(text)


FIRST = "They met «on 3 September|2024-09-03|day»."


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} The «next day|2024-09-04|day» they flew home.",
        f"{FIRST} «Next day|2024-09-04|day» they flew to Xian; the «next day|2024-09-05|day» home.",
        f"{FIRST} «The following day|2024-09-04|day» they flew home.",
        f"{FIRST}\n\n«The following morning|2024-09-04|day» they flew home.",
        f"{FIRST} «That evening|2024-09-03|day» they dined.",
        f"{FIRST} «The previous day|2024-09-02|day» they had dined.",
        "They will meet «on 3 November|2024-11-03|day». The «next day|2024-11-04|day» they fly.",
        # nothing is told that it could be counted from
        "They met in Beijing. The «next day||vague» they flew home.",
        "They met in Beijing. «The following day||vague» they flew home.",
        "They met in Beijing. «That evening||vague» they dined.",
        # what is to come is counted from no day that is over
        f"{FIRST} Talks will resume the «next day||vague».",
        # the day of speaking
        "Talks will resume the «next day|2024-10-19|day».",
        f"{FIRST} They met again «yesterday|2024-10-17|day», and meet «tomorrow|2024-10-19|day».",
        f"{FIRST} «Next week|2024-10-21..2024-10-27|week» they will meet.",
        f"{FIRST} They met «this morning|2024-10-18|day».",
    ],
)
def test_the_next_day_is_counted_from_the_day_told_last(text: str) -> None:
    assert_as_marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met the premier; May said she was glad.",
        "They may march to the embassy, and prices may fall.",
        "Some 2,000 people came to 10 Downing Street, and 209 of them stayed.",
        "Article 23 passed with 89 votes, and HMS Spey sailed.",
        "A former prime minister once said so, and it was 10% true.",
    ],
)
def test_names_and_figures_are_no_times(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday, two weeks ago, and again last March.",
        "Yesterday she flew home, and next month she will return.",
        "In recent years ties cooled; this summer they warmed.",
        "In October a review began, to end by Christmas or within six months.",
    ],
)
def test_an_undated_text_yields_no_date_that_it_does_not_state(text: str) -> None:
    found = read(text, opening="")
    assert found
    assert all(time.start is None and time.end is None for time in found)


def test_an_undated_text_yields_the_dates_that_it_states() -> None:
    assert_as_marked(
        "«Last year||vague» was quiet; «in May 2019|2019-05-01..2019-05-31|month» it was not.", ""
    )


@pytest.mark.parametrize(
    "opening", ["date 2024-10-18 ", "date 2024-10-18 BEIJING, Oct. 18 (Xinhua) -- "]
)
def test_the_prefix_of_a_text_is_no_time_in_it(opening: str) -> None:
    assert read("Officials spoke of trade and little else.", opening) == []


# --- the traps that the reference names ----------------------------------------------------------


def found_in(corpus: Corpus, number: str, words: str) -> Time:
    (text,) = [one for one in corpus.documents if one.name.startswith(number)]
    (time, *_) = [time for time in times(text) if text.words(time.span) == words]
    return time


def test_trap_today_inside_a_quotation_is_the_day_of_the_utterance(corpus: Corpus) -> None:
    today = found_in(corpus, "004", "Today")
    assert (today.start, today.end) == (date(2023, 5, 5), date(2023, 5, 6))
    assert today.resolution == "quoted"
    assert today.flags == (UNKNOWN_UTTERANCE,)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ('"Good to see you today," she wrote.', date(2024, 10, 17), date(2024, 10, 18)),
        ('"Good to see you today," she wrote on Tuesday.', date(2024, 10, 15), date(2024, 10, 15)),
        ("“Yesterday we agreed,” he said on Tuesday.", date(2024, 10, 14), date(2024, 10, 14)),
    ],
)
def test_trap_a_deictic_word_in_a_quotation_on_other_sentences(
    text: str, start: date, end: date
) -> None:
    first = read(text)[0]
    assert (first.start, first.end) == (start, end)


def test_trap_thursday_belongs_to_the_press_conference_not_to_the_visit(corpus: Corpus) -> None:
    assert found_in(corpus, "004", "on Thursday").start == date(2023, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Asked if he might go «in the near future||vague» «on Tuesday|2024-10-15|day», she left.",
        "Asked if he might go «in due course||vague» «on Monday|2024-10-14|day», she left.",
    ],
)
def test_trap_the_second_of_two_times_belongs_to_the_asking(text: str) -> None:
    assert_as_marked(text)


def test_trap_the_funeral_in_september_was_the_year_before(corpus: Corpus) -> None:
    time = found_in(corpus, "004", "in September")
    assert (time.start, time.end) == (date(2022, 9, 1), date(2022, 9, 30))


@pytest.mark.parametrize(
    "text",
    [
        "It may differ from his predecessor's visit «in November|2023-11-01..2023-11-30|month».",
        "Talks will be shorter than those held «in December|2023-12-01..2023-12-31|month».",
    ],
)
def test_trap_a_comparison_turns_back_on_other_sentences(text: str) -> None:
    assert_as_marked(text)


def test_trap_the_year_of_the_protests_is_not_the_laws(corpus: Corpus) -> None:
    year = found_in(corpus, "004", "2019")
    assert (year.start, year.end) == (date(2019, 1, 1), date(2019, 12, 31))


def test_trap_a_saturday_ahead_is_not_the_last_one(corpus: Corpus) -> None:
    assert found_in(corpus, "001", "on Saturday").start == date(2024, 10, 19)


def test_trap_a_few_years_ago_is_not_computed(corpus: Corpus) -> None:
    assert found_in(corpus, "004", "A few years ago").start is None


# --- what holds of any text ----------------------------------------------------------------------

# A text of one line is a title: this makes it one with a body.
LEAD = "Officials spoke at length of trade and of little else, and went home.\n\n"
_PIECES = (
    "on Friday",
    "in May",
    "last year",
    "since 2018",
    "two weeks ago",
    "by the end of 2027",
    "a few",
    "from 3 to 5 October",
    "yesterday",
    "in the second half of the year",
    "until",
    "before",
    "after",
    "five years later",
    "the 1990s",
    "31 February 2024",
    "in six years",
    '"',
    "“",
    "”",
    "and",
    ",",
    ". They",
    "met",
    "will meet",
    "may",
    "29 February",
    "in Q4",
    "2024-13-45",
    "the 99th century",
    "10000 years ago",
    "over the past decade",
    "next",
    "quarter",
    "that evening",
    "year to March",
    "in 0 days",
)
TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map(
    lambda parts: f"{LEAD}The minister said so {' '.join(parts)}."
)


@given(TEXTS, st.sampled_from(["", OPENING, "date 2024-02-29 ", "date 2000-01-01 "]))
def test_times_lie_in_body_sentences_in_order_and_do_not_end_before_they_start(
    text: str, opening: str
) -> None:
    told = document("a", opening + text)
    known = [sentence.span for sentence in body(told)]
    last = 0
    for time in times(told):
        assert any(time.span in sentence for sentence in known)
        assert time.span.start >= last
        last = time.span.end
        assert time.span.start < time.span.end
        if time.start and time.end:
            assert time.start <= time.end


@given(
    st.lists(st.sampled_from([p for p in _PIECES if not any(c.isdigit() for c in p)]), max_size=12)
)
def test_a_text_without_a_date_or_figure_yields_none(parts: list[str]) -> None:
    for time in read(f"{LEAD}The minister said so {' '.join(parts)}.", opening=""):
        if time.kind not in {"decade", "century"}:
            assert (time.start, time.end) == (None, None)


def test_every_kind_of_time_that_is_listed_can_be_resolved() -> None:
    assert {point.kind for point in lexicon().points} <= RESOLVERS.keys()
