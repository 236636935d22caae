"""Who says what: the marks, the speakers, reported speech, and what is nobody's speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.corpus import document
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Kind, Quotation, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.corpus import Corpus

BEGIN = "The two governments announced nothing new about trade on that quiet day.\n\n"
END = "\n\nNothing else of note was decided during that long and quiet week."
MARK = re.compile(r"⟦([^⟧|]*)\|([^⟧|]*)⟧(.*?)⟦/⟧", re.DOTALL)


def read(text: str, day: str = "2024-10-18") -> tuple[str, tuple[Quotation, ...]]:
    whole = f"date {day} {BEGIN}{text}{END}"
    return whole, quotations(document("case", whole))


def told(text: str, day: str = "2024-10-18") -> list[tuple[str, str, str]]:
    """The kind, the speaker and the words of each quotation."""
    whole, every = read(text, day)
    return [(q.kind.value, q.speaker, q.span.of(whole)) for q in every]


def check(marked: str, day: str = "2024-10-18") -> None:
    plain = MARK.sub(r"\3", marked)
    assert told(plain, day) == [(kind, who, words) for kind, who, words in MARK.findall(marked)]


@pytest.mark.parametrize(
    "marked",
    [
        # attribution after, before, within, in the sentence before, in the paragraph before
        "“⟦direct|David Lammy⟧We will be frank,⟦/⟧” David Lammy said.",
        "“⟦direct|David Lammy⟧We will be frank,⟦/⟧” said David Lammy, the foreign secretary.",
        "David Lammy said: “⟦direct|David Lammy⟧We will be frank.⟦/⟧”",
        (
            "“⟦direct|David Lammy⟧We,⟦/⟧” David Lammy said, “⟦direct|David "
            "Lammy⟧will be as frank as we can with them.⟦/⟧”"
        ),
        "David Lammy was blunt. “⟦direct|David Lammy⟧We were frank.⟦/⟧”",
        "David Lammy said it plainly:\n\n“⟦direct|David Lammy⟧We were frank.⟦/⟧”",
        # straight, single, curly single
        '"⟦direct|Wang Yi⟧Trade is good,⟦/⟧" Wang Yi said.',
        "'⟦direct|Wang Yi⟧Trade's good,⟦/⟧' Wang Yi said.",
        "‘⟦direct|Wang Yi⟧The ministers’ plan isn’t ours,⟦/⟧’ Wang Yi said.",
        # over sentences, and over paragraphs whose marks are reopened
        "“⟦direct|Wang Yi⟧Trade is good. Talk is better. Both matter,⟦/⟧” Wang Yi said.",
        "Wang Yi said: “⟦direct|Wang Yi⟧Trade is good.⟦/⟧\n\n“⟦direct|Wang Yi⟧Talk is better.⟦/⟧”",
        # pronouns and descriptions
        "Rachel Reeves met He Lifeng. “⟦direct|Rachel Reeves⟧It went well,⟦/⟧” she said.",
        (
            "Han Zheng toured the hall with his hosts. “⟦direct|Han Zheng⟧It is "
            "grand,⟦/⟧” the vice-president said."
        ),
        "Kerry Brown spoke last. “⟦direct|Kerry Brown⟧It is grand,⟦/⟧” the professor added.",
        (
            "“⟦direct|Chinese Embassy in the UK⟧It is slander,⟦/⟧” a Chinese "
            "embassy spokesperson said."
        ),
        "“⟦direct|Downing Street⟧It is slander,⟦/⟧” a No 10 spokeswoman said.",
        "“⟦direct|UK government (institution)⟧It is slander,⟦/⟧” a government spokesman said.",
        # relative clauses and appositions before the verb
        (
            "Cui Hongjian, who had just come from London, said: “⟦direct|Cui "
            "Hongjian⟧It is cold there.⟦/⟧”"
        ),
        "Its chair, Emily Thornberry, called it “⟦partial|Emily Thornberry⟧a fudge⟦/⟧”.",
        "An aide who has read the draft called it “⟦partial|aide (unnamed)⟧thin⟦/⟧”.",
        # people whom no list of nouns knows
        (
            "Han Zheng toured the kiln. “⟦direct|kettle glazer (unnamed)⟧We pay for it,⟦/⟧” said a "
            "kettle glazer who had come from Stoke. “⟦direct|kettle glazer (unnamed)⟧Trade has "
            "rules, and Beijing knows them.⟦/⟧”"
        ),
        "‘⟦direct|two kettle glazers (unnamed)⟧We pay,⟦/⟧’ said two kettle glazers from Stoke.",
        (
            "“⟦direct|regional organiser of the glazers (unnamed)⟧We pay for it,⟦/⟧” said the "
            "regional organiser of the glazers, while China's government looked on."
        ),
        "“⟦direct|Wang Yi⟧It is good,⟦/⟧” Wang Yi said a day later.",
        # verbs that name a thing
        "Wang Yi hailed a “⟦partial|Wang Yi⟧new spring⟦/⟧” in relations.",
        "Iain Duncan Smith accused ministers of “⟦partial|Iain Duncan Smith⟧craven weakness⟦/⟧”.",
        # documents speak
        (
            "The China audit came out. “⟦direct|UK China audit (document)⟧Risks "
            "have grown,⟦/⟧” the audit states."
        ),
        "The China audit calls the risk “⟦partial|UK China audit (document)⟧acute⟦/⟧”.",
    ],
)
def test_a_quotation_has_its_speaker(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # a verb of any meaning beside the words, and what a noun of speech introduces
        "“⟦direct|Wang Yi⟧Trade is good!⟦/⟧” Wang Yi enthused.",
        "“⟦direct|Wang Yi⟧Trade is good,⟦/⟧” beamed Wang Yi.",
        "“⟦direct|Wang Yi⟧Trade is good⟦/⟧”: that was the verdict of Wang Yi.",
        "Priti Patel’s warning of “⟦partial|Priti Patel⟧naive appeasement⟦/⟧” was noted.",
        "Wang Yi was calm. His message was “⟦partial|Wang Yi⟧patience⟦/⟧”.",
        (
            "Downing Street dismissed Chinese claims of "
            "“⟦partial|Chinese government (institution)⟧bad faith⟦/⟧”."
        ),
        "Labour fought under the slogan “⟦partial|Labour government⟧change at home⟦/⟧”.",
        # a statement is nobody's mark of distance
        "David Lammy sat down to write that “⟦partial|David Lammy⟧we must talk more now⟦/⟧”.",
        "Wang Yi spoke. Britain should “⟦partial|Wang Yi⟧make the right choice now⟦/⟧”.",
        # a negation inside what is said
        "Wang Yi said China would not “⟦partial|Wang Yi⟧sit and watch⟦/⟧”.",
        # what stands between dashes speaks for itself alone
        "Wang Yi said Britain (London insists it means well) would “⟦partial|Wang Yi⟧pay⟦/⟧”.",
        # words ahead, and who is announced before the name
        "“⟦direct|Kerry Brown⟧Thin gruel.⟦/⟧” This was how Kerry Brown described the plan.",
        (
            "A Labour peer called it “⟦partial|Helena Kennedy⟧a disgrace⟦/⟧”.\n\n"
            "Helena Kennedy, a barrister, was scathing."
        ),
        # whose spokesman, by the body before; they are a body too
        (
            "The Treasury was firm. “⟦direct|UK Treasury⟧It is under review,⟦/⟧” a "
            "spokesman for the department said."
        ),
        "Mr Lammy rang the Treasury, which they called “⟦partial|UK Treasury⟧normal⟦/⟧”.",
        "The Fair Deal Alliance (FDA) met. “⟦direct|Fair Deal Alliance⟧No,⟦/⟧” the FDA said.",
    ],
)
def test_the_build_of_a_sentence_gives_words_a_speaker(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("In 2015 George Osborne promised a “golden decade” of trade.", Side.UK_GOVERNMENT),
        ("George Osborne's “golden decade” is long over.", Side.UK_GOVERNMENT),
        ("George Osborne had promised a “golden decade” of trade.", Side.UK_GOVERNMENT),
        ("The former chancellor George Osborne promises a “new dawn”.", Side.OTHER),
    ],
)
def test_a_past_ministers_phrase_is_of_the_side_he_was_then_on(text: str, side: Side) -> None:
    assert [q.side for q in read(text)[1]] == [side]


def test_the_reading_of_nested_reports_takes_time_linear_in_their_number() -> None:
    """400 reports in one sentence are read, each with its own clause; once they took 7 s."""
    _, every = read("Wang Yi " + "said that he " * 400 + "left.")
    assert len([q for q in every if q.kind is Kind.INDIRECT]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "There was no return to “the old ways” of doing things.",  # an idiom
        "The review, called an “audit” by some, is late.",  # a passive has no speaker
        "A proverb comes to mind: “Slow fires boil the sweetest water.”",
        "His new book, “Rivers of Steel”, is long.",
        "One might say, “Let us wait for the others to move.”",
        "It was the so-called “thaw” of the spring.",
    ],
)
def test_words_in_marks_that_nobody_spoke_are_scare_quotes(text: str) -> None:
    _, every = read(text)
    assert [(q.kind, q.side) for q in every] == [(Kind.SCARE, Side.AUTHOR)]


@pytest.mark.parametrize(
    "marked",
    [
        "Wang Yi said that ⟦indirect|Wang Yi⟧ties were on a better track⟦/⟧.",
        "Wang Yi said on Monday ⟦indirect|Wang Yi⟧ties were on a better track⟦/⟧.",
        "⟦indirect|Wang Yi⟧Ties were on a better track⟦/⟧, said Wang Yi, the foreign minister.",
        "⟦indirect|Reuters⟧Ties were on a better track⟦/⟧, Reuters reported on Monday.",
        "According to Kerry Brown, ⟦indirect|Kerry Brown⟧ties were on a better track⟦/⟧.",
        "⟦indirect|Kerry Brown⟧Ties were on a better track⟦/⟧, according to Kerry Brown.",
        (
            "Wang Yi said ⟦indirect|Wang Yi⟧ties were better⟦/⟧, adding that "
            "⟦indirect|Wang Yi⟧trade had grown⟦/⟧."
        ),
        (
            "Wang Yi said ⟦indirect|Wang Yi⟧ties were better⟦/⟧ and that "
            "⟦indirect|Wang Yi⟧trade had grown⟦/⟧."
        ),
        (
            "Britain said ⟦indirect|UK government (institution)⟧it was dismayed⟦/⟧ "
            "after Reuters reported ⟦indirect|Reuters⟧a plant had opened⟦/⟧."
        ),
        "Noting that ⟦indirect|Xi Jinping⟧the world was changing⟦/⟧, Xi Jinping left the hall.",
        "David Lammy told MPs that ⟦indirect|David Lammy⟧he had raised the case⟦/⟧.",
        (
            "China has stressed ⟦indirect|Chinese government (institution)⟧respect "
            "for its core interests⟦/⟧."
        ),
        "Wang Yi was adamant that ⟦indirect|Wang Yi⟧ties were better⟦/⟧.",
        "Ties, said Wang Yi, ⟦indirect|Wang Yi⟧were on a better track⟦/⟧.",
        "In a world of change, Wang Yi said, ⟦indirect|Wang Yi⟧ties should be steady⟦/⟧.",
        "⟦indirect|Wang Yi⟧Ties were on a better track⟦/⟧, Wang Yi noted, thanking his host.",
        "Wang Yi voiced ⟦indirect|Wang Yi⟧China's readiness to talk at any time⟦/⟧.",
        (
            "Some peers ⟦indirect|Some peers (unnamed)⟧have criticised the trip because of "
            "its timing⟦/⟧, when nobody asked."
        ),
        "Beijing maintains that ⟦indirect|Chinese government (institution)⟧the court was fair⟦/⟧.",
    ],
)
def test_reported_speech_has_its_speaker_and_its_extent(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The government wants to show that it means business.",
        "Britain has maintained a firmer stance on security.",
        "China is the third-largest partner, official UK figures show.",
        "The strategy stresses nothing in particular.",
        "Wang Yi declined to comment.",
        "Wang Yi was told nothing by his hosts.",
        "The report was on the table, and the claim was old.",
    ],
)
def test_a_verb_without_reported_words_is_no_speech(text: str) -> None:
    assert told(text) == []


def test_words_of_a_country_named_as_subject_are_its_governments() -> None:
    """TRAP: "China" is a speaker although a bare country is no mention."""
    check(
        "China, for its part, calls the plan “⟦partial|Chinese government (institution)⟧rash⟦/⟧”."
    )


def test_what_an_expert_says_of_a_government_is_the_experts() -> None:
    """TRAP: the content is the government's belief, the speaker is the expert."""
    text = "According to Yu Jie, “⟦direct|Yu Jie⟧London is convinced that it has no choice.⟦/⟧”"
    check(text)
    assert read(MARK.sub(r"\3", text))[1][0].side is Side.UK_EXPERT


