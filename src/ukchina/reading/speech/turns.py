"""Transcripts: turns after a speaker's label, Hansard's headings, questions and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.named import known
from ukchina.reading.people.naming import published
from ukchina.reading.people.strangers import side as described_side
from ukchina.reading.speech.accounts import account_at, is_account, tells
from ukchina.reading.speech.rules import speech_rules
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.corpus import Block, Document
    from ukchina.reading.people.naming import Naming

# A page is a transcript when at least two paragraphs begin with a label: one may be chance.
LABELS = 2
_LABEL = re.compile(
    r"(?:Q ?\d{1,4}\.? +|Asked by )?(?P<label>[A-Z][\w.'-]*"
    r"(?:,? (?:(?:and|of|the|for|in|on) ){0,2}[A-Z(][\w.'/)-]*){0,9}) *:(?: +(?=\S)| *\Z)"
)
# The answer to a question in the same paragraph ("…? Lin Jian: We are in touch.").
_ANSWERS = re.compile(
    r"(?<=[?.!] )(?P<label>Answer|A|Spokes(?:person|man|woman)"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}) *: +"
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
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_QUESTIONER = "(questioner)"
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
    labels = {b.start: m for b in paragraphs if (m := _label(plain, b))}
    if len(labels) < LABELS or len(labels) * 3 < len(paragraphs):
        return []
    every: list[Turn] = []
    current: Turn | None = None
    in_office: dict[str, Side] = {}
    told = is_account(plain, paragraphs[0], labels)
    for block in document.blocks:
        if block.role is Role.HEADING:
            current = None
        if block.kind != "paragraph":
            continue
        match = labels.get(block.start)
        if told and not match and tells(plain, block.start):
            current = None
        elif current and not match:
            floor = _floor(plain, current, every, block)
            current = replace(floor, start=block.start, end=block.end)
            every.append(current)
        for label in (match, *_ANSWERS.finditer(plain, block.start, block.end)) if match else ():
            name, side = _speaker(document, label["label"], in_office)
            if every and every[-1].end > label.start():
                every[-1] = replace(every[-1], end=label.start())
            current = Turn(label.end(), block.end, label.span("label"), name, side)
            every.append(current)
    if told:
        every = [replace(turn, end=account_at(plain, turn.start, turn.end)) for turn in every]
    return [turn for turn in every if turn.start < turn.end]


def _label(plain: str, block: Block) -> re.Match[str] | None:
    """The label that begins a paragraph; a section's name is nobody's ("Monday: …")."""
    match = _LABEL.match(plain, block.start, block.end)
    return None if match and _names("no_label").fullmatch(match["label"]) else match


def _floor(plain: str, last: Turn, every: Sequence[Turn], block: Block) -> Turn:
    """Whose words a paragraph without a label are: behind a question, the last answerer's.

    A question goes on through the paragraphs that end with a question mark.
    """
    asked = plain[last.start : last.end].rstrip().endswith("?") and _asks(last.speaker)
    if not asked or plain[block.start : block.end].rstrip().endswith("?"):
        return last
    return next((turn for turn in reversed(every) if turn.side in _GOVERNMENTS), last)


def _asks(speaker: str) -> bool:
    """Whether a speaker is there to ask: an outlet, or nobody by name."""
    outlet = any(naming.type == "media" for naming in known(speaker, 0, len(speaker)))
    return outlet or speaker == _QUESTIONER


def _headed(document: Document) -> list[Turn]:
    """Turns under headings that name a member ("Catherine West"), as Hansard prints them."""
    heads = {i: m for i, b in enumerate(document.blocks) if (m := _member(document, b))}
    if len(heads) < LABELS:
        return []
    found: list[Turn] = []
    current: tuple[tuple[int, int], str, Side] | None = None
    in_office: dict[str, Side] = {}
    for i, block in enumerate(document.blocks):
        if i in heads:
            words = document.text[block.start : block.end]
            current = (block.start, block.end), *_speaker(document, words, in_office)
        elif block.kind == "paragraph" and current:
            found.append(Turn(block.start, block.end, *current))
        elif block.role is Role.HEADING:
            current = None
    return found


def _member(document: Document, block: Block) -> re.Match[str] | None:
    """The heading that names who speaks: a known person, an office, or a member with a party."""
    plain = fold(document.text)
    words = plain[block.start : block.end]
    prose = block.role is Role.BODY and not (_PARTY.search(words) and words.endswith(")"))
    if prose or block.end - block.start > _HEADING_CHARS:
        return None
    match = _who(words)
    if match is None:
        return None
    if block.kind == "speaker":
        return match
    person = any(n.type == "person" for n in known(plain, block.start, block.end))
    in_office = match["office"] is not None and _OFFICE.search(match["office"]) is not None
    return match if person or in_office or _PARTY.search(words) else None


def _who(words: str) -> re.Match[str] | None:
    """The name in a label, whatever office, seat or party stands beside it."""
    seat = words.find("(") if _PARTY.search(words) else -1
    return _MEMBER.match(words[:seat].rstrip() if seat > 0 else words)


def _speaker(document: Document, label: str, in_office: dict[str, Side]) -> tuple[str, Side]:
    """Who speaks under a label: the person or outlet it names; Q and A by what the title says.

    `in_office` keeps the side of those whose label gave their office, for their later turns.
    """
    plain = fold(label)
    if _names("question").fullmatch(plain):
        return _QUESTIONER, Side.OTHER
    if _names("answer").fullmatch(plain):
        return _answerer(document, plain)
    who = _who(plain) if "(" in plain else None
    own = who["name"] if who else plain
    naming = next(iter(known(own, 0, len(own))), None)
    name = naming.name if naming else _TITLES.sub("", own)
    side = _side(document, naming) if naming else _of_the_house(document, name)
    office = _office(plain) if who or not naming else Side.OTHER
    if side is Side.OTHER and office is Side.OTHER and _is_scholar(document, plain):
        side = Side.UK_EXPERT
    if office in _GOVERNMENTS:
        in_office[name] = office
    return name, in_office.get(name, side)


def _is_scholar(document: Document, label: str) -> bool:
    """Whether a label with "Dr" or "Professor" is that of a witness before a committee."""
    if not re.match(r"(?:Dr|Prof(?:essor)?)\b", label):
        return False
    heads = (
        fold(document.text[b.start : b.end]) for b in document.blocks if b.role is not Role.BODY
    )
    return any(re.search(r"\b(?:Oral evidence|Committee)\b", head) for head in heads)


def _office(label: str) -> Side:
    """The side of the office that a label gives."""
    if _names("uk_office").fullmatch(label):
        return Side.UK_GOVERNMENT
    china = _names("china_office").fullmatch(label)
    return Side.CHINA_GOVERNMENT if china else described_side(label)


@cache
def _names(table: str) -> re.Pattern[str]:
    """The labels of one list of `[turns]` in `speech.toml`."""
    return re.compile("|".join(speech_rules()["turns"][table]))


def _of_the_house(document: Document, name: str) -> Side:
    """The side of an unlisted speaker: that of the body whose transcript the title gives them."""
    body, title = issuer(document), document.title.value if document.title else ""
    return body.side if body and name in fold(title) else Side.OTHER


def _answerer(document: Document, label: str) -> tuple[str, Side]:
    """Whoever holds the press conference, by the lines above it or by the label itself."""
    plain = fold(document.text)
    heads = [plain[b.start : b.end] for b in document.blocks if b.role is not Role.BODY]
    for words in (*heads, label):
        for naming in known(words, 0, len(words)):
            if naming.type in {"person", "institution"}:
                return naming.name, _side(document, naming)
        if re.search(r"\bembassy\b", words, re.IGNORECASE):
            return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    body = issuer(document)
    return (body.name, body.side) if body else ("(answerer)", _office(label))


def _side(document: Document, naming: Naming) -> Side:
    return naming.actor.side_on(published(document)) if naming.actor else naming.side
