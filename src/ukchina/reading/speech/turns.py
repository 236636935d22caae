"""Transcripts: turns after a speaker's label, Hansard's headings, questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.reading.people.named import known
from ukchina.reading.speech.accounts import account_at, is_account, tells
from ukchina.reading.speech.turn_labels import (
    ANSWERS,
    QUESTIONER,
    answerer,
    is_question,
    label_of,
    member,
    parted,
    speaker,
    spoken,
)
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ukchina.corpus import Block, Document

# A page is a transcript when at least two paragraphs begin with a label: one may be chance.
LABELS = 2
# The party of a member, as Hansard prints it.
_PARTY = re.compile(r"\((?:Con|Lab|LD|SNP|Ind|DUP|PC|Green|Reform|CB|XB)\b")
_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_TITLED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness) )+"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?):?"
)
# A written question: whoever is not its asker answers for the department.
_WRITTEN = re.compile(
    r"\s*[Tt]o ask (?:the |His Majesty's |Her Majesty's )(?:Secretary|Minister|Prime Minister"
    r"|Chancellor|Attorney|Government)"
)


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
    labelled = list(_in_quotes(document)) or _labelled(document)
    said = _answered(document, labelled) or _headed(document)
    return tuple(_answering(said, fold(document.text)))


def _labelled(document: Document) -> list[Turn]:
    plain = fold(document.text)
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    labels = spoken({b.start: m for b in paragraphs if (m := label_of(plain, b))})
    many = len(labels) >= LABELS or _runs_on(plain, labels)
    written = any(_WRITTEN.match(plain, label.end()) for label in labels.values())
    if not many or (len(labels) * 3 < len(paragraphs) and not written):
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
            current = floor and replace(floor, start=block.start, end=block.end)
            every += [current] if current else []
        for label in (match, *ANSWERS.finditer(plain, block.start, block.end)) if match else ():
            name, side = speaker(document, label["label"], in_office)
            if every and every[-1].end > label.start():
                every[-1] = replace(every[-1], end=label.start())
            current = Turn(label.end(), block.end, label.span("label"), name, side)
            every.append(current)
    if told:
        every = [replace(turn, end=account_at(plain, turn.start, turn.end)) for turn in every]
    return [turn for turn in every if turn.start < turn.end]


def _in_quotes(document: Document) -> Iterator[Turn]:
    """The turns of an interview whose answers have no label and stand in quotation marks.

    A paragraph without them is the page's own; none of other pages.
    """
    plain = fold(document.text)
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    labels = spoken({b.start: m for b in paragraphs if (m := label_of(plain, b))})
    asked = [is_question(match["label"]) for match in labels.values()]
    quoted = [b for b in paragraphs if plain.startswith('"', b.start)]
    if len(asked) < LABELS or not all(asked) or len(quoted) < LABELS:
        return
    for block in paragraphs:
        label = labels.get(block.start)
        if label:
            yield Turn(label.end(), block.end, label.span("label"), QUESTIONER, Side.OTHER)
        elif block in quoted and block.start > min(labels):
            yield Turn(block.start, block.end, (block.start, block.start), *answerer(document))


def _runs_on(plain: str, labels: Mapping[int, re.Match[str]]) -> bool:
    """Whether a single paragraph holds a whole conversation, somebody speaking in it twice."""
    for start, label in labels.items():
        end = plain.find("\n", start)
        found = ANSWERS.finditer(plain, start, end if end >= 0 else len(plain))
        spoke = Counter([label["label"], *(one["label"] for one in found)])
        if len(spoke) > 1 and max(spoke.values()) > 1:
            return True
    return False


def _answered(document: Document, every: Sequence[Turn]) -> Sequence[Turn]:
    """The turns; behind a written question whoever asks none is the government's.

    An urgent question is put in the same words: there others ask too, and all stay who they are.
    """
    text = document.text
    if not every or not _WRITTEN.match(text, every[0].start):
        return every
    askers = {turn.speaker for turn in every if _WRITTEN.match(text, turn.start)}
    asking = {turn.speaker for turn in every if text[turn.start : turn.end].rstrip().endswith("?")}
    if asking - askers:
        return every
    return [
        replace(turn, side=Side.OTHER if turn.speaker in askers else Side.UK_GOVERNMENT)
        for turn in every
    ]


def _answering(every: Sequence[Turn], plain: str) -> Sequence[Turn]:
    """The turns of a House; who only ever answers there is the government's.

    At least two of their turns follow a question of somebody else, and none is a question. Where
    the page names a minister by the office, those with a party and a seat are members.
    """
    if not any(_PARTY.search(plain, *turn.label) for turn in every):
        return every
    asks = [plain[turn.start : turn.end].rstrip().endswith("?") for turn in every]
    asking = {turn.speaker for turn, asked in zip(every, asks, strict=True) if asked}
    if any(turn.side is Side.UK_GOVERNMENT for turn in every):
        asking |= {turn.speaker for turn in every if _PARTY.search(plain, *turn.label)}
    answers = Counter(
        turn.speaker
        for last, asked, turn in zip(every, asks, every[1:], strict=False)
        if asked and turn.speaker != last.speaker
    )
    ministers = {name for name, count in answers.items() if count >= LABELS} - asking
    return [
        replace(turn, side=Side.UK_GOVERNMENT)
        if turn.speaker in ministers and turn.side is Side.OTHER
        else turn
        for turn in every
    ]


def _floor(plain: str, last: Turn, every: Sequence[Turn], block: Block) -> Turn | None:
    """Whose words a paragraph without a label are: behind a question, the last answerer's.

    A question goes on through the paragraphs that end with a question mark. Where nobody is
    labelled but who asks, the answers are no labelled turn (None).
    """
    asked = plain[last.start : last.end].rstrip().endswith("?") and _asks(last.speaker)
    if not asked or plain[block.start : block.end].rstrip().endswith("?"):
        return last
    if all(turn.speaker == QUESTIONER for turn in every):
        return None
    return next((turn for turn in reversed(every) if turn.side in _GOVERNMENTS), last)


def _asks(speaker: str) -> bool:
    """Whether a speaker is there to ask: an outlet, or nobody by name."""
    outlet = any(naming.type == "media" for naming in known(speaker, 0, len(speaker)))
    return outlet or speaker == QUESTIONER


def _again(words: str, members: Mapping[str, tuple[str, Side]]) -> tuple[str, Side] | None:
    """The one member named before whom a heading calls by title and surname ("Mr Renwick")."""
    short = _TITLED.fullmatch(words)
    found = [who for name, who in members.items() if short and name.endswith(f" {short['name']}")]
    return found[0] if len(found) == 1 else None


def _headed(document: Document) -> list[Turn]:
    """Turns under headings that name a member ("Catherine West"), as Hansard prints them."""
    heads = {i: m for i, b in enumerate(document.blocks) if (m := member(document, b))}
    if len(heads) < LABELS:
        return []
    found: list[Turn] = []
    current: tuple[tuple[int, int], str, Side] | None = None
    in_office: dict[str, Side] = {}
    members: dict[str, tuple[str, Side]] = {}
    for i, block in enumerate(document.blocks):
        words = document.text[block.start : block.end]
        again = _again(fold(words), members) if block.kind != "paragraph" or i in heads else None
        if again:
            current = (block.start, block.end), *again
        elif i in heads:
            name, _ = parted(fold(words))
            who = speaker(document, words, in_office)
            members[who[0]] = who
            current = (block.start, block.start + len(name)), *who
        elif block.kind == "paragraph" and current:
            found.append(Turn(block.start, block.end, *current))
        elif block.role is Role.HEADING and i - 1 not in heads:
            current = None  # right beneath a name stands a seat
    return found