def test_words_that_a_speaker_is_said_not_to_have_used_are_not_theirs() -> None:
    """TRAP: "rather than a threat" is negated."""
    every = read(
        "Rishi Sunak called it a “test” rather than a “danger” to the country.", "2023-05-06"
    )[1]
    assert [(q.kind, q.flags) for q in every] == [(Kind.PARTIAL, ()), (Kind.SCARE, ("negated",))]


def test_a_rejected_position_is_still_the_speakers_words() -> None:
    """TRAP: an irrealis ("it would be wrong to ...") is quoted, and is no aim of the speaker."""
    check(
        "James Cleverly said it would be wrong to “⟦partial|James Cleverly⟧slam the door⟦/⟧”.",
        "2023-05-06",
    )


def test_a_bare_surname_after_a_namesake_in_passing_is_the_one_who_speaks() -> None:
    """TRAP: the nearest bearer of the name is only mentioned."""
    check(
        "Wang Yiwei, a professor, said ⟦indirect|Wang Yiwei⟧the trip recalled "
        "his predecessor Wang Qishan's visit⟦/⟧. "
        "Wang noted that ⟦indirect|Wang Yiwei⟧little had come of it⟦/⟧."
    )


def test_a_quoted_adjective_under_a_government_that_heralds_is_that_governments() -> None:
    """TRAP: the word could be the other side's own; the text gives it to the subject."""
    check(
        "Talks resumed, with Beijing hailing the “⟦partial|Chinese government "
        "(institution)⟧mature⟦/⟧” plan of Labour."
    )


