"""Lets the pages of one build read one study, which each would otherwise open again."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from ukchina.study.parameters import located

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ukchina.study.parameters import Parameters
    from ukchina.study.study import Study

    _Held = dict[tuple[Parameters, Path], Study]

_held: ContextVar[_Held | None] = ContextVar("held", default=None)


@contextmanager
def one_study() -> Iterator[None]:
    """Within it a study that is opened again, by equal parameters, is the one opened before.

    So all pages of an edition are of the same texts, even if a file changes meanwhile.
    """
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def shared(chosen: Parameters, opened: Callable[[], Study]) -> Study:
    """The study of these parameters: within `one_study` the same one, else what `opened` gives.

    One whose tables have other rows or columns than at first is not handed on.
    """
    held = _held.get()
    if held is None:
        return opened()
    key = chosen, located(chosen.corpus).resolve()
    if key not in held or held[key].tables.changed:
        held[key] = opened()
    return held[key]
