"""Which earlier words a pronoun or a description stands for: the last ones that fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.people.offices import of_the_side, title_of, titles
from ukchina.reading.people.roster import by_name
from ukchina.reading.speech.references import pronoun
from ukchina.reading.speech.subjects import is_object
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.people.roster import Actor
    from ukchina.reading.speech.descriptions import Reference

_BODIES = frozenset({"institution", "company", "party", "media"})
_EXPERTS = frozenset({Side.UK_EXPERT, Side.CHINA_EXPERT})
_SCHOLARLY = re.compile(
    r"analyst|expert|professor|scholar|academic|historian|economist|researcher|lecturer|fellow|author|writer"
)
_OFFICIAL = re.compile(
    r"minister|official|diplomat|spokes|ambassador|envoy|secretary|president|premier|consul|governor|chancellor"
)
_GOVERNMENT = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
# Who answers in a debate; nobody calls the Prime Minister so.
_MINISTER = re.compile(r"(?<!Prime )(?<!Foreign )\bMinister\b")
_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bProf)(?<!\b[A-Z])[.!?][\x01\"')\]]* +"
)
# How far back the words that rule a reference may reach, and how near an apposition stands.
_WINDOW = 120
_BESIDE = 2
# An office stands within so many characters of a name.
_BEFORE, _BEHIND = 40, 60


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


def antecedent(masked: str, subject: Reference, before: Sequence[Reference]) -> Reference | None:
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
        if _of_the_house(subject) and not _MINISTER.search(_around(masked, reference)):
            continue
        if not is_object(masked, reference, _opening(masked, reference)):
            free = reference
        ruled = ruled or reference
    return free or ruled


def _opening(masked: str, reference: Reference) -> int:
    """Where the sentence of a reference begins, or its words do that may rule it."""
    start = max(0, reference.start - _WINDOW)
    stops = (match.end() for match in _STOP.finditer(masked, start, reference.start))
    return max(stops, default=start)


def _of_the_house(subject: Reference) -> bool:
    """Whether it is "the Minister" of a debate: the one who answers, not the last one named."""
    return subject.form == "description" and subject.words in {"The Minister", "the Minister"}


def _around(masked: str, reference: Reference) -> str:
    """A reference with the words of its sentence that may tell its office."""
    before = masked[max(0, reference.start - _BEFORE) : reference.start].rsplit(". ", 1)[-1]
    after = masked[reference.end : reference.end + _BEHIND].split(". ", 1)[0]
    return f"{before}{masked[reference.start : reference.end]}{after}"


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
        return other.type == "person" and role_fits(subject, other)
    if subject.type == "document":
        called = other.noun in {"", subject.noun} or subject.noun in other.words.lower()
        return other.type == "document" and called
    named = subject.noun.split()[-1] in other.name.lower() if subject.noun else False
    return subject.type == "institution" and other.type in _BODIES and named


def _pronoun_fits(word: str, other: Reference) -> bool:
    if word in {"he", "she"}:
        spokesman = other.form == "description" and other.noun.startswith("spokes")
        fits = {"", word, "it"} if spokesman else {"", word}
        return (other.type == "person" or spokesman) and other.pronoun in fits
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


def role_fits(subject: Reference, other: Reference) -> bool:
    """Whether the person `other` can be called what the description `subject` says."""
    if subject.pronoun and other.pronoun and subject.pronoun != other.pronoun:
        return False
    actor, title = by_name().get(other.name), title_of(subject.words)
    offices = {office.office for office in (*actor.offices, *actor.posts)} if actor else set()
    if actor and not of_the_side(subject.words, actor):
        return False
    if title:
        return not offices.isdisjoint(titles()[title])
    if actor and subject.noun.replace("woman", "person").replace("man", "person") in known_as(
        actor
    ):
        return True
    if _SCHOLARLY.search(subject.noun):
        return other.side in _EXPERTS
    return other.side in _GOVERNMENT or not _OFFICIAL.search(subject.noun)
