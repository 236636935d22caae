"""Reads a REFI-QDA project back: its texts, its codes with their headings, and its selections."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException  # type: ignore[import-untyped] # ships no types
from defusedxml.ElementTree import (  # type: ignore[import-untyped] # the same
    ParseError,
    fromstring,
)

from ukchina.coding.values import MACHINE
from ukchina.errors import MaterialError
from ukchina.interchange.anchoring import quoted
from ukchina.interchange.marks import Mark
from ukchina.interchange.refi_project import PROJECT_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_Q = f"{{{PROJECT_NAMESPACE}}}"
# An archive that unpacks to more than this is no project of news texts.
_LARGEST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Project:
    """The archive's files by lower-cased name, and what identifiers stand for."""

    files: dict[str, bytes]
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    users: dict[str, tuple[str, str]] = field(default_factory=dict)
    by: str = ""


def refi_marks(path: str, data: bytes) -> list[Mark]:
    """The marks in a project; `MaterialError` when it is none."""
    files = _files(path, data)
    try:
        root = fromstring(files["project.qde"], forbid_dtd=True)
    except (KeyError, ParseError, DefusedXmlException, ValueError):
        raise MaterialError.at(path, 0, "no readable project.qde in the archive") from None
    if root.tag != f"{_Q}Project":
        raise MaterialError.at(path, 0, f'root "{root.tag}"; wanted a REFI-QDA Project')
    project = _Project(files, by=_bare(root.get("creatingUserGUID")))
    for code in root.iterfind(f"{_Q}CodeBook/{_Q}Codes/{_Q}Code"):
        _remember(project, code, ())
    for user in root.iterfind(f"{_Q}Users/{_Q}User"):
        name = user.get("name", "")
        project.users[_bare(user.get("guid"))] = user.get("id") or name, name
    try:
        return [
            mark
            for source in root.iterfind(f"{_Q}Sources/{_Q}TextSource")
            for mark in _marks(project, source)
        ]
    except (ValueError, UnicodeDecodeError) as error:
        raise MaterialError.at(path, 0, f"a selection that is none: {error}") from None


def _files(path: str, data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > _LARGEST_BYTES:
                message = f"unpacks to {size} bytes; wanted at most {_LARGEST_BYTES}"
                raise MaterialError.at(path, 0, message)
            wanted = (name for name in archive.namelist() if name.lower().endswith(("qde", "txt")))
            return {name.lower(): archive.read(name) for name in wanted}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):
        raise MaterialError.at(path, 0, "no zip archive that can be read") from None


def _remember(project: _Project, code: Element, above: tuple[str, ...]) -> None:
    path = (*above, code.get("name", ""))
    project.codes[_bare(code.get("guid"))] = path
    for below in code.iterfind(f"{_Q}Code"):
        _remember(project, below, path)


def _marks(project: _Project, source: Element) -> Iterator[Mark]:
    text = _text(project, source)
    for selection in source.iterfind(f"{_Q}PlainTextSelection"):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        if not 0 <= start < end <= len(text):
            message = f"{start}-{end} of {source.get('name')}, which has {len(text)} characters"
            raise ValueError(message)
        for coding in selection.iterfind(f"{_Q}Coding"):
            reference = coding.find(f"{_Q}CodeRef")
            target = _bare(reference.get("targetGUID")) if reference is not None else ""
            maker = coding.get("creatingUser") or selection.get("creatingUser") or project.by
            coder, name = project.users.get(_bare(maker), ("", ""))
            made = coding.get("creationDateTime") or selection.get("creationDateTime") or ""
            note = selection.findtext(f"{_Q}Description", "")
            yield Mark(
                document=source.get("name", ""),
                text=text,
                quoted=quoted(text, start, end),
                label=project.codes.get(target, (target,)),
                code=target,
                coder=coder,
                author=name if name != coder else "",
                note=note if coder != MACHINE else "",  # the machine describes its cues there
                date=made.partition("T")[0],
            )


def _text(project: _Project, source: Element) -> str:
    """The text that positions of a source count in: in the archive, or in the project itself."""
    path = source.get("plainTextPath", "")
    inside = f"sources/{path.removeprefix('internal://')}".lower()
    if inside in project.files:
        return project.files[inside].decode("utf-8-sig")
    return source.findtext(f"{_Q}PlainTextContent", "")


def _bare(guid: str | None) -> str:
    """The identifier without braces, in lower case: both ways of writing are allowed."""
    return (guid or "").strip("{}").lower()
