"""What one sentence reports of an indicator: done, ended, meant, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.findings.scorecard_reports import reports
from ukchina.findings.scorecard_rows import rows
from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

MECHANISMS = [
    (
        "Britain and China resumed their economic and financial dialogue in Beijing on Saturday.",
        "+",
    ),
    ("The two governments have restarted the strategic dialogue after a gap of six years.", "+"),
    (
        "Rachel Reeves and He Lifeng co-chaired the 11th UK-China Economic and Financial Dialogue.",
        "+",
    ),
    ("The human rights dialogue, frozen since 2017, was held again in London last week.", "+"),
    ("Officials said the joint economic and trade commission had been reconvened.", "+"),
    ("After reopening the energy dialogue, the two sides turned to climate finance.", "+"),
    ("Ministers welcomed the resumption of the military-to-military dialogue.", "+"),
    ("A new hotline between the two coastguards was launched in March.", "+"),
    ("The UK-China Strategic Dialogue took place in Beijing on Thursday.", "+"),
    ("The Chancellor intends to resume the economic and financial dialogue next year.", "intended"),
    ("Both sides agreed to restart the joint commission on trade.", "intended"),
    ("Beijing hopes the strategic dialogue will be resumed before the summer.", "intended"),
    ("Wang called for the two countries to restart the financial dialogue.", "intended"),
    ("The ministers discussed the resumption of the human rights dialogue.", "intended"),
    ("The climate dialogue could be revived if the talks go well.", "intended"),
    ("The human rights dialogue remains suspended.", "−"),
    ("The two governments have not held the strategic dialogue for six years.", "−"),
    ("Beijing suspended the economic and financial dialogue on Friday.", "earlier"),
    ("The trade commission was shelved after the clash over Hong Kong.", "earlier"),
    ("London has refused to resume the defence dialogue.", "−"),
    ("China is always open to dialogue.", ""),
    ("There can be no lasting peace without dialogue.", ""),
    ("The European Union and the United States resumed their energy dialogue.", ""),
    ("The EU-China strategic dialogue was held in Brussels in June.", ""),
    ("Shares of the company resumed trading in London on Monday.", ""),
    ("The minister spoke of a dialogue of the deaf in British politics.", ""),
]

EASED = [
    ("China has lifted its sanctions on six British parliamentarians.", "+"),
    ("Beijing removed anti-dumping tariffs on British steel on Tuesday.", "+"),
    ("The ban on British beef, imposed in the 1990s, was lifted last month.", "+"),
    ("Holders of British passports were granted visa-free entry to China from February.", "+"),
    ("London eased export restrictions on Chinese chip designers.", "+"),
    ("Beijing plans to lift sanctions on British lawmakers.", "intended"),
    ("China will remove tariffs on Scotch whisky, Starmer said.", "intended"),
    ("The two sides agreed to ease restrictions on financial services.", "intended"),
    ("Campaigners urged China to lift its sanctions on British lawmakers.", "−"),
    ("Chinese sanctions on British MPs remain in force.", "−"),
    ("Beijing has refused to lift the sanctions on British academics.", "−"),
    ("China imposed sanctions on nine Britons in October.", "earlier"),
    ("China imposed sanctions on nine Britons in 2021.", "earlier"),
    ("Britain banned Huawei from its 5G networks.", "earlier"),
    ("The United States lifted tariffs on Chinese steel.", ""),
    ("Britain tightened its sanctions on Russia.", ""),
    ("The European Union has imposed tariffs on Chinese electric cars.", ""),
    ("The minister lifted a glass to the visitors.", ""),
]

CONTACT = [
    ("David Lammy met Chinese Foreign Minister Wang Yi in Beijing on Friday.", "+"),
    ("Prime Minister Keir Starmer held talks with President Xi Jinping in Rio on Monday.", "+"),
    ("Chancellor Rachel Reeves arrived in Beijing on Saturday.", "+"),
    ("Foreign Minister Wang Yi visited London in February for talks.", "+"),
    ("Wang Yi welcomed David Lammy to Beijing on Friday.", "+"),
    ("Rachel Reeves will travel to Beijing in January.", "intended"),
    ("David Lammy plans to visit China before the end of the year.", "intended"),
    ("Keir Starmer hopes to meet President Xi Jinping at the summit.", "intended"),
    ("British ministers have not visited China since 2018.", "−"),
    ("David Lammy spoke by telephone with Wang Yi on Monday.", ""),
    ("Wang Yi met the German foreign minister in Berlin.", ""),
    ("A Chinese embassy spokesperson met reporters in London.", ""),
    ("David Lammy met President Macron in Paris.", ""),
]

CASES = [
    *[("mechanisms", *case) for case in MECHANISMS],
    *[("eased", *case) for case in EASED],
    *[("contact", *case) for case in CONTACT],
]


@pytest.mark.parametrize(("indicator", "sentence", "sign"), CASES)
def test_a_sentence_reports(tmp_path: Path, indicator: str, sentence: str, sign: str) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-12-20 {sentence}", "utf-8")
    found = reports(rows(open_study(tmp_path)))
    assert {report.sign for report in found if report.indicator == indicator} == (
        {sign} if sign else set()
    )
