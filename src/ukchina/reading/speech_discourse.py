"""Who a pronoun or a description means: the last one who acted or spoke and fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.offices import title_of, titles
from ukchina.reading.roster import by_name
from ukchina.reading.speech_references import pronoun, unnamed_group
from ukchina.reading.speech_subjects import is_object
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.roster import Actor
    from ukchina.reading.speech_references import Reference

_BODIES = frozenset({"institution", "company", "party", "media"})
_GOVERNMENT = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_EXPERTS = frozenset({Side.UK_EXPERT, Side.CHINA_EXPERT})
_SCHOLARLY = re.compile(
    r"analyst|expert|professor|scholar|academic|historian|economist|researcher|lecturer|fellow|author|writer"
)
_OFFICIAL = re.compile(
    r"minister|official|diplomat|spokes|ambassador|envoy|secretary|president|premier|consul|governor|chancellor"
)
_PUBLISHED = re.compile(r"\b(?:published|released|issued|produced|wrote|drafted) +\Z")
# How far back the words that rule a reference may reach, and how near an apposition stands.
_WINDOW = 120
_BESIDE = 2
# Within so many sentences a text still opens.
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by name, with the way the text tells who it is."""

    name: str
    side: Side
    attribution: str


NARRATOR = Speaker("(article narrator)", Side.AUTHOR, "none")


def resolved(masked: str, subject: Reference, references: Sequence[Reference]) -> Speaker | None:
    """The speaker that `subject` is or stands for; None when the text does not tell."""
    if subject.form in {"state", "metonym"}:
        return Speaker(subject.name, subject.side, "metonym")
    last = bisect_left(references, subject.start, key=lambda reference: reference.start)
    before = references[:last]
    is_paper = subject.type == "document"
    if is_paper and (issuer := _issuer(masked, subject, before)):
        return Speaker(issuer.name, issuer.side, "document")
    ahead = _named_ahead(masked, subject, references[last:])
    if ahead:
        return Speaker(ahead.name, ahead.side, "explicit")
    if subject.name:
        return Speaker(subject.name, subject.side, "document" if is_paper else "explicit")
    antecedent = _antecedent(masked, subject, before)
    if antecedent is None:
        return _described(subject)
    how = "pronoun" if subject.form == "pronoun" else "explicit"
    how = "document" if is_paper or antecedent.type == "document" else how
    group = subject.form == "description" and subject.type == "collective"
    return Speaker(_theirs(subject, antecedent) if group else antecedent.name, antecedent.side, how)


def _named_ahead(masked: str, subject: Reference, after: Sequence[Reference]) -> Reference | None:
    """Whom a description at the head of a text announces: a name that opens the next sentences.

    "A Conservative MP has called it ...", and the next paragraph begins with who that is.
    """
    if subject.form != "description" or subject.det not in {"a", "an"} or subject.unit > _HEAD:
        return None
    if subject.type != "person":
        return None
    for reference in after:
        if reference.unit > subject.unit + 1 or not subject.unit:
            return None
        if reference.unit == subject.unit or reference.form == "description":
            continue
        opens = reference.type == "person" and not is_object(masked, reference, subject.end)
        return reference if opens and reference.name and _role_fits(subject, reference) else None
    return None


def _described(subject: Reference) -> Speaker | None:
    """A speaker whom only a description tells; None for a pronoun."""
    if subject.form != "description":
        return None
    name = re.sub(
        r"^(?:an?|the|his|her|its|their|this|that) ", "", subject.words, flags=re.IGNORECASE
    )
    how = "document" if subject.type == "document" else "explicit"
    return Speaker(f"{name} (unnamed)", subject.side, how)


