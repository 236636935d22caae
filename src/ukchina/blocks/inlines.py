"""What stands in a line: immutable values; text is always plain `str`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that are struck out, or stand as a subscript or superscript."""

    children: Inlines
    style: Literal["struck", "sub", "sup"]


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program, set in a fixed width."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in TeX, without its dollar signs."""

    tex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends here."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a public address; other schemes than http, https and mailto show as words."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page of the edition: `path` is relative to this page, `/` between folders.

    Words alone in the PDF, and where no edition is around the page.
    """

    path: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link to the words behind a statement: `evidence` is a span's string, `children` its label.

    `target` is true once the same page is known to hold an `Entry` or `Anchor` of that id.
    """

    evidence: str
    children: Inlines
    target: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a figure, table, heading or claim.

    `label` becomes "Figure 2", "Table 1" or "§3" unless it is given.
    """

    anchor: str
    label: str = ""
    target: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, written where its mark stands."""

    children: Inlines
    number: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Highlighted words: a cue or an orientation, told by line as well as by colour.

    `kind` is one of cue, cooperative, contentious, mixed, neutral, near-miss, quotation (others
    look like cue); `title` says why; `sign` is a short tag shown after the words.
    """

    children: Inlines
    kind: str = "cue"
    title: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that an evidence link lands on, inside a text; may be empty, may be nested."""

    evidence: str
    children: Inlines = ()


Inline: TypeAlias = (
    str
    | Strong
    | Emphasis
    | Styled
    | Code
    | Math
    | LineBreak
    | Link
    | PageLink
    | Evidence
    | Reference
    | Note
    | Mark
    | Anchor
)
Inlines: TypeAlias = tuple[Inline, ...]
