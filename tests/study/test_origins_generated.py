"""The articles that the benchmarks measure with: the same each time, and what repeats is found."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ukchina.corpus import document
from ukchina.study.origins import origins, trace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(root: Path) -> Any:  # noqa: ANN401 - a script, not a module of the project
    spec = importlib.util.spec_from_file_location("articles", root / "benchmarks" / "articles.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["articles"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["articles"]


def test_a_seed_gives_the_same_articles_however_many_are_asked_for(made) -> None:  # noqa: ANN001
    few, many = list(made.articles(20, seed=3)), list(made.articles(40, seed=3))
    assert many[:20] == few
    assert list(made.articles(20, seed=4)) != few
    assert len({article.id for article in many}) == 40


def test_as_many_articles_repeat_another_as_are_asked_for(made) -> None:  # noqa: ANN001
    found = list(made.articles(2_000, repeated=0.1))
    assert 160 < sum(bool(article.repeats) for article in found) < 240
    assert not any(article.repeats for article in made.articles(200, repeated=0))


@pytest.mark.parametrize("exact_up_to", [0, 10_000])
def test_the_articles_that_repeat_another_are_found_and_no_other(made, exact_up_to: int) -> None:  # noqa: ANN001
    articles = {article.id: article for article in made.articles(400, repeated=0.1)}
    texts = [document(name, article.text) for name, article in articles.items()]
    traces = [replace(trace(one, (), ()), published=articles[one.name].published) for one in texts]
    found = origins(texts, traces, exact_up_to=exact_up_to)
    first = {name: article.repeats for name, article in articles.items() if article.repeats}
    assert set(found.duplicate_of) <= {*first, *first.values()}
    assert all(found.number[name] == found.number[other] for name, other in first.items())


@pytest.mark.parametrize("folder", [False, True])
def test_articles_are_written_as_rows_or_as_files(made, tmp_path: Path, *, folder: bool) -> None:  # noqa: ANN001
    found = list(made.articles(5))
    path = tmp_path / "a.jsonl"
    size = made.write(path, iter(found), folder=folder)
    assert size == sum(len(article.text.encode()) for article in found)
    if folder:
        written = [file.read_text("utf-8") for file in sorted(path.rglob("*.txt"))]
    else:
        written = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    assert written == [article.text for article in found]
