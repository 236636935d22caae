"""What every test may rely on: the seeds, and a Hypothesis that draws the same cases each run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from ukchina.corpus import Corpus, read_corpus

settings.register_profile("ukchina", deadline=None, derandomize=True)
settings.load_profile("ukchina")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def corpus(seeds: Path) -> Corpus:
    return read_corpus(seeds)
