"""Which government or ministry a text comes from, when it is that body's own release."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.named import known
from ukchina.reading.people.naming import Naming, rules
from ukchina.reading.values import KEPT, Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Document

_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
# A written question has one who answers; in a debate several speak.
_SPEAKERS = 2


@lru_cache(maxsize=KEPT)
def issuer(document: Document) -> Naming | None:
    """The body of state that issued `document`, as its outlet or title names it; None for others.

    The offsets are those within the name of the outlet, or within the title. A debate is nobody's,
    though it be headed "Chinese Embassy".
    """
    if is_of_debate(document):
        return None
    outlet = document.outlet.value if document.outlet else ""
    title = document.title.value if document.title else ""
    return _body(outlet) or (None if outlet else _by_pattern(title, "title"))


def is_of_debate(document: Document) -> bool:
    """Whether lines of their own name several who speak, as in a record of Parliament."""
    heads = [block for block in document.blocks if block.kind == "speaker"]
    return len({document.text[block.start : block.end] for block in heads}) >= _SPEAKERS


def _body(outlet: str) -> Naming | None:
    """The body that an outlet's name is, listed or by its form."""
    plain = fold(outlet)
    listed = (n for n in known(plain, 0, len(plain)) if n.side in _GOVERNMENTS)
    body = next((naming for naming in listed if naming.type == "institution"), None)
    return body or _by_pattern(outlet, "outlet")


def _by_pattern(words: str, where: str) -> Naming | None:
    for rule in rules()["issuer"]:
        match = re.search(rule["pattern"], fold(words)) if rule["in"] == where else None
        if match:
            name = rule.get("name") or words
            return Naming(*match.span(), name, "institution", Side(rule["side"]))
    return None
