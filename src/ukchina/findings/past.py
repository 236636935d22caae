"""The record of an edition as it is read again: refused, or of the form that is compared."""

from __future__ import annotations

import json
from typing import Any, NotRequired, TypedDict

import msgspec

from ukchina.errors import MaterialError

# Raised when a record's fields change meaning; an older record is then refused, not misread.
VERSION = 1
_FIELDS = ("edition", "documents", "made_with", "summary", "scorecard", "counts")


class _Document(TypedDict):
    name: str
    label: str
    sha256: str
    counted: NotRequired[bool]


class _Sentence(TypedDict):
    id: str
    text: str
    evidence: NotRequired[list[str]]


class _Cell(TypedDict):
    indicator: str
    window: str
    value: str
    evidence: NotRequired[list[str]]


class _Count(TypedDict):
    theme: str
    name: str
    k: int
    evidence: NotRequired[list[str]]


class _Edition(TypedDict):
    """What of a record is compared; other fields may be there."""

    edition: str
    documents: list[_Document]
    made_with: dict[str, str]
    summary: list[_Sentence]
    scorecard: list[_Cell]
    counts: list[_Count]


def parsed(data: bytes | str, path: str) -> dict[str, Any]:
    """The record that `data` holds; raises `MaterialError` for what is no record of this version.

    `path` names the file in the error.
    """
    try:
        found = json.loads(data)
    except json.JSONDecodeError as error:
        raise MaterialError.at(path, error.lineno, f"no JSON: {error.msg}") from None
    except (UnicodeDecodeError, RecursionError) as error:
        raise MaterialError.at(path, 0, f"no JSON: {error}") from None
    return checked(found, path)


def checked(found: object, path: str) -> dict[str, Any]:
    """The record that `found` is; raises `MaterialError` as `parsed` does."""
    if not isinstance(found, dict) or any(field not in found for field in _FIELDS):
        wanted = ", ".join(_FIELDS)
        raise MaterialError.at(path, 0, f"no record of an edition; wanted the fields {wanted}")
    version = found.get("version")
    if version != VERSION:
        message = f"record of version {version}; wanted {VERSION}: build the edition again"
        raise MaterialError.at(path, 0, message)
    try:
        msgspec.convert(found, _Edition)
    except msgspec.ValidationError as error:
        raise MaterialError.at(path, 0, f"no record of an edition: {error}") from None
    return found
