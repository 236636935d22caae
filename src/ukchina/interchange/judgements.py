"""What each coder said of each sentence: the one thing that every exchange format carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from ukchina.coding.values import MACHINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.coding.coders import Coder, Row
    from ukchina.coding.values import CodedSentence, Coding
    from ukchina.corpus import Document
    from ukchina.spans import Span
    from ukchina.study import Study

# The root of every identifier that is written: drawn once, and never to be changed, so that a
# tool which has read an earlier export knows the same things again.
_ROOT = UUID("6f0ab6f4-1f0e-5c0f-9b38-7c6e2f7f51d4")
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """One answer about a sentence: `kind` is theme, orientation or voice.

    The theme `none` says that a coder looked and found no theme.

    >>> str(Label("theme", "economy"))
    'theme:economy'
    """

    kind: str
    value: str

    def __str__(self) -> str:
        """`kind:value`, as formats without a tree of codes name it."""
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that one coder said of one sentence; `codings` hold the cues, where a machine gave any.

    `coder` is the machine or the name of a coding file; `author` whom the file's row names.
    """

    sentence: Span
    labels: tuple[Label, ...]
    coder: str
    author: str = ""
    reason: str = ""
    date: str = ""
    speaker: str = ""
    codings: tuple[Coding, ...] = ()


def guid(*parts: object) -> str:
    """The identifier of what `parts` name: the same in every run and on every machine."""
    return str(uuid5(_ROOT, "/".join(map(str, parts))))


def documents(study: Study) -> tuple[Document, ...]:
    """The documents that the study's parameters select, by name."""
    names = set(study.in_report["document"])
    return tuple(found for found in study.corpus.documents if found.name in names)


def judgements(study: Study, document: Document, coder: str = "") -> tuple[Judgement, ...]:
    """What was said of the sentences of `document`: the machine first, then each coding file.

    With `coder`, only what that one said.
    """
    return tuple(
        found for found in _judgements(study, document) if not coder or found.coder == coder
    )


def coders(study: Study) -> tuple[str, ...]:
    """Who coded: the machine, and each coding file by its name."""
    return (MACHINE, *(coder.name for coder in study.coders))


def _judgements(study: Study, document: Document) -> Iterator[Judgement]:
    for found in study.machine:
        if found.sentence.document == document.name:
            yield _by_machine(found)
    for coder in study.coders:
        for row in coder.rows:
            if row.sentence.document == document.name:
                yield _by_person(coder, row)


def _by_machine(found: CodedSentence) -> Judgement:
    return Judgement(
        sentence=found.sentence,
        labels=_labels([coding.theme for coding in found.codings], found.orientation, found.voice),
        coder=MACHINE,
        speaker=found.speaker,
        codings=found.codings,
    )


def _by_person(coder: Coder, row: Row) -> Judgement:
    return Judgement(
        sentence=row.sentence,
        labels=_labels(row.themes, row.orientation, row.voice),
        coder=coder.name,
        author=row.author,
        reason=row.reason,
        date=row.date,
    )


def _labels(
    themes: list[str] | tuple[str, ...], orientation: str | None, voice: str | None
) -> tuple[Label, ...]:
    """A label for each theme (or for their absence), and for what else was said."""
    named = [Label("theme", theme) for theme in dict.fromkeys(themes) or (NOTHING,)]
    if orientation:
        named.append(Label("orientation", str(orientation)))
    if voice:
        named.append(Label("voice", str(voice)))
    return tuple(named)
