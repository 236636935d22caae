"""What an exhibit is: blocks that a notebook shows and both formats print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.blocks import Callout, Figure, Paragraph, Shown
from ukchina.blocks.plain import plain
from ukchina.charts import begin, begun, svg

if TYPE_CHECKING:
    from ukchina.blocks import Block, Blocks
    from ukchina.charts import Chart


@dataclass(frozen=True, slots=True, repr=False)
class Exhibit(Shown):
    """A stack of blocks; showing it in a notebook puts them into the report.

    `chart` is what its figure shows, drawn when the blocks are asked for.
    """

    content: Blocks
    chart: Chart | None = None

    def blocks(self) -> Blocks:
        """The blocks, in order."""
        if self.chart is None:
            return self.content
        image = svg(self.chart)
        return tuple(
            replace(block, image=image) if isinstance(block, Figure) else block
            for block in self.content
        )

    def waits(self) -> bool:
        """Whether its chart is being drawn in another process and is not done."""
        return self.chart is not None and begun(self.chart)

    def __repr__(self) -> str:
        """What it shows, as plain text: a terminal has no pictures."""
        return plain(self.content)


def exhibit(*blocks: Block) -> Exhibit:
    """The exhibit of these blocks."""
    return Exhibit(blocks)


def charted(chart: Chart, *blocks: Block) -> Exhibit:
    """The exhibit of these blocks, whose figure shows the chart; the drawing may begin at once."""
    begin(chart)
    return Exhibit(blocks, chart)


def nothing(what: str, why: str) -> Exhibit:
    """The exhibit that says what is not there, and why: an empty result is said, not skipped."""
    return exhibit(Callout("note", what, (Paragraph((why,)),)))
