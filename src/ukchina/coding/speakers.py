"""Who says what in a document, as its voices have it: the quotations with their speakers settled.

The reading of speech finds what is said and the words that give it to somebody. Whose a sentence
is, the voice decides with more of the text in view: who was brought in without a name, whose page
it is, who is asked. Where a sentence is told by the words of a quotation, both have one speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.speaker_names import (
    akin,
    is_described,
    is_proper,
    is_spokesperson,
    part_of,
    printed,
    tells,
)
from ukchina.coding.speaker_phrases import is_body, is_nation
from ukchina.coding.voice import voices
from ukchina.coding.voice_context import GOVERNMENTS, UNNAMED, Voice
from ukchina.coding.voice_quoted import deciding
from ukchina.coding.voice_weights import WEIGHED
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.speech.turn_labels import ANSWERER
from ukchina.reading.values import KEPT, Kind, Quotation, Side
from ukchina.sentences import body
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.sentences import Sentence
    from ukchina.spans import Span

# The rules that read whose claim a sentence is in its own words: a subject and its verb.
_CLAIMED = frozenset({"reported", "attribution", "wanting", "participle", "indirect", WEIGHED})
# How the words themselves tell the speaker.
_STATED = frozenset({"explicit", "metonym", "document"})
# "She wants calm but fears that": the verb goes on with the subject of its sentence.
_JOINED = re.compile(r"\b(?:and|but|or|yet)(?: \w+ly)? \Z")
_BEHIND = 80  # characters behind a description that can hold its bearer's name
_SENTENCE = re.compile(r"[A-Z](?:[^ ]* ){3,}[^ ]*[.!?]")  # of four words at the least
_MARKS = 4  # characters of the marks and blanks around the words of a whole sentence
_NOBODYS: Voice = (Side.AUTHOR, "", "")
_BEFORE = 2000  # characters before a sentence in which its speaker was brought in
_HEAD = 30  # characters of a sentence in which its pronoun stands
_TITLE = 20  # characters of the titles before a name


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with its sentences, their voices and the quotations as read.

    `here` holds the quotations that share a character with each sentence, by its place, `known`
    the names of the people and bodies that the document mentions.
    """

    plain: str
    sentences: Sequence[Sentence]
    voices: Sequence[Voice]
    speech: Sequence[Quotation]
    here: dict[int, list[Quotation]]
    known: frozenset[str]


@lru_cache(maxsize=KEPT)
def spoken(document: Document) -> tuple[Quotation, ...]:
    """The quotations in the order of the text, each by whom the voice of its sentence tells.

    What the sentence does not decide (words of another in a clause of their own, marks of
    distance, a journalist's question) stays as it was read.
    """
    page = _page(document)
    return tuple(_named(page, _settled(page, found)) for found in page.speech)


def names(document: Document) -> tuple[str, ...]:
    """The speaker of each body sentence, under the name that its quotation has; "" for none."""
    page = _page(document)
    result = [_name(page, at) for at in range(len(page.voices))]
    decided = {_told(page, found): settled for found, settled in _both(page, document)}
    for at, settled in decided.items():
        if at is not None and settled.side is page.voices[at][0]:
            result[at] = settled.speaker
    return tuple(result)


def _both(page: _Page, document: Document) -> Iterator[tuple[Quotation, Quotation]]:
    """The quotations from the last to the first, as read and as settled."""
    return zip(reversed(page.speech), reversed(spoken(document)), strict=True)


def _page(document: Document) -> _Page:
    speech, here = quotations(document), defaultdict[int, list[Quotation]](list)
    known = frozenset(mention.name for mention in mentions(document))
    page = _Page(fold(document.text), body(document), voices(document), speech, here, known)
    for found in speech:
        for at in _within(page, found):
            here[at].append(found)
    return page


def _named(page: _Page, found: Quotation) -> Quotation:
    """The quotation with its speaker as the tables have it; labels of turns stay."""
    turn = found.attribution == "turn" or found.side is Side.AUTHOR
    if turn or (found.speaker in page.known and is_proper(found.speaker)):
        return found
    name = printed(found.speaker, found.side)
    return found if name == found.speaker else replace(found, speaker=name)


def _name(page: _Page, at: int) -> str:
    """The speaker whom the voice of a sentence tells, as the tables have it."""
    side, rule, name = page.voices[at]
    known = rule == "turn" or (name in page.known and is_proper(name) and not is_nation(name))
    return name if known else printed(name, side, _behind(page, name, at))


def _settled(page: _Page, found: Quotation) -> Quotation:
    """The quotation with the speaker and side that the voice of its sentence has."""
    if found.attribution == "turn":
        return _of_turn(page, found, _within(page, found))
    if found.kind is Kind.SCARE:
        return _whole(page, found)
    at = _told(page, found)
    return found if at is None else _by(page, found, at)


def _told(page: _Page, found: Quotation) -> int | None:
    """The place of the sentence whose voice is that of whoever says the quotation."""
    if found.kind is Kind.SCARE or found.side is Side.AUTHOR or found.attribution == "turn":
        return None
    within = _within(page, found)
    filled = (at for at in within if deciding([found], page.sentences[at], page.plain))
    at = next(filled, within.start)
    voice = page.voices[at] if within else None
    if voice is None or voice[0] is Side.AUTHOR or not _decides(page, found, at):
        return None
    return at


