"""What headers of many makers state; each was written, with its facts, before it was first read."""

from __future__ import annotations

import pytest

from ukchina.corpus import document

# name: the text, then its title, outlet, day and byline
HEADERS = {
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
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_states_its_title_outlet_day_and_author(name: str) -> None:
    text, wanted = HEADERS[name]
    read = document("a", text)
    facts = (read.title, read.outlet, read.published, read.byline)
    assert tuple(str(fact.value) if fact else "" for fact in facts) == wanted
