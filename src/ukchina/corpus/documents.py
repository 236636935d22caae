"""The values of the corpus: a document, its blocks, and the facts its header states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - records are read back by these annotations
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from ukchina.corpus.folder import ROW_FORMATS
from ukchina.spans import Span, printed

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.errors import Problem


T = TypeVar("T")


class Role(StrEnum):
    """What a stretch of text is to its document; only `body` is read and coded."""

    BODY = "body"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a piece of furniture: `text[start:end]`, trimmed of white space.

    `kind` says which furniture ("date", "dateline", "agency", "outlet", "title", …); it is
    "paragraph" for body and "heading" for headings.
    """

    start: int
    end: int
    role: Role
    kind: str


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value and where it comes from: a span of the text, or the manifest (no span)."""

    value: T
    source: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus, verbatim, with what its header states.

    `name` is the document's id; `text` the file's text, decoded and otherwise untouched, or the
    text taken out of a page, a PDF or an office or Markdown document; `sha256` is the file's hash,
    `text_sha256` that of `text` in UTF-8. `blocks` cover every character that can be seen.
    `published`, `outlet`, `title`, `place` and `byline` are None when neither the text nor the
    manifest says them. A text whose `language` is not "en" has no body: it is listed, not coded.
    `first_line` is the line of the file on which `text` begins (a part of a digest, a row).
    """

    name: str
    file: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    label: str
    title: Fact[str] | None = None
    outlet: Fact[str] | None = None
    published: Fact[date] | None = None
    place: Fact[str] | None = None
    flags: tuple[str, ...] = ()
    byline: Fact[str] | None = None
    language: str = "en"
    encoding: str = "utf-8"
    text_sha256: str = ""
    first_line: int = 1

    def __hash__(self) -> int:
        """Equal for equal documents, and quick: whatever is found in a document is kept by it."""
        return hash((self.name, self.sha256, len(self.text)))

    def words(self, span: Span) -> str:
        """The words of `span` on one line, those that its lines divide made whole."""
        return printed(self.text, span.start, span.end)

    def line(self, offset: int) -> int:
        """The 1-based number of the line that holds `offset`; of a row of an archive, the row's."""
        if self.format in ROW_FORMATS:
            return self.first_line
        return self.text.count("\n", 0, offset) + self.first_line


@dataclass(frozen=True)  # no slots: the places of the names are kept once they are known
class Corpus:
    """The documents of one folder, by name, and what is wrong with the material.

    `warnings` are faults that stop no report (a text that differs from the manifest's hash);
    `skipped` are files of another kind, which are only named; `problems` are the faulty files
    that `read_corpus` left out because it was told to keep going, and else raises.
    """

    folder: Path
    documents: tuple[Document, ...]
    warnings: tuple[Problem, ...] = field(default=())
    skipped: tuple[Problem, ...] = field(default=())
    problems: tuple[Problem, ...] = field(default=())

    def document(self, name: str) -> Document:
        """The document of that name; `KeyError` when there is none."""
        return self.documents[self._places[name]]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {document.name: place for place, document in enumerate(self.documents)}
