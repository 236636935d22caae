"""The speaker that the words of a text stand for: by name, by country, by what went before."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.speech.antecedents import antecedent, role_fits
from ukchina.reading.speech.joint import JOINT, taken_up, together
from ukchina.reading.speech.subjects import is_object
from ukchina.reading.speech.unnamed import unnamed_group
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech.descriptions import Reference

_GOVERNMENT = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_PUBLISHED = re.compile(r"\b(?:published|released|issued|produced|wrote|drafted) +\Z")
# How far back the words that rule a reference may reach.
_WINDOW = 120
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
    if subject.parts:
        return together([resolved(masked, part, references) for part in subject.parts], Speaker)
    return _alone(masked, subject, before, references[last:])


def _alone(
    masked: str, subject: Reference, before: Sequence[Reference], after: Sequence[Reference]
) -> Speaker | None:
    """The speaker that one reference is, between those `before` and those `after` it."""
    if taken_up(subject, before):
        return Speaker(JOINT, Side.OTHER, "pronoun" if subject.form == "pronoun" else "explicit")
    is_paper = subject.type == "document"
    if is_paper and (issuer := _issuer(masked, subject, before)):
        return Speaker(issuer.name, issuer.side, "document")
    ahead = _named_ahead(masked, subject, after)
    if ahead:
        return Speaker(ahead.name, ahead.side, "explicit")
    if subject.name:
        return Speaker(subject.name, subject.side, "document" if is_paper else "explicit")
    return _standing_for(masked, subject, before)


def _standing_for(masked: str, subject: Reference, before: Sequence[Reference]) -> Speaker | None:
    """The speaker whom a pronoun or a description without a name takes up."""
    is_paper = subject.type == "document"
    found = antecedent(masked, subject, before)
    if found is None:
        return _described(subject)
    how = "pronoun" if subject.form == "pronoun" else "explicit"
    how = "document" if is_paper or found.type == "document" else how
    group = subject.form == "description" and subject.type == "collective"
    return Speaker(_theirs(subject, found) if group else found.name, found.side, how)


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
        return reference if opens and reference.name and role_fits(subject, reference) else None
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


def _theirs(subject: Reference, owner: Reference) -> str:
    """The name of a government's people ("its diplomats"); else that of the owner."""
    if subject.type == "collective" and owner.side in _GOVERNMENT:
        return unnamed_group(subject.noun, owner.side)
    return owner.name
