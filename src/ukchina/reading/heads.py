r"""With which letters a match of a pattern can begin: most patterns need not be tried at all.

A pattern that opens with `\b(?:sign|agree)` is tried only where some word begins with "sig" or
"agr". That spares nine of ten searches through a sentence, and changes no result: where the head
of a pattern cannot be told, the pattern is always tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Three letters tell most words apart; more would only make the sets larger.
LENGTH = 3
_MOST_IN_CLASS = 16
_WORD = re.compile(r"\w+")
_ANYTHING = frozenset({("", True)})
_NOTHING_YET = frozenset({("", False)})
# Letters that are not ASCII but match ASCII letters when case is ignored, and other digits.
_FOREIGN = re.compile(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words of a text begin, by the first, first two and first three letters."""

    heads: frozenset[str]
    of: Mapping[str, Sequence[int]]


# The letters read so far, and whether whatever follows is unknown.
_Head = tuple[str, bool]


def heads(pattern: re.Pattern[str]) -> frozenset[str] | None:
    r"""What a match begins with: three letters at most, in lower case; None for anything.

    >>> sorted(heads(re.compile(r"\bsign(?:ed|s)?|\b(?:a|the) pact")))
    ['a', 'sig', 'the']
    >>> heads(re.compile(r"\w+ly"))
    """
    found = {text for text, _ in _sequence(parser.parse(pattern.pattern, pattern.flags))}
    return None if "" in found else frozenset(found)


def word_heads(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The heads of a pattern whose every match begins where a word begins; None for others."""
    return heads(pattern) if _at_word(parser.parse(pattern.pattern, pattern.flags)) else None


def beginnings(words: str) -> frozenset[str] | None:
    """How the words of a text begin: one to three letters of each, in lower case.

    None when characters stand there that match letters or digits of ASCII.
    """
    places = _places(words)
    return None if places is None else places.heads


def may_match(known: frozenset[str] | None, begun: frozenset[str] | None) -> bool:
    """Whether a pattern with these `word_heads` can match in a text with these `beginnings`."""
    return known is None or begun is None or not known.isdisjoint(begun)


def matches(
    pattern: re.Pattern[str],
    known: frozenset[str] | None,
    text: str,
    within: tuple[int, int] | None = None,
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, tried only where the `known` `word_heads` allow it.

    `within` are the places between which to look, as for `finditer`.
    """
    start, end = within or (0, len(text))
    places = None if known is None else _places(text)
    if known is None or places is None:
        yield from pattern.finditer(text, start, end)
        return
    begun = known.intersection(places.heads)
    for at in sorted({at for head in begun for at in places.of[head]}):
        if start <= at < end:
            match = pattern.match(text, at, end)
            if match:
                yield match
                start = match.end()


@lru_cache(maxsize=1024)
def _places(text: str) -> _Places | None:
    """Where the words of a text begin, by how; None as for `beginnings`."""
    if not text.isascii() and _FOREIGN.search(text):
        return None
    found: defaultdict[str, list[int]] = defaultdict(list)
    low = text.lower()
    for word in _WORD.finditer(low):
        start, letters = word.start(), word[0][:LENGTH]
        for length in range(1, len(letters) + 1):
            found[letters[:length]].append(start)
    return _Places(frozenset(found), found)


def _sequence(nodes: Iterable[Any]) -> frozenset[_Head]:
    """The heads of nodes that stand one after the other."""
    found = _NOTHING_YET
    for kind, value in nodes:
        unfinished = {text for text, closed in found if not closed and len(text) < LENGTH}
        if not unfinished:
            break
        following = _node(kind, value)
        found = frozenset(head for head in found if head[1] or head[0] not in unfinished) | {
            ((text + more)[:LENGTH], closed) for text in unfinished for more, closed in following
        }
    return found


def _node(kind: object, value: Any) -> frozenset[_Head]:  # noqa: ANN401 (the parser's, untyped)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _NOTHING_YET
    if kind in (op.LITERAL, op.IN):
        return _letters([value] if kind is op.LITERAL else _class(value))
    if kind is op.BRANCH:
        return frozenset(head for branch in value[1] for head in _sequence(branch))
    if kind is op.SUBPATTERN:
        return _sequence(value[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(*value)
    return _ANYTHING


def _letters(codes: Iterable[int]) -> frozenset[_Head]:
    """One head for each letter; what is no letter of ASCII could be anything."""
    letters = [chr(code).lower() for code in codes]
    if not letters or not all(letter.isascii() and letter.isalnum() for letter in letters):
        return _ANYTHING
    return frozenset((letter, False) for letter in letters)


def _class(items: Iterable[Any]) -> Iterator[int]:
    for kind, value in items:
        if kind is op.LITERAL:
            yield value
        elif kind is op.RANGE and value[1] - value[0] < _MOST_IN_CLASS:
            yield from range(value[0], value[1] + 1)
        elif value is op.CATEGORY_DIGIT:
            yield from range(ord("0"), ord("9") + 1)
        else:
            yield ord(" ")


def _repeated(least: int, most: int, nodes: Iterable[Any]) -> frozenset[_Head]:
    once = _sequence(nodes)
    if most > 1:
        once = frozenset((text, True) for text, _ in once)
    return once if least else once | _NOTHING_YET


def _at_word(nodes: Iterable[Any]) -> bool:
    """Whether every match that begins with a letter begins where its word begins."""
    for kind, value in nodes:
        if kind is op.AT:
            return bool(value is op.AT_BOUNDARY)
        if kind is op.ASSERT_NOT:
            return bool(value[0] < 0 and _holds_letters(value[1]))
        if kind is op.BRANCH:
            return all(map(_at_word, value[1]))
        if kind is op.SUBPATTERN:
            return _at_word(value[3])
        return False
    return False


def _holds_letters(nodes: Iterable[Any]) -> bool:
    """Whether the nodes are a class of characters that has every letter and digit."""
    return [kind for kind, _ in nodes] == [op.IN] and any(
        item == (op.CATEGORY, op.CATEGORY_WORD) for _, items in nodes for item in items
    )
