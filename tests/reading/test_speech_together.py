"""Words of two together, and words set off from their lead-in without quotation marks."""

from __future__ import annotations

import re
import time

import pytest

from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.speech.joint import JOINT
from ukchina.reading.speech.quotations import quotations
from ukchina.sentences import body

# Generous, for a machine with neighbours: pairs of pairs of speakers take twice as long.
SECONDS = 3
RELEASE = """Press release
Foreign Secretary holds talks in Beijing

From:
Foreign, Commonwealth & Development Office
Published
18 October 2024

The Foreign Secretary held talks with his colleagues from several ministries in Beijing today.

"""
END = "\n\nOfficials travelled on to the coast by train that same evening, and rested there."
WORDS = re.compile(r"⟦(?P<who>[^⟧|]*)⟧(?P<words>.*?)⟦/⟧", re.DOTALL)


def check(marked: str) -> None:
    """The quotations are those marked, each with its speaker."""
    text = WORDS.sub(lambda match: match["words"], marked)
    read = document("release", RELEASE + text + END)
    wanted = [
        (JOINT if match["who"] == "both" else match["who"], match["words"])
        for match in WORDS.finditer(marked)
    ]
    assert [(q.speaker, q.span.of(read.text)) for q in quotations(read)] == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "David Lammy and Wang Yi agreed that ⟦both⟧talks on climate would resume⟦/⟧.",
        "David Lammy and Foreign Minister Wang Yi agreed that ⟦both⟧talks would go on⟦/⟧.",
        "Rachel Reeves and He Lifeng both stressed ⟦both⟧the importance of open markets⟦/⟧.",
        "Beijing and London agreed that ⟦both⟧the commission should meet yearly⟦/⟧.",
        "David Lammy met Wang Yi on Friday. They agreed that ⟦both⟧channels must stay open⟦/⟧.",
        "David Lammy met Wang Yi. The ministers agreed that ⟦both⟧channels must stay open⟦/⟧.",
        # of one side, by their names
        "Rachel Reeves and David Lammy said that ⟦Rachel Reeves and David Lammy⟧it went well⟦/⟧.",
        # the first is only met, told or owned: the second speaks alone
        "After talks with David Lammy, Wang Yi said that ⟦Wang Yi⟧trade should grow⟦/⟧.",
        "David Lammy spoke, and then Wang Yi said that ⟦Wang Yi⟧trade should grow⟦/⟧.",
        "Han Zheng met British students. They said that ⟦British students (unnamed)⟧it was fun⟦/⟧.",
    ],
)
def test_what_two_agree_is_given_to_both(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # quoted paragraphs of their own
        "David Lammy said:\n\n“⟦David Lammy⟧We will be frank.⟦/⟧”",
        "David Lammy said:\n\n“⟦David Lammy⟧We will be frank.⟦/⟧\n\n“⟦David Lammy⟧It is owed.⟦/⟧”",
        # set off without marks, as pages print them
        "The Foreign Secretary said:\n\n⟦David Lammy⟧We will be frank with them.⟦/⟧",
        (
            "The Foreign Secretary, David Lammy, said:\n\n⟦David Lammy⟧Trade matters to us all.⟦/⟧"
            "\n\n⟦David Lammy⟧So I raised the duty on whisky.⟦/⟧\n\nThe talks went on for hours."
        ),
        "David Lammy added:\n\n> ⟦David Lammy⟧Trade matters.⟦/⟧\n\nThe talks went on for hours.",
        # the next lead-in ends the words before it
        (
            "David Lammy said:\n\n⟦David Lammy⟧We sell what is safe.⟦/⟧\n\n"
            "Sherry Madera, chair of the council, said:\n\n⟦Sherry Madera⟧We are glad of it.⟦/⟧"
        ),
        # a list is announced, not said
        "The ministers discussed:\n\n- trade in services\n\n- the next summit",
    ],
)
def test_a_lead_in_gives_the_paragraphs_behind_it_their_speaker(marked: str) -> None:
    check(marked)


def test_a_readout_that_opens_with_its_spokesperson_is_all_the_spokespersons() -> None:
    text = (
        "PM meeting with Premier Lu of China\n\nPrime Minister's Office, 10 Downing Street\n\n"
        "Published 10 September 2025\n\nA Downing Street spokesperson said:\n\n"
        "The Prime Minister met Premier Lu this morning.\n\nThey will meet again in spring.\n"
    )
    read = document("readout", text)
    assert {(q.speaker, q.attribution) for q in quotations(read)} == {
        ("Downing Street", "continuation")
    }


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("David Lammy and Wang Yi agreed to reopen the commission next year.", "other"),
        ("The Foreign Secretary and Foreign Minister Wang Yi agreed on visas.", "other"),
        ("Rachel Reeves said:\n\nWe gain from trade, and we say so.", "uk_government"),
    ],
)
def test_the_voice_of_such_words_is_that_of_their_speaker(text: str, voice: str) -> None:
    read = document("release", RELEASE + text)
    assert voices(read)[len(body(read)) - 1][0] == voice


@pytest.mark.parametrize("unit", ["said the minister, ", 'the minister said "no" and '])
def test_a_sentence_of_very_many_speakers_does_not_take_long(unit: str) -> None:
    page = document("sample", RELEASE + unit * (9_000 // len(unit)) + END)
    start = time.process_time()
    quotations(page)
    assert time.process_time() - start < SECONDS
