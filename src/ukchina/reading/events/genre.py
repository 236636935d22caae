"""Whether a text is a comment by what stands above it: its opening then need not be news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.corpus import Role

if TYPE_CHECKING:
    from ukchina.corpus import Document

_KINDS = frozenset({"section", "outlet", "masthead"})
_COMMENT = re.compile(
    r"\b(?:opinions?|comment(?:ary|aries)?|op-?eds?|editorials?|leading article|essays?|analysis"
    r"|viewpoints?|letters?|columns?|perspectives?|blogs?)\b",
    re.IGNORECASE,
)
_VIEW = re.compile(r"\A(?:The )?[\w' ]{2,40}?'?s? view (?:on|of)\b", re.IGNORECASE)


def is_comment(document: Document) -> bool:
    """Whether a line above the text calls it opinion, an editorial, a letter or the like."""
    if document.title and _VIEW.match(document.title.value):
        return True
    for block in document.blocks:
        if block.role is Role.BODY:
            return False
        if block.kind in _KINDS and _COMMENT.search(document.text, block.start, block.end):
            return True
    return False
