"""Objects that a notebook shows as blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from ukchina.blocks.codec import MIME, to_json

if TYPE_CHECKING:
    from ukchina.blocks.tree import Blocks


class Shown(ABC):
    """Gives a notebook the object's blocks: as JSON for our exporters, as HTML and plain text.

    A subclass (also a slotted dataclass) defines `blocks`.
    """

    __slots__ = ()

    @abstractmethod
    def blocks(self) -> Blocks:
        """What to show, in order."""

    def waits(self) -> bool:
        """Whether something of it is still being made elsewhere; its blocks wait for that."""
        return False

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        from ukchina.blocks.html import standalone  # noqa: PLC0415  only when something is shown
        from ukchina.blocks.plain import plain  # noqa: PLC0415  the same

        blocks = self.blocks()
        return {
            MIME: to_json(blocks),
            "text/html": str(standalone(blocks)),
            "text/plain": plain(blocks),
        }
