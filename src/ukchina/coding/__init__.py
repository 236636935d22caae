"""Themes, orientation and voice of each sentence, by a codebook that anyone can read.

What codes is loaded when it is first asked for: who reads what was coded before does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.coding.codebook import Change, Codebook, Exclusion, Rule, Theme, WordList
from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.values import CodedSentence, Coding, NearMiss, Orientation

if TYPE_CHECKING:
    from ukchina.coding.coder import code

__all__ = [
    "Change",
    "Codebook",
    "CodedSentence",
    "Coding",
    "Exclusion",
    "NearMiss",
    "Orientation",
    "Rule",
    "Theme",
    "WordList",
    "code",
    "read_codebook",
]


def __getattr__(name: str) -> object:
    """The function that codes, from where it is defined."""
    if name != "code":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ukchina.coding.coder import code  # noqa: PLC0415 - all rules of the reading

    return code
