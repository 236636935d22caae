"""One file with several articles, as archives of newspapers export them, is as many documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from ukchina.corpus.read import read_documents
from ukchina.sentences import body

HERE = Path(__file__).parent / "exports"
ENVOY = (
    "China envoy warns London over embassy delay",
    "South China Gazette",
    "2025-10-21",
    "Tom Reid in Beijing",
    [
        (
            'China\'s ambassador has warned London of "consequences" if a ruling on its new'
            " embassy is put off again."
        ),
        "The Foreign Office said that the decision was independent.",
    ],
)
WHISKY = (
    "Whisky makers toast Chinese tariff cut",
    "The Northern Courier",
    "2025-10-22",
    "Moira Lennox",
    [
        (
            "Scotch distillers welcomed a cut in Chinese import duty on whisky from ten per cent to"
            " five."
        ),
        "The industry said that the change was worth £250m over five years.",
    ],
)
POUND = (
    "Chancellor defends Beijing trip as pound slides",
    "The Morning Ledger",
    "2025-01-10",
    "Priya Nair",
    [
        "The chancellor will fly to Beijing today in spite of calls to cancel the trip.",
        "The pound fell to its lowest level in a year.",
    ],
)
BANKS = (
    "Banks wary of Shanghai link",
    "The Daily Standard",
    "2025-01-11",
    "Jon Askew",
    [
        (
            "British banks are wary of a revived link between the stock exchanges of London and"
            " Shanghai."
        ),
        "Two of them said that the last one had brought little business.",
    ],
)
AUDIT = (
    "Britain's China audit disappoints the hawks",
    "Strait Times of London",
    "2025-06-25",
    "Farrow, Ned",
    [
        (
            "The government's long-awaited audit of relations with China runs to one page of a"
            " longer paper."
        ),
        'Shadow ministers called it "a pamphlet".',
    ],
)
STEEL = (
    "Steelmakers ask for help against Chinese imports",
    "The Northern Courier",
    "2025-06-26",
    "Lennox, Moira",
    [
        "British steelmakers have asked for a quota on imports from China.",
        "The union said that 3,000 jobs were at risk.",
    ],
)
LEDGER = (*POUND[:3], "Priya Nair, Deputy Political Editor", POUND[4])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("factiva", [ENVOY, WHISKY]),
        ("factiva_plain", [ENVOY, WHISKY]),
        ("nexis", [LEDGER, BANKS]),
        ("nexis_old", [POUND, BANKS]),
        ("proquest", [AUDIT, STEEL]),
    ],
)
def test_an_export_is_divided_into_its_articles(name: str, wanted: list[object]) -> None:
    found = read_documents(HERE / f"{name}.txt", folder=HERE)
    facts = [[one.title, one.outlet, one.published, one.byline] for one in found]
    told = [[one.words(sentence.span) for sentence in body(one)] for one in found]
    assert [
        (*(str(fact.value) if fact else "" for fact in stated), sentences)
        for stated, sentences in zip(facts, told, strict=True)
    ] == wanted
    assert "".join(one.text for one in found) == (HERE / f"{name}.txt").read_text("utf-8")
