"""Items of a list that say what was agreed, or is to be done: their lead-in says how sure it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.times.tense import verbs
from ukchina.spans import fold

if TYPE_CHECKING:
    from ukchina.corpus import Document
    from ukchina.sentences import Sentence

_MARK = re.compile(r"\s*(?:[-*+•·▪◦‣–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_TO_DO = re.compile(r"\b(?:will|shall|is to|are to|must)\b[^:]*:\W*\Z", re.IGNORECASE)
_AGREED = re.compile(
    r"\b(?:agree[sd]?|agreements?|commit(?:s|ted)?|commitments?|decided|decisions?|resolved"
    r"|undert(?:ook|akes?)|undertakings?|pledge[sd]?|plan(?:s|ned)?|intends?|intended|aims?|hopes?"
    r"|next steps|priorities|to):\W*\Z|"
    r"\b(?:agree[sd]?|commit(?:s|ted)?|decided|resolved|undert(?:ook|akes?)|pledge[sd]?"
    r"|plan(?:s|ned)?|intends?|aims?)\b[^:.]{0,60}:\W*\Z",
    re.IGNORECASE,
)
# Before the verb of an item that has no subject.
_BARE = re.compile(r"(?:\W|\d{1,2}[.)]|\b(?:to|also|jointly|further|\w+ly)\b)*\Z", re.IGNORECASE)
# So many lines are looked through for the words that lead to a list.
_MOST_LINES = 40


def undertaken(document: Document, sentence: Sentence, words: str, *, at: int) -> str:
    """How sure an item of a list is that tells no tense: scheduled, intended, "" for others.

    `words` are the sentence's up to the end of an event's trigger, which stands at `at`.
    """
    led = lead_in(document, sentence)
    if not led or verbs(words):
        return ""
    if _TO_DO.search(led):
        return "scheduled"
    return "intended" if _AGREED.search(led) or _BARE.match(words[:at]) else ""


def lead_in(document: Document, sentence: Sentence) -> str:
    """The line that leads to the list whose item a sentence is, up to its colon; "" for none."""
    start = document.text.rfind("\n", 0, sentence.span.start) + 1
    if not _is_item(document.text[start : sentence.span.end]):
        return ""
    for line in document.text[:start].splitlines()[: -_MOST_LINES - 1 : -1]:
        if line.strip() and not _is_item(line):
            return fold(line) if line.rstrip().endswith(":") else ""
    return ""


def _is_item(line: str) -> bool:
    """Whether a line is marked as an item, or goes on in small letters where one would begin."""
    return _MARK.match(line) is not None or line.lstrip()[:1].islower()
