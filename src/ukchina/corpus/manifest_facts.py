"""The documents of a corpus with what its manifest adds, and where the two disagree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ukchina.corpus.documents import Document, Fact
from ukchina.corpus.labels import label
from ukchina.corpus.manifest import Entry
from ukchina.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.corpus.manifest import Manifest
    from ukchina.corpus.sources import Source

_FACTS = ("title", "outlet", "published", "place")


def with_manifest(
    documents: list[Document], manifest: Manifest, folder: Path
) -> tuple[list[Document], list[Problem]]:
    """The documents with what the manifest adds, and a warning where the two disagree."""
    names = {found.name for found in documents}
    warnings = [
        Problem(manifest.path, entry.line, f'no text named "{name}" in {folder}')
        for name, entry in manifest.entries.items()
        if name not in names
    ]
    completed = []
    for found in documents:
        entry = manifest.entry(found.name)
        whole, messages = _completed(found, entry)
        warnings += [Problem(manifest.path, entry.line, message) for message in messages]
        completed.append(replace(whole, label=entry.values.get("label") or label(whole)))
    return completed, warnings


def with_row(found: Document, source: Source) -> Document:
    """The document with what the other columns of its row say; a flag where the text differs."""
    if not source.stated:
        return found
    stated = dict(source.stated)
    whole, _ = _completed(found, Entry(source.first_line, stated))
    differing = [
        f"{key} differs from its row"
        for key, value in stated.items()
        if getattr(whole, key).value != value
    ]
    whole = replace(whole, flags=(*whole.flags, *differing))
    return replace(whole, label=label(whole))


def _completed(found: Document, entry: Entry) -> tuple[Document, list[str]]:
    added: dict[str, Any] = {}
    messages = []
    flags = list(found.flags)
    pinned = entry.values.get("sha256", found.sha256)
    if pinned != found.sha256:
        messages.append(f"{found.file} has sha256 {found.sha256}, the manifest pins {pinned}")
        flags.append("differs from manifest")
    for key in _FACTS:
        value, stated = entry.values.get(key), getattr(found, key)
        if value is None:
            continue
        if stated is None:
            added[key] = Fact(value, "manifest")
        elif stated.value != value:
            messages.append(
                f'{key} "{value}", but {found.file} says "{stated.value}"; the text stands'
            )
    if "published" in added:
        flags = [flag for flag in flags if not flag.startswith("date ")]
    return replace(found, **added, flags=tuple(flags)), messages
