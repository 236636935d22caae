"""Who a pronoun or a description means: the last one who acted or spoke and fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.offices import title_of, titles
from ukchina.reading.roster import by_name
from ukchina.reading.speech_references import pronoun, unnamed_group
from ukchina.reading.speech_subjects import is_object
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech_references import Reference

_GOVERNMENT = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_EXPERTS = frozenset({Side.UK_EXPERT, Side.CHINA_EXPERT})
_SCHOLARLY = re.compile(
    r"analyst|expert|professor|scholar|academic|historian|economist|researcher|lecturer|fellow|author|writer"
)
_OFFICIAL = re.compile(
    r"minister|official|diplomat|spokes|ambassador|envoy|secretary|president|premier|consul|governor|chancellor"
)
_PUBLISHED = re.compile(r"\b(?:published|released|issued|produced|wrote|drafted) +\Z")
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by name, with the way the text tells who it is."""

    name: str
    side: Side
    attribution: str


def resolved(masked: str, subject: Reference, references: Sequence[Reference]) -> Speaker | None:
    """The speaker that `subject` is or stands for; None when the text does not tell."""
    if subject.form in {"state", "metonym"}:
        return Speaker(subject.name, subject.side, "metonym")
    if subject.type == "document" and (issuer := _issuer(masked, subject, references)):
        return Speaker(issuer.name, issuer.side, "document")
    if subject.name:
        kind = "document" if subject.type == "document" else "explicit"
        return Speaker(subject.name, subject.side, kind)
    before = [
        r for r in references if r.end <= subject.start and r.name and not _apposed(masked, r)
    ]
    antecedent = _antecedent(masked, subject, before)
    if antecedent:
        how = "pronoun" if subject.form == "pronoun" else "explicit"
        how = "document" if "document" in {subject.type, antecedent.type} else how
        if (
            subject.form == "description"
            and subject.type in {"collective", "person"}
            and antecedent.type != "person"
        ):
            return Speaker(_theirs(subject, antecedent), antecedent.side, how)
        return Speaker(antecedent.name, antecedent.side, how)
    if subject.form == "description":
        name = re.sub(
            r"^(?:the|his|her|its|their|this|that) ", "", subject.words, flags=re.IGNORECASE
        )
        how = "document" if subject.type == "document" else "explicit"
        return Speaker(f"{name} (unnamed)", subject.side, how)
    return None


def _issuer(masked: str, subject: Reference, references: Sequence[Reference]) -> Reference | None:
    """Who "published a report": the first free subject of that clause."""
    published = _PUBLISHED.search(masked[: subject.start])
    if subject.form != "description" or subject.det in {"the", "this", "that"} or not published:
        return None
    near = [
        r
        for r in references
        if published.start() - _WINDOW < r.start and r.end <= published.start() and r.name
    ]
    return near[-1] if near else None


def _apposed(masked: str, reference: Reference) -> bool:
    """Whether a nameless description only describes the name before it."""
    if reference.form != "description" or not reference.name.endswith("(unnamed)"):
        return False
    return masked[: reference.start].endswith((", ", "- "))


def _theirs(subject: Reference, owner: Reference) -> str:
    """ "Its diplomats" of a government; the spokesperson of a body is the body."""
    if subject.type == "collective" and owner.side in _GOVERNMENT:
        return unnamed_group(subject.noun, owner.side)
    return owner.name


def _antecedent(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    wanted = subject
    if subject.form == "description" and (owned := _owned(subject, before)):
        return owned
    fitting = [r for r in before if _fits(wanted, r)]
    free = [r for r in fitting if not is_object(masked, r, max(0, r.start - _WINDOW))]
    if not free:
        return fitting[-1] if fitting else None
    # The first free reference of the nearest sentence that has one is its subject.
    return next(r for r in free if r.unit == free[-1].unit)


def _owned(subject: Reference, before: Sequence[Reference]) -> Reference | None:
    """The body that a description speaks for: "its diplomats", "a spokesman for the university"."""
    bodies = [
        r
        for r in before
        if r.type in {"institution", "company", "party", "media", "state"}
        and r.form != "description"
    ]
    if subject.noun.startswith("spokes") or "'s " in subject.words:
        words = subject.words.lower().replace("'s", "")
        for body in reversed(bodies):
            if any(word in words for word in body.name.lower().split() if word in _BODY_WORDS):
                return body
    if subject.det in {"his", "her"} and subject.type in {"collective", "document"}:
        owner = pronoun(subject.start, subject.start, subject.det)
        people = [r for r in before if _fits(owner, r)]
        return people[-1] if people else None
    if subject.det in {"its", "their"} and bodies and subject.type in {"collective", "person"}:
        return bodies[-1]
    return None


_BODY_WORDS = frozenset(
    "university ministry department embassy committee council company office treasury commission bank institute "
    "college party agency group".split()
)


def _fits(subject: Reference, other: Reference) -> bool:
    if subject.form == "pronoun":
        if subject.pronoun in {"he", "she"}:
            return other.type == "person" and other.pronoun in {"", subject.pronoun}
        if subject.pronoun == "they":
            return other.pronoun == "they"
        bodies = {"institution", "document", "media", "party", "company", "state"}
        return other.type in bodies and other.pronoun == "it"
    if subject.type == "person":
        return other.type == "person" and _role_fits(subject, other)
    if subject.type == "document":
        return other.type == "document" and (
            other.noun in {"", subject.noun} or subject.noun in other.words.lower()
        )
    if subject.type == "institution":
        return other.type in {"institution", "company", "party", "media"} and (
            subject.noun.split()[-1] in other.name.lower()
        )
    return False


def _role_fits(subject: Reference, other: Reference) -> bool:
    if subject.pronoun and other.pronoun and subject.pronoun != other.pronoun:
        return False
    actor = by_name().get(other.name)
    title = title_of(subject.words)
    if title and actor:
        return any(office.office in titles()[title] for office in (*actor.offices, *actor.posts))
    if title:
        return False
    if (
        actor
        and subject.noun
        in f"{actor.description} {' '.join(o.office for o in actor.offices)}".lower()
    ):
        return True
    if _SCHOLARLY.search(subject.noun):
        return other.side in _EXPERTS
    if _OFFICIAL.search(subject.noun):
        return other.side in _GOVERNMENT
    return True