def test_a_chain_of_voices_is_kept() -> None:
    text = "Wang Yi added that London judged the plan “sound” on the whole."
    (quotation,) = read(text)[1]
    assert (quotation.speaker, quotation.flags) == (
        "Wang Yi",
        ("nested: UK government (institution)",),
    )


def test_a_quotation_inside_a_quotation_is_theirs_whom_it_names() -> None:
    text = "“Wang Yi told me, ‘You are early,’ and he laughed,” David Lammy said."
    assert [(q.speaker, q.flags) for q in read(text)[1]] == [
        ("David Lammy", ()),
        ("Wang Yi", ("nested: David Lammy",)),
    ]


def test_an_unclosed_mark_ends_with_its_sentence() -> None:
    text = "Wang Yi said: “Trade is good. Rain fell on the city that day and the next."
    whole, (quotation,) = read(text)
    assert quotation.span.of(whole) == "Trade is good."
    assert quotation.flags == ("unclosed",)


def test_a_mark_that_opens_on_nothing_holds_no_quotation() -> None:
    assert all(quotation.speaker for quotation in read("“ Wang Yi said “ Wang Yi")[1])


def test_the_turns_of_a_transcript_belong_to_their_labels() -> None:
    text = (
        "Reuters: Will the visit go ahead?\n\nMao Ning: We have no information "
        "on that. Thank you.\n\n"
        "AFP: Does China see a thaw?\n\nMao Ning: China's position is consistent."
    )
    read_text = document("turns", text)
    assert [(q.speaker, q.attribution, q.span.of(text)) for q in quotations(read_text)] == [
        ("Reuters", "turn", "Will the visit go ahead?"),
        ("Mao Ning", "turn", "We have no information on that. Thank you."),
        ("AFP", "turn", "Does China see a thaw?"),
        ("Mao Ning", "turn", "China's position is consistent."),
    ]


