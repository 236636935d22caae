"""Blocks as JSON values and back."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ukchina.blocks import tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.blocks.tree import Block, Blocks

MIME = "application/vnd.ukchina.blocks+json"

_TYPES: dict[str, type] = {
    name: value
    for name, value in vars(tree).items()
    if isinstance(value, type) and is_dataclass(value)
}


def to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as JSON values; fields that have their default are left out.

    >>> to_json((tree.Paragraph(("Words",)),))
    [{'type': 'Paragraph', 'children': ['Words']}]
    """
    return [_encoded(block) for block in blocks]


def from_json(values: Iterable[Any]) -> Blocks:
    """The blocks that `to_json` was given; `ValueError` when the values are no blocks.

    >>> from_json([{"type": "Paragraph", "children": ["Words"]}])
    (Paragraph(children=('Words',)),)
    """
    return tuple(_block(value) for value in values)


@cache
def _layout(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _encoded(value: Any) -> Any:  # noqa: ANN401  any field of any block
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    if not is_dataclass(value):
        return value
    kind: type = type(value)
    encoded: dict[str, Any] = {"type": kind.__name__}
    for name, default in _layout(kind):
        field = getattr(value, name)
        if default is MISSING or field != default:
            encoded[name] = _encoded(field)
    return encoded


def _block(value: object) -> Block:
    decoded = _decoded(value)
    if not isinstance(decoded, tree.Block):
        message = f"{type(decoded).__name__} is not a block"
        raise ValueError(message)  # noqa: TRY004  the values are wrong, not the call
    return decoded


def _decoded(value: Any) -> Any:  # noqa: ANN401  any JSON value
    if isinstance(value, list):
        return tuple(_decoded(item) for item in value)
    if not isinstance(value, dict):
        return value
    kind = _TYPES.get(str(value.get("type")))
    if kind is None:
        message = f'unknown block "{value.get("type")}"; known are {", ".join(sorted(_TYPES))}'
        raise ValueError(message)
    given = {key: _decoded(item) for key, item in value.items() if key != "type"}
    try:
        return kind(**given)
    except TypeError as fault:
        message = f"{kind.__name__}: {fault}"
        raise ValueError(message) from fault
