"""What can go wrong, and whose turn it is to act.

::

    UkchinaError
    ├── CallError          the call is wrong: a parameter, an option, a value      (exit 2)
    ├── MaterialError      the material is wrong: a text, a manifest, a codebook   (exit 1)
    ├── BuildError         a notebook cell or an exporter failed                   (exit 1)
    └── ClaimError         the numbers of a finding no longer support its claim
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class UkchinaError(Exception):
    """The base of every error that this project raises on purpose."""


class CallError(UkchinaError):
    """A parameter, option or value that the program does not know."""


class ClaimError(UkchinaError):
    """A finding whose numbers no longer support its claim."""


class BuildError(UkchinaError):
    """A notebook cell or an exporter that could not do its work; names the cell."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the material, at a place an editor can open.

    >>> print(Problem("seeds/a.txt", 12, 'date "29 Jan" has no year; write it as YYYY-MM-DD'))
    seeds/a.txt:12: date "29 Jan" has no year; write it as YYYY-MM-DD
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """`path:line: message`; without a line (0) just `path: message`."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class MaterialError(UkchinaError):
    """A text, manifest, codebook or coding file that cannot be used; holds each `Problem`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems` as an attribute; the message is one line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, path: str, line: int, message: str) -> MaterialError:
        """The error that has this one problem."""
        return cls([Problem(path, line, message)])
