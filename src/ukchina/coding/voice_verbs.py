"""Whether the words behind a subject make the sentence its claim, and by which rule."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.coding.voice_context import GOVERNMENTS
from ukchina.coding.voice_saying import refused
from ukchina.coding.voice_sources import feeling
from ukchina.coding.voice_words import ADVERBS, after_subject, participle, verb, words
from ukchina.reading.speech.joint import JOINT

if TYPE_CHECKING:
    from ukchina.coding.voice_context import Subject


# What its own are told to do, or asked for, is an act: "The ministry has told staff not to drive".
TELLING = re.compile(
    r"[^,;~]{0,80}?\b(?:has|have|had)(?: already| also)? (?:(?:ordered|instructed"
    r"|told(?= (?:staff|officers|officials|employees|examiners|civil servants|their|its)\b))"
    r" (?!(?:reporters|journalists)\b)(?:[\w'-]+ ){1,4}?(?:not )?to(?! the\b)"
    r"|asked (?:some |its |all |their |senior )*(?:staff|officials|employees|workers|civil servants"
    r"|officers|universities|companies|departments) (?:not )?to"
    r"|asked (?!about\b)(?:[\w'-]+ ){1,4}?for)\b"
)


_AGREED = re.compile(rf"(?:\s+{ADVERBS})*\s+agreed? to\b")


def acted(subject: Subject, narration: str) -> bool:
    """Whether a subject did what follows, and said nothing: it "agreed to" it."""
    if subject.name == JOINT:
        together = subject.type != "state"
    else:
        together = subject.name.lower().startswith(("both", "the two", "two "))
    return not together and _AGREED.match(narration, subject.end) is not None


def verb_rule(subject: Subject, after: str) -> tuple[str, int]:
    """The rule that the words after a subject satisfy, and where a second verb stands (0: none)."""
    if subject.type == "document":
        return _document_rule(after), 0
    governing = subject.side in GOVERNMENTS
    if after_subject("want" if governing else "wish").match(after):
        return "wanting" if governing else "reported", 0
    if _reports(subject, after):
        return "reported", 0
    if subject.type == "pronoun" and after_subject("document").match(after):
        return "document", 0
    if governing and participle().search(after):
        return "participle", 0
    second = _second().match(after) if governing else None
    return ("reported", second.end()) if second else ("", 0)


@cache
def _second() -> re.Pattern[str]:
    """What follows a subject whose second verb reports it ("met Wang and said …")."""
    return re.compile(rf"[^,;:~]{{1,120}}\b(?:and|but) (?:{ADVERBS} )*{verb('say')}")


def _reports(subject: Subject, after: str) -> bool:
    """Whether the words after a subject have a verb of saying, and do not tell what it ordered."""
    said = after_subject("say").match(after)
    if said:
        answers = said["verb"].startswith(("repl", "respon", "answer"))
        replied = answers and after.startswith((" with ", " by "), said.end())
        return not replied and TELLING.match(after) is None
    if refused(after, 0) or subject.type == "state":
        return refused(after, 0)
    felt = subject.type != "pronoun" and feeling().match(after)
    return bool(felt or after_subject("named").match(after))


def _document_rule(after: str) -> str:
    found = _of_a_document().match(after) or after_subject("document").match(after)
    return "document" if found or refused(after, 0) else ""


@cache
def _of_a_document() -> re.Pattern[str]:
    """What follows a document whose part speaks ("'s key finding is …")."""
    parts = "|".join(words()["document"]["parts"])
    return re.compile(rf"'s (?:\w+ ){{0,2}}(?:{parts})\b")
