r"""With which characters a match of a pattern can begin, read from the pattern itself.

What opens with `\b(?:sign|agree) a` begins with "sign " or "agree". Where that cannot be told, a
match may begin with anything.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Five tell most words apart, and short ones by what follows; more would only make sets larger.
LENGTH = 5
_MOST_IN_CLASS = 16
_OTHER = ord("-")  # stands for whatever is neither a letter nor a blank
_ANYTHING = frozenset({("", True)})
_NOTHING_YET = frozenset({("", False)})
_BLANK = frozenset({(" ", False)})

# The letters read so far, and whether whatever follows is unknown.
_Head = tuple[str, bool]


def heads(source: str, flags: int = 0) -> frozenset[str] | None:
    r"""What a match begins with: `LENGTH` characters at most, in lower case; None for anything.

    Any white space is one space.

    >>> sorted(heads(r"\bsign(?:ed|s)?|\b(?:a|the)\s+pact"))
    ['a pac', 'sign', 'signe', 'signs', 'the p']
    >>> heads(r"\w+ly")
    """
    return _heads(parser.parse(source, flags))


def word_heads(source: str, flags: int = 0) -> frozenset[str] | None:
    """The heads of a pattern whose every match begins where a word begins; None for others."""
    nodes = parser.parse(source, flags)
    return _heads(nodes) if _at_word(nodes) else None


def may_be_empty(source: str, flags: int = 0) -> bool:
    """Whether a pattern can match no character at all."""
    least: int = parser.parse(source, flags).getwidth()[0]
    return least == 0


def _heads(nodes: Iterable[Any]) -> frozenset[str] | None:
    found = {text for text, _ in _sequence(nodes)}
    return None if any(text[:1] in {"", " "} for text in found) else frozenset(found)


def _sequence(nodes: Iterable[Any]) -> frozenset[_Head]:
    """The heads of nodes that stand one after the other."""
    found = _NOTHING_YET
    for kind, value in nodes:
        unfinished = {text for text, closed in found if not closed and len(text) < LENGTH}
        if not unfinished:
            break
        following = _node(kind, value)
        found = frozenset(head for head in found if head[1] or head[0] not in unfinished) | {
            (_joined(text, more)[:LENGTH], closed)
            for text in unfinished
            for more, closed in following
        }
    return found


def _joined(text: str, more: str) -> str:
    """The two together, blanks that meet as one."""
    return text + (more.lstrip(" ") if text.endswith(" ") else more)


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
    """One head for each letter or blank; what is neither, in ASCII, could be anything."""
    letters = {" " if chr(code).isspace() else chr(code).lower() for code in codes}
    if not letters or not all(one == " " or (one.isascii() and one.isalnum()) for one in letters):
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
        elif value is op.CATEGORY_SPACE:
            yield ord(" ")
        else:
            yield _OTHER


def _repeated(least: int, most: int, nodes: Iterable[Any]) -> frozenset[_Head]:
    once = _sequence(nodes)
    if most > 1 and once != _BLANK:
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
