"""What a file of another tool holds: labels on stretches of texts, not yet placed in a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.coding.values import Orientation
from ukchina.interchange.judgements import NOTHING, Label
from ukchina.interchange.refi_codes import codes
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.coding import Codebook
    from ukchina.interchange.anchoring import Quoted


@dataclass(frozen=True, slots=True)
class Mark:
    """One label that somebody gave to words of a text.

    `document` is the text's name there, `text` the whole of it as the tool has it ("" when the
    file does not hold it). `label` is the code as the tool names it, with its headings before
    it, `code` its identifier there; `line` is where it stands in the file, 0 unknown.
    """

    document: str
    text: str
    quoted: Quoted
    label: tuple[str, ...]
    code: str = ""
    coder: str = ""
    author: str = ""
    note: str = ""
    date: str = ""
    line: int = 0


def known_labels(codebook: Codebook) -> dict[tuple[str, ...], Label]:
    """Every way to name a label: by its identifier, its kind and id or name, or one of these.

    Of a name that two kinds share, the theme's stands.
    """
    known: dict[tuple[str, ...], Label] = {}
    for code in reversed(codes(codebook)):
        known[(code.guid,)] = code.label
        for name in (code.label.value, code.name, str(code.label)):
            known[_key((name,))] = code.label
            known[_key((code.label.kind, name))] = code.label
    return known


def label_of(mark: Mark, known: dict[tuple[str, ...], Label]) -> Label | None:
    """The label that a mark's code names; None for one that the codebook does not have."""
    path = _key(mark.label)
    return known.get((mark.code,)) or known.get(path[-2:]) or known.get(path[-1:])


def _key(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path as names are compared: without case, a heading without its plural."""
    plain = [" ".join(part.casefold().split()) for part in path]
    return (*(part.removesuffix("s") for part in plain[:-1]), *plain[-1:])


def themes_of(labels: list[Label]) -> tuple[str, ...]:
    """The themes among the labels, each once, in their order."""
    named = (label.value for label in labels if label.kind == "theme" and label.value != NOTHING)
    return tuple(dict.fromkeys(named))


def choices(labels: list[Label]) -> tuple[set[Orientation], set[Side]]:
    """The orientations and voices among the labels: two of one kind contradict each other."""
    return (
        {Orientation(label.value) for label in labels if label.kind == "orientation"},
        {Side(label.value) for label in labels if label.kind == "voice"},
    )
