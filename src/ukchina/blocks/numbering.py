"""Numbers, anchors and references, computed once so that every format agrees."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from ukchina.blocks import tree
from ukchina.blocks.names import slug
from ukchina.blocks.plain import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ukchina.blocks.tree import Block, Blocks

_DEEPEST = 3  # deeper headings carry no number: "1.2.3.4" helps nobody


class AnchorError(ValueError):
    """An anchor that is given twice, or a reference that leads nowhere.

    `index` is the place of the block at fault.
    """

    def __init__(self, index: int, message: str) -> None:
        """Keep the place of the block."""
        self.index = index
        super().__init__(message)


def numbered(blocks: Blocks, *, sections: bool = True, strict: bool = True) -> Blocks:
    """The blocks with every number, anchor, label and target filled in.

    Figures and tables with a headline count through the page, headings (when `sections`) by
    level, notes in the order of their marks. The first place of an evidence id keeps it. Raises
    `AnchorError` when `strict`; else an unknown reference shows its name.
    """
    given = frozenset(
        getattr(node, "anchor", "") for node in walk(blocks) if not isinstance(node, tree.Reference)
    )
    count = _Count(sections=sections, given=given)
    placed = _each(blocks, count.placed)
    return _each(placed, lambda node: count.pointed(node, strict=strict))


def walk(node: Any) -> Iterator[Any]:  # noqa: ANN401  a node, or a field that holds nodes
    """The node and every node inside it, in reading order."""
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif is_dataclass(node):
        yield node
        for item in fields(node):
            yield from walk(getattr(node, item.name))


def _each(blocks: Blocks, change: Callable[[Any], Any]) -> Blocks:
    done: list[Block] = []
    for index, block in enumerate(blocks):
        try:
            done.append(_changed(block, change))
        except AnchorError as fault:
            raise AnchorError(index, str(fault)) from None
    return tuple(done)


def _changed(node: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401  any node or field
    if isinstance(node, tuple):
        return tuple(_changed(item, change) for item in node)
    if not is_dataclass(node):
        return node
    node = change(node)
    new = {}
    for item in fields(node):
        old = getattr(node, item.name)
        if isinstance(old, tuple) or is_dataclass(old):
            changed = _changed(old, change)
            if changed != old:
                new[item.name] = changed
    return replace(node, **new) if new else node


@dataclass(slots=True)
class _Count:
    sections: bool
    given: frozenset[str]  # names that the page gives itself: no heading is named like one
    figures: int = 0
    tables: int = 0
    notes: int = 0
    heads: list[int] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    evidence: set[str] = field(default_factory=set)

    def placed(self, node: Any) -> Any:  # noqa: ANN401  any node
        """The node with its own number and anchor."""
        place = _PLACES.get(type(node))
        return place(self, node) if place else node

    def pointed(self, node: Any, *, strict: bool) -> Any:  # noqa: ANN401  any node
        """The node with what it points to."""
        match node:
            case tree.Evidence() | tree.Words():
                return replace(node, target=node.evidence in self.evidence)
            case tree.Reference(anchor, label):
                likely = slug(anchor.replace("-", " "))  # JupyterLab names headings "A-title"
                found = anchor if strict or anchor in self.labels else likely
                if strict and anchor not in self.labels:
                    message = f'reference "{anchor}" leads nowhere; known are {self._known()}'
                    raise AnchorError(0, message)
                if found not in self.labels:
                    return replace(node, label=label or anchor, target=False)
                shown = label or self.labels[found]
                return replace(node, anchor=found, label=shown, target=True)
        return node

    def _known(self) -> str:
        return ", ".join(sorted(self.labels)) or "none"

    def figure(self, node: tree.Figure) -> tree.Figure:
        self.figures += bool(node.headline)
        number = f"Figure {self.figures}" if node.headline else ""
        self._name(node.anchor, number or "the figure")
        return replace(node, number=number)

    def table(self, node: tree.Table) -> tree.Table:
        self.tables += bool(node.headline)
        number = f"Table {self.tables}" if node.headline else ""
        self._name(node.anchor, number or "the table")
        anchors = tuple(self.first(name) for name in node.anchors)
        return replace(node, number=number, anchors=anchors)

    def claim(self, node: tree.Claim) -> tree.Claim:
        self._name(node.anchor, "the summary")
        return node

    def note(self, node: tree.Note) -> tree.Note:
        self.notes += 1
        return replace(node, number=str(self.notes))

    def _name(self, anchor: str, label: str) -> None:
        if not anchor:
            return
        if anchor in self.labels:
            raise AnchorError(0, f'anchor "{anchor}" is given twice; every anchor stands once')
        self.labels[anchor] = label

    def first(self, evidence: str) -> str:
        if evidence in self.evidence:
            return ""
        if evidence:
            self.evidence.add(evidence)
        return evidence

    def heading(self, node: tree.Heading) -> tree.Heading:
        number = ""
        if self.sections and node.numbered and node.level <= _DEEPEST:
            self.heads = [*self.heads, *[0] * node.level][: node.level]
            self.heads[-1] += 1
            number = ".".join(str(count) for count in self.heads)
        title = words(node.children)
        anchor = node.anchor or self._free(slug(title))
        self._name(anchor, f"§{number}" if number else f"“{title}”")
        return replace(node, number=number, anchor=anchor)

    def _free(self, name: str) -> str:
        free, count = name, 1
        while free in self.labels or free in self.given:
            count += 1
            free = f"{name}-{count}"
        return free


_PLACES: dict[type, Callable[[_Count, Any], Any]] = {
    tree.Heading: _Count.heading,
    tree.Figure: _Count.figure,
    tree.Table: _Count.table,
    tree.Claim: _Count.claim,
    tree.Note: _Count.note,
    tree.Entry: lambda count, node: replace(
        node, anchor=count.first(node.anchor), link=node.anchor
    ),
    tree.Anchor: lambda count, node: replace(node, evidence=count.first(node.evidence)),
}
