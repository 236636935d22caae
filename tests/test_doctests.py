"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import papermill  # noqa: F401 - loads our engine, which cannot be loaded before it
import pytest

import ukchina

MODULES = [found.name for found in pkgutil.walk_packages(ukchina.__path__, "ukchina.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_show_what_they_say(name: str) -> None:
    if name.endswith("__main__"):
        pytest.skip("runs when imported")
    failures, _ = doctest.testmod(importlib.import_module(name))
    assert failures == 0
