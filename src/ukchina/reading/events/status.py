"""How sure an event is, and when it was: from its trigger, its words and its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.events.lexicon import Trigger, event_lexicon
from ukchina.reading.times.calendar import Interval

if TYPE_CHECKING:
    from datetime import date

    from ukchina.reading.times.expressions import Time

# Of these the clause's words tell what was said, not how sure the saying is.
SAYING = frozenset({"statement", "exchange", "speech", "press_conference", "media_report"})
CONDITION = "conditional"
_TO_COME = frozenset({"intended", "scheduled"})
# A verb in the past that the clause tells first, before what is to come.
_SIMPLE = re.compile(
    r"\A(?:(?!\b(?:will|shall|would|was|were|is|are|had|to)\b)[^,;]){0,120}?"
    r"\b(?:arrived|landed|flew|left|met|began|opened|came|went|visited|travelled|started|spoke)\b",
    re.IGNORECASE,
)
# A sanction in the past: what its authors mean to do next says nothing of it.
_SANCTIONED = re.compile(
    r"(?<!\bbe )\b(?:sanctioned|banned|imposed|slapped)\b(?! by \d)", re.IGNORECASE
)
# "An accord under which both will share data was signed this week": the last verb is the main one.
_PASSIVE = re.compile(
    r"\b(?:which|that|who)\b[^,;]*\b(?:was|were)\s+(?:signed|launched|opened|announced|agreed)\b"
    r"[^,;]*\Z",
    re.IGNORECASE,
)
# These may or may not come, whatever is denied in them.
_FIRST = ("absence", "hypothetical")
# These are what was agreed or decided, done when that was.
_STEPS = frozenset({"step", "deal", "pledge", "legislation", "policy_statement"})
# What denies the act right behind it: "has not", "never", "declined to", "without".
_DENYING = re.compile(
    r"(?:\b(?:ha(?:s|ve|d)|did|do(?:es)?|was|were|is|are|will|would|can|could)"
    r"(?: still| also| so far)?(?: not|n't| never)"
    r"|\bwon't|\bcannot|\bnever|\bwithout"
    r"|\byet to|\b(?:ha(?:s|ve|d)|is|are|was|were) still to|\b(?<!ought )not to(?: have)?"
    r"|\byet to see (?:[\w'-]+ ){1,4}?|\bavoid(?:s|ed|ing)?"
    r"|\b(?:declin|refus|fail)(?:e[sd]?|s|ed|ing)? to"
    r"|\b(?:is|was)(?: not|n't) (?:true|the case|correct) that [^,;:]{0,60}?"
    r"|\b(?:neither|nor)(?: (?:ha[sd]|have|did|was|were|will)(?: \w+){1,3}?)?"
    r"|(?:\bnot|n't|\bnever) [^,;:]{1,50} or"
    r"|\bden(?:y|ies|ied|ying)(?: that)?(?: \w+){0,3}?(?: ha[sd])?"
    r"|(?:\bdid(?: not|n't)|\bfailed to)"
    r" (?:secure|win|obtain|get|achieve|deliver|produce|announce|agree(?: to| on)?)"
    r"(?: (?:an?|the|any))?)"
    r"(?: (?:(?!only\b)\w+ly|yet|even|ever|once|also|since|been|be|to|so far|at (?:that|this|any)"
    r" (?:point|time|stage)))* *\Z",
    re.IGNORECASE,
)
# A subject that is nobody: "No minister", "Neither leader"; or no such thing: "held no talks".
_NOBODY = re.compile(
    r"\A\W*(?:(?:and|but|so far|since then|as yet),? )?(?:(?:no (?!doubt|fewer|less|longer|more"
    r"|sooner|matter|wonder)|neither |none of |nobody |nor |not since |not (?:one|a single) )"
    r"[^,;:]{0,90}(?:, [^,;:]{1,50}, [^,;:]{0,40})?)\Z"
    r"|\bno (?!doubt|fewer|less|longer|more|sooner)(?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
# A trigger may begin with the word that a denial ends with: "declined | to visit".
_LEAD = re.compile(r"(?:to|not)\s+(?:\w+ly\s+)?", re.IGNORECASE)
# What counts or compares looks back, also where it says "in six years".
_BACKWARD = frozenset({"visit_benchmark", "absence", "hiatus"})
# Right before a noun that tells an event: it is to come, or might have come.
_COMING = re.compile(
    r"\b(?:will|shall|is to|are to|due to|set to|expected to|would) (?:be|become|mark|make|see) \Z"
    r"|\b(?:will|shall|is to|are to|due to|set to|expected to|plans? to) (?!have\b|not\b)"
    r"[^,;:]{1,60} for \Z",
    re.IGNORECASE,
)
# Right before such a noun: it has only been proposed.
_PROPOSED = re.compile(
    r"\b(?:proposed|planned|possible|threatened|potential|draft|prospective|mooted)"
    r"(?: [\w-]+){0,2} \Z",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:would|could|might) have (?:been|become|marked|made) \Z", re.IGNORECASE
)
_ASKED = re.compile(r"\?[\s\"')\]]*\Z")
_DENIED_WITHIN = re.compile(
    r"\b(?:ha(?:s|ve|d)|did|was|were|is|are|will|would)(?:n't| not| never)\b(?! only)"
    r"|\b(?:ha(?:s|ve|d)|is|are|was|were) (?:yet|still) to\b"
    r"|\bnever(?= \w)|\A\w+ no (?!doubt|fewer|less|longer|more|sooner)",
    re.IGNORECASE,
)


def status(
    words: str, trigger: Trigger, time: Time | None, published: date | None, *, at: int = 0
) -> str:
    """The status that the trigger implies, else the clause's words, else the time's direction.

    `at` is where the trigger stands in `words`: what is denied there is an "absence". What a text
    of no known day tells without a date is "reported".
    """
    if trigger.status:
        return trigger.status
    if trigger.type not in SAYING:
        stated = _by_words(
            _of_past(words, trigger, at), trigger, denied=_denies(words, trigger, at)
        )
        # What is over has been: "arrived on Tuesday and is to meet the mayor".
        past = stated in _TO_COME and time and time.way == "past" and _over(time, published)
        if stated and not (past and (_SIMPLE.search(words) or _PASSIVE.search(words))):
            return stated
        ahead = time and time.way != "past" and not _over(time, published)
        if ahead and trigger.type not in _BACKWARD:
            return "scheduled"
    dated = time is not None and time.resolution == "explicit"
    return "occurred" if published or dated else "reported"


# "A reset that he began": a clause on its noun, done whatever is told of the noun.
_RELATIVE = re.compile(r"(?P<noun>[\w'-]+),?\s+(?:that|which|who)\s+(?:[\w.'-]+\s+){0,5}?\Z")
# Behind these "that" begins what is said, thought or wanted, not what is told of a noun.
_COMPLEMENT = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|mean[st]?|kn(?:ow|ows|ew|own)|f(?:ind|ound)|so|now"
    r"|th(?:ink|inks|ought)|fact|view|idea|news|evidence|sign|chance|risk|sure|clear|likely"
    r"|possible|certain|given|(?:insist|ensur|agre|believ|hop|warn|argu|suggest|fear|claim|den"
    r"|confirm|admit|acknowledg|not|stress|show|urg|demand|ask|propos|recommend|report|doubt"
    r"|provid|suppos|hear|reveal|add|conclud|imply|vow|pledg|promis)"
    r"(?:e|es|ed|d|s|y|ies|ied|ing|ted|ting)?)\Z",
    re.IGNORECASE,
)


def relative(words: str, at: int) -> int:
    """Where the relative clause begins whose verb stands at `at`; 0 where it is in none."""
    found = _RELATIVE.search(words, 0, at)
    if found is None or _COMPLEMENT.match(found["noun"]) or "," in words[found.end("noun") : at]:
        return 0
    return found.end("noun")


def _of_past(words: str, trigger: Trigger, at: int) -> str:
    """The words without what is told behind a sanction in the past: "sanctioned me and wanted"."""
    if trigger.type != "sanctions_imposed":
        return words
    match = _SANCTIONED.search(words, at)
    return words[: match.end()] if match and match.start() <= at + 1 else words


def leading(before: str, trigger: Trigger, sentence: str) -> str:
    """The status that the words `before` an event tell, or that its sentence asks; "" without.

    A noun does not say of itself that it "will be" or "would have been"; of what is asked nothing
    is known.
    """
    if _ASKED.search(sentence) and trigger.type not in SAYING:
        return "hypothetical"
    if not trigger.noun:
        return ""
    if _SUPPOSED.search(before):
        return "hypothetical"
    if _PROPOSED.search(before):
        return "intended"
    return "scheduled" if _COMING.search(before) else ""


def _by_words(words: str, trigger: Trigger, *, denied: bool) -> str:
    """The status that the clause's words tell; "" when they tell none."""
    found = [
        one.name
        for one in event_lexicon().statuses
        if one.pattern.search(words) and not (one.undertaken and trigger.type in _STEPS)
    ]
    first = next((name for name in found if name in _FIRST), "")
    return first or ("absence" if denied else next(iter(found), ""))


def _denies(words: str, trigger: Trigger, at: int) -> bool:
    """Whether the clause says that what its trigger names did not happen."""
    match = trigger.pattern.search(words, at)
    lead = _LEAD.match(match[0]) if match else None
    before = words[:at] + (lead[0] if lead else "")
    if _DENYING.search(before) or _NOBODY.search(before):
        return True
    return match is not None and _DENIED_WITHIN.search(match[0]) is not None


def _over(time: Time, published: date | None) -> bool:
    """Whether the time ended before the day of publication, or reached back from it."""
    if published is None or time.end is None or time.start is None:
        return False
    return time.end < published or time.start < time.end == published


def when(time: Time | None, stated: str, published: date | None) -> Interval:
    """The interval of the event's time; without one it is open at the side of publication."""
    if time:
        return Interval(time.start, time.end, time.precision)
    if published is None or stated in {"hypothetical", "absence"}:
        return Interval(None, None, "vague")
    if stated in _TO_COME:
        return Interval(published, None, "since")
    return Interval(None, published, "until")
