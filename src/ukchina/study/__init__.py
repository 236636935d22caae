"""One corpus, read and coded, as tidy tables: what exhibits and findings are made from.

A study is loaded when it is first used: who makes a dataset does without pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.study.parameters import Parameters, known_parameters, parameters

if TYPE_CHECKING:
    from ukchina.study.opening import open_study
    from ukchina.study.study import Study

__all__ = ["Parameters", "Study", "known_parameters", "open_study", "parameters"]


def __getattr__(name: str) -> object:
    """Load a name of `__all__` from where it is defined."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from ukchina.study import opening, study  # noqa: PLC0415 - pandas

    return getattr(study if name == "Study" else opening, name)
