"""Each kind of block as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ukchina.blocks import tree
from ukchina.blocks.html_tables import grid
from ukchina.blocks.listing import highlighted
from ukchina.blocks.mathml import mathml
from ukchina.blocks.names import anchor
from ukchina.blocks.quoting import own_marks, within
from ukchina.blocks.svg import inline_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.blocks.html import Writer
    from ukchina.blocks.tree import Block, Figure, Inlines, Table

_DOTS = {"high": "●●●", "medium": "●●○", "low": "●○○"}
_CALLOUTS = {"note": "Note", "limit": "Limit", "warning": "Warning", "error": "Error"}


def block(writer: Writer, node: Block) -> Markup:
    """One block as HTML."""
    return _BLOCKS[type(node)](writer, node)


def _line(writer: Writer, pattern: str, children: Inlines | str) -> Markup:
    if not children:
        return Markup("")
    words = writer.text(children) if isinstance(children, str) else writer.inlines(children)
    return Markup(pattern) % words  # noqa: S704  every pattern stands in this module


def _id(name: str) -> Markup:
    return Markup(' id="%s"') % name if name else Markup("")


def _heading(writer: Writer, node: tree.Heading) -> Markup:
    level = min(max(node.level, 1), 5) + 1
    number = _line(writer, '<span class="number">%s</span> ', node.number)
    words = writer.inlines(node.children)
    return Markup("<h%s%s>%s%s</h%s>") % (level, _id(node.anchor), number, words, level)


def _code_cell(_: Writer, node: tree.CodeCell) -> Markup:
    shown = Markup(
        '<details class="made"><summary>Show how this was made</summary>'
        '<pre tabindex="0"><code>%s</code></pre></details>'
    )
    return shown % highlighted(node.text, node.language)


def _list(writer: Writer, node: tree.ListBlock) -> Markup:
    items = Markup("").join(Markup("<li>%s</li>") % _item(writer, item) for item in node.items)
    if not node.ordered:
        return Markup("<ul>%s</ul>") % items
    start = Markup(' start="%s"') % node.start if node.start != 1 else Markup("")
    return Markup("<ol%s>%s</ol>") % (start, items)


def _quote(writer: Writer, node: tree.Quote) -> Markup:
    by = _line(writer, '<footer class="by">%s</footer>', node.attribution)
    return Markup("<blockquote>%s%s</blockquote>") % (writer.blocks(node.blocks), by)


def _item(writer: Writer, item: tuple[Block, ...]) -> Markup:
    match item:
        case (tree.Paragraph() as only, *rest):
            return writer.inlines(only.children) + writer.blocks(rest)
        case _:
            return writer.blocks(item)


def _callout(writer: Writer, node: tree.Callout) -> Markup:
    kind = node.kind if node.kind in _CALLOUTS else "note"
    shown = Markup('<aside class="callout %s" aria-label="%s"><p class="title">%s</p>%s</aside>')
    title = node.title or _CALLOUTS[kind]
    return shown % (kind, _CALLOUTS[kind], writer.text(title), writer.blocks(node.blocks))


def _claim(writer: Writer, node: tree.Claim) -> Markup:
    shown = Markup(
        '<section class="claim"%s><p class="statement">%s</p><details><summary>'
        '<span class="sure %s"><span aria-hidden="true">%s</span> %s confidence</span>'
        " · %s · %s</summary><ul>%s</ul></details></section>"
    )
    words = Markup("").join(_words(writer, item) for item in node.evidence)
    dots = _DOTS.get(node.confidence, "")
    counts = (_count(node.origins, "independent origin"), node.passages)
    name, statement = _id(node.anchor), writer.inlines(node.children)
    return shown % (name, statement, node.confidence, dots, node.confidence, *counts, words)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _words(writer: Writer, item: tree.Words) -> Markup:
    label = writer.evidence(item.evidence, writer.text(item.label), target=item.target)
    by = writer.text(f"{item.speaker}, ") if item.speaker else Markup("")
    entry = Markup("")
    if item.target and writer.sources and item.evidence not in writer.texts:
        entry = Markup(' · <a href="#%s">annex</a>') % anchor(item.evidence)
    own = " own" if own_marks(item.quoted) else ""
    shown = Markup('<li><q class="quoted%s">%s</q> <span class="by">%s%s%s</span></li>')
    return shown % (own, writer.text(within(item.quoted)), by, label, entry)


def _entry(writer: Writer, node: tree.Entry, filters: tuple[str, ...] = ()) -> Markup:
    facts = Markup("").join(
        Markup("<div><dt>%s</dt><dd>%s</dd></div>") % (writer.text(key), writer.text(value))
        for key, value in node.facts
        if value
    )
    values = dict(node.facts)
    data = Markup("").join(
        Markup(' data-filter-%s="%s"') % (index, values.get(key, ""))
        for index, key in enumerate(filters)
    )
    name = _id(anchor(node.anchor) if node.anchor else "")
    label = writer.evidence(node.link or node.anchor, writer.text(node.label), target=False)
    listed = Markup("<dl>%s</dl>") % facts if facts else Markup("")
    shown = Markup(
        '<article class="entry"%s%s><p class="by">%s</p><p class="words">%s</p>%s</article>'
    )
    return shown % (name, data, label, writer.inlines(node.children), listed)


def _annex(writer: Writer, node: tree.Annex) -> Markup:
    entries = Markup("\n").join(_entry(writer, entry, node.filters) for entry in node.entries)
    names = "|".join(key.replace("|", "/") for key in node.filters)
    shown = Markup('<div class="annex" data-filters="%s" data-noun="%s">%s</div>')
    return shown % (names, node.noun, entries)


def _cover(writer: Writer, node: tree.Cover) -> Markup:
    facts = Markup("").join(
        Markup("<div><dt>%s</dt><dd>%s</dd></div>") % (writer.text(key), writer.inlines(value))
        for key, value in node.facts
    )
    statements = Markup("").join(
        Markup("<li>%s</li>") % writer.inlines(line) for line in node.statements
    )
    return (
        Markup('<header class="cover">')
        + _line(writer, '<p class="kicker">%s</p>', node.kicker)
        + Markup("<h1>%s</h1>") % writer.text(node.title)
        + _line(writer, '<p class="subtitle">%s</p>', node.subtitle)
        + (Markup("<dl>%s</dl>") % facts if facts else "")
        + (Markup('<ul class="statements">%s</ul>') % statements if statements else "")
        + Markup("</header>")
    )


def _captions(writer: Writer, node: Figure | Table) -> Markup:
    number = _line(writer, '<span class="number">%s</span> ', node.number)
    headline = _line(writer, '<span class="headline">%s</span>', node.headline)
    subtitle = _line(writer, '<span class="subtitle">%s</span>', node.subtitle)
    inside = number + headline + subtitle
    return Markup("<figcaption>%s</figcaption>") % inside if inside else Markup("")


def _figure(writer: Writer, node: Figure) -> Markup:
    writer.figures += 1
    if node.format == "svg":
        image = inline_svg(node.image, node.alt, prefix=f"f{writer.figures}-")
    else:
        image = Markup('<img src="data:image/%s;base64,%s" alt="%s">')
        image %= (node.format, "".join(node.image.split()), writer.text(node.alt))
    data = _data(writer, node.data) if node.data else Markup("")
    source = _line(writer, '<p class="source">%s</p>', node.source)
    shown = Markup(
        '<figure class="chart"%s>%s<div class="scroll" tabindex="0" role="group"'
        ' aria-label="%s">%s</div>%s%s</figure>'
    )
    label = node.headline or "Figure"
    return shown % (_id(node.anchor), _captions(writer, node), label, image, source, data)


def _data(writer: Writer, table: Table) -> Markup:
    shown = Markup('<details class="data"><summary>Show the data</summary>%s</details>')
    return shown % grid(writer, table)


def _table(writer: Writer, node: Table) -> Markup:
    source = _line(writer, '<p class="source">%s</p>', node.source)
    shown = Markup('<figure class="table"%s>%s%s%s</figure>')
    return shown % (_id(node.anchor), _captions(writer, node), grid(writer, node), source)


_BLOCKS: dict[type, Callable[[Writer, Any], Markup]] = {
    tree.Heading: _heading,
    tree.Paragraph: lambda w, node: Markup("<p>%s</p>") % w.inlines(node.children),
    tree.Passage: lambda w, node: (
        Markup('<p class="passage %s">%s</p>') % (node.role, w.inlines(node.children))
    ),
    tree.CodeBlock: lambda w, node: (
        Markup('<pre tabindex="0"><code>%s</code></pre>') % w.text(node.text)
    ),
    tree.CodeCell: _code_cell,
    tree.MathBlock: lambda _, node: (
        Markup('<div class="scroll" tabindex="0" role="group" aria-label="Formula">%s</div>')
        % mathml(node.tex, block=True)
    ),
    tree.Unsupported: lambda w, node: (
        Markup('<p class="unsupported">%s</p>') % w.text(node.message)
    ),
    tree.PageBreak: lambda *_: Markup('<div class="page-break"></div>'),
    tree.Figure: _figure,
    tree.Table: _table,
    tree.ListBlock: _list,
    tree.Quote: _quote,
    tree.Callout: _callout,
    tree.Claim: _claim,
    tree.Entry: _entry,
    tree.Annex: _annex,
    tree.Cover: _cover,
}
