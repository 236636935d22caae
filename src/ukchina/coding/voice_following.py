"""Whom "he", "they" and "it" of the next sentence take up."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ukchina.coding.voice_clauses import ruled
from ukchina.coding.voice_context import GOVERNMENTS, Subject
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_sources import actor, body_at_head
from ukchina.coding.voice_standing import not_names
from ukchina.reading.speech.joint import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.voice_context import Claim, Context


_BODIES = frozenset({"document", "institution", "company", "party", "media", "state"})


# A name that is a body's by its words: "the Office for Students".
_INSTITUTION = re.compile(
    r"\b(?:Office|Agency|Commission|Council|Committee|Institute|University|Bank|Group|Association"
    r"|Federation|Board|Authority|Centre|Fund|Union|Trust|Service|Society|Chamber|Court)"
    r"(?: (?:for|of|on)\b|\Z)"
)


_OFFICES = frozenset({"institution", "state"})


_BOTH = ("both", "the two ", "two ")
# Whose speech or visit opens a sentence: "he" of the next takes up the office's holder.
_OWNER = re.compile(
    r"(?:But |And |Yet )?(?P<who>[Tt]he (?:[a-z]+ )?(?:prime minister|chancellor|foreign secretary"
    r"|home secretary|business secretary|trade secretary|defence secretary|president|premier"
    r"|ambassador|minister|PM|Prime Minister|Chancellor|Foreign Secretary))'s "
)


_BESIDE = 25  # characters between an office at the head of a sentence and its holder's name


_FULL_NAME = re.compile(
    r"(?:(?:Dr|Professor|Sir|Dame|Lord|Lady|Mr|Mrs|Ms) )?[A-Z][a-z]+ [A-Z][a-z]+"
)


_FIRM = ("Securities", "Distillers", "Technologies", "Wanderers", "Rights", "Nuclear", "Group")


def following(
    context: Context, narration: str, named: tuple[Subject, ...], own: Claim | None
) -> Context:
    """The context for the next sentence: its "he" is who spoke here, or the first named."""
    people = [subject for subject in named if _is_person(subject)]
    head = actor(narration)
    if head and not any(person.start < head[1] + _BESIDE for person in people):
        people.insert(0, Subject(*head, narration[: head[1]], "person"))
    pair = next((s for s in named if s.name.lower().startswith(_BOTH)), None)
    if pair and not people:
        people.append(replace(pair, name=JOINT, type="collective"))
    owner = None if people else _OWNER.match(narration)
    if owner:
        who = owner["who"]
        people.append(Subject(*owner.span("who"), side_of(who), who, "person"))
    bodies = [
        subject
        for subject in named
        if (subject.type in _BODIES or _is_institution(subject))
        and (subject.type == "document" or not ruled(narration, subject))
    ]
    first = body_at_head(narration)
    if first and not any(body.start < first[1] for body in bodies):
        bodies.insert(0, Subject(*first, narration[: first[1]], "institution"))
    offices = [s for s in named if s.type in _OFFICES and s.side in GOVERNMENTS]
    speaker = own.subject if own and _speaks_on(own.subject) else None
    if own and own.subject.type == "pronoun" and context.person:
        speaker = context.person if context.person.name == own.subject.name else None
    sides = frozenset(person.side for person in people) & GOVERNMENTS
    return replace(
        context,
        sides=sides | context.sides,
        person=speaker or next(iter(people), context.person),
        claimed=own.subject if own else context.claimed,
        body=own.subject
        if own and _is_body(own.subject, bodies)
        else next(iter(bodies), context.body),
        office=next(iter(offices), context.office),
    )


def _is_institution(subject: Subject) -> bool:
    """Whether a name that no table lists is a body's by its words."""
    return subject.type == "collective" and _INSTITUTION.search(subject.name) is not None


def _is_body(subject: Subject, bodies: Sequence[Subject]) -> bool:
    """Whether "it" may take up the speaker of a claim: a body, or a collective of no people."""
    return subject in bodies or (subject.type == "collective" and actor(subject.name) is None)


def _is_person(subject: Subject) -> bool:
    """Whether "he" may take up a subject: a person, or two capitals at the head of a sentence."""
    unlisted = subject.type == "collective" and subject.start == 0
    if subject.type == "person" or not unlisted:
        return subject.type == "person"
    named = _FULL_NAME.fullmatch(subject.name) is not None
    return (
        named and not subject.name.endswith(_FIRM) and not_names().isdisjoint(subject.name.split())
    )


def _speaks_on(subject: Subject) -> bool:
    """Whether "he" or "they" may take up the speaker of a claim."""
    return subject.type in {"person", "collective"} or subject.name == JOINT
