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
    ("Students pay about £30,000 a year for the privilege.", AUTHOR),
    ("Residents put out flags when the motorcade passed.", AUTHOR),
    ("Officials arrived with two burner phones each.", AUTHOR),
    ("The delegation toured a battery plant and ate noodles.", AUTHOR),
    ("Investors have sold the shares for a month.", AUTHOR),
    ("A minister can block the sale within thirty days.", AUTHOR),
    ("The company makes buses in Falkirk.", AUTHOR),
    ("The bank moved its desk to Singapore in 2023.", AUTHOR),
    ("Police cleared the square before dawn.", AUTHOR),
    ("The court will hear the appeal in June.", AUTHOR),
    ("The regulator opened a case last year.", AUTHOR),
    ("Her husband stayed behind in Shatin.", AUTHOR),
    ("Workers found the gates locked.", AUTHOR),
    ("The report runs to ninety pages.", AUTHOR),
    ("The letter was signed by forty peers.", AUTHOR),
    ("The union called a strike for Monday.", AUTHOR),
    ("The broadcaster pulled the programme.", AUTHOR),
    ("An aide carried the whisky.", AUTHOR),
    ("The ambassador was called in twice last year.", AUTHOR),
    ("The two sides have met eleven times since 2008.", AUTHOR),
    ("Beijing has spent a decade building ports.", AUTHOR),
    ("London sent two frigates and a note.", AUTHOR),
    ("The embassy bought the site in 2018.", AUTHOR),
    ("China replied with tariffs of its own.", AUTHOR),
    ("The tariff announced in March took effect in May.", AUTHOR),
    ("Chinese buyers now account for a tenth of sales.", AUTHOR),
    ("The review, launched in 2024, has yet to report.", AUTHOR),
    ("Huawei was told to leave by 2027.", AUTHOR),
    ("The museum's new wing was paid for by a donor from Hangzhou.", AUTHOR),
    ("Mr Lai has been in prison for five years.", AUTHOR),
    ("The ruling means that the visa stays.", AUTHOR),
    ("The question is whether anyone will notice.", AUTHOR),
    ("Nobody expected the mill to last.", AUTHOR),
    ("So much for the golden era.", AUTHOR),
    ("What Britain needs is a policy.", AUTHOR),
    ("We should talk to China as we talk to anyone else.", AUTHOR),
    ("I asked the taxi driver what he thought of it.", AUTHOR),
    ("You may think this is a storm in a teacup.", AUTHOR),
    ("Let us suppose that the critics are right.", AUTHOR),
    ("To claim otherwise is to invite ridicule.", AUTHOR),
    ("It would be wrong to say that nothing has changed.", AUTHOR),
    ("The prime minister's visit ends today.", AUTHOR),
    ("The chancellor flies to Beijing on Friday.", AUTHOR),
    ("The foreign secretary will meet her counterpart next week.", AUTHOR),
    ("Lammy's predecessor never went.", AUTHOR),
    ("The agreement, signed in Davos, covers twelve firms.", AUTHOR),
    ("Labour won the election in July 2024.", AUTHOR),
    ("Two men were charged under the Official Secrets Act.", AUTHOR),
    ("The parent company, Jingye, bought the works in 2020.", AUTHOR),
    ("Ministers have until June to respond.", AUTHOR),
    ("MPs will vote on the amendment on Tuesday.", AUTHOR),
    ("Peers sat until midnight.", AUTHOR),
    ("Several councils have cut their ties with twin towns.", AUTHOR),
    ("The university closed its institute last summer.", AUTHOR),
    ("Universities enrolled fewer students from China this year.", AUTHOR),
    ("A former minister runs the firm.", AUTHOR),
    ("The spokesman took no further questions.", AUTHOR),
    ("Scientists in both countries share the telescope.", AUTHOR),
    ("Exporters of salmon did well.", AUTHOR),
    ("The farmers' market sells bao.", AUTHOR),
    ("Demonstrators gathered outside the old Mint.", AUTHOR),
    ("Activists face bounties of HK$1m.", AUTHOR),
    ("The dissident keeps a bag by the door.", AUTHOR),
    ("Neighbours held a party.", AUTHOR),
    ("Furious locals blasted the plan last night.", OTHER),
    ("A source close to the club said the owners were off.", OTHER),
    ("Tory MP Neil Blunt fumed: “It stinks.”", OTHER),
    ("An insider revealed: “He was gutted.”", OTHER),
    ("“It's bonkers,” blasted mum-of-three Jo Hale, 41.", OTHER),
    ("A No10 source hit back: “It's nonsense.”", UK),
    ("Defence chiefs fear the cars could listen in.", UK),
    ("Spy bosses warned ministers about the buses.", UK),
    ("Shares fell 4 per cent after the firm warned on profits.", AUTHOR),
    ("Analysts at Jefferies expect sales to halve.", OTHER),
    ("BYD said it had sold 50,000 cars in Britain last year.", OTHER),
    ("The Society of Motor Manufacturers and Traders put the share at 12 per cent.", OTHER),
    ("“Price is king,” said Lei Min, who runs BYD's British arm.", OTHER),
    ("AstraZeneca declined to comment.", AUTHOR),
    ("Jingye did not reply to questions.", AUTHOR),
    ("HSBC's chairman told shareholders that the break-up would destroy value.", OTHER),
    ("The Bank of England has warned of spillovers from Chinese property.", OTHER),
    ("The IMF cut its forecast for China.", AUTHOR),
    ("Experts said that the so-called espionage case was a farce.", OTHER),
    ("Chinese experts said the case exposed London's insecurity.", CHINA_EXPERT),
    (
        "Zhao Min of the China Institute of International Studies said that London erred.",
        CHINA_EXPERT,
    ),
    ("The Chinese Embassy in the UK has lodged stern representations.", CHINA),
    ("The Chinese side hopes that the UK will provide a fair environment.", CHINA),
    ("A London-based observer who asked not to be named called it a step forward.", OTHER),
    ("China's Ministry of Commerce said on Thursday it would take all necessary measures.", CHINA),
    ("Facts have proved that cooperation benefits both.", AUTHOR),
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


