"""Headings that name who speaks next, as Hansard prints them above a turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

_CHARS = 200
_PARTY = re.compile(
    r"\((?:Con|Lab|Lab/Co-op|LD|SNP|DUP|UUP|SDLP|SF|PC|Green|GP|Reform|Alba|Alliance|Ind|Non-Afl|"
    r"CB|XB|Bishops|Your Party|APNI|TUV)\)\s*\Z"
)
_BRACKETED = re.compile(r"(?:\([^()]{2,80}\)\s*){1,3}\Z")
_NAME = (
    r"(?:(?:Sir|Dame|Mr|Mrs|Ms|Miss|Dr|Lord|Baroness|Lady|Earl|Viscount|The|Madam) ){0,2}"
    r"[A-Z][\w'-]{1,24}(?: (?:of )?[A-Z][\w'.-]{1,24}){0,4}"
)
_ALONE = re.compile(rf"{_NAME}\Z")
_IN_BRACKETS = re.compile(rf"\(({_NAME})\)\s*\Z")
_OFFICE = re.compile(
    r"(?:The )?(?:(?:(?:Foreign|Home|Business|Defence|Health|Education|Energy|Culture) Secretary|"
    r"Parliamentary |Minister|Secretary|Prime|Chancellor|Attorney|Solicitor|Lord|"
    r"Leader|Under-Secretary|Advocate|Deputy|Chair|Speaker|Madam|Mr|President|Vice-Chamberlain)\b)"
)
# An office that fills its line, beneath the name of who holds it.
_HELD = re.compile(
    r"(?:The )?(?:Parliamentary Under-Secretary|Minister (?:of State|without|for)|Prime Minister"
    r"|First Minister|Deputy (?:Prime Minister|Leader)|Secretary of State|Attorney General"
    r"|(?:Foreign|Home|Business|Defence|Health|Education|Energy|Culture) Secretary"
    r"|(?:Economic|Exchequer|Financial|Chief) Secretary|Solicitor General|Chancellor of the"
    r"|Leader of the|Lord (?:Chancellor|President|Privy)|Chair of the|Advocate General"
    r"|Shadow (?:Minister|Secretary|Chancellor|Foreign|Home))\b[^.:;?!()\"]*\Z"
)
# Lines that only a report of a debate has.
_RECORD = re.compile(r"(?:Volume \d+|Column \d+|.{0,60}\b[Dd]ebated on )\b")


def is_held(line: str) -> bool:
    """Whether a line is nothing but an office of Parliament or government."""
    return len(line) <= _CHARS and _HELD.match(line) is not None


def speaker_lines(lines: list[Line]) -> set[int]:
    """The numbers of the lines that only name the next speaker; none but in a report of a debate.

    A debate is known by a name or an office with a constituency, a party or the holder in
    brackets behind it or on the next line; its other speakers by names so made known. A name
    also stands above an office without brackets where the page tells that it is of a debate.
    """
    heads: set[int] = set()
    holders: set[int] = set()
    names: set[str] = set()
    officers: set[int] = set()
    for number, line in enumerate(lines):
        if line.closed or line.kind or len(line.text) > _CHARS:
            continue
        beneath = lines[number + 1] if number + 1 < len(lines) else None
        if beneath and not beneath.gap and _heads(line.text, beneath.text):
            heads |= {number, number + 1}
            names |= {line.text, *_IN_BRACKETS.findall(beneath.text)}
        elif beneath and _ALONE.match(line.text) and _holds(lines, number):
            holders.add(number)
        elif _PARTY.search(line.text) and line.text[:1].isupper():
            heads.add(number)
            names.add(line.text.split(" (", 1)[0])
        elif _OFFICE.match(line.text) and _IN_BRACKETS.search(line.text):
            officers.add(number)
            names |= set(_IN_BRACKETS.findall(line.text))
    if heads or _debates(lines, holders, officers):
        heads |= officers | holders | {number + 1 for number in holders}
        names |= {lines[number].text for number in holders}
    if not heads:
        return heads
    return (
        heads
        | officers
        | {
            number
            for number, line in enumerate(lines)
            if line.text in names and not line.closed and number not in heads
        }
    )


def _debates(lines: list[Line], holders: set[int], officers: set[int]) -> bool:
    """Whether ministers named with their offices speak: the record says so, or one speaks again."""
    if not holders and not officers:
        return False
    names = {lines[number].text for number in holders}
    again = len([line for line in lines if line.text in names]) > len(names)
    bare = {name for number in officers for name in _IN_BRACKETS.findall(lines[number].text)}
    again = again or any(line.text in bare for line in lines)
    return again or (bool(holders) and any(_RECORD.match(line.text) for line in lines))


def _holds(lines: list[Line], number: int) -> bool:
    """Whether a name has its office on the next line, and words beneath that."""
    below = lines[number + 1 : number + 3]
    if len(below) < 2 or is_held(lines[number].text) or not is_held(below[0].text):  # noqa: PLR2004 - an office and the words beneath it
        return False
    return below[1].closed


def _heads(text: str, beneath: str) -> bool:
    if _BRACKETED.match(beneath) is None:
        return False
    named = _IN_BRACKETS.match(beneath) is not None
    return (named and _OFFICE.match(text) is not None) or (
        _ALONE.match(text) is not None and (_PARTY.search(beneath) is not None or named)
    )
