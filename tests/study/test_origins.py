"""Origins: texts that repeat each other are one witness."""

from __future__ import annotations

from itertools import permutations

import pytest

from ukchina.corpus import Document, document
from ukchina.study.origins import origins

RUN = "we will keep talking to each other about trade and about the things we dispute"
PROSE = "The minister came home on Sunday after three days of talks on steel and tea."
OTHER = "Officials in the capital said that nothing had been signed by either of the sides."


def text(name: str, *parts: str, day: str = "") -> Document:
    header = f"date {day} " if day else ""
    return document(name, header + " ".join(parts))


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (text("a", PROSE, f"“{RUN},” he said."), text("b", OTHER, f"“{RUN},” it read."), 1),
        (text("a", PROSE), text("b", OTHER), 2),
        (
            text("a", PROSE, RUN, day="2024-10-18"),
            text("b", OTHER, RUN, day="2024-10-19"),
            1,
        ),
        (
            text("a", PROSE, RUN, day="2024-10-18"),
            text("b", OTHER, RUN, day="2025-10-18"),
            2,
        ),
        (text("a", PROSE, "mutual respect."), text("b", OTHER, "mutual respect."), 2),
    ],
)
def test_texts_of_one_week_that_share_a_run_of_words_are_one_origin(
    first: Document, second: Document, count: int
) -> None:
    assert origins([first, second]).count(["a", "b"]) == count


def test_the_longest_shared_run_is_shown_in_both_places() -> None:
    first, second = text("a", PROSE, f"“{RUN},” he said."), text("b", f"“{RUN},” it read.", OTHER)
    (overlap,) = origins([first, second]).overlaps
    assert first.words(overlap.first) == second.words(overlap.second) == RUN


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_text_that_is_there_twice_is_a_duplicate_whatever_its_marks(mark: str) -> None:
    first = text("a", PROSE, OTHER, f"“{RUN}”")
    second = text("b", PROSE, OTHER, f"{mark}{RUN}{mark}")
    found = origins([first, second])
    assert found.duplicate_of == {"b": "a"}
    assert found.count(["a", "b"]) == 1


def test_origins_are_numbered_without_gaps() -> None:
    found = origins([text("a", PROSE), text("b", PROSE), text("c", OTHER)])
    assert found.number == {"a": 1, "b": 1, "c": 2}


def test_the_two_reports_of_the_beijing_meeting_are_one_origin(corpus) -> None:  # noqa: ANN001
    found = origins(corpus.documents)
    assert found.number["001_3adf1e1087223416"] == found.number["002_3215f7185f73caf5"]
    assert found.count([document.name for document in corpus.documents]) == 4
    assert found.duplicate_of == {}


def test_a_notice_that_every_text_bears_makes_no_origin() -> None:
    notice = "Readers who want to write to us find the address of our office below this page."
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]
    texts = [
        text(f"t{number}", " ".join(f"{word}{number}" for word in words) + ".", notice)
        for number in range(51)
    ]
    assert origins(texts).count([one.name for one in texts]) == 51
    assert origins(texts[:2]).count(["t0", "t1"]) == 1


def test_a_text_in_another_language_is_an_origin_like_any_other() -> None:
    chinese = document("b", "两国外长星期五在北京举行会谈，双方就贸易和投资问题交换了意见。")
    assert chinese.language == "zh"
    assert origins([text("a", PROSE), chinese]).count(["a", "b"]) == 2


BUREAU = "the Political Bureau"
DIRECTOR = "director of the Office of the Central Commission for Foreign Affairs"
BRIEFING = "regular press briefing in Beijing"


@pytest.mark.parametrize(
    "formula",
    [
        f"Wang Yi, a member of {BUREAU} of the Communist Party of China Central Committee, came.",
        f"Wang Yi, also a member of {BUREAU} of the CPC Central Committee and {DIRECTOR}, arrived.",
        f"Foreign ministry spokesperson Mao Ning said at a {BRIEFING} on Tuesday that he would.",
        "The Chinese embassy in London did not immediately respond to a request for comment.",
        "The Foreign Office declined to comment on the matter outside of regular business hours.",
        "This statement was issued by the press office and may be used free of charge by anyone.",
        "Reporting by Ann Able and Bob Baker; Additional reporting by Cy Carver; Editing by Di.",
    ],
)
def test_titles_attributions_and_notices_in_common_make_no_origin(formula: str) -> None:
    first, second = text("a", PROSE, formula), text("b", OTHER, formula)
    assert origins([first, second]).count(["a", "b"]) == 2
    assert origins([text("a", PROSE, formula, RUN), text("b", OTHER, RUN)]).count(["a", "b"]) == 1


def test_a_run_that_goes_on_over_a_title_is_one_run() -> None:
    said = "welcomed the guest, {} and thanked him warmly for coming so far in winter."
    titled = said.format("a member of the Political Bureau of the CPC Central Committee,")
    found = origins([text("a", PROSE, titled), text("b", OTHER, said.format(""))])
    assert found.count(["a", "b"]) == 1
    assert "Political Bureau" in text("a", PROSE, titled).words(found.overlaps[0].first)


LATER = "A third shipment of barley was turned away at the harbour in the north without a word."


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_an_undated_text_makes_no_origin_of_texts_years_apart(order: tuple[str, ...]) -> None:
    made = {
        "a": text("a", PROSE, RUN, day="2020-10-18"),
        "b": text("b", OTHER, LATER, day="2024-10-18"),
        "c": text("c", RUN, LATER),
    }
    found = origins([made[name] for name in order])
    assert found.number["a"] != found.number["b"]
    assert found.number["c"] in {found.number["a"], found.number["b"]}


def test_an_undated_text_joins_dated_ones_of_one_week() -> None:
    found = origins(
        [
            text("a", PROSE, RUN, day="2024-10-18"),
            text("b", OTHER, LATER, day="2024-10-20"),
            text("c", RUN, LATER),
        ]
    )
    assert found.count(["a", "b", "c"]) == 1
