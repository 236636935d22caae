"""The labels and headings of a transcript, and who speaks under each."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from ukchina.corpus import Role
from ukchina.corpus.speakers import is_held
from ukchina.reading.people.described import side as described_side
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.named import known
from ukchina.reading.people.naming import published
from ukchina.reading.speech.rules import speech_rules
from ukchina.reading.values import Side
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Block, Document
    from ukchina.reading.people.naming import Naming

_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})


_LABEL = re.compile(
    r"(?:Q ?\d{1,4}\.? +|(?:HL|UIN )?\d{3,6}\.? +|(?:Asked|Answered) by (?:the )?)?"
    r"(?P<label>[A-Z][\w.'-]*"
    r"(?:,? (?:(?:and|of|the|for|in|on) ){0,2}[A-Z(][\w.'/)-]*){0,9}) *:(?: +(?=\S)| *\Z)"
)


# The answer to a question in the same paragraph ("…? Lin Jian: We are in touch.").
ANSWERS = re.compile(
    r"(?<=[?.!] )(?P<label>Answer|A|Spokes(?:person|man|woman)|Chair|Member|Witness|Host|[A-Z]{3,}"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}) *: +"
)


_TITLES = re.compile(r"^(?:(?:Sir|Dame|Mr|Mrs|Ms|Dr|The|Professor|Prof\.?|Lord|Baroness) )+")


_MEMBER = re.compile(
    r"(?P<office>.*\()?"
    r"(?P<name>(?:(?:Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Baroness|Lady|Earl|Viscount|The) )*"
    r"[A-Z][\w'-]+(?: (?:of )?[A-Z][\w'.-]+){1,4})\)?(?: *\([^)]*\)){0,2}:?\Z"
)


# Where a line may have ended, between a name of two words or more and an office.
_BENEATH = re.compile(r" +(?=[A-Z])")
_TWO_NAMES = re.compile(r"(?!The )[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,4}")


_PARTY = re.compile(r"\((?:Con|Lab|LD|SNP|Ind|DUP|PC|Green|Reform|CB|XB)\b|\(Lab/")


_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|Chancellor|Attorney|Solicitor|Speaker|Leader|Lord)\b"
)


# Who holds such an office sits opposite the government.
_SHADOW = re.compile(r"(?:The )?Shadow\b")


# Pages on which whoever has an academic title answers as a scholar.
_CONVERSED = re.compile(
    r"\b(?:[Oo]ral evidence|[Ee]vidence from|Committee|[Ii]nterview(?:ed)?|In conversation|Q&A"
    r"|[Ff]ive minutes with|[Ss]inologist|[Hh]istorian|[Pp]odcast)\b"
)


QUESTIONER = "(questioner)"
ANSWERER = "(answerer)"
# Who speaks stands first in such a title, what is spoken of behind it.
_FOR_EMBASSY = re.compile(r"\A(?:The )?(?:Chinese )?Embassy(?:'s)? Spokes\w+", re.IGNORECASE)
# So many different labels in capitals, each used once, head the parts of a factbox.
_TOPICS = 3


# Initials in capitals ("DAC") are no office written out.
_INITIALS = 5


# The heading of a turn is a name with an office or a seat: the longest of Hansard fit.
_HEADING_CHARS = 200


def label_of(plain: str, block: Block) -> re.Match[str] | None:
    """The label that begins a paragraph; a section's name is nobody's ("Monday: …")."""
    match = _LABEL.match(plain, block.start, block.end)
    return None if match and _names("no_label").fullmatch(match["label"]) else match


def spoken(labels: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """The labels without those of a list of topics: in capitals, and none of them twice."""
    capitals = Counter(m["label"] for m in labels.values() if m["label"].isupper())
    topics = len(capitals) >= _TOPICS and max(capitals.values()) == 1
    return {at: m for at, m in labels.items() if not (topics and m["label"] in capitals)}


def member(document: Document, block: Block) -> re.Match[str] | None:
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


def parted(words: str) -> tuple[str, str]:
    """A name and the office on the line beneath it; no office where there is none."""
    for at in _BENEATH.finditer(words):
        name, office = words[: at.start()], words[at.end() :]
        if is_held(office) and _TWO_NAMES.fullmatch(name):
            return name, office
    return words, ""


def _who(words: str) -> re.Match[str] | None:
    """The name in a label, whatever office, seat or party stands beside it."""
    words, _ = parted(words)
    seat = words.find("(") if _PARTY.search(words) else -1
    return _MEMBER.match(words[:seat].rstrip() if seat > 0 else words)


def _before_brackets(label: str) -> str:
    """The name before an office or a seat in brackets; "" where the brackets hold the name."""
    head, found, _ = label.partition(" (")
    named = found and not is_held(head) and not _OFFICE.search(head)
    return head if named and _TWO_NAMES.fullmatch(_TITLES.sub("", head)) else ""


def speaker(document: Document, label: str, in_office: dict[str, Side]) -> tuple[str, Side]:
    """Who speaks under a label: the person or outlet it names; Q and A by what the title says.

    `in_office` keeps the side of those whose label gave their office, for their later turns.
    """
    plain, held = parted(fold(label))
    if is_question(plain):
        return QUESTIONER, Side.OTHER
    if _names("answer").fullmatch(plain):
        return answerer(document, plain)
    who = _who(plain) if "(" in plain else None
    own = _before_brackets(plain) or (who["name"] if who else plain)
    naming = next(iter(known(own, 0, len(own))), None)
    name = naming.name if naming else _TITLES.sub("", own)
    side = _side(document, naming) if naming else _of_the_house(document, name)
    office = _office(held or plain) if held or who or not naming else Side.OTHER
    if side is Side.OTHER and office is Side.OTHER and _is_scholar(document, plain):
        side = Side.UK_EXPERT
    if office in _GOVERNMENTS:
        in_office[name] = office
    return name, in_office.get(name, side)


def _is_scholar(document: Document, label: str) -> bool:
    """Whether a label with "Dr" or "Professor" is that of a witness before a committee."""
    if not re.match(r"(?:Dr|Prof(?:essor)?)\b", label):
        return False
    return any(_CONVERSED.search(head) for head in _heads(document))


def _heads(document: Document) -> list[str]:
    """The lines that are not the text itself, with a title that is kept apart from it."""
    plain = fold(document.text)
    lines = [plain[b.start : b.end] for b in document.blocks if b.role is not Role.BODY]
    apart = document.title is not None and document.title.span is None
    return [fold(document.title.value), *lines] if document.title and apart else lines


def _office(label: str) -> Side:
    """The side of the office that a label gives, be it in capitals."""
    if label.isupper() and len(label) > _INITIALS:
        label = label.title()
    if _SHADOW.match(label):
        return Side.OTHER
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


def is_question(label: str) -> bool:
    """Whether a label is that of whoever asks ("Q", "Question 3")."""
    return _names("question").fullmatch(label) is not None


def answerer(document: Document, label: str = "A") -> tuple[str, Side]:
    """Whoever holds the press conference, by the lines above it or by the label itself."""
    for words in (*_heads(document), label):
        if _FOR_EMBASSY.search(words):
            return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
        for naming in known(words, 0, len(words)):
            if naming.type in {"person", "institution"}:
                return naming.name, _side(document, naming)
        if re.search(r"\bembassy\b", words, re.IGNORECASE):
            return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    body = issuer(document)
    return (body.name, body.side) if body else (ANSWERER, _office(label))


def _side(document: Document, naming: Naming) -> Side:
    return naming.actor.side_on(published(document)) if naming.actor else naming.side
