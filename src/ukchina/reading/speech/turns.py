"""Transcripts: turns after a speaker's label, Hansard's headings, questions and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.named import known
from ukchina.reading.people.naming import published
from ukchina.reading.people.strangers import side as described_side
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Block, Document
    from ukchina.reading.people.naming import Naming

# A page is a transcript when at least two paragraphs begin with a label: one may be chance.
LABELS = 2
_LABEL = re.compile(
    # A newsletter's day is nobody's label ("Monday: the Commons votes").
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?:Q ?\d{1,4}\.? +)?(?P<label>[A-Z][\w.'-]*"
    r"(?: (?:and |of |the |for )?[A-Z(][\w.')-]*){0,5}) *: +(?=\S)"
)
_TITLES = re.compile(r"^(?:(?:Sir|Dame|Mr|Mrs|Ms|Dr|The|Professor|Prof\.?|Lord|Baroness) )+")
_MEMBER = re.compile(
    r"(?P<office>.*\()?"
    r"(?P<name>(?:(?:Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Baroness|Lady|Earl|Viscount|The) )*"
    r"[A-Z][\w'-]+(?: (?:of )?[A-Z][\w'.-]+){1,4})\)?(?: *\([^)]*\)){0,2}:?\Z"
)
_PARTY = re.compile(r"\((?:Con|Lab|LD|SNP|Ind|DUP|PC|Green|Reform|CB|XB)\b|\(Lab/")
_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|Chancellor|Attorney|Solicitor|Speaker|Leader|Lord)\b"
)
# The heading of a turn is a name with an office or a seat: the longest of Hansard fit.
_HEADING_CHARS = 200


@dataclass(frozen=True, slots=True)
class Turn:
    """The words of one turn in one paragraph, with the label that names its speaker."""

    start: int
    end: int
    label: tuple[int, int]
    speaker: str
    side: Side


def turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a transcript, one for each paragraph; none when the text is no transcript."""
    return tuple(_labelled(document) or _headed(document))


def _labelled(document: Document) -> list[Turn]:
    plain = fold(document.text)
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    labels = {b.start: m for b in paragraphs if (m := _LABEL.match(plain, b.start, b.end))}
    if len(labels) < LABELS or len(labels) * 3 < len(paragraphs):
        return []
    found: list[Turn] = []
    current: Turn | None = None
    for block in document.blocks:
        if block.role is Role.HEADING:
            current = None
        if block.kind != "paragraph":
            continue
        match = labels.get(block.start)
        if match:
            name, side = _speaker(document, match["label"])
            current = Turn(match.end(), block.end, match.span("label"), name, side)
        elif current:
            current = Turn(block.start, block.end, current.label, current.speaker, current.side)
        if current:
            found.append(current)
    return found


def _headed(document: Document) -> list[Turn]:
    """Turns under headings that name a member ("Catherine West"), as Hansard prints them."""
    heads = {i: m for i, b in enumerate(document.blocks) if (m := _member(document, b))}
    if len(heads) < LABELS:
        return []
    found: list[Turn] = []
    current: tuple[tuple[int, int], str, Side] | None = None
    in_office: set[str] = set()
    for i, block in enumerate(document.blocks):
        if i in heads:
            name, side = _speaker(document, heads[i]["name"])
            if heads[i]["office"] and described_side(heads[i]["office"]) is Side.UK_GOVERNMENT:
                in_office.add(name)
            side = Side.UK_GOVERNMENT if name in in_office else side
            current = (block.start, block.end), name, side
        elif block.kind == "paragraph" and current:
            found.append(Turn(block.start, block.end, *current))
        elif block.role is Role.HEADING:
            current = None
    return found


def _member(document: Document, block: Block) -> re.Match[str] | None:
    """The heading that names who speaks: a known person, an office, or a member with a party."""
    if block.role is Role.BODY or block.end - block.start > _HEADING_CHARS:
        return None
    plain = fold(document.text)
    words = plain[block.start : block.end]
    seat = words.find("(") if _PARTY.search(words) else -1
    match = _MEMBER.match(words[:seat].rstrip() if seat > 0 else words)
    if match is None:
        return None
    if block.kind == "speaker":
        return match
    person = any(n.type == "person" for n in known(plain, block.start, block.end))
    in_office = match["office"] is not None and _OFFICE.search(match["office"]) is not None
    return match if person or in_office or _PARTY.search(words) else None


def _speaker(document: Document, label: str) -> tuple[str, Side]:
    """Who speaks under a label: the person or outlet it names; Q and A by what the title says."""
    plain = fold(label)
    if plain in {"Q", "Question"}:
        return "(questioner)", Side.OTHER
    if plain in {"A", "Answer"}:
        return _answerer(document)
    naming = next(iter(known(plain, 0, len(plain))), None)
    if naming:
        return naming.name, _side(document, naming)
    name = _TITLES.sub("", plain)
    return name, _of_the_house(document, name)


def _of_the_house(document: Document, name: str) -> Side:
    """The side of an unlisted speaker: that of the body whose transcript the title gives them."""
    body, title = issuer(document), document.title.value if document.title else ""
    return body.side if body and name in fold(title) else Side.OTHER


def _answerer(document: Document) -> tuple[str, Side]:
    plain = fold(document.text)
    for block in document.blocks:
        if block.role is Role.BODY:
            continue
        for naming in known(plain, block.start, block.end):
            if naming.type in {"person", "institution"}:
                return naming.name, _side(document, naming)
        if re.search(r"\bembassy\b", plain[block.start : block.end], re.IGNORECASE):
            return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    return "(answerer)", Side.OTHER


def _side(document: Document, naming: Naming) -> Side:
    return naming.actor.side_on(published(document)) if naming.actor else naming.side
