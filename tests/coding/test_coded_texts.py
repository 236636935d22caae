"""The coded texts: what is measured and learnt from holds, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from ukchina.coding.coders import read_coders
from ukchina.corpus import read_corpus

HOME = Path(__file__).parent
SETS = sorted(path.parent.name for path in HOME.glob("*/coders"))


@pytest.mark.parametrize("name", SETS)
def test_every_row_of_a_coder_is_a_sentence_of_its_text(name: str) -> None:
    coders = read_coders(read_corpus(HOME / name))
    assert {coder.name: coder.stale for coder in coders} == {coder.name: () for coder in coders}


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_coded(name: str) -> None:
    gold = {coder.name: coder for coder in read_coders(read_corpus(HOME / name))}["gold"]
    assert len(gold.documents) > 2
    assert all(row.orientation for row in gold.rows)
