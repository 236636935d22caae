"""An executed notebook as a page of blocks, numbered and checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from ukchina.blocks import tree
from ukchina.blocks.names import visible
from ukchina.blocks.numbering import AnchorError, numbered, walk
from ukchina.blocks.plain import words
from ukchina.blocks.svg import clean_svg
from ukchina.errors import BuildError
from ukchina.publish.markdown import markdown_blocks
from ukchina.publish.outputs import output_blocks
from ukchina.publish.pictures import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SILENT = frozenset(("parameters", "injected-parameters", "hide", "remove-cell", "remove_cell"))
_NO_INPUT = frozenset(("hide-input", "remove-input", "remove_input", "hide_input"))
_NO_DATE = dt.date(2000, 1, 1)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is published of one notebook.

    `cells` has the notebook's cell, counted from 1, of each block; `sources` is the folder of
    the documents' own pages, `home` the report, both seen from this page and "" without them;
    `own` tells a notebook of this project.
    """

    title: str
    cover: tree.Cover
    blocks: tree.Blocks
    cells: tuple[int, ...]
    path: str
    date: dt.date = _NO_DATE
    sources: str = ""
    home: str = ""
    own: bool = False
    language: str = "en-GB"

    def place(self, index: int) -> str:
        """Where the block stands: `report.ipynb: cell 7`."""
        return f"{self.path}: cell {self.cells[index]}"


def page(notebook: Mapping[str, Any], path: str) -> Page:
    """The page of an executed notebook (a notebook's JSON); `path` is named in errors.

    In a notebook of this project (its metadata has `ukchina`) a heading that skips a level, a
    figure without alternative text or a reference that leads nowhere raises `BuildError`; in any
    other notebook they are repaired.
    """
    metadata = notebook.get("metadata", {})
    given = metadata.get("ukchina")
    own = isinstance(given, dict)
    settings: Mapping[str, Any] = given if isinstance(given, dict) else {}
    placed = [
        (block, number)
        for number, cell in enumerate(notebook["cells"], start=1)
        for block in _cell_of(path, cell, number)
    ]
    title, placed = _titled(_unrepeated(placed))
    cover, placed = _covered(placed, title or metadata.get("title") or _stem(path))
    return _checked(
        Page(
            title=visible(cover.title),
            cover=cover,
            blocks=tuple(block for block, _ in placed),
            cells=tuple(number for _, number in placed),
            path=path,
            date=_date(cover.date or str(settings.get("date") or ""), path),
            sources=str(settings.get("sources", "sources/")) if own else "",
            home=str(settings.get("home", "")),
            own=own,
        )
    )


def spelled(date: dt.date) -> str:
    """The date in words; nothing for that of a page without one.

    >>> spelled(dt.date(2025, 2, 3))
    '3 February 2025'
    """
    return "" if date == _NO_DATE else f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _stem(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".ipynb")


def _date(written: str, path: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written) if written else _NO_DATE
    except ValueError:
        message = f'{path}: the date of the page is "{written}"; write it as YYYY-MM-DD'
        raise BuildError(message) from None


def _cell_of(path: str, cell: Mapping[str, Any], number: int) -> tuple[tree.Block, ...]:
    try:
        return tuple(_cell(cell, number))
    except ValueError as fault:
        message = f"{path}: cell {number}: {fault}"
        raise BuildError(message) from fault


def _cell(cell: Mapping[str, Any], number: int) -> Iterator[tree.Block]:
    tags = set(cell.get("metadata", {}).get("tags", ()))
    if tags & _SILENT:
        return
    source = _joined(cell.get("source", ""))
    if cell["cell_type"] == "markdown":
        yield from markdown_blocks(source, cell.get("attachments"))
    elif cell["cell_type"] == "code":
        yield from output_blocks(cell.get("outputs", ()), f"cell {number}")
        if source.strip() and not tags & _NO_INPUT:
            yield tree.CodeCell(source)
    elif cell["cell_type"] == "heading":  # of nbformat 3
        yield tree.Heading(int(cell.get("level", 1)), (source.strip(),))
    elif source.strip():  # raw cells are for other converters: shown, not obeyed
        yield tree.CodeBlock(source)


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _unrepeated(placed: _Placed) -> _Placed:
    """The blocks; of notices that are said again under a heading, the first."""
    kept: _Placed = []
    said: list[tree.Block] = []
    for block, cell in placed:
        if isinstance(block, tree.Heading):
            said = []
        elif isinstance(block, tree.Callout) and block.kind == "note":
            if block in said:
                continue
            said.append(block)
        kept.append((block, cell))
    return kept


