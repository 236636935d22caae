"""Exploring and reviewing in JupyterLab: search, comparison, a reader that saves rulings."""

from __future__ import annotations

from typing import Any


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401 - IPython ships no types
    """Have the notebook show studies, documents, sentences and findings as people read them.

    What `%load_ext ukchina.lab` calls.
    """
    from ukchina.lab.display import register  # noqa: PLC0415 - when it is asked for

    register(shell)
