"""Debates told in reported speech, in which only some turns stand in the words of their speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from ukchina.corpus import Block

# "The Minister replied that …" takes the floor back from the last turn.
_TELLS = re.compile(
    r"(?:(?:The|An?|Dame|Sir|Lord|Baroness|Lady|Mr|Mrs|Ms|Dr|Viscount|Earl) [^.:?!\"]{2,60}?"
    r"|[A-Z][\w'-]+ [A-Z][\w'-]+ \([A-Z][^.:?!\"]{2,60}?)(?:, [^.:?!\"]{3,120}?,)? (?:\w+ly )?"
    r"(?:replied|observed|wondered|suggested|asked|moved|added|warned|agreed|undertook|said) "
    r"?(?:that|whether|about|what|if|why|how|to|(?=\.))"
)
_STOP = re.compile(r"[.?!][\"']? +")


def is_account(plain: str, first: Block, labelled: Container[int]) -> bool:
    """Whether the first paragraph of a transcript tells who spoke, or who put the question."""
    told = first.start not in labelled and tells(plain, first.start)
    return told or plain.startswith("Asked by ", first.start)


def tells(plain: str, at: int) -> bool:
    """Whether the sentence at an offset reports somebody by name or office.

    >>> tells("The Minister replied that she would write.", 0), tells("I will write.", 0)
    (True, False)
    """
    return _TELLS.match(plain, at) is not None


def account_at(plain: str, start: int, end: int) -> int:
    """Where within a turn the account goes on; its end when it does not."""
    ends = (stop.end() for stop in _STOP.finditer(plain, start, end))
    return next((at for at in ends if tells(plain, at)), end)
