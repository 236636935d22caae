"""What one document gives: everything that is read and coded in it, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.coding.values import CodedSentence  # noqa: TC001 - read back by this annotation
from ukchina.corpus import Document, Role
from ukchina.corpus.whole import whole
from ukchina.reading.events.grouping import Told  # noqa: TC001 - the same
from ukchina.reading.values import Mention, Quantity, Quotation
from ukchina.sentences import Sentence, sentences

if TYPE_CHECKING:
    from ukchina.coding import Codebook


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in a document, each in the order of the text; `coded` by one codebook.

    `told` are the events with their types, clustered within the document.
    """

    sentences: tuple[Sentence, ...]
    coded: tuple[CodedSentence, ...]
    quotations: tuple[Quotation, ...]
    told: tuple[Told, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A document and what is found in it: all that the tables of a study are made from."""

    document: Document
    found: Findings

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that are read and coded."""
        return tuple(one for one in self.found.sentences if one.role is Role.BODY)


def record(document: Document, codebook: Codebook) -> Record:
    """The record of `document`, coded by `codebook`: a pure function of the two.

    A document's `label`, which depends on the other texts, has no part in what is found. In a text
    that is not English nothing is.
    """
    plain = replace(document, label="")
    if document.language != "en":
        return Record(document, Findings(sentences(plain), (), (), (), (), ()))
    read, places = whole(plain)
    found = _findings(read, codebook)
    if places:
        found = replace(places.back(found), sentences=sentences(plain))
    return Record(document, found)


def _findings(document: Document, codebook: Codebook) -> Findings:
    # A third of a second of rules and lists, that a study of texts read before does without.
    from ukchina.coding.coder import code  # noqa: PLC0415
    from ukchina.coding.speakers import spoken  # noqa: PLC0415
    from ukchina.reading.events.acts import mentioned  # noqa: PLC0415
    from ukchina.reading.people.mentions import mentions  # noqa: PLC0415
    from ukchina.reading.quantities.amounts import quantities  # noqa: PLC0415

    return Findings(
        sentences=sentences(document),
        coded=code(document, codebook),
        quotations=spoken(document),
        told=mentioned(document),
        quantities=quantities(document),
        mentions=mentions(document),
    )
