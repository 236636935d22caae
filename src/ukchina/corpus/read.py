"""Reads a folder of texts into a corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ukchina.corpus.articles import articles
from ukchina.corpus.documents import Block, Corpus, Document, Role
from ukchina.corpus.folder import ROW_FORMATS, Files, document_name, files, format_of, shown
from ukchina.corpus.header import header
from ukchina.corpus.labels import label, labelled
from ukchina.corpus.layout import blocks
from ukchina.corpus.manifest import Manifest, read_manifest
from ukchina.corpus.manifest_facts import with_manifest, with_row
from ukchina.corpus.script import language
from ukchina.corpus.sources import Source, texts
from ukchina.corpus.whole import seen
from ukchina.errors import CallError, MaterialError, Problem

# What shows the progress of a long reading: an iterable of paths in, the same out.
Watch = Callable[[Iterable[Path]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of texts: its path, its manifest, and which files are to be read."""

    path: Path
    manifest: Manifest
    files: Files


def read_corpus(
    folder: Path | str, *, keep_going: bool = False, watch: Watch | None = None
) -> Corpus:
    """The corpus in `folder`, its documents sorted by name.

    Raises `CallError` when `folder` is not a folder, `MaterialError` (with every fault found)
    when it has no text, or a file in it is faulty, or the manifest is not one. With `keep_going`
    the faulty files are left out and told in `Corpus.problems`. `watch` is handed the paths as
    they are read (a progress bar).
    """
    held = opened(folder)
    paths = watch(held.files.paths) if watch else held.files.paths
    found = (one for path in paths for one in documents_in(path, folder=held.path))
    return assembled(found, held, keep_going=keep_going)


def opened(folder: Path | str) -> Folder:
    """A folder with its manifest and the files in it, none of which is read yet.

    Raises `CallError` when it is not a folder, `MaterialError` when its manifest is not one.
    """
    folder = Path(folder)
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing there"
        message = f"{folder}: {found}; wanted a folder of texts"
        raise CallError(message)
    return Folder(folder, read_manifest(folder), files(folder))


def assembled(
    found: Iterable[Document | Problem], folder: Folder, *, keep_going: bool = False
) -> Corpus:
    """The corpus of all that was `found` in the files of a folder, in whatever order.

    Raises `MaterialError` as `read_corpus` does.
    """
    documents, problems = _parted(found)
    documents, collisions = _one_of_each_name(folder.path, documents)
    problems = [*folder.files.faults, *problems, *collisions]
    if problems and (not keep_going or not documents):
        raise MaterialError(problems)
    skipped = folder.files.skipped
    if not documents:
        named = "".join(f"; {problem}" for problem in skipped[:1])
        wanted = f"no text in this folder; wanted at least one .txt{named}"
        raise MaterialError.at(shown(folder.path), 0, wanted)
    documents, warnings = with_manifest(documents, folder.manifest, folder.path)
    return Corpus(
        folder.path, tuple(labelled(documents)), tuple(warnings), skipped, tuple(problems)
    )


def read_document(path: Path, *, folder: Path) -> Document:
    """The first document in one file, before the manifest adds to it; `MaterialError` if faulty."""
    return read_documents(path, folder=folder)[0]


def read_documents(path: Path, *, folder: Path) -> tuple[Document, ...]:
    """The documents in one file, several when it is a digest; `MaterialError` if it is faulty."""
    found = tuple(documents_in(path, folder=folder))
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        raise MaterialError(problems)
    return tuple(one for one in found if isinstance(one, Document))


def documents_in(path: Path, *, folder: Path) -> Iterator[Document | Problem]:
    """The documents in one file as they are read, and a problem in the place of each faulty one.

    Of an archive with an article a row, one row at a time is held.
    """
    file = path.relative_to(folder).as_posix()
    in_rows = format_of(path) in ROW_FORMATS
    try:
        for found in articles(path, file, top=folder) if in_rows else texts(path, file):
            yield found if isinstance(found, Problem) else article(*found, path=path)
    except MaterialError as error:
        yield from error.problems


def article(text: str, source: Source, *, path: Path) -> Document | Problem:
    """The document that is one text of the file at `path`, or why it is none."""
    try:
        return with_row(_document(article_name(source), text, source), source)
    except MaterialError as error:
        line = source.first_line if source.format in ROW_FORMATS else error.problems[0].line
        return Problem(shown(path), line, error.problems[0].message)


def article_name(source: Source) -> str:
    """The name of the document that comes from there: its file's, and which part of it."""
    part = source.key or source.number
    return document_name(source.file) + (f".{part}" if part else "")


def document(
    name: str, text: str, *, file: str = "", sha256: str = "", flags: tuple[str, ...] = ()
) -> Document:
    """The document made of `text`: its blocks, and what its header states."""
    return _document(name, text, Source(file=file, sha256=sha256, flags=flags))


def _document(name: str, text: str, source: Source) -> Document:
    read, places = seen(text)
    code = language(read)
    if code != "en":  # whose letters marks may join or part
        read, places = text, None
    laid_out = blocks(read)
    if code != "en":
        laid_out = tuple(_uncoded(block, code) for block in laid_out)
    elif not any(block.role is Role.BODY for block in laid_out):
        message = "no sentence in this document; wanted prose"
        raise MaterialError.at(source.file or name, 0, message)
    top = header(name, read, laid_out)
    text_hash = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    flags = (*source.flags, *top.flags, *([f"language: {code}"] if code != "en" else []))
    found = Document(
        name=name,
        file=source.file or f"{name}.txt",
        format=source.format,
        sha256=source.sha256 or text_hash,
        text=read,
        blocks=laid_out,
        label=name,
        title=top.title,
        outlet=top.outlet,
        published=top.published,
        place=top.place,
        flags=flags,
        byline=top.byline,
        language=code,
        encoding=source.encoding,
        text_sha256=text_hash,
        first_line=source.first_line,
    )
    called = replace(found, label=label(found))
    return replace(places.back(called), text=text) if places else called


def _uncoded(block: Block, code: str) -> Block:
    """The block of a text in another language: nothing of it is a sentence to be coded."""
    if block.role is Role.FURNITURE and block.kind != "foot":
        return block
    return Block(block.start, block.end, Role.FURNITURE, f"language: {code}")


def _parted(found: Iterable[Document | Problem]) -> tuple[list[Document], list[Problem]]:
    documents: list[Document] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            documents.append(one)
    return sorted(documents, key=lambda one: one.file), problems


def _one_of_each_name(
    folder: Path, documents: list[Document]
) -> tuple[list[Document], list[Problem]]:
    """The documents whose name no other one before them has, and a problem for each of the rest."""
    kept: dict[str, Document] = {}
    problems = []
    for found in documents:
        if found.name in kept:
            other = kept[found.name].file
            message = f'same id "{found.name}" as {shown(other)}; rename one of them'
            problems.append(Problem(shown(folder / found.file), 0, message))
        else:
            kept[found.name] = found
    return list(kept.values()), problems