def _issuer(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    """Who "published a report": the last name before that verb."""
    lead = masked[max(0, subject.start - _WINDOW) : subject.start]
    published = _PUBLISHED.search(lead)
    if subject.form != "description" or subject.det in {"the", "this", "that"} or not published:
        return None
    verb = subject.start - len(lead) + published.start()
    near = [r for r in before if verb - _WINDOW < r.start and r.end <= verb and r.name]
    return near[-1] if near else None


def _appositive(references: Sequence[Reference], at: int) -> bool:
    """Whether a nameless description only describes the name beside it."""
    reference = references[at]
    if reference.form != "description" or not reference.name.endswith("(unnamed)"):
        return False
    beside = (*references[max(0, at - 2) : at], *references[at + 1 : at + 3])
    return any(
        other.type == "person"
        and other.form == "name"
        and (
            0 <= reference.start - other.end <= _BESIDE
            or 0 <= other.start - reference.end <= _BESIDE
        )
        for other in beside
    )


def _theirs(subject: Reference, owner: Reference) -> str:
    """The name of a government's people ("its diplomats"); else that of the owner."""
    if subject.type == "collective" and owner.side in _GOVERNMENT:
        return unnamed_group(subject.noun, owner.side)
    return owner.name


def _antecedent(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    """Whom a description or a pronoun stands for."""
    if subject.form == "description" and (owned := _owned(masked, subject, before)):
        return owned
    return _nearest(masked, subject, before)


def _nearest(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    """The first free reference of the nearest sentence that has one that fits: its subject."""
    free: Reference | None = None
    ruled: Reference | None = None
    for at in range(len(before) - 1, -1, -1):
        reference = before[at]
        if free and reference.unit != free.unit:
            break
        if ruled and subject.pronoun == "they" and reference.unit != ruled.unit:
            break
        if not reference.name or not _fits(subject, reference) or _appositive(before, at):
            continue
        if not is_object(masked, reference, max(0, reference.start - _WINDOW)):
            free = reference
        ruled = ruled or reference
    return free or ruled


def _owned(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
    """The body that a description speaks for: "its diplomats", "a spokesman for the university"."""
    bodies = [
        r
        for r in before
        if r.type in {"institution", "company", "party", "media", "state"}
        and r.form != "description"
    ]
    if subject.noun.startswith("spokes") and (found := _generic(subject, bodies, before)):
        return found
    if subject.noun.startswith("spokes") or "'s " in subject.words:
        words = subject.words.lower().replace("'s", "")
        for body in reversed(bodies):
            if any(word in words for word in body.name.lower().split() if word in _BODY_WORDS):
                return body
    if subject.det in {"his", "her"} and subject.type in {"collective", "document"}:
        return _nearest(masked, pronoun(subject.start, subject.start, subject.det), before)
    if subject.det in {"its", "their"} and bodies and subject.type in {"collective", "person"}:
        return bodies[-1]
    return None


def _generic(
    subject: Reference, bodies: Sequence[Reference], before: Sequence[Reference]
) -> Reference | None:
    """The body of a spokesman who is only said to be one, or one "for the department"."""
    generic = _GENERIC.fullmatch(subject.words)
    people = [by_name()[r.name] for r in before if r.name in by_name() and r.type == "person"]
    if subject.det == "the" and any("spokes" in known_as(actor) for actor in people):
        return None
    bodies = [body for body in bodies if body.type != "media" and body.form != "state"]
    if not bodies or generic is None or subject.det in {"his", "her"}:
        return None
    official = [body for body in bodies if body.side in _GOVERNMENT]
    return (official or bodies)[-1] if generic["whose"] in _OFFICES else bodies[-1]


_OFFICES = frozenset(["department", "ministry", "office"])
_GENERIC = re.compile(
    r"(?:a|an|the|its|their) +spokes\w+(?: +for +(?:the|its|their) +(?P<whose>department|ministry"
    r"|office|body|group|company|firm|organi[sz]ation|institution|agency|charity|government))?",
    re.IGNORECASE,
)
_BODY_WORDS = frozenset(
    [
        "university",
        "ministry",
        "department",
        "embassy",
        "committee",
        "council",
        "company",
        "office",
        "treasury",
        "commission",
        "bank",
        "institute",
        "college",
        "party",
        "agency",
        "group",
    ]
)


def _fits(subject: Reference, other: Reference) -> bool:
    """Whether `other` can be what a pronoun or a description stands for."""
    if subject.form == "pronoun":
        return _pronoun_fits(subject.pronoun, other)
    if subject.type == "person":
        return other.type == "person" and _role_fits(subject, other)
    if subject.type == "document":
        called = other.noun in {"", subject.noun} or subject.noun in other.words.lower()
        return other.type == "document" and called
    named = subject.noun.split()[-1] in other.name.lower() if subject.noun else False
    return subject.type == "institution" and other.type in _BODIES and named


def _pronoun_fits(word: str, other: Reference) -> bool:
    if word in {"he", "she"}:
        return other.type == "person" and other.pronoun in {"", word}
    if word == "they":
        return other.pronoun == "they" or (other.type in _BODIES and other.form != "state")
    speaks_for = other.noun.startswith("spokes") and not other.name.endswith("(unnamed)")
    bodily = other.type in {*_BODIES, "document", "state"} and other.pronoun == "it"
    return bodily or (speaks_for and other.form == "description")


def known_as(actor: Actor) -> str:
    """What a person is known as, in lower case, with each spokesman a spokesperson."""
    offices = [office.office for office in (*actor.offices, *actor.posts)]
    words = f"{actor.description} {' '.join(offices)}".lower()
    return words.replace("woman", "person").replace("man", "person")


def _role_fits(subject: Reference, other: Reference) -> bool:
    if subject.pronoun and other.pronoun and subject.pronoun != other.pronoun:
        return False
    actor, title = by_name().get(other.name), title_of(subject.words)
    offices = {office.office for office in (*actor.offices, *actor.posts)} if actor else set()
    if title:
        return not offices.isdisjoint(titles()[title])
    if actor and subject.noun.replace("woman", "person").replace("man", "person") in known_as(
        actor
    ):
        return True
    if _SCHOLARLY.search(subject.noun):
        return other.side in _EXPERTS
    return other.side in _GOVERNMENT or not _OFFICIAL.search(subject.noun)
