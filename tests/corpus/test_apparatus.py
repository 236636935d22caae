"""Lines that only the rest of the page shows to be furniture, and neighbours that are none."""

from __future__ import annotations

import pytest

from ukchina.corpus import Role, document

TITLE = "A long day of talks in Beijing\nMarcus Thule\n3 March 2025\n\n"
PROSE = "The two ministers met in Beijing on Friday and spoke of trade for hours."
MORE = "They will meet again in London before the summer, officials of both sides said."


def body(text: str) -> list[str]:
    read = document("a", text)
    return [read.text[block.start : block.end] for block in read.blocks if block.role is Role.BODY]


def headings(text: str) -> list[str]:
    read = document("a", text)
    return [read.text[b.start : b.end] for b in read.blocks if b.role is Role.HEADING]


@pytest.mark.parametrize(
    "note",
    [
        "Marcus Thule is a former British consul general in Guangzhou.",
        "Marcus Thule writes about ports and customs from Ningbo and Felixstowe",
        "Lena Frey is a senior fellow at the Strait Institute and the author of Two Harbours.",
        "_Marcus Thule teaches the history of trade at a university in Leeds._",
    ],
)
def test_a_note_on_the_author_is_no_sentence_of_the_text(note: str) -> None:
    assert body(f"{TITLE}{PROSE}\n\n{MORE}\n\n{note}\n") == [PROSE, MORE]


@pytest.mark.parametrize(
    "last",
    [
        # one whom the text has named, or quotes, is an actor
        "Kerry Brown is a professor of Chinese studies at a college in London.",
        "Mr Brown is a former ambassador and has seen many such visits.",
        "Marcus Thule said that he had seen nothing like it in twenty years.",
    ],
)
def test_a_last_sentence_on_an_actor_stays(last: str) -> None:
    named = "Kerry Brown called it a start, and Marcus Thule of the port called it late."
    assert body(f"{TITLE}{PROSE}\n\n{named}\n\n{last}\n")[-1] == last


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("The audit has been finished, but the government will not publish it in full", True),
        ("That is not hostility. It is housekeeping", True),
        ("Residents promise legal fight over embassy near Tower of London", False),
        ("What the return of the commission would mean for the makers of whisky", False),
        ("Inside the building that the government does not want you to see", False),
        ("Trade | Beijing | Whisky", False),
    ],
)
def test_a_last_paragraph_without_full_stop_is_prose_when_it_reads_so(
    last: str,
    kept: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (body(f"{TITLE}{PROSE}\n\n{MORE}\n\n{last}\n")[-1] == last) is kept


def test_one_long_question_in_a_column_is_its_own_sentence() -> None:
    asked = "So what is it that the ministers of two governments could have talked of for hours?"
    assert asked in body(f"{TITLE}{PROSE}\n\n{asked}\n\n{MORE}\n")


def test_questions_of_an_explainer_are_headings_however_long() -> None:
    asked = [
        "Why has it taken seven years to decide?",
        "Is there any precedent for a commission of this kind between the two?",
        "What happens next?",
    ]
    text = TITLE + "\n\n".join(f"{question}\n\n{PROSE}" for question in ["", *asked])
    assert headings(text.replace("\n\n\n\n", "\n\n")) == asked


def test_a_journalists_question_is_no_heading() -> None:
    asked = "What is your comment on the carrier that passed through the strait?"
    assert asked in body(f"{TITLE}{PROSE}\n\n{asked}\n\n{MORE}\n")


def test_a_line_that_stands_twice_is_a_running_head_only_beside_a_pages_number() -> None:
    head = "Managed distance and its costs"
    paged = f"{head}\n\n{PROSE}\n\n1\n\n{head}\n\n{MORE}\n"
    assert body(paged) == [PROSE, MORE]
    assert headings(paged) == []
    plain = f"A title of its own here\n\n{PROSE}\n\n{head}\n\n{MORE}\n\n{head}\n\n{PROSE}\n"
    assert headings(plain) == [head, head]


def test_a_bracketed_number_opens_a_footnote_only_where_the_text_refers_to_it() -> None:
    note = "[1] The author thanks two officials for comments on a draft of this."
    assert body(f"{TITLE}{PROSE}[1]\n\n{MORE}\n\n{note}\n")[-1] == MORE
    assert note in body(f"{TITLE}{PROSE}\n\n{note}\n\n{MORE}\n")


def test_the_number_behind_a_question_of_parliament_is_cut() -> None:
    asked = "1. What steps has the department taken on investment? (902101)"
    assert "What steps has the department taken on investment?" in body(
        f"Oral Answers to Questions\n{PROSE}\n\n{asked}\n\n{MORE}\n"
    )


def test_an_item_c_of_a_list_is_no_notice_of_rights() -> None:
    listed = "(a) resume the session;\n\n(b) set up a group; and\n\n(c) exchange data by then."
    text = f"{TITLE}{PROSE}\n\nThe two sides agreed to:\n\n{listed}\n"
    assert body(text)[-1] == "exchange data by then."
    assert body(f"{TITLE}{PROSE}\n\n{MORE}\n\n(c) The Harbour Press 2025\n") == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "[Official Report, 5 March 2025, Vol. 763, c. 123.]",
        "[Official Report, Westminster Hall, 12 May 2021; Vol. 695, c. 41WH.]",
        "Order.",
        "Mr Speaker: Order. Order!",
        "Madam Deputy Speaker (Caroline Nokes): Order.",
    ],
)
def test_what_a_parliament_prints_between_the_speeches_is_no_sentence(line: str) -> None:
    assert body(f"{TITLE}{PROSE}\n\n{line}\n\n{MORE}\n") == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Order was restored by noon.",
        "The Speaker: Order in the strait is kept by others.",
        "The Official Report of 5 March has it.",
    ],
)
def test_words_on_order_and_on_the_record_stay(line: str) -> None:
    assert body(f"{TITLE}{PROSE}\n\n{line}\n\n{MORE}\n") == [PROSE, line, MORE]


@pytest.mark.parametrize("question", ["Q: By whom was it so called?", "And by whom was it made?"])
def test_an_answer_that_names_somebody_is_no_byline(question: str) -> None:
    text = f"{TITLE}{PROSE}\n\n{question}\n\nBy Xi Jinping.\n\n{MORE}\n"
    assert "By Xi Jinping." in body(text)


def test_a_byline_beneath_a_question_as_title_stays_one() -> None:
    text = f"Can Beijing be trusted with it?\n\nBy Jane Doe.\n\n{PROSE}\n\n{MORE}\n"
    assert body(text) == [PROSE, MORE]


def test_what_was_agreed_at_the_end_of_a_release_is_its_text() -> None:
    items = ["resume talks on health", "hold the next dialogue in Leeds"]
    listed = "\n".join(f"- {item}" for item in items)
    text = f"{TITLE}{PROSE}\n\nThe two sides agreed to:\n\n{listed}\n"
    assert body(text) == [PROSE, "The two sides agreed to:", *items]


@pytest.mark.parametrize("sentence", ["Trade fell in May.", "Wang Yi met him on Monday."])
@pytest.mark.parametrize("top", ["Britain opens its door\n\nBy Jane Doe", "Embassy row\nReuters"])
def test_one_short_sentence_beneath_a_title_is_the_text(sentence: str, top: str) -> None:
    assert body(f"{top}\n\n{sentence}\n") == [sentence]
