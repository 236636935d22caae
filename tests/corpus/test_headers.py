"""What headers of many makers state; each was written, with its facts, before it was first read."""

from __future__ import annotations

import pytest

from ukchina.corpus import document
from ukchina.corpus.documents import Role

# name: the text, then its title, outlet, day and byline
HEADERS = {
    "agency page with buttons": (
        (
            "Skip to main content\n"
            "Trusted news, data and analysis for traders and bankers\n"
            "Markets\n"
            "Sustainability\n"
            "More\n"
            "My Account\n"
            "Sign in\n"
            "\n"
            "Chancellor leaves Shanghai with a port deal and little else\n"
            "By Ann Other\n"
            "November 2, 2026 6:42 PM GMT\n"
            "\n"
            "LONDON, Nov 2 (Reuters) - The chancellor left Shanghai on Monday with a deal on ports."
        ),
        (
            "Chancellor leaves Shanghai with a port deal and little else",
            "Reuters",
            "2026-11-02",
            "Ann Other",
        ),
    ),
    "weblog with a tagline": (
        (
            "Ports and Patience\n"
            "a weblog on shipping, tea and diplomacy between two islands\n"
            "\n"
            "HOME   ABOUT   ARCHIVE   RSS\n"
            "\n"
            "What the harbour master told me\n"
            "3 May 2026\n"
            "\n"
            "The ministers met in Beijing on Thursday and spoke of ports for an hour or so."
        ),
        ("What the harbour master told me", "", "2026-05-03", ""),
    ),
    "unlisted paper with the day of its issue": (
        (
            "Supper with a trader who sells tea to China\n"
            "\n"
            "The Lantern Magazine, Saturday 15 August 2026\n"
            "\n"
            "By Tom Ash\n"
            "\n"
            "She orders the fish for both of us, and tells of her first visit to Shanghai."
        ),
        (
            "Supper with a trader who sells tea to China",
            "The Lantern Magazine",
            "2026-08-15",
            "Tom Ash",
        ),
    ),
    "office holder with a day": (
        (
            "Statement on the embassy and on what follows\n"
            "\n"
            "The Prime Minister, Saturday 15 August 2026\n"
            "\n"
            "The government has decided on the embassy, and will publish the reasons today."
        ),
        ("Statement on the embassy and on what follows", "", "2026-08-15", ""),
    ),
    "review with the season of its issue": (
        (
            "THE HARBOUR QUARTERLY | SUMMER 2026\n"
            "What the embassy means for both sides\n"
            "By Ann Other\n"
            "\n"
            "The government has decided on the embassy, and will publish the reasons today."
        ),
        ("What the embassy means for both sides", "THE HARBOUR QUARTERLY", "", "Ann Other"),
    ),
    "page header of a printed review": (
        (
            "What the embassy means for both sides\n"
            "By Ann Other\n"
            "2 November 2026\n"
            "\n"
            "The government has decided on the embassy, and will publish the reasons today.\n"
            "\n"
            "[page header] AUTUMN 2026\n"
            "\n"
            "[page header] THE HARBOUR QUARTERLY\n"
        ),
        (
            "What the embassy means for both sides",
            "THE HARBOUR QUARTERLY",
            "2026-11-02",
            "Ann Other",
        ),
    ),
    "AFP line": (
        (
            "AFP, 12 June 2025 -- China and Britain held talks on trade in London on Thursday, "
            "officials said.\n"
            "\n"
            "The talks lasted two days."
        ),
        ("", "AFP", "2025-06-12", ""),
    ),
    "gov.uk treasury": (
        (
            "News story\n"
            "Chancellor and Vice Premier agree new finance links\n"
            "From:\n"
            "HM Treasury and The Rt Hon Helen Marlow MP\n"
            "Published\n"
            "11 January 2025\n"
            "\n"
            "The Chancellor agreed new links with China in Beijing today."
        ),
        ("Chancellor and Vice Premier agree new finance links", "HM Treasury", "2025-01-11", ""),
    ),
    "gov.uk two ministries": (
        (
            "Press release\n"
            "UK sanctions firms over cyber attacks\n"
            "From: Foreign, Commonwealth & Development Office, Home Office, National Cyber "
            "Security Centre and The Rt Hon Margaret Hale MP\n"
            "Published: 9 December 2025\n"
            "\n"
            "The UK has today sanctioned two companies that are based in China for reckless "
            "activity."
        ),
        (
            "UK sanctions firms over cyber attacks",
            "Foreign, Commonwealth & Development Office",
            "2025-12-09",
            "",
        ),
    ),
    "lords hansard": (
        (
            "China: Human Rights\n"
            "Volume 845: debated on Tuesday 29 April 2025\n"
            "\n"
            "Question\n"
            "\n"
            "Asked by\n"
            "Lord Colne\n"
            "\n"
            "To ask His Majesty's Government what representations they have made to China "
            "about human rights.\n"
            "\n"
            "The Minister of State (Lord Varley) (Lab)\n"
            "\n"
            "My Lords, we raise these matters at every opportunity with the Chinese authorities."
        ),
        ("China: Human Rights", "Hansard", "2025-04-29", ""),
    ),
    "substack 2": (
        (
            "Whitehall & Beijing\n"
            "Why the audit will not be published\n"
            "And why that may be wise\n"
            "OSCAR LENT\n"
            "JUN 26, 2025\n"
            "\n"
            "12\n"
            "3\n"
            "Share\n"
            "\n"
            "The audit exists, and ministers have read it more than once.\n"
            "\n"
            "Thanks for reading Whitehall & Beijing! Subscribe for free to receive new posts."
        ),
        ("Why the audit will not be published", "Whitehall & Beijing", "2025-06-26", "OSCAR LENT"),
    ),
    "nexis 3": (
        (
            "Copyright 2025 The Evening Chronicle\n"
            "All Rights Reserved\n"
            "The Evening Chronicle\n"
            "\n"
            "November 3, 2025 Monday\n"
            "\n"
            "SECTION: NEWS; Pg. 2\n"
            "LENGTH: 318 words\n"
            "HEADLINE: Wind farm maker from China waits on ministers\n"
            "BYLINE: Ann Sole\n"
            "\n"
            "A Chinese maker of turbines is waiting for ministers to rule on its factory in "
            "Scotland.\n"
            "\n"
            "LOAD-DATE: November 3, 2025"
        ),
        (
            "Wind farm maker from China waits on ministers",
            "The Evening Chronicle",
            "2025-11-03",
            "Ann Sole",
        ),
    ),
    "cgtn": (
        (
            "CGTN\n"
            "Politics 21:05, 29-Jan-2026\n"
            "Xi Jinping meets UK prime minister in Beijing\n"
            "CGTN\n"
            "\n"
            "Chinese President Xi Jinping met the British prime minister in Beijing on Thursday.\n"
            "\n"
            "For more information, please click:\n"
            "https://news.cgtn.com/x.html"
        ),
        ("Xi Jinping meets UK prime minister in Beijing", "CGTN", "2026-01-29", ""),
    ),
    "people's daily": (
        (
            "Home >> World\n"
            "China, UK to deepen cooperation in green finance\n"
            "(Xinhua) 08:41, January 12, 2025\n"
            "\n"
            "China and Britain agreed to deepen cooperation in green finance, a statement said.\n"
            "\n"
            "(Web editor: Zhong Wen, Liang Jun)"
        ),
        ("China, UK to deepen cooperation in green finance", "Xinhua", "2025-01-12", ""),
    ),
    "scmp page": (
        (
            "This Week in Asia / Politics\n"
            "UK-China relations: Marlow lands in Beijing to 'restart conversation'\n"
            "UK Chancellor begins first visit by a British finance minister since 2019\n"
            "Reading Time: 3 minutes\n"
            "Why you can trust SCMP\n"
            "\n"
            "May Lau\n"
            "Published: 8:30am, 11 Jan 2025\n"
            "Updated: 9:12am, 11 Jan 2025\n"
            "\n"
            "Britain's finance minister arrived in Beijing on Saturday for talks on trade and "
            "investment."
        ),
        (
            "UK-China relations: Marlow lands in Beijing to 'restart conversation'",
            "SCMP",
            "2025-01-11",
            "May Lau",
        ),
    ),
    "mofcom": (
        (
            "MOFCOM Spokesperson's Remarks on UK Sanctions on Chinese Companies\n"
            "Source: Ministry of Commerce of the People's Republic of China\n"
            "December 10, 2025 - 15:20 BJT\n"
            "\n"
            "Q: The UK has announced sanctions on Chinese companies. What is your comment?\n"
            "\n"
            "A: China firmly opposes unilateral sanctions that have no basis in international law."
        ),
        (
            "MOFCOM Spokesperson's Remarks on UK Sanctions on Chinese Companies",
            "Ministry of Commerce of the People's Republic of China",
            "2025-12-10",
            "",
        ),
    ),
    "outlet above a post": (
        (
            "Tea chamber asks ministers for a visa deal with China\n"
            "Western Mail\n"
            "Business correspondent\n"
            "1 October 2024\n"
            "\n"
            "The tea chamber asked ministers on Monday for a visa deal with China."
        ),
        ("Tea chamber asks ministers for a visa deal with China", "Western Mail", "2024-10-01", ""),
    ),
    "outlet nobody listed": (
        (
            "Kettle makers find buyers in Ningbo after the visit\n"
            "The Kettle\n"
            "By Ann Farrow, 8 October 2025\n"
            "\n"
            "Kettle makers have found buyers in Ningbo since the visit."
        ),
        (
            "Kettle makers find buyers in Ningbo after the visit",
            "The Kettle",
            "2025-10-08",
            "Ann Farrow",
        ),
    ),
    "section above a byline is no outlet": (
        (
            "Kettle makers find buyers in Ningbo after the visit\n"
            "World Trade\n"
            "By Ann Farrow\n"
            "8 October 2025\n"
            "\n"
            "Kettle makers have found buyers in Ningbo since the visit."
        ),
        ("Kettle makers find buyers in Ningbo after the visit", "", "2025-10-08", "Ann Farrow"),
    ),
    "genre behind the outlet": (
        (
            "The pause in talks should not become a rupture\n"
            "Chatham House Expert Comment\n"
            "3 August 2016\n"
            "\n"
            "The pause in the talks between London and Beijing should not become a rupture."
        ),
        ("The pause in talks should not become a rupture", "Chatham House", "2016-08-03", ""),
    ),
    "column behind the outlet": (
        (
            "What the order tells investors from China\n"
            "The Diplomat, China Power\n"
            "By Ann Farrow\n"
            "November 29, 2022\n"
            "\n"
            "The order tells investors from China that chips are different."
        ),
        ("What the order tells investors from China", "The Diplomat", "2022-11-29", "Ann Farrow"),
    ),
    "day behind the outlet": (
        (
            "UK lawmakers tell Taipei that trade has limits\n"
            "Staff writer\n"
            "Taipei Times, March 26, 2026, p. 3\n"
            "\n"
            "British lawmakers told Taipei on Wednesday that trade with China has limits."
        ),
        (
            "UK lawmakers tell Taipei that trade has limits",
            "Taipei Times",
            "2026-03-26",
            "Staff writer",
        ),
    ),
    "dateline on a line of its own": (
        (
            "UPDATE 2-China urges Britain to decide on reactor\n"
            "By Ann Farrow and Hu Lan\n"
            "BEIJING/LONDON, Aug 9, 2016 (Reuters)\n"
            "\n"
            "China urged Britain on Tuesday to decide on the reactor, state media said."
        ),
        (
            "China urges Britain to decide on reactor",
            "Reuters",
            "2016-08-09",
            "Ann Farrow and Hu Lan",
        ),
    ),
    "all of a page, with its banner": (
        (
            "Cookies on GOV.UK\n"
            "We use some essential cookies to make this website work.\n"
            "Accept additional cookies Reject additional cookies View cookies\n"
            "Skip to main content\n"
            "GOV.UK\n"
            "Home\n"
            "Press release\n"
            "Trade Secretary opens kettle fair in Beijing\n"
            "From:\n"
            "Department for Business and Trade and The Rt Hon Ann Farrow MP\n"
            "Published\n"
            "11 September 2025\n"
            "\n"
            "British makers of kettles will find it easier to sell to China from today."
        ),
        (
            "Trade Secretary opens kettle fair in Beijing",
            "Department for Business and Trade",
            "2025-09-11",
            "",
        ),
    ),
    "all of a page, with its sections": (
        (
            "Home\n"
            "Menu\n"
            "Home | InDepth | War in Ukraine | Climate | UK | World | Business | Politics\n"
            "UK Politics | England | N. Ireland | Scotland | Wales\n"
            "Embassy plan: ministers put off the ruling\n"
            "14 October 2025\n"
            "Ann Farrow\n"
            "Political correspondent\n"
            "\n"
            "The government has put off the ruling on the embassy until December."
        ),
        ("Embassy plan: ministers put off the ruling", "", "2025-10-14", "Ann Farrow"),
    ),
    "agency before the title": (
        (
            "(Bloomberg) -- Kettle Maker's London Listing Stuck Between Two Governments\n"
            "By Ann Farrow and Hu Lan\n"
            "May 29, 2025\n"
            "\n"
            "A maker of kettles cannot list in London until Beijing agrees, people said."
        ),
        (
            "Kettle Maker's London Listing Stuck Between Two Governments",
            "Bloomberg",
            "2025-05-29",
            "Ann Farrow and Hu Lan",
        ),
    ),
    "agency behind the author": (
        (
            "Britain seeks end to chill with China over Tibet\n"
            "By Ann Farrow, Agence France-Presse\n"
            "May 7, 2013\n"
            "\n"
            "Britain said on Tuesday that it sought an end to the chill with China."
        ),
        (
            "Britain seeks end to chill with China over Tibet",
            "Agence France-Presse",
            "2013-05-07",
            "Ann Farrow",
        ),
    ),
    "outlet on the line of the day": (
        (
            "Edinburgh has reasons of its own to talk to China\n"
            "By Liang Hui\n"
            "China Daily | Updated: 2011-12-09 08:01\n"
            "\n"
            "Edinburgh has reasons of its own to talk to China, and trade is one."
        ),
        (
            "Edinburgh has reasons of its own to talk to China",
            "China Daily",
            "2011-12-09",
            "Liang Hui",
        ),
    ),
    "committee": (
        (
            "HOUSE OF COMMONS\n"
            "Scottish Affairs Committee\n"
            "Scotland's trade with China: conclusions and recommendations\n"
            "Published 6 March 2025\n"
            "\n"
            "We conclude that Scotland's trade with China deserves a plan of its own."
        ),
        (
            "Scotland's trade with China: conclusions and recommendations",
            "Scottish Affairs Committee",
            "2025-03-06",
            "",
        ),
    ),
    "debate": (
        (
            "Kettle Imports\n"
            "House of Lords, Tuesday 12 April 2016\n"
            "\n"
            "Lord Colne asked Her Majesty's Government what they think of kettles from China."
        ),
        ("Kettle Imports", "Hansard", "2016-04-12", ""),
    ),
    "question as a title": (
        (
            "Explainer: why is China's plan for a new embassy so contested?\n"
            "The Conversation\n"
            "Published: 12 February 2025\n"
            "\n"
            "China wants to build a new embassy by the Tower of London, and many object."
        ),
        (
            "Explainer: why is China's plan for a new embassy so contested?",
            "The Conversation",
            "2025-02-12",
            "",
        ),
    ),
    "surname that is an outlet's word": (
        (
            "Carriers with an empty purse\n"
            "August 2021\n"
            "Sun Aiguo and Qu Ming (Harbour School)\n"
            "\n"
            "The passage of the ships through the sea in July was the largest for forty years."
        ),
        ("Carriers with an empty purse", "", "", ""),
    ),
    "sections are no outlet": (
        (
            "Home News\n"
            "Ministers weigh a ban on kettles from China\n"
            "By Ann Farrow\n"
            "4 June 2025\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("Ministers weigh a ban on kettles from China", "", "2025-06-04", "Ann Farrow"),
    ),
    "desk is no author": (
        (
            "Ministers weigh a ban on kettles from China\n"
            "West Midlands business correspondent\n"
            "4 June 2025\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("Ministers weigh a ban on kettles from China", "", "2025-06-04", ""),
    ),
    "two statesmen beneath a day are no authors": (
        (
            "Ministers weigh a ban on kettles from China\n"
            "4 June 2025\n"
            "Ann Farrow and Hu Lan in Beijing\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("Ministers weigh a ban on kettles from China", "", "2025-06-04", ""),
    ),
    "outlets a sentence speaks of": (
        (
            "Reuters, Bloomberg and the Guardian were barred from the hall\n"
            "4 June 2025\n"
            "\n"
            "Reporters of three outlets were barred from the hall in which ministers spoke.\n"
            "\n"
            "The Guardian said in a statement that it had published the remarks of the minister."
        ),
        ("Reuters, Bloomberg and the Guardian were barred from the hall", "", "2025-06-04", ""),
    ),
    "what a browser adds to a title": (
        (
            "Ministers weigh a ban on kettles | Foreign policy | The Guardian\n"
            "4 June 2025\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("Ministers weigh a ban on kettles", "The Guardian", "2025-06-04", ""),
    ),
    "dash within a title": (
        (
            "Kettles for China - why ministers weigh a ban\n"
            "4 June 2025\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("Kettles for China - why ministers weigh a ban", "", "2025-06-04", ""),
    ),
    "kind of text behind an outlet nobody listed": (
        (
            "The kettle that broke a treaty\n"
            "Harbour Street Review, Guest comment\n"
            "Ann Farrow\n"
            "4 June 2025\n"
            "\n"
            "Ministers weigh a ban on kettles that are made in China, officials said."
        ),
        ("The kettle that broke a treaty", "Harbour Street Review", "2025-06-04", "Ann Farrow"),
    ),
    "author with a post": (
        (
            "Visit early, visit often\n"
            "Export Britain\n"
            "Column by Dame Ann Farrow, former chair of a kettle maker\n"
            "18 February 2026\n"
            "\n"
            "Those who sell kettles in China have to be there early and often."
        ),
        (
            "Visit early, visit often",
            "Export Britain",
            "2026-02-18",
            "Dame Ann Farrow, former chair of a kettle maker",
        ),
    ),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_states_its_title_outlet_day_and_author(name: str) -> None:
    text, wanted = HEADERS[name]
    read = document("a", text)
    facts = (read.title, read.outlet, read.published, read.byline)
    assert tuple(str(fact.value) if fact else "" for fact in facts) == wanted


DEBATED = "I thank the Minister for his answer. The gates leak, as my constituents know."
CITED = [
    "HC Deb 24 November 2025, vol 776, cc 45-60",
    "HC Deb 24 November 2025 vol 776 cc45-60.",
    "HL Deb, 24 November 2025, c45WH",
    "HC Deb (2025-26) 24 November 2025, vol 776",
]


@pytest.mark.parametrize("cited", CITED)
@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        ("Mr Speaker\n", "", None),
        ("Mr Speaker\n\n", "", None),
        ("Madam Deputy Speaker\nCanal Gates\n", "", "Canal Gates"),
        ("Mr Speaker\n", "Canal Gates: Repairs\n", "Canal Gates: Repairs"),
        ("Canal Gates\n", "", "Canal Gates"),
        ("", "Canal Gates\n", "Canal Gates"),
    ],
)
def test_the_chair_and_the_citation_of_a_debate_are_its_header(
    cited: str, above: str, below: str, title: str | None
) -> None:
    read = document("a", f"{above}{cited}\n{below}\n{DEBATED}")
    assert (read.title.value if read.title else None) == title
    assert (read.outlet.value, str(read.published.value)) == ("Hansard", "2025-11-24")
    assert read.byline is None
    body = [b for b in read.blocks if b.role is Role.BODY]
    assert [read.text[b.start : b.end] for b in body] == [DEBATED]


def test_a_headline_about_the_speaker_stays_a_title() -> None:
    read = document("a", f"Mr Speaker bars an envoy\n24 November 2025\n\n{DEBATED}")
    assert read.title.value == "Mr Speaker bars an envoy"


def test_a_sentence_that_cites_a_debate_stays_in_the_text() -> None:
    text = "HC Deb 24 November 2025 holds what she said."
    read = document("a", f"Canal gates leak again\n\n{DEBATED}\n\n{text}\n\n{DEBATED}")
    assert text in [read.text[b.start : b.end] for b in read.blocks if b.role is Role.BODY]
