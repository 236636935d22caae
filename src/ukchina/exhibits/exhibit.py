"""What an exhibit is: blocks that a notebook shows and both formats print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.blocks import Callout, Paragraph, Shown
from ukchina.blocks.plain import plain

if TYPE_CHECKING:
    from ukchina.blocks import Block, Blocks


@dataclass(frozen=True, slots=True, repr=False)
class Exhibit(Shown):
    """A stack of blocks; showing it in a notebook puts them into the report."""

    content: Blocks

    def blocks(self) -> Blocks:
        """The blocks, in order."""
        return self.content

    def __repr__(self) -> str:
        """What it shows, as plain text: a terminal has no pictures."""
        return plain(self.content)


def exhibit(*blocks: Block) -> Exhibit:
    """The exhibit of these blocks."""
    return Exhibit(blocks)


def nothing(what: str, why: str) -> Exhibit:
    """The exhibit that says what is not there, and why: an empty result is said, not skipped."""
    return exhibit(Callout("note", what, (Paragraph((why,)),)))
