"""No number of the report is typed: what is printed in figures was computed."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ukchina"
FILES = sorted(path for name in ("findings", "exhibits") for path in (SOURCE / name).glob("*.py"))
SAID = {"claim", "headline", "subtitle", "alt", "text", "what", "why"}
# The level of an interval is a choice of method, and no result.
LEVEL = "95 %"


def typed(source: str) -> Iterator[str]:
    """The words with a numeral that a call is given to say."""
    for call in ast.walk(ast.parse(source)):
        for keyword in getattr(call, "keywords", ()):
            if keyword.arg in SAID:
                for part in ast.walk(keyword.value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        words = part.value.replace(LEVEL, "")
                        if " " in words and re.search(r"(?<![.:])\b\d+\b", words):
                            yield words


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_sentence_has_a_number_typed(path: Path) -> None:
    assert list(typed(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("words", ["in 5 of 9 texts", "the 2019 dialogue"])
def test_a_number_that_is_typed_is_found(words: str) -> None:
    assert list(typed(f"finding(study, 'x', claim={words!r})")) == [words]
    assert list(typed(f"Table(headline=f'{words} {{n}}')")) == [f"{words} "]


@pytest.mark.parametrize("name", ["findings/gaps.toml", "exhibits/method.toml"])
def test_no_sentence_of_a_list_has_a_number_typed(name: str) -> None:
    table = tomllib.loads((SOURCE / name).read_text("utf-8"))
    entries = [*table.get("item", ()), *table.get("error", ()), *table.get("next", {}).values()]
    assert len(entries) >= 5
    for entry in entries:
        assert re.search(r"\d", " ".join(map(str, entry.values()))) is None
