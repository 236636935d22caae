"""Each family of words that an edition of the codebook added or took back, by a specimen."""

from __future__ import annotations

import pytest

from ukchina.coding.themes import themes
from ukchina.corpus import document

LEAD = "This is what the writer of the letter had to say about it on that day in autumn."


def coded(sentence: str) -> set[str]:
    """The themes of a sentence in a text that says nothing else."""
    _, *found = themes(document("letter", f"{LEAD}\n{sentence} {LEAD}"))
    return {coding.theme for themed in found for coding in themed.codings}


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("reset", "There has been real progress in Sino-British relations since the spring."),
        ("reset", "He blamed London for the difficulties in the relationship."),
        ("reset", "The relationship then ran into serious trouble."),
        ("reset", "A public row would undermine the whole bilateral relationship."),
        ("reset", "They agreed to consolidate ties between the two capitals."),
        ("reset", "The envoy hoped to ease tensions with Beijing."),
        ("reset", "Their relationship has seen many twists and turns."),
        ("reset", "After years of political tension the two capitals start afresh."),
        ("reset", "London's relationship with China has always been complicated."),
        ("reset", "Sir Keir takes a long-term view of bilateral relations."),
        ("reset", "Sino-British relations took a turn for the worse."),
        ("reset", "Policy on Beijing has been a rollercoaster."),
        ("reset", "We shall be competing where our interests differ."),
        ("security", "They called Beijing a strategic challenge."),
        ("alliances", "Both hold a permanent seat on the Security Council."),
        ("alliances", "It is a risk to the rules-based international order."),
        ("politics", "The May government had its doubts."),
        ("economy", "Six deals were signed on the last day."),
        ("sovereignty", "It meddled in what are China's internal matters."),
        ("dialogue", "The ambassador was called in on Friday."),
        ("security", "They photographed a dockyard."),
        ("values", "Six organisers were sent to prison."),
        ("values", "National security laws were imposed on Hong Kong."),
        ("politics", "The current government has not decided."),
        ("taiwan", "Washington keeps to strategic ambiguity."),
        ("dialogue", "The minister was met by the ambassador."),
        ("dialogue", "A discussion with the ambassador followed."),
        ("economy", "The province issued a bond in London."),
        ("dialogue", "For a year nobody could engage with the Chinese government."),
        ("people", "Families may now apply for permanent residence."),
        ("taiwan", "A British strike group has put to sea."),
        ("taiwan", "Coastguards turned the Philippine boats away from the shoal."),
        ("values", "Mosques have been pulled down and worshippers followed."),
        ("values", "She called for the immediate release of the publisher."),
        ("security", "His handler asked for secrets."),
        ("security", "Huawei was called a high-risk vendor."),
        ("politics", "The committee found no clear strategy on China."),
    ],
)
def test_a_family_of_the_second_edition_is_coded(theme: str, sentence: str) -> None:
    assert theme in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("reset", "There was progress in economic ties between the two ports."),
        ("reset", "Moscow's shadow does not affect relations with Japan."),
        ("reset", "It would harm otherwise close economic ties with Beijing."),
        ("reset", "Their clean energy partnership developed slowly."),
        ("dialogue", "Putin made a phone call."),
        ("economy", "The threat was met by a firm response."),
        ("security", "Dual-use goods reach Moscow."),
        ("economy", "After spending a year in London they left."),
        ("economy", "The row cost him his seat."),
        ("climate", "The mood is one of a tumultuous global environment."),
        ("values", "Two men were jailed for spying."),
        ("taiwan", "They photographed a naval dockyard."),
        ("security", "Both should safeguard world peace and stability."),
        ("security", "National security laws were imposed on Hong Kong."),
        ("politics", "China's policy towards the UK is consistent."),
        ("alliances", "Beijing values Britain's status as a great power."),
        ("people", "Many families have been split."),
        ("reset", "He was forging links with figures at court."),
        ("dialogue", "Students will travel to Beijing in May."),
        ("dialogue", "The rules for short-term business trips were eased."),
        ("dialogue", "Any attack will be met by a firm answer."),
        ("dialogue", "It does not meet the interests of either people."),
        ("economy", "They spoke for an hour in the Chinese capital."),
        ("economy", "The exchange is a bond between two peoples."),
        ("economy", "Chinese companies arm Russia."),
        ("security", "The separatists are the greatest threat to cross-strait peace."),
        ("security", "Emission cuts keep our children safe."),
        ("security", "Surveillance of the Uyghurs has grown."),
        ("security", "Huawei sold many handsets."),
        ("technology", "The treaty protects intellectual property rights."),
        ("technology", "Satellite images show the camps."),
        ("politics", "Downing Street has acknowledged the delay."),
        ("politics", "The market is a touchstone after Brexit."),
        ("politics", "Britain keeps to its one-China policy."),
        ("alliances", "Britain wants to sell more to the Asian superpower."),
        ("people", "A culture of fear prevails."),
        ("climate", "Both want the sustainable development of bilateral relations."),
    ],
)
def test_what_the_second_edition_took_back_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("reset", "Wang said that China-UK relations had gathered momentum."),
        ("reset", "It was a lost decade for the two capitals."),
        ("reset", "Critics called it appeasement of Beijing."),
        ("dialogue", "The leaders dined together by the lake."),
        ("dialogue", "He raised it with his opposite number."),
        ("economy", "It won no orders for the shipyards."),
        ("economy", "Rules on moving data out of the country got tougher."),
        ("security", "Listening equipment was found in the attic."),
        ("security", "The report lists the chokepoints."),
        ("technology", "The source code stays in escrow."),
        ("technology", "They compared frontier models."),
        ("values", "Two million hours were spent on banned books."),
        ("taiwan", "Aircraft cross the median line daily."),
        ("climate", "They discussed rising seas."),
        ("alliances", "They can steady a turbulent world."),
        ("sovereignty", "London should match its words with deeds."),
        ("politics", "Politicians of all parties agreed."),
    ],
)
def test_a_family_of_the_third_edition_is_coded(theme: str, sentence: str) -> None:
    assert theme in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("security", "The UK is stretching the concept of national security."),
        ("security", "The embassy called it a malicious fabrication."),
        ("dialogue", "Wind met a third of demand."),
        ("dialogue", "The G7 summit begins on Monday."),
        ("dialogue", "A law without a sanction is an invitation to look away."),
        ("values", "China defends the lawful rights and interests of its firms."),
        ("politics", "They agreed on the recognition of audit standards."),
        ("politics", "The Home Office laid regulations before Parliament."),
        ("climate", "Students bring energy and talent to our towns."),
        ("reset", "An all-government audit of the UK-China relationship was ordered."),
        ("technology", "Researchers at the institute put a price on it."),
    ],
)
def test_what_the_third_edition_took_back_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("values", "Britain values cooperation."),
        ("values", "It was a moral victory."),
        ("economy", "Mind your own business, the envoy said."),
        ("economy", "He is banking on goodwill."),
        ("economy", "They stood on the banks of the Thames."),
        ("economy", "The idea gained currency."),
        ("economy", "There is a trade-off between candour and access."),
        ("security", "A security guard opened the door."),
        ("security", "They safeguard heritage."),
        ("technology", "The question is academic."),
        ("technology", "There was chemistry between the leaders."),
        ("climate", "The climate of fear persists."),
        ("climate", "He got wind of it."),
        ("alliances", "It was said by an ally of the chancellor."),
        ("politics", "They voted with their feet."),
        ("people", "The theatre of war widened."),
        ("people", "A host of problems remains."),
        ("dialogue", "He raised his voice."),
        ("dialogue", "It met resistance."),
        ("dialogue", "The move invited ridicule."),
        ("hong_kong", "The handover of the keys took an hour."),
        ("ukraine", "He played Russian roulette."),
    ],
)
def test_a_word_in_another_sense_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("economy", "The furnaces cost thousands of jobs and the firm wants a subsidy."),
        ("economy", "The company chose a dual listing."),
        ("economy", "Fee income at three colleges has fallen."),
        ("dialogue", "The two leaders spoke for an hour."),
        ("dialogue", "The minister's trip was put off."),
        ("dialogue", "He was sent to reopen a channel between the two governments."),
        ("security", "He was accused of passing information to a handler."),
        ("security", "Officials asked whether China was a threat."),
        ("security", "The officers carried temporary phones."),
        ("technology", "Zhang compared the two frontier AI labs."),
        ("technology", "The two universities run a joint laboratory for research."),
        ("values", "The publisher was denied bail."),
        ("values", "Monks were taken in for questioning."),
        ("hong_kong", "The trial of Chow Hang-tung opened on Monday."),
        ("taiwan", "The frigate crossed the median line."),
        ("ukraine", "Parts made in Shenzhen were found in Kharkiv."),
        ("climate", "Both want more money for developing countries."),
        ("alliances", "American officials asked what had been shared."),
        ("alliances", "The Dutch government took the same view."),
        ("sovereignty", "The embassy told London to stop interfering."),
        ("politics", "Policymakers are as divided as before."),
        ("politics", "The audit says more of risks than of chances."),
        ("people", "Six of them are of Chinese descent."),
        ("people", "Student recruitment from the mainland has slowed."),
        ("reset", "He courted Beijing for a decade."),
    ],
)
def test_a_family_of_the_fourth_edition_is_coded(theme: str, sentence: str) -> None:
    assert theme in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("economy", "Fund managers were relieved."),
        ("economy", "Manufacturers say that nothing has been decided."),
        ("economy", "Its nationality is not known."),
        ("economy", "The factory in Xinjiang used forced labour."),
        ("dialogue", "He met them at the garden gate."),
        ("dialogue", "The rule may trip up those who come late."),
        ("security", "The agents visit in November."),
        ("security", "It has breached its obligations under the agreement."),
        ("technology", "State broadcaster CCTV showed another match."),
        ("values", "Climate protesters sang in the hall."),
        ("hong_kong", "They moved the flotation from London to Hong Kong."),
        ("hong_kong", "The bakery came from Kowloon."),
        ("taiwan", "The ship put into harbour."),
        ("climate", "The climate in London has changed."),
        ("alliances", "Similar laws in Australia are older."),
        ("alliances", "The German player liked the town."),
        ("politics", "He had once been a researcher in Parliament."),
        ("people", "His families of plants fill three rooms."),
        ("reset", "Nobody slept on the honeymoon."),
    ],
)
def test_what_the_fourth_edition_took_back_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("politics", "Opposition politicians were scornful."),
        ("politics", "He said so at a hustings in Leeds."),
        ("politics", "Little is left of our policy towards China but its name."),
        ("politics", "The answer lies in domestic politics."),
        ("dialogue", "The embassy has made representations in the matter."),
        ("dialogue", "No chancellor had set foot in the city since."),
        ("dialogue", "Little else came of the visit."),
        ("dialogue", "Her lawyers hope that he raised the case in private."),
        ("politics", "It will fall to the next government to choose."),
        ("economy", "It sold its minority stake in the port."),
        ("economy", "Both applied to join the Trans-Pacific Partnership."),
        ("technology", "The ban on connected vehicles was discussed."),
        ("technology", "Mobile operators were given until the spring."),
        ("technology", "The reactor design was approved in March."),
        ("values", "There are bounties on both of them."),
        ("values", "He spoke of his right to free expression."),
        ("values", "Witnesses described labour transfers."),
        ("values", "She was granted political asylum."),
        ("values", "The sanctions on six British citizens were lifted."),
        ("hong_kong", "Police in Hong Kong arrested two activists."),
        ("climate", "They spoke about green loans."),
        ("climate", "The creditor committee met in June."),
        ("alliances", "It was to be a question for democratic economies."),
        ("alliances", "No agreement may be directed at a third party."),
        ("sovereignty", "The island is an inalienable part of the motherland, he said."),
        ("sovereignty", "It was gross interference, the spokeswoman said."),
        ("sovereignty", "The joint communiqué of 1972 must be honoured."),
    ],
)
def test_a_family_of_the_fifth_edition_is_coded(theme: str, sentence: str) -> None:
    assert theme in coded(sentence)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("politics", "The buyer has a right to audit its suppliers."),
        ("politics", "Three men appeared at Westminster Magistrates' Court."),
        ("politics", "A Communist Party official answered for the province."),
        ("politics", "Hong Kong opposition politicians were arrested that week."),
        ("politics", "An advert for green paper hung in the shop."),
        ("dialogue", "Capital raised in London pays for the plant."),
        ("dialogue", "The question was raised with growing frequency in the papers."),
        ("security", "The nuclear power station was built by a firm from Lyon."),
        ("security", "The plans for Royal Mint Court were called in."),
        ("reset", "Car output fell to its lowest level since the war."),
        ("economy", "The BN(O) route stays open."),
        ("economy", "A trade lawyer was asked for her view."),
        ("economy", "Beijing does not export its system, he said."),
        ("economy", "The commerce ministry did not reply."),
        ("technology", "The Lunar New Year fell late."),
        ("technology", "He addressed pupils at Lakeside University."),
        ("technology", "They wanted to know how long it would last."),
        ("technology", "The human rights researcher was turned away."),
        ("values", "It rejected politically motivated accusations."),
        ("values", "Rights holders were consulted."),
        ("values", "Nobody has power to detain goods at the quay."),
        ("taiwan", "The minister for the Indo-Pacific was away."),
        ("climate", "The International Atomic Energy Agency was told."),
        ("alliances", "She was seen in West Kowloon on Monday."),
        ("alliances", "They had to choose between tea and coffee."),
    ],
)
def test_what_the_fifth_edition_took_back_is_not_coded(theme: str, sentence: str) -> None:
    assert theme not in coded(sentence)