_Placed: TypeAlias = list[tuple[tree.Block, int]]


def _titled(placed: _Placed) -> tuple[str, _Placed]:
    """The title, if one first heading of level 1 gives it, and the blocks without it."""
    heads = [index for index, (block, _) in enumerate(placed) if isinstance(block, tree.Heading)]
    tops = [index for index in heads if _level(placed[index][0]) == 1]
    if len(tops) != 1 or tops[0] != heads[0]:
        return "", placed
    title = placed[tops[0]][0]
    rest = [(_raised(block), cell) for block, cell in placed if block is not title]
    return visible(words(title.children)) if isinstance(title, tree.Heading) else "", rest


def _level(block: tree.Block) -> int:
    return block.level if isinstance(block, tree.Heading) else 0


def _raised(block: tree.Block) -> tree.Block:
    return replace(block, level=block.level - 1) if isinstance(block, tree.Heading) else block


def _covered(placed: _Placed, title: str) -> tuple[tree.Cover, _Placed]:
    """The first cover, or a bare one, and the blocks without it and the code that made it."""
    found = [(block, cell) for block, cell in placed if isinstance(block, tree.Cover)]
    if not found:
        return tree.Cover(title), placed
    cover, its_cell = found[0]
    rest = [
        (block, cell)
        for block, cell in placed
        if not isinstance(block, tree.Cover)
        and not (cell == its_cell and isinstance(block, tree.CodeCell))
    ]
    return cover, list(rest)


def _checked(draft: Page) -> Page:
    blocks = tuple(_drawn(draft, index) for index in range(len(draft.blocks)))
    blocks = _levelled(draft, blocks)
    try:
        cover, *rest = numbered((draft.cover, *blocks), sections=draft.own, strict=draft.own)
    except AnchorError as fault:
        place = draft.place(fault.index - 1) if fault.index else draft.path
        message = f"{place}: {fault}"
        raise BuildError(message) from None
    shown = cover if isinstance(cover, tree.Cover) else draft.cover
    return replace(draft, cover=shown, blocks=tuple(rest))


def _drawn(draft: Page, index: int) -> tree.Block:
    """The block, if its figures can be drawn and read out."""
    block = draft.blocks[index]
    for figure in walk(block):
        if not isinstance(figure, tree.Figure):
            continue
        if draft.own and not figure.alt.strip():
            message = f'{draft.place(index)}: figure "{figure.headline}" has no alternative text'
            raise BuildError(message)
        try:
            _check_image(figure)
        except ValueError as fault:
            if draft.own:
                message = f'{draft.place(index)}: figure "{figure.headline}": {fault}'
                raise BuildError(message) from None
            return tree.Unsupported(f"A drawing that cannot be shown: {fault}")
    if isinstance(block, tree.Figure) and not block.alt.strip():
        return replace(block, alt=f"Output of cell {draft.cells[index]}")
    return block


def _check_image(figure: tree.Figure) -> None:
    """Raise `ValueError` when the image is not what its format says."""
    if figure.format == "svg":
        clean_svg(figure.image)
    else:
        picture_size(figure.image, figure.format)


def _levelled(draft: Page, blocks: tree.Blocks) -> tree.Blocks:
    """The blocks with heading levels that never skip one: demanded of ours, made for others."""
    done: list[tree.Block] = []
    before = 0
    for index, block in enumerate(blocks):
        kept = block
        if isinstance(block, tree.Heading):
            if block.level > before + 1 and draft.own:
                title = words(block.children)
                message = (
                    f'{draft.place(index)}: heading "{title}" has level {block.level} after'
                    f" level {before}; wanted {before + 1} at most"
                )
                raise BuildError(message)
            before = min(block.level, before + 1)
            kept = replace(block, level=max(1, before))
        done.append(kept)
    return tuple(done)
