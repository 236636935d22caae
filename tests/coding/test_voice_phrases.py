"""Sources told by grammar alone: nouns of no list, views that are held, papers that show."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.coding.voice_phrases import phrase
from ukchina.corpus import document
from ukchina.reading.values import Side

UK, CHINA, OTHER, AUTHOR = (
    Side.UK_GOVERNMENT,
    Side.CHINA_GOVERNMENT,
    Side.OTHER,
    Side.AUTHOR,
)
UK_EXPERT, CHINA_EXPERT = Side.UK_EXPERT, Side.CHINA_EXPERT
TOLD = [
    ("The plan, critics say, is a gift to Beijing.", OTHER),
    ("In the eyes of its critics the policy is a muddle.", OTHER),
    ("Whitehall's fear is that Beijing will retaliate.", UK),
    ("There is concern in the Foreign Office that the talks will leak.", UK),
    ("There are fears among carmakers that the quota will be cut.", OTHER),
    ("Privately, ministers concede that the audit was a mistake.", UK),
    ("As ministers see it, the visit cost nothing.", UK),
    ("The official line is that nothing has changed.", UK),
    ("Officials in London are at pains to say that nothing has changed.", UK),
    ("The government's view, set out in a white paper, is that the risk can be managed.", UK),
    ("From Beijing's point of view the delay was an insult.", CHINA),
    ("Chinese state media hailed the visit as a turning point.", OTHER),
    ("An editorial in the Global Times said Britain had come to its senses.", CHINA),
    ("Beijing has repeatedly denied spying on Britain.", CHINA),
    ("Beijing, which denies the charge, has told London to stop.", CHINA),
    ("A commerce ministry spokesperson told reporters that talks were under way.", CHINA),
    (
        "Foreign ministry spokeswoman Mao Ning, asked about it, said she was not aware of a case.",
        CHINA,
    ),
    ("China's ambassador, Zheng Zeguang, wrote in the Telegraph that trade benefits both.", CHINA),
    ("Writing in the Times, the chancellor said that Britain must trade with China.", UK),
    ("In a post on X, Lammy said that he had raised the case.", UK),
    ("In evidence to MPs the business secretary said he would not trust a Chinese firm again.", UK),
    (
        "Giving evidence to peers, a senior civil servant said that the advice had been clear.",
        UK,
    ),
    (
        "Ada Pell, the deputy national security adviser, told MPs that China was a threat.",
        UK,
    ),
    ("The attorney general, Lord Hermer, has told colleagues that he had no role.", UK),
    ("The cabinet secretary wrote to MPs to say that the file was closed.", UK),
    ("Britain's ambassador in Beijing described the mood as businesslike.", UK),
    ("GCHQ's director said that the hackers were getting better.", UK),
    ("The National Cyber Security Centre said the attack was the work of a state.", UK),
    ("Leaked emails suggest that the bank knew.", OTHER),
    ("A leaked memo shows that the firm had planned to close the plant.", OTHER),
    ("Court documents say that the pair met in Hangzhou.", OTHER),
    ("Filings show that the company lost £350m last year.", OTHER),
    ("Satellite images published by the institute show a new jetty.", OTHER),
    ("Figures published on Thursday showed that exports had fallen.", OTHER),
    (
        "Data from the China Association of Automobile Manufacturers put exports at five million.",
        OTHER,
    ),
    ("Industry estimates put the figure at a tenth.", OTHER),
    ("Kpler, a data firm, reckons that flows have halved.", OTHER),
    ("Estimates by Oxford Economics suggest a loss of £2bn.", OTHER),
    (
        "A paper from King's College London argues that Britain has more leverage than it thinks.",
        UK_EXPERT,
    ),
    ("Analysts at RUSI have long argued that the embassy is a distraction.", UK_EXPERT),
    ("Kerry Brown, whose books on Xi sell in airports, is scornful.", UK_EXPERT),
    ("It is, in the words of Steve Tsang, a policy without a strategy.", UK_EXPERT),
    ("Wu Xinbo, dean of international studies at Fudan, says London has no cards.", CHINA_EXPERT),
    ("Donald Trump, asked about the deal, called it dangerous.", OTHER),
    ("American officials grumble that London was not consulted.", OTHER),
    ("One EU diplomat said that Brussels had been blindsided.", OTHER),
    ("Taiwan's representative in London welcomed the statement.", OTHER),
    ("The family's lawyers say that he is being denied medicine.", OTHER),
    ("His son, Sebastien, has said that time is running out.", OTHER),
    ("Reporters Without Borders described the sentence as a disgrace.", OTHER),
    ("Reform UK has promised to block the embassy.", OTHER),
    ("Backbench Labour MPs are restless, and several have said so in public.", OTHER),
    ("The unions smell a rat.", OTHER),
    ("Business is delighted.", OTHER),
    ("Steelworkers there remember being promised much the same in 2020.", OTHER),
    ("Not everyone agrees.", OTHER),
    ("Some are already calling it a surrender.", OTHER),
    ("Others counter that Britain had little choice.", OTHER),
    ("Few in the City believe it.", OTHER),
    ("Many MPs remain to be convinced.", OTHER),
    ("Those close to the deal say that it was agreed in an afternoon.", OTHER),
    ("Friends of Lai say he has lost weight.", OTHER),
    ("The deal has been criticised.", AUTHOR),
    ("The minister looked tired.", AUTHOR),
    ("Beijing has imposed sanctions on nine Britons.", AUTHOR),
    ("London froze the accounts of two firms in March.", AUTHOR),
    ("The government plans to publish a bill in the autumn.", AUTHOR),
    ("Britain has banned the equipment from its 5G networks.", AUTHOR),
    ("China is Britain's third-largest trading partner.", AUTHOR),
    ("Ministers have yet to respond to the report.", AUTHOR),
    ("The two sides have not spoken since May.", AUTHOR),
    ("Xi's last visit was in 2015.", AUTHOR),
    ("The Treasury refused to comment.", UK),
    ("Lammy flew home on Sunday.", AUTHOR),
    ("The Home Office runs the register.", AUTHOR),
    ("Starmer faces a difficult week.", AUTHOR),
    ("Chinese firms bought three more wind farms.", AUTHOR),
    ("MPs will debate the motion on Monday.", AUTHOR),
    ("The embassy did not respond to a request for comment.", AUTHOR),
    ("The case has strained ties.", AUTHOR),
    ("Critics abound.", AUTHOR),
    ("Hopes of a thaw have faded.", AUTHOR),
]


@pytest.mark.parametrize(("sentence", "side"), TOLD)
def test_a_sentence_is_whose_claim_its_grammar_says(sentence: str, side: Side) -> None:
    (found, *_), *_ = voices(document("sample", f"date 2025-11-03 {sentence}"))
    assert found is side


@pytest.mark.parametrize(
    ("narration", "who"),
    [
        ("A weaver from Perth grumbled that wool was dear.", "A weaver from Perth"),
        ("In a letter two cooks warned that rice was dear.", "two cooks"),
        ("Derek, who sells valves, reckons that it was worth it.", "Derek"),
        ("Wool, an old weaver says drily, is dear.", "an old weaver"),
        ("It was dear; the weavers say that it will be dearer.", "the weavers"),
        ("The cooks did not strike but complained that rice was dear.", "The cooks"),
        # Nobody says anything where a noun is only spoken of, an act is told, or a rule holds.
        ("Two men accused of theft walked free.", ""),
        ("The law says that rice is taxed.", ""),
        ("The weavers were told nothing.", ""),
        ("The price says more about wool than about weavers.", ""),
    ],
)
def test_a_phrase_with_a_verb_of_saying_is_a_source(narration: str, who: str) -> None:
    found = phrase(narration)
    assert (narration[slice(*found)] if found else "") == who


READOUTS = [
    (
        (
            "Wang Yi Meets with the British Envoy\n\nOn 3 May, Wang Yi met with Ada Pell, the "
            "British envoy, in Beijing. Wang Yi said that trade was sound. The two sides should "
            "keep it so.\n\nThe British envoy said that the UK was glad. The UK attaches great "
            "importance to tea."
        ),
        [CHINA, CHINA, CHINA, UK, UK],
    ),
    (
        (
            "The Prime Minister spoke to President Xi this morning.\n\nThe Prime Minister said "
            "that he hoped for calm. He also raised the price of tea."
        ),
        [UK, UK, UK],
    ),
    # An agency's account is its own, and an official's words still go on.
    (
        (
            "Xi meets envoy\n\nBEIJING, May 3 (Xinhua) -- Xi Jinping met with the British envoy "
            "here on Friday.\n\nXi said that trade was sound. The two sides should keep to it. "
            "China hopes that tea will flow.\n\nXi then left for the airport."
        ),
        [AUTHOR, CHINA, CHINA, CHINA, AUTHOR],
    ),
]


@pytest.mark.parametrize(("text", "sides"), READOUTS)
def test_a_readout_without_a_name_above_it_is_its_sides(text: str, sides: list[Side]) -> None:
    assert [side for side, *_ in voices(document("sample", text))] == sides


CHAINS = [
    # "The Minister" of a debate is whoever answers it, not the last one named.
    (
        (
            "Lords: tea\nHouse of Lords\n\nLord Pell said that Rachel Reeves drank tea. The "
            "Minister said that this was so."
        ),
        [(OTHER, "Lord Pell"), (UK, "The Minister")],
    ),
    # Management is no firm that was named before.
    (
        (
            "date 2025-11-03 Lanark Mills said that Perth Wool owed it money. Management countered "
            "that it did not."
        ),
        [(OTHER, "Lanark Mills"), (OTHER, "Management")],
    ),
    # "Another" is of the same kind as the one before.
    (
        "date 2025-11-03 One Treasury official said no. Another said yes.",
        [(UK, "One Treasury official"), (UK, "Another")],
    ),
    (
        "date 2025-11-03 The Home Office hired a clerk. The department expects to hire another.",
        [(AUTHOR, ""), (UK, "Home Office")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_a_source_is_found_behind_the_words_that_take_it_up(
    text: str, expected: list[tuple[Side, str]]
) -> None:
    assert [(side, name) for side, _, name in voices(document("sample", text))] == expected
