"""What the report must show, each on a small corpus made for it, from the texts to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import ukchina as uk
from ukchina.blocks.plain import plain
from ukchina.exhibits.change import what_changed
from ukchina.findings import summary
from ukchina.findings.change import changes, record
from ukchina.findings.scorecard import scorecard
from ukchina.study import Study, open_study

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., subprocess.CompletedProcess[str]]

MEETING = (
    "date 2024-11-20 LONDON (Reuters) -- Prime Minister Keir Starmer met President Xi Jinping in "
    "Rio on Monday. “We want a strong relationship built on trade,” Starmer said. Xi said China "
    "was willing to expand investment with Britain. Britain intends to resume the economic and "
    "financial dialogue next year."
)
DISTANCE = (
    "date 2023-02-03 LONDON (The Guardian) -- British ministers have not visited China since 2018. "
    "Beijing's crackdown in Hong Kong and allegations of Chinese espionage have poisoned "
    "relations. Campaigners urged China to lift its sanctions on British lawmakers."
)
RESUMED = (
    "date 2025-01-11 BEIJING (BBC) -- Chancellor Rachel Reeves and Vice Premier He Lifeng met in "
    "Beijing on Saturday and held the UK-China Economic and Financial Dialogue, which had been "
    "suspended since 2019. “Trade with China supports jobs,” Reeves said."
)
LIFTED = (
    "date 2025-03-04 China has lifted its sanctions on six British parliamentarians, according to "
    "people who know of the decision."
)
LIFTED_TOO = (
    "date 2025-03-20 LONDON (BBC) -- Six Britons may travel again: Beijing dropped its sanctions "
    "on members of the British parliament, the foreign ministry said on Thursday."
)
WRONG = (
    "date 2024-12-02 LONDON (Sky News) -- Foreign Secretary James Cleverly said Britain would "
    "never trade away its security. “China spies on our universities,” he said."
)
LONG = [
    "Sanctions and threats from Beijing have chilled ties with Britain, traders said.",
    "Chinese hackers attacked British banks, and London protested to Beijing.",
    "Tea merchants in Bristol counted their chests and went home for the day.",
]
BASE = {"a": MEETING, "b": DISTANCE}


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Study]:
    """The study of texts by name."""
    made = iter(range(9))

    def opening(**texts: str) -> Study:
        folder = tmp_path / f"texts{next(made)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8", newline="")
        return open_study(folder)

    return opening


def said(study: Study) -> dict[str, str]:
    return {found.id: str(found) for found in summary(study)}


def unnumbered(told: dict[str, str]) -> dict[str, str]:
    """The sentences without their counts."""
    counts = r"\b(?:\d[\d,]*|no|none|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    return {name: re.sub(counts, "#", sentence) for name, sentence in told.items()}


def long(words: int) -> str:
    head = "date 2024-12-20 LONDON (AFP) -- "
    turns = range(words // sum(len(one.split()) for one in LONG) + 1)
    return head + " ".join(one for _ in turns for one in LONG)


def test_a_document_of_twelve_thousand_words_says_no_more_than_a_short_one(
    opened: Callable[..., Study],
) -> None:
    short, whole = opened(**BASE, c=long(120)), opened(**BASE, c=long(12_000))
    assert int(whole.in_report["words"].max()) >= 12_000
    assert unnumbered(said(short)) == unnumbered(said(whole))
    values = [[cell.value for cell in scorecard(one).cells] for one in (short, whole)]
    assert values[0] == values[1]


def test_one_article_twice_changes_the_count_of_duplicates_and_nothing_else(
    opened: Callable[..., Study],
) -> None:
    once, twice = opened(**BASE), opened(**BASE, c=MEETING)
    assert said(once) == said(twice)
    found = changes(record(once, summary(once)), record(twice, summary(twice)))
    assert (found.sentences, found.cells, found.counts) == ((), (), ())
    assert "the same text as Reuters, 20 Nov 2024" in plain(uk.left_out(twice).blocks())
    assert "one duplicate left out" in plain(uk.front(twice).blocks())


def test_a_later_report_that_a_dialogue_resumed_turns_the_indicator(
    opened: Callable[..., Study],
) -> None:
    before, after = opened(**BASE), opened(**BASE, c=RESUMED)
    assert scorecard(before).cell("mechanisms", "2024").value == "intended"
    assert scorecard(after).cell("mechanisms", "2025").value == "+"
    assert "mechanisms are only intended" in said(before)["verdict"]
    assert "mechanisms are at work" in said(after)["verdict"]


def test_a_sanction_lifted_on_one_unknown_word_turns_nothing(opened: Callable[..., Study]) -> None:
    alone = opened(**BASE, c=LIFTED)
    cell = scorecard(alone).cell("eased", "2025")
    assert (cell.value, bool(cell.uncounted)) == ("no evidence", True)
    assert "not counted" in plain(uk.scorecard_table(alone).blocks())
    assert scorecard(alone).cell("rights", "2025").value == "no evidence"
    assert "a reset of substance" not in said(alone)["verdict"]
    assert "the disputes are improved" not in said(alone)["verdict"]
    told = opened(**BASE, c=LIFTED, d=LIFTED_TOO)
    assert scorecard(told).cell("eased", "2025").value == "+"


def test_an_office_that_was_not_held_is_flagged_in_the_summary_and_the_gaps(
    opened: Callable[..., Study],
) -> None:
    wrong = opened(a=WRONG)
    right = opened(a=WRONG.replace("James Cleverly", "David Lammy"))
    sure = [{one.id: one.confidence for one in summary(study)} for study in (wrong, right)]
    assert (sure[0]["governments"], sure[1]["governments"]) == ("low", "medium")
    assert "given the office of Foreign Secretary" in plain(uk.doubts_table(wrong).blocks())
    assert "given the office" not in plain(uk.doubts_table(right).blocks())


@pytest.mark.parametrize(
    ("plain_form", "typed"),
    [("“”’", '""\''), ("\n", "\r\n"), ("", "\ufeff")],
    ids=["straight quotes", "CRLF", "byte-order mark"],
)
def test_how_a_text_was_typed_changes_no_coding(
    opened: Callable[..., Study], plain_form: str, typed: str
) -> None:
    text = MEETING.replace("-- ", "-- \n\n").replace("said. ", "said.\n\n")
    if plain_form == "":
        other = typed + text
    elif len(plain_form) == len(typed):
        other = text.translate(str.maketrans(plain_form, typed))
    else:
        other = text.replace(plain_form, typed)
    assert other != text
    codings = [
        list(study.codings[["theme", "rule"]].itertuples(index=False, name=None))
        for study in (opened(a=text), opened(a=other))
    ]
    bodies = [
        list(study.body[["orientation", "voice"]].itertuples(index=False, name=None))
        for study in (opened(a=text), opened(a=other))
    ]
    assert codings[0] == codings[1] != []
    assert bodies[0] == bodies[1]


def test_an_added_article_is_named_beside_what_it_changed(opened: Callable[..., Study]) -> None:
    before, after = opened(**BASE), opened(**BASE, c=RESUMED)
    page = what_changed(after, record(before, summary(before)), summary(after))
    shown = plain(page.blocks())
    assert "added: BBC, 11 Jan 2025" in shown
    (verdict,) = [line for line in shown.splitlines() if "mechanisms are at work" in line]
    assert verdict.endswith("BBC, 11 Jan 2025")


def test_the_command_tells_what_an_added_article_changed(
    ukchina: Command, root: Path, tmp_path: Path
) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for name, text in BASE.items():
        (texts / f"{name}.txt").write_text(text, "utf-8")
    for added in ({}, {"c": RESUMED}):
        for name, text in added.items():
            (texts / f"{name}.txt").write_text(text, "utf-8")
        made = ukchina("report", texts, "-o", out, "--only", "report", cwd=root)
        assert made.returncode == 0, made.stderr
    page = (out / "changes.html").read_text("utf-8")
    assert "mechanisms are at work" in page
    assert "added: BBC, 11 Jan 2025" in page
