"""Reads Web Annotations back: those that classify, with a selector of place or of quotation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ukchina.errors import MaterialError
from ukchina.interchange.anchoring import Quoted
from ukchina.interchange.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator


def jsonld_marks(path: str, data: bytes) -> list[Mark]:
    """The marks in a page of annotations; `MaterialError` when it is none."""
    try:
        items = json.loads(data)["items"]
        return [mark for item in items for mark in _marks(item)]
    except (ValueError, TypeError, KeyError, AttributeError):
        message = 'wanted an AnnotationPage: {"items": [{"body": …, "target": …}, …]}'
        raise MaterialError.at(path, 0, message) from None


def _marks(item: dict[str, Any]) -> Iterator[Mark]:
    if item.get("motivation") != "classifying":
        return
    creator = item.get("creator") or {}
    bodies = item["body"]
    notes = [body["value"] for body in bodies if body.get("purpose") == "commenting"]
    for body in bodies:
        if body.get("purpose") == "classifying":
            kind, colon, value = str(body["value"]).partition(":")
            yield Mark(
                document=unquote(item["target"]["source"]),
                text="",
                quoted=_quoted(item["target"]["selector"]),
                label=(kind, value) if colon else (kind,),
                coder=str(creator.get("nickname", "")),
                author=str(creator.get("name", "")),
                note="; ".join(notes),
                date=str(item.get("created", "")),
            )


def _quoted(selectors: list[dict[str, Any]]) -> Quoted:
    by_type = {selector["type"]: selector for selector in selectors}
    words = by_type["TextQuoteSelector"]
    place = by_type.get("TextPositionSelector", {"start": -1})
    return Quoted(
        exact=str(words["exact"]),
        prefix=str(words.get("prefix", "")),
        suffix=str(words.get("suffix", "")),
        start=int(place["start"]),
    )
