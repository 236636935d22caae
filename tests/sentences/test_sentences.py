"""Sentences: the careful reader's, whatever the shape of quotes and line ends."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import nupunkt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import Block, Corpus, Document, Role, document
from ukchina.errors import MaterialError
from ukchina.sentences import body, boundaries, sentences
from ukchina.sentences.boundaries import bounds, certain
from ukchina.spans import INVISIBLE, fold

GENRES = sorted((Path(__file__).parents[1] / "corpus" / "genres").glob("*.txt"))


def seen(text: str) -> str:
    """What a reader sees of a text: neither white space nor marks without a form."""
    return "".join(mark for mark in text if mark not in INVISIBLE).strip()


def mark(text: str) -> str:
    """The text with each body sentence between «guillemets»."""
    found = [s.span for s in body(document("a", text))]
    for span in reversed(found):
        text = f"{text[: span.start]}«{span.of(text)}»{text[span.end :]}"
    return text


def test_the_seeds_have_the_reference_sentences(seeds: Path, corpus: Corpus) -> None:
    with (seeds / "coders" / "reference.csv").open(encoding="utf-8", newline="") as file:
        wanted = [(r["document"], int(r["start"]), int(r["end"])) for r in csv.DictReader(file)]
    found = [
        (s.span.document, s.span.start, s.span.end)
        for document in corpus.documents
        for s in body(document)
    ]
    assert found == wanted
    assert len(found) == 103


@pytest.mark.parametrize(
    "marked",
    [
        "«Mr Xi welcomed the U.K. visit to Beijing this week.» «He then left.»",
        "«The minister is to visit Beijing next month.» «Can you confirm this?»",
        "«They spoke at length of the new tax.» «“Of what?” he asked in the end of it all.»",
        "«The talks cost approx. US$3m and the dept. Head of the ministry signed for it.»",
        "«No. 10 said the Prime Minister would meet Mr. Li at 9 a.m. on Feb. 3 in London.»",
        "«“We talk for hours here.» «We listen,” the minister told reporters in Beijing.»",
        "«“It was a start,” she said of the first talks in six years.» «“Now comes the work.”»",
        "«The audit names espionage, cyber threats, and\n\ninterference in elections as risks.»",
        "«Trade rose by 3.5% to £1.2bn in the year, the statistics office said.» «It fell later.»",
        "«What did the two ministers agree on in Beijing last Friday evening?» «Nothing.»",
        "«Lt. Col. Wu and Gen. Li met the Rt. Hon. Lord Hall in the U.S. Senate.» «They left.»",
        '«J. K. Rowe of King\'s College, London, called it "brave... but late" on Sept. 3.»',
        "«The deal is worth $1.5 bn. a year, e.g. in services, and it runs to 2030.» «It may end.»",
        "«Trade fell in 2024 (see Art. 5 and Fig. 2).[1]» «It rose later.[2][3]» «It may fall.»",
        "«He paused … and then he spoke of the visit to China.» «Will it last?» «“No!” he said.»",
        "«Q: Will the minister visit Beijing this year?»\n\n«A: Yes.» «He will.»",
        "- «The first is trade with China.»\n- «The second is the climate.» «It is hard.»",
        "«“I won't pretend.» «We disagree,” she said.» «“We do.»\n\n«“But we talk.”»",
        "«Talks in Washington D.C. and the E.U. went on until 5 p.m. on Friday.» «They ended.»",
        "«London has a clear line and means to keep it so.» «China hopes for another.»",
        "«The answer of the ministry was no.» «Beijing had asked for it to be ok.» «It left.»",
        "«The museum has a hall of modern Chinese art.» «The lab is beneath it.»",
        "«The firm is based in Chengdu.» «i-Soon denied all of it in a brief statement.»",
        "«The list was published by i-Soon.» «“e-CNY is new,” it said.» «“eBay is not.”»",
        "«Who paid for the work in the end?» «i-Soon did.» «iFlytek and eBay did not.»",
        "«The letter went to Mr. al-Assad and to approx. iFlytek's weight in paper.» «It left.»",
        "«The minister met Mr.\nXi in Beijing on the\nsecond day of his visit there.» «He left.»",
        "«On 3 May, H.E. Ambassador Wu met the mayor and H. E. Madam Li in London.» «He left.»",
        "«H.E. Mr Wu and Amb. Lee met H.R.H. Prince Edward in London.» «Nobody else came.»",
        "«They met Mx. Lee, Mme. Wu, Cllr. Hill, Cdr. Shaw and the Ven. Master Hui.» «They left.»",
        "«They met Sec. Wood, Min. Wang, Asst. Sec. Lee and Brig. Gen. Hu in Beijing.» «He left.»",
        "«No. 10 cited Miller v. Secretary of State and Prof. Tan in the note.» «It said no.»",
        "«The mission is run by the U.K. Government.» «He lives in the U.S.» «He said so there.»",
        "«The firm is Huawei Co.» «It makes phones.» «They met in Washington, D.C.» «It ended.»",
        "«He holds a Ph.D.» «She lives in London.» «They sold fruit, etc.» «The price fell.»",
    ],
)
def test_sentence_boundaries(marked: str) -> None:
    assert mark(marked.replace("«", "").replace("»", "")) == marked


@pytest.mark.parametrize(
    ("old", "new"),
    [("“", '"'), ("”", '"'), ("’", "'"), ("\n", "\r\n"), ("—", "–"), (" ", "\u00a0")],
)
def test_typography_moves_no_boundary(corpus: Corpus, old: str, new: str) -> None:
    for original in corpus.documents:
        changed = document(original.name, original.text.replace(old, new))
        assert [s.text.replace(old, new) for s in body(original)] == [
            s.text for s in body(changed)
        ] or [s.text for s in body(original)] == [s.text for s in body(changed)]


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "He left.",
                "U.K.",
                "“No.”",
                "\n",
                "\n\n",
                " and",
                "—",
                "A B",
                "ab-\ncd",
                "\u00ad",
                "\u200b",
                "ENDS",
                "[1]",
                "- a",
                "Q: ",
                "Mr.",
                "12 May 2025",
                "By A. Bee",
                "中文",
                "\r",
            ]
        )
    ).map(" ".join)
)
def test_sentences_are_ordered_disjoint_and_cover_the_text(text: str) -> None:
    try:
        found = document("a", text)
    except MaterialError:
        return
    assert_covered(found, text)


@pytest.mark.parametrize(
    "text",
    [
        "BY A-\na bc went to Beijing and met the minister there today.",
        "By A. Bee\nBY A-\na bc met a minister in Beijing today, and went.\nBy A-\nb",
    ],
)
def test_the_hyphen_of_an_unfinished_word_stays_with_its_line(text: str) -> None:
    assert_covered(document("a", text), text)


def assert_covered(found: Document, text: str) -> None:
    covered = 0
    for sentence in sentences(found):
        assert covered <= sentence.span.start < sentence.span.end
        assert not seen(text[covered : sentence.span.start])
        covered = sentence.span.end
    assert not seen(text[covered:])
    numbers = [s.number for s in sentences(found) if s.role is Role.BODY]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_nupunkt_decides_the_same_when_it_is_asked_only_where_there_is_doubt(path: Path) -> None:
    plain = fold(re.sub("[«»]", "", path.read_text("utf-8")))
    sure, doubtful = certain(plain)
    alone, asked = ({start for start, _ in nupunkt.sent_spans(t)} for t in (plain, doubtful))
    assert alone | {*sure} == asked | {*sure}
    assert len(asked) < len(alone)


def parted(plain: str) -> list[tuple[int, int]]:
    """The sentences of a text that is one paragraph."""
    (found,) = bounds(plain, [Block(0, len(plain), Role.BODY, "paragraph")])
    return found


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["talks", "month", "tax", "U.K", "Mr", "approx", "He", "3", "(a"]),
            st.sampled_from([". ", ".  ", '." ', "? ", " ", ", ", "... "]),
        ),
        max_size=12,
    )
)
def test_a_whole_word_in_small_letters_ends_its_sentence_before_a_capital(
    pieces: list[tuple[str, str]],
) -> None:
    plain = "".join(word + mark for word, mark in (*pieces, ("He left", ".")))
    starts = {start for start, _ in parted(plain)}
    wanted = re.finditer(r"(?<![^ ])(?:talks|month|tax)\. +(?=[UMH])", plain)
    assert all(match.end() in starts for match in wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "certain", lambda text: (certain(text)[0], text))
        assert {start for start, _ in parted(plain)} == starts
