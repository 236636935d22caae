# ruff: noqa: PLC0414  the inlines are names of this module too: one tree, one name
"""The tree that HTML and PDF are both made of: immutable values, text is always plain `str`.

Inlines stand in a line, blocks stack. Nothing here is markup: a writer escapes every string.
`number` and `label` fields are empty until `ukchina.blocks.numbering` has resolved the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ukchina.blocks.inlines import (
    Anchor as Anchor,
)
from ukchina.blocks.inlines import (
    Code as Code,
)
from ukchina.blocks.inlines import (
    Emphasis as Emphasis,
)
from ukchina.blocks.inlines import (
    Evidence as Evidence,
)
from ukchina.blocks.inlines import (
    Inline as Inline,
)
from ukchina.blocks.inlines import (
    Inlines as Inlines,
)
from ukchina.blocks.inlines import (
    LineBreak as LineBreak,
)
from ukchina.blocks.inlines import (
    Link as Link,
)
from ukchina.blocks.inlines import (
    Mark as Mark,
)
from ukchina.blocks.inlines import (
    Math as Math,
)
from ukchina.blocks.inlines import (
    Note as Note,
)
from ukchina.blocks.inlines import (
    PageLink as PageLink,
)
from ukchina.blocks.inlines import (
    Reference as Reference,
)
from ukchina.blocks.inlines import (
    Strong as Strong,
)
from ukchina.blocks.inlines import (
    Styled as Styled,
)

Align: TypeAlias = Literal["left", "right", "center"]
ImageFormat: TypeAlias = Literal["svg", "png", "jpeg"]
Confidence: TypeAlias = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section (the page's title is the cover's or the page's)."""

    level: int
    children: Inlines
    anchor: str = ""
    numbered: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items, each a stack of blocks."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, set apart."""

    blocks: Blocks
    attribution: Inlines = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Words in a fixed width, with their line ends."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A formula on its own line, in TeX without its dollar signs."""

    tex: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `weight` is its share of the width, right-align numbers."""

    title: str
    align: Align = "left"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells (each a tuple of inlines); numbered when it has a headline.

    `anchors`, when given, is one evidence id (or "") a row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    headline: str = ""
    subtitle: str = ""
    source: str = ""
    anchor: str = ""
    anchors: tuple[str, ...] = ()
    number: str = ""

    def __post_init__(self) -> None:
        """Refuse rows or anchors that do not fit the columns."""
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                message = f"table row {index}: {len(row)} cells for {len(self.columns)} columns"
                raise ValueError(message)
        if self.anchors and len(self.anchors) != len(self.rows):
            message = f"table: {len(self.anchors)} anchors for {len(self.rows)} rows"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: SVG as text, PNG or JPEG in base64; `data` is what it plots, for those who read.

    Numbered when it has a headline. `width` is the share of the line it takes (0 to 1).
    """

    image: str
    alt: str
    headline: str = ""
    subtitle: str = ""
    source: str = ""
    anchor: str = ""
    data: Table | None = None
    format: ImageFormat = "svg"
    width: float = 1.0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the argument: `kind` is note, limit, warning or error."""

    kind: str
    title: str
    blocks: Blocks = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words behind a claim: evidence id, readers' label, what was said, and by whom."""

    evidence: str
    label: str
    quoted: str
    speaker: str = ""
    target: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a summary, the words behind it, its independent origins and confidence.

    `total` counts the passages behind it where `evidence` shows only some of them.
    """

    children: Inlines
    evidence: tuple[Words, ...]
    origins: int
    confidence: str
    anchor: str = ""
    total: int = 0

    @property
    def passages(self) -> str:
        """How many passages are behind it, and how many of them are shown: "4 of 30 passages"."""
        shown = len(self.evidence)
        noun = "passage" if max(shown, self.total) == 1 else "passages"
        return f"{shown} of {self.total:,} {noun}" if self.total > shown else f"{shown} {noun}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the annex: `anchor` is the evidence id, `children` the words with their marks.

    `link` repeats the id once a page has two entries of it and only the first keeps the anchor.
    """

    anchor: str
    label: str
    children: Inlines
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Entries that a reader can filter by the facts named in `filters`; `noun` counts them.

    A fact with several values joins them with "; ".
    """

    entries: tuple[Entry, ...]
    filters: tuple[str, ...] = ()
    noun: str = "sentences"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a source text; `role` is body, heading or furniture."""

    children: Inlines
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page: what this is, its facts, and what it can and cannot tell.

    `date` is the page's day, YYYY-MM-DD; it is printed on the page and dates the PDF.
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    facts: tuple[tuple[str, Inlines], ...] = ()
    statements: tuple[Inlines, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class CodeCell:
    """How the next output was made: folded away in HTML, absent from the PDF."""

    text: str
    language: str = "python"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page of the PDF."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An output that cannot be shown, and why."""

    message: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | CodeBlock
    | MathBlock
    | Table
    | Figure
    | Callout
    | Claim
    | Entry
    | Annex
    | Passage
    | Cover
    | CodeCell
    | PageBreak
    | Unsupported
)
Blocks: TypeAlias = tuple[Block, ...]
Node: TypeAlias = Inline | Block | Column | Words
