"""Patterns that are compiled when they are first used: most runs need few of them, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# An escape or the name of a group, which are left alone; else a capital letter.
_LITERAL = re.compile(r"(\\.|\(\?P[<=]\w+)|[A-Z]", re.DOTALL)

_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")


class Pattern:
    r"""A pattern with the methods of a compiled one, and its cost only once it is used.

    The source is a string, or a function that gives it when it rests on a word list.

    >>> Pattern(r"\bvisits?\b").search("two visits")
    <re.Match object; span=(4, 10), match='visits'>
    """

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        """Keep `source` to be compiled with `flags`."""
        self._source = source
        self.flags = flags

    @property
    def source(self) -> str:
        """The pattern as it is written."""
        return self._source if isinstance(self._source, str) else self._source()

    def lowered(self) -> Pattern | None:
        """The same for texts in lower case, without the flag; None where case matters to it."""
        source = self.source
        if not self.flags & re.IGNORECASE or "(?-" in source or _FOREIGN.search(source):
            return None
        lower = _LITERAL.sub(lambda part: part[0] if part[1] else part[0].lower(), source)
        return Pattern(lower, self.flags & ~re.IGNORECASE)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (a method of the compiled pattern)
        """The method of that name; from then on all are found without this detour."""
        if name not in Pattern.__annotations__:
            raise AttributeError(name)
        made = re.compile(self.source, self.flags)
        for method in Pattern.__annotations__:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
