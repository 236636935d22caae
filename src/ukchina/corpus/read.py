"""Reads a folder of texts into a corpus; the only module that touches the files of a corpus."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukchina.corpus.dates import short_date
from ukchina.corpus.documents import Corpus, Document, Fact, Role
from ukchina.corpus.header import header
from ukchina.corpus.layout import blocks
from ukchina.corpus.manifest import MANIFEST, Manifest, read_manifest
from ukchina.errors import CallError, MaterialError, Problem
from ukchina.spans import Span, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = {".txt": "txt"}
# What a corpus may hold beside its texts.
_OTHER = {MANIFEST, "coders", "codebook.toml", "README.md"}
_LABEL_WORDS = 5


def read_corpus(folder: Path | str) -> Corpus:
    """The corpus in `folder`, its documents sorted by name.

    Raises `CallError` when `folder` is not a folder, `MaterialError` (with every fault found)
    when it has no text, or a file in it is no text, or the manifest is not one.
    """
    folder = Path(folder)
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing there"
        message = f"{folder}: {found}; wanted a folder of texts"
        raise CallError(message)
    manifest = read_manifest(folder)
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            documents.append(read_document(path, folder=folder))
        except MaterialError as error:
            problems += error.problems
    problems += _collisions(folder, documents)
    if problems:
        raise MaterialError(problems)
    if not documents:
        raise MaterialError.at(str(folder), 0, "no text in this folder; wanted at least one .txt")
    documents, warnings = _with_manifest(documents, manifest, folder)
    return Corpus(folder, tuple(_labelled(documents)), tuple(warnings))


def read_document(path: Path, *, folder: Path) -> Document:
    """The document in one file, before the manifest adds to it; `MaterialError` if unreadable."""
    file = path.relative_to(folder).as_posix()
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        kinds = ", ".join(FORMATS)
        raise MaterialError.at(str(path), 0, f"not a text this program reads; wanted {kinds}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MaterialError.at(str(path), 0, f"cannot be read: {error.strerror}") from None
    text, flags = _decoded(path, data)
    return document(
        _name(file), text, file=file, sha256=hashlib.sha256(data).hexdigest(), flags=flags
    )


def document(
    name: str, text: str, *, file: str = "", sha256: str = "", flags: tuple[str, ...] = ()
) -> Document:
    """The document made of `text`: its blocks, and what its header states."""
    laid_out = blocks(text)
    if not any(block.role is Role.BODY for block in laid_out):
        raise MaterialError.at(file or name, 0, "no sentence in this document; wanted prose")
    top = header(name, text, laid_out)
    found = Document(
        name=name,
        file=file or f"{name}.txt",
        format="txt",
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        blocks=laid_out,
        label=name,
        title=top.title,
        outlet=top.outlet,
        published=top.published,
        place=top.place,
        byline=top.byline,
        flags=(*flags, *top.flags),
    )
    return replace(found, label=_label(found))


def _files(folder: Path) -> Iterator[Path]:
    """The files of a corpus, sorted; hidden ones and what belongs beside the texts left out."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or parts[0] in _OTHER:
            continue
        if path.is_file():
            yield path


def _name(file: str) -> str:
    """The document id: the file's path without its suffix, folders joined by a dot.

    >>> _name("2024/wire/a.txt")
    '2024.wire.a'
    """
    return file.rsplit(".", 1)[0].replace("/", ".")


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    if b"\x00" in data:
        raise MaterialError.at(str(path), 0, "binary data (a NUL byte); wanted UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} is not UTF-8; save the text as UTF-8"
        raise MaterialError.at(str(path), line, found) from None
    if text.startswith("\ufeff"):
        return text[1:], ("byte-order mark",)
    return text, ()


def _collisions(folder: Path, documents: list[Document]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for found in documents:
        if found.name in seen:
            message = f'same id "{found.name}" as {seen[found.name]}; rename one of them'
            problems.append(Problem(str(folder / found.file), 0, message))
        seen.setdefault(found.name, found.file)
    return problems


def _with_manifest(
    documents: list[Document], manifest: Manifest, folder: Path
) -> tuple[list[Document], list[Problem]]:
    """The documents with what the manifest adds, and where the two disagree."""
    names = {found.name for found in documents}
    warnings = [
        Problem(manifest.path, entry.line, f'no text named "{name}" in {folder}')
        for name, entry in manifest.entries.items()
        if name not in names
    ]
    completed = []
    for found in documents:
        entry = manifest.entry(found.name)
        added: dict[str, Any] = {}
        flags = list(found.flags)
        pinned = entry.values.get("sha256", found.sha256)
        if pinned != found.sha256:
            message = f"{found.file} has sha256 {found.sha256}, the manifest pins {pinned}"
            warnings.append(Problem(manifest.path, entry.line, message))
            flags.append("differs from manifest")
        for key in ("title", "outlet", "published", "place"):
            value, stated = entry.values.get(key), getattr(found, key)
            if value is None:
                continue
            if stated is None:
                added[key] = Fact(value, "manifest")
            elif stated.value != value:
                message = (
                    f'{key} "{value}", but {found.file} says "{stated.value}"; the text stands'
                )
                warnings.append(Problem(manifest.path, entry.line, message))
        added["flags"] = tuple(flags)
        whole = replace(found, **added)
        completed.append(replace(whole, label=entry.values.get("label") or _label(whole)))
    return completed, warnings


def _label(document: Document) -> str:
    """What readers call a document: outlet and date, else its title's or text's first words."""
    if document.published:
        day = document.published.value
        outlet = document.outlet.value if document.outlet else "Unnamed outlet"
        return f"{outlet}, {short_date(day)}"
    if document.outlet:
        return f"{document.outlet.value}, undated"
    body = next(block for block in document.blocks if block.role is Role.BODY)
    opening = (
        document.title.value
        if document.title
        else quote(Span(document.name, body.start, body.end).of(document.text))
    )
    words = opening.split()
    more = "…" if len(words) > _LABEL_WORDS else ""
    return f"“{' '.join(words[:_LABEL_WORDS])}{more}”, undated"


def _labelled(documents: list[Document]) -> Iterator[Document]:
    """The documents with labels that tell them apart: a second one of a name gets a number."""
    taken: set[str] = set()
    for found in documents:
        label = found.label
        for number in count(2):
            if label not in taken:
                break
            label = f"{found.label} ({number})"
        taken.add(label)
        yield replace(found, label=label)
