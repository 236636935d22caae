"""Sources by office, body or trade, without a name or known by their words alone."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.coding.voice_sources import side_of, source
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
    ("The farming minister conceded that barley growers had been let down.", UK),
    ("A Whitehall source played down the row, saying nothing had been decided.", UK),
    ("A Downing Street spokesperson said: “We raise our concerns privately.”", UK),
    ("The science minister, who took office in July, told peers that a list would follow.", UK),
    ("Cabinet Office officials briefed that the review would be short.", UK),
    ("Border Force declined to comment.", AUTHOR),
    ("The consulate in Manchester called the protest a farce.", CHINA),
    ("A spokesman for the consulate said the fence was legal.", CHINA),
    ("China's commerce ministry announced an inquiry into British whisky on Monday.", CHINA),
    ("Customs officers in Guangzhou told the firm that its papers were out of date.", CHINA),
    ("Beijing's envoy to the World Trade Organization accused London of bad faith.", CHINA),
    ("An editorial in the Global Times called the visit a belated awakening.", CHINA),
    ("China's securities regulator said it would study the filing.", CHINA),
    ("Mao Ning, a foreign ministry spokeswoman, urged London to reflect.", CHINA),
    ("The Chinese ambassador dismissed the story as fiction.", CHINA),
    ("Chinese diplomats privately wonder whether anybody in London is in charge.", CHINA),
    ("The shadow business secretary described the deal as a pig in a poke.", OTHER),
    ("A Labour backbencher wanted to know who had paid for the trip.", OTHER),
    ("The SNP's trade spokesman pressed ministers on salmon.", OTHER),
    ("Peers complained that the bill was too thin.", OTHER),
    ("Liberal Democrats want the sale blocked.", OTHER),
    ("The union Unite warned that 600 jobs hung by a thread.", OTHER),
    ("Make UK, which speaks for manufacturers, fears a flood of cheap steel.", OTHER),
    ("JCB said orders from Shandong had doubled.", OTHER),
    ("A spokeswoman for the museum said the loan would go ahead.", OTHER),
    ("Its chief executive, Hal Brady, described the ruling as perverse.", OTHER),
    ("Locals are unimpressed.", OTHER),
    ("The charity Hong Kong Watch estimates that two thousand families are affected.", OTHER),
    ("Human rights groups have denounced the extradition.", OTHER),
    ("Reuters reported that a second bid was in the works.", OTHER),
    ("The New York Times first reported the talks.", OTHER),
    ("Polling by More in Common found that most voters see China as a threat.", OTHER),
    ("According to a survey of exporters, delays have grown.", OTHER),
    ("The OECD reckons that growth will slow.", OTHER),
    ("A State Department official said Washington had been consulted.", OTHER),
    ("Australia's trade minister called the tariff a mistake.", OTHER),
    ("Taiwan's president thanked the crew.", OTHER),
    ("Dr Maud Ellery of the University of Leeds thinks the figures flatter.", UK_EXPERT),
    ("Maud Ellery, a sinologist at SOAS, expects the quarrel to last.", UK_EXPERT),
    ("Professor Ellery put the odds at one in three.", UK_EXPERT),
    ("Chatham House analysts doubt that the pledge will be kept.", UK_EXPERT),
    ("Retired air marshal Sir Tom Vane said the base was a sitting duck.", UK_EXPERT),
    ("A fellow at the Royal United Services Institute likened the register to a sieve.", UK_EXPERT),
    ("Wang Yiwei, a professor at Renmin University, said London had no choice.", CHINA_EXPERT),
    ("Scholars at Fudan University argue that Britain needs Chinese capital.", CHINA_EXPERT),
    (
        "Li Guanjie of the Shanghai Academy of Global Governance said the mood had changed.",
        CHINA_EXPERT,
    ),
    ("Chinese analysts see the trip as a correction.", CHINA_EXPERT),
    ("The factory closed in 2019.", AUTHOR),
    ("Critics have been proved wrong.", AUTHOR),
    ("The minister arrived late and left early.", AUTHOR),
    ("Talks collapsed after the embassy complained about the seating.", AUTHOR),
    ("The word on everyone's lips was tariffs.", AUTHOR),
    ("Nobody at the ministry would say why.", AUTHOR),
    ("The deal was announced in March.", AUTHOR),
    ("It is a curious fact that tea came first.", AUTHOR),
    ("The government has published its strategy.", AUTHOR),
    ("Ministers face a choice.", AUTHOR),
    ("Britain needs a policy and does not have one.", AUTHOR),
    ("China's share of the market has doubled since 2019.", AUTHOR),
    ("The report is due in June.", AUTHOR),
    ("Both sides agreed to meet again in the autumn.", OTHER),
    ("The two governments described the talks as candid.", OTHER),
    ("The prime minister was clear that steel would be protected.", UK),
    ("Sir Keir Starmer has promised to return in the autumn.", UK),
    ("No 10 would not be drawn.", AUTHOR),
    ("The Home Office insists that the checks are robust.", UK),
    ("MI5 has warned universities about gifts.", UK),
    ("Police in Hong Kong accused the trio of sedition.", CHINA),
    ("Hong Kong's chief executive hailed the verdict.", CHINA),
    ("The Hong Kong government rejected the report as biased.", CHINA),
    ("The Foreign Office summoned the ambassador.", AUTHOR),
    ("The Treasury expects the duty to raise £40m.", UK),
    ("The health department had hoped for more.", UK),
    ("The National Crime Agency says the scam is run from Fujian.", UK),
    ("A former minister described the plan as barmy.", OTHER),
    ("Lord Patten called the law a disgrace.", OTHER),
    ("Sir Iain Duncan Smith branded the visit shameful.", OTHER),
    ("The committee's chair said the answer would not do.", OTHER),
    ("Tom Tugendhat, a Conservative MP, said the embassy must not be built.", OTHER),
    ("“We're fed up,” sighed Bo Ray, who runs a chip shop in Rye.", OTHER),
    ("“It is a circus,” grumbled one diplomat.", OTHER),
    ("“Nobody asked us,” said a resident of the estate.", OTHER),
    ("“We want to trade,” added the Chinese ambassador.", CHINA),
    ("“We will decide in our own time,” a Treasury minister told the BBC.", UK),
]


@pytest.mark.parametrize(("sentence", "side"), TOLD)
def test_a_sentence_is_its_sources_or_the_authors(sentence: str, side: Side) -> None:
    found = voices(document("sample", f"date 2026-02-03 {sentence}"))
    assert [voice[0] for voice in found] == [side]


@pytest.mark.parametrize(
    ("narration", "who"),
    [
        ("Two people close to the bank said it was over.", "Two people close to the bank "),
        ("~~~~~~~~~~~, laughed a farmer from Fife.", "laughed a farmer from Fife"),
        ("It was over, three people with sight of the plan said.", "three people with sight of"),
        ("The visit of a minister said much.", ""),
        ("The story is told in every pub.", ""),
        ("~~~~~~~~~~~ is the motto of the firm.", ""),
    ],
)
def test_a_source_is_found_where_it_stands(narration: str, who: str) -> None:
    found = source(narration)
    assert (narration[found[0] : found[1]] if found else "").startswith(who)
    assert bool(found) == bool(who)


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("aides", UK),
        ("council officials", OTHER),
        ("officials in Xiamen", CHINA),
        ("a former minister", OTHER),
        ("a retired rear-admiral", UK_EXPERT),
        ("researchers at Fudan", CHINA_EXPERT),
        ("", OTHER),
    ],
)
def test_the_words_of_a_source_tell_its_side(phrase: str, side: Side) -> None:
    assert side_of(phrase) is side


DATELINED = [
    ("HONG KONG - The ferry was late. A police superintendent told riders why.", CHINA),
    ("LEEDS - The ferry was late. A police superintendent told riders why.", OTHER),
    ("Beijing's envoy for ferries came. The envoy explained the delay.", CHINA),
    ("Britain's envoy for ferries came. The envoy explained the delay.", UK),
]


@pytest.mark.parametrize(("text", "side"), DATELINED)
def test_the_text_before_tells_whose_officer_speaks(text: str, side: Side) -> None:
    assert voices(document("sample", text))[-1][0] is side
