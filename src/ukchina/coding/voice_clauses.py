"""Where the main clause of a sentence is, and whether a subject stands at its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukchina.coding.voice_context import Subject


_NEAR = 48  # characters that hold what rules a subject
_RULING = re.compile(
    r"\b(?:told|tells|informed|asked|met|joined|left|visited|urged|pressed|warned|accused|criticised"
    r"|thanked|praised|invited|reminded) (?:the )?\Z"
    r"|\b(?:to|with|of|from|on|in|for|by|against|about|at|between|over|toward|towards|than|into|"
    r"under|and)\s+(?:the\s+|its\s+|his\s+|her\s+)?\Z"
)


_HEADED = re.compile(
    r"\b(?:heads?|chief|chair|chairman|chairwoman|directors?|boss|leaders?|secretary|members?|"
    r"president|officials|governor|spokes\w+|one|some|many|most) (?:of|for|at) (?:the )?\Z",
    re.IGNORECASE,
)


# What a verb of the clause rules is its object ("MPs blamed the government").
_VERB_BEFORE = re.compile(
    r"(?<![-\w])(?!(?:united|retired|based|unnamed|morning|evening|beijing|leading|visiting|sitting"
    r"|outgoing|incoming|ruling|acting|interested|related|red)\b)"
    r"(?:[a-z]{2,}(?:ed|ing)|told|met|gave|made|sent|saw|held|brought|left|led|put|let) (?:the )?\Z"
)


# Whom the first person addresses: "I thank the Minister for his answer", "we urge China to ...".
_ADDRESSED = re.compile(
    r"\b(?:I|[Ww]e|[Ll]et me|[Mm]ay I)(?: (?:also|again|too|do|want to|wish to|would like to|must"
    r"|will|would|can|\w+ly))*"
    r" (?:thank|ask|urge|press|commend|congratulate|remind|invite|praise|applaud|salute|welcome"
    r"|support|echo|implore|beg|challenge|encourage)\b[^,;:~]*\Z"
)


_MOST_LEAD = 6  # words that may stand before the subject: "British Foreign Secretary"


_SUBORDINATE = re.compile(
    r"\b(?:while|whilst|although|though|after|before|as|because|since(?! \d)|when|where|if|unless"
    r"|until(?! \d)|that|which|who|whether|despite|with|saying|said|from|how|what|why|than)\b",
    re.IGNORECASE,
)


_CLAUSES = re.compile(r"[,;:~]\s|\s-\s|\bbut\b|\byet\b|\Aand\b")


_NEW_SUBJECT = re.compile(
    r",? \b(?:but|yet)\b (?:since|the|a|an|this|these|its|his|her|many|some|most|few|[A-Z]"
    r"|\w+s (?:have|has|had|are|were|remain))"
)


# A name and a comma: what follows between commas tells of it.
_NAMED_BEFORE = re.compile(r"(?:[A-Z][\w'-]*|\d), \Z")
# "Mitter sees it differently": a pronoun that a verb rules.
_DOES_IT = re.compile(
    r"(?<![\w'])(?!(?:was|is|as|this|thus|yes|perhaps|always|sometimes|has|does|besides|years|months"
    r"|weeks|days|times|hours|nowadays|afterwards|unless|whereas)\b)[a-z]{3,}s \Z"
)


def subordinate(before: str) -> bool:
    """Whether the clause that these words begin is a side clause."""
    return _SUBORDINATE.search(_head(before)) is not None


def _head(before: str) -> str:
    """The words of the clause that is open at the end of `before`."""
    return _CLAUSES.split(before)[-1]


def ruled(narration: str, subject: Subject) -> bool:
    """Whether a preposition stands before the subject ("papers on China")."""
    return _RULING.search(narration[max(0, subject.start - _NEAR) : subject.start]) is not None


def leads(narration: str, subject: Subject) -> bool:
    """Whether the subject stands at the head of a main clause."""
    before = narration[: subject.start]
    if not before:
        return True
    head = _head(before)
    if len(head.split()) > _MOST_LEAD or _SUBORDINATE.search(head):
        return False
    near = before[-_NEAR:]
    if _ADDRESSED.search(head):
        return False
    if narration.startswith(",", subject.end) and _NAMED_BEFORE.search(near):
        return False  # an apposition: "Wang Yi, the foreign minister, …"
    if _VERB_BEFORE.search(near) or (subject.type == "pronoun" and _DOES_IT.search(near)):
        return False
    free = subject.type in {"pronoun", "document"} or _HEADED.search(near) is not None
    return free or _RULING.search(near) is None


def clause_end(narration: str, subject: Subject) -> int:
    """Where the clause that may be the subject's claim ends: at a "but" with a new subject."""
    match = _NEW_SUBJECT.search(narration, subject.end)
    return match.start() if match else len(narration)
