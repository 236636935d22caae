"""Blocks as HTML: for a page, and for JupyterLab. Every string of a block is escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ukchina.blocks import html_blocks, tree
from ukchina.blocks.mathml import mathml
from ukchina.blocks.names import anchor, page_href, public_url, source_href, visible
from ukchina.blocks.numbering import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ukchina.blocks.tree import Block, Blocks, Inline, Inlines


def fragment(blocks: Blocks, *, sources: str = "") -> Markup:
    """The blocks as HTML, footnotes last.

    `sources` is the folder of the documents' pages; without it, evidence that is not on this
    page and other pages are named, not linked.

    >>> fragment((tree.Paragraph(("a < b",)),))
    Markup('<p>a &lt; b</p>')
    """
    writer = Writer(sources=sources, texts=texts(blocks))
    body = writer.blocks(blocks)
    return body + writer.footnotes()


def texts(blocks: Blocks) -> frozenset[str]:
    """The evidence whose very words stand in the blocks, not only an entry about them."""
    return frozenset(node.evidence for node in walk(blocks) if isinstance(node, tree.Anchor))


def standalone(blocks: Blocks) -> Markup:
    """The blocks as HTML with their own small style, to be shown in JupyterLab."""
    shown = Markup('<div class="ukchina"><style>%s</style>%s</div>')
    return shown % (notebook_style(), fragment(blocks))


@cache
def notebook_style() -> Markup:
    """The style sheet of `standalone`."""
    sheet = files("ukchina.blocks").joinpath("notebook.css").read_text(encoding="utf-8")
    return Markup(sheet)  # noqa: S704  a file of this package


@dataclass(slots=True)
class Writer:
    """Writes blocks and remembers the footnotes and figures it met.

    Evidence leads to its words: in this page if they are in `texts`, else in their document's
    page in the folder `sources`; without that folder, to the entry of this page that quotes them.
    """

    sources: str = ""
    texts: frozenset[str] = frozenset()
    notes: list[tuple[str, Inlines]] = field(default_factory=list)
    figures: int = 0

    def text(self, text: str) -> Markup:
        """The text, escaped and without steering characters."""
        return Markup.escape(visible(text))

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """The blocks, one after the other."""
        return Markup("\n").join(html_blocks.block(self, block) for block in blocks)

    def inlines(self, children: Inlines) -> Markup:
        """The words of a line."""
        return Markup("").join(self.inline(child) for child in children)

    def inline(self, node: Inline) -> Markup:
        """One piece of a line."""
        if isinstance(node, str):
            return self.text(node)
        return _INLINES[type(node)](self, node)

    def anchor(self, node: tree.Anchor) -> Markup:
        """A place that evidence links land on."""
        if not node.evidence:
            return self.inlines(node.children)
        place = Markup('<span class="anchor" id="%s">%s</span>')
        return place % (anchor(node.evidence), self.inlines(node.children))

    def link(self, node: tree.Link) -> Markup:
        """A link to a public address; only its words when the address is of another kind."""
        words, url = self.inlines(node.children), public_url(node.url)
        if not url:
            return words
        return Markup('<a href="%s" rel="noopener noreferrer">%s</a>') % (url, words)

    def page_link(self, node: tree.PageLink) -> Markup:
        """A link to another page of the edition; only its words when there is no edition."""
        words, href = self.inlines(node.children), page_href(node.path)
        if not (href and self.sources):
            return words
        return Markup('<a href="%s">%s</a>') % (href, words)

    def evidence(self, evidence: str, words: str, *, target: bool) -> Markup:
        """A link to the words behind a statement."""
        if not (target or self.sources):
            return Markup('<span class="evidence">%s</span>') % words
        away = self.sources and evidence not in self.texts
        href = source_href(evidence, self.sources) if away else f"#{anchor(evidence)}"
        return Markup('<a class="evidence" href="%s">%s</a>') % (href, words)

    def reference(self, node: tree.Reference) -> Markup:
        """A cross-reference; only its label when it leads nowhere."""
        label = self.text(node.label or node.anchor)
        if not node.target:
            return label
        return Markup('<a class="reference" href="#%s">%s</a>') % (node.anchor, label)

    def note(self, node: tree.Note) -> Markup:
        """The mark of a footnote, which is kept for the end."""
        number = node.number or str(len(self.notes) + 1)
        self.notes.append((number, node.children))
        mark = Markup(
            '<sup class="note"><a id="note-mark-%(n)s" href="#note-%(n)s"'
            ' aria-label="Note %(n)s">%(n)s</a></sup>'
        )
        return mark % {"n": number}

    def mark(self, node: tree.Mark) -> Markup:
        """Highlighted words, with their reason and their tag."""
        kind = re.sub(r"[^a-z-]", "", node.kind)
        title = Markup(' title="%s"') % visible(node.title) if node.title else Markup("")
        sign = Markup("<small>%s</small>") % self.text(node.sign) if node.sign else Markup("")
        words = self.inlines(node.children)
        return Markup('<mark class="%s"%s>%s%s</mark>') % (kind, title, words, sign)

    def footnotes(self) -> Markup:
        """The footnotes that were met, as a section; nothing when there was none."""
        item = Markup(
            '<li id="note-%(n)s" value="%(n)s">%(words)s <a class="back" href="#note-mark-%(n)s"'
            ' aria-label="Back to the text of note %(n)s">↩</a></li>'
        )
        lines, written = [], 0
        while written < len(self.notes):  # a note may hold a note
            number, children = self.notes[written]
            lines.append(item % {"n": number, "words": self.inlines(children)})
            written += 1
        if not lines:
            return Markup("")
        section = Markup('\n<section class="notes" aria-label="Notes"><ol>%s</ol></section>')
        return section % Markup("\n").join(lines)


_STYLES = {"struck": "<s>%s</s>", "sub": "<sub>%s</sub>", "sup": "<sup>%s</sup>"}
_INLINES: dict[type, Callable[[Writer, Any], Markup]] = {
    tree.Strong: lambda w, node: Markup("<strong>%s</strong>") % w.inlines(node.children),
    tree.Emphasis: lambda w, node: Markup("<em>%s</em>") % w.inlines(node.children),
    tree.Styled: lambda w, node: (
        Markup(_STYLES[node.style]) % w.inlines(node.children)  # noqa: S704  of this module
    ),
    tree.Code: lambda w, node: Markup("<code>%s</code>") % w.text(node.text),
    tree.Math: lambda _, node: mathml(node.tex, block=False),
    tree.LineBreak: lambda *_: Markup("<br>"),
    tree.Link: Writer.link,
    tree.Evidence: lambda w, node: w.evidence(
        node.evidence, w.inlines(node.children), target=node.target
    ),
    tree.PageLink: Writer.page_link,
    tree.Reference: Writer.reference,
    tree.Note: Writer.note,
    tree.Mark: Writer.mark,
    tree.Anchor: Writer.anchor,
}
