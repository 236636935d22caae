"""The documents of a corpus with what its manifest adds, and where the two disagree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ukchina.corpus.documents import Document, Fact
from ukchina.corpus.labels import label
from ukchina.corpus.manifest import Entry
from ukchina.corpus.outlet_names import names
from ukchina.corpus.stated import stated
from ukchina.errors import Problem
from ukchina.spans import fold

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.corpus.manifest import Manifest
    from ukchina.corpus.sources import Source

_GUESSED = ("title", "outlet")
_FACTS = ("title", "outlet", "published", "place")


def with_manifest(
    documents: list[Document], manifest: Manifest, folder: Path
) -> tuple[list[Document], list[Problem]]:
    """The documents with what the manifest adds, and a warning where the two disagree."""
    read = {found.name for found in documents}
    warnings = [
        Problem(manifest.path, entry.line, f'no text named "{name}" in {folder}')
        for name, entry in manifest.entries.items()
        if name not in read
    ]
    completed = []
    for found in documents:
        entry = manifest.entry(found.name)
        whole, messages = _completed(found, entry)
        warnings += [
            Problem(manifest.path, entry.lines.get(key, entry.line), message)
            for key, message in messages
        ]
        completed.append(replace(whole, label=entry.values.get("label") or label(whole)))
    return completed, warnings


def with_row(found: Document, source: Source) -> Document:
    """The document with what the other columns of its row say; a flag where the text differs."""
    if not source.stated:
        return found
    columns = dict(source.stated)
    whole, _ = _completed(found, Entry(source.first_line, columns))
    differing = [
        f"{key} differs from its row"
        for key, value in columns.items()
        if getattr(whole, key).value != value
    ]
    whole = replace(whole, flags=(*whole.flags, *differing))
    return replace(whole, label=label(whole))


def _completed(found: Document, entry: Entry) -> tuple[Document, list[tuple[str, str]]]:
    """The document with what an entry adds, and by key where the two disagree."""
    added: dict[str, Any] = {}
    messages = []
    flags = list(found.flags)
    pinned = entry.values.get("sha256", found.sha256)
    if pinned != found.sha256:
        message = f"{found.file} has sha256 {found.sha256}, the manifest pins {pinned}"
        messages.append(("sha256", message))
        flags.append("differs from manifest")
    for key in _FACTS:
        value, own = entry.values.get(key), getattr(found, key)
        if value is None:
            continue
        if own is None or (own.value != value and _is_guess(found, key)):
            added[key] = Fact(value, "manifest")
        elif own.value != value:
            message = f'{key} "{value}", but {found.file} says "{own.value}"; the text stands'
            messages.append((key, message))
    if "published" in added:
        flags = [flag for flag in flags if not flag.startswith("date ")]
    return replace(found, **added, flags=tuple(flags)), messages


def _is_guess(found: Document, key: str) -> bool:
    """Whether a fact was taken from a page's form, and no field or known name states it.

    Which line is a title, and whose name an unlisted one is, can be told from the form alone; a
    day is written out.
    """
    value = getattr(found, key).value
    if key not in _GUESSED or (key == "outlet" and value.casefold() in names().known):
        return False
    return stated(fold(found.text), found.blocks, key) is None