def test_the_headings_of_hansard_begin_turns() -> None:
    text = (
        "Trade with China\n\nEmily Thornberry (Islington South and Finsbury) (Lab)\n\n"
        "Will the Minister tell us when the review of trade policy will be published?\n\n"
        "The Parliamentary Under-Secretary of State for Trade (Anna Example)\n\n"
        "I refer my right hon. Friend to the answer that I gave a moment ago."
    )
    every = quotations(document("hansard", text))
    assert [(q.speaker, q.side.value) for q in every] == [
        ("Emily Thornberry", "other"),
        ("Anna Example", "uk_government"),
    ]


def test_the_flag_of_an_office_not_held_reaches_the_quotation() -> None:
    (quotation,) = read("“I was right,” said Foreign Secretary Liz Truss.", "2026-02-01")[1]
    assert quotation.flags == ("office: not Foreign Secretary on 2026-02-01",)


def plain_marks(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.parametrize("change", [plain_marks, lambda text: text.replace("\n", "\r\n")])
def test_the_shape_of_marks_and_line_ends_changes_no_speaker(
    corpus: Corpus, change: Callable[[str], str]
) -> None:
    for text in corpus.documents:
        changed = document(text.name, change(text.text))
        assert [(q.kind, q.speaker, q.side) for q in quotations(changed)] == [
            (q.kind, q.speaker, q.side) for q in quotations(text)
        ]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        " ",
        ". ",
        "\n\n",
        ", ",
        "Wang Yi said ",
        "Reuters: ",
        "he told Mr Han ",
        "Beijing",
        "that it rained",
        "MPs'",
        "isn't",
        "?",
        " and added ",
        "According to the audit, ",
        "the “plan” of ",
        "\r\n",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_marks_every_span_lies_in_the_body_and_repeats(text: str) -> None:
    whole = BEGIN + text + END
    read_text = document("any", whole)
    every = quotations(read_text)
    bodies = [b for b in read_text.blocks if b.role == "body"]
    for quotation in every:
        assert any(b.start <= quotation.span.start < quotation.span.end <= b.end for b in bodies)
        assert quotation.speaker
    assert quotations(document("any", whole)) == every
