"""The language of patterns: words, globs, gaps and word lists, tested one by one.

============  ==========================================================================
`trade`       the word, whatever its case
`invest*`     `*` is any run of characters within a word (none, too), `?` exactly one
`=US`         the word in this case only
`*`           any one word
`...`         up to three words
`<visit>`     any entry of the word list of that name
============  ==========================================================================

In a sentence all in capitals no ordinary word (`capitals.toml`) is met by `=`: "WHO PAYS?" asks.

Words are parted by spaces or hyphens, which mean the same; in the text they have to be joined as
`ukchina.coding.tokens` says. The meanings are those of quanteda's dictionaries (Benoit et al.
2018) with two additions: `=` and word lists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANY = "*"
GAP = "..."
GAP_WORDS = 3  # long enough for "reset its often difficult relations", short of the next clause
_PARTS = re.compile(r"[\s-]+")
_ELEMENT = re.compile(r"\.\.\.|<[a-z_]+>|=\w+|[\w*?]+")


class PatternError(ValueError):
    """A pattern that is none; the message says why."""


class EntryError(PatternError):
    """An entry of a word list that no pattern with the list can be read with."""

    def __init__(self, name: str, entry: str) -> None:
        """Keep the `name` of the list and the `entry`."""
        self.name, self.entry = name, entry
        super().__init__(f'word list "{name}" has an entry that is more than words: "{entry}"')


@lru_cache(maxsize=1 << 14)  # the entries of a word list are read once for every pattern with it
def elements(pattern: str) -> tuple[str, ...]:
    """The words of `pattern` as written, all but cased ones in lower case.

    >>> elements("Reset ... <relation>")
    ('reset', '...', '<relation>')
    """
    parts = [part for part in _PARTS.split(pattern.strip()) if part]
    for part in parts:
        if not _ELEMENT.fullmatch(part):
            message = f'"{part}" is no word, glob, gap or <list>'
            raise PatternError(message)
    if all(part in (ANY, GAP) for part in parts):
        message = "no word in it"
        raise PatternError(message)
    if GAP in (parts[0], parts[-1]):
        message = f'"{GAP}" stands between two words'
        raise PatternError(message)
    if "s" in parts[1:]:
        message = 'an "s" of its own is never met: a possessive is no word, leave it out'
        raise PatternError(message)
    return tuple(part if part.startswith("=") else part.lower() for part in parts)


def alternatives(pattern: str, lists: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Every sequence of single-word elements that `pattern` stands for.

    A gap becomes none to three `*`. A `<list>` stays one element for its entries of one word; its
    longer entries are written out.

    >>> alternatives("<visit> china", {"visit": ["visit*", "trip to"]})
    (('<visit>', 'china'), ('trip', 'to', 'china'))
    """
    return tuple(
        tuple(word for part in parts for word in part)
        for parts in product(*choices(pattern, lists))
    )


def choices(pattern: str, lists: Mapping[str, Iterable[str]]) -> list[list[tuple[str, ...]]]:
    """What each element of `pattern` may stand for; `PatternError` when it is no pattern.

    >>> choices("<visit> china", {"visit": ["visit*", "trip to"]})
    [[('<visit>',), ('trip', 'to')], [('china',)]]
    """
    return [
        [(ANY,) * count for count in range(GAP_WORDS + 1)]
        if element == GAP
        else _entries(element, lists)
        if element.startswith("<")
        else [(element,)]
        for element in elements(pattern)
    ]


def _entries(element: str, lists: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    name = element[1:-1]
    if name not in lists:
        message = f'no word list named "{name}"'
        raise PatternError(message)
    entries = [elements(entry) for entry in lists[name]]
    for written, entry in zip(lists[name], entries, strict=True):
        if any(part in (GAP, ANY) or part.startswith("<") for part in entry):
            raise EntryError(name, written)
    single = [(element,)] if any(len(entry) == 1 for entry in entries) else []
    return single + [entry for entry in entries if len(entry) > 1]


def regex(element: str) -> re.Pattern[str]:
    """The expression that a word has to match in full; for `=` in its own case.

    >>> bool(regex("colo?r*").fullmatch("Colours"))
    True
    """
    if element.startswith("="):
        return re.compile(re.escape(element[1:]))
    parts = (
        r"\w*" if mark == "*" else r"\w" if mark == "?" else re.escape(mark) for mark in element
    )
    return re.compile("".join(parts), re.IGNORECASE)
