"""What a speaker is called: a name, a body, a paper or a description, never half a sentence."""

from __future__ import annotations

import pytest

from ukchina.coding.speaker_names import printed
from ukchina.coding.speakers import names, spoken
from ukchina.coding.voice_context import UNNAMED
from ukchina.corpus import document
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Kind, Side

UK, CHINA, OTHER = Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT, Side.OTHER

CALLED = [
    ("The ferry firm supplies an", OTHER, "ferry firm (unnamed)"),
    ("The ferry firm has always", OTHER, "ferry firm (unnamed)"),
    ("one pilot as the harbour's saddest day.", OTHER, "pilot (unnamed)"),
    ("A pilot who believes that he's been", OTHER, "pilot (unnamed)"),
    ("although several pilots (unnamed)", OTHER, "pilots (unnamed)"),
    ("two pilots involved. Several ports (unnamed)", OTHER, "two pilots involved (unnamed)"),
    ("For eight years residents", OTHER, "residents (unnamed)"),
    ("On pilotage the authors", OTHER, "authors (unnamed)"),
    (
        "Britain's remarks ~~~~~~, a spokesperson for the port",
        OTHER,
        "spokesperson for the port (unnamed)",
    ),
    ("veteran of HSBC's (unnamed)", OTHER, "veteran of HSBC (unnamed)"),
    ("Officials (unnamed)", UK, "officials (unnamed)"),
    ("Lawyers in Leith (unnamed)", OTHER, "lawyers in Leith (unnamed)"),
]
NOBODY = [
    "She'll", "I'd", "They're teaching their pilots to", "43 per cent", "About three quarters",
    "Fifty-one percent of the 90 pilots", "Most", "Few", "One", "Its", "Another, in green",
    "Back at Ferry Road", "in the heart of Leith were singing", "was the gist of several",
    "British",
]  # fmt: skip
BODIES = [
    ("Food and Ferry Agency (unnamed)", UK, "Food and Ferry Agency"),
    ("Court of Session (unnamed)", OTHER, "Court of Session"),
    ("Bohai Bank (unnamed)", OTHER, "Bohai Bank"),
    ("Fife's transport department (unnamed)", OTHER, "Fife's transport department"),
    ("Kong's government (unnamed)", CHINA, "Hong Kong's government"),
    ("The Chinese embassy", CHINA, "Chinese Embassy in the UK"),
    ("foreign ministry in Beijing (unnamed)", CHINA, "Chinese Foreign Ministry"),
    ("Britain's foreign office (unnamed)", UK, "Foreign Office"),
    ("China", CHINA, "Chinese government (institution)"),
]
PAPERS = [
    ("A study by the Lowry Institute", OTHER, "Lowry Institute"),
    ("A survey by a charity", OTHER, "survey by a charity (document)"),
    ("joint statement (unnamed)", OTHER, "joint statement (document)"),
]
STAYS = [
    ("city council (unnamed)", OTHER),
    ("Fife university (unnamed)", OTHER),
    ("court in Leith (unnamed)", OTHER),
    ("Minister for Ferries (unnamed)", UK),
    ("Solicitor General (unnamed)", UK),
    ("UK ministers (unnamed)", UK),
    ("two officials (unnamed)", UK),
    ("one of its national officers (unnamed)", OTHER),
    ("He Lifeng", CHINA),
    ("To Lam", OTHER),
    ("We Chen", OTHER),
    ("Rolls-Royce", OTHER),
    ("Campaign Against Ferry Fares", OTHER),
    ("Conservative Party members/backbenchers/hawks", OTHER),
    ("UK China audit (document)", UK),
    ("Both governments/ministers", OTHER),
    ("a pilot (unnamed) and Ada Pell", OTHER),
    (UNNAMED, OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("name", "side", "expected"), [*CALLED, *BODIES, *PAPERS])
def test_a_speaker_is_called_by_what_names_or_describes_them(
    name: str, side: Side, expected: str
) -> None:
    assert printed(name, side) == expected


@pytest.mark.parametrize("name", NOBODY)
def test_what_is_nobodys_name_is_not_printed_as_one(name: str) -> None:
    assert printed(name, OTHER) == UNNAMED


@pytest.mark.parametrize(("name", "side"), STAYS)
def test_a_name_or_description_that_holds_stays(name: str, side: Side) -> None:
    assert printed(name, side) == name


@pytest.mark.parametrize("name", [case[0] for case in (*CALLED, *BODIES, *PAPERS, *STAYS)] + NOBODY)
@pytest.mark.parametrize("side", [UK, CHINA, OTHER])
def test_what_is_printed_is_printed_so_again(name: str, side: Side) -> None:
    once = printed(name, side)
    assert printed(once, side) == once


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (" customs.", "Chinese customs"),
        (" farmers, who sailed.", "Chinese farmers (unnamed)"),
        (" had insisted, once.", UNNAMED),
    ],
)
def test_an_adjective_takes_the_noun_that_it_leads_to(behind: str, expected: str) -> None:
    assert printed("Chinese", OTHER, behind) == expected


