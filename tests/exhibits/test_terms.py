"""The clauses of a sentence on terms, the main one in bold, whole at a list's commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import ukchina as uk
from ukchina.blocks import Strong, Table
from ukchina.blocks.plain import words
from ukchina.exhibits.terms import _tied

if TYPE_CHECKING:
    from pathlib import Path

# The clauses that are tied to the main one stand in brackets.
MARKED = [
    "Ministers want more trade [while keeping ports, grids and telecoms safe.]",
    "Britain talks to Beijing [despite its spies, its hackers and its threats to Taiwan.]",
    "[Despite the chill, ]London wants trade, research and visits to grow.",
    "[While it fears hackers, spies and blackmail ]it also wants Chinese investors.",
    "The plan, [despite many doubts in Parliament, ]is going ahead.",
    "[When the ban ends, ]trade in beef, pork and barley can resume.",
    "The minister praised the deal, but tensions over spies, ports and steel have grown.",
]


def marked(text: str) -> str:
    return "".join(
        piece if link in {"main", "contrast"} else f"[{piece}]" for piece, link in _tied(text)[1]
    )


@pytest.mark.parametrize("text", MARKED)
def test_a_list_is_not_cut_at_its_commas(text: str) -> None:
    assert marked(text.replace("[", "").replace("]", "")) == text


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Trade will grow when the terms are met.", "condition"),
        ("The talks will not resume until Beijing lifts its sanctions.", "condition"),
        ("She will be glad to see him when she lands in Shanghai tomorrow.", ""),
        ("It chose a bank, when it might have lent the money by itself.", ""),
        ("He wrote as though trade could be kept apart from spies.", ""),
        ("A country may be at once a partner and a danger to secrets.", ""),
        ("The vote will decide if the thaw is to last.", ""),
        ("The plan had been in doubt until the weekend.", ""),
    ],
)
def test_a_moment_a_likeness_and_a_question_are_no_conditions(text: str, tie: str) -> None:
    assert _tied(text)[0] == tie


def test_a_sentence_of_one_clause_ties_nothing() -> None:
    assert _tied("At the same time, the reset is no return to normal.")[0] == ""


def test_every_word_of_a_row_stands_in_its_sentence(seeds: Path) -> None:
    study = uk.open_study(seeds)
    (table,) = uk.terms(study).blocks()
    assert isinstance(table, Table)
    for row in table.rows:
        evidence = row[3][0].evidence  # type: ignore[union-attr] # the last cell is a link
        assert words(row[1]) == study.words(evidence)
        assert any(isinstance(part, Strong) for part in row[1])
