"""What of a document is needed to tell its origin: small, and a function of the document alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - kept traces are read back by these annotations
from typing import TYPE_CHECKING

from ukchina.corpus.documents import Role
from ukchina.corpus.folder import ROW_FORMATS, document_name
from ukchina.study.origins.meetings import Account, account

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Document
    from ukchina.reading.events.grouping import Told
    from ukchina.reading.values import Quotation


@dataclass(frozen=True, slots=True)
class Trace:
    """A document by what tells its origin; `content` is its text's hash.

    `length` is that of its body in characters, `part` whether it is one of a digest's items.
    `signature` is empty where it was not needed (`ukchina.corpus.runs.signature` makes it), and so
    are `runs`, its `run_hashes` in 8 bytes each.
    """

    name: str
    content: str
    published: date | None
    part: bool
    length: int
    account: Account
    signature: bytes = b""
    runs: bytes = b""


def trace(
    document: Document,
    told: Sequence[Told] | None = None,
    quoted: Sequence[Quotation] | None = None,
    *,
    signature: bytes = b"",
) -> Trace:
    """The trace of `document`; its events and quotations are read unless they are given."""
    if told is None or quoted is None:
        told, quoted = _read(document, told, quoted)
    return Trace(
        document.name,
        document.text_sha256 or document.sha256,
        document.published.value if document.published else None,
        document.format not in ROW_FORMATS and document.name != document_name(document.file),
        sum(block.end - block.start for block in document.blocks if block.role is Role.BODY),
        account(document, told, quoted),
        signature,
    )


def _read(
    document: Document, told: Sequence[Told] | None, quoted: Sequence[Quotation] | None
) -> tuple[Sequence[Told], Sequence[Quotation]]:
    """The events and quotations, those read that are not given."""
    # Rules and lists that are slow to load; who has the records of a text does without.
    from ukchina.coding.speakers import spoken  # noqa: PLC0415
    from ukchina.reading.events.acts import mentioned  # noqa: PLC0415

    return (
        mentioned(document) if told is None else told,
        spoken(document) if quoted is None else quoted,
    )