def test_a_sentence_without_a_quotation_has_its_speaker_in_the_same_form() -> None:
    found = document(
        "sample",
        "The ferry sailed at noon. An executive at a Leith broker, who came late, hopes that it "
        "will sail again. Most wept.",
    )
    assert names(found)[1] == "executive at a Leith broker (unnamed)"


WHOLE = [
    ("An official at the business department", "official at the business department (unnamed)", UK),
    ("A scholar at a Beijing institute", "scholar at a Beijing institute (unnamed)", None),
    ("A pilot's widow", "", None),
    ("An official on the harbour", "official on the harbour (unnamed)", None),
]


@pytest.mark.parametrize(("who", "expected", "side"), WHOLE)
def test_a_description_goes_on_to_the_noun_of_its_body(
    who: str, expected: str, side: Side | None
) -> None:
    found = spoken(document("sample", f"It rained. {who} said that the tariff would be cut."))
    told = [one for one in found if one.kind is Kind.INDIRECT]
    assert [one.speaker for one in told if expected] == ([expected] if expected else [])
    assert side is None or told[0].side is side


def test_hong_kongs_government_keeps_its_whole_name() -> None:
    said = "It rained. Hong Kong's government said that the tariff would be cut."
    assert "Hong Kong" in spoken(document("sample", said))[0].speaker
    assert quotations(document("sample", said))


MOVED = "Dan Jarvis told peers that the tariff was low.\n\n"
SETTLED = [
    pytest.param(
        f'{MOVED}"We left in spring," said a choir\'s tenor.\n\nShe wants a refund but fears that '
        "the tariff will rise.",
        "choir's tenor (unnamed)",
        OTHER,
        id="a second verb has the subject of its sentence",
    ),
    pytest.param(
        'Officials in Beijing explain it. Ferries matter.\n\n"You saw that we did not touch one '
        'ferry," one of them told me.',
        "officials in Beijing (unnamed)",
        CHINA,
        id="one of them is of those who spoke before",
    ),
    pytest.param(
        "Downing Street insisted that the visit would go on. Ada Pell, a shadow minister, wept."
        "\n\nA spokesman said the tariff would be cut.",
        "Downing Street",
        UK,
        id="a spokesman of the body named before",
    ),
    pytest.param(
        'A captain in the Royal Navy puts it in another way. "I would like to be told which ferry '
        'it is."',
        "captain in the Royal Navy (unnamed)",
        UK,
        id="a whole sentence in marks is no mark of distance",
    ),
    pytest.param(
        "It rained. The National Ferry and Pilot Administration said on Thursday that reports had "
        "broken its rules.",
        "National Ferry and Pilot Administration",
        None,
        id="a body has the whole of its name",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "side"), SETTLED)
def test_the_last_words_are_those_of_whom_the_text_brought_in(
    text: str, speaker: str, side: Side | None
) -> None:
    found = document("sample", text)
    last = spoken(found)[-1]
    assert (last.speaker, last.kind is Kind.SCARE) == (speaker, False)
    assert side is None or last.side is side
    assert names(found)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        'The captain spoke of a so-called "golden tide" that nobody in Leith had ever seen there.',
        'Behind the gym a scroll reads: "Is it not a pleasure to have friends from afar?"',
        'It rained. "It rained on every ferry."',
    ],
)
def test_marks_that_nobody_speaks_in_stay_marks_of_distance(text: str) -> None:
    assert [one.kind for one in spoken(document("sample", text))] == [Kind.SCARE]


LABELS = [
    ("Robin Tarrow (Minister of State)", "Robin Tarrow"),
    ("Ada Pell (Milton Keynes North)", "Ada Pell"),
    ("Ada Pell (Leith) (Lab)", "Ada Pell"),
    ("The Minister (Robin Tarrow)", "Robin Tarrow"),
    ("The Secretary of State for Transport (Robin Tarrow)", "Robin Tarrow"),
    ("Foreign Secretary (Robin Tarrow)", "Robin Tarrow"),
]


@pytest.mark.parametrize(("label", "name"), LABELS)
def test_a_label_names_the_member_whichever_side_the_brackets_are(label: str, name: str) -> None:
    page = (
        "Ferries\nHouse of Commons Hansard, 3 May 2023\n\n"
        f"{label}: The ferry will sail.\n\nSam Oduya (Wick) (Con): Will it sail at noon?\n\n"
        f"{label}: It will sail at one."
    )
    assert spoken(document("sample", page))[0].speaker == name