CHAINS = [
    [
        ("Industry minister Hal Orr flew to Shenzhen on Sunday.", AUTHOR),
        ("He said the aim was to sell more cider.", UK),
        ("“There is a thirst for it,” he told reporters.", UK),
        ("“We mean to slake it.”", UK),
        ("His hosts were less sure.", AUTHOR),
        ("One of them, a brewer from Foshan, said cider tasted of vinegar.", OTHER),
    ],
    [
        ("“They came at dawn,” said Mei Lau, who fled Hong Kong in 2021.", OTHER),
        ("“I had ten minutes to pack.”", OTHER),
        ("She now drives a bus in Reading.", AUTHOR),
    ],
    [
        ("China's embassy in London said the claims were baseless.", CHINA),
        ("It urged Britain to stop hyping the matter.", CHINA),
        ("The two countries fell out over the same thing in 2022.", AUTHOR),
        ("A government spokesperson said: “We will not tolerate it.”", UK),
    ],
    [
        ("Maud Ellery teaches Chinese politics at the University of Bristol.", AUTHOR),
        ("“It is theatre,” she said.", UK_EXPERT),
        ("In her view, both capitals prefer a quarrel that costs nothing.", UK_EXPERT),
        ("She has studied the files for a decade.", AUTHOR),
    ],
    [
        ("The Chinese foreign ministry called the sanctions illegal.", CHINA),
        ("Spokesman Lin Jian told a briefing that Beijing would hit back.", CHINA),
        ("“China will do what is needed,” he said.", CHINA),
        ("He gave no details.", AUTHOR),
    ],
    [
        ("Steel bosses are alarmed.", OTHER),
        ("Gareth Hale of UK Steel said the flood must be stopped.", OTHER),
        ("He added that mills had months, not years.", OTHER),
        ("Analysts at a bank put the surplus at 500 million tonnes.", OTHER),
    ],
    [
        ("Conservative leader Kemi Badenoch said the visit was a surrender.", OTHER),
        ("Her party would block the embassy, she added.", OTHER),
        ("A Tory source went further.", AUTHOR),
        ("“He has sold the silver,” the source said.", OTHER),
    ],
    [
        ("Why does it matter?", AUTHOR),
        ("Because half the world's chips pass through one strait.", AUTHOR),
        ("Some argue that Britain has no stake there.", OTHER),
        ("That is a mistake.", AUTHOR),
    ],
    [
        ("The Commons foreign affairs committee published its report on Tuesday.", AUTHOR),
        ("It accused ministers of drift.", OTHER),
        ("The report says that no department is in charge.", OTHER),
        ("The government has two months to reply.", AUTHOR),
    ],
    [
        ("Last week Tesla's Shanghai plant shipped its millionth car to Europe.", AUTHOR),
        ("The firm did not respond to a request for comment.", AUTHOR),
        ("Industry data suggest that one in eight new cars is Chinese.", OTHER),
        ("The trade body SMMT wants a rethink.", OTHER),
    ],
    [
        ("It was raining in Ningbo.", AUTHOR),
        ("The vice-chancellor poured tea.", AUTHOR),
        ("He explained that the campus belonged to nobody in particular.", OTHER),
        ("Students here are told to avoid three topics.", AUTHOR),
        ("I asked which ones.", AUTHOR),
    ],
    [
        ("Ministers are expected to approve the plan within weeks.", AUTHOR),
        ("Security officials think the risks can be managed, according to two people there.", UK),
        ("Opponents disagree.", OTHER),
    ],
    [
        ("Speaking on radio, the former MI6 chief Sir Richard Dearlove called it reckless.", OTHER),
        ("Luke de Pulford of the Inter-Parliamentary Alliance on China agreed.", OTHER),
    ],
    [
        (
            "Trade with China reached £100bn last year, according to the Department for Transport.",
            UK,
        ),
        ("Official Chinese data tell another story.", CHINA),
        ("The ONS says that imports fell.", OTHER),
    ],
    [
        ("Asked about the case, Starmer said: “I raised it.”", UK),
        ("The prime minister's spokesman declined to give details.", AUTHOR),
        ("He said only that the exchange had been respectful.", UK),
    ],
    [
        ("Hong Kong's security bureau condemned the interview as smearing.", CHINA),
        ("A spokesman for the Hong Kong government said the law would be enforced.", CHINA),
        ("Amnesty said otherwise.", OTHER),
    ],
    [
        ("“I was told to sign or leave,” the engineer recalled.", OTHER),
        ("He did both.", AUTHOR),
        ("His employer, a state-owned shipbuilder, denies it.", OTHER),
    ],
    [
        ("Xi Jinping told Starmer that ships pass safely when captains talk.", CHINA),
        ("The Chinese president hoped that Britain would see China in a rational light.", CHINA),
        ("Starmer replied that he had come to build bridges.", UK),
        ("The pair then walked in the garden.", AUTHOR),
    ],
    [
        ("The think tank's study, published today, found that a ban would cost £3bn.", OTHER),
        ("Its author, Bo Ray, warned that rivals would gain.", OTHER),
        ("Whitehall is unmoved.", AUTHOR),
    ],
    [
        ("American officials have warned London for months.", OTHER),
        ("Washington fears for its cables.", OTHER),
        ("Brussels has been quieter.", AUTHOR),
        ("A German diplomat shrugged: “Their cables, their choice.”", OTHER),
    ],
    [
        ("There was a hush when the name was read.", AUTHOR),
        ("“Guilty,” said the judge.", OTHER),
        ("Supporters wept.", AUTHOR),
        ("Outside, his daughter said the family would appeal.", OTHER),
    ],
    [
        (
            "Wang Wen, a dean at Renmin University, put it bluntly: Britain had lost its nerve.",
            CHINA_EXPERT,
        ),
        ("Cui Hongjian of Beijing Foreign Studies University sees a slow thaw.", CHINA_EXPERT),
    ],
    [("The government says it will decide by May.", UK), ("Critics call it cowardice.", OTHER)],
]


@pytest.mark.parametrize("story", CHAINS)
def test_each_sentence_of_a_story_has_its_own_voice(story: list[tuple[str, Side]]) -> None:
    text = " ".join(sentence for sentence, _ in story)
    found = voices(document("sample", f"date 2026-02-03 {text}"))
    assert [voice[0] for voice in found] == [side for _, side in story]