def _of_turn(page: _Page, found: Quotation, within: range) -> Quotation:
    """The words of a turn, on the side where the voices of its sentences have the speaker."""
    for at in within:
        side, rule, name = page.voices[at]
        if rule != "turn" or side is Side.AUTHOR:
            continue
        if name == found.speaker or (found.speaker == ANSWERER and name):
            return replace(found, side=side, speaker=name)
    return found


def _whole(page: _Page, found: Quotation) -> Quotation:
    """The marked words, as somebody's where they are all of a sentence that one speaker says."""
    within = _within(page, found)
    side, rule, name = page.voices[within.start] if len(within) == 1 else _NOBODYS
    if rule != "quotation" or side is Side.AUTHOR or name in {"", UNNAMED}:
        return found
    span = page.sentences[within.start].span
    words = page.plain[found.span.start : found.span.end]
    if span.end - span.start - len(words) > _MARKS or not _SENTENCE.fullmatch(words):
        return found
    name = _name(page, within.start)
    return replace(found, kind=Kind.DIRECT, attribution="continuation", side=side, speaker=name)


def _within(page: _Page, found: Quotation) -> range:
    """The places of the sentences that share a character with the quotation."""
    first = bisect_right(page.sentences, found.span.start, key=lambda one: one.span.end)
    return range(first, bisect_left(page.sentences, found.span.end, key=lambda s: s.span.start))


def _decides(page: _Page, found: Quotation, at: int) -> bool:
    """Whether the voice of a sentence is that of whoever says the quotation."""
    _, rule, name = page.voices[at]
    if rule == "quotation":
        told = deciding(page.here[at], page.sentences[at], page.plain)
        direct = next((one for one in told if one.kind is not Kind.INDIRECT), None)
        if direct and (found in told or found.speaker == direct.speaker):
            return found.speaker == direct.speaker
    return rule in _CLAIMED and _attributed(page, found, name, at)


def _attributed(page: _Page, found: Quotation, name: str, at: int) -> bool:
    """Whether the words that attribute a quotation name the speaker of the sentence.

    A pronoun at its head names whom the voice takes it for, unless that name stands elsewhere in
    the sentence; words that would go on with who spoke before are those of whoever speaks in it.
    """
    if found.speaker == name:
        return True
    start = page.sentences[at].span.start
    places = _places(page, name, at)
    if found.attribution == "continuation":
        return any(last <= found.span.start or found.span.end <= first for first, last in places)
    if found.cue is None or found.cue.end <= start:
        return False
    if places:
        return any(_heads(first, last, found.cue) for first, last in places)
    if found.attribution != "pronoun":
        return False
    verb = " " not in page.plain[found.cue.start : found.cue.end]
    joined = verb and _JOINED.search(page.plain, start, found.cue.start) is not None
    return joined or found.cue.start - start < _HEAD


def _heads(first: int, last: int, cue: Span) -> bool:
    """Whether a name at `first`-`last` begins or ends the words that attribute a quotation."""
    overlaps = first < cue.end and cue.start < last
    return overlaps and (first <= cue.start + _TITLE or last >= cue.end)


def _places(page: _Page, name: str, at: int) -> list[tuple[int, int]]:
    """Where a name stands in a sentence, and is no owner's ("the minister's office")."""
    span = page.sentences[at].span
    result = []
    first = page.plain.find(name, span.start, span.end) if name else -1
    while first >= 0:
        last = first + len(name)
        if not page.plain.startswith("'s ", last):
            result.append((first, last))
        first = page.plain.find(name, last, span.end)
    return result


def _by(page: _Page, found: Quotation, at: int) -> Quotation:
    """The quotation on the side of the sentence's voice, under the name of whoever spoke."""
    side, rule, name = page.voices[at]
    stated = found.attribution in _STATED
    whole = _name(page, at)
    if found.speaker != whole and part_of(found.speaker, whole) and is_body(whole):
        return replace(found, side=side, speaker=whole)
    if stated and _better_read(found, side, name):
        return found
    known = side is found.side and (stated or rule == WEIGHED or _holds(found, name))
    placed = found.side in {side, Side.OTHER}
    if known or akin(name, found.speaker) or (placed and not tells(name)):
        return replace(found, side=side)
    return replace(found, side=side, speaker=whole)


def _behind(page: _Page, name: str, at: int) -> str:
    """The words behind a speaker's name in its sentence, or where they were brought in before."""
    start, end = page.sentences[at].span.start, page.sentences[at].span.end
    found = page.plain.find(name, start, end)
    found = page.plain.rfind(name, max(0, end - _BEFORE), end) if found < 0 else found
    last = found + len(name)
    return page.plain[last : last + _BEHIND] if found >= 0 else ""


def _holds(found: Quotation, name: str) -> bool:
    """Whether a pronoun has been read as a person whom the voice knows only by an office."""
    if found.attribution != "pronoun" or found.side not in GOVERNMENTS:
        return False
    return is_proper(found.speaker) and is_described(name) and not is_spokesperson(name)


def _better_read(found: Quotation, side: Side, name: str) -> bool:
    """Whether the reading names a speaker whom the voice knows by less: a place, a spokesperson."""
    return side is Side.OTHER and (is_spokesperson(name) or part_of(name, found.speaker))
