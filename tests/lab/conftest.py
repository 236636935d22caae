"""A small corpus with one coder beside the machine, copied for each test that writes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ukchina.coding import read_codebook
from ukchina.study import Study, open_study
from ukchina.study.dataset.writing import write_dataset

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Britain and China held talks on trade in Beijing on Monday, officials said."
SECOND = "Hackers linked to the Chinese state attacked a network of the ministry."
THIRD = "Ms Rao, the trade minister, said: “We want more exports.”"
HEADER = "document,start,end,themes,orientation,voice,text\n"


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine")
    (folder / "a.txt").write_text(f"{FIRST} {SECOND}\n\n{THIRD}\n", encoding="utf-8")
    (folder / "coders").mkdir()
    row = f'a,0,{len(FIRST)},economy,neutral,author,"{FIRST}"\n'
    (folder / "coders" / "tom.csv").write_text(HEADER + row, encoding="utf-8")
    return folder


@pytest.fixture
def folder(pristine: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine, tmp_path / "corpus")


@pytest.fixture
def study(folder: Path) -> Study:
    return open_study(folder)


@pytest.fixture
def dataset(pristine: Path, tmp_path: Path) -> Path:
    """The same, exported as a dataset with its coding file."""
    write_dataset(pristine, tmp_path / "dataset", read_codebook())
    return tmp_path / "dataset"


@pytest.fixture(scope="session")
def seed_study(seeds: Path) -> Study:
    return open_study(seeds)
