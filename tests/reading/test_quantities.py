"""Which figures a text gives: `{words|value|unit}` shows what should be found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import Corpus, document
from ukchina.reading.measure.texts import QUANTITY, marked
from ukchina.reading.quantities.amounts import quantities
from ukchina.reading.values import Quantity
from ukchina.sentences import body

OPENING = "date 2024-10-18 "
# A text of one line is a title: this makes it one with a body.
LEAD = "Officials spoke at length of trade and of little else, and went home.\n\n"


def read(text: str, opening: str = OPENING) -> list[Quantity]:
    return list(quantities(document("a", opening + text)))


def found_in(corpus: Corpus, number: str, words: str) -> Quantity:
    (text,) = [one for one in corpus.documents if one.name.startswith(number)]
    (one,) = [one for one in quantities(text) if text.words(one.span) == words]
    return one


@pytest.mark.parametrize(
    "text",
    [
        # money
        "They spent {£5bn|5000000000|GBP} there.",
        "They spent {almost £87 billion|87000000000|GBP} there.",
        "They spent {up to $2.5 billion|2500000000|USD} there.",
        "They spent {98.4 billion US dollars|98400000000|USD} there.",
        "They spent {20 billion yuan|20000000000|CNY} there.",
        "They paid {US$ 10 billion|10000000000|USD} and {£ 3.4 bn|3400000000|GBP} there.",
        "They paid {RMB 20 million|20000000|CNY} and {HK$ 4m|4000000|HKD} there.",
        "They spent {£3m to £5m|4000000|GBP} there.",
        "It turned over {£23.6mn|23600000|GBP} and sold {over £5m|5000000|GBP} of wine.",
        # shares and fractions
        "{Six out of every ten|60|percent} pounds went to steel.",
        "{One in five|20|percent} students came and {two out of three|66.7|percent} left.",
        "{Four fifths|80|percent} of batteries and {three-quarters|75|percent} of its magnets do.",
        "It grew for {three quarters|3|quarters} and was bad in one of {five years|5|years}.",
        "China takes {5.6% of total UK trade|5.6|percent}.",
        "China takes {about 6 per cent of exports|6|percent}.",
        "China takes {a quarter of goods exports|25|percent}.",
        "China takes {a twentieth of British exports|5|percent}.",
        # multiples
        "The duty was cut from {ten to five per cent|5|percent} there.",
        "They sell {more than four times|4|times} what they buy.",
        "Trade grew {tenfold|10|times}.",
        "Imports are {twice as large|2|times} as exports.",
        # ranks
        "China is the {sixth-largest trading partner|6|rank} of the UK.",
        "China is the {third largest source of imports|3|rank} here.",
        "China is the {4th biggest partner after America and Germany|4|rank} here.",
        "China is {one of the UK's largest markets||rank}.",
        "China is {one of the three largest sources of imports||rank}.",
        # counts
        "They listed {nine individuals|9|individuals} and {four entities|4|entities}.",
        "Police charged {three men|3|men} there.",
        "They banned {six members of parliament|6|members} for life.",
        "There are {some 150,000 Chinese students|150000|students} here.",
        "It was the {third round of talks|3|count} there.",
        "It is the {70th anniversary|70|count} of ties.",
        # lengths
        "The {two-day|2|days} visit ended.",
        "A {five-year hiatus|5|years} ended.",
        "It will take {two to three years|2.5|years} to do.",
        "The site covers {20,000 square metres|20000|square metres} in all.",
    ],
)
def test_a_figure_is_read_with_its_words(text: str) -> None:
    plain, items = marked("a", OPENING + text)
    wanted = [(item.words, item.values["value"]) for item in items[QUANTITY]]
    found = [
        (plain.words(one.span), "" if one.value is None else f"{one.value:.10g}")
        for one in quantities(plain)
    ]
    assert [(words, f"{float(value):.10g}" if value else "") for words, value in wanted] == found


@pytest.mark.parametrize(
    "text",
    [
        "The two sides met, and both governments agreed with the two countries' leaders.",
        "They met on 5 October 2024 and again in 2019, on the 12th and at 10 Downing Street.",
        "One day the first minister of one country will call on a second one.",
        "At 15:10 Mr Dray sits down, and the Group of 20 gathers later.",
        "It may meet in the second half of the year if the trade minister can come.",
        "Nobody has a monopoly, and the 1990s are over.",
    ],
)
def test_days_years_and_pairs_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They spent £87 billion.", 86.5e9, 87.5e9),
        ("They spent £87.4 billion.", 87.35e9, 87.45e9),
        ("They spent almost £87 billion.", 86e9, 87e9),
        ("They spent more than £87 billion.", 87e9, 88e9),
        ("They spent just over £87 billion.", 87e9, 88e9),
        ("They spent well under £87 billion.", 86e9, 87e9),
        ("They spent just £87 billion.", 86.5e9, 87.5e9),
        ("They spent up to £87 billion.", None, 87e9),
        ("They spent £3 billion to £5 billion.", 3e9, 5e9),
    ],
)
def test_the_bounds_are_what_rounding_and_the_words_before_admit(
    text: str, low: float | None, high: float
) -> None:
    (one,) = read(text)
    assert (one.value_low, one.value_high) == (low, high)


@pytest.mark.parametrize(
    ("text", "ref_date", "source"),
    [
        ("Trade was £5bn in 2023, the Treasury said.", "2023", "Treasury"),
        (
            "As of March, trade was £5bn, according to the Office for National Statistics.",
            "2024-03",
            "Office for National Statistics",
        ),
        ("Trade was £5bn in the year to March, she said on Monday.", "2023-04-01/2024-03-31", ""),
        ("Trade was £5bn, British government figures show.", "", "British government figures"),
        ("They will spend £5bn over the next decade.", "", ""),
        ("They will spend £5bn by 2035, said a plan published in May 2024.", "2035", ""),
        ("Trade came to £5bn in the first nine months.", "2024-01-01/2024-09-30", ""),
        ("They will spend £5bn over the coming year.", "", ""),
        ("They spent £5bn over the past year.", "2023-10-18/2024-10-18", ""),
    ],
)
def test_a_figure_has_its_period_and_its_source(text: str, ref_date: str, source: str) -> None:
    (one,) = read(text)
    assert (one.ref_date, one.source) == (ref_date, source)


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("The mill will get £3.4bn over five years.", "five years", (5, 5)),
        (
            "Ministers gave 40 million pounds, in loans and grants, over 12 years.",
            "12 years",
            (12, 12),
        ),
        ("The fund is £70m, spread over three years.", "three years", (3, 3)),
        ("Some £3bn over three to five years was set aside.", "three to five years", (3, 5)),
        ("The plan adds over 3,000 jobs over ten years.", "ten years", (10, 10)),
        ("Sales to Shenzhen fell 10% over two years.", "two years", (2, 2)),
        ("Sales to Shenzhen doubled over two years.", "two years", (2, 2)),
        ("Over four years, sales to Shenzhen doubled.", "four years", (4, 4)),
        ("They will lend £3.4bn in the five years to 2030.", "five years", (5, 5)),
        ("They will lend £3.4bn over the next five years.", "five years", (5, 5)),
        ("The dispute lasted over five years.", "over five years", (5, None)),
        ("The £5bn yard took over two years to plan.", "over two years", (2, None)),
        ("The £5bn yard is over two years late.", "over two years", (2, None)),
        (
            "They got £5bn for a yard which took over two years to plan.",
            "over two years",
            (2, None),
        ),
        ("They promised £5bn after over two years of talks.", "over two years", (2, None)),
        ("Over two years of talks led to £5bn.", "Over two years", (2, None)),
        ("She lived there over two years.", "over two years", (2, None)),
        ("She was held for just over two years.", "just over two years", (2, None)),
        ("The £5bn yard is well over two years late.", "well over two years", (2, None)),
    ],
)
def test_over_behind_an_amount_says_through_what_time(
    text: str, words: str, years: tuple[float, float | None]
) -> None:
    told = document("a", OPENING + text)
    (one,) = [one for one in quantities(told) if one.measure == "duration"]
    assert (told.words(one.span), (one.value_low, one.value_high)) == (words, years)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They signed with over 500 firms.", "over 500 firms"),
        ("They spent £2bn on over 500 firms.", "over 500 firms"),
        ("They spent £2bn over budget, on over 20 cities.", "over 20 cities"),
        ("Trade of £98bn is over five times what it was.", "over five times"),
    ],
)
def test_over_before_what_is_no_time_is_more_than(text: str, words: str) -> None:
    told = document("a", OPENING + text)
    one = quantities(told)[-1]
    assert told.words(one.span) == words
    assert one.value_low == one.value
    assert one.value_high is None


# --- what the notes of the reference warn of -----------------------------------------------------


def test_one_of_the_largest_has_no_rank(corpus: Corpus) -> None:
    one = found_in(corpus, "000", "one of the UK’s largest trading partners")
    assert (one.value, one.value_low, one.value_high) == (None, 1, None)


def test_two_sixths_of_one_day_are_ranks_with_their_own_sources(corpus: Corpus) -> None:
    first = found_in(corpus, "001", "sixth-largest trading partner")
    second = found_in(corpus, "002", "sixth-biggest individual trading partner after Ireland")
    assert first.value == second.value == 6
    assert (first.source, first.ref_date) == ("British government figures", "")
    assert (second.source, second.ref_date) == ("Office for National Statistics", "2024-03")


def test_a_sum_in_brackets_is_the_outlets_conversion_and_has_no_source(corpus: Corpus) -> None:
    assert found_in(corpus, "002", "almost £87 billion").source
    assert found_in(corpus, "002", "$110 billion").source == ""


@pytest.mark.parametrize("number", ["001", "002"])
def test_second_in_six_years_counts_over_the_years_just_past(corpus: Corpus, number: str) -> None:
    (text,) = [one for one in corpus.documents if one.name.startswith(number)]
    (one,) = [one for one in quantities(text) if one.measure == "visit_count"]
    assert (one.value, one.unit, one.ref_date) == (2, "count / 6 years", "2018-10/2024-10")


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Leaders have not met since 2018.", [6]),
        ("No minister has come since 2018.", [6]),
        ("Trade has grown since 2018.", []),
    ],
)
def test_since_a_year_is_a_length_only_where_something_has_not_happened(
    text: str, lengths: list[float]
) -> None:
    assert [one.value for one in read(text)] == lengths


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Trade came to £98bn.", "trade_value"),
        ("Exports to China came to £30bn.", "exports_value"),
        ("Britain imported much, and its imports came to £60bn.", "imports_value"),
        ("Exports and imports came to £98bn.", "trade_value"),
        ("They spent £5bn there.", "money"),
        ("The goods deficit widened to £42bn.", "trade_balance"),
        ("Exports came to £30bn, and the budget deficit was small.", "exports_value"),
    ],
)
def test_a_sum_is_of_what_its_sentence_speaks_of(text: str, measure: str) -> None:
    assert [one.measure for one in read(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It pays £5m a year.", "GBP per year"),
        ("The annual cost is £5m.", "GBP per year"),
        ("It lost £5m, as against £4m a year earlier.", "GBP"),
        ("It made a half-year loss of £5m and pays an annual fee.", "GBP"),
        ("It lost £5m in the first half-year.", "GBP"),
    ],
)
def test_only_what_is_of_a_year_is_by_the_year(text: str, unit: str) -> None:
    assert {one.unit for one in read(text)} == {unit}


def test_an_extreme_in_decades_has_no_value(corpus: Corpus) -> None:
    assert found_in(corpus, "004", "lowest point in decades").value is None


def test_an_undated_text_gives_its_figures_no_date_it_does_not_state() -> None:
    (one,) = read(f"{LEAD}They spent £5bn last year.", opening="")
    assert one.ref_date == ""


# --- what holds of any text ----------------------------------------------------------------------

_PIECES = (
    "£5bn",
    "almost £87 billion ($110 billion)",
    "5% of total trade",
    "half",
    "two",
    "-",
    "three million",
    "sixth-largest",
    "trading partner",
    "people",
    "in six years",
    "since 2018",
    "not",
    "2019",
    "second",
    "visit",
    "a",
    "of the",
    "1,000,000",
    "0",
    "times what",
    "tenfold",
    "four or five years",
    "½",
    "99th",
)


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14), st.sampled_from(["", OPENING]))
def test_figures_lie_in_body_sentences_apart_and_within_their_bounds(
    parts: list[str], opening: str
) -> None:
    text = document("a", f"{opening}{LEAD}They told us {' '.join(parts)}.")
    known = [sentence.span for sentence in body(text)]
    last = 0
    for one in quantities(text):
        assert any(one.span in sentence for sentence in known)
        assert one.span.start >= last
        last = one.span.end
        if one.value is not None and one.value_low is not None:
            assert one.value_low <= one.value
        if one.value is not None and one.value_high is not None:
            assert one.value <= one.value_high


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Exports rose to £30bn in 2014. Up from £12bn in 2013.", ["exports_value"] * 2),
        ("Exports were £30bn in 2014. That is up from £12bn.", ["exports_value"] * 2),
        ("Exports were £30bn in 2014. Compared with £12bn in 2013.", ["exports_value"] * 2),
        # of another unit, further away, or with more to say
        ("Exports rose to £30bn in 2014. Up from $12bn in 2013.", ["exports_value", "money"]),
        ("Exports rose to £30bn. They rest. Up from £12bn.", ["exports_value", "money"]),
        ("Exports rose to £30bn in 2014. They spent £12bn in 2013.", ["exports_value", "money"]),
    ],
)
def test_a_sentence_that_only_compares_goes_on_with_the_figure_before(
    text: str, measures: list[str]
) -> None:
    found = quantities(document("a", "date 2024-10-18 " + text))
    assert [one.measure for one in found] == measures
