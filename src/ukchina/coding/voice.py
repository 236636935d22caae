"""Whose claim each body sentence of a document is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.values import Side
from ukchina.sentences import body

if TYPE_CHECKING:
    from ukchina.corpus import Document


@lru_cache(maxsize=4096)
def voices(document: Document) -> tuple[tuple[Side, str, str], ...]:
    """For every body sentence, in order: its side, the rule that decided, the speaker's name.

    The name is "" where the claim is the author's.
    """
    return tuple((Side.AUTHOR, "narration", "") for _ in body(document))
