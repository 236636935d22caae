"""Speech without quotation marks: the paragraphs that follow a lead-in ("The minister said:")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Block
    from ukchina.reading.speech.scene import Scene, Unit

# What may stand between a lead-in and its words without ending them.
_PASSED = frozenset({"caption", "advertisement", "share", "related"})
_SAID = re.compile(
    r"\b(?:said|says|added|adds|stated|wrote|writes|commented|told [^.:;\x01]{2,60}|replied"
    r"|continued|concluded|responded)\b[^.:;\x01]{0,60}: *\Z"
)
_LEAD_CHARS = 400
_FIRST_PERSON = re.compile(r"\b(?:I|I'(?:m|ve|ll|d)|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|me|ours|mine)\b")
# A spokesperson's readout is all that a page holds when it opens with the lead-in.
_FOR_ANOTHER = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)
_OPENING = 2
_MARK = re.compile(r"[>|] *\Z")


def set_off(view: Scene) -> dict[int, Unit]:
    """The unit that leads in, by the number of each paragraph whose words are set off by it.

    The first paragraph behind the lead-in is always the speaker's; those after it as far as they
    are in the first person, or are quoted with ">"; a spokesperson's on the head of a page are
    all that follow. A heading, another lead-in or quotation marks end them.
    """
    found: dict[int, Unit] = {}
    for unit in view.units:
        if unit.paragraph in found or view.in_turn(unit) or not _leads(view, unit):
            continue
        follow = list(_following(view, unit.paragraph))
        found |= dict.fromkeys(follow[: _length(view, unit, follow)], unit)
    return found


def _leads(view: Scene, unit: Unit) -> bool:
    """Whether the unit closes its paragraph with a verb of speech and a colon."""
    block = view.document.blocks[unit.paragraph - 1]
    lead = view.masked[max(unit.start, unit.end - _LEAD_CHARS) : unit.end]
    return block.end == unit.end and _SAID.search(lead) is not None


def _following(view: Scene, paragraph: int) -> Iterator[int]:
    """The numbers of the paragraphs that may be set off, up to what ends them."""
    blocks = view.document.blocks
    for number, block in enumerate(blocks[paragraph:], start=paragraph + 1):
        words = view.plain[block.start : block.end]
        if block.role is Role.FURNITURE and block.kind in {*_PASSED, "bullet"}:
            if block.kind == "bullet" and not _MARK.match(words):
                return
            continue
        if block.role is not Role.BODY or _ends(view, blocks, number):
            return
        yield number


def _ends(view: Scene, blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph opens a quotation, or leads in to another one."""
    block = blocks[number - 1]
    opens = view.plain[block.start] in "\"'"
    return opens or _SAID.search(view.masked[block.start : block.end]) is not None


def _length(view: Scene, lead: Unit, follow: Sequence[int]) -> int:
    """How many of the paragraphs that follow are the speaker's."""
    if not follow:
        return 0
    blocks = view.document.blocks
    first = next(n for n, b in enumerate(blocks, start=1) if b.role is Role.BODY)
    if _FOR_ANOTHER.search(view.plain, lead.start, lead.end) and lead.paragraph < first + _OPENING:
        return len(follow)
    if _marked(blocks, follow[0]):
        return next((i for i, n in enumerate(follow) if not _marked(blocks, n)), len(follow))
    last = 0
    for place, number in enumerate(follow):
        block = blocks[number - 1]
        if _FIRST_PERSON.search(view.masked, block.start, block.end) and place - last <= 1:
            last = place
    return last + 1


def _marked(blocks: Sequence[Block], number: int) -> bool:
    return number > 1 and blocks[number - 2].kind == "bullet"
