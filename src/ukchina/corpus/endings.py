"""What stands behind the last word of a paragraph and is none of it: end marks, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.corpus.documents import Block, Role
from ukchina.corpus.furniture import furniture_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The longest end mark and reference are shorter.
_CHARS = 40


def trimmed(plain: str, found: list[Block]) -> tuple[Block, ...]:
    """The blocks, with the end mark cut from the last paragraph and references from every one."""
    blocks = list(_without_references(plain, found))
    place = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].role is Role.BODY), None)
    if place is not None:
        blocks[place : place + 1] = _parted(plain, blocks[place], "end mark")
    return tuple(blocks)


def skip(plain: str, start: int) -> int:
    """The place of the first character from `start` on that is no space."""
    while start < len(plain) and plain[start] == " ":
        start += 1
    return start


def _without_references(plain: str, found: Iterable[Block]) -> Iterator[Block]:
    for block in found:
        if plain[block.end - 1] in ")]" and block.role is Role.BODY:
            yield from _parted(plain, block, "reference")
        else:
            yield block


def _parted(plain: str, block: Block, kind: str) -> list[Block]:
    """The paragraph and what closes it, each a block; only the paragraph when nothing does."""
    rules = furniture_rules()
    least = max(block.start + 1, block.end - _CHARS)
    pattern = rules.end_mark if kind == "end mark" else rules.reference
    match = pattern.search(plain[least : block.end])
    words = plain[: least + match.start()].rstrip() if match else ""
    if match is None or len(words) <= block.start:
        return [block]
    mark = Block(skip(plain, least + match.start()), block.end, Role.FURNITURE, kind)
    return [Block(block.start, len(words), block.role, block.kind), mark]
