"""Who a pronoun or a description means: the last one who acted or spoke and fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.reading.speech_frames import is_object
from ukchina.reading.speech_references import Reference, known_office
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

_GOVERNMENT = {Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT}
_EXPERTS = {Side.UK_EXPERT, Side.CHINA_EXPERT}
_SCHOLARLY = re.compile(
    r"analyst|expert|professor|scholar|academic|historian|economist|researcher|lecturer|fellow|author|writer|veteran"
)
_OFFICIAL = re.compile(
    r"minister|official|diplomat|spokes|ambassador|envoy|secretary|president|premier|counterpart|guest|host|consul|chancellor|governor|director"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by name, with the way the text tells who it is."""

    name: str
    side: Side
    attribution: str


def resolved(masked: str, subject: Reference, references: Sequence[Reference]) -> Speaker | None:
    """The speaker that `subject` is or stands for; None when the text does not tell."""
    if subject.form in {"name", "surname", "given name"} or (
        subject.name and subject.form == "description"
    ):
        kind = "document" if subject.type == "document" else "explicit"
        return Speaker(subject.name, subject.side, kind)
    if subject.form in {"state", "metonym"}:
        return Speaker(subject.name, subject.side, "metonym")
    if subject.form in {"collective", "document"}:
        return Speaker(
            subject.name, subject.side, "document" if subject.form == "document" else "explicit"
        )
    before = [r for r in references if r.end <= subject.start and r.name]
    antecedent = _antecedent(masked, subject, before)
    if antecedent is None:
        return None
    if subject.form == "pronoun":
        kind = "document" if antecedent.type == "document" else "pronoun"
        return Speaker(antecedent.name, antecedent.side, kind)
    return Speaker(
        antecedent.name, antecedent.side, "document" if subject.type == "document" else "explicit"
    )


def _antecedent(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    fitting = [r for r in before if _fits(subject, r)]
    for reference in reversed(fitting):
        if not is_object(masked, reference, max(0, reference.start - 120)):
            return reference
    if fitting:
        return fitting[-1]
    if subject.form == "description":
        return replace(subject, name=f"{subject.noun} (unnamed)")
    return None


def _fits(subject: Reference, other: Reference) -> bool:
    if subject.form == "pronoun":
        if subject.pronoun in {"he", "she"}:
            return other.type == "person" and other.pronoun in {"", subject.pronoun}
        if subject.pronoun == "they":
            return other.pronoun == "they"
        return (
            other.type in {"institution", "document", "media", "party", "company", "state"}
            and other.pronoun == "it"
        )
    if subject.type == "person":
        return other.type == "person" and _role_fits(subject, other)
    if subject.type == "document":
        return other.type == "document" or (
            other.form == "description" and other.noun == subject.noun
        )
    if subject.type == "institution":
        return (
            other.type in {"institution", "company", "party", "media"}
            and subject.noun.split()[-1] in other.name.lower()
        )
    return False


def _role_fits(subject: Reference, other: Reference) -> bool:
    if subject.pronoun and other.pronoun and subject.pronoun != other.pronoun:
        return False
    if subject.noun in known_office(other.name):
        return True
    if _SCHOLARLY.search(subject.noun) and subject.noun != "veteran":
        return other.side in _EXPERTS
    if _OFFICIAL.search(subject.noun):
        return other.side in _GOVERNMENT
    return True
